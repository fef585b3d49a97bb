"""Would we have noticed: the smallest slip of a figure that a check would have caught, in the figure's own unit."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from helpers.engine.intervals import Interval
from helpers.ledger.claim import Claim
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import bound

Holds = Callable[[Claim], bool]
Ranges = Sequence[
    tuple[float, float]
]  # what other figures leave a claim, one a reading; ends may be infinite
NEAR = 1e-7  # of a number: closer than this, two are equal
MOST = 2**40  # steps of the last digit that are tried


def of(c: Claim, allowed: Ranges, a: Assumptions, holds: Holds | None = None) -> float | None:
    """Return the smallest slip of a claim's figure, in steps of its last digit, that no reading would allow.

    `holds` says whether all figures hold with the claim in its place; it is asked where a slip would only touch a
    range, whose end may be left out. None where no slip would be caught, as where nothing bounds the figure, and where
    the others leave it nothing at all.
    """
    if not c.ends or not allowed:
        return None
    steps = [n for side in (1, -1) if (n := _least(c, allowed, a, side, holds))]
    return min(steps) * float(c.ends[0].step) if steps else None


def first(
    claims: Sequence[Claim], allowed: Mapping[str, Ranges], a: Assumptions, holds: Holds | None = None
) -> tuple[tuple[str, ...], float | None]:
    """Return the ids of claims, one whose slip would be caught in front, and its smallest error; None without one."""
    ids = [c.claim_id for c in claims]
    for c in claims:
        error = of(c, allowed.get(c.claim_id, ()), a, holds)
        if error is not None:
            return (c.claim_id, *(i for i in ids if i != c.claim_id)), error
    return tuple(ids), None


def _least(c: Claim, allowed: Ranges, a: Assumptions, side: int, holds: Holds | None) -> int:
    """Return the fewest steps up (`side` 1) or down (-1) that are caught, 0 where none are."""
    lowest, step = c.ends[0].value, c.ends[0].step
    floor = Decimal(-100) if c.kind == "growth" else Decimal(0)
    most = MOST if side > 0 else max(int((lowest - floor) / step), 0)

    def moved(n: int) -> Claim:
        return c._replace(ends=tuple(end._replace(value=end.value + side * n * end.step) for end in c.ends))

    def stands(n: int) -> Interval:
        return bound(moved(n), a)

    # Beyond the end of one range the figure may still meet another.
    beyond = sorted(
        n
        for low, high in allowed
        if (n := _fewest(lambda n: _passed(stands(n), low, high, side), most))  # noqa: B023
    )
    found = next((n for n in beyond if all(not _meets(stands(n), *ends) for ends in allowed)), 0)
    touches = holds is not None and found > 1 and all(_touches(stands(found - 1), *ends) for ends in allowed)
    return found - 1 if holds is not None and touches and not holds(moved(found - 1)) else found


def _touches(b: Interval, low: float, high: float) -> bool:
    """Whether an interval has no more than an end in common with a range, or nothing."""
    above = b.low is not None and float(b.low) >= high - NEAR * abs(high)
    return above or (b.high is not None and float(b.high) <= low + NEAR * abs(low))


def _fewest(passed: Callable[[int], bool], most: int) -> int:
    """Return the least number from 1 to `most` that has passed, all larger ones having done so too; 0 for none."""
    high = 1
    while high < most and not passed(high):
        high *= 2
    high = min(high, most)
    if high < 1 or not passed(high):
        return 0
    low = high // 2
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (low, middle) if passed(middle) else (middle, high)
    return high


def _passed(b: Interval, low: float, high: float, side: int) -> bool:
    """Whether an interval lies beyond a range on one side."""
    # An open end that touches the range does not reach it.
    if side > 0:
        return b.low is not None and float(b.low) > high + (-NEAR if b.low_open else NEAR) * abs(high)
    return b.high is not None and float(b.high) < low - (-NEAR if b.high_open else NEAR) * abs(low)


def _meets(b: Interval, low: float, high: float) -> bool:
    return not (_passed(b, low, high, 1) or _passed(b, low, high, -1))
