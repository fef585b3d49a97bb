"""Other publishers' figures of the same market: their own arithmetic, and where the page stands among them.

Only figures of one scope, the same product and area, are set beside each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pandas as pd

from helpers.checks import detection as detecting
from helpers.checks import phrases
from helpers.checks.finding import finding
from helpers.checks.growth import frames as growth_frames
from helpers.engine import intervals
from helpers.engine.intervals import Interval
from helpers.outside.estimates import around, field, paths
from helpers.readings import claims as meant
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import Claim
from helpers.tables import schemas
from helpers.tables.reference import Reference

RATES, SIZES = "growth elsewhere", "size elsewhere"
FEWEST = 3  # publishers that make a field
STEADY = "each publisher's market grows steadily from its first size to its last"
STANDING = list(schemas.PUBLISHERS_STANDING.names)
BY_YEAR = list(schemas.PUBLISHERS_BY_YEAR.names)
OWN = BY_YEAR[: BY_YEAR.index("publishers")]


def rates(ledger: pd.DataFrame, a: Assumptions, field: pd.DataFrame) -> pd.DataFrame:
    """Say where each growth claim of the market stands among the publishers' rates.

    Two rows a claim: beside all publishers of the field (`years` is "any") and beside those whose years share at
    least one yearly step with the claim's under some reading (`years` is "shared"). Columns: claim_id, figure, years,
    publishers; below, within, above (publishers whose rate is lower than the claim's, within reach of its rounding and
    hedge, higher); lowest, highest (% a year as printed); rank (1 is the highest; figures as printed; empty for
    "over" or "under"); nearest (publisher), nearest_figure, distance (points from the nearest end of the claim as
    printed), unit.
    """
    found = meant.claims(ledger, a)
    page, rows = timeline.page(found, a), []
    field = field.dropna(subset=["rate_percent"])
    for c in _growth(found):
        spans = list(timeline.spans(c, page).values())
        shared = field[[_overlap(row, spans) for row in field.itertuples()]] if len(field) else field
        for years, there in (("any", field), ("shared", shared)):
            others = [
                (r.publisher, r.rate_percent, around(r.rate_percent, r.rate_rounded_to, a.rounding))
                for r in there.itertuples()
            ]
            if others:
                rows.append((c.claim_id, _hedged(c), years, *_stands(c, others, a), "points"))
    return pd.DataFrame(rows, columns=STANDING)


def _growth(found: Sequence[Claim]) -> list[Claim]:
    return [
        c for c in found if c.kind == "growth" and c.subject == "market" and c.bounds != intervals.ANYTHING
    ]


def _overlap(row, spans: Sequence[tuple[int, int]]) -> bool:
    start, end = (
        next((int(y) for y in pair if pd.notna(y)), None)
        for pair in ((row.rate_start, row.base_year), (row.rate_end, row.end_year))
    )
    return start is not None and end is not None and any(max(start, s) < min(end, e) for s, e in spans)


def own_path(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return the page's market year by year, figures as printed: its sizes and what its rates make of them.

    Columns: year, low, high (US dollars; NaN where the page leaves that end open), claims. A rate bounds a year only
    where each of its readings covers that year; of several claims the tightest bounds hold.
    """
    face = replace(a, rounding="as printed", about=0)
    sizes = ledger.query("kind == 'size' and subject == 'market' and unit == 'USD' and end_year == end_year")
    rows = [
        (c.end_year, meant.as_float(c.bounds.low), meant.as_float(c.bounds.high), c.claim_id)
        for c in meant.claims(sizes, face)
    ]
    implied = growth_frames.implied_sizes(
        pd.concat([ledger.query("kind in ['growth', 'window']"), sizes]), face
    )
    for (size, rate), pair in implied.groupby(["size_claim", "claim_id"]):
        for year, there in pair.groupby("year"):
            if there["reading"].nunique() == pair["reading"].nunique():
                ends = there["low"].min(skipna=False), there["high"].max(skipna=False)
                rows.append((int(year), *ends, f"{size} {rate}"))
    table = pd.DataFrame(rows, columns=OWN)
    return pd.DataFrame(
        [(year, *_tightest(there), _ids(there)) for year, there in table.groupby("year")],
        columns=OWN,
    )


def _tightest(rows: pd.DataFrame) -> tuple[float, float]:
    low, high = rows["low"].max(), rows["high"].min()
    return (rows["low"].min(), rows["high"].max()) if low > high else (low, high)


def _ids(rows: pd.DataFrame) -> str:
    return " ".join(dict.fromkeys(" ".join(rows["claims"]).split()))


def beside(ledger: pd.DataFrame, a: Assumptions, field: pd.DataFrame) -> pd.DataFrame:
    """Set the page's market beside the publishers' in each year for which both say something.

    Columns: those of `own_path`, then publishers (how many), lower and higher (how many lie below the page's least and
    above its most), lowest, highest (money, US dollars).
    """
    there, rows = paths(field), []
    for own in own_path(ledger, a).itertuples(index=False):
        usd = there.loc[there["year"] == own.year, "usd"]
        if len(usd):
            counts = len(usd), int((usd < own.low).sum()), int((usd > own.high).sum())
            rows.append((*own, *counts, usd.min(), usd.max()))
    return pd.DataFrame(rows, columns=BY_YEAR)


