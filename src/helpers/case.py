"""One report under its parameters: what every notebook starts from."""

import math
import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from helpers.ledger import table as ledger
from helpers.page import blocks as page_blocks
from helpers.page import country_lists, links
from helpers.page import lists as lists_of
from helpers.page.source import ReportError
from helpers.readings.assumptions import Assumptions
from helpers.tables import reference, writers
from helpers.tables.reference import Reference

MARKER = "pyproject.toml"
REFERENCE = "data/reference"
NO_DAY = date(2000, 1, 1)  # for a page that prints no year at all; a fixed one, so that results stay the same
STAGE = (
    "HELPERS_STAGE"  # environment variable: where an unfinished run keeps results until all of them are there
)


class ParameterError(ValueError):
    """A parameter that cannot be used; the message names it and the remedy."""


@dataclass(frozen=True)
class Case:
    """A report's page, its tables, what is known from outside, the assumptions, and the folder for results.

    `inferred` says that the day of publication was read off the page's links. `dated` is false where neither a
    parameter nor a link gives that day, and the first day of the title's first year stands in for it.
    """

    page: page_blocks.Report
    ledger: pd.DataFrame
    rejects: pd.DataFrame
    lists: pd.DataFrame
    reference: Reference
    assumptions: Assumptions
    inferred: bool
    dated: bool
    out: Path

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return Path(self.page.path).stem

    @property
    def regions(self) -> list[str]:
        """The regions that the page lists, in its order."""
        return list(dict.fromkeys(self.lists.query("list == 'regions'")["region"]))

    def save(self, table: pd.DataFrame, name: str) -> pd.DataFrame:
        """Write a table of results to the case's folder as CSV and return it as it was."""
        writers.save_result(table, self.out / f"{name}.csv")
        return table


def root() -> Path:
    """Return the project's folder: the nearest one above this file that holds the marker."""
    return next(folder for folder in Path(__file__).resolve().parents if (folder / MARKER).is_file())


def check_parameters(
    *, report: str, published: str, about: float, rounding: str, over: str, bend_cap: float, out: str
) -> Case:
    """Open the case that a notebook's parameters describe.

    A relative `report` or `out` starts at the project's folder. `published` is a day such as "2025-03-05", or empty
    for the one that the page's own links carry. The other parameters are explained at `readings.Assumptions`.
    Raises ParameterError for a parameter of the wrong type or value, `report.ReportError` for a file that is no
    report, `reference.TableError` for a reference table that cannot be used, and each in one sentence.
    """
    given = {"report": report, "published": published, "rounding": rounding, "over": over, "out": out}
    for name, value in given.items():
        if not isinstance(value, str):
            raise ParameterError(f"parameter {name} is {value!r}; it must be text in quotation marks.")
        if "\0" in value:
            raise ParameterError(f"parameter {name} is {value!r}; it must not hold a NUL character.")
    for name, value in {"about": about, "bend_cap": bend_cap}.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise ParameterError(f"parameter {name} is {value!r}; it must be a number.")
    if published and not _is_day(published):
        raise ParameterError(
            f"parameter published is {published!r}; it must be a day such as 2025-03-05, or empty."
        )
    if not report or not out:
        raise ParameterError("parameters report and out must not be empty; give a file and a folder.")
    return _opened(root() / report, published, (about, rounding, over, bend_cap), root() / out)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _opened(path: Path, published: str, given: tuple, out: Path) -> Case:
    # Named from the project's folder, so that results are the same in every clone.
    page = replace(page_blocks.read(path), path=_short(path))
    claims = ledger.build(page)
    if claims.empty:
        raise ReportError(
            f"{page.path}: no claim about growth, size, share or revenue on the page; give a market report."
        )
    inferred = links.dated(page) if not published else None
    day = published or inferred or _first_day(claims)
    try:
        about, rounding, over, bend_cap = given
        assumptions = Assumptions(day, about=about, rounding=rounding, over=over, bend_cap=bend_cap)
    except ValueError as error:
        raise ParameterError(f"a parameter cannot be used: {error}.") from None
    lists = country_lists.clean(lists_of.items(page))
    rejects = ledger.rejects(page)
    folder = Path(os.environ.get(STAGE, out))
    known = reference.load(root() / REFERENCE)
    return Case(
        page, claims, rejects, lists, known, assumptions, bool(inferred), bool(published or inferred), folder
    )


def _short(path: Path) -> str:
    return str(path.relative_to(root())) if path.is_relative_to(root()) else str(path)


def _first_day(claims: pd.DataFrame) -> date:
    """Stand in for an unknown day: the first of the title's first year, or else of the last year stated."""
    first = claims.query("kind == 'window'")["start_year"].dropna()
    stated = claims[["start_year", "end_year"]].stack().dropna()
    if len(first):
        return date(int(first.min()), 1, 1)
    return date(int(stated.max()), 1, 1) if len(stated) else NO_DAY
