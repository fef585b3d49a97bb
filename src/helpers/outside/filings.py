"""Company revenue on the page beside what the companies filed or announced, converted into the page's currency."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pandas as pd

from helpers.checks import detection as detecting
from helpers.checks import phrases
from helpers.checks.finding import finding
from helpers.engine.intervals import Interval
from helpers.outside import exchange
from helpers.readings import claims as meant
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import Claim
from helpers.tables import schemas
from helpers.tables.reference import Reference
from helpers.tables.schemas import CONFIDENCE

WHOLE = "whole company"
OWN, CALENDAR = "its own fiscal year", "the calendar year"
CHECK, NAMED = "revenue as filed", "revenue on file"
READING = "the figure is that of {}"
COLUMNS = list(schemas.FILINGS.names)
YEAR_DAYS = (350, 380)  # a fiscal year may have 52 or 53 weeks


def on_file(revenue: pd.DataFrame) -> pd.DataFrame:
    """Return the best row of each company's full fiscal years, company-wide figures alone.

    Added columns: year (the one in which most of the fiscal year lies) and sources (how many rows give it).
    """
    start, end = (pd.to_datetime(revenue[f"period_{side}"]) for side in ("start", "end"))
    rows = revenue.assign(year=(start + (end - start) / 2).dt.year)
    rows = rows[(rows["part"] == WHOLE) & (end - start).dt.days.between(*YEAR_DAYS)]
    rows = rows.assign(
        rank=rows["confidence"].map(CONFIDENCE.index),
        sources=rows.groupby(["company", "fiscal_year"])["revenue_id"].transform("count"),
    )
    best = rows.sort_values(["rank", "rounded_to"], kind="stable").drop_duplicates(["company", "fiscal_year"])
    return best.sort_index().drop(columns="rank").reset_index(drop=True)


def parts(ledger: pd.DataFrame, known: Reference) -> pd.DataFrame:
    """Return what is on file of parts of the companies whose revenue the page prints, beside the whole.

    Columns: revenue_id, company, fiscal_year, part, revenue, currency, of_company (% of the company's revenue in the
    same fiscal year; NaN where that is not on file), source_title, source_url.
    """
    named = {known.company(name) for name in ledger.query("kind == 'revenue'")["subject"]} - {""}
    whole = on_file(known.revenue).set_index(["company", "fiscal_year"])["revenue"]
    rows = known.revenue[(known.revenue["part"] != WHOLE) & known.revenue["company"].isin(named)]
    of = [100 * r.revenue / whole.get((r.company, r.fiscal_year), float("nan")) for r in rows.itertuples()]
    columns = ["revenue_id", "company", "fiscal_year", "part", "revenue", "currency", "of_company"]
    return rows.assign(of_company=of)[[*columns, "source_title", "source_url"]].reset_index(drop=True)


def compare(ledger: pd.DataFrame, a: Assumptions, known: Reference) -> pd.DataFrame:
    """Set each revenue on the page beside the company's fiscal years on file: the same, the one before, the one after.

    One row a claim, fiscal year and average rate. Columns: claim_id, name (as the page has it), company, year and
    printed (money in full units of `unit`) of the claim; fiscal_year, filed_year, filed (money in `currency`);
    rate_over (the period that the rate is an average of), rate (units of `unit` for one of `currency`), converted,
    converted_low and converted_high (money in `unit`; the last two are the room of the filing's rounding and the rate);
    difference (% by which the page is above what was filed) with difference_low and difference_high (the room of the
    page's rounding, the filing's rounding and the rate; NaN where the page says "over" or "under"); fits ("as
    printed", "with its hedge" or ""); revenue_id and rate_ids of the reference rows, sources (how many), confidence.
    """
    return pd.DataFrame(_rows(ledger, a, known), columns=COLUMNS).astype(
        {"year": "Int64", "filed_year": "Int64"}
    )


def _rows(ledger: pd.DataFrame, a: Assumptions, known: Reference) -> Iterator[tuple]:
    filed = on_file(known.revenue)
    for c in _revenues(ledger, a):
        near = filed[
            (filed["company"] == known.company(c.subject)) & filed["year"].sub(c.end_year or 0).abs().le(1)
        ]
        for row in near.itertuples():
            for over, used in _rates(row, c.unit, known):
                yield _row(c, row, over, used, a)


def _revenues(ledger: pd.DataFrame, a: Assumptions) -> list[Claim]:
    rows = ledger[(ledger["kind"] == "revenue") & (ledger["low"].notna() | ledger["high"].notna())]
    return meant.claims(rows, a)


def _rates(row, unit: str, known: Reference) -> Iterator[tuple[str, exchange.Rate]]:
    """Yield the average rate over the fiscal year and, where that is another period, over the calendar year."""
    calendar = (f"{row.year}-01-01", f"{row.year}-12-31")
    for over, period in ((OWN, (row.period_start, row.period_end)), (CALENDAR, calendar)):
        found = exchange.rate(known.rates, row.currency, unit, *period)
        if found and (over == OWN or (period != (row.period_start, row.period_end) and row.currency != unit)):
            yield over, found


def _row(c: Claim, row, over: str, used: exchange.Rate, a: Assumptions) -> tuple:
    filed = exchange.around(row.revenue, row.rounded_to) * used.room
    converted = Fraction(int(row.revenue)) * used.printed
    (plain,) = meant.with_bounds([c], replace(a, about=0))
    (face,) = meant.with_bounds([c], replace(a, about=0, rounding="as printed"))
    printed = face.bounds.low if face.bounds.low is not None else face.bounds.high
    room = plain.bounds * filed**-1
    difference = [None if x is None else 100 * (x - 1) for x in (printed / converted, room.low, room.high)]
    return (
        c.claim_id, c.subject, row.company, c.end_year, float(printed), c.unit, row.fiscal_year, row.year, row.revenue,
        row.currency, over, float(used.printed), float(converted), float(filed.low), float(filed.high),
        *map(meant.as_float, difference),
        _fits(plain.bounds, c.bounds, filed), row.revenue_id, " ".join(used.rows), row.sources, row.confidence,
    )  # fmt: skip


def _fits(plain: Interval, hedged: Interval, filed: Interval) -> str:
    if not plain.meet(filed).empty:
        return "as printed"
    return "" if hedged.meet(filed).empty else "with its hedge"


def nearest(table: pd.DataFrame) -> pd.DataFrame:
    """Return, of the rows of `compare`, the fiscal year that each claim is nearest to (own fiscal year's rate)."""
    own = table[table["rate_over"] == OWN]
    return own.loc[own["difference"].abs().groupby(own["claim_id"]).idxmin()].sort_values("claim_id")


def unprinted(ledger: pd.DataFrame, lists: pd.DataFrame, known: Reference) -> pd.DataFrame:
    """Return the full-year figures on file of companies that the page names among its players without a revenue.

    Columns: name (as the page has it), company, those of `on_file`, and in_usd (at the average rate of the fiscal
    year, or of its calendar year, whichever is on file; NaN where neither is).
    """
    sold = {known.company(name) for name in ledger.query("kind == 'revenue'")["subject"]}
    names = pd.DataFrame({"name": lists.query("list == 'players'")["clean"].drop_duplicates()})
    names["company"] = names["name"].map(known.company)
    names = names[(names["company"] != "") & ~names["company"].isin(sold)].drop_duplicates("company")
    rows = names.merge(on_file(known.revenue), on="company", validate="one_to_many")
    rates = [
        next((float(r.printed) for _, r in _rates(row, "USD", known)), float("nan"))
        for row in rows.itertuples()
    ]
    return rows.assign(in_usd=rows["revenue"] * rates)


def check(ledger: pd.DataFrame, lists: pd.DataFrame, a: Assumptions, known: Reference) -> list[dict]:
    """Return a finding for each revenue on the page whose company is on file, and one on companies without a figure."""
    table = compare(ledger, a, known)
    rows = [_finding(c, table[table["claim_id"] == c.claim_id], a, known) for c in _revenues(ledger, a)]
    return [row for row in rows if row] + _silent(unprinted(ledger, lists, known))


def _finding(c: Claim, rows: pd.DataFrame, a: Assumptions, known: Reference) -> dict | None:
    company = known.company(c.subject)
    if not company:
        return None
    said = f"{_hedged(c)} ({c.claim_id}) for {c.subject}"
    same = rows[rows["filed_year"] == c.end_year]
    if same.empty:
        why = (
            f"no full year of {company} is on file for {c.end_year}"
            if c.end_year
            else "the page names no year for it"
        )
        text = f"{said} cannot be compared: {why}."
        return finding(CHECK, "not checkable", [c.claim_id], text, subject=c.subject)
    others = rows[rows["filed_year"] != c.end_year]
    held, other = same[same["fits"] != ""], others[others["fits"] != ""]
    exact = (held["fits"] == "as printed").any()
    first = same.iloc[0]
    text = f"{said} in {c.end_year} is {_difference(first)} {_filed(first)}"
    text += f" that {company} reported for {first.fiscal_year}"
    text += "".join(f", {_difference(row)} {_filed(row)}" for row in same.iloc[1:].itertuples())
    text += _closer(first, others)
    unsure = first.confidence == CONFIDENCE[-1]
    verdict = "inconclusive" if unsure else "contradictory" if other.empty else "strained"
    if len(held):
        verdict = "consistent" if exact else "consistent only by rounding"
    allowed = list(zip(same["converted_low"], same["converted_high"], strict=True))
    return finding(
        CHECK, verdict, [c.claim_id], text, subject=c.subject, low=first.difference_low, high=first.difference_high,
        reading="" if len(held) or other.empty else READING.format(other["fiscal_year"].iloc[0]),
        unit="% above the filing", power=detecting.of(c, allowed, a),
    )  # fmt: skip


def _difference(row) -> str:
    """Return how far the page is from a filing, with its interval where the page bounds it on both sides."""
    if pd.isna(row.difference_low) or pd.isna(row.difference_high):
        return f"{'at least' if pd.isna(row.difference_high) else 'at most'} {row.difference:+.1f}% from the"
    ends = sorted([abs(row.difference_low), abs(row.difference_high)])
    if row.difference_low < 0 < row.difference_high:
        return f"{row.difference:+.1f}% ({row.difference_low:+.1f} to {row.difference_high:+.1f}%) from the"
    side = "above" if row.difference >= 0 else "below"
    return f"{abs(row.difference):.1f}% ({ends[0]:.1f} to {ends[1]:.1f}% with the room of rounding and rate) {side} the"


def _filed(row) -> str:
    filed = phrases.money(row.filed, row.currency)
    return (
        filed
        if row.currency == row.unit
        else f"{filed} ({phrases.money(row.converted, row.unit)} at {row.rate:.4f}, the mean of {row.rate_over})"
    )


def _closer(first, others: pd.DataFrame) -> str:
    """Return the end of the sentence: whether a neighbouring fiscal year is nearer to the figure."""
    others = others[others["rate_over"] == OWN]
    if others.empty:
        return "; no year beside it is on file."
    best = others.loc[others["difference"].abs().idxmin()]
    nearer = abs(best["difference"]) < abs(first.difference)
    return (
        f"; {best['fiscal_year']} is {'nearer' if nearer else 'farther'}, with {phrases.money(best['converted'], best['unit'])}"
        f" and {best['difference']:+.1f}%."
    )


def _silent(rows: pd.DataFrame) -> list[dict]:
    if rows.empty:
        return []
    each = rows.groupby("name", sort=False)["fiscal_year"].agg(", ".join)
    listed = "; ".join(f"{name}: {years}" for name, years in each.items())
    text = f"Full years are on file for companies that the page names without their revenue ({listed})."
    return [finding(NAMED, "not checkable", [], text, subject=", ".join(each.index))]


def _hedged(c: Claim) -> str:
    return f"{c.hedge} {c.figure}" if c.hedge in ("about", "over", "under") else c.figure
