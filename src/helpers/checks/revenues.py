"""Companies' revenue beside the market that the page itself sizes."""

from dataclasses import replace

import pandas as pd

from helpers.checks import detection as detecting
from helpers.checks import phrases
from helpers.checks.finding import finding
from helpers.checks.growth import frames as growth_frames
from helpers.ledger.extract import ABOUT
from helpers.readings import claims as meant
from helpers.readings.assumptions import Assumptions
from helpers.tables import schemas

COLUMNS = list(schemas.REVENUES.names)
READING = "company-wide sales, not sales in this market"


def compare(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Set each company's revenue beside the most that the market can have been in the same year.

    Columns: claim_id, company, year, unit, revenue (as printed), low, high (after hedge and rounding),
    market_printed and market_most (the largest market that the page's sizes and growth rates allow in that year,
    figures as printed and with the room of hedge and rounding; NaN where they say nothing), part_most (% of the
    company's revenue that the market could be at most), market_claims (the ids this rests on). Money in full
    units of `unit`.
    """
    rows = []
    printed = replace(a, rounding="as printed", about=0)
    for c in meant.claims(ledger.query("kind == 'revenue'"), a):
        low, high = (meant.as_float(x) for x in (c.bounds.low, c.bounds.high))
        market, ids = most(ledger, printed, c.end_year, c.unit)
        room, _ = most(ledger, a, c.end_year, c.unit)
        printed_row = ledger.set_index("claim_id").loc[c.claim_id]
        revenue = printed_row["low"] if pd.notna(printed_row["low"]) else printed_row["high"]
        part = 100 * min(room / low, 1.0) if low > 0 else float("nan")
        row = (
            c.claim_id,
            c.subject,
            c.end_year,
            c.unit,
            revenue,
            low,
            high,
            market,
            room,
            part,
            " ".join(ids),
        )
        rows.append(row)
    return pd.DataFrame(rows, columns=COLUMNS).astype({"year": "Int64"})


def most(ledger: pd.DataFrame, a: Assumptions, year: int | None, unit: str) -> tuple[float, list[str]]:
    """Return the largest market in a year that the page's claims allow, and the claims it rests on.

    A growth claim carries a size from its own year to others. It bounds the year only where each of its readings
    covers that year; of several bounds the smallest holds. (NaN, []) where nothing bounds it.
    """
    market = ledger.query("subject == 'market'")
    if "section" in market:  # what a sentence on a company says may be of its own field
        market = market[~market["section"].fillna("").str.contains(ABOUT, regex=False)]
    sizes = market.query("kind == 'size' and unit == @unit")
    bounds = {
        (c.claim_id,): meant.as_float(c.bounds.high) for c in meant.claims(sizes, a) if c.end_year == year
    }
    implied = growth_frames.implied_sizes(pd.concat([market.query("kind != 'size'"), sizes]), a)
    for pair, rows in implied.groupby(["size_claim", "claim_id"]):
        there = rows.query("year == @year")
        if len(there) and there["reading"].nunique() == rows["reading"].nunique():
            bounds[pair] = there["high"].max(skipna=False)
    bounds = {ids: high for ids, high in bounds.items() if pd.notna(high)}
    if not bounds:
        return float("nan"), []
    ids = min(bounds, key=lambda ids: (bounds[ids], ids))
    return bounds[ids], list(ids)


def check(ledger: pd.DataFrame, a: Assumptions) -> list[dict]:
    """Return one finding a year and currency: can the companies' revenue be revenue from this market?"""
    table = compare(ledger, a)
    return [
        _finding(rows, ledger, a)
        for _, rows in table.groupby(["year", "unit"], dropna=False, sort=False)
        if rows["revenue"].notna().any()
    ]


def _finding(rows: pd.DataFrame, ledger: pd.DataFrame, a: Assumptions) -> dict:
    first = rows.iloc[0]
    names = list(dict.fromkeys(rows["company"]))
    when = "a year that is not said" if pd.isna(first.year) else str(first.year)
    each = rows.drop_duplicates("company")
    total, least = each["revenue"].sum(), each["low"].sum()
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    sold = f"{who}{'' if len(names) == 1 else ' together'} had revenue of {phrases.money(total, first.unit)} in {when}"
    if pd.isna(first.market_most):
        text = f"{sold}; the page does not say how large the market was then, so the two cannot be compared."
        return finding("revenue and market", "not checkable", list(rows["claim_id"]), text, subject=who)
    used = [*rows["claim_id"], *first.market_claims.split()]
    room = f"at most {phrases.money(first.market_printed, first.unit)}, {phrases.money(first.market_most, first.unit)} with the room"
    chance = _power(rows, ledger, first.market_most, a)
    numbers = dict(subject=who, low=total / first.market_most, unit="times the market at most", power=chance)
    if least > first.market_most:
        text = (
            f"{sold}, while the page's own figures put the whole market {room} of hedge and rounding: not all of it"
            f" can be revenue from this market, which can be at most {first.market_most / least:.1%} of it."
        )
        return finding("revenue and market", "strained", used, text, reading=READING, **numbers)
    text = f"{sold}, which fits into a market of {room} of hedge and rounding."
    return finding("revenue and market", "consistent", used, text, **numbers)


def _power(rows: pd.DataFrame, ledger: pd.DataFrame, most: float, a: Assumptions) -> float:
    claims = meant.claims(ledger[ledger["claim_id"].isin(rows["claim_id"])], a)
    return detecting.mean(claims, {c.claim_id: [(0.0, most)] for c in claims}, a)
