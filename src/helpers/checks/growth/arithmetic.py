"""."""

import math
from collections.abc import Sequence
from itertools import permutations

import pandas as pd

from helpers.checks.growth import paths
from helpers.checks.growth.paths import Group, Windows
from helpers.engine.intervals import Interval
from helpers.engine.rows import TOLERANCE
from helpers.readings import claims as meant
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import Claim, as_float
from helpers.readings.timeline import Page


def page_of(ledger: pd.DataFrame, a: Assumptions) -> tuple[list[Claim], Page]:
    found = meant.claims(ledger, a)
    return found, timeline.page(found, a)


def group_of(ledger: pd.DataFrame, a: Assumptions, subject: str) -> Group:
    return paths.group(*page_of(ledger, a), subject)


def choose(group: Group, reading: str | None) -> tuple[str, float | None]:
    """Return a reading and its bend: the one asked for, or the one whose bend is smallest."""
    found = paths.bends([group])[0]
    if reading is None:
        return paths.best(found) if group.claims else ("", None)
    return reading, found[reading]


def within(bend: float, cap: float) -> bool:
    return bend <= cap + TOLERANCE


def nested(claims: Sequence[Claim], ids: Windows):
    """Yield every longer and shorter growth claim of one subject where the shorter lies inside the longer."""
    for long, short in permutations(claims, 2):
        if long.subject == short.subject and left(ids[long.claim_id], ids[short.claim_id]):
            yield long, short


def left(long: tuple[int, int], short: tuple[int, int]) -> tuple[int, int, int] | None:
    """Return first year, last year and number of the years of `long` outside `short`; None if it is not
    inside.
    """
    if not (long[0] <= short[0] and short[1] <= long[1]) or long == short:
        return None
    first = long[0] if long[0] < short[0] else short[1]
    last = long[1] if short[1] < long[1] else short[0]
    return first, last, (long[1] - long[0]) - (short[1] - short[0])


def average(long: Claim, short: Claim, ids: Windows) -> tuple[float, float]:
    """Return the average yearly % growth left outside the shorter window; NaN where unbounded."""
    (s, e), (t, f) = ids[long.claim_id], ids[short.claim_id]
    rest = paths.factor(long.bounds) ** (e - s) * paths.factor(short.bounds) ** (t - f)
    return yearly(rest, (e - s) - (f - t))


def yearly(ratio: Interval, n: int) -> tuple[float, float]:
    """Return the yearly % growth that n years make into a ratio of sizes; NaN where unbounded."""
    ends = (as_float(ratio.low), as_float(ratio.high))
    return tuple(100 * (max(x, 0.0) ** (1 / n) - 1) if x == x else math.nan for x in ends)


def infinite(low: float, high: float) -> tuple[float, float]:
    return (-math.inf if math.isnan(low) else low), (math.inf if math.isnan(high) else high)


def finite(ends: tuple[float, float], turn) -> tuple[float, float]:
    return tuple(math.nan if math.isinf(end) else turn(end) for end in ends)


def relation(start: int | None, end: int | None, page: Page) -> str:
    if start is None or page.first is None:
        return "undated"
    if end <= page.first:
        return "history"
    return "forecast" if start >= page.first - 1 else "both"


def frame(rows, columns: str | Sequence[str], years: str = "") -> pd.DataFrame:
    names = columns.split() if isinstance(columns, str) else list(columns)
    return pd.DataFrame(list(rows), columns=names).astype(dict.fromkeys(years.split(), "Int64"))
