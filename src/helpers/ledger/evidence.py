"""What speaks for and against a claim's being read as its page means it, as features of a learned weighing.

Only on pages that are not on one market throughout; the words' own tests are in `doubts`.
"""

import re
from typing import NamedTuple

from helpers.ledger import card as cards
from helpers.ledger import markets, years
from helpers.ledger.claim import MARKET, UNCLEAR, Horizon
from helpers.ledger.sentences import Sentence

_ESTIMATED = re.compile(r"\bestimat\w+", re.IGNORECASE)
_STEPS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)


class Chances(NamedTuple):
    """How likely a figure's kind and its subject are, each from 0 to 1."""

    kind: float
    subject: float


def find(
    s: Sentence,
    i: int,
    kind: str,
    subject: tuple[str, ...],
    chances: Chances,
    span: tuple[int | None, int | None],
    horizon: Horizon | None,
    left_open: frozenset[str],
) -> set[str]:
    """Return the features of a claim; `left_open` are the parts that the words alone leave open."""
    said = years.find(s.text)
    given = sum(year is not None for year in span)
    figures = min(len(s.figures), 5)
    features = {
        f"kind chance:{_step(chances.kind)}",
        f"subject chance:{_step(chances.subject)}",
        f"both chances:{_step(chances.kind * chances.subject)}",
        f"figures:{figures}",
        f"years:{min(len(said), 4)} given:{given}",
        f"page:{s.page.card.kind}",
        f"block:{s.block.kind}",
        f"subject:{_sort(s, subject)}",
        f"page:{s.page.card.kind} subject:{_sort(s, subject)}",
        f"markets named:{min(3, len({n.name for n in markets.find(s.text) if n.name}))}",
        *(f"open:{part}" for part in left_open),
    }
    if _ESTIMATED.search(s.text, max(0, s.figures[i].start - 25), s.figures[i].start):
        features.add("estimated")
    features.add(f"subject said here:{_said(s, i, subject)}")
    words = markets.stems(subject[0]) if len(subject) == 1 else frozenset()
    if words and words <= markets.stems(s.page.report.title):
        features.add(f"subject in title, page:{s.page.card.kind}")
    own = (
        "market" if subject == (MARKET,) else "spoken of" if cards.is_spoken(s.page.card, subject[0]) else ""
    )
    if own:
        features |= {f"{own}, {sign}" for sign in s.page.card.signs} | {own}
    if s.page.acting:
        features.add("company's page")
    if horizon:
        features.add("horizon")
    if any(year.role == "span" for year in said):
        features.add("a span of years")
    if s.groups[i][1] - s.groups[i][0] > 1:
        features.add("joined figures")
    if not left_open:
        features.add("nothing open")
    return features | {f"{kind}|{feature}" for feature in features}


def _said(s: Sentence, i: int, subject: tuple[str, ...]) -> str:
    """Whether a subject is named in its sentence before the figure, behind it, or not at all."""
    words = markets.stems(" ".join(subject).replace(", ", " "))
    if not words or subject == (MARKET,):
        named = markets.find(s.text[: s.figures[i].start])
        return "the market" if any(n.head not in markets.MEASURES for n in named) else "no market"
    if words <= markets.stems(s.text[: s.figures[i].start]):
        return "before"
    return (
        "behind"
        if words <= markets.stems(s.text)
        else "place"
        if any(m.name in subject for m in s.places)
        else "no"
    )


def _step(chance: float) -> str:
    return f"{max((step for step in _STEPS if chance >= step), default=0.0)}"


def _sort(s: Sentence, subject: tuple[str, ...]) -> str:
    if len(subject) > 1:
        return "joint"
    (name,) = subject
    if name in (MARKET, UNCLEAR):
        return name
    if any(place.name == name for place in s.places):
        return "place"
    return f"named by {min(len(name.split()), 4)} words{', in a place' if ', ' in name else ''}"
