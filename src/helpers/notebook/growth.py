"""Growth and sizes as readers see them: frames for the charts, titles, the answer, what a cell shows."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.audit import Audit
from helpers.checks import phrases, usual
from helpers.checks.growth import tables, turns
from helpers.checks.growth.turns import Turn
from helpers.checks.usual import Rarity
from helpers.ledger.claim import MARKET, Claim
from helpers.notebook import markdown as md
from helpers.notebook import plain, rises, show
from helpers.notebook.charts import growth as charts
from helpers.notebook.claims import MOST
from helpers.readings.timeline import Window

LINES = 8  # lines of the chart of sizes
PANELS = 3  # turns that are drawn
ON_ONE_AXIS = 7  # growth rates that one axis of years holds; more stand in rows


def _ends(c: Claim) -> tuple[float, float]:
    """Return what a claim prints as floats, NaN where it is open."""
    low, high = (np.nan if end is None else float(end) for end in (c.low, c.high))
    return low, high


def _labels(claims: Sequence[Claim]) -> dict[str, str]:
    """Return each claim's figure as a label, with its id only where another claim prints the same figure."""
    shown = {c.claim_id: phrases.printed(c) for c in claims}
    several = Counter(shown.values())
    return {name: f"{label} ({name})" if several[label] > 1 else label for name, label in shown.items()}


def rates_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `charts.rates`: the market's growth claims, then what they leave for other years."""
    wide = audit.growth.windows.query("subject == @MARKET")
    labels = _labels([audit.case.by_id[i] for i in dict.fromkeys(wide["claim_id"])])
    rows: list[tuple] = []
    touched = set(main_left(audit)[["long_claim", "short_claim"]].to_numpy().ravel())
    for claim_id, found in wide.groupby("claim_id", sort=False):
        first, others = found.iloc[0], found.iloc[1:]
        claim = audit.case.by_id[str(claim_id)]
        kind = "printed" if not touched or claim_id in touched else "beside"
        taken = "" if others.empty or pd.isna(first.start_year) else "assumed"
        if taken and (first.start_year, first.end_year) == window(audit):
            taken = "by the title"
        rows.append((labels[claim.claim_id], kind, first.start_year, first.end_year, taken,
                     list(zip(others["start_year"], others["end_year"], strict=True)),
                     *_ends(claim), first.low, first.high))  # fmt: skip
    for left in main_left(audit).itertuples():
        label = f"left by {labels[left.long_claim]} and {labels[left.short_claim]}"
        rows.append((label, "implied", left.start_year, left.end_year, "", [],
                     left.printed_low, left.printed_high, left.low, left.high))  # fmt: skip
    columns = [
        "label",
        "kind",
        "start_year",
        "end_year",
        "taken",
        "others",
        "low",
        "high",
        "room_low",
        "room_high",
    ]
    return pd.DataFrame(rows[:MOST], columns=columns)


def main_left(audit: Audit) -> pd.DataFrame:
    """Return the growth left under the first reading of each pair of claims, bounded on both sides."""
    left = audit.growth.left.dropna(subset=["printed_low", "printed_high"])
    return left.drop_duplicates(["long_claim", "short_claim"])


def sizes_table(audit: Audit) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """Return the frames of `charts.sizes` (implied sizes, printed sizes) in the unit that most sizes are printed in."""
    case = audit.case
    sized = [c for c in case.tested.of_kind("size", MARKET) if c.low is not None and c.end_year]
    unit = str(pd.Series([c.unit for c in sized], dtype=str).mode().iloc[0]) if sized else ""
    sized = [c for c in sized if c.unit == unit]
    implied = tables.implied_sizes(case.tested.claims, case.tested.timeline, case.assumptions.at_face())
    implied = implied[implied["size_claim"].isin([c.claim_id for c in sized])]
    first = implied.groupby(["claim_id", "size_claim"])["reading"].transform("first")
    implied = implied[implied["reading"] == first]  # a line follows one reading, not the years of several
    several = implied["size_claim"].nunique() > 1
    rate = _labels([case.by_id[i] for i in dict.fromkeys(implied["claim_id"])])
    size = _labels([case.by_id[i] for i in dict.fromkeys(implied["size_claim"])])
    label = [
        f"{rate[r.claim_id]} a year{', from ' + size[r.size_claim] if several else ''}"
        for r in implied.itertuples()
    ]
    implied = implied.assign(label=label)
    implied = implied[implied["label"].isin(implied["label"].unique()[:LINES])]
    points = []
    for c in sized:
        b, printed = case.bounds[c.claim_id], float(c.ends[0].value)
        room = (printed if end is None else float(end) for end in (b.low, b.high))
        points.append((c.claim_id, c.end_year, printed, *room))
    columns = ["claim_id", "year", "printed", "low", "high"]
    return implied, pd.DataFrame(points, columns=columns).astype({"year": "Int64"}), unit


