"""."""

from dataclasses import replace

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.finding import EVIDENCE


def face_value(case: Case):
    """Return the case's assumptions with every figure taken as printed, without rounding or hedge."""
    return replace(case.assumptions, rounding="as printed", about=0)


def line(case: Case, start: int) -> int:
    """Return the line of the page's source on which a character stands, counted from 1."""
    return case.page.source.count("\n", 0, start) + 1


SIGNS = {
    "consistent": "✓", "consistent only by rounding": "≈", "strained": "!", "contradictory": "✗", "inconclusive": "?",
    "not checkable": "–",
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


def bullets(found: pd.DataFrame, case: Case | None = None) -> str:
    """Return findings as a Markdown list: sign, verdict, sentence, reading; proofs are left to the tables.

    With a case, each finding names the lines of the page on which its figures stand.
    """
    return "\n".join(_bullet(row, case) for row in found.itertuples() if row.check not in EVIDENCE)


def _bullet(row, case: Case | None) -> str:
    reading = f" *Reading: {escape(row.reading)}.*" if row.reading else ""
    where = f"; {_lines(row.claims, case)}" if case and row.claims else ""
    return (
        f"- {SIGNS[row.verdict]} **{row.verdict}** ({row.finding_id}{where}): {escape(row.detail)}{reading}"
    )


def _lines(claims: str, case: Case) -> str:
    """Return the lines of the page that claims stand on: "c02 line 1, c06 and c07 line 9"."""
    starts = case.ledger.set_index("claim_id")["start"]
    by_line: dict[int, list[str]] = {}
    for name in claims.split():
        by_line.setdefault(line(case, starts[name]), []).append(name)
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
        f'"over" and "under" {over}; claims count as strained where growth must change by more than '
        f"{phrases.points(a.bend_cap)} a year. A point is one of logarithmic growth: where growth is 10% a year, it is 1.1 "
        "percentage points."
    )


def page_named(case: Case) -> str:
    return f"The page *{escape(case.page.title)}*"


def source(case: Case) -> str:
    """Return the line below a chart."""
    return f"Source: {case.page.path}."
