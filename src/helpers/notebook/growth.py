"""."""

import numpy as np
import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.growth import frames as growth_frames
from helpers.notebook import text as text_of
from helpers.notebook.charts import growth as growth_charts
from helpers.notebook.claims import MOST
from helpers.notebook.show import keep, text
from helpers.readings import claims as meant

LINES = 8  # lines of the chart of sizes
PANELS = 3  # pairs of claims that are drawn


def growth_table(case: Case) -> pd.DataFrame:
    """Return the rows of `charts.growth`: the market's growth claims, then what they leave for other years."""
    wide = growth_frames.windows(case.ledger, case.assumptions).query("subject == 'market'")
    by_id = case.ledger.set_index("claim_id")
    rows = []
    for claim_id, found in wide.groupby("claim_id", sort=False):
        first, others = found.iloc[0], found.iloc[1:]
        claim = by_id.loc[claim_id]
        rows.append((f"{phrases.printed(claim)} ({claim_id})", "printed", first.start_year, first.end_year,
                     list(zip(others["start_year"], others["end_year"], strict=True)),
                     claim["low"], claim["high"], first.low, first.high))  # fmt: skip
    for left in main_left(case).itertuples():
        label = f"left for {left.start_year}-{left.end_year} by {left.long_claim} and {left.short_claim}"
        rows.append((label, "implied", left.start_year, left.end_year, [],
                     left.printed_low, left.printed_high, left.low, left.high))  # fmt: skip
    columns = ["label", "kind", "start_year", "end_year", "others", "low", "high", "room_low", "room_high"]
    return pd.DataFrame(rows[:MOST], columns=columns)


def main_left(case: Case) -> pd.DataFrame:
    """Return `growth.growth_left` under the first reading of each pair of claims, bounded on both sides."""
    left = growth_frames.growth_left(case.ledger, case.assumptions).dropna(
        subset=["printed_low", "printed_high"]
    )
    return left.drop_duplicates(["long_claim", "short_claim"])


def sizes_table(case: Case) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """Return the frames of `charts.sizes` (implied sizes, printed sizes) in the unit that most sizes are printed in."""
    market = case.ledger.query(
        "kind == 'size' and subject == 'market' and low == low and end_year == end_year"
    )
    unit = market["unit"].mode().iloc[0] if len(market) else ""
    market = market[market["unit"] == unit]
    implied = growth_frames.implied_sizes(case.ledger, text_of.face_value(case))
    implied = implied[implied["size_claim"].isin(market["claim_id"])]
    first = implied.groupby(["claim_id", "size_claim"])["reading"].transform("first")
    implied = implied[implied["reading"] == first]  # a line follows one reading, not the years of several
    by_id = case.ledger.set_index("claim_id")
    several = implied["size_claim"].nunique() > 1
    label = [
        f"{phrases.printed(by_id.loc[r.claim_id])} a year ({r.claim_id}{', from ' + r.size_claim if several else ''})"
        for r in implied.itertuples()
    ]
    implied = implied.assign(label=label)
    implied = implied[implied["label"].isin(implied["label"].unique()[:LINES])]
    points = market.assign(year=market["end_year"], printed=market["low"])
    bounds = [c.bounds for c in meant.claims(market, case.assumptions)]
    points["low"] = [
        float(b.low) if b.low is not None else p for b, p in zip(bounds, points["printed"], strict=True)
    ]
    points["high"] = [
        float(b.high) if b.high is not None else p for b, p in zip(bounds, points["printed"], strict=True)
    ]
    return implied, points[["claim_id", "year", "printed", "low", "high"]], unit


def band_table(case: Case) -> tuple[pd.DataFrame, pd.DataFrame, float]:
    """Return the frames of `charts.band` and the bend allowed: the usual one, or the smallest that is needed.

    The first is `growth.ranges`, empty where the claims do not hold; the second one row a claim: label, kind,
    start_year, end_year, low, high (as printed; NaN where open).
    """
    bends = growth_frames.smallest_bend(case.ledger, case.assumptions)
    needed = bends[bends["rounding"] == case.assumptions.rounding]["bend"].min()
    cap = case.assumptions.bend_cap if not needed > case.assumptions.bend_cap else float(needed) + 1e-3
    allowed = growth_frames.ranges(case.ledger, case.assumptions, cap=cap)
    reading = (
        growth_frames.windows(case.ledger, case.assumptions).drop_duplicates("claim_id").set_index("claim_id")
    )
    rows = []
    for r in case.ledger.query("subject == 'market' and kind in ('growth', 'size')").itertuples():
        size = r.kind == "size" and pd.notna(r.end_year)
        years = (r.end_year, r.end_year) if size else _window(reading, r.claim_id)
        if years and pd.notna(years[0]) and (pd.notna(r.low) or pd.notna(r.high)):
            rows.append((f"{phrases.printed(r)} ({r.claim_id})", r.kind, *map(int, years), r.low, r.high))
    columns = ["label", "kind", "start_year", "end_year", "low", "high"]
    return allowed, pd.DataFrame(rows[:LINES], columns=columns), cap


