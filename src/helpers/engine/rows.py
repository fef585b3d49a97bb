"""Linear bounds and the programmes made of them. No market words here."""

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

BOX = 1e5  # every unknown lies within plus and minus this; an optimum out there means "no bound"
TOLERANCE = 1e-6  # below this a violation is the solver's own rounding
DOUBT = 1e-4  # what is clearer than this needs no second look
PENALTY = 1e4  # price of a broken bound; above any sum of multipliers that systems of this size have


Terms = tuple[tuple[Hashable, float | Fraction], ...]  # unknown and its coefficient
Point = dict[Hashable, float]  # the value of each unknown, and under None that of the objective
Names = frozenset[Hashable]  # names of rows


class Row(NamedTuple):
    """low <= sum of coefficient times unknown <= high; None is no bound, an open end is not reached itself.

    Rows of one `name` stand or fall together; rows named None always hold.
    """

    name: Hashable
    terms: Terms
    low: float | Fraction | None
    high: float | Fraction | None
    low_open: bool = False
    high_open: bool = False


class Problem(NamedTuple):
    """Minimise the sum of coefficient times unknown under the rows."""

    rows: Sequence[Row]
    objective: Mapping[Hashable, float | Fraction]
