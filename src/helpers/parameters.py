"""The parameters of a run: the project's folder, the default ones, where the results of a run go."""

import math
import re
import reprlib
import tomllib
from datetime import date
from pathlib import Path

from helpers.tables import folders, visible

PROJECT, MARKER = "helpers", "pyproject.toml"  # the project's folder is where the marker gives this name
REFERENCE = "data/reference"
# Tables and notebooks: only `run.audit` of the default case changes what is in there.
SHOWN = 60  # characters of a value that a message shows
PUBLISHED = ("data/processed", "notebooks")
RUNS = "runs"  # for the results of every other run
GIVEN = "runs/given"  # for a page that came by standard input or was fetched
DEFAULT_REPORT = "data/raw/pacs-systems-market.md"
# The values of the notebooks' parameters that belong to the published results.
DEFAULTS: dict[str, str | float] = {
    "report": DEFAULT_REPORT, "published": "", "about": 5.0, "rounding": "any", "over": "loose",
    "unusual_below": 0.05, "out": "",
}  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")


class ParameterError(ValueError):
    """A parameter that cannot be used; the message names it and the remedy."""


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


def absolute(given: str | Path) -> Path:
    """Return a path that was given as an absolute one; where its links lead back to themselves, as it stands."""
    try:
        return Path(given).resolve()
    except (OSError, RuntimeError, ValueError):
        return Path.cwd() / given


def short(path: Path) -> str:
    """Return a path as seen from the project's folder, so that results are the same in every clone."""
    return str(path.relative_to(root())) if path.is_relative_to(root()) else str(path)


def is_default(parameters: dict) -> bool:
    """Say whether these parameters, apart from the folder for results, are those of the published results."""
    return _is_default_report(parameters["report"]) and not _changed(parameters)


def _is_default_report(report: str) -> bool:
    return _same(root() / report, root() / DEFAULT_REPORT)


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


def folder(parameters: dict) -> Path:
    """Return the folder for results: the one given, or one under runs/ that is named after the run.

    Of two reports of one name each has its own.
    """
    report, out = parameters["report"], parameters["out"]
    if out:
        return root() / out
    if not _is_default_report(report):
        name = visible.line(Path(report).stem).strip(".") or "report"
        return folders.free(root() / RUNS / name, short(root() / report))
    changed = (f"-{name}-{str(value).removesuffix('.0')}" for name, value in _changed(parameters).items())
    return root() / RUNS / (Path(DEFAULT_REPORT).stem + re.sub("[ _]", "-", "".join(changed)))


def is_published(folder: Path) -> bool:
    """Whether a folder is one of published results or lies in one."""
    try:
        folder, published = folder.resolve(), [root() / name for name in PUBLISHED]
    except (
        OSError,
        RuntimeError,
    ):  # a link that leads back to itself, or a name that is none: nothing lies there
        return False
    return any(
        above == kept or _same(above, kept) for above in (folder, *folder.parents) for kept in published
    )


def refuse(
    *, report: str, published: str, about: float, rounding: str, over: str, unusual_below: float, out: str
) -> None:
    """Raise ParameterError, in one sentence, for a parameter of the wrong type, or an empty or unreadable one."""
    given = {"report": report, "published": published, "rounding": rounding, "over": over, "out": out}
    for name, value in given.items():
        if not isinstance(value, str):
            raise ParameterError(f"parameter {name} is {shown(value)}; it must be text in quotation marks.")
        if "\0" in value:
            raise ParameterError(f"parameter {name} is {shown(value)}; it must not hold a NUL character.")
        if not value.isascii() and _SURROGATE.search(value):
            raise ParameterError(f"parameter {name} is {shown(value)}; it must be in UTF-8.")
    for name, number in {"about": about, "unusual_below": unusual_below}.items():
        if isinstance(number, bool) or not isinstance(number, int | float) or not _is_finite(number):
            raise ParameterError(f"parameter {name} is {shown(number)}; it must be a number.")
    if published and not _is_day(published):
        raise ParameterError(
            f"parameter published is {shown(published)}; it must be a day such as 2025-03-05, or empty."
        )
    if not report:
        raise ParameterError("parameter report is empty; give a file.")


def shown(value: object) -> str:
    """Return a value as a message shows it: in one short line, whatever was given."""
    short_of = reprlib.Repr()
    short_of.maxlevel, short_of.maxstring, short_of.maxlong = 2, SHOWN, SHOWN
    try:
        text = short_of.repr(value)
    except ValueError:  # an integer of more digits than Python writes
        text = "a number of too many digits"
    return visible.line(text if len(text) <= 2 * SHOWN else f"{text[: 2 * SHOWN]}...")


def _is_finite(number: int | float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # an integer beyond all fractions
        return False


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