def _window(reading: pd.DataFrame, claim: str):
    return tuple(reading.loc[claim, ["start_year", "end_year"]]) if claim in reading.index else ()


def pairs_table(case: Case) -> pd.DataFrame:
    """Return the rows of `charts.pairs`: `growth.pairs` of the first pairs, with the printed figures beside them.

    Added columns: first_label, second_label, and first_low, first_high, second_low, second_high (as printed;
    NaN where open), met (whether some of the rates printed can hold together).
    """
    table = growth_frames.pairs(case.ledger, case.assumptions)
    shown = table[["first", "second"]].drop_duplicates().head(PANELS)
    table = table.merge(shown, on=["first", "second"])
    claims = case.ledger.set_index("claim_id")
    for side in ("first", "second"):
        table[f"{side}_label"] = [f"{phrases.printed(claims.loc[i])} ({i})" for i in table[side]]
        for end in ("low", "high"):
            table[f"{side}_{end}"] = table[side].map(claims[end]).astype(float)
    met = {pair: _meets(rows) for pair, rows in table.groupby(["first", "second"])}
    return table.assign(met=[met[pair] for pair in zip(table["first"], table["second"], strict=True)])


def _meets(rows: pd.DataFrame) -> bool:
    """Whether the rates printed for a pair touch the field of those that can hold together."""
    rows, one = rows.sort_values("rate"), rows.iloc[0]
    least = one.first_low if pd.notna(one.first_low) else rows["rate"].min()
    most = one.first_high if pd.notna(one.first_high) else rows["rate"].max()
    at = np.linspace(least, most, 50)
    low, high = (np.interp(at, rows["rate"], rows[end]) for end in ("low", "high"))
    fits = np.ones(len(at), dtype=bool)
    if pd.notna(one.second_high):
        fits &= low <= one.second_high
    if pd.notna(one.second_low):
        fits &= high >= one.second_low
    return bool(fits.any())


def bend(case: Case) -> str:
    """Return the paragraph on how much growth must turn for all growth and size claims of the market to hold."""
    table = growth_frames.smallest_bend(case.ledger, case.assumptions)
    table = table[table["rounding"].isin(["as printed", case.assumptions.rounding])]
    if table.empty or case.ledger.query("kind == 'growth' and subject == 'market'").empty:
        return ""
    cap = f"{case.assumptions.bend_cap:g} is taken as usual"
    parts = []
    for reading, rows in table.groupby("reading", sort=False):
        bends = list(dict.fromkeys(rows["bend"]))
        if pd.isna(bends[-1]):
            needed = "more than any number of points"
        else:
            room = f" ({bends[-1]:.2f} with the room of rounding)" if len(bends) > 1 else ""
            first = "more than any number of" if pd.isna(bends[0]) else f"{bends[0]:.2f}"
            needed = f"{first} points{room}"
        parts.append((needed, reading))
    shown = "; ".join(f"{needed} (*{text_of.escape(reading)}*)" for needed, reading in parts[:4])
    more = f"; {phrases.plural(len(parts) - 4, 'other reading')} are in notebook 02" if len(parts) > 4 else ""
    return (
        "For all growth and size claims of the market to hold, growth must change from one year to the next by at "
        f"least: {shown}{more}. {cap[0].upper()}{cap[1:]}.\n\n"
    )


def growth_answer(case: Case, found: pd.DataFrame) -> str:
    """Return the answer of notebook 02."""
    growth = case.ledger.query("kind == 'growth' and subject == 'market'")
    if growth.empty:
        return (
            f"{text_of.page_named(case)} prints no growth rate of its market, so there is nothing to compare."
        )
    rates = phrases.listed(f"{phrases.printed(r)} ({r.claim_id})" for r in growth.itertuples())
    return (
        f"{text_of.page_named(case)} prints {phrases.plural(len(growth), 'growth rate')} of its market: {text_of.escape(rates)}."
        f"\n\n{text_of.bullets(found, case)}\n\n{text_of.assumptions(case)}"
    )


