"""What must hold of any page: it is read or refused in one sentence, in time, and nothing that it says is obeyed."""

import re
import time

from helpers import case
from helpers.audit import Audit
from helpers.checks import finding, note
from helpers.ledger import table as ledger
from helpers.notebook import answer, claims, growth, markdown, plain, rises, sections
from helpers.page import blocks, source
from helpers.page.source import ReportError
from helpers.tables import writers

SECONDS = 10.0  # of the processor for one page
_LINK = re.compile(r"://|\bwww\.|[\w.]@[\w.]", re.IGNORECASE)
_STEERS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)  # a terminal, or the order of text
_BREAKS = dict.fromkeys(map(ord, "\n\r\t"), " ")  # may stand in a table
_NOTHING = re.compile(r"(?<![\w-])(?:nan|None|NaT|<NA>)(?![\w-])")


class Broken(Exception):
    """A rule is broken; the message says which."""


def page(raw: bytes, checked: bool = True) -> str:
    """Read a page, check and tell it; return "checked", "read" or "refused".

    What is checked is also read as `helpers ledger` does it. Raises Broken, and whatever the program raises.
    """
    began = time.process_time()
    try:
        document = source.document(raw, "page.md")
        opened = case.made(document, "page.md")
        rows = [ledger.row(c, "page.md") for c in opened.claims]
        rejects = [("page.md", r.figure, r.start, r.end, r.reason) for r in opened.rejected]
        if checked and (rows, rejects) != _ledger(document):
            raise Broken("ledger and case differ")
        audit = Audit(opened) if opened.claims and checked else None
        found, noted = (audit.of_page, audit.notes) if audit else ((), ())
    except ReportError as error:
        if "\n" in str(error) or "page.md" not in str(error):
            raise Broken(f"a refusal is no sentence that names the file: {error}") from None
        return "refused"
    _stands(opened)
    cells = [*rows, *rejects, *map(finding.row, found), *map(note.row, noted)]
    _harmless(writers._csv(cells))
    _obeys(markdown.page_named(opened))
    for one in found:
        _tells(audit, one)
    if audit:
        _shows(audit)
    if time.process_time() - began > SECONDS:
        raise Broken(f"it took {time.process_time() - began:.1f} s")
    return "checked" if checked else "read"


def _ledger(document):
    claims, rejects = ledger.rows(blocks.of(document))
    return claims, ledger.in_order(rejects + ledger.furniture(document))


def _stands(opened):
    text = opened.page.source
    for c in opened.claims:
        if text[c.start : c.end] != c.figure:
            raise Broken(f"{c.claim_id} does not stand where it says")


def _harmless(table: str) -> None:
    if found := _STEERS.search(table.translate(_BREAKS)):
        raise Broken(f"{found[0]!r} stands in a table")
    for line in re.split(r"(?<=[,\n])(?=[=+@])", table)[1:]:
        raise Broken(f"a cell is a formula: {line[:30]!r}")


def _shows(audit) -> None:
    """Make all that notebook 00 shows of a page, without its pictures."""
    told = [answer.findings_answer(audit), growth.rates_title(audit)]
    told += [sections.quotations(audit, one.finding.claims) for one in sections.sections(audit)]
    growth.rates_table(audit), growth.factors_table(audit), claims.countries(audit.case)
    if rise := rises.first(audit):
        rises.by_hand_table(audit, rise)
    for text in told[:1] + told[2:]:
        _obeys(text)


def _tells(audit, one) -> None:
    said = plain.said(audit, one)
    for text in (one.detail, *said):
        printed = {c.figure for c in audit.case.claims} | {c.subject for c in audit.case.claims}
        if _NOTHING.search(text) and not any(_NOTHING.search(name) for name in printed):
            raise Broken(f"a sentence says nothing: {text[:120]}")
        _obeys(markdown.escape(text))


def _obeys(shown: str) -> None:
    if _LINK.search(shown) or _STEERS.search(shown):
        raise Broken(f"text of the page is obeyed: {shown[:120]!r}")
