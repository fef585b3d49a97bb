"""A rise told in one sentence or one row: two sizes and the rate between them, of one thing whatever that is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from helpers.ledger import around, markets
from helpers.ledger.claim import Claim, Horizon
from helpers.page import places
from helpers.page.blocks import Report

# What leads from one size to the next: "from A in 2024 to B", "valued at A in 2024, it will reach B".
_LEADS = re.compile(
    r"\b(?:to|reach\w*|hit\w*|surpass\w*|exceed\w*|grow\w*|expand\w*|ris(?:e|es|ing)|increas\w+|becom\w+|worth|by|from)\b"
    r"|→|->|\band\b",
    re.IGNORECASE,
)
# What begins to speak of something else: another voice, another case, a part of it.
_TURNS = re.compile(
    r"\b(?:while|whereas|but|although|compared|versus|vs|according|another|other|of which|including|respectively"
    r"|each|both|previous\w*|earlier|instead|rather"
    r"|(?:its|their)(?! (?:\w+ )?(?:value|valuation|size|worth)\b))\b",
    re.IGNORECASE,
)
# What is said of the market that is named behind it: "Valued at A in 2024, the kite market will reach B".
_OPENS = re.compile(
    r"\W*(?:(?:Currently|Already|Now)\s+)?(?:Valued|Estimated|Pegged|Sized|Worth)\b[^,]{0,30}"
)
_YEARLY = re.compile(
    r"\bCAGR\b|\bcompound(?:ed)?\b|\bannual(?:ly|i[sz]ed)?\b|\b(?:a|per) year\b", re.IGNORECASE
)
_PART_OF_YEAR = re.compile(
    r"\b(?:[QH][1-4]|[1-4][QH]|quarter(?:ly|s)?|half|months?|monthly|year[- ]o\w+[- ]year|YoY)\b",
    re.IGNORECASE,
)
# A word with a capital that is none of a rate, an amount or a date.
_CAPITAL = re.compile(
    r"\b(?!Compound|Annual|Growth|Rate|Market|Billion|Million|Trillion|Forecast|Period|By|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug"
    r"|Sep|Oct|Nov|Dec)[A-Z][a-z]+"
)
OPEN = frozenset(
    ["", "subject", "kind", "years"]
)  # what may be open of a claim whose place in the sentence says it


class Chain(NamedTuple):
    """Two sizes and the rate that leads from the first to the last."""

    first: Claim
    last: Claim
    rate: Claim


def find(page: Report, claims: Sequence[Claim]) -> list[Chain]:
    """Return the rises that a page's sentences tell, from its claims in page order, then those of its tables' rows.

    The two sizes are in one currency and of two years, the rate is a yearly one of these years or of none that is
    said, and between the three nobody else, no other place and no other market is named. Of such figures only whom
    they are all about can be open, and of the rate whether it begins in the first size's year; then its horizon is the
    forecast period. In a row the rate is of the years of two of its sizes, over a forecast period, or of the last of
    two years.
    """
    told = [c for c in claims if c.kind in ("size", "growth", "increment")]
    in_text = [
        chain
        for at in range(len(told) - 2)
        for chain in _of(page.source, told[max(0, at - 1) : at + 4], min(at, 1))
    ]
    return in_text + [chain for row in _rows(page, told) for chain in _in_row(row)]


def _of(source: str, near: Sequence[Claim], at: int) -> Iterator[Chain]:
    """Yield the rise that the three figures from `at` on tell; `near` has the one before and the one behind, too."""
    three = near[at : at + 3]
    sizes, rates = ([c for c in three if c.kind == kind] for kind in ("size", "growth"))
    if len(sizes) != 2 or len(rates) != 1 or not _together(source, near, three):
        return
    first, last = sorted(sizes, key=lambda c: c.end_year or 0)
    rate, span = rates[0], (first.end_year, last.end_year)
    if not all(map(_usable, three)) or first.unit != last.unit or None in span or span[0] == span[1]:
        return
    said = (rate.start_year, rate.end_year)
    if said in ((None, None), (None, span[1]), span):
        period = Horizon(period=True) if rate.doubt == "years" or said != span else rate.horizon
        yield Chain(first, last, rate._replace(start_year=span[0], end_year=span[1], horizon=period))


def _usable(c: Claim) -> bool:
    return bool(c.ends) and c.doubt in OPEN and not c.company and c.measure != "volume"


def _rows(page: Report, told: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the claims of each row of a page's tables that has three or more."""
    starts = [c.start for c in told]
    for table in page.tables:
        for row in table.rows:
            found: list[Claim] = []
            for number in dict.fromkeys(number for cell in row for number in cell.blocks):
                block = page.blocks[number]
                first, last = block.span(0, len(block.text)) if block.text else (0, 0)
                found += told[bisect_left(starts, first) : bisect_left(starts, last)]
            if len(found) > 2:
                yield found


def _in_row(row: Sequence[Claim]) -> Iterator[Chain]:
    """Yield the rises in a row on one subject that has one size a year, in one currency."""
    sizes = {c.end_year: c for c in row if c.kind == "size"}
    of_one = len({c.subjects for c in row}) == 1 and len({c.unit for c in sizes.values()}) == 1
    if not of_one or not all(map(_usable, row)) or len(sizes) < sum(c.kind == "size" for c in row):
        return
    for rate in (c for c in row if c.kind == "growth" and c.end_year and not c.horizon):
        start = rate.start_year or (rate.end_year or 0) - 1
        first, last = sizes.get(start), sizes.get(rate.end_year)
        if first and last:
            period = Horizon(period=True) if rate.start_year else None
            yield Chain(first, last, rate._replace(start_year=start, horizon=period))


def _together(source: str, near: Sequence[Claim], three: Sequence[Claim]) -> bool:
    """Whether neighbouring figures are of one thing: one sentence tells these three and no others, and names nobody
    between them.
    """
    joined = [pair for pair in pairwise(near) if around.one_sentence(source, *pair)]
    if joined != list(pairwise(three)):
        return False
    between = [around.between(source, *pair) for pair in joined]
    behind = around.after(source, three[-1])[:60]
    free = between[1:] if _OPENS.fullmatch(around.before(source, three[0])) else between
    if any(map(_TURNS.search, between)) or any(map(_names, free)) or re.search(r"\brespectively\b", behind):
        return False
    sizes = [c for c in three if c.kind == "size"]
    words = " ".join([*between, around.before(source, three[0])[-60:], behind])
    leads = _LEADS.search(around.between(source, *sizes))
    return bool(leads and _YEARLY.search(words)) and not _PART_OF_YEAR.search(words)


def _names(text: str) -> bool:
    """Whether a text names anybody, a place, or a market or segment other than "the market"."""
    somebody = _CAPITAL.search(text) or places.find(text)
    return bool(somebody) or any(n.name or n.head in markets.PARTS for n in markets.find(text))
