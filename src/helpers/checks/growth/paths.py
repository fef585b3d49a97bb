"""Paths of a market: growth and size claims as bounds on its yearly log sizes, and the change of growth they need.

The unknowns are 100 ln(size), one a year. A size claim bounds one of them, a growth claim bounds a difference. The
change of growth is the largest second difference, from one year to the next, in points of log growth, so that every
claim is linear (a point of it is 1.1 points of yearly growth where growth is 10%).
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from helpers.checks import phrases
from helpers.engine import cycles, feasibility, programmes
from helpers.engine.intervals import Interval
from helpers.engine.rows import BOX, TOLERANCE, Point, Problem, Row, Terms
from helpers.ledger.claim import Claim
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import bounds
from helpers.readings.timeline import Timeline, Window, Windows

Goal = Mapping[Hashable, float | Fraction]  # unknown -> its coefficient in a sum to make small or large
Changes = Mapping[str, float | None]  # reading -> the smallest change of growth, None where no path holds
_INSIDE = 1e-5  # log points


class Group(NamedTuple):
    """The usable growth and size claims about one subject, with the numbers that each can stand for by its id, their
    joint readings by name, why other claims are left out, by their ids, and whether the subject is a company.
    """

    subject: str
    claims: tuple[Claim, ...]
    bounds: Mapping[str, Interval]
    combinations: Mapping[str, Windows]
    left_out: Mapping[str, str]
    company: bool = False

    @property
    def plain(self) -> str:
        """The reading that a careful person would take: the first of each row of the catalogue."""
        return next(iter(self.combinations))

    def only(self, *claims: Claim) -> "Group":
        """Return some of its claims alone; readings that come to the same for them count once."""
        distinct: dict[tuple[tuple[str, Window], ...], str] = {}
        for name, windows in self.combinations.items():
            own = tuple((c.claim_id, windows[c.claim_id]) for c in claims if c.claim_id in windows)
            distinct.setdefault(own, name)
        return self._replace(claims=claims, combinations={name: dict(w) for w, name in distinct.items()})

    def keeping(self, claims: Sequence[Claim]) -> "Group":
        """Return the group with some of its claims alone, under all its readings."""
        return self._replace(claims=tuple(claims))

    def only_under(self, reading: str) -> "Group":
        """Return the group under one of its readings."""
        return self._replace(combinations={reading: self.combinations[reading]})

    def under(self, a: Assumptions) -> "Group":
        """Return the group with its intervals computed under other assumptions."""
        return self._replace(bounds=bounds(self.claims, a))


def growths(found: Sequence[Claim]) -> list[Claim]:
    """Return the growth claims that print a figure."""
    return [c for c in found if c.kind == "growth" and c.ends]


def sizes(found: Sequence[Claim]) -> list[Claim]:
    """Return the size claims that print a figure and its year."""
    return [c for c in found if c.kind == "size" and c.end_year and c.ends]


AFTER = "forecast period: from the year after"


def group(found: Sequence[Claim], time: Timeline, a: Assumptions, subject: str) -> Group:
    """Return the usable claims about one subject; blanks, claims without years, second currencies and volumes
    are left out.
    """
    own = [c for c in found if c.subject == subject and c.kind in ("growth", "size")]
    unit = next((c.unit for c in sizes(own)), "")
    left_out: dict[str, str] = {}
    for c in own:
        if not c.ends:
            left_out[c.claim_id] = f"{c.figure} is a blank"
        elif not (timeline.spans(c, time) if c.kind == "growth" else c.end_year):
            left_out[c.claim_id] = f"{phrases.hedged(c)} has no years"
        elif c.kind == "size" and c.unit != unit:
            left_out[c.claim_id] = f"{phrases.hedged(c)} is in another currency"
        elif c.measure == "volume":  # which need not grow as fast as money
            left_out[c.claim_id] = f"{phrases.hedged(c)} is of volume"
    used = tuple(c for c in own if c.claim_id not in left_out)
    joint = timeline.combinations([c for c in used if c.kind == "growth"], time) if used else {}
    made = Group(subject, used, bounds(used, a), joint, left_out)
    return made if not joint else made._replace(combinations=_admitted(made))


def _admitted(g: Group) -> Mapping[str, Windows]:
    """The joint readings; a rate runs from the year after its base only where it cannot from the base itself."""
    plain, *others = g.combinations
    if not any(AFTER in name for name in others):
        return g.combinations
    holds = feasibility.feasible(rows(g, g.combinations[plain]))
    kept = [n for n in others if AFTER not in n or (not holds and _bridged(g.claims, g.combinations[n]))]
    return {name: g.combinations[name] for name in (plain, *kept)}


def _bridged(used: Sequence[Claim], windows: Windows) -> bool:
    """Whether the year that a rate read "from the year after" leaves out would grow at half to twice that rate."""
    by_year = {c.end_year: c for c in sizes(used) if c.low and c.low == c.high}
    for c in used:
        if c.kind != "growth" or not c.start_year or windows.get(c.claim_id, (0,))[0] != c.start_year + 1:
            continue
        first, last = by_year.get(c.start_year), by_year.get(c.end_year)
        if first and last and first.low and last.low and c.low and c.end_year:
            pace = float(c.low) / 100
            steps = c.end_year - c.start_year - 1
            left = float(last.low) / (1 + pace) ** steps / float(first.low) - 1
            if not min(pace / 2, pace * 2) <= left <= max(pace / 2, pace * 2):
                return False
    return True


def rows(g: Group, windows: Windows, cap: float | None = None) -> list[Row]:
    """Return one bound per claim on the log sizes, and bounds on each year's turn where there is a cap on the
    change of growth.
    """
    found = [_row(c, g.bounds[c.claim_id], windows) for c in g.claims]
    return found if cap is None else found + turns(years(g.claims, windows), cap)


def turns(span: Sequence[int], cap: float) -> list[Row]:
    """Return the bounds that keep the change of growth around each year within a cap."""
    return [Row(None, turn, -cap, cap) for turn in _turns(span)]


def years(claims: Sequence[Claim], windows: Windows) -> list[int]:
    """Return every year from the first that a claim touches to the last."""
    touched: list[int] = []
    for c in claims:
        if c.kind == "size":
            assert c.end_year is not None  # a group leaves out sizes without their year
            touched.append(c.end_year)
        else:
            touched += windows[c.claim_id]
    return list(range(min(touched), max(touched) + 1)) if touched else []


def factor(rate: Interval) -> Interval:
    """Return growth of x % as the factor 1 + x/100; a loss of everything is the floor."""
    found = rate.scale(Fraction(1, 100)).shift(Fraction(1))
    return (
        found if found.low is not None and found.low > 0 else replace(found, low=Fraction(0), low_open=True)
    )


def rate(points: float) -> float:
    """Return log points of growth as % growth."""
    return 100 * math.expm1(points / 100)


def own_unit(points: float, window: Window | None) -> float:
    """Return log points in a figure's own unit: money where there is no window, else % a year over the
    window.
    """
    if math.isinf(points):
        return points if points > 0 or window else 0.0
    return math.exp(points / 100) if window is None else rate(points / (window[1] - window[0]))


def _row(c: Claim, b: Interval, windows: Windows) -> Row:
    if c.kind == "size":
        return Row(c.claim_id, ((c.end_year, 1),), _log(b.low), _log(b.high), b.low_open, b.high_open)
    start, end = windows[c.claim_id]
    low, high = (None if x is None else x * (end - start) for x in _growth_logs(b))
    return Row(c.claim_id, ((end, 1), (start, -1)), low, high, b.low_open, b.high_open)


@lru_cache(maxsize=4096)
def _growth_logs(rate: Interval) -> tuple[float | None, float | None]:
    """Return the ends of a rate in log points a year."""
    ends = factor(rate)
    return _log(ends.low), _log(ends.high)


def _log(x: Fraction | None) -> float | None:
    return None if x is None or x <= 0 else 100 * math.log(x)


def _turns(span: Sequence[int]) -> list[Terms]:
    """Return the change of the growth around each year that has neighbours."""
    return [((y - 1, 1), (y, -2), (y + 1, 1)) for y in span[1:-1]]


def _at_least(terms: Terms, middle: float, unknown: Hashable) -> list[Row]:
    """Return the bounds that make an unknown at least the distance of a sum from `middle`."""
    return [
        Row(None, (*terms, (unknown, -1)), None, middle),
        Row(None, (*terms, (unknown, 1)), middle, None),
    ]


def changes(groups: Sequence[Group]) -> list[dict[str, float | None]]:
    """Return for each group the smallest change of growth per joint reading; None where no path holds."""
    return _read_changes(groups, programmes.optimise(_change_problems(groups)))


def _change_problems(groups: Sequence[Group], open_ends: bool = True) -> list[Problem]:
    problems: list[Problem] = []
    for g in groups:
        for windows in g.combinations.values():
            steps = [
                row
                for turn in _turns(years(g.claims, windows))
                for row in _at_least(turn, 0.0, "growth_change")
            ]
            claimed = rows(g, windows)
            claimed = [_shrunk(row) for row in claimed] if open_ends else claimed
            problems.append(
                Problem(
                    [*claimed, Row(None, (("growth_change", 1),), 0.0, None), *steps], {"growth_change": 1.0}
                )
            )
    return problems


def _shrunk(row: Row) -> Row:
    """Return a row whose open ends are closed a little further in, so that the solver does not reach them."""
    low = row.low + _INSIDE if row.low_open and row.low is not None else row.low
    high = row.high - _INSIDE if row.high_open and row.high is not None else row.high
    return row._replace(low=low, high=high)


def _read_changes(groups: Sequence[Group], points: Sequence[Point | None]) -> list[dict[str, float | None]]:
    left = iter(points)
    return [{name: _least(g.only_under(name), next(left)) for name in g.combinations} for g in groups]


def _least(g: Group, point: Point | None) -> float | None:
    """Return a change of growth; where none was found, open ends that all but touch are decided exactly."""
    if point is None and feasibility.feasible(rows(g, next(iter(g.combinations.values())))):
        point = programmes.optimise(_change_problems([g], open_ends=False))[0]
    return None if point is None else point[None] if point[None] > TOLERANCE else 0.0


def best(found: Mapping[str, float | None]) -> tuple[str, float | None]:
    """Return the reading with the smallest change of growth; of equals (and where all fail) the first. Raises for no
    reading.
    """
    return min(found.items(), key=lambda item: math.inf if item[1] is None else round(item[1], 6))


def smooth(g: Group, reading: str, change: float) -> dict[int, float]:
    """Return log sizes by year within a change of growth: of all such paths, one that turns little and meets the
    printed sizes.
    """
    windows = g.combinations[reading]
    held = rows(g, windows, change + 10 * TOLERANCE)
    objective: dict[Hashable, float] = {}
    for n, turn in enumerate(_turns(years(g.claims, windows))):
        held += _at_least(turn, 0.0, ("turn", n))
        objective[("turn", n)] = 1.0
    for c in g.claims:
        if c.kind == "size":
            printed = 100 * math.log(c.ends[0].value)
            held += _at_least(((c.end_year, 1),), printed, ("off", c.claim_id))
            objective[("off", c.claim_id)] = 1.0
    point = programmes.optimise([Problem(held, objective)])[0]
    assert (
        point is not None
    )  # a path keeps within the change of growth, and the rows of the objective hold on any path
    return {y: point[y] for y in years(g.claims, windows)}


def extremes(goals: Sequence[tuple[Sequence[Row], Goal]]) -> list[tuple[float, float] | None]:
    """Return the least and the largest value of each goal under its rows.

    Infinite where nothing bounds it, None where the rows clash.
    """
    return _pairs(programmes.optimise([problem for goal in goals for problem in _both_ways(*goal)]))


def _both_ways(bounds: Sequence[Row], goal: Goal) -> tuple[Problem, Problem]:
    return Problem(bounds, goal), Problem(bounds, {u: -k for u, k in goal.items()})


def _pairs(points: Sequence[Point | None]) -> list[tuple[float, float] | None]:
    return [
        None if least is None or most is None else (_bounded(least[None]), _bounded(-most[None]))
        for least, most in zip(points[::2], points[1::2], strict=True)
    ]


def _bounded(value: float) -> float:
    return math.copysign(math.inf, value) if abs(value) > BOX / 2 else value


def allowed(g: Group, claims: Sequence[Claim] | None = None) -> dict[str, list[tuple[float, float]]]:
    """Return for some claims (all without `claims`) the ranges that the others leave them, one a reading that holds.

    They are in the claim's own unit. Growth may turn as it likes; an end that nothing bounds is infinite.
    """
    found: dict[str, list[tuple[float, float]]] = {}
    for windows in g.combinations.values():
        bound_rows = rows(g, windows)
        for c, row in zip(g.claims, bound_rows, strict=True):
            if claims is None or c in claims:
                ends = cycles.range_of(row, [other for other in bound_rows if other is not row])
                if ends is not None:
                    own = (own_unit(end, windows.get(c.claim_id)) for end in ends)
                    found.setdefault(c.claim_id, []).append((next(own), next(own)))
    return found
