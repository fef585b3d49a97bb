"""Which sets of names cannot hold together, which to leave out, and the cheapest change that mends it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from helpers.engine.feasibility import feasible, feasible_each
from helpers.engine.programmes import optimise
from helpers.engine.rows import TOLERANCE, Names, Problem, Row

FEW = 5
MANY = 12  # names, and
ENOUGH = 40  # repairs, up to which all minimal sets are listed


class Change(NamedTuple):
    """By how much one bound must give way: above 0 where `side` is "high" (raise it), below 0 where "low"."""

    row: Row
    side: str
    amount: float


class Conflicts(NamedTuple):
    """Minimal sets of names that cannot hold together, minimal sets whose removal mends it, and whether all
    are here.
    """

    conflicts: list[Names]
    repairs: list[Names]
    complete: bool


def conflicts(rows: Sequence[Row]) -> Conflicts:
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
    known: dict[Names, bool] = {}

    def system(kept: Names) -> list[Row]:
        return [row for row in rows if row.name is None or row.name in kept]

    def ok(kept: Names) -> bool:
        if kept not in known:
            known[kept] = feasible(system(kept))
        return known[kept]

    if ok(frozenset(names)):
        return Conflicts([], [], True)
    if len(names) <= FEW:  # then all sets at once cost less than the few that are needed, one by one
        sets = [frozenset(s) for n in range(len(names)) for s in combinations(names, n)]
        known |= dict(zip(sets, feasible_each([system(s) for s in sets]), strict=True))
    if not ok(frozenset()):
        raise ValueError("the rows that always hold clash among themselves")
    if len(names) > MANY:
        return Conflicts([_shrunk(names, ok)], [frozenset(names) - _grown(frozenset(), names, ok)], False)
    repairs: list[Names] = []
    while True:
        tried = hitting_sets(repairs, names)
        seed = next((s for s in tried if ok(s)), None)
        if seed is None or len(repairs) == ENOUGH:
            break
        repairs.append(frozenset(names) - _grown(seed, names, ok))
    clashes = [s for s in tried if not ok(s)]  # one name less, and a repair is not hit: so they are minimal
    return Conflicts(_sorted(clashes, names), _sorted(repairs, names), seed is None)


def _grown(kept: Names, names: Sequence[Hashable], ok: Callable[[Names], bool]) -> Names:
    """Return a largest set that holds, from one that does; what it leaves out is a minimal repair."""
    for name in names:
        if name not in kept and ok(kept | {name}):
            kept |= {name}
    return kept


def _shrunk(names: Sequence[Hashable], ok: Callable[[Names], bool]) -> Names:
    """Return a smallest set that clashes, from all names."""
    kept = frozenset(names)
    for name in names:
        if not ok(kept - {name}):
            kept -= {name}
    return kept


def _sorted(sets: Iterable[Names], names: Sequence[Hashable]) -> list[Names]:
    order = {name: n for n, name in enumerate(names)}
    return sorted(sets, key=lambda s: (len(s), sorted(order[name] for name in s)))


def hitting_sets(sets: Iterable[Names], names: Sequence[Hashable] = ()) -> list[Names]:
    """Return all minimal sets that share a name with each of `sets` (Berge, Hypergraphs, 1989, chapter 2)."""
    sets = list(sets)
    found: set[Names] = {frozenset()}
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
    loose: list[Row] = []
    objective: dict[Hashable, float] = {}
    slack: dict[Hashable, tuple[Row, str]] = {}
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
