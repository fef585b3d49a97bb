"""Company revenue on the page beside what the companies filed or announced, converted into the page's currency."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases, smallest_error
from helpers.checks.finding import Finding, finding
from helpers.engine.intervals import Interval
from helpers.ledger.claim import Claim
from helpers.outside import exchange, known
from helpers.outside.records import each
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import as_float, bound
from helpers.tables import schemas
from helpers.tables.reference import Reference
from helpers.tables.schemas import CONFIDENCE

WHOLE = "whole company"
OWN, CALENDAR = "its own fiscal year", "the calendar year"
CHECK, NAMED = "filings.revenue", "filings.on_file"
READING = "the figure is that of {}"
COLUMNS = list(schemas.FILINGS.names)
PARTS = [
    "revenue_id", "company", "fiscal_year", "part", "revenue", "currency", "of_company", "source_title", "source_url",
]  # fmt: skip
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


@dataclass(frozen=True, eq=False)
class Filings:
    """A case's revenue beside filings, each result computed once, when it is first asked for."""

    case: Case

    @cached_property
    def revenues(self) -> tuple[Claim, ...]:
        """The revenue that the page prints with a figure."""
        return tuple(c for c in self.case.of_kind("revenue") if c.low is not None or c.high is not None)

    @cached_property
    def on_file(self) -> pd.DataFrame:
        """The full fiscal years on file, with the columns of the function `on_file`."""
        return on_file(self._known.revenue)

    @cached_property
    def compared(self) -> pd.DataFrame:
        """Each revenue on the page beside the company's fiscal years on file: the same, the one before, the one after.

        One row a claim, fiscal year and average rate. Columns: claim_id, name (as the page has it), company, year and
        printed (money in full units of `unit`) of the claim; fiscal_year, filed_year, filed (money in `currency`);
        rate_over (the period that the rate is an average of), rate (units of `unit` for one of `currency`), converted,
        converted_low and converted_high (money in `unit`; the last two are the room of the filing's rounding and the
        rate); difference (% by which the page is above what was filed) with difference_low and difference_high (the
        room of the page's rounding, the filing's rounding and the rate; NaN where the page says "over" or "under");
        fits ("as printed", "with its hedge" or ""); revenue_id and rate_ids of the reference rows, sources (how many),
        confidence.
        """
        rows = [
            _row(c, row, over, used, self.case.assumptions)
            for c in self.revenues
            for row in each(self._years_near(c))
            for over, used in _rates(row, c.unit, self._known)
        ]
        return pd.DataFrame(rows, columns=COLUMNS).astype({"year": "Int64", "filed_year": "Int64"})

    @cached_property
    def nearest(self) -> pd.DataFrame:
        """The rows of `compared` with the fiscal year that each claim is nearest to (own fiscal year's rate)."""
        own = self.compared[self.compared["rate_over"] == OWN]
        return own.loc[own["difference"].abs().groupby(own["claim_id"]).idxmin()].sort_values("claim_id")

    @cached_property
    def parts(self) -> pd.DataFrame:
        """What is on file of parts of the companies whose revenue the page prints, beside the whole.

        Columns: revenue_id, company, fiscal_year, part, revenue, currency, of_company (% of the company's revenue in
        the same fiscal year; NaN where that is not on file), source_title, source_url.
        """
        revenue = self._known.revenue
        whole = self.on_file.set_index(["company", "fiscal_year"])["revenue"]
        rows = revenue[(revenue["part"] != WHOLE) & revenue["company"].isin(self._sold)]
        of = [100 * r.revenue / whole.get((r.company, r.fiscal_year), float("nan")) for r in each(rows)]
        return rows.assign(of_company=of)[PARTS].reset_index(drop=True)

    @cached_property
    def unprinted(self) -> pd.DataFrame:
        """The full-year figures on file of companies that the page names among its players without a revenue.

        Columns: name (as the page has it), company, those of `on_file`, and in_usd (at the average rate of the fiscal
        year, or of its calendar year, whichever is on file; NaN where neither is).
        """
        players = self.case.lists.query("list == 'players'")["clean"].drop_duplicates()
        names = pd.DataFrame({"name": players, "company": players.map(self._known.company)})
        names = names[(names["company"] != "") & ~names["company"].isin(self._sold)]
        rows = names.drop_duplicates("company").merge(self.on_file, on="company", validate="one_to_many")
        return rows.assign(in_usd=rows["revenue"] * [_in_usd(row, self._known) for row in each(rows)])

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """A finding for each revenue whose company is on file, and one on companies without a figure on the page."""
        table, rows = self.compared, []
        for c in self.revenues:
            company = self._known.company(c.subject)
            if company:
                there = table[table["claim_id"] == c.claim_id]
                rows.append(_finding(c, company, there, self.case.assumptions))
        return (*rows, *_silent(self.unprinted))

    @cached_property
    def _known(self) -> Reference:
        return known.of(self.case)

    @cached_property
    def _sold(self) -> set[str]:
        """The companies on file whose revenue the page speaks of, be it with a blank for the figure."""
        return {self._known.company(c.subject) for c in self.case.of_kind("revenue")} - {""}

    def _years_near(self, c: Claim) -> pd.DataFrame:
        """Return the fiscal years on file of a claim's company that are at most one away from its year."""
        own = self.on_file["company"] == self._known.company(c.subject)
        return self.on_file[own & self.on_file["year"].sub(c.end_year or 0).abs().le(1)]


