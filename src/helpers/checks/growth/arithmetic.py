"""Small arithmetic of growth: what one claim leaves of another, averages, and how a window lies to the forecast."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations

from helpers.checks.growth import paths
from helpers.engine.intervals import Interval
from helpers.engine.rows import TOLERANCE
from helpers.ledger.claim import Claim
from helpers.readings.bounds import as_float
from helpers.readings.timeline import Timeline, Window, Windows

Ends = tuple[float, float]


def within(change: float | None, cap: float) -> bool:
    """Whether a change of growth is there and no larger than a cap; the solver's own rounding is left to it."""
    return change is not None and change <= cap + TOLERANCE


def nested(claims: Sequence[Claim], ids: Windows) -> Iterator[tuple[Claim, Claim]]:
    """Yield every longer and shorter growth claim of one subject where the shorter lies inside the longer."""
    for long, short in permutations(claims, 2):
        if long.subject == short.subject and left(ids[long.claim_id], ids[short.claim_id]):
            yield long, short


def left(long: Window, short: Window) -> tuple[int, int, int] | None:
    """Return first year, last year and number of the years of `long` outside `short`; None if it is not
    inside.
    """
    if not (long[0] <= short[0] and short[1] <= long[1]) or long == short:
        return None
    first = long[0] if long[0] < short[0] else short[1]
    last = long[1] if short[1] < long[1] else short[0]
    return first, last, (long[1] - long[0]) - (short[1] - short[0])


def average(long: Claim, short: Claim, bounds: Mapping[str, Interval], ids: Windows) -> Ends:
    """Return the average yearly % growth left outside the shorter window; NaN where unbounded."""
    (s, e), (t, f) = ids[long.claim_id], ids[short.claim_id]
    rest = paths.factor(bounds[long.claim_id]) ** (e - s) * paths.factor(bounds[short.claim_id]) ** (t - f)
    return yearly(rest, (e - s) - (f - t))


def yearly(ratio: Interval, n: int) -> Ends:
    """Return the yearly % growth that n years make into a ratio of sizes; NaN where unbounded."""
    return _rate(as_float(ratio.low), n), _rate(as_float(ratio.high), n)


def _rate(factor: float, n: int) -> float:
    return math.nan if math.isnan(factor) else 100 * (max(factor, 0.0) ** (1 / n) - 1)


def infinite(low: float, high: float) -> Ends:
    """Return ends with infinity for what nothing bounds (NaN)."""
    return (-math.inf if math.isnan(low) else low), (math.inf if math.isnan(high) else high)


def finite(ends: Ends, turn: Callable[[float], float]) -> Ends:
    """Return turned ends, NaN for what nothing bounds (infinity)."""
    low, high = (math.nan if math.isinf(end) else turn(end) for end in ends)
    return low, high


def relation(window: Window | None, time: Timeline) -> str:
    """Return how a window lies to the title's: history, forecast, both, or undated (either is not there)."""
    if window is None or time.first is None:
        return "undated"
    start, end = window
    if end <= time.first:
        return "history"
    return "forecast" if start >= time.first - 1 else "both"