def band_table(audit: Audit) -> tuple[pd.DataFrame, pd.DataFrame, float]:
    """Return the frames of `charts.band` and the change of growth allowed, the smallest with which the claims hold.

    The first is `tables.ranges`, empty where the claims do not hold; the second one row a claim: label, kind,
    start_year, end_year, low, high (as printed; NaN where open).
    """
    case, growth = audit.case, audit.growth
    years = growth.windows.drop_duplicates("claim_id").set_index("claim_id")[["start_year", "end_year"]]
    found = {c: _window(c, years) for c in case.tested.claims if c.subject == MARKET and c.ends}
    found = {c: window for c, window in found.items() if window and c.kind in ("growth", "size")}
    labels = _labels(list(found))
    rows = [(labels[c.claim_id], c.kind, *window, *_ends(c)) for c, window in found.items()]
    columns = ["label", "kind", "start_year", "end_year", "low", "high"]
    return growth.ranges, pd.DataFrame(rows[:LINES], columns=columns), growth.plainest[1] or 0.0


def _window(c: Claim, years: pd.DataFrame) -> Window | None:
    """Return the years of a size or, under its first reading, of a rate."""
    if c.kind == "size" and c.end_year:
        return c.end_year, c.end_year
    if c.claim_id not in years.index or years.loc[c.claim_id].isna().any():
        return None
    start, end = years.loc[c.claim_id]
    return int(start), int(end)


def turns_table(audit: Audit) -> tuple[pd.DataFrame, list[tuple[Turn, Rarity]]]:
    """Return the rows of `charts.turns` and the turns that they are of: those with a class, the rarest first.

    One row a span of an industry: panel (the number of the turn), growth (% a year in the other years).
    """
    found = [(turn, turn.rarity) for turn in audit.growth.turns if turn.rarity]
    found = sorted(found, key=lambda pair: pair[1].part)[:PANELS]
    industries = usual.industries()
    grown = [industries.others(turn.span, (one.low, one.high)) for turn, one in found]
    rows = [(n, x) for n, there in enumerate(grown) for x in there]
    return pd.DataFrame(rows, columns=["panel", "growth"]), found


def rates_title(audit: Audit) -> str:
    """Return the title of the chart of growth claims."""
    clash = next(
        (f for f in audit.part("growth") if f.verdict == "contradiction" and not rises.of(audit, f)), None
    )
    if clash:
        return plain.said(audit, clash).heading
    asking = [turn for turn in audit.growth.turns if turn.side and not any(map(pd.isna, turn.printed))]
    if asking:
        return plain.asked(audit, max(asking, key=lambda turn: turn.printed[1]))
    rates = list(dict.fromkeys(phrases.printed(c) for c in audit.case.tested.of_kind("growth", MARKET)))
    return f"The report prints {phrases.plural(len(rates), 'growth rate')}: {phrases.listed(rates)}"


def band_title(allowed: pd.DataFrame, cap: float) -> str:
    """Return the title of the chart of what all claims allow."""
    last = allowed.iloc[-1]
    open_ = pd.isna(last.growth_low) or pd.isna(last.growth_high)
    ends = "is left open" if open_ else f"is {phrases.span(last.growth_low, last.growth_high)}"
    turning = f"by {phrases.points(cap)} a year at most"
    return f"Read so that growth changes least, and {turning}, growth in {int(last.year)} {ends}"


