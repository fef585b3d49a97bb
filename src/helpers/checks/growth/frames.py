"""."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

import pandas as pd

from helpers.checks.growth import arithmetic, paths
from helpers.checks.growth import conflicts as growth_conflicts
from helpers.engine.rows import Row
from helpers.page import figures
from helpers.readings import claims as meant
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import Claim, as_float
from helpers.tables import schemas

STEPS = 30  # of the rates that `pairs` tries


def windows(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return the years each growth claim can be meant for, one row per growth claim and reading.

    Columns: claim_id, subject, figure, hedge, reading, start_year, end_year, low, high (% a year after hedge
    and rounding, NaN where unbounded), relation to the title's window: "history" (it ends before the window
    begins), "forecast", "both", or "undated" (no years are tied to the rate, or the title has none).
    """
    found, page = arithmetic.page_of(ledger, a)
    rows = []
    for c in paths.growths(found):
        for reading, (start, end) in (timeline.spans(c, page) or {"": (None, None)}).items():
            relation = arithmetic.relation(start, end, page)
            ends = as_float(c.bounds.low), as_float(c.bounds.high)
            rows.append((c.claim_id, c.subject, c.figure, c.hedge, reading, start, end, *ends, relation))
    return arithmetic.frame(rows, schemas.GROWTH_WINDOWS.names, "start_year end_year")


