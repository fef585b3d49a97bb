"""Blocks -> claims, one a printed figure and subject; other runs of digits -> rejects with a reason."""

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from helpers.ledger import (
    bases,
    cells,
    doubts,
    hedges,
    kinds,
    measures,
    rejects,
    sentences,
    signs,
    subjects,
    whom,
    years,
)  # fmt: skip
from helpers.ledger.claim import MARKET, Claim
from helpers.ledger.doubts import Chances
from helpers.ledger.sentences import Sentence
from helpers.page import body
from helpers.page.blocks import Block, Report
from helpers.page.source import Document, page_of


class Reject(NamedTuple):
    """A run of digits that is no claim, and why."""

    figure: str
    start: int
    end: int
    reason: str


_WINDOW = re.compile(
    r"(?<![\w.,-])(?P<first>(?:19|20)\d\d)\s*(?:to|through|till|until|and|-|–|—)\s*(?P<last>(?:19|20)\d\d)(?![\w]|-\d)"
    r"|(?<![\w.,-])(?P<begin>(?:19|20)\d\d)[-–](?P<short>\d\d)(?![\w%]|[.,/-]\d)"
    r"|(?<![\w.,-])(?P<only>(?:19|20)\d\d)(?![\w]|[-.,]\d)"
)
# Before a lone year in a title that ends no forecast: a month, a quarter, or what happened in that year.
_NO_WINDOW = re.compile(
    r"\b(?:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?(?: \d{1,2})?,?|[QH][1-4]|[1-4][QH]|FY|in|for|of|since|during)\s*$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d\s?%|[$€£¥₹]\s?\d|\b[A-Z]{3}\s?\d|\d\s?(?:[mb]illion|trillion|crore)", re.IGNORECASE)
_OF_MARKET = re.compile(r"\bmarket,?\s+$", re.IGNORECASE)  # "Kite Market 2032"
_SURE = re.compile(
    r"\b(?:till|until|up ?to|through|forecasts?(?: to)?|outlook(?: to)?)[\s:,-]*$", re.IGNORECASE
)
MOST = 2000  # figures with a unit that are read on a page; beyond, a page is no report, and reading it takes for ever
UNREAD = "unread"  # the reason of what stands behind them


class _Budget:
    """How many figures may still be weighed on a page, and where in the block at hand that ended."""

    def __init__(self) -> None:
        self.left = MOST
        self.ended: int | None = None

    def covers(self, sentence: Sentence) -> bool:
        """Whether a sentence may be weighed."""
        if self.left <= 0:
            self.ended = sentence.start
            return False
        self.left -= len(sentence.figures)
        return True

    def reason(self, at: int, reason: str) -> str:
        """Return why a run of digits is no claim."""
        return UNREAD if self.ended is not None and at >= self.ended else reason


def read(report: Report) -> tuple[tuple[Claim, ...], list[Reject]]:
    """Return the claims, numbered c01, c02, ..., and the rejects of a page, each in page order.

    Beyond `MOST` figures in sentences, and beyond the cells that `cells.read` reads, figures are rejects, unread.
    """
    page, budget = sentences.Page(report), _Budget()
    tabled = cells.read(page) if report.tables else {}
    beyond = cells.unread(report)
    claims: list[Claim] = []
    left_out: list[Reject] = []
    ids = (f"c{n:02d}" for n in count(1))
    for number, block in enumerate(report.blocks):
        if not sentences.numeric(block.text):
            continue
        spans = []
        budget.ended = 0 if number in beyond else None
        found = _claims(page, number, block, ids, budget) if number not in tabled else tabled[number]
        for claim, span in found:
            claims.append(claim if claim.claim_id else claim._replace(claim_id=next(ids)))
            spans.append(span)
        for start, end, reason in rejects.read(block, spans):
            at = block.span(start, end)
            left_out.append(Reject(report.source[slice(*at)], *at, budget.reason(start, reason)))
    if report.pages:
        claims = [c._replace(page=page_of(report.pages, c.start)) for c in claims]
    return tuple(claims), left_out


def furniture(document: Document) -> list[Reject]:
    """Return the runs of digits that stand beside a document's article."""
    spans = body.numerals(document.text, document.furniture)
    return [Reject(document.text[start:end], start, end, "furniture") for start, end in spans]


