"""Other publishers' figures of the same market: their own arithmetic, and where the page stands among them.

Only figures of one scope, the same product and area, are set beside each other.
"""

import dataclasses
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases, smallest_error
from helpers.checks.finding import Finding, finding
from helpers.checks.growth import tables as growth_tables
from helpers.engine import intervals
from helpers.engine.intervals import Interval
from helpers.ledger.claim import MARKET, Claim
from helpers.outside import estimates, known
from helpers.outside.records import each
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import as_float, bound
from helpers.readings.timeline import Window
from helpers.tables import schemas
from helpers.tables.reference import Reference

RATES, SIZES = "publishers.growth", "publishers.size"
FEWEST = 3  # publishers that make a field
STEADY = "each publisher's market grows steadily from its first size to its last"
OTHER_SCOPE = "its market is another, in scope or in method"
CURRENCY = "USD"  # of the publishers' sizes on file
STANDING = list(schemas.PUBLISHERS_STANDING.names)
PATH = ["year", "low", "high", "claims"]

Other = tuple[str, float, Interval]  # a publisher, its figure, the numbers that the figure can stand for


@dataclass(frozen=True, eq=False)
class Publishers:
    """A case's market beside other publishers', each result computed once, when it is first asked for."""

    case: Case
    _arithmetic: dict[str, pd.DataFrame] = dataclasses.field(default_factory=dict, init=False, repr=False)

    @cached_property
    def of_market(self) -> pd.DataFrame:
        """Every estimate on file of the page's market, of whatever product and area."""
        return estimates.of_market(self._known, self.case.page.title)

    @cached_property
    def field(self) -> pd.DataFrame:
        """The estimates that the page may be set beside: its own scope, one a publisher, none left out."""
        return estimates.field(self._known, self.case.page.title)

    @cached_property
    def incomparable(self) -> pd.DataFrame:
        """The estimates of the market that the page is not set beside: estimate_id, publisher, reason, and source."""
        return estimates.incomparable(self._known, self.case.page.title)

    @cached_property
    def paths(self) -> pd.DataFrame:
        """Each publisher's market year by year, growing steadily: estimate_id, publisher, year, usd, printed."""
        return estimates.paths(self.field)

    def arithmetic(self, rounding: str) -> pd.DataFrame:
        """Return the growth rates of `of_market` recomputed; the columns are those of `estimates.arithmetic`."""
        if rounding not in self._arithmetic:
            self._arithmetic[rounding] = estimates.arithmetic(self.of_market, rounding)
        return self._arithmetic[rounding]

    @cached_property
    def rates(self) -> pd.DataFrame:
        """Where each growth claim of the market stands among the publishers' rates.

        Two rows a claim: beside all publishers of the field (`years` is "any") and beside those whose years share at
        least one yearly step with the claim's under some reading (`years` is "shared"). Columns: claim_id, figure,
        years, publishers; below, within, above (publishers whose rate is lower than the claim's, within reach of its
        rounding and hedge, higher); lowest, highest (% a year as printed); rank (1 is the highest; figures as printed;
        empty for "over" or "under"); nearest (publisher), nearest_figure, distance (points from the nearest end of the
        claim as printed), unit.
        """
        a, rated, rows = self.case.assumptions, self.field.dropna(subset=["rate_percent"]), []
        for c in self._of_market_with_figure("growth"):
            spans = list(timeline.spans(c, self.case.timeline).values())
            for years, there in (("any", rated), ("shared", _sharing(rated, spans))):
                others = [_rate(row, a) for row in each(there)]
                if others:
                    rows.append((c.claim_id, phrases.hedged(c), years, *_stands(c, others, a), "points"))
        return pd.DataFrame(rows, columns=STANDING)

    @cached_property
    def sizes(self) -> pd.DataFrame:
        """Where each size claim of the market stands among the publishers' markets of the same year.

        Columns as in `rates`; `years` is the year, distance is in % of the nearest publisher's size.
        """
        a, rows = self.case.assumptions, []
        for c in self._of_market_with_figure("size"):
            same = self.paths[self.paths["year"] == c.end_year]
            others = [(r.publisher, r.usd, Interval(Fraction(r.usd), Fraction(r.usd))) for r in each(same)]
            if others:
                where = _stands(c, others, a, share=True)
                rows.append((c.claim_id, phrases.hedged(c), str(c.end_year), *where, "%"))
        return pd.DataFrame(rows, columns=STANDING)

    @cached_property
    def standing(self) -> pd.DataFrame:
        """The rows of `rates` and of `sizes` in one table."""
        return pd.concat([self.rates, self.sizes], ignore_index=True)

    @cached_property
    def own_path(self) -> pd.DataFrame:
        """The page's market year by year, figures as printed: its sizes and what its rates make of them.

        Columns: year, low, high (US dollars; NaN where the page leaves that end open), claims. A rate bounds a year
        only where each of its readings covers that year; of several claims the tightest bounds hold.
        """
        face = self.case.assumptions.at_face()
        sizes = [c for c in self._sizes if c.end_year]
        rows = [
            (c.end_year, as_float(bound(c, face).low), as_float(bound(c, face).high), c.claim_id)
            for c in sizes
        ]
        used = [*self.case.of_kind("growth"), *sizes]
        # The last stated year is that of the market's own figures: what companies sold in later years is left aside.
        time = timeline.of([*self.case.of_kind("window"), *used], face)
        rows += _made(growth_tables.implied_sizes(used, time, face))
        table = pd.DataFrame(rows, columns=PATH)
        each = [(year, *_tightest(there), _ids(there)) for year, there in table.groupby("year")]
        return pd.DataFrame(each, columns=PATH)

    @cached_property
    def beside(self) -> pd.DataFrame:
        """The page's market beside the publishers' in each year for which both say something.

        Columns: those of `own_path`, then publishers (how many), lower and higher (how many lie below the page's least
        and above its most), lowest, highest (money, US dollars).
        """
        rows = []
        for own in each(self.own_path):
            usd = self.paths.loc[self.paths["year"] == own.year, "usd"]
            if len(usd):
                counts = len(usd), int((usd < own.low).sum()), int((usd > own.high).sum())
                rows.append((*own, *counts, usd.min(), usd.max()))
        return pd.DataFrame(rows, columns=list(schemas.PUBLISHERS_BY_YEAR.names))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """A finding for each rate and each size of the market that a field of publishers can be set beside."""
        if self.field["publisher"].nunique() < FEWEST:
            return ()
        found, a = self.case.by_id, self.case.assumptions
        rates = [
            _rate_finding(found[str(claim_id)], {row.years: row for row in each(both)}, a)
            for claim_id, both in self.rates.groupby("claim_id", sort=False)
        ]
        return (*rates, *(_size_finding(found[row.claim_id], row, a) for row in each(self.sizes)))

    @cached_property
    def _known(self) -> Reference:
        return known.of(self.case)

    @cached_property
    def _sizes(self) -> list[Claim]:
        """The sizes of the market in the currency of the publishers' sizes, blanks among them."""
        return [c for c in self.case.of_kind("size", MARKET) if c.unit == CURRENCY]

    def _of_market_with_figure(self, kind: str) -> list[Claim]:
        found = self._sizes if kind == "size" else self.case.of_kind(kind, MARKET)
        return [c for c in found if self.case.bounds[c.claim_id] != intervals.ANYTHING]


