"""Blocks -> claims, one a printed figure and subject; other runs of digits -> rejects with a reason."""

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from helpers.ledger import doubts, hedges, kinds, rejects, sentences, subjects, whom, years
from helpers.ledger.claim import MARKET, Claim
from helpers.ledger.sentences import Sentence
from helpers.page.blocks import Block, Report


class Reject(NamedTuple):
    """A run of digits that is no claim, and why."""

    figure: str
    start: int
    end: int
    reason: str


_WINDOW = re.compile(
    r"(?<![\w.,-])(?P<first>(?:19|20)\d\d)\s*(?:to|through|till|until|and|-|–|—)\s*(?P<last>(?:19|20)\d\d)(?![\w]|-\d)"
    r"|(?<![\w.,-])(?P<only>(?:19|20)\d\d)(?![\w]|[-.,]\d)"
)
# Before a year in a title that is the one of a size: "Boats to Reach $5 billion by 2030".
_SIZED = re.compile(
    r"[$€£¥₹]\s?\d[^;:|]{0,40}\b(?:by|in)\s+(?:the end of\s+)?$|\b[A-Z]{3}\s?\d[^;:|]{0,40}\b(?:by|in)\s+$"
)
# What makes one year of a title the end of a forecast: "Forecast to 2030", "till 2031".
_AHEAD = re.compile(
    r"\b(?:forecasts?|outlook|projections?|to|till|until|through|by)\b[^\d]{0,30}\b20\d\d\b|\b20\d\d\s+forecast|\b(?:market|industry)[\s,:(–-]{1,4}20\d\d\b|^\W*20\d\d\W*$",
    re.IGNORECASE,
)


def read(report: Report) -> tuple[tuple[Claim, ...], list[Reject]]:
    """Return the claims, numbered c01, c02, ..., and the rejects of a page, each in page order."""
    page = sentences.Page(report)
    claims: list[Claim] = []
    left_out: list[Reject] = []
    ids = (f"c{n:02d}" for n in count(1))
    for number, block in enumerate(report.blocks):
        if not sentences.numeric(block.text):
            continue
        spans = []
        for claim, span in _claims(page, number, block, ids):
            claims.append(claim)
            spans.append(span)
        for start, end, reason in rejects.read(block, spans):
            at = block.span(start, end)
            left_out.append(Reject(report.source[slice(*at)], *at, reason))
    return tuple(claims), left_out


def _claims(
    page: sentences.Page, number: int, block: Block, ids: Iterator[str]
) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """Yield each claim with its figure's span in the block's text."""
    if block.kind == "title":
        yield from _window(page, block, ids)
    for sentence in sentences.read(page, number, block):
        measured = kinds.read(sentence)
        for i, kind in enumerate(measured):
            span = (sentence.start + sentence.figures[i].start, sentence.start + sentence.figures[i].end)
            if kind and not block.linked(span[0]):
                for about in _whom(sentence, i, measured):
                    yield _claim(sentence, i, kind, about, measured, span, next(ids)), span


def _whom(s: Sentence, i: int, measured: list[str]) -> list[whom.Whom]:
    """Whom a figure is about, one entry a claim."""
    if not s.page.card.whole:
        return whom.read(s, i, measured)
    return [whom.Whom(subject, doubts.on_market(s, i, subject)) for subject in subjects.read(s, i, measured)]


def _window(
    page: sentences.Page, block: Block, ids: Iterator[str]
) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """Yield the forecast years in the page's title, if it has any."""
    match = _WINDOW.search(block.text)
    ahead = page.card.whole or not match or not match["only"] or _AHEAD.search(block.text)
    if match and ahead and not (match["only"] and _SIZED.search(block.text, 0, match.start())):
        span = match.span("only") if match["only"] else (match.start("first"), match.end("last"))
        start, end = block.span(*span)
        first, last = match["first"], match["last"] or match["only"]
        yield Claim(
            claim_id=next(ids), kind="window", subjects=(MARKET,), ends=(), hedge="", unit="",
            start_year=int(first) if first else None, end_year=int(last), horizon=None, base="", company="",
            section=block.section, figure=page.report.source[start:end], start=start, end=end,
        ), span  # fmt: skip


def _claim(
    s: Sentence,
    i: int,
    kind: str,
    about: whom.Whom,
    measured: list[str],
    span: tuple[int, int],
    claim_id: str,
) -> Claim:
    figure, growth, subject = s.figures[i], kind == "growth", about.subjects
    spanned = growth or kind == "increment"
    first, last = years.of_growth(s, i, measured) if spanned else (None, years.of_amount(s, i, kind))
    start, end = s.block.span(*span)
    horizon = years.horizon(s, i) if growth else None
    base = subjects.base(s, i, subject) if kind == "share" else ""
    return Claim(
        claim_id=claim_id, kind=kind, subjects=subject, ends=figure.ends, hedge=hedges.read(s, i), unit=figure.unit,
        start_year=first, end_year=last, horizon=horizon,
        base=base, company=_speaker(s, i, kind, subject),
        section=s.block.section, figure=s.page.report.source[start:end], start=start, end=end,
        doubt=doubts.read(s, i, kind, about.sure, (first, last), horizon, base, figure.unit),
    )  # fmt: skip


def _speaker(s: Sentence, i: int, kind: str, subject: tuple[str, ...]) -> str:
    """The company whose sentence says something of the market, or ""."""
    of_market = kind in ("growth", "size") and subject == (MARKET,)
    return (of_market and s.of_players and subjects.speaker(s, i)) or ""