def implied_sizes(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return what each growth claim, held steady, makes of each size claim that lies in its window.

    Columns: claim_id, size_claim, reading, year, low, high (money; NaN where unbounded).
    """
    found, page = arithmetic.page_of(ledger, a)
    rows = []
    for c, size in product(paths.growths(found), paths.sizes(found)):
        for reading, (start, end) in timeline.spans(c, page).items() if c.subject == size.subject else ():
            for year in range(start, end + 1) if start <= size.end_year <= end else ():
                b = size.bounds * paths.factor(c.bounds) ** (year - size.end_year)
                rows.append((c.claim_id, size.claim_id, reading, year, as_float(b.low), as_float(b.high)))
    return arithmetic.frame(rows, schemas.IMPLIED_SIZES.names, "year")


def growth_left(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return the growth that is left for the years of a longer claim outside a shorter one of its subject.

    Columns: long_claim, short_claim, reading, start_year, end_year (first and last year of what is left),
    years (how many), low, high (% a year on average), printed_low, printed_high (the same with the figures
    taken as printed); NaN where unbounded. Readings that come to the same years count once.
    """
    found, page = arithmetic.page_of(ledger, a)
    exact = {c.claim_id: c for c in meant.with_bounds(found, replace(a, rounding="as printed"))}
    rows: dict[tuple, tuple] = {}
    for reading, ids in timeline.combinations(paths.growths(found), page).items():
        for long, short in arithmetic.nested([c for c in found if c.claim_id in ids], ids):
            pair = (long.claim_id, short.claim_id)
            ends = (
                *arithmetic.average(long, short, ids),
                *arithmetic.average(exact[pair[0]], exact[pair[1]], ids),
            )
            left = arithmetic.left(ids[long.claim_id], ids[short.claim_id])
            rows.setdefault((pair, ids[pair[0]], ids[pair[1]]), (*pair, reading, *left, *ends))
    return arithmetic.frame(rows.values(), schemas.GROWTH_LEFT.names, "start_year end_year years")


def smallest_bend(ledger: pd.DataFrame, a: Assumptions, subject: str = "market") -> pd.DataFrame:
    """Return the smallest bend with which all growth and size claims of a subject hold together, per reading.

    Columns: reading, rounding (the figures taken as printed, rounded to the nearest, rounded as `a` says),
    bend (percentage points of log growth a year; NaN where no bend makes them hold).
    """
    group = arithmetic.group_of(ledger, a, subject)
    conventions = list(dict.fromkeys(("as printed", "nearest", a.rounding)))
    found = paths.bends([group.under(replace(a, rounding=rounding)) for rounding in conventions])
    rows = [
        (reading, rounding, math.nan if bend is None else bend)
        for rounding, by_reading in zip(conventions, found, strict=True)
        for reading, bend in by_reading.items()
    ]
    return arithmetic.frame(rows, schemas.BEND.names)


def path(
    ledger: pd.DataFrame, a: Assumptions, reading: str | None = None, subject: str = "market"
) -> pd.DataFrame:
    """Return a path with the smallest bend; among those, one that turns little and meets the sizes printed.

    Without `reading`, the one whose bend is smallest. Columns: year, size (money, NaN where no size is
    claimed), index (first year = 100), growth (% over the year before). Empty where no path holds. Raises
    KeyError for an unknown reading.
    """
    group = arithmetic.group_of(ledger, a, subject)
    reading, bend = arithmetic.choose(group, reading)
    points = {} if bend is None else paths.smooth(group, reading, bend)
    sized = any(c.kind == "size" for c in group.claims)
    rows = []
    for year, x in points.items():
        size = math.exp(x / 100) if sized else math.nan
        growth = paths.rate(x - points[year - 1]) if year - 1 in points else math.nan
        rows.append((year, size, 100 * math.exp((x - points[min(points)]) / 100), growth))
    return arithmetic.frame(rows, schemas.PATH.names, "year")


def ranges(
    ledger: pd.DataFrame,
    a: Assumptions,
    cap: float | None = None,
    reading: str | None = None,
    subject: str = "market",
) -> pd.DataFrame:
    """Return what the claims together allow for each year's size and growth with a bend of at most `cap`.

    `cap` is `a.bend_cap` where it is None; without `reading`, the one whose bend is smallest. Columns: year,
    size_low, size_high (money), growth_low, growth_high (% over the year before); NaN where unbounded. Empty
    where the claims do not hold under the cap.
    """
    group = arithmetic.group_of(ledger, a, subject)
    cap = a.bend_cap if cap is None else cap
    reading, bend = arithmetic.choose(group, reading)
    rows = []
    if bend is not None and arithmetic.within(bend, cap):
        system = paths.rows(group.claims, group.combinations[reading], cap)
        years = paths.years(group.claims, group.combinations[reading])
        goals = [{y: 1} for y in years] + [{y: 1, y - 1: -1} for y in years[1:]]
        ends = paths.extremes([(system, goal) for goal in goals])
        sizes = [arithmetic.finite(pair, lambda x: math.exp(x / 100)) for pair in ends[: len(years)]]
        growth = [(math.nan, math.nan), *(arithmetic.finite(pair, paths.rate) for pair in ends[len(years) :])]
        rows = [(y, *s, *g) for y, s, g in zip(years, sizes, growth, strict=True)]
    return arithmetic.frame(rows, "year size_low size_high growth_low growth_high", "year")


def conflicts(
    ledger: pd.DataFrame,
    a: Assumptions,
    cap: float | None = None,
    reading: str | None = None,
    subject: str = "market",
) -> pd.DataFrame:
    """Return every smallest set of claims that cannot hold together, every smallest repair, the smallest
    change.

    `cap` is the bend allowed (`a.bend_cap` where it is None); without `reading`, the one whose bend is
    smallest. Columns: kind ("conflict", "repair", "smallest change"), reading, claims (ids with a space
    between), certificate (a sentence that can be checked by hand), amount (a conflict's gap in log points, a
    repair's number of claims, a change's size in % of the figures). Empty where the claims hold together.
    """
    group = arithmetic.group_of(ledger, a, subject)
    reading, _ = arithmetic.choose(group, reading)
    rows = (
        growth_conflicts.explain(group, reading, a.bend_cap if cap is None else cap) if group.claims else []
    )
    rows = [(kind, reading, " ".join(ids), text, amount) for kind, ids, text, amount in rows]
    return arithmetic.frame(rows, schemas.CONFLICTS.names)


def pairs(ledger: pd.DataFrame, a: Assumptions, subject: str = "market") -> pd.DataFrame:
    """Return for each two growth claims of a subject which rates can hold together under `a.bend_cap`.

    Columns: first, second (claim ids), reading (the one whose bend is smallest), rate (% a year over the years
    of the first), low, high (% a year that this leaves over the years of the second). Claims for the same years
    leave a line; pairs whose years lie apart so far that any two rates hold are left out.
    """
    group = arithmetic.group_of(ledger, a, subject)
    reading, _ = arithmetic.choose(group, None)
    claims = [c for c in group.claims if c.kind == "growth"]
    rows, goals = [], []
    for one, other in combinations(claims, 2):
        windows = group.combinations[reading]
        span, terms = windows[one.claim_id], {windows[other.claim_id][1]: 1, windows[other.claim_id][0]: -1}
        turns = [row for row in paths.rows((one, other), windows, a.bend_cap) if row.name is None]
        for rate in _rates((one, other)):
            points = 100 * math.log1p(rate / 100) * (span[1] - span[0])
            fixed = Row(None, ((span[1], 1), (span[0], -1)), points, points)
            goals.append(([fixed, *turns], terms))
            rows.append((one.claim_id, other.claim_id, reading, rate, windows[other.claim_id]))
    ends = [
        arithmetic.finite(pair, lambda x: x) if pair else (math.nan, math.nan)
        for pair in paths.extremes(goals)
    ]
    rows = [
        (*row, *(paths.own_unit(x, window) for x in pair))
        for (*row, window), pair in zip(rows, ends, strict=True)
    ]
    return arithmetic.frame(rows, "first second reading rate low high").dropna()


def _rates(claims: Sequence[Claim]) -> list[float]:
    """Return rates, evenly spaced, from a little below to a little above those printed by some claims."""
    printed = [float(end.value) for c in claims for end in figures.ends(c.figure)]
    low, high = min(printed) - 4, max(printed) + 6
    return [low + n * (high - low) / STEPS for n in range(STEPS + 1)]
