"""Sentences and lists as Markdown that shows a report's text and does nothing else. No number is typed here."""

import re
from collections.abc import Iterable
from pathlib import Path

from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.finding import Finding
from helpers.page.site import site
from helpers.parameters import DEFAULTS
from helpers.tables.visible import visible


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


# What is made a link though no sign says so: an element inside parts the address, and is not seen.
_ADDRESS = re.compile(r":(?=//)|(?<=\bwww)\.|@", re.IGNORECASE)


def escape(text: str) -> str:
    """Return text of a report as Markdown that shows it and does nothing else."""
    plain = visible(" ".join(text.split())).translate(_SPECIAL)
    return _ADDRESS.sub(r"<span>\g<0></span>", plain)


def findings(found: Iterable[Finding]) -> str:
    """Return findings as a Markdown table: id, verdict, what was found, reading."""
    rows = [
        f"| {f.finding_id} | {SIGNS[f.verdict]} {f.verdict} | {escape(f.detail)} | {escape(f.reading)} |"
        for f in found
    ]
    return "\n".join(["| finding | verdict | what was found | reading |", "|---|---|---|---|", *rows])


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
        f'{about_dates(case)} "About" may be off by {a.about:g}% of its figure. Rounding: {a.rounding}. The bound in '
        f'"over" and "under" {over}. A change of growth is unusual where fewer than {phrases.one_in(a.unusual_below)} '
        "comparable spans of US industries changed as much. That is a convention, and a parameter."
    )


def page_named(case: Case) -> str:
    """Return the page by its title, or by its file's name where it has none."""
    return f"The page *{escape(case.page.title or Path(case.page.path).name)}*"


def retold(case: Case) -> bool:
    """Whether a page is the project's own, which retells a published one in other words."""
    return case.page.path == DEFAULTS["report"]


def origin(case: Case) -> str:
    """Return the site that a page names as its own and its day, as far as they are known: "example.org, 5 May 2025"."""
    own = site(case.page)
    day = f"{case.assumptions.published:%-d %B %Y}" if case.dated else ""
    return ", ".join(filter(None, [own.host if own else "", day]))


def source(case: Case) -> str:
    """Return the line below a chart."""
    return f"Source: {case.page.path}."
