"""The admissible ways to understand an unclear claim, enumerated and named.

A contradiction is called only where every one of them fails.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from helpers.engine import intervals
from helpers.engine.intervals import Interval
from helpers.ledger.extract import ABOUT
from helpers.page import figures
from helpers.readings.assumptions import Assumptions


class Claim(NamedTuple):
    """One row of the ledger as a plain row, with the numbers its figure can stand for.

    `beside` is the company whose sentence says it of the market, or "".
    """

    claim_id: str
    kind: str
    subject: str
    figure: str
    hedge: str
    unit: str
    start_year: int | None
    end_year: int | None
    horizon: str
    of: str
    start: int
    beside: str
    bounds: Interval


_READ = ("section", *Claim._fields[:-2])  # the columns of the ledger that the checks read
OWN_FIELD = "said of a company: of its own field"


def rescued(found: Sequence[Claim], verdict: str) -> tuple[str, str]:
    """Return a verdict and its reading: what a sentence on a company says contradicts nothing for certain."""
    aside = verdict == "contradictory" and any(c.beside for c in found)
    return ("strained", OWN_FIELD) if aside else (verdict, "")


def claims(ledger: pd.DataFrame, a: Assumptions) -> list[Claim]:
    """Return the ledger's rows in order as plain rows with their intervals (per cent in points, money in full
    units).
    """
    blank = [None] * len(ledger)
    columns = [list(ledger[c].array) if c in ledger else blank for c in _READ]
    return [_claim(dict(zip(_READ, row, strict=True)), a) for row in zip(*columns, strict=True)]


def with_bounds(found: Sequence[Claim], a: Assumptions) -> list[Claim]:
    """Return the claims with their intervals computed anew under other assumptions."""
    return [c._replace(bounds=_bounds(c.figure, c.hedge, a.rounding, a.about, a.over)) for c in found]


def _claim(row: Mapping, a: Assumptions) -> Claim:
    text = {k: _text(row[k]) for k in ("claim_id", "kind", "figure", "hedge", "unit", "horizon", "of")}
    years = {k: _year(row[k]) for k in ("start_year", "end_year")} | {"start": _year(row["start"]) or 0}
    hedge = "placeholder" if text["kind"] == "window" else text["hedge"]
    bounds = _bounds(text["figure"], hedge, a.rounding, a.about, a.over)
    subject, beside = _text(row["subject"]) or "market", _text(row["section"]).partition(ABOUT)[2]
    return Claim(**text, **years, subject=subject, beside=beside, bounds=bounds)


@lru_cache(maxsize=65_536)
def _bounds(figure: str, hedge: str, rounding: str, about: float, over: str) -> Interval:
    if hedge == "placeholder":
        return intervals.ANYTHING
    return intervals.stands_for(figures.ends(figure), hedge, rounding, about, over)


def _text(x) -> str:
    return "" if x is None or x is pd.NA or x != x else str(x)


def _year(x) -> int | None:
    return None if x is None or x is pd.NA or x != x or x == "" else int(float(x))


def as_float(x: Fraction | None) -> float:
    """Return an end of an interval as a float; NaN where there is none."""
    return float("nan") if x is None else float(x)
