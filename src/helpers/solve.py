"""Systems of linear bounds: do they hold together, which sets of them do not, and what mends it.

No market words here. Numbers may be fractions or floats. HiGHS (through SciPy) does the work in floats; that
a system cannot hold is only said with multipliers (Farkas' lemma) that are checked in exact fractions.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import inf
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

BOX = 1e5  # every unknown lies within plus and minus this; an optimum out there means "no bound"
TOLERANCE = 1e-6  # below this a violation is the solver's own rounding
FEW = 5
MANY = 12  # names, and
ENOUGH = 40  # repairs, up to which all minimal sets are listed
_DOUBT = 1e-4  # what is clearer than this needs no second look
_PENALTY = 1e4  # price of a broken bound; above any sum of multipliers that systems of this size have


class Row(NamedTuple):
    """low <= sum of coefficient times unknown <= high; None is no bound, an open end is not reached itself.

    Rows of one `name` stand or fall together; rows named None always hold.
    """

    name: Hashable
    terms: tuple[tuple[Hashable, float], ...]
    low: float | Fraction | None
    high: float | Fraction | None
    low_open: bool = False
    high_open: bool = False


class Problem(NamedTuple):
    """Minimise the sum of coefficient times unknown under the rows."""

    rows: Sequence[Row]
    objective: Mapping[Hashable, float]


class Part(NamedTuple):
    """One line of a certificate: `multiplier` times the upper ("high") or lower ("low") bound of a row."""

    row: Row
    side: str
    multiplier: Fraction


class Certificate(NamedTuple):
    """Lines whose sum reads 0 <= -gap, which is false: the rows cannot hold together.

    A gap of 0 comes with an open end, and reads 0 < 0.
    """

    parts: tuple[Part, ...]
    gap: Fraction

    @property
    def names(self) -> tuple:
        """The names of the rows used, in order, without None."""
        return tuple(dict.fromkeys(p.row.name for p in self.parts if p.row.name is not None))


class Change(NamedTuple):
    """By how much one bound must give way: above 0 where `side` is "high" (raise it), below 0 where "low"."""

    row: Row
    side: str
    amount: float


class Clashes(NamedTuple):
    """Minimal sets of names that cannot hold together, minimal sets whose removal mends it, and whether all
    are here.
    """

    conflicts: list[frozenset]
    repairs: list[frozenset]
    complete: bool


def optimise(problems: Sequence[Problem]) -> list[dict | None]:
    """Solve many small linear programmes in one call; return for each its best point, None where its rows
    clash.

    A point maps unknowns to floats, and None to the value of the objective; a value of plus or minus BOX or
    more means that there is no bound. Open ends count as closed. Stacked, since a call costs more than such a
    programme. Raises ValueError where rows named None clash among themselves.
    """
    return [None if broken > TOLERANCE else point for broken, point in _stacked(problems)]


class _Block(NamedTuple):
    """Rows as a matrix in coordinates: entries at (line, column), bounds a line, and which column an unknown has.

    The first column is the slack by which named rows may be broken, at a price.
    """

    lines: np.ndarray
    columns: np.ndarray
    values: np.ndarray
    low: np.ndarray
    high: np.ndarray
    unknowns: dict


def _block(rows: Sequence[Row]) -> _Block:
    at, to, values, low, high = [], [], [], [], []
    unknowns: dict = {}
    for name, terms, bottom, top, *_ in rows:
        bottom = -inf if bottom is None else float(bottom)
        top = inf if top is None else float(top)
        sides = ((0.0, bottom, top),)
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


def _stacked(problems: Sequence[Problem]) -> list[tuple[float, dict]]:
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
    cost[first[:-1]], floor[first[:-1]] = _PENALTY, 0.0
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


def _point(unknowns: Mapping, x: Sequence[float], objective: Mapping) -> tuple[float, dict]:
    point = {unknown: x[column] for unknown, column in unknowns.items()}
    return x[0], point | {None: sum(k * point.get(unknown, 0.0) for unknown, k in objective.items())}


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
) -> tuple[list[bool], list[dict | None]]:
    """Return what `feasible_each` says of the systems and `optimise` of the programmes, in one call."""
    try:
        found = _stacked([*map(_inside, systems), *problems])
    except ValueError:
        return [certificate(rows) is None for rows in systems], optimise(problems)
    held = [_clear(rows, *answer) for rows, answer in zip(systems, found, strict=False)]
    points = found[len(systems) :]
    return held, [None if broken > TOLERANCE else point for broken, point in points]


def _clear(rows: Sequence[Row], broken: float, point: Mapping) -> bool:
    if broken > _DOUBT:
        return False
    deep = -point[None] > _DOUBT or not any(row.low_open or row.high_open for row in rows)
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


def certificate(rows: Sequence[Row]) -> Certificate | None:
    """Return multipliers that prove by hand that the rows cannot hold together; None where they can.

    Farkas' lemma (Schrijver, Theory of Linear and Integer Programming, 1986, section 7.3): either the bounds
    hold somewhere, or non-negative multiples of them add up to a false line. The multipliers come from the
    solver's dual, are made fractions, and are checked exactly.
    """
    sides = [
        (row, side, bound, is_open)
        for row in rows
        for side, bound, is_open in (("high", row.high, row.high_open), ("low", row.low, row.low_open))
        if bound is not None
    ]
    if not sides:
        return None
    unknowns = list(dict.fromkeys(u for row in rows for u, _ in row.terms))
    column = {u: n for n, u in enumerate(unknowns)}
    matrix = np.zeros(
        (len(sides), len(unknowns) + 2)
    )  # the last two: how far broken, how deep inside open ends
    bounds = np.empty(len(sides))
    for n, (row, side, bound, is_open) in enumerate(sides):
        sign = 1 if side == "high" else -1
        for unknown, k in row.terms:
            matrix[n, column[unknown]] += sign * float(k)
        matrix[n, -2:] = -1, is_open
        bounds[n] = sign * float(bound)
    cost = np.zeros(len(unknowns) + 2)
    cost[-2:] = _PENALTY, -1
    box = [(-BOX, BOX)] * len(unknowns) + [(0, None), (0, 1)]
    found = linprog(
        cost, A_ub=matrix, b_ub=bounds, bounds=box, options={"primal_feasibility_tolerance": 1e-9}
    )
    if found.x is None:
        raise ArithmeticError(f"the solver stopped: {found.message}")
    broken, inside = found.x[-2:]
    any_open = any(is_open for *_, is_open in sides)
    if broken <= TOLERANCE and (inside > TOLERANCE or not any_open):
        return None
    proof = _proof(sides, -found.ineqlin.marginals)
    if proof is None and broken > TOLERANCE:
        raise ArithmeticError("the rows clash, but the solver's multipliers could not be made exact")
    return proof


def _proof(sides, multipliers: np.ndarray) -> Certificate | None:
    """Return the certificate if the multipliers, made fractions, add up to a false line."""
    top = multipliers.max()
    if top <= 0:
        return None
    for scale in (top, multipliers[multipliers > top * 1e-6].min()):
        for largest in (60, 10_000):
            exact = [
                Fraction(float(m / scale)).limit_denominator(largest) if m > top * 1e-7 else 0
                for m in multipliers
            ]
            parts = tuple(Part(row, side, m) for (row, side, *_), m in zip(sides, exact, strict=True) if m)
            total: dict = {}
            gap, strict, floats = Fraction(0), False, False
            for (row, side, bound, is_open), m in zip(sides, exact, strict=True):
                if m:
                    sign = 1 if side == "high" else -1
                    for unknown, k in row.terms:
                        total[unknown] = total.get(unknown, 0) + sign * m * Fraction(k)
                    gap -= sign * m * Fraction(bound)
                    strict |= is_open
                    floats |= isinstance(bound, float)
            least = Fraction(1, 10**9) if floats else Fraction(0)
            if not any(total.values()) and (gap > least or (gap == 0 and strict)):
                return Certificate(parts, gap)
    return None


def conflicts(rows: Sequence[Row]) -> Clashes:
    """Return all minimal sets of names that cannot hold together, and all minimal sets whose removal mends
    it.

    Each of one kind hits each of the other. Both lists are empty where everything holds, and are sorted by
    size, then by the order of the names in `rows`. They are found by duality (Bailey and Stuckey, Discovery
    of minimal unsatisfiable subsets of constraints using hitting set dualization, PADL 2005): a smallest set
    that hits every repair known so far either is a conflict, or leads to a new repair. Beyond MANY names
    there may be very many sets: then one of each kind is returned, and beyond ENOUGH repairs those found so
    far. Raises ValueError where the rows named None already clash.
    """
    names = list(dict.fromkeys(row.name for row in rows if row.name is not None))
    known: dict[frozenset, bool] = {}

    def system(kept: frozenset) -> list[Row]:
        return [row for row in rows if row.name is None or row.name in kept]

    def ok(kept: frozenset) -> bool:
        if kept not in known:
            known[kept] = feasible(system(kept))
        return known[kept]

    if ok(frozenset(names)):
        return Clashes([], [], True)
    if len(names) <= FEW:  # then all sets at once cost less than the few that are needed, one by one
        sets = [frozenset(s) for n in range(len(names)) for s in combinations(names, n)]
        known |= dict(zip(sets, feasible_each([system(s) for s in sets]), strict=True))
    if not ok(frozenset()):
        raise ValueError("the rows that always hold clash among themselves")
    if len(names) > MANY:
        return Clashes([_shrunk(names, ok)], [frozenset(names) - _grown(frozenset(), names, ok)], False)
    repairs: list[frozenset] = []
    while True:
        tried = hitting_sets(repairs, names)
        seed = next((s for s in tried if ok(s)), None)
        if seed is None or len(repairs) == ENOUGH:
            break
        repairs.append(frozenset(names) - _grown(seed, names, ok))
    clashes = [s for s in tried if not ok(s)]  # one name less, and a repair is not hit: so they are minimal
    return Clashes(_sorted(clashes, names), _sorted(repairs, names), seed is None)


def _grown(kept: frozenset, names: Sequence[Hashable], ok: Callable[[frozenset], bool]) -> frozenset:
    """Return a largest set that holds, from one that does; what it leaves out is a minimal repair."""
    for name in names:
        if name not in kept and ok(kept | {name}):
            kept |= {name}
    return kept


def _shrunk(names: Sequence[Hashable], ok: Callable[[frozenset], bool]) -> frozenset:
    """Return a smallest set that clashes, from all names."""
    kept = frozenset(names)
    for name in names:
        if not ok(kept - {name}):
            kept -= {name}
    return kept


def _sorted(sets: Iterable[frozenset], names: Sequence[Hashable]) -> list[frozenset]:
    order = {name: n for n, name in enumerate(names)}
    return sorted(sets, key=lambda s: (len(s), sorted(order[name] for name in s)))


def hitting_sets(sets: Iterable[frozenset], names: Sequence[Hashable] = ()) -> list[frozenset]:
    """Return all minimal sets that share a name with each of `sets` (Berge, Hypergraphs, 1989, chapter 2)."""
    sets = list(sets)
    found = {frozenset()}
    for s in sets:
        hit = {h for h in found if h & s}
        grown = {h | {name} for h in found - hit for name in s}
        found = hit | {g for g in grown if not any(h < g for h in hit)}
        found = {h for h in found if not any(other < h for other in found)}
    return _sorted(found, names or list(dict.fromkeys(name for s in sets for name in sorted(s, key=repr))))


def mend(rows: Sequence[Row], cost: Mapping[Hashable, float]) -> list[Change] | None:
    """Return the cheapest changes of bounds after which all rows hold; [] where they do, None where none can.

    `cost` is the price of one unit of change in the rows of a name; rows named None do not change. Of equally
    cheap changes the one of the earlier rows is taken.
    """
    loose, objective, slack = [], {}, {}
    for n, row in enumerate(rows):
        terms = row.terms
        if row.name is not None:
            for side, sign in (("high", -1.0), ("low", 1.0)):
                key = ("change", n, side)
                slack[key] = (row, side)
                terms += ((key, sign),)
                objective[key] = float(cost[row.name]) * (1 + 1e-5 * n)
                loose.append(Row(None, ((key, 1.0),), 0.0, None))
        loose.append(row._replace(terms=terms))
    point = optimise([Problem(loose, objective)])[0]
    if point is None:
        return None
    return [
        Change(row, side, point[key] if side == "high" else -point[key])
        for key, (row, side) in slack.items()
        if point[key] > TOLERANCE
    ]