def growth_title(case: Case) -> str:
    """Return the title of the chart of growth claims."""
    left = main_left(case)
    by_id = case.ledger.set_index("claim_id")
    if len(left):
        row = left.loc[left["printed_high"].idxmax()]
        long, short = (phrases.printed(by_id.loc[i]) for i in (row["long_claim"], row["short_claim"]))
        return (
            f"If {short} and {long} both hold, growth must average {phrases.span(row.printed_low, row.printed_high)} a year "
            f"over {phrases.count(int(row.years), 'year')} between {row.start_year} and {row.end_year}"
        )
    of_market = case.ledger.query("kind == 'growth' and subject == 'market'")
    rates = list(dict.fromkeys(phrases.printed(r) for r in of_market.itertuples()))
    return f"The page prints {phrases.plural(len(rates), 'growth rate')}: {phrases.listed(rates)}"


def band_title(allowed: pd.DataFrame, cap: float) -> str:
    """Return the title of the chart of what all claims allow."""
    last = allowed.iloc[-1]
    open_ = pd.isna(last.growth_low) or pd.isna(last.growth_high)
    ends = "is left open" if open_ else f"is {phrases.span(last.growth_low, last.growth_high)}"
    return f"Read so that growth turns least, and by {phrases.points(cap)} a year at most, growth in {int(last.year)} {ends}"


def pairs_title(case: Case, table: pd.DataFrame) -> str:
    """Return the title of the chart of pairs of growth claims."""
    met = table.groupby(["first", "second"], sort=False)["met"].first()
    turning = f"with growth turning by {phrases.points(case.assumptions.bend_cap)} a year at most"
    if len(met) == 1:
        rates = phrases.listed(table[["first_label", "second_label"]].iloc[0])
        return f"{rates} {'can' if met.all() else 'cannot'} both hold as printed {turning}"
    many = "each" if met.all() else "none" if not met.any() else str(met.sum())
    return f"{many.capitalize()} of the {len(met)} pairs of rates can hold as printed {turning}"


def sizes_title(table: pd.DataFrame, points: pd.DataFrame, unit: str) -> str:
    """Return the title of the chart of implied sizes."""
    last = table[table["year"] == table["year"].max()].dropna(subset=["low", "high"])
    ends = (points["printed"].min(), points["printed"].max())
    start = (
        phrases.listed(f"{phrases.money(p.printed, unit)} in {p.year}" for p in points.itertuples())
        if len(points) <= 2
        else f"{len(points)} printed sizes of {phrases.money(ends[0], unit)} to {phrases.money(ends[1], unit)}"
    )
    if last.empty:
        return f"The page sizes the market at {start}"
    low, high = phrases.money(last["low"].min(), unit), phrases.money(last["high"].max(), unit)
    ends = low if low == high else f"{low} to {high}"
    return f"{start} would become {ends} by {last['year'].iloc[0]} at the rates printed for those years"


def growth(case: Case) -> None:
    """Draw the growth claims and save the picture."""
    rows = growth_table(case)
    if rows.empty:
        return text("The page prints no growth rate of its market: there is nothing to draw.")
    return keep(
        case, "growth", growth_charts.growth(rows, window(case), growth_title(case), text_of.source(case))
    )


def sizes(case: Case) -> None:
    """Draw the implied sizes and save the picture."""
    rows, points, unit = sizes_table(case)
    if rows.empty or points.empty:
        return text("The page prints no market size in a year that one of its growth rates covers.")
    title = sizes_title(rows, points, unit)
    return keep(case, "sizes", growth_charts.sizes(rows, points, unit, title, text_of.source(case)))


def band(case: Case) -> None:
    """Draw the sizes and growth that all claims allow together and save the picture."""
    allowed, claims, cap = band_table(case)
    if allowed.empty or len(claims) < 2:
        return text(
            "No path of sizes and growth meets two or more claims of this page: there is nothing to draw."
        )
    unit = sizes_table(case)[2]
    return keep(
        case,
        "band",
        growth_charts.band(allowed, claims, unit, band_title(allowed, cap), text_of.source(case)),
    )


def pairs(case: Case) -> None:
    """Draw which rates of two claims can hold together and save the picture."""
    rows = pairs_table(case)
    if rows.empty:
        return text("The page prints no two growth rates of its market whose years are known.")
    return keep(case, "pairs", growth_charts.pairs(rows, pairs_title(case, rows), text_of.source(case)))


def window(case: Case) -> tuple[int, int] | tuple[()]:
    """Return the years of the page's title, or () where it does not say both."""
    rows = case.ledger.query("kind == 'window'").dropna(subset=["start_year", "end_year"])
    return (int(rows["start_year"].iloc[0]), int(rows["end_year"].iloc[0])) if len(rows) else ()