def turns_title(found: list[tuple[Turn, Rarity]]) -> str:
    """Return the title of the chart of turns: how often industries turned as the rarest of them asks for."""
    return turns.counted(*found[0])


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
    then = low if low == high else f"{low} to {high}"
    return f"{start} would become {then} by {last['year'].iloc[0]} at the rates printed for those years"


def factors_table(audit: Audit) -> pd.DataFrame:
    """Return what the rarest turn rests on, for a pocket calculator: rate, years, the factor that they make.

    The rows are the longer rate, the shorter one, and what is left (the quotient of two factors).
    """
    turns_ = [t for t in audit.growth.turns if not any(map(pd.isna, t.printed))]
    if not turns_:
        return pd.DataFrame(columns=["rate", "years", "factor"])
    turn = min(turns_, key=lambda t: t.rarity.part if t.rarity else 1.0)
    long, short = ([float(x) for x in dict.fromkeys((c.low, c.high)) if x is not None] for c in turn[:2])
    n, inner = turn.span.years + turn.others, turn.span.years
    rows = [(f"{x:g}%, printed", n) for x in long] + [(f"{x:g}%, printed", inner) for x in short]
    factors = [(1 + x / 100) ** n for x in long] + [(1 + x / 100) ** inner for x in short]
    rows += [(f"{phrases.rate(x)}, left", turn.others) for x in dict.fromkeys(turn.printed)]
    factors += [(1 + x / 100) ** turn.others for x in dict.fromkeys(turn.printed)]
    return pd.DataFrame(
        [(*row, f"{factor:.3f}") for row, factor in zip(rows, factors, strict=True)],
        columns=["rate", "years", "factor"],
    )


def rates(audit: Audit) -> None:
    """Show the chart of the growth claims, and save the picture."""
    case, rows = audit.case, rates_table(audit)
    if rows.empty:
        return show.text("The page prints no growth rate of its market: there is nothing to draw.")
    dated = rows["start_year"].notna().all() and len(rows) <= ON_ONE_AXIS
    draw = charts.timeline if dated else charts.rates
    figure = draw(rows, window(audit), rates_title(audit), md.source(case))
    return show.keep(case, "growth", figure, charts.growth_key(rows["kind"]))


def sizes(audit: Audit) -> None:
    """Show the chart of the implied sizes, and save the picture."""
    rows, points, unit = sizes_table(audit)
    if rows.empty or points.empty:
        return show.text("The page prints no market size in a year that one of its growth rates covers.")
    figure = charts.sizes(rows, points, unit, sizes_title(rows, points, unit), md.source(audit.case))
    return show.keep(audit.case, "sizes", figure, charts.SIZES)


def band(audit: Audit) -> None:
    """Show the chart of the sizes and growth that all claims allow together, and save the picture."""
    allowed, claims, cap = band_table(audit)
    if allowed.empty or len(claims) < 2:
        return show.text(
            "No path of sizes and growth meets two or more claims of this page: there is nothing to draw."
        )
    unit = sizes_table(audit)[2]
    figure = charts.band(allowed, claims, unit, band_title(allowed, cap), md.source(audit.case))
    return show.keep(audit.case, "band", figure, charts.BAND)


def turning(audit: Audit) -> None:
    """Show the chart of what industries did in the other years, and save the picture."""
    rows, found = turns_table(audit)
    if rows.empty:
        return show.text(
            "No two growth rates of the market need growth to turn, or no industries of their pace are on file."
        )
    panels = [(_turn_label(turn), *turn.printed, turn.needed, turn.side) for turn, _ in found]
    source = f"{md.source(audit.case)} Industries: US Bureau of Economic Analysis."
    return show.keep(
        audit.case, "turns", charts.turns(rows, panels, turns_title(found), source), charts.TURNS
    )


def _turn_label(turn: Turn) -> str:
    start, end = turn.years
    return f"the years of {phrases.printed(turn.long)} outside {phrases.printed(turn.short)}, {start}-{end}"


def window(audit: Audit) -> Window | tuple[()]:
    """Return the years of the page's title, or () where it does not say both."""
    time = audit.case.timeline
    return (time.first, time.last) if time.first and time.last else ()
