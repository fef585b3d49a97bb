"""Small invented ledgers and the checks on them: the one place of these tests that knows how a ledger is made."""

from collections.abc import Iterable
from dataclasses import replace

import cases
import pandas as pd

from helpers.case import Case
from helpers.checks import completeness, repeats
from helpers.checks import revenues as selling
from helpers.checks.finding import Finding
from helpers.checks.growth import check as growth_check
from helpers.checks.shares import check as shares_check
from helpers.ledger.claim import Claim
from helpers.page import country_lists
from helpers.page import lists as lists_of
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.timeline import Timeline
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
        start = row.get("start", APART * n)
        spots = {"report": "page.md", "start": start, "end": start + len(row["figure"])}
        filled.append({"claim_id": f"c{n:02d}"} | spots | row)
    made = pd.DataFrame(filled, columns=list(schemas.LEDGER))
    return made.astype({"start_year": "Int64", "end_year": "Int64", "section": "object"})


def claims(*rows: dict) -> tuple[Claim, ...]:
    """Return rows as the checks see them."""
    return cases.read(table(*rows))


def case(*rows: dict, a: Assumptions = A, **more) -> Case:
    """Return the case that rows make under assumptions; `more` is what `cases.of` takes."""
    return cases.of(claims(*rows), a, **more)


def years(row: dict, time: Timeline) -> dict[str, tuple[int, int]]:
    """Return the years that a growth rate can be meant for, by the name of the reading."""
    return timeline.spans(claims(row)[0], time)


# --- checks --------------------------------------------------------------------------------------------


def told(found: Iterable[Finding]) -> list[dict]:
    """Return findings as rows; `claims` holds claim ids with a space between."""
    return [f._asdict() | {"claims": " ".join(f.claims)} for f in found]


def growth(*rows: dict, a: Assumptions = A) -> growth_check.Growth:
    """Return what growth and size claims come to."""
    return growth_check.check(case(*rows, a=a))


def shares(*rows: dict, a: Assumptions = A, regions=()) -> shares_check.Shares:
    """Return what shares come to; `regions` are those that the page lists."""
    return shares_check.check(case(*rows, a=a, regions=regions))


def on_growth(*rows: dict, a: Assumptions = A) -> list[dict]:
    """Return the findings on growth and sizes."""
    return told(growth(*rows, a=a).findings)


def on_shares(*rows: dict, a: Assumptions = A, regions=()) -> list[dict]:
    """Return the findings on shares; `regions` are those that the page lists."""
    return told(shares(*rows, a=a, regions=regions).findings)


def on_repeats(*rows: dict, a: Assumptions = A) -> list[dict]:
    """Return the findings on figures that are printed twice."""
    return told(repeats.check(case(*rows, a=a)))


def on_revenues(*rows: dict, a: Assumptions = A) -> list[dict]:
    """Return the findings on revenue beside the market."""
    return told(selling.check(case(*rows, a=a)).findings)


def on_blanks(*rows: dict) -> dict:
    """Return the finding on blanks."""
    return told(completeness.blanks(case(*rows)))[0]


def on_window(*rows: dict, a: Assumptions = A) -> dict:
    """Return the finding on the years of the title."""
    return told(completeness.window(case(*rows, a=a)))[0]


def on_lists(*rows: dict, **names) -> list[dict]:
    """Return the findings on what is listed (players=[...], types=[...]) and has no figure."""
    listed = lists(*((name, "", items) for name, items in names.items()))
    return told(completeness.unsized(case(*rows, lists=listed)))


def on_regions(*rows: dict, **regions) -> list[dict]:
    """Return the findings on places with a share beside the regions listed (Europe=["France"])."""
    listed = lists(*(("regions", r, names) for r, names in regions.items()))
    return told(completeness.regions(case(*rows, lists=listed)))


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
