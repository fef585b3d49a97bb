"""What the notebooks tabulate and draw: tidy frames from a case, labelled for readers."""

from dataclasses import replace

import numpy as np
import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.checks import revenues as selling
from helpers.checks.growth import frames as growth_frames
from helpers.checks.shares import frames as shares_frames
from helpers.readings import claims as meant

MOST = 24  # rows of a chart; beyond that the table beside it carries the rest
GRAVEST = (
    "contradictory", "strained", "consistent only by rounding", "consistent", "inconclusive", "not checkable",
)  # fmt: skip
LINES = 8  # lines of the chart of sizes
PANELS = 3  # pairs of claims that are drawn


def face_value(case: Case):
    """Return the case's assumptions with every figure taken as printed, without rounding or hedge."""
    return replace(case.assumptions, rounding="as printed", about=0)


def ledger(case: Case) -> pd.DataFrame:
    """Return the ledger for reading: claim, kind, subject, printed, years or horizon, of, section, line of the page.

    `line` counts from 1 in the page's source; `character` is the figure's offset in it.
    """
    rows = [
        (r.claim_id, r.kind, r.subject, phrases.printed(r) if r.kind != "window" else r.figure, _when(r),
         "" if pd.isna(r.of) else r.of, line(case, r.start), r.start)
        for r in case.ledger.itertuples()
    ]  # fmt: skip
    return pd.DataFrame(
        rows, columns=["claim", "kind", "subject", "printed", "when", "of", "line", "character"]
    )


def line(case: Case, start: int) -> int:
    """Return the line of the page's source on which a character stands, counted from 1."""
    return case.page.source.count("\n", 0, start) + 1


def _when(r) -> str:
    years = [str(y) for y in (r.start_year, r.end_year) if pd.notna(y)]
    said = "to ".join(years) if pd.isna(r.start_year) else " to ".join(years)
    if r.kind == "growth" and pd.notna(r.start_year) and pd.isna(r.end_year):
        said = f"from {said}"
    return ", ".join(filter(None, [said, "" if pd.isna(r.horizon) else r.horizon]))


def misplaced(case: Case) -> int:
    """Return how many figures of the ledger do not stand at the place that it gives; 0 where all do."""
    source = case.page.source
    return sum(source[r.start : r.end] != r.figure for r in case.ledger.itertuples())


def list_counts(lists: pd.DataFrame) -> pd.DataFrame:
    """Return how many items each list has, as printed, and how many of them had to be changed."""
    items = lists.assign(changed=lists["reason"] != "").drop_duplicates(["list", "region", "raw", "start"])
    counts = items.groupby(["list", "region"], sort=False)["changed"].agg(printed="size", changed="sum")
    return counts.reset_index()


def changed(case: Case) -> pd.DataFrame:
    """Return the items of the lists that had to be changed: list, region, raw, clean, reason, line."""
    rows = case.lists[case.lists["reason"] != ""]
    where = [line(case, start) for start in rows["start"]]
    return rows.assign(line=where)[["list", "region", "raw", "clean", "reason", "line"]].reset_index(
        drop=True
    )


def lists(case: Case) -> pd.DataFrame:
    """Return the clean names of each list in one cell: list, region, names."""
    unique = case.lists.drop_duplicates(["list", "region", "clean"])
    return (
        unique.groupby(["list", "region"], sort=False)["clean"].agg(", ".join).rename("names").reset_index()
    )


def claims(case: Case) -> pd.DataFrame:
    """Return the claims of the map: claim_id, label."""
    rows = [(r.claim_id, f"{r.claim_id}  {r.subject[:26]}: {r.kind} {phrases.printed(r) if r.kind != 'window' else r.figure}")
            for r in case.ledger.itertuples()]  # fmt: skip
    return pd.DataFrame(rows, columns=["claim_id", "label"])


def uses(found: pd.DataFrame) -> pd.DataFrame:
    """Return which check uses which claim: check, claim_id, verdict; of several verdicts the gravest."""
    rows = found.assign(claim_id=found["claims"].str.split()).explode("claim_id").dropna(subset=["claim_id"])
    rows["grave"] = rows["verdict"].map(GRAVEST.index)
    gravest = rows.sort_values("grave", kind="stable").drop_duplicates(["check", "claim_id"])
    return gravest.sort_index(kind="stable")[["check", "claim_id", "verdict"]].reset_index(drop=True)


def growth(case: Case) -> pd.DataFrame:
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


def sizes(case: Case) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """Return the frames of `charts.sizes` (implied sizes, printed sizes) in the unit that most sizes are printed in."""
    market = case.ledger.query(
        "kind == 'size' and subject == 'market' and low == low and end_year == end_year"
    )
    unit = market["unit"].mode().iloc[0] if len(market) else ""
    market = market[market["unit"] == unit]
    implied = growth_frames.implied_sizes(case.ledger, face_value(case))
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


def shares(case: Case) -> pd.DataFrame:
    """Return the rows of `charts.shares`, figures as printed: reading, subject, printed, inside; largest year first."""
    table = shares_frames.readings(case.ledger, face_value(case)).dropna(subset=["world_low"])
    if table.empty:
        return table.assign(printed=[])
    sizes = table.groupby(table["year"].astype("string").fillna(""))["subject"].transform("nunique")
    table = table[sizes == sizes.max()]
    table = table[
        table["year"].astype("string").fillna("") == str(table["year"].astype("string").fillna("").iloc[0])
    ]
    printed = table["world_high"].where(table["world_low"].eq(0), table["world_low"])
    return table.assign(printed=printed.round(4), inside=table["inside"].fillna("")).drop_duplicates(
        ["reading", "subject"]
    )


def revenues(case: Case) -> tuple[pd.DataFrame, str, int]:
    """Return the rows of `charts.revenues`, their currency and year: the year in which most can be compared."""
    table = selling.compare(case.ledger, case.assumptions).dropna(
        subset=["revenue", "market_printed", "year"]
    )
    if table.empty:
        return pd.DataFrame(columns=["label", "kind", "value", "note"]), "", 0
    year, unit = table.groupby(["year", "unit"])["company"].nunique().idxmax()
    table = table.query("year == @year and unit == @unit").drop_duplicates("company").head(MOST - 2)
    rows = [(r.company, "company", r.revenue, phrases.money(r.revenue, unit)) for r in table.itertuples()]
    if len(rows) > 1:
        rows.append(
            (
                f"these {len(rows)} together",
                "sum",
                table["revenue"].sum(),
                phrases.money(table["revenue"].sum(), unit),
            )
        )
    most = table["market_printed"].iloc[0]
    rows.append(("the whole market, at most", "market", most, phrases.money(most, unit)))
    return pd.DataFrame(rows, columns=["label", "kind", "value", "note"]), unit, int(year)


def band(case: Case) -> tuple[pd.DataFrame, pd.DataFrame, float]:
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


def pairs(case: Case) -> pd.DataFrame:
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