def _rate(row: Any, a: Assumptions) -> Other:
    return (
        row.publisher,
        row.rate_percent,
        estimates.around(row.rate_percent, row.rate_rounded_to, a.rounding),
    )


def _sharing(rated: pd.DataFrame, spans: Sequence[Window]) -> pd.DataFrame:
    """Return the estimates whose rate shares a yearly step with one of the windows."""
    return rated[[_overlap(row, spans) for row in each(rated)]] if len(rated) else rated


def _overlap(row: Any, spans: Sequence[Window]) -> bool:
    start, end = (
        next((int(y) for y in pair if pd.notna(y)), None)
        for pair in ((row.rate_start, row.base_year), (row.rate_end, row.end_year))
    )
    return start is not None and end is not None and any(max(start, s) < min(end, e) for s, e in spans)


def _made(implied: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Return what rates make of sizes, as rows of `PATH`: the years that every reading of a rate covers.

    The table is grouped as a whole, since a page may print hundreds of rates and sizes, and each pair has its rows.
    """
    pair = ["size_claim", "claim_id"]
    ends = implied.assign(
        low=implied["low"].fillna(-math.inf),
        high=implied["high"].fillna(math.inf),
        readings=implied.groupby(pair)["reading"].transform("nunique"),
    )
    how = {"reading": "nunique", "readings": "first", "low": "min", "high": "max"}
    years = ends.groupby([*pair, "year"], as_index=False).agg(how)
    every = years[years["reading"] == years["readings"]].replace([math.inf, -math.inf], math.nan)
    return [(r.year, r.low, r.high, f"{r.size_claim} {r.claim_id}") for r in each(every)]


def _tightest(rows: pd.DataFrame) -> tuple[float, float]:
    low, high = rows["low"].max(), rows["high"].min()
    return (rows["low"].min(), rows["high"].max()) if low > high else (low, high)


def _ids(rows: pd.DataFrame) -> str:
    return " ".join(dict.fromkeys(" ".join(rows["claims"]).split()))


def _stands(c: Claim, others: Sequence[Other], a: Assumptions, share: bool = False) -> tuple[Any, ...]:
    """Return where a claim stands among others: the columns of `STANDING` from `publishers` to `distance`."""
    face = bound(c, dataclasses.replace(a.at_face(), over="loose"))
    low, high = (None if x is None else float(x) for x in (face.low, face.high))
    apart = [_apart(value, low, high) for _, value, _ in others]
    within = [not bound(c, a).meet(room).empty for *_, room in others]
    below = sum(x < 0 and not w for x, w in zip(apart, within, strict=True))
    nearest = min(range(len(others)), key=lambda n: abs(apart[n]))
    name, value, _ = others[nearest]
    distance = (0.0 - apart[nearest]) * (100 / value if share else 1)
    values = [v for _, v, _ in others]
    rank = pd.NA if low is None or high is None else 1 + sum(x > 0 for x in apart)
    return (
        len(others), below, sum(within), len(others) - below - sum(within), min(values), max(values), rank, name, value,
        distance,
    )  # fmt: skip


def _apart(value: float, low: float | None, high: float | None) -> float:
    """Return by how much a value lies above (or, negative, below) a claim; 0 inside it."""
    if low is not None and value < low:
        return value - low
    return value - high if high is not None and value > high else 0.0


def _rate_finding(c: Claim, rows: Mapping[str, Any], a: Assumptions) -> Finding:
    """Return the finding on one rate; `rows` are those of `Publishers.rates` for it, by their years."""
    every = shared = rows["any"]
    text = f"{phrases.hedged(c)} ({c.claim_id}) {_place(every)}"
    if "shared" in rows and rows["shared"].publishers < every.publishers:
        shared = rows["shared"]
        text += f"; it {_place(shared, 'whose years overlap with its own')}"
    return _judged(RATES, c, shared if shared.publishers >= FEWEST else every, text, "% a year", "", a)


def _size_finding(c: Claim, row: Any, a: Assumptions) -> Finding:
    text = f"{phrases.hedged(c)} ({c.claim_id}) in {row.years} {_place(row, shown=phrases.money)}"
    return _judged(SIZES, c, row, text, CURRENCY, STEADY, a)


def _judged(check: str, c: Claim, row: Any, text: str, unit: str, reading: str, a: Assumptions) -> Finding:
    ids, numbers = [c.claim_id], dict(low=row.lowest, high=row.highest, unit=unit, reading=reading)
    if row.publishers < FEWEST:
        return finding(check, "no test", ids, f"{text}; fewer than {FEWEST} make no field.", **numbers)
    usual = not bound(c, a).meet(Interval(Fraction(row.lowest), Fraction(row.highest))).empty
    if not usual:
        return finding(check, "unusual", ids, f"{text}.", **numbers | dict(reading=OTHER_SCOPE))
    error = smallest_error.of(c, [(row.lowest, row.highest)], a)
    return finding(check, "fits", ids, f"{text}.", smallest_error=error, **numbers)


def _percent(x: float) -> str:
    return f"{x:g}%"


def _place(row: Any, which: str = "of the same scope", shown: Callable[[float], str] = _percent) -> str:
    """Return where a claim stands among publishers, as words: its rank, the counts, the nearest and how far it is."""
    rank = f"is number {row.rank} of {row.publishers + 1}, counting it and"
    if pd.isna(row.rank):
        rank = "stands with"
    parts = [f"{row.above} higher", f"{row.within} within its rounding and hedge", f"{row.below} lower"]
    near = f"nearest {row.nearest} with {shown(row.nearest_figure)}"
    if row.distance:
        unit = "%" if row.unit == "%" else " points"
        near += f", {abs(row.distance):.1f}{unit} {'lower' if row.distance > 0 else 'higher'}"
    span = f"{shown(row.lowest)} to {shown(row.highest)}"
    return f"{rank} {phrases.count(int(row.publishers), 'publisher')} {which} ({span}; {', '.join(parts)}; {near})"
