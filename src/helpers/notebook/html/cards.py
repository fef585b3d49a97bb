"""Findings and notes as cards: the words of notebook 00, the verdict, the figures behind them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from helpers.audit import Audit
from helpers.checks.codes import CHECKS, NOTES
from helpers.checks.finding import Finding
from helpers.checks.note import Note
from helpers.notebook import markdown as md
from helpers.notebook import plain, sections
from helpers.notebook.claims import GRAVEST
from helpers.notebook.html.text import Figure
from helpers.notebook.plain import Plain


class Card(NamedTuple):
    """One finding: its `name` on this page, verdict, heading, sentences, and the figures that it rests on.

    `sure` is "" and `text` is the finding's own sentence where notebook 00 has no section on it. `detail` is that
    sentence in full.
    """

    name: str
    verdict: str
    sign: str
    heading: str
    text: str
    sure: str
    detail: str
    reading: str
    claims: tuple[str, ...]


class NoteCard(NamedTuple):
    """One note: its `name` on this page, what was noted, a sentence, and its id."""

    name: str
    heading: str
    text: str
    note_id: str


def findings(audit: Audit) -> tuple[list[Card], list[Card]]:
    """Return the findings that notebook 00 tells, in its order, and all others, the gravest first."""
    told = sections.sections(audit)
    ids = {one.finding.finding_id for one in told}
    first = [_card(audit, one.finding, one.plain) for one in told]
    rest = sorted(
        (f for f in audit.findings if f.finding_id not in ids), key=lambda f: GRAVEST.index(f.verdict)
    )
    headings = {card.heading for card in first}
    others = []
    for f in rest:
        said = plain.said(audit, f)
        heading = said.heading
        if heading in headings:
            about = CHECKS[f.check]
            heading = f"{about[:1].upper()}{about[1:]}: {f.subject}"
        headings.add(heading)
        text = plain.short(plain.without_ids(f.detail, audit.case.by_id))
        others.append(_card(audit, f, Plain(heading, "", text, "")))
    return first, others


def _card(audit: Audit, f: Finding, said: Plain) -> Card:
    detail = plain.without_ids(f.detail, audit.case.by_id)
    return Card(
        f"finding-{f.finding_id}", f.verdict, md.SIGNS[f.verdict], said.heading,
        said.text, said.sure, "" if detail == said.text else detail, f.reading, f.claims,
    )  # fmt: skip


def notes(audit: Audit) -> list[NoteCard]:
    """Return the notes in their order."""
    return [_note(audit, one) for one in audit.notes]


def _note(audit: Audit, one: Note) -> NoteCard:
    about = NOTES[one.check]
    text = plain.without_ids(one.detail, audit.case.by_id)
    return NoteCard(f"note-{one.note_id}", f"{about[:1].upper()}{about[1:]}", text, one.note_id)


def gravest(found: Iterable[Finding]) -> Callable[[Iterable[str]], str]:
    """Return what tells the gravest verdict that rests on any of some claims, "" where none does."""
    worst: dict[str, str] = {}
    for f in found:
        for claim in f.claims:
            worst[claim] = min(worst.get(claim, f.verdict), f.verdict, key=GRAVEST.index)
    return lambda claims: min((worst[c] for c in claims if c in worst), key=GRAVEST.index, default="")


def figures_of(claims: Iterable[str], marked: Mapping[str, Figure]) -> list[Figure]:
    """Return the figures of claims, each once, in the order given."""
    return list(dict.fromkeys(marked[claim] for claim in claims))


def by_claim(cards: Sequence[Card]) -> Mapping[str, list[Card]]:
    """Return the findings that rest on each claim, by its id."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        for claim in card.claims:
            found.setdefault(claim, []).append(card)
    return found
