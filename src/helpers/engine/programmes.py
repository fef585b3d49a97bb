"""Many small linear programmes in one call of HiGHS (through SciPy), which works in floats."""

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from helpers.engine.rows import BOX, PENALTY, TOLERANCE, Point, Problem, Row


def optimise(problems: Sequence[Problem]) -> list[Point | None]:
    """Solve many small linear programmes in one call; return for each its best point, None where its rows
    clash.

    A point maps unknowns to floats, and None to the value of the objective; a value of plus or minus BOX or
    more means that there is no bound. Open ends count as closed. Stacked, since a call costs more than such a
    programme. Raises ValueError where rows named None clash among themselves.
    """
    return [None if broken > TOLERANCE else point for broken, point in stacked(problems)]


class _Block(NamedTuple):
    """Rows as a matrix in coordinates: entries at (line, column), bounds a line, and which column an unknown has.

    The first column is the slack by which named rows may be broken, at a price.
    """

    lines: NDArray[np.int_]
    columns: NDArray[np.int_]
    values: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    unknowns: dict[Hashable, int]


def _block(rows: Sequence[Row]) -> _Block:
    at: list[int] = []
    to: list[int] = []
    values: list[float | Fraction] = []
    low: list[float] = []
    high: list[float] = []
    unknowns: dict[Hashable, int] = {}
    for name, terms, bottom, top, *_ in rows:
        bottom = -inf if bottom is None else float(bottom)
        top = inf if top is None else float(top)
        sides: tuple[tuple[float, float, float], ...] = ((0.0, bottom, top),)
        if name is not None:
            sides = ((-1.0, -inf, top),) * (top < inf) + ((1.0, bottom, inf),) * (bottom > -inf)
        columns = [unknowns.setdefault(unknown, len(unknowns) + 1) for unknown, _ in terms]
        for give, least, most in sides:
            line = len(low)
            at += [line] * len(columns)
            to += columns
            values += [k for _, k in terms]
            if give:
                at.append(line)
                to.append(0)
                values.append(give)
            low.append(least)
            high.append(most)
    entries = np.array(at, int), np.array(to, int), np.array(values, float)
    return _Block(*entries, np.array(low), np.array(high), unknowns)


def stacked(problems: Sequence[Problem]) -> list[tuple[float, Point]]:
    """Return for each programme by how much its named rows must be broken, and its best point."""
    if not problems:
        return []
    known: dict[int, _Block] = {}  # programmes that share their rows share the work
    blocks = [known.get(id(p.rows)) or known.setdefault(id(p.rows), _block(p.rows)) for p in problems]
    widths = [len(block.unknowns) + 1 for block in blocks]
    first = np.cumsum([0, *widths])
    line = np.cumsum([0, *(len(block.low) for block in blocks)])
    lines = np.concatenate([block.lines + n for block, n in zip(blocks, line, strict=False)])
    columns = np.concatenate([block.columns + n for block, n in zip(blocks, first, strict=False)])
    values = np.concatenate([block.values for block in blocks])
    cost, floor = np.zeros(first[-1]), np.full(first[-1], -BOX)
    cost[first[:-1]], floor[first[:-1]] = PENALTY, 0.0
    for block, n, (_, objective) in zip(blocks, first, problems, strict=False):
        for unknown, k in objective.items():
            if unknown in block.unknowns:
                cost[n + block.unknowns[unknown]] = k
    matrix = csr_array((values, (lines, columns)), shape=(line[-1], first[-1]))
    bounds = [np.concatenate(ends) for ends in zip(*((b.low, b.high) for b in blocks), strict=True)]
    found = milp(cost, constraints=LinearConstraint(matrix, *bounds), bounds=Bounds(floor, BOX),
                 options={"presolve": False})  # fmt: skip
    if found.status == 2:
        raise ValueError("the rows that always hold clash among themselves")
    if found.x is None:
        raise ArithmeticError(f"the solver stopped: {found.message}")
    x = found.x.tolist()
    return [
        _point(block.unknowns, x[n : n + width], p.objective)
        for block, n, width, p in zip(blocks, first, widths, problems, strict=False)
    ]


def _point(
    unknowns: Mapping[Hashable, int], x: Sequence[float], objective: Mapping[Hashable, float | Fraction]
) -> tuple[float, Point]:
    point: Point = {unknown: x[column] for unknown, column in unknowns.items()}
    return x[0], point | {None: sum(k * point.get(unknown, 0.0) for unknown, k in objective.items())}
