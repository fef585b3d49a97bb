"""Companies' revenue beside the market that the page itself sizes."""

import math
from collections.abc import Sequence
from functools import cached_property

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases, smallest_error
from helpers.checks.finding import Finding, Numbers, finding
from helpers.checks.growth import tables as growth_tables
from helpers.checks.growth.tables import Implied
from helpers.ledger.claim import MARKET, Claim
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import as_float, bound
from helpers.tables import schemas

CHECK = "revenues.market"
NAMED = 6  # companies that a sentence lists before it says how many more there are
READING = "company-wide sales, not sales in this market"


class Revenues:
    """What a case's companies earn beside its market; each result is worked out once."""

    def __init__(self, case: Case) -> None:
        """Keep the case; nothing is worked out yet."""
        self.case = case

    @cached_property
    def compared(self) -> pd.DataFrame:
        """Each company's revenue beside the most that the market can have been in the same year, see `compare`."""
        return compare(self.case)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """One finding a year and currency: can the companies' revenue be revenue from this market?"""
        groups = self.compared.groupby(["year", "unit"], dropna=False, sort=False)
        return tuple(_finding(rows, self.case) for _, rows in groups if rows["revenue"].notna().any())


def check(case: Case) -> Revenues:
    """Return what the companies of a case earn beside its market."""
    return Revenues(case)


def compare(case: Case) -> pd.DataFrame:
    """Set each company's revenue beside the most that the market can have been in the same year.

    Columns: claim_id, company, year, unit, revenue (as printed), low, high (after hedge and rounding),
    market_printed and market_most (the largest market that the page's sizes and growth rates allow in that year,
    figures as printed and with the room of hedge and rounding; NaN where they say nothing), part_most (% of the
    company's revenue that the market could be at most), market_claims (the ids this rests on). Money in full
    units of `unit`.
    """
    rows, a = [], case.assumptions
    sold = case.of_kind("revenue")
    carried = [(way, _carried(case.claims, way)) for way in (a.at_face(), a)] if sold else []
    markets = {
        when: tuple(_most(case.claims, way, *when, found) for way, found in carried)
        for when in {(c.end_year, c.unit) for c in sold}
    }
    for c in sold:
        b = case.bounds[c.claim_id]
        low, high = as_float(b.low), as_float(b.high)
        (market, ids), (room, _) = markets[c.end_year, c.unit]
        revenue = c.high if c.low is None else c.low
        part = 100 * min(room / low, 1.0) if low > 0 else math.nan
        printed = math.nan if revenue is None else float(revenue)
        rows.append(
            (c.claim_id, c.subject, c.end_year, c.unit, printed, low, high, market, room, part, " ".join(ids))
        )
    return pd.DataFrame(rows, columns=list(schemas.REVENUES.names)).astype({"year": "Int64"})


def most(claims: Sequence[Claim], a: Assumptions, year: int | None, unit: str) -> tuple[float, list[str]]:
    """Return the largest market in a year that the page's claims allow, and the claims it rests on.

    A growth claim, held steady, carries a size from its own year to others. It bounds the year only where each of its
    readings covers that year; of several bounds the smallest holds. What a sentence on a company says may be of its
    own field and bounds nothing. (NaN, []) where nothing bounds it.
    """
    return _most(claims, a, year, unit, _carried(claims, a))


def _carried(claims: Sequence[Claim], a: Assumptions) -> list[Implied]:
    """Return the sizes of the market that its rates make of each size, in each currency."""
    market = [c for c in claims if c.subject == MARKET and not c.company]
    return growth_tables.implied(market, timeline.of(market, a), a)


def _most(
    claims: Sequence[Claim], a: Assumptions, year: int | None, unit: str, carried: Sequence[Implied]
) -> tuple[float, list[str]]:
    """Return what `most` does; `carried` are the sizes that rates make of each size."""
    market = [
        c for c in claims if c.subject == MARKET and not c.company and (c.kind != "size" or c.unit == unit)
    ]
    sized = {c.claim_id for c in market if c.kind == "size"}
    bounds: dict[tuple[str, ...], float] = {
        (c.claim_id,): as_float(bound(c, a).high) for c in market if c.kind == "size" and c.end_year == year
    }
    by_pair: dict[tuple[str, str], list[Implied]] = {}
    for implied in carried:
        if implied.size_claim in sized:
            by_pair.setdefault((implied.size_claim, implied.claim_id), []).append(implied)
    for pair, spread in by_pair.items():
        there = [implied for implied in spread if implied.year == year]
        if {implied.reading for implied in there} == {implied.reading for implied in spread}:
            highs = [implied.high for implied in there]
            bounds[pair] = math.nan if any(map(math.isnan, highs)) else max(highs)
    bounds = {ids: high for ids, high in bounds.items() if not math.isnan(high)}
    if not bounds:
        return math.nan, []
    ids = min(bounds, key=lambda ids: (bounds[ids], ids))
    return bounds[ids], list(ids)


def _finding(rows: pd.DataFrame, case: Case) -> Finding:
    first = rows.iloc[0]
    names = list(dict.fromkeys(rows["company"]))
    when = "a year that is not said" if pd.isna(first.year) else str(first.year)
    each = rows.drop_duplicates("company")
    total, least = each["revenue"].sum(), each["low"].sum()
    more = len(names) - NAMED
    who = phrases.listed(names if more <= 0 else [*names[:NAMED], f"{more} more"])
    hedge = phrases.hedge_of_sum(case.by_id[name] for name in each["claim_id"])
    sum_ = " ".join(filter(None, (hedge, phrases.money(total, first.unit))))
    sold = f"{who}{'' if len(names) == 1 else ' together'} had revenue of {sum_} in {when}"
    if pd.isna(first.market_most):
        text = f"{sold}; the page does not say how large the market was then, so the two cannot be compared."
        return finding(CHECK, "no test", list(rows["claim_id"]), text, subject=who)
    used = [*rows["claim_id"], *first.market_claims.split()]
    printed, most = (phrases.money(x, first.unit) for x in (first.market_printed, first.market_most))
    room = f"at most {printed}, {most} with the room"
    times = total / first.market_most
    numbers = Numbers(subject=who, low=times, unit="times the market at most")
    if least > first.market_most:
        text = (
            f"{sold}, while the page's own figures, growth held steady, put the whole market {room} of hedge and"
            " rounding: not all of it can be revenue from this market, which would be at most"
            f" {first.market_most / least:.1%} of it."
        )
        return finding(CHECK, "no test", used, text, **numbers | Numbers(reading=READING))
    text = (
        f"{sold}, which fits into a market of {room} of hedge and rounding, as the page's own figures have it where"
        " growth is held steady."
    )
    found = [case.by_id[name] for name in rows["claim_id"]]
    taken = least - each["low"].iloc[0]
    error = smallest_error.of(found[0], [(0.0, first.market_most - taken)], case.assumptions)
    verdict = "fits" if total <= first.market_printed else "fits by rounding"
    return finding(CHECK, verdict, used, text, **numbers | Numbers(smallest_error=error))
