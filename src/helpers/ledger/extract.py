"""Blocks -> claims, one a printed figure and subject; other runs of digits -> rejects with a reason."""

import re
from decimal import Decimal
from typing import NamedTuple

from helpers.ledger import hedges, kinds, rejects, sentences, subjects, years
from helpers.page.blocks import Block, Report


class Claim(NamedTuple):
    """One claim as printed; the fields are the ledger's columns, the span counts characters of the source."""

    section: str
    kind: str
    subject: str
    low: Decimal | None
    high: Decimal | None
    hedge: str | None
    unit: str | None
    start_year: int | None
    end_year: int | None
    horizon: str | None
    of: str | None
    figure: str
    start: int
    end: int


class Reject(NamedTuple):
    """A run of digits that is no claim, and why."""

    figure: str
    start: int
    end: int
    reason: str


ABOUT = " › "  # in a claim's section, before the company whose sentence says it of the market
_WINDOW = re.compile(
    r"(?<![\w.,-])(?P<first>(?:19|20)\d\d)\s*(?:to|through|till|until|and|-|–|—)\s*(?P<last>(?:19|20)\d\d)(?![\w]|-\d)"
    r"|(?<![\w.,-])(?P<only>(?:19|20)\d\d)(?![\w]|[-.,]\d)"
)


def read(report: Report) -> tuple[list[Claim], list[Reject]]:
    """Return the claims and the rejects of a page, each in page order."""
    page, claims, left_out = sentences.Page(report), [], []
    for number, block in enumerate(report.blocks):
        if not sentences.numeric(block.text):
            continue
        found = list(_claims(page, number, block))
        claims += [claim for claim, _ in found]
        for start, end, reason in rejects.read(block, [span for _, span in found]):
            at = block.span(start, end)
            left_out.append(Reject(report.source[slice(*at)], *at, reason))
    return claims, left_out


def _claims(page: sentences.Page, number: int, block: Block):
    """Yield (claim, its figure's span in the block's text)."""
    if block.kind == "title":
        yield from _window(page, block)
    for sentence in sentences.read(page, number, block):
        measured = kinds.read(sentence)
        for i, kind in enumerate(measured):
            span = (sentence.start + sentence.figures[i].start, sentence.start + sentence.figures[i].end)
            if kind and not block.linked(span[0]):
                for subject in subjects.read(sentence, i, measured):
                    yield _claim(sentence, i, kind, subject, measured, span), span


def _window(page: sentences.Page, block: Block):
    """The forecast years in the page's title, if it has any."""
    match = _WINDOW.search(block.text)
    if match:
        span = match.span("only") if match["only"] else (match.start("first"), match.end("last"))
        start, end = block.span(*span)
        first, last = match["first"], match["last"] or match["only"]
        yield Claim(
            block.section, "window", subjects.MARKET, None, None, None, None, int(first) if first else None,
            int(last), None, None, page.report.source[start:end], start, end,
        ), span  # fmt: skip


def _claim(s: sentences.Sentence, i: int, kind: str, subject: str, measured: list[str], span) -> Claim:
    figure, hedge = s.figures[i], hedges.read(s, i)
    growth, share = kind == "growth", kind == "share"
    first, last = years.of_growth(s, i, measured) if growth else (None, years.of_amount(s, i, kind))
    start, end = s.block.span(*span)
    return Claim(
        section=_section(s, i, kind, subject), kind=kind, subject=subject,
        low=figure.ends[0].value if figure.ends and hedge != "under" else None,
        high=figure.ends[-1].value if figure.ends and hedge != "over" else None,
        hedge=hedge, unit=figure.unit, start_year=first, end_year=last,
        horizon=years.horizon(s, i) if growth else None, of=subjects.base(s, i, subject) if share else None,
        figure=s.page.report.source[start:end], start=start, end=end,
    )  # fmt: skip


def _section(s: sentences.Sentence, i: int, kind: str, subject: str) -> str:
    """The heading above; behind it the company, where a sentence on a company says something of the market."""
    market = kind in ("growth", "size") and subject == subjects.MARKET
    company = subjects.speaker(s, i) if market and s.of_players else None
    return f"{s.block.section}{ABOUT}{company}" if company else s.block.section
