"""Random systems of bounds, and a second engine that decides them in exact rational arithmetic."""

from fractions import Fraction
from itertools import combinations
from random import Random

import z3

from helpers.engine.rows import Row


def system(random: Random) -> list[Row]:
    """Return a small random system: sums, differences and multiples with open and closed ends, some bounds
    touching.
    """
    unknowns = list("uvwx")[: random.randint(2, 4)]
    rows = []
    for n in range(random.randint(3, 7)):
        chosen = random.sample(unknowns, random.randint(1, len(unknowns)))
        terms = tuple((u, random.choice((-2, -1, 1, 1, 1, 3))) for u in chosen)
        low = Fraction(random.randint(-6, 8), random.choice((1, 1, 2, 3, 5)))
        high = low + Fraction(random.randint(0, 6), random.choice((1, 2, 4)))
        closed = low == high
        kind = random.randint(0, 3)
        name = None if n == 0 and random.random() < 0.3 else f"r{n % 5}"
        rows.append(
            Row(
                name,
                terms,
                None if kind == 1 else low,
                None if kind == 2 else high,
                not closed and random.random() < 0.4,
                not closed and random.random() < 0.4,
            )
        )
    return rows


def feasible(rows) -> bool:
    """Decide a system by z3's exact rational arithmetic."""
    solver = z3.Solver()
    unknowns = {u: z3.Real(str(u)) for row in rows for u, _ in row.terms}
    for row in rows:
        total = z3.Sum(
            [z3.Q(Fraction(k).numerator, Fraction(k).denominator) * unknowns[u] for u, k in row.terms]
        )
        for bound, is_open, side in ((row.high, row.high_open, 1), (row.low, row.low_open, -1)):
            if bound is not None:
                gap = side * (z3.Q(Fraction(bound).numerator, Fraction(bound).denominator) - total)
                solver.add(gap > 0 if is_open else gap >= 0)
    return solver.check() == z3.sat


def minimal_sets(rows, holds=feasible):
    """Return all minimal conflicts and repairs by trying every subset."""
    names = list(dict.fromkeys(row.name for row in rows if row.name is not None))
    good = {
        frozenset(kept): holds([row for row in rows if row.name is None or row.name in kept])
        for size in range(len(names) + 1)
        for kept in combinations(names, size)
    }
    bad = [s for s, ok in good.items() if not ok]
    conflicts = {s for s in bad if not any(t < s for t in bad)}
    out = [frozenset(names) - s for s, ok in good.items() if ok]
    repairs = {s for s in out if not any(t < s for t in out)}
    return conflicts, repairs - {frozenset()}
