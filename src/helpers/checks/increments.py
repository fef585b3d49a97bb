"""What a market grows by, in money, beside its sizes and its rate over the same years."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from helpers.case import Case
from helpers.checks import like, phrases, smallest_error
from helpers.checks.finding import Finding, finding
from helpers.checks.growth import paths
from helpers.checks.like import Bounds
from helpers.engine.intervals import ANYTHING, Interval
from helpers.ledger import around
from helpers.ledger.claim import Claim
from helpers.readings.bounds import as_float
from helpers.readings.catalogue import YEAR_BEFORE

CHECK = "increments.sizes"
# An opportunity may be a whole market, or what is sold in all the years; these words mean the rise.
_RISE = re.compile(
    r"\b(?:grow(?:s|ing|th)?|increas\w+|ris(?:e|es|ing)|expan\w+|add(?:s|ing)?|climb\w*|incremental|absolute dollar)\b",
    re.IGNORECASE,
)


class Rise(NamedTuple):
    """An increment, the claims that say otherwise what it is, and the numbers that these leave it.

    `earlier` are those that they leave it from the year before on, None where the page has no size of that year.
    """

    claim: Claim
    others: tuple[Claim, ...]
    left: Interval
    exact: Interval
    earlier: Interval | None = None


def check(case: Case) -> list[Finding]:
    """Return one finding an increment and what else says how much its subject grows by in the same years."""
    return [_finding(case, one) for one in _rises(case)]


def _rises(case: Case) -> Iterator[Rise]:
    found, exact = like.sure(case), like.exact(case)
    for c in found:
        if c.kind == "increment" and c.end_year and _RISE.search(around.before(case.page.source, c)):
            own = [o for o in found if like.subject(o) == like.subject(c) and o.measure == c.measure]
            yield from _of(c, own, (case.bounds, exact))


def _of(c: Claim, own: Sequence[Claim], both: Sequence[Bounds]) -> Iterator[Rise]:
    """Yield what the sizes at both ends of an increment say of it; else the one there is, with the rate if it can."""
    first, last = (_at(year, c, own, both[0]) for year in (c.start_year, c.end_year))
    rates = [o for o in own if o.kind == "growth" and _same_years(o, c)]
    if first and last:
        before = _at((c.start_year or 0) - 1, c, own, both[0])
        earlier = minus(like.common(last, both[0]), like.common(before, both[0])) if before else None
        left, exact = (minus(like.common(last, b), like.common(first, b)) for b in both)
        yield Rise(c, (*first, *last), left, exact, earlier)
    elif last:
        # What grows by more than it ends at began below nothing.
        yield Rise(c, tuple(last), *(Interval(None, like.common(last, b).high) for b in both))
    elif first and rates:
        yield Rise(
            c, (*first, *rates), *(_grown(like.common(first, b), like.common(rates, b), c) for b in both)
        )


def _at(year: int | None, c: Claim, own: Sequence[Claim], ends: Bounds) -> list[Claim]:
    """Return the sizes that an increment's subject has in a year, none where they differ."""
    sizes = [
        o for o in own if o.kind == "size" and o.unit == c.unit and not o.start_year and o.end_year == year
    ]
    return sizes if year and sizes and not like.common(sizes, ends).empty else []


def _same_years(rate: Claim, c: Claim) -> bool:
    """Whether a rate of growth is of an increment's own years, both of which are said."""
    return bool(c.start_year) and (rate.start_year, rate.end_year) == (c.start_year, c.end_year)


def _grown(size: Interval, rate: Interval, c: Claim) -> Interval:
    """Return what a size grows by at a yearly rate over an increment's years; anything where it may shrink."""
    if rate.low is None or rate.low < 0:
        return ANYTHING
    n = (c.end_year or 0) - (c.start_year or 0)
    return size * (paths.factor(rate) ** n).shift(Fraction(-1))


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
    if own.meet(one.left).empty and one.earlier and not own.meet(one.earlier).empty:
        text += f"; they hold if it is counted from {(c.start_year or 0) - 1} on."
        return finding(
            CHECK,
            "unusual",
            ids,
            text,
            subject=c.subject,
            reading=YEAR_BEFORE,
            low=low,
            high=high,
            unit=c.unit,
        )
    if own.meet(one.left).empty:
        text += ". Which of them is wrong cannot be known."
        return finding(CHECK, "contradiction", ids, text, subject=c.subject, low=low, high=high, unit=c.unit)
    printed = not like.exact(case)[c.claim_id].meet(one.exact).empty
    return finding(
        CHECK, "fits" if printed else "fits by rounding", ids, f"{text}.", subject=c.subject, low=low, high=high,
        unit=c.unit, smallest_error=smallest_error.of(c, [like.infinite(one.left)], case.assumptions),
    )  # fmt: skip