def sizes(ledger: pd.DataFrame, a: Assumptions, field: pd.DataFrame) -> pd.DataFrame:
    """Say where each size claim of the market stands among the publishers' markets of the same year.

    Columns as in `rates`; `years` is the year, distance is in % of the nearest publisher's size.
    """
    there, rows = paths(field), []
    for c in _sizes(ledger, a):
        same = there[there["year"] == c.end_year]
        others = [(r.publisher, r.usd, Interval(Fraction(r.usd), Fraction(r.usd))) for r in same.itertuples()]
        if others:
            rows.append((c.claim_id, _hedged(c), str(c.end_year), *_stands(c, others, a, share=True), "%"))
    return pd.DataFrame(rows, columns=STANDING)


def standing(ledger: pd.DataFrame, a: Assumptions, field: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `rates` and of `sizes` in one table."""
    return pd.concat([rates(ledger, a, field), sizes(ledger, a, field)], ignore_index=True)


def _sizes(ledger: pd.DataFrame, a: Assumptions) -> list[Claim]:
    rows = ledger.query("kind == 'size' and subject == 'market' and unit == 'USD'")
    return [c for c in meant.claims(rows, a) if c.bounds != intervals.ANYTHING]


def _stands(c: Claim, others: Sequence[tuple[str, float, Interval]], a: Assumptions, share=False) -> tuple:
    (face,) = meant.with_bounds([c], replace(a, rounding="as printed", about=0, over="loose"))
    low, high = (None if x is None else float(x) for x in (face.bounds.low, face.bounds.high))
    apart = [_apart(value, low, high) for _, value, _ in others]
    within = [not c.bounds.meet(room).empty for *_, room in others]
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


def check(ledger: pd.DataFrame, title: str, a: Assumptions, known: Reference) -> list[dict]:
    """Return a finding for each rate and each size of the market that a field of publishers can be set beside."""
    there = field(known, title)
    if there["publisher"].nunique() < FEWEST:
        return []
    found = {c.claim_id: c for c in meant.claims(ledger, a)}
    rows = []
    for claim_id, both in rates(ledger, a, there).groupby("claim_id", sort=False):
        rows.append(_rate_finding(found[claim_id], {row.years: row for row in both.itertuples()}, a))
    return rows + [_size_finding(found[r.claim_id], r, a) for r in sizes(ledger, a, there).itertuples()]


def _rate_finding(c: Claim, rows: Mapping[str, tuple], a: Assumptions) -> dict:
    every = shared = rows["any"]
    text = f"{every.figure} ({c.claim_id}) {_place(every)}"
    if "shared" in rows and rows["shared"].publishers < every.publishers:
        shared = rows["shared"]
        text += f"; it {_place(shared, 'whose years overlap with its own')}"
    return _judged(RATES, c, shared if shared.publishers >= FEWEST else every, text, "% a year", "", a)


def _size_finding(c: Claim, row, a: Assumptions) -> dict:
    text = f"{row.figure} ({c.claim_id}) in {row.years} {_place(row, shown=phrases.money)}"
    return _judged(SIZES, c, row, text, "USD", STEADY, a)


def _judged(check: str, c: Claim, row, text: str, unit: str, reading: str, a: Assumptions) -> dict:
    numbers = dict(low=row.lowest, high=row.highest, unit=unit, reading=reading)
    if row.publishers < FEWEST:
        return finding(
            check, "not checkable", [c.claim_id], f"{text}; fewer than {FEWEST} make no field.", **numbers
        )
    usual = not c.bounds.meet(Interval(Fraction(row.lowest), Fraction(row.highest))).empty
    chance = detecting.of(c, [(row.lowest, row.highest)], a)
    return finding(
        check, "consistent" if usual else "strained", [c.claim_id], f"{text}.", power=chance, **numbers
    )


def _place(row, which: str = "of the same scope", shown=None) -> str:
    """Return where a claim stands among publishers, as words: its rank, the counts, the nearest and how far it is."""
    shown = shown or (lambda x: f"{x:g}%")
    rank = (
        "stands with"
        if pd.isna(row.rank)
        else f"is number {row.rank} of {row.publishers + 1}, counting it and"
    )
    parts = [f"{row.above} higher", f"{row.within} within its rounding and hedge", f"{row.below} lower"]
    near = f"nearest {row.nearest} with {shown(row.nearest_figure)}"
    if row.distance:
        unit = "%" if row.unit == "%" else " points"
        near += f", {abs(row.distance):.1f}{unit} {'lower' if row.distance > 0 else 'higher'}"
    span = f"{shown(row.lowest)} to {shown(row.highest)}"
    return f"{rank} {phrases.count(int(row.publishers), 'publisher')} {which} ({span}; {', '.join(parts)}; {near})"


def _hedged(c: Claim) -> str:
    return f"{c.hedge} {c.figure}" if c.hedge in ("about", "over", "under") else c.figure
