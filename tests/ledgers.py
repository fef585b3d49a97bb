"""Small invented ledgers and the checks on them: the one place of these tests that knows how a ledger is made."""

from dataclasses import replace

import pandas as pd

from helpers.checks import completeness, repeats
from helpers.checks import revenues as selling
from helpers.checks.growth import check as growth_check
from helpers.checks.shares import check as shares_check
from helpers.page import country_lists, figures
from helpers.page import lists as lists_of
from helpers.readings import claims as meant
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.tables import schemas

A = Assumptions("2025-03-05")
EXACT = replace(A, rounding="as printed", about=0.0)
NEAREST = replace(A, rounding="nearest")
APART = 500  # characters between one figure and the next, so that no two are taken for the ends of a path


def assume(a: Assumptions = A, **changed) -> Assumptions:
    """Return assumptions with some of them changed."""
    return replace(a, **changed)


# --- claims as short rows ------------------------------------------------------------------------------


def claim(kind: str, figure: str, subject: str = "market", **fields) -> dict:
    """Return one claim; `fields` are columns of the ledger."""
    return {"kind": kind, "figure": figure, "subject": subject, "hedge": "exact", "unit": "%"} | fields


def window(start: int | None, end: int | None) -> dict:
    """Return the years of a title."""
    return claim("window", f"{start} to {end}", hedge=None, unit=None, start_year=start, end_year=end)


def rate(figure: str, start: int | None = None, end: int | None = None, horizon: str | None = None, **fields):
    """Return a growth rate for the years from `start` to `end`."""
    return claim("growth", figure, start_year=start, end_year=end, horizon=horizon, **fields)


def size(figure: str, year: int | None = None, **fields) -> dict:
    """Return the size of a market in a year, in USD."""
    return claim("size", figure, end_year=year, **({"unit": "USD"} | fields))


def share(place: str, figure: str, year: int | None = None, of: str = "market", **fields) -> dict:
    """Return the share of a place."""
    return claim("share", figure, place, end_year=year, of=of, **fields)


def revenue(company: str, figure: str, year: int | None = None, **fields) -> dict:
    """Return the revenue of a company in a year, in USD."""
    return claim("revenue", figure, company, end_year=year, **({"unit": "USD"} | fields))


def said_of(company: str, row: dict) -> dict:
    """Return a claim that a sentence on a company makes."""
    return row | {"section": f"Players › {company}"}


def table(*rows: dict) -> pd.DataFrame:
    """Return claims as a ledger with ids c01, c02, ... in the order given."""
    filled = []
    for n, row in enumerate(rows, 1):
        ends = figures.ends(row["figure"]) if row["kind"] != "window" else []
        low, high = (float(ends[0].value), float(ends[-1].value)) if ends else (None, None)
        start = row.get("start", APART * n)
        spots = {"report": "page.md", "start": start, "end": start + len(row["figure"])}
        filled.append({"claim_id": f"c{n:02d}", "low": low, "high": high} | spots | row)
    made = pd.DataFrame(filled, columns=list(schemas.LEDGER))
    return made.astype({"start_year": "Int64", "end_year": "Int64", "section": "object"})


def years(row: dict, page: timeline.Page) -> dict[str, tuple[int, int]]:
    """Return the years that a growth rate can be meant for, by the name of the reading."""
    return timeline.spans(claims(row)[0], page)


def claims(*rows: dict, a: Assumptions = A) -> list:
    """Return rows as the checks see them."""
    return meant.claims(table(*rows), a)


# --- checks --------------------------------------------------------------------------------------------


def on_growth(*rows: dict, a: Assumptions = A) -> list[dict]:
    """Return the findings on growth and sizes."""
    return growth_check.check(table(*rows), a)


def on_shares(*rows: dict, a: Assumptions = A, regions=()) -> list[dict]:
    """Return the findings on shares; `regions` are those that the page lists."""
    return shares_check.check(table(*rows), a, regions)


def on_repeats(*rows: dict, a: Assumptions = A) -> list[dict]:
    """Return the findings on figures that are printed twice."""
    return repeats.check(table(*rows), a)


def on_revenues(*rows: dict, a: Assumptions = A) -> list[dict]:
    """Return the findings on revenue beside the market."""
    return selling.check(table(*rows), a)


def on_blanks(*rows: dict) -> dict:
    """Return the finding on blanks."""
    return completeness.blanks(table(*rows))[0]


def on_window(*rows: dict, a: Assumptions = A) -> dict:
    """Return the finding on the years of the title."""
    return completeness.window(table(*rows), a)[0]


def on_lists(*rows: dict, **names) -> list[dict]:
    """Return the findings on what is listed (players=[...], types=[...]) and has no figure."""
    return completeness.unsized(table(*rows), lists(*((name, "", items) for name, items in names.items())))


def on_regions(*rows: dict, **regions) -> list[dict]:
    """Return the findings on places with a share beside the regions listed (Europe=["France"])."""
    return completeness.regions(table(*rows), lists(*(("regions", r, names) for r, names in regions.items())))


def lists(*parts) -> pd.DataFrame:
    """Return cleaned lists; each part is (list, region, items)."""
    items = [lists_of.Item(name, region, item, 0, 0) for name, region, raws in parts for item in raws]
    return country_lists.clean(items)


def named(found: list[dict], check: str) -> list[dict]:
    """Return the findings of one check."""
    return [f for f in found if f["check"] == check]


def verdict(found: list[dict], check: str | None = None) -> str:
    """Return the verdict of the only finding of a check, without a check of the first finding of all."""
    if check is None:
        return found[0]["verdict"]
    (one,) = named(found, check)
    return one["verdict"]
