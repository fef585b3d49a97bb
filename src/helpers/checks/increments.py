"""What a market grows by, in money, beside its sizes and its rate over the same years."""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from helpers.case import Case
from helpers.checks import like, phrases, smallest_error, words
from helpers.checks.finding import Finding, finding
from helpers.checks.growth import paths
from helpers.engine.intervals import Interval
from helpers.ledger.claim import Claim
from helpers.readings.bounds import as_float

CHECK = "increments.sizes"
# An opportunity may be a whole market, or what is sold in all the years; these words mean the rise.
_RISE = re.compile(
    r"\b(?:grow(?:s|ing|th)?|increas\w+|ris(?:e|es|ing)|expan\w+|add(?:s|ing)?|climb\w*|incremental|absolute dollar)\b",
    re.IGNORECASE,
)


class Rise(NamedTuple):
    """An increment, the claims that say otherwise what it is, and the numbers that these leave it."""

    claim: Claim
    others: tuple[Claim, ...]
    left: Interval
    exact: Interval


def check(case: Case) -> list[Finding]:
    """Return one finding an increment and what else says how much its subject grows by in the same years."""
    return [_finding(case, one) for one in _rises(case)]


def _rises(case: Case) -> Iterator[Rise]:
    found = like.sure(case)
    exact = like.exact(case)
    for c in found:
        if c.kind != "increment" or not c.end_year or not _RISE.search(words.before(case.page.source, c)):
            continue
        own = [o for o in found if like.subject(o) == like.subject(c) and o.measure == c.measure]
        sizes = [o for o in own if o.kind == "size" and o.unit == c.unit and o.start_year is None]
        firsts = [o for o in sizes if c.start_year and o.end_year == c.start_year]
        lasts = [o for o in sizes if o.end_year == c.end_year]
        span = (c.start_year, c.end_year)
        rates = [o for o in own if o.kind == "growth" and c.start_year and (o.start_year, o.end_year) == span]
        n = c.end_year - (c.start_year or c.end_year)
        for first, last in product(firsts, lasts):
            yield Rise(
                c, (first, last), *(minus(e[last.claim_id], e[first.claim_id]) for e in (case.bounds, exact))
            )
        if not firsts:
            for last in lasts:  # what grows by more than it ends at began below nothing
                ends = (Interval(None, e[last.claim_id].high) for e in (case.bounds, exact))
                yield Rise(c, (last,), *ends)
        for first, rate in product(firsts, rates if not lasts else ()):
            if (case.bounds[rate.claim_id].low or 0) > 0:
                grown = (paths.factor(e[rate.claim_id]) ** n for e in (case.bounds, exact))
                ends = zip((case.bounds, exact), grown, strict=True)
                yield Rise(c, (first, rate), *(e[first.claim_id] * g.shift(-1) for e, g in ends))


def minus(one: Interval, other: Interval) -> Interval:
    """Return the differences of a number of each."""
    low, high = (None if x is None else -x for x in (other.high, other.low))
    return one + Interval(low, high, other.high_open, other.low_open)


def _finding(case: Case, one: Rise) -> Finding:
    c, own = one.claim, case.bounds[one.claim.claim_id]
    low, high = as_float(one.left.low), as_float(one.left.high)
    figures = phrases.listed(f"{phrases.told(o)}{phrases.years(o)}" for o in one.others)
    text = (
        f"{figures} leave a rise of {phrases.amounts(low, high, c.unit)}; the page prints one of"
        f" {phrases.told(c)}{phrases.years(c)}"
    )
    ids = [c.claim_id, *(o.claim_id for o in one.others)]
    if own.meet(one.left).empty:
        text += ". Which of them is wrong cannot be known."
        return finding(CHECK, "contradiction", ids, text, subject=c.subject, low=low, high=high, unit=c.unit)
    printed = not like.exact(case)[c.claim_id].meet(one.exact).empty
    return finding(
        CHECK, "fits" if printed else "fits by rounding", ids, f"{text}.", subject=c.subject, low=low, high=high,
        unit=c.unit, smallest_error=smallest_error.of(c, [like.infinite(one.left)], case.assumptions),
    )  # fmt: skip
