"""Average exchange rates over a period, with the room that their digits and their sources leave."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from helpers.engine.intervals import Interval, rounded
from helpers.outside.records import each
from helpers.tables.schemas import CONFIDENCE

ONE = Interval(Fraction(1), Fraction(1))


@dataclass(frozen=True)
class Rate:
    """What one unit of a currency was worth in another: as printed, the room around it, the rows it rests on."""

    printed: Fraction
    room: Interval
    rows: tuple[str, ...]


def rate(rates: pd.DataFrame, base: str, quote: str, start: str, end: str) -> Rate | None:
    """Return the rate of exactly that period (days as text), direct, inverted, or through a third currency.

    None where no row covers the period. Of several sources the one with most observations is printed, and all of
    the best confidence make the room.
    """
    if base == quote:
        return Rate(Fraction(1), ONE, ())
    there = rates[(rates["period_start"] == start) & (rates["period_end"] == end)]
    if direct := _direct(there, base, quote):
        return direct
    for middle in sorted({*there["base"], *there["quote"]} - {base, quote}):
        first, second = _direct(there, base, middle), _direct(there, middle, quote)
        if first and second:
            return Rate(first.printed * second.printed, first.room * second.room, first.rows + second.rows)
    return None


def _direct(rates: pd.DataFrame, base: str, quote: str) -> Rate | None:
    straight = _best(rates[(rates["base"] == base) & (rates["quote"] == quote)])
    if straight:
        return straight
    turned = _best(rates[(rates["base"] == quote) & (rates["quote"] == base)])
    return Rate(1 / turned.printed, turned.room**-1, turned.rows) if turned else None


def _best(rows: pd.DataFrame) -> Rate | None:
    if rows.empty:
        return None
    rank = rows["confidence"].map(CONFIDENCE.index)
    rows = rows[rank == rank.min()].sort_values("observations", ascending=False, kind="stable")
    ends = [ends_of(around(row.rate, row.rounded_to)) for row in each(rows)]
    room = Interval(min(low for low, _ in ends), max(high for _, high in ends))
    return Rate(_exact(rows["rate"].iloc[0]), room, tuple(rows["rate_id"]))


def around(value: float, step: float) -> Interval:
    """Return the numbers that a reference figure can stand for: half a unit of its last digit to either side."""
    return rounded(_decimal(value), _decimal(step), "nearest")


def ends_of(room: Interval) -> tuple[Fraction, Fraction]:
    """Return both ends of the room around a reference figure, which is never open; raises ValueError if it is."""
    if room.low is None or room.high is None:
        raise ValueError(f"{room} has an open end")
    return room.low, room.high


def _decimal(x: float) -> Decimal:
    return Decimal(repr(float(x)))


def _exact(x: float) -> Fraction:
    return Fraction(_decimal(x))