def _claims(
    page: sentences.Page, number: int, block: Block, ids: Iterator[str], budget: _Budget
) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """Yield each claim with its figure's span in the block's text."""
    if block.kind == "title":
        yield from _window(page, block, ids)
    last = ""
    for sentence in sentences.read(page, number, block):
        if not budget.covers(sentence):
            return
        weighed = kinds.weighed(sentence)
        measured = [kind for kind, _ in weighed]
        here = False
        for i, (kind, likely) in enumerate(weighed):
            span = (sentence.start + sentence.figures[i].start, sentence.start + sentence.figures[i].end)
            if kind and not block.linked(span[0]):
                for about in _whom(sentence, i, measured, (last, here)):
                    last, here = " + ".join(about.subjects), True
                    what = (
                        "size"
                        if kind == "revenue" and about.subjects == (MARKET,) and not page.card.whole
                        else kind
                    )
                    yield _claim(sentence, i, what, likely, about, measured, span, next(ids)), span


def _whom(s: Sentence, i: int, measured: list[str], last: tuple[str, bool]) -> list[whom.Whom]:
    """Whom a figure is about, one entry a claim."""
    if not s.page.card.whole:
        return whom.read(s, i, measured, last)
    named = subjects.read(s, i, measured)
    return [whom.Whom(subject, float(doubts.on_market(s, i, subject))) for subject in named]


def _window(
    page: sentences.Page, block: Block, ids: Iterator[str]
) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """Yield the forecast years in the page's title, if it has any."""
    match = _window_of(block.text, page.card.whole)
    if match:
        first, last = match["first"] or match["begin"], match["last"] or match["only"]
        if match["short"]:  # "2024-31" is a span, and "2024-25" one year in two parts
            last = first[:2] + match["short"]
            if int(last) <= int(first) + 1:
                return
        span = match.span()
        start, end = block.span(*span)
        yield Claim(
            claim_id=next(ids), kind="window", subjects=(MARKET,), ends=(), hedge="", unit="",
            start_year=int(first) if first else None, end_year=int(last), horizon=None, base="", company="",
            section=block.section, figure=page.report.source[start:end], start=start, end=end,
        ), span  # fmt: skip


def _window_of(title: str, whole: bool) -> re.Match[str] | None:
    """The years of a title's forecast: a span, else a year that ends one; on a page on one market one that may."""
    found = list(_WINDOW.finditer(title))
    ahead = [match for match in found if match["only"] and _looks_ahead(title, match.start())]
    sure = [m for m in ahead if _SURE.search(title, 0, m.start()) or _OF_MARKET.search(title, 0, m.start())]
    spans = [match for match in found if not match["only"]]
    return next(iter([*spans, *sure, *(ahead if whole else [])]), None)


def _looks_ahead(title: str, at: int) -> bool:
    """Whether a lone year in a title ends a forecast: "till 2031"; that of "USD 5 billion by 2030" is the size's."""
    if _SURE.search(title, 0, at):
        return True
    return not _NO_WINDOW.search(title, 0, at) and not _AMOUNT.search(title)


def _claim(
    s: Sentence,
    i: int,
    kind: str,
    likely: float,
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
    base = _base(s, i, subject) if kind == "share" else ""
    chances = Chances(likely, about.chance)
    ends = signs.turned(figure.ends) if growth and signs.read(s, i, measured) else figure.ends
    return Claim(
        claim_id=claim_id, kind=kind, subjects=subject, ends=ends, hedge=hedges.read(s, i), unit=figure.unit,
        start_year=first, end_year=last, horizon=horizon,
        base=base, company=_speaker(s, i, kind, subject),
        section=s.block.section, figure=s.page.report.source[start:end], start=start, end=end,
        doubt=doubts.read(s, i, kind, subject, chances, (first, last), horizon, base, figure.unit),
        measure=measures.read(s, i, kind),
    )  # fmt: skip


def _base(s: Sentence, i: int, subject: tuple[str, ...]) -> str:
    return subjects.base(s, i, subject) if s.page.card.whole else bases.read(s, i, subject)


def _speaker(s: Sentence, i: int, kind: str, subject: tuple[str, ...]) -> str:
    """The company whose sentence says something of the market, or ""."""
    of_market = kind in ("growth", "size") and subject == (MARKET,)
    return (of_market and s.of_players and subjects.speaker(s, i)) or ""