def _rates(row: Any, unit: str, known: Reference) -> Iterator[tuple[str, exchange.Rate]]:
    """Yield the average rate over the fiscal year and, where that is another period, over the calendar year."""
    calendar = (f"{row.year}-01-01", f"{row.year}-12-31")
    for over, period in ((OWN, (row.period_start, row.period_end)), (CALENDAR, calendar)):
        found = exchange.rate(known.rates, row.currency, unit, *period)
        if found and (over == OWN or (period != (row.period_start, row.period_end) and row.currency != unit)):
            yield over, found


def _in_usd(row: Any, known: Reference) -> float:
    """Return the rate into US dollars of one fiscal year on file; NaN where none is."""
    return next((float(used.printed) for _, used in _rates(row, "USD", known)), float("nan"))


def _row(c: Claim, row: Any, over: str, used: exchange.Rate, a: Assumptions) -> tuple[Any, ...]:
    """Return a row of `Filings.compared`: a claim beside one fiscal year at one rate."""
    filed = exchange.around(row.revenue, row.rounded_to) * used.room
    converted = Fraction(int(row.revenue)) * used.printed
    plain = bound(c, replace(a, about=0))
    printed = Fraction(c.ends[0 if c.low is not None else -1].value)
    least, most = exchange.ends_of(filed)
    room = plain * filed**-1
    difference = [None if x is None else 100 * (x - 1) for x in (printed / converted, room.low, room.high)]
    return (
        c.claim_id, c.subject, row.company, c.end_year, float(printed), c.unit, row.fiscal_year, row.year, row.revenue,
        row.currency, over, float(used.printed), float(converted), float(least), float(most),
        *map(as_float, difference),
        _fits(plain, bound(c, a), filed), row.revenue_id, " ".join(used.rows), row.sources, row.confidence,
    )  # fmt: skip


def _fits(plain: Interval, hedged: Interval, filed: Interval) -> str:
    if not plain.meet(filed).empty:
        return "as printed"
    return "" if hedged.meet(filed).empty else "with its hedge"


