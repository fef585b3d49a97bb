"""Small invented claims and the checks on them: the one place of these tests that knows how a claim is made."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import cases
import pandas as pd

from helpers.audit import Audit
from helpers.case import Case
from helpers.checks import completeness, repeats
from helpers.checks import revenues as selling
from helpers.checks.finding import Finding
from helpers.checks.growth import check as growth_check
from helpers.checks.growth import paths
from helpers.checks.growth.check import Growth
from helpers.checks.note import Note
from helpers.checks.shares import check as shares_check
from helpers.checks.shares.check import Shares
from helpers.ledger.claim import MARKET, Claim, Horizon
from helpers.page import country_lists
from helpers.page import lists as lists_of
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.timeline import Timeline

A = Assumptions("2025-03-05")
EXACT = replace(A, rounding="as printed", about=0.0)
NEAREST = replace(A, rounding="nearest")
APART = 500  # characters between one figure and the next, so that no two are taken for the ends of a path
PERIOD = Horizon(period=True)

Row = dict[str, Any]  # fields of a claim that are not those of an exact figure in per cent


def assume(a: Assumptions = A, **changed) -> Assumptions:
    """Return assumptions with some of them changed."""
    return replace(a, **changed)


# --- claims as short rows ------------------------------------------------------------------------------


def claim(kind: str, figure: str, subject: str = MARKET, **fields) -> Row:
    """Return one claim; `fields` are those of a Claim."""
    return {"kind": kind, "figure": figure, "subject": subject, "hedge": "exact", "unit": "%"} | fields


def window(start: int | None, end: int | None) -> Row:
    """Return the years of a title."""
    return claim("window", f"{start} to {end}", hedge="", unit="", start_year=start, end_year=end)


def rate(
    figure: str, start: int | None = None, end: int | None = None, horizon: Horizon | None = None, **fields
):
    """Return a growth rate for the years from `start` to `end`."""
    return claim("growth", figure, start_year=start, end_year=end, horizon=horizon, **fields)


def ahead(*lengths: int) -> Horizon:
    """Return the horizon of "next 5 years" (5) or of "next 3-5 years" (3, 5)."""
    return Horizon(lengths)


def size(figure: str, year: int | None = None, **fields) -> Row:
    """Return the size of a market in a year, in USD."""
    return claim("size", figure, end_year=year, **({"unit": "USD"} | fields))


def share(place: str, figure: str, year: int | None = None, of: str = MARKET, **fields) -> Row:
    """Return the share of a place."""
    return claim("share", figure, place, end_year=year, base=of, **fields)


def revenue(company: str, figure: str, year: int | None = None, **fields) -> Row:
    """Return the revenue of a company in a year, in USD."""
    return claim("revenue", figure, company, end_year=year, **({"unit": "USD"} | fields))


def said_of(company: str, row: Row) -> Row:
    """Return a claim that a sentence on a company makes."""
    return row | {"section": "Players", "company": company}


def claims(*rows: Row) -> tuple[Claim, ...]:
    """Return claims with ids c01, c02, ... in the order given."""
    return tuple(_claim(n, **row) for n, row in enumerate(rows, 1))


def _claim(n: int, kind: str, figure: str, subject: str, start: int | None = None, **fields) -> Claim:
    start = APART * n if start is None else start
    return cases.claim(n, kind, subject, figure, start=start, end=start + len(figure), **fields)


def case(*rows: Row, a: Assumptions = A, regions: Sequence[str] = (), **fields) -> Case:
    """Return rows as a case; `regions` are those that its page lists."""
    return cases.of(claims(*rows), a, regions, **fields)


def years(row: Row, time: Timeline) -> dict[str, tuple[int, int]]:
    """Return the years that a growth rate can be meant for, by the name of the reading."""
    return timeline.spans(claims(row)[0], time)


def group(*rows: Row, a: Assumptions = A, time: Timeline | None = None) -> paths.Group:
    """Return the usable claims about the market."""
    found = claims(*rows)
    return paths.group(found, time or timeline.of(found, a), a, MARKET)


# --- checks --------------------------------------------------------------------------------------------


def growth(*rows: Row, a: Assumptions = A) -> Growth:
    """Return what growth and sizes come to."""
    return growth_check.check(case(*rows, a=a))


def shares(*rows: Row, a: Assumptions = A, regions: Sequence[str] = ()) -> Shares:
    """Return what shares come to; `regions` are those that the page lists."""
    return shares_check.check(case(*rows, a=a, regions=regions))


def on_growth(*rows: Row, a: Assumptions = A) -> tuple[Finding, ...]:
    """Return the findings on growth and sizes."""
    return growth(*rows, a=a).findings


def on_shares(*rows: Row, a: Assumptions = A, regions: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return the findings on shares; `regions` are those that the page lists."""
    return shares(*rows, a=a, regions=regions).findings


def on_repeats(*rows: Row, a: Assumptions = A) -> list[Finding]:
    """Return the findings on figures that are printed twice."""
    return repeats.check(case(*rows, a=a))


def on_revenues(*rows: Row, a: Assumptions = A) -> tuple[Finding, ...]:
    """Return the findings on revenue beside the market."""
    return selling.check(case(*rows, a=a)).findings


def on_page(*rows: Row, a: Assumptions = A, **fields) -> tuple[Finding, ...]:
    """Return the findings of all checks of the page, a clash once."""
    return Audit(case(*rows, a=a, **fields)).of_page


def noted(*rows: Row, a: Assumptions = A, check: str = "") -> list[Note]:
    """Return the notes, of one check if it is given."""
    return [one for one in Audit(case(*rows, a=a)).notes if check in ("", one.check)]


def on_lists(*rows: Row, **names: Sequence[str]) -> list[Note]:
    """Return the notes on what is listed (players=[...], types=[...]) and has no figure."""
    listed = lists(*((name, "", items) for name, items in names.items()))
    return completeness.unsized(case(*rows, lists=listed))


def on_regions(*rows: Row, **regions: Sequence[str]) -> list[Note]:
    """Return the notes on places with a share beside the regions listed (Europe=["France"])."""
    listed = lists(*(("regions", r, names) for r, names in regions.items()))
    return completeness.regions(case(*rows, lists=listed))


def lists(*parts: tuple[str, str, Iterable[str]]) -> pd.DataFrame:
    """Return cleaned lists; each part is (list, region, items)."""
    items = [lists_of.Item(name, region, item, 0, 0) for name, region, raws in parts for item in raws]
    return country_lists.clean(items)


def named(found: Iterable[Finding], check: str) -> list[Finding]:
    """Return the findings of one check."""
    return [f for f in found if f.check == check]


def verdict(found: Sequence[Finding], check: str | None = None) -> str:
    """Return the verdict of the only finding of a check, without a check of the first finding of all."""
    if check is None:
        return found[0].verdict
    (one,) = named(found, check)
    return one.verdict
