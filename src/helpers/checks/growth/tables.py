"""What the growth and size claims come to, as tables; `Growth` in `check` makes each of them once a case."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import pandas as pd

from helpers.checks.growth import arithmetic, paths
from helpers.checks.growth.conflicts import Part
from helpers.checks.growth.paths import Goal, Group
from helpers.engine.intervals import Interval
from helpers.ledger.claim import Claim
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import as_float, bounds
from helpers.readings.timeline import Timeline, Window
from helpers.tables import schemas
from helpers.tables.columns import Table

SLACK = 1e-3  # points of growth beyond the smallest change, for the solver
NOWHERE = (math.nan, math.nan)
RANGES = ["year", "size_low", "size_high", "growth_low", "growth_high"]  # of a table that charts alone use


def windows(claims: Sequence[Claim], bounds: Mapping[str, Interval], time: Timeline) -> pd.DataFrame:
    """Return a table of the years each growth claim can be meant for, one row per growth claim and reading.

    Columns: claim_id, subject, figure, hedge, reading, start_year, end_year, low, high (% a year after hedge
    and rounding, NaN where unbounded), relation to the title's window: "history" (it ends before the window
    begins), "forecast", "both", or "undated" (no years are tied to the rate, or the title has none).
    """
    rows: list[tuple[object, ...]] = []
    for c in paths.growths(claims):
        spans: Mapping[str, Window | None] = timeline.spans(c, time) or {"": None}
        for reading, window in spans.items():
            b, relation = bounds[c.claim_id], arithmetic.relation(window, time)
            years, ends = window or (None, None), (as_float(b.low), as_float(b.high))
            rows.append((c.claim_id, c.subject, c.figure, c.hedge, reading, *years, *ends, relation))
    return _frame(rows, schemas.GROWTH_WINDOWS)


class Implied(NamedTuple):
    """A size in one year that a growth claim, held steady, makes of a size claim, under one reading of its years."""

    claim_id: str
    size_claim: str
    reading: str
    year: int
    low: float
    high: float


class _Powers(dict[int, Interval]):
    """What a yearly factor makes in so many years, each worked out once."""

    def __init__(self, factor: Interval) -> None:
        super().__init__()
        self.factor = factor

    def __missing__(self, years: int) -> Interval:
        self[years] = self.factor**years
        return self[years]


def implied(claims: Sequence[Claim], time: Timeline, a: Assumptions) -> list[Implied]:
    """Return what each growth claim makes of each size claim that lies in its window (money; NaN where unbounded)."""
    found, stands = [], bounds(claims, a)
    factors = {c.claim_id: _Powers(paths.factor(stands[c.claim_id])) for c in paths.growths(claims)}
    for c, size in product(paths.growths(claims), paths.sizes(claims)):
        at, spans = size.end_year or 0, timeline.spans(c, time) if c.subject == size.subject else {}
        grown, sized = factors[c.claim_id], stands[size.claim_id]
        for reading, (start, end) in spans.items():
            for year in range(start, end + 1) if start <= at <= end else ():
                b = sized * grown[year - at]
                ends = as_float(b.low), as_float(b.high)
                found.append(Implied(c.claim_id, size.claim_id, reading, year, *ends))
    return found


def implied_sizes(claims: Sequence[Claim], time: Timeline, a: Assumptions) -> pd.DataFrame:
    """Return `implied` as a table: claim_id, size_claim, reading, year, low, high."""
    return _frame(implied(claims, time, a), schemas.IMPLIED_SIZES)


def growth_left(
    claims: Sequence[Claim], wide: Mapping[str, Interval], printed: Mapping[str, Interval], time: Timeline
) -> pd.DataFrame:
    """Return a table of the growth left for the years of a longer claim outside a shorter one of its subject.

    `wide` and `printed` are the numbers that each claim can stand for with the room of rounding and without. Columns:
    long_claim, short_claim, reading, start_year, end_year (first and last year of what is left), years (how many), low,
    high (% a year on average), printed_low, printed_high (the same with the figures taken as printed); NaN where
    unbounded. Readings that come to the same years count once.
    """
    rows: dict[tuple[object, ...], tuple[object, ...]] = {}
    for reading, ids in timeline.combinations(paths.growths(claims), time).items():
        for long, short in arithmetic.nested([c for c in claims if c.claim_id in ids], ids):
            left = arithmetic.left(ids[long.claim_id], ids[short.claim_id]) or ()
            pair = (long.claim_id, short.claim_id)
            ends = *arithmetic.average(long, short, wide, ids), *arithmetic.average(long, short, printed, ids)
            rows.setdefault((pair, ids[pair[0]], ids[pair[1]]), (*pair, reading, *left, *ends))
    return _frame(rows.values(), schemas.GROWTH_LEFT).astype({"years": "Int64"})


def smallest_change(changes: Mapping[str, Mapping[str, float | None]]) -> pd.DataFrame:
    """Return the smallest changes of growth of a group, by convention and reading, as a table.

    Columns: reading, rounding (the figures taken as printed, rounded to the nearest, rounded as assumed),
    growth_change (percentage points of log growth a year; NaN where none makes them hold).
    """
    rows = [
        (reading, rounding, math.nan if change is None else change)
        for rounding, by_reading in changes.items()
        for reading, change in by_reading.items()
    ]
    return _frame(rows, schemas.GROWTH_CHANGE)


def path(group: Group, reading: str, change: float | None) -> pd.DataFrame:
    """Return a table of a path of a group within a change: one that turns little and meets the sizes printed.

    Columns: year, size (money, NaN where no size is claimed), index (first year = 100), growth (% over the year
    before). Empty where no path holds.
    """
    points = {} if change is None else paths.smooth(group, reading, change)
    sized = any(c.kind == "size" for c in group.claims)
    rows = []
    for year, x in points.items():
        size = math.exp(x / 100) if sized else math.nan
        growth = paths.rate(x - points[year - 1]) if year - 1 in points else math.nan
        rows.append((year, size, 100 * math.exp((x - points[min(points)]) / 100), growth))
    return _frame(rows, schemas.PATH)


def ranges(group: Group, reading: str, change: float | None) -> pd.DataFrame:
    """Return what the claims of a group together allow for each year's size and growth, with the smallest change.

    `change` is the smallest with which they hold; growth may change by no more. Columns: year, size_low, size_high
    (money), growth_low, growth_high (% over the year before); NaN where unbounded. Empty where no path holds.
    """
    rows: list[tuple[object, ...]] = []
    if change is not None:
        system = paths.rows(group, group.combinations[reading], change + SLACK)
        years = paths.years(group.claims, group.combinations[reading])
        goals: list[Goal] = [{y: 1} for y in years]
        goals += [{y: 1, y - 1: -1} for y in years[1:]]
        ends = [pair or (-math.inf, math.inf) for pair in paths.extremes([(system, goal) for goal in goals])]
        sizes = [arithmetic.finite(pair, lambda x: math.exp(x / 100)) for pair in ends[: len(years)]]
        growth = [NOWHERE, *(arithmetic.finite(pair, paths.rate) for pair in ends[len(years) :])]
        rows = [(y, *s, *g) for y, s, g in zip(years, sizes, growth, strict=True)]
    return pd.DataFrame(rows, columns=RANGES).astype({"year": "Int64"})


def conflicts(explained: Iterable[Part]) -> pd.DataFrame:
    """Return conflicts, repairs, smallest changes and possible slips as a table.

    Columns: kind, reading, claims (ids with a space between), certificate (a sentence that can be checked by hand),
    amount (a conflict's gap in log points, a repair's number of claims, a change's size in % of the figures). Empty
    where the claims hold together.
    """
    rows = [(part.kind, part.reading, " ".join(part.claims), part.text, part.amount) for part in explained]
    return _frame(rows, schemas.CONFLICTS)


def _frame(rows: Iterable[tuple[object, ...]], table: Table) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(table.names)).astype(dict.fromkeys(table.years, "Int64"))
