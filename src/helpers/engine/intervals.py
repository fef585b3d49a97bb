"""A printed figure -> the numbers it can stand for, by rounding convention and hedge, in exact arithmetic.

This room knows figures and hedges; it does not know what they measure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

# "nearest" holds half up and half even; "any" holds every convention, since a page need not keep to one.
CONVENTIONS = ("as printed", "half up", "half even", "truncated", "rounded up", "nearest", "any")


class Printed(Protocol):
    """One printed end of a figure: its value, and what one unit of its last digit counts, in the same units."""

    @property
    def value(self) -> Decimal:
        """The number printed."""

    @property
    def step(self) -> Decimal:
        """The size of its last printed digit."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`; None is no bound; an open end is not reached itself."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @property
    def empty(self) -> bool:
        """Whether no number lies inside."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def holds(self, x: Fraction) -> bool:
        """Whether `x` lies inside."""
        return not self.meet(Interval(Fraction(x), Fraction(x))).empty

    def meet(self, other: "Interval") -> "Interval":
        """Return what both intervals hold; it may be empty."""
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, +1)
        high, high_open = _tighter(self.high, self.high_open, other.high, other.high_open, -1)
        return Interval(low, high, low_open, high_open)

    def __add__(self, other: "Interval") -> "Interval":
        """Return the sums of a number of each."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __mul__(self, other: "Interval") -> "Interval":
        """Return the products of a number of each; both must lie at or above 0."""
        low = None if self.low is None or other.low is None else self.low * other.low
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __pow__(self, n: int) -> "Interval":
        """Return the n-th powers, n a whole number; the interval must lie at or above 0 (1/x for n
        below 0).
        """
        if n < 0:
            low, high = _inverse(self.high), _inverse(self.low)
            return Interval(low, high, self.high_open, self.low_open) ** -n
        return Interval(_power(self.low, n), _power(self.high, n), self.low_open, self.high_open)

    def shift(self, by: Fraction) -> "Interval":
        """Return the interval moved by `by`."""
        return self + Interval(Fraction(by), Fraction(by))

    def scale(self, by: Fraction) -> "Interval":
        """Return the interval multiplied by `by`, which is above 0."""
        low, high = (None if x is None else x * by for x in (self.low, self.high))
        return Interval(low, high, self.low_open, self.high_open)


ANYTHING = Interval(None, None)
_HALF = Fraction(1, 2)
# Room below and above the printed figure in units of its last digit, and whether that end is itself left out.
_ROOM: dict[str, tuple[Fraction | int, Fraction | int, bool, bool]] = {
    "as printed": (0, 0, False, False),
    "half up": (_HALF, _HALF, False, True),
    "half even": (_HALF, _HALF, False, False),  # open on both sides where the last digit is odd
    "truncated": (0, 1, False, True),
    "rounded up": (1, 0, True, False),
    "nearest": (_HALF, _HALF, False, False),
    "any": (1, 1, True, True),
}


def rounded(value: Decimal, step: Decimal, convention: str = "any") -> Interval:
    """Return the numbers that are printed as `value` where its last digit counts `step`.

    Parameters: `convention` is one of CONVENTIONS. Cutting off goes towards 0, rounding up away from it.
    Raises ValueError for a convention that is not in the list.
    """
    if convention not in _ROOM:
        raise ValueError(f"rounding {convention!r} is none of {', '.join(CONVENTIONS)}")
    size, s = abs(Fraction(value)), Fraction(step)
    below, above, low_open, high_open = _ROOM[convention]
    if convention == "half even" and (size / s) % 2:
        low_open = high_open = True
    low, high = size - below * s, size + above * s
    return (
        Interval(low, high, low_open, high_open) if value >= 0 else Interval(-high, -low, high_open, low_open)
    )


def stands_for(
    printed: Sequence[Printed], hedge: str, convention: str = "any", about: float = 5.0, over: str = "loose"
) -> Interval:
    """Return the numbers that a hedged figure can stand for, in the figure's own units.

    `about` is the percentage of the figure that "about" may be off, never less than its rounding; `over` is
    "loose" (the bound may itself be rounded) or "strict" (beyond the printed bound). A figure without digits
    stands for anything.
    """
    if not printed:
        return ANYTHING
    first, last = (rounded(end.value, end.step, convention) for end in (printed[0], printed[-1]))
    if hedge == "over":
        return Interval(first.low, None, first.low_open) if over == "loose" else _beyond(printed[0].value, +1)
    if hedge == "under":
        return (
            Interval(None, last.high, False, last.high_open)
            if over == "loose"
            else _beyond(printed[-1].value, -1)
        )
    if hedge == "about":
        middle = Fraction(printed[0].value)
        off = abs(middle) * Fraction(str(about)) / 100
        # Its rounding with closed ends: a word that loosens a figure leaves no end sharp.
        return _hull(Interval(first.low, first.high), Interval(middle - off, middle + off))
    return Interval(first.low, last.high, first.low_open, last.high_open)


def _beyond(value: Decimal, side: int) -> Interval:
    v = Fraction(value)
    return Interval(v, None, True) if side > 0 else Interval(None, v, False, True)


def _hull(one: Interval, other: Interval) -> Interval:
    """Return the smallest interval that holds both."""
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    ends = (one, other)
    return Interval(
        low,
        high,
        all(i.low_open for i in ends if i.low == low),
        all(i.high_open for i in ends if i.high == high),
    )


def _tighter(
    a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, side: int
) -> tuple[Fraction | None, bool]:
    """Return the bound that leaves less room; `side` is +1 for lower bounds, -1 for upper ones."""
    if a is None or b is None:
        return (b, b_open) if a is None else (a, a_open)
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if (a - b) * side > 0 else (b, b_open)


def _power(x: Fraction | None, n: int) -> Fraction | None:
    return None if x is None else x**n


def _inverse(x: Fraction | None) -> Fraction | None:
    return None if x is None or x == 0 else 1 / Fraction(x)