def _finding(c: Claim, company: str, rows: pd.DataFrame, a: Assumptions) -> Finding:
    """Return the finding on one revenue; `rows` are those of `Filings.compared` for it."""
    said = f"{phrases.hedged(c)} ({c.claim_id}) for {c.subject}"
    same = rows[rows["filed_year"] == c.end_year]
    if same.empty:
        text = f"{said} cannot be compared: {_why_not(c, company)}."
        return finding(CHECK, "no test", [c.claim_id], text, subject=c.subject)
    others = rows[rows["filed_year"] != c.end_year]
    first = same.iloc[0]
    verdict, reading = _verdict(same, others)
    text = f"{said} in {c.end_year} is {_difference(first)} {_filed(first)}"
    text += f" that {company} reported for {first.fiscal_year}"
    text += "".join(f", {_difference(row)} {_filed(row)}" for row in each(same.iloc[1:]))
    text += _closer(first, others)
    allowed = list(zip(same["converted_low"], same["converted_high"], strict=True))
    error = smallest_error.of(c, allowed, a) if verdict.startswith("fits") else None
    return finding(
        CHECK, verdict, [c.claim_id], text, subject=c.subject, low=first.difference_low, high=first.difference_high,
        reading=reading, unit="% above the filing", smallest_error=error,
    )  # fmt: skip


def _why_not(c: Claim, company: str) -> str:
    if not c.end_year:
        return "the page names no year for it"
    return f"no full year of {company} is on file for {c.end_year}"


def _verdict(same: pd.DataFrame, others: pd.DataFrame) -> tuple[str, str]:
    """Return the verdict and the reading that saves a figure: that of a year beside the one it is printed for."""
    held, other = same[same["fits"] != ""], others[others["fits"] != ""]
    if len(held):
        exact = (held["fits"] == "as printed").any()
        return "fits" if exact else "fits by rounding", ""
    reading = "" if other.empty else READING.format(other["fiscal_year"].iloc[0])
    if same["confidence"].iloc[0] == CONFIDENCE[-1]:
        return "no test", reading
    return "contradiction" if other.empty else "unusual", reading


def _difference(row: Any) -> str:
    """Return how far the page is from a filing, with its interval where the page bounds it on both sides."""
    if pd.isna(row.difference_low) or pd.isna(row.difference_high):
        return f"{'at least' if pd.isna(row.difference_high) else 'at most'} {row.difference:+.1f}% from the"
    ends = sorted([abs(row.difference_low), abs(row.difference_high)])
    if row.difference_low < 0 < row.difference_high:
        return f"{row.difference:+.1f}% ({row.difference_low:+.1f} to {row.difference_high:+.1f}%) from the"
    side = "above" if row.difference >= 0 else "below"
    return f"{abs(row.difference):.1f}% ({ends[0]:.1f} to {ends[1]:.1f}% with the room of rounding and rate) {side} the"


def _filed(row: Any) -> str:
    filed = phrases.money(row.filed, row.currency)
    if row.currency == row.unit:
        return filed
    return (
        f"{filed} ({phrases.money(row.converted, row.unit)} at {row.rate:.4f}, the mean of {row.rate_over})"
    )


def _closer(first: Any, others: pd.DataFrame) -> str:
    """Return the end of the sentence: whether a neighbouring fiscal year is nearer to the figure."""
    others = others[others["rate_over"] == OWN]
    if others.empty:
        return "; no year beside it is on file."
    best = others.iloc[others["difference"].abs().argmin()]
    word = "nearer" if abs(best["difference"]) < abs(first.difference) else "farther"
    money = phrases.money(best["converted"], best["unit"])
    return f"; {best['fiscal_year']} is {word}, with {money} and {best['difference']:+.1f}%."


def _silent(rows: pd.DataFrame) -> list[Finding]:
    """Return the finding on companies named without revenue; `rows` are those of `Filings.unprinted`."""
    if rows.empty:
        return []
    each = rows.groupby("name", sort=False)["fiscal_year"].agg(", ".join)
    listed = "; ".join(f"{name}: {years}" for name, years in each.items())
    text = f"Full years are on file for companies that the page names without their revenue ({listed})."
    return [finding(NAMED, "no test", [], text, subject=", ".join(each.index))]
