"""Whether systems of rows can hold together, alone or many in one call."""

from collections.abc import Sequence

from helpers.engine.certificates import certificate
from helpers.engine.programmes import optimise, stacked
from helpers.engine.rows import DOUBT, TOLERANCE, Point, Problem, Row


def feasible(rows: Sequence[Row]) -> bool:
    """Whether all rows can hold together, open ends kept open."""
    return feasible_each([rows])[0]


def feasible_each(systems: Sequence[Sequence[Row]]) -> list[bool]:
    """Whether the rows of each system can hold together; a doubtful one is decided by an exact
    certificate.
    """
    return decide(systems, [])[0]


def decide(
    systems: Sequence[Sequence[Row]], problems: Sequence[Problem]
) -> tuple[list[bool], list[Point | None]]:
    """Return what `feasible_each` says of the systems and `optimise` of the programmes, in one call."""
    try:
        found = stacked([*map(_inside, systems), *problems])
    except ValueError:
        return [certificate(rows) is None for rows in systems], optimise(problems)
    held = [_clear(rows, *answer) for rows, answer in zip(systems, found, strict=False)]
    points = found[len(systems) :]
    return held, [None if broken > TOLERANCE else point for broken, point in points]


def _clear(rows: Sequence[Row], broken: float, point: Point) -> bool:
    if broken > DOUBT:
        return False
    deep = -point[None] > DOUBT or not any(row.low_open or row.high_open for row in rows)
    return (broken <= TOLERANCE and deep) or certificate(rows) is None


def _inside(rows: Sequence[Row]) -> Problem:
    """Return the programme that goes as deep inside the open ends as it can."""
    tightened = [Row(None, (("inside", 1),), 0, 1)]
    for row in rows:
        if row.high_open and row.high is not None:
            tightened.append(Row(row.name, (*row.terms, ("inside", 1)), None, row.high))
        if row.low_open and row.low is not None:
            tightened.append(Row(row.name, (*row.terms, ("inside", -1)), row.low, None))
        tightened.append(row)
    return Problem(tightened, {"inside": -1.0})
