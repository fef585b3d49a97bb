"""Proofs that bounds clash: multipliers that a reader can check by hand (Farkas' lemma)."""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from helpers.engine.rows import BOX, PENALTY, TOLERANCE, Row


class _Side(NamedTuple):
    """One bound of a row: its upper ("high") or lower ("low") one, and whether that end is open."""

    row: Row
    side: str
    bound: float | Fraction
    is_open: bool


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
    def names(self) -> tuple[Hashable, ...]:
        """The names of the rows used, in order, without None."""
        return tuple(dict.fromkeys(p.row.name for p in self.parts if p.row.name is not None))


def certificate(rows: Sequence[Row]) -> Certificate | None:
    """Return multipliers that prove by hand that the rows cannot hold together; None where they can.

    Farkas' lemma (Schrijver, Theory of Linear and Integer Programming, 1986, section 7.3): either the bounds
    hold somewhere, or non-negative multiples of them add up to a false line. The multipliers come from the
    solver's dual, are made fractions, and are checked exactly.
    """
    sides = [
        _Side(row, side, bound, is_open)
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
    cost[-2:] = PENALTY, -1
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


def _proof(sides: Sequence[_Side], multipliers: NDArray[np.float64]) -> Certificate | None:
    """Return the certificate if the multipliers, made fractions, add up to a false line."""
    top = multipliers.max()
    if top <= 0:
        return None
    for scale in (top, multipliers[multipliers > top * 1e-6].min()):
        for largest in (60, 10_000):
            exact = [
                Fraction(float(m / scale)).limit_denominator(largest) if m > top * 1e-7 else Fraction(0)
                for m in multipliers
            ]
            parts = tuple(Part(row, side, m) for (row, side, *_), m in zip(sides, exact, strict=True) if m)
            total: dict[Hashable, Fraction] = {}
            gap, strict, floats = Fraction(0), False, False
            for (row, side, bound, is_open), m in zip(sides, exact, strict=True):
                if m:
                    sign = 1 if side == "high" else -1
                    for unknown, k in row.terms:
                        total[unknown] = total.get(unknown, Fraction(0)) + sign * m * Fraction(k)
                    gap -= sign * m * Fraction(bound)
                    strict |= is_open
                    floats |= isinstance(bound, float)
            least = Fraction(1, 10**9) if floats else Fraction(0)
            if not any(total.values()) and (gap > least or (gap == 0 and strict)):
                return Certificate(parts, gap)
    return None
