"""How often real industries did what a page's figures need: the reference class of growth, 402 US industries.

The table is nominal gross output of whole industries (data/reference/gross_output.csv): a span of years with a pace is
compared with what the same industry did in the years around it. Spans overlap and industries move together, so their
number is no sample size; how many industries they come from stands beside it.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.checks import phrases
from helpers.parameters import REFERENCE, root
from helpers.tables import contracts, reference

SPANS, INDUSTRIES = 200, 30  # a class of fewer spans, or of fewer industries, decides nothing
STEP = 0.5  # points by which the band is widened on both sides until the class is large enough,
WIDEST = 5.0  # and how far at most: a fast market must not be judged by slow industries
NEAR = 1e-9  # points; closer figures are equal


class Span(NamedTuple):
    """Years of a known pace, and how many of the years before and after it are asked for."""

    years: int
    before: int = 0
    after: int = 0

    @property
    def others(self) -> int:
        """How many years lie outside the years of the known pace."""
        return self.before + self.after


class Rarity(NamedTuple):
    """How often (`how_often` of `out_of` spans, of `industries` industries) the other years grew as much.

    `low` and `high` are the band of the pace, % a year; `among` says in words what the spans are.
    """

    how_often: int
    out_of: int
    industries: int
    low: float
    high: float
    among: str

    @property
    def part(self) -> float:
        """The part of the spans that did so."""
        return self.how_often / self.out_of


@dataclass(frozen=True, eq=False)
class Industries:
    """Output of industries: the natural logarithms, a row an industry and a column a year; NaN where there is none."""

    logs: NDArray[np.float64]
    first: int
    last: int

    def turned(
        self, span: Span, pace: tuple[float, float], least: float | None = None, most: float | None = None
    ) -> Rarity | None:
        """Return how often the years around a span of a pace grew `least` % a year or more (or `most` or less).

        `pace` is the printed range in % a year. Its band is widened on both sides until it holds enough spans of enough
        industries; None where the widest does not. Raises ValueError unless one of `least` and `most` is given.
        """
        if (least is None) == (most is None):
            raise ValueError("give either the least or the most that the other years grew")
        industry, inner, outer = self._spans(span)
        for low, high in _bands(pace):
            kept = (inner >= low - NEAR) & (inner <= high + NEAR)
            industries = len(np.unique(industry[kept]))
            if kept.sum() >= SPANS and industries >= INDUSTRIES:
                then = outer[kept]
                did = then >= least - NEAR if least is not None else then <= (most or 0.0) + NEAR
                out_of, how_often = int(kept.sum()), int(did.sum())
                return Rarity(
                    how_often, out_of, industries, low, high, self._among(span, low, high, industries)
                )
        return None

    def others(self, span: Span, pace: tuple[float, float]) -> NDArray[np.float64]:
        """Return how the years around each span of a pace grew, % a year."""
        _, inner, outer = self._spans(span)
        return outer[(inner >= pace[0] - NEAR) & (inner <= pace[1] + NEAR)]

    def _spans(self, span: Span) -> tuple[NDArray[np.int_], NDArray[np.float64], NDArray[np.float64]]:
        """Return of each span its industry, its pace, and that of the years around it, both in % a year."""
        whole = span.years + span.others
        starts = max(self.logs.shape[1] - whole, 0)
        begin = self.logs[:, :starts]
        start = self.logs[:, span.before : span.before + starts]
        stop = self.logs[:, span.before + span.years : span.before + span.years + starts]
        end = self.logs[:, whole : whole + starts]
        inner = (stop - start) / span.years
        outer = (end - begin - (stop - start)) / span.others
        industry = np.repeat(np.arange(len(self.logs)), starts)
        there = np.isfinite(inner).ravel() & np.isfinite(outer).ravel()
        return industry[there], _percent(inner.ravel()[there]), _percent(outer.ravel()[there])

    def _among(self, span: Span, low: float, high: float, industries: int) -> str:
        """Return the class in words."""
        return (
            f"spans of {phrases.count(span.years, 'year')} in which one of {industries} US industries grew"
            f" {phrases.number(low)} to {phrases.number(high)}% a year, {self.first}-{self.last}"
        )


def _percent(logs: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(100 * np.expm1(logs))


def _bands(pace: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the bands to try, the narrowest first."""
    low, high = pace
    return [(low - n * STEP, high + n * STEP) for n in range(int(WIDEST / STEP) + 1)]


def of(table: pd.DataFrame) -> Industries:
    """Return the industries of a table with the columns code, year and million_usd."""
    wide = table.pivot(index="code", columns="year", values="million_usd").sort_index(axis=1)
    years = range(int(wide.columns.min()), int(wide.columns.max()) + 1)
    output = wide.reindex(columns=years).to_numpy(dtype=float, na_value=np.nan)
    return Industries(np.log(output), years[0], years[-1])


def industries() -> Industries:
    """Return the industries on file in the project; raises `reference.TableError`."""
    return _load(_folder(Path.cwd()))


@lru_cache(maxsize=2)
def _folder(_: Path) -> Path:
    """Return the folder of the table as seen from a working folder: looking for the project's own takes a while."""
    return root() / REFERENCE


@lru_cache(maxsize=2)
def _load(folder: Path) -> Industries:
    name = "gross_output"
    return of(reference.table(folder / f"{name}.csv", contracts.REFERENCE[name]))
