"""One report under its parameters: what every notebook starts from."""

import math
import re
import tomllib
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

PROJECT, MARKER = "helpers", "pyproject.toml"  # the project's folder is where the marker gives this name
REFERENCE = "data/reference"
# Tables and notebooks: only `run.audit` of the default case changes what is in there.
PUBLISHED = ("data/processed", "notebooks")
RUNS = "runs"  # for the results of every other run
# The values of the notebooks' parameters that belong to the published results.
DEFAULTS = {
    "report": "data/raw/pacs-systems-market.md", "published": "", "about": 5.0, "rounding": "any", "over": "loose",
    "bend_cap": 1.0, "out": "",
}  # fmt: skip
NO_DAY = date(2000, 1, 1)  # for a page that prints no year at all; a fixed one, so that results stay the same


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
    """Return the project's folder: the one around the working folder, or else the one around this file.

    A notebook works where it lies, so what it reads and writes is of its own clone, whichever clone is installed.
    Raises ParameterError, in one sentence, where there is no such folder.
    """
    here = Path.cwd()
    for folder in (here, *here.parents, *Path(__file__).resolve().parents):
        if _is_project(folder):
            return folder
    raise ParameterError(f"{here}: this is no folder of the project; run it from within a clone.")


def _is_project(folder: Path) -> bool:
    try:
        marker = tomllib.loads((folder / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return marker.get("project", {}).get("name") == PROJECT and (folder / REFERENCE).is_dir()


def short(path: Path) -> str:
    """Return a path as seen from the project's folder, so that results are the same in every clone."""
    return str(path.relative_to(root())) if path.is_relative_to(root()) else str(path)


def is_default(parameters: dict) -> bool:
    """Say whether these parameters, apart from the folder for results, are those of the published results."""
    return _is_default_report(parameters["report"]) and not _changed(parameters)


def _is_default_report(report: str) -> bool:
    return _same(root() / report, root() / DEFAULTS["report"])


def _changed(parameters: dict) -> dict:
    """Return the parameters, apart from report and folder, that are not the default ones."""
    return {
        name: parameters[name]
        for name, value in DEFAULTS.items()
        if name not in ("report", "out") and parameters[name] != value
    }


def _same(one: Path, other: Path) -> bool:
    # Links and, where the disk does not tell them apart, capitals lead to one file under several names.
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _folder(parameters: dict) -> Path:
    """Return the folder for results: the one given, or one under runs/ that is named after the run."""
    report, out = parameters["report"], parameters["out"]
    if out:
        return root() / out
    if not _is_default_report(report):
        return root() / RUNS / (Path(report).stem.strip(".") or "report")
    changed = (f"-{name}-{str(value).removesuffix('.0')}" for name, value in _changed(parameters).items())
    return root() / RUNS / (Path(DEFAULTS["report"]).stem + re.sub("[ _]", "-", "".join(changed)))


def _is_published(folder: Path) -> bool:
    folder, published = folder.resolve(), [root() / name for name in PUBLISHED]
    return any(
        above == kept or _same(above, kept) for above in (folder, *folder.parents) for kept in published
    )


def check_parameters(
    *, report: str, published: str, about: float, rounding: str, over: str, bend_cap: float, out: str
) -> Case:
    """Open the case that a notebook's parameters describe.

    A relative `report` or `out` starts at the project's folder. Without `out`, results go to runs/NAME, where NAME is
    the report's; of the default report, the parameters that were changed follow it. A folder of published results is
    refused. `published` is a day such as "2025-03-05", or empty for the one that the page's own links carry. The
    other parameters are explained at `readings.Assumptions`.
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
    if not report:
        raise ParameterError("parameter report is empty; give a file.")
    folder = _folder(given | {"about": about, "bend_cap": bend_cap})
    if _is_published(folder):
        raise ParameterError(
            f"parameter out is {out!r}; `python -m helpers audit` alone publishes results there: leave it empty, or "
            "give another folder."
        )
    return _opened(root() / report, published, (about, rounding, over, bend_cap), folder)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _opened(path: Path, published: str, given: tuple, out: Path) -> Case:
    page = replace(page_blocks.read(path), path=short(path))
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
    known = reference.load(root() / REFERENCE)
    return Case(
        page, claims, rejects, lists, known, assumptions, bool(inferred), bool(published or inferred), out
    )


def _first_day(claims: pd.DataFrame) -> date:
    """Stand in for an unknown day: the first of the title's first year, or else of the last year stated."""
    first = claims.query("kind == 'window'")["start_year"].dropna()
    stated = claims[["start_year", "end_year"]].stack().dropna()
    if len(first):
        return date(int(first.min()), 1, 1)
    return date(int(stated.max()), 1, 1) if len(stated) else NO_DAY
