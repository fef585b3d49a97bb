"""A market's size times a part's share, beside the size that is printed for the part."""

import re
from fractions import Fraction
from itertools import product

from helpers.case import Case
from helpers.checks import like, phrases, smallest_error
from helpers.checks.finding import Finding, finding
from helpers.engine.intervals import Interval
from helpers.ledger import around
from helpers.ledger.claim import MARKET, Claim
from helpers.readings.bounds import as_float

CHECK = "parts.product"
_MONEY = re.compile(r"\b(?:markets?|revenues?|sales|value|spending|turnover)\b", re.IGNORECASE)
_QUANTITIES = re.compile(
    r"\b(?:consum\w+|demand|volumes?|output|produc(?:es?|ed|tion)|capacity|units?|shipments?|tonn?es?|suppl(?:y|ies))\b",
    re.IGNORECASE,
)


def check(case: Case) -> list[Finding]:
    """Return one finding a part with a size and a share of the market in a year in which the market has a size.

    A company's revenue is of all that it sells: it is of another kind than the size of a part.
    """
    found = [c for c in like.sure(case) if c.end_year and c.start_year is None]
    wholes = [c for c in found if c.kind == "size" and c.subject == MARKET]
    shares = [
        c for c in found if c.kind == "share" and c.base == MARKET and c.unit == "%" and _of_money(case, c)
    ]
    sizes = [c for c in found if c.kind == "size" and c.subject != MARKET]
    return [
        _finding(case, whole, share, size)
        for whole, share, size in product(wholes, shares, sizes)
        if like.subject(share) == like.subject(size)
        and whole.end_year == share.end_year == size.end_year
        and whole.unit == size.unit
        and whole.measure == share.measure == size.measure
    ]


def _of_money(case: Case, c: Claim) -> bool:
    """Whether a share is said to be one of money, and not of what is consumed, produced or shipped."""
    words = f"{around.before(case.page.source, c)} {around.after(case.page.source, c)}"
    return bool(_MONEY.search(words)) and not _QUANTITIES.search(words)


def _finding(case: Case, whole: Claim, share: Claim, size: Claim) -> Finding:
    def made(ends: like.Bounds) -> tuple[Interval, bool]:
        worth = ends[whole.claim_id] * ends[share.claim_id].scale(Fraction(1, 100))
        return worth, not worth.meet(ends[size.claim_id]).empty

    worth, fits = made(case.bounds)
    _, printed = made(like.exact(case))
    low, high = as_float(worth.low), as_float(worth.high)
    text = (
        f"{phrases.told(share)} of {phrases.told(whole)} in {whole.end_year} is"
        f" {phrases.amounts(low, high, whole.unit)}; for {size.subject} the page prints {phrases.told(size)}"
    )
    ids = [size.claim_id, share.claim_id, whole.claim_id]
    if not fits:
        text += ". Which of them is wrong cannot be known."
        return finding(
            CHECK, "contradiction", ids, text, subject=size.subject, low=low, high=high, unit=whole.unit
        )
    error = smallest_error.of(size, [like.infinite(worth)], case.assumptions)
    verdict = "fits" if printed else "fits by rounding"
    return finding(
        CHECK, verdict, ids, f"{text}.", subject=size.subject, low=low, high=high, unit=whole.unit, smallest_error=error
    )  # fmt: skip
