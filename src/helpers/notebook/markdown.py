"""Sentences and lists as Markdown that shows a report's text and does nothing else. No number is typed here."""

from collections.abc import Iterable
from pathlib import Path

from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.finding import Finding


def line(case: Case, start: int) -> int:
    """Return the line of the page's source on which a character stands, counted from 1."""
    return case.page.source.count("\n", 0, start) + 1


SIGNS = {
    "fits": "✓", "fits by rounding": "≈", "unusual": "!", "contradiction": "✗", "no test": "–",
}  # fmt: skip
_SPECIAL = str.maketrans(
    {c: "\\" + c for c in "`*_[]|~#"}
    | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    # An element of its own keeps a sign from being read, after rendering, as the start of mathematics.
    | {"$": "<span>&#36;</span>", "\\": "<span>&#92;</span>"}
)


def escape(text: str) -> str:
    """Return text of a report as Markdown that shows it and does nothing else."""
    return " ".join(text.split()).translate(_SPECIAL)


def bullets(found: Iterable[Finding], case: Case | None = None) -> str:
    """Return findings as a Markdown list: sign, verdict, sentence, reading.

    With a case, each finding names the lines of the page on which its figures stand.
    """
    return "\n".join(_bullet(f, case) for f in found)


def _bullet(f: Finding, case: Case | None) -> str:
    reading = f" *Reading: {escape(f.reading)}.*" if f.reading else ""
    where = f"; {_lines(f, case)}" if case and f.claims else ""
    return f"- {SIGNS[f.verdict]} **{f.verdict}** ({f.finding_id}{where}): {escape(f.detail)}{reading}"


def _lines(f: Finding, case: Case) -> str:
    """Return the lines of the page that a finding's claims stand on: "c02 line 1, c06 and c07 line 9"."""
    by_line: dict[int, list[str]] = {}
    for name in f.claims:
        by_line.setdefault(line(case, case.by_id[name].start), []).append(name)
    return ", ".join(f"{phrases.listed(names)} line {line}" for line, names in by_line.items())


def about_dates(case: Case) -> str:
    """Return the sentence that says where the day of publication comes from."""
    day = case.assumptions.published
    if case.inferred:
        return (
            f"The page does not say when it came out; {day:%-d %B %Y} is inferred from its own links' dates."
        )
    if case.dated:
        return f"The day of publication, {day:%-d %B %Y}, is the one given as a parameter."
    return f"Neither the page's links nor a parameter dates the page; {day:%-d %B %Y} stands in for the missing day."


def assumptions(case: Case) -> str:
    """Return what the results rest on."""
    a = case.assumptions
    over = "may itself be rounded" if a.over == "loose" else "is meant strictly"
    return (
        f'{about_dates(case)} "About" may be off by {a.about:g}% of its figure; rounding: {a.rounding}; the bound in '
        f'"over" and "under" {over}; a turn is unusual where fewer than {phrases.one_in(a.unusual_below)} comparable '
        "spans of US industries turned as much, which is a convention. A point is one of logarithmic growth: where "
        "growth is 10% a year, it is 1.1 percentage points."
    )


def page_named(case: Case) -> str:
    """Return the page by its title, or by its file's name where it has none."""
    return f"The page *{escape(case.page.title or Path(case.page.path).name)}*"


def source(case: Case) -> str:
    """Return the line below a chart."""
    return f"Source: {case.page.path}."
