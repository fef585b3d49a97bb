"""Estimates of other publishers on file: which a page may be set beside, and their own arithmetic."""

from decimal import Decimal
from typing import Any

import pandas as pd

from helpers.engine import intervals
from helpers.engine.intervals import Interval
from helpers.outside.exchange import ends_of
from helpers.outside.records import each
from helpers.tables import schemas
from helpers.tables.reference import Reference

AREA = "global"  # a page that names no country in its title speaks of the world
ARITHMETIC = list(schemas.PUBLISHERS_ARITHMETIC.names)
UNSAID = (float("nan"), float("nan"), float("nan"))
AGREES = ("with rounding", "over the years of its rate", "no")


def of_market(known: Reference, title: str) -> pd.DataFrame:
    """Return every estimate on file of the market that a title names, of whatever product and area."""
    market, _ = known.market(title)
    return known.estimates[known.estimates["market"] == market].reset_index(drop=True)


def field(known: Reference, title: str) -> pd.DataFrame:
    """Return the estimates that a page may be set beside: its own scope, one a publisher, none left out."""
    _, product = known.market(title)
    rows = of_market(known, title)
    rows = rows[(rows["product"] == product) & (rows["area"] == AREA) & rows["left_out"].isna()]
    return rows.drop_duplicates("publisher").reset_index(drop=True)


def incomparable(known: Reference, title: str) -> pd.DataFrame:
    """Return the estimates of the market that the page is not set beside, each with the reason.

    Columns: estimate_id, publisher, reason, source_title, source_url.
    """
    _, product = known.market(title)
    rows, kept = of_market(known, title), set(field(known, title)["estimate_id"])
    rows = rows[~rows["estimate_id"].isin(kept)]
    reasons = [_reason(row, product) for row in each(rows)]
    return rows.assign(reason=reasons)[
        ["estimate_id", "publisher", "reason", "source_title", "source_url"]
    ].reset_index(drop=True)


def _reason(row: Any, product: str) -> str:
    if row.product != product:
        return f"another product: {row.product}" + (f", {row.area}" if row.area != AREA else "")
    if row.area != AREA:
        return f"another area: {row.area}"
    return row.left_out if pd.notna(row.left_out) else "the same publisher a second time"


def arithmetic(estimates: pd.DataFrame, rounding: str) -> pd.DataFrame:
    """Recompute the growth rate of every estimate that prints two sizes and a rate.

    Columns: estimate_id, publisher, product, area, base_year, end_year; implied with implied_low and implied_high (%
    a year from the first size to the last, and the room of their rounding); over_rate_years with over_low and
    over_high (the same growth spread over the years that the rate is said of; NaN where those are the same or
    not said); printed with printed_low and printed_high; difference (points, printed minus implied); agrees: one of
    `AGREES`.
    """
    rows = estimates.dropna(subset=["base_usd", "end_usd", "rate_percent"])
    return pd.DataFrame([_recomputed(row, rounding) for row in each(rows)], columns=ARITHMETIC).astype(
        {"base_year": "Int64", "end_year": "Int64"}
    )


def _recomputed(row: Any, rounding: str) -> tuple[Any, ...]:
    base, end = (
        around(row.base_usd, row.base_rounded_to, rounding),
        around(row.end_usd, row.end_rounded_to, rounding),
    )
    ratio, face = end * base**-1, row.end_usd / row.base_usd
    rate = around(row.rate_percent, row.rate_rounded_to, rounding)
    years = int(row.end_year - row.base_year)
    own = int(row.rate_end - row.rate_start) if pd.notna(row.rate_start) and pd.notna(row.rate_end) else years
    first = _yearly(ratio, face, years)
    second = _yearly(ratio, face, own) if own != years else UNSAID
    low, high = map(float, ends_of(rate))
    agrees = "with rounding" if first[1] <= high and low <= first[2] else "no"
    if agrees == "no" and second[1] <= high and low <= second[2]:
        agrees = "over the years of its rate"
    return (
        row.estimate_id, row.publisher, row.product, row.area, row.base_year, row.end_year, *first, *second,
        row.rate_percent, low, high, row.rate_percent - first[0], agrees,
    )  # fmt: skip


def _yearly(ratio: Interval, face: float, years: int) -> tuple[float, float, float]:
    low, high = ends_of(ratio)
    made, least, most = (100 * (float(x) ** (1 / years) - 1) for x in (face, low, high))
    return made, least, most


def around(value: float, step: float, rounding: str) -> Interval:
    """Return the numbers that a printed estimate can stand for under a rounding convention."""
    return intervals.rounded(Decimal(repr(float(value))), Decimal(repr(float(step))), rounding)


def paths(field: pd.DataFrame) -> pd.DataFrame:
    """Return each publisher's market year by year, growing steadily from its first size to its last.

    Columns: estimate_id, publisher, year, usd, printed (whether that year's size is printed).
    """
    rows = []
    for r in each(field):
        if pd.notna(r.base_usd) and pd.notna(r.end_usd):
            years = int(r.end_year - r.base_year)
            step = (r.end_usd / r.base_usd) ** (1 / years)
            for n in range(years + 1):
                rows.append(
                    (r.estimate_id, r.publisher, int(r.base_year) + n, r.base_usd * step**n, n in (0, years))
                )
        elif pd.notna(r.base_usd) or pd.notna(r.end_usd):
            size, year = (r.base_usd, r.base_year) if pd.notna(r.base_usd) else (r.end_usd, r.end_year)
            rows.append((r.estimate_id, r.publisher, int(year), size, True))
    return pd.DataFrame(rows, columns=["estimate_id", "publisher", "year", "usd", "printed"])
