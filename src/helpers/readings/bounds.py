"""The numbers that a claim's figure can stand for, under the assumptions."""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from helpers.engine import intervals
from helpers.engine.intervals import Interval
from helpers.ledger.claim import Claim
from helpers.page.figures import Printed
from helpers.readings.assumptions import Assumptions

EMPTY, KEPT = 3, 2  # zeros at the end of a whole number that may be empty places, and digits that never are
_POINT = re.compile(r"\d[.,](?!\d{3}\b)\d|\d\.\d")  # decimals, which vouch for each digit before them


def bound(c: Claim, a: Assumptions) -> Interval:
    """Return the numbers that a claim can stand for (per cent in points, money in full units).

    A blank and a window stand for anything.
    """
    ends = c.ends if _POINT.search(c.figure) else tuple(map(_coarse, c.ends))
    return _bound(ends, c.bound, a.rounding, a.about, a.over)


def bounds(claims: Iterable[Claim], a: Assumptions) -> dict[str, Interval]:
    """Return the numbers that each claim can stand for, by its id."""
    return {c.claim_id: bound(c, a) for c in claims}


def face(c: Claim) -> Interval:
    """Return what a claim prints, its hedge left aside: one number, or the range from its first to its last end."""
    return _bound(c.ends, "exact", "as printed", 0.0, "loose")


@lru_cache(maxsize=65_536)
def _bound(ends: tuple[Printed, ...], hedge: str, rounding: str, about: float, over: str) -> Interval:
    if hedge == "placeholder":
        return intervals.ANYTHING
    return intervals.stands_for(ends, hedge, rounding, about, over)


def _coarse(end: Printed) -> Printed:
    """The end with the step that its digits vouch for.

    Where a whole number ends in three zeros or more they may stand for digits that were rounded away, its first two
    aside: "12000 million" may be 11,600 million.
    """
    digits = str(abs(int(end.value / end.step)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return end if zeros < EMPTY else end._replace(step=end.step.scaleb(min(zeros, len(digits) - KEPT)))


def as_float(x: Fraction | None) -> float:
    """Return an end of an interval as a float; NaN where there is none."""
    return float("nan") if x is None else float(x)
