"""Tables with links to their sources, and what is said where nothing is on file."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.finding import Finding
from helpers.notebook import markdown as md
from helpers.notebook import show
from helpers.outside.known import of as reference_of


class Link(NamedTuple):
    """A cell of a table that leads to an address."""

    text: str
    url: str


def links(rows: pd.DataFrame, title: str = "source_title", url: str = "source_url") -> list[Link]:
    """Return the cells that lead from each row to its source."""
    return [Link(*pair) for pair in rows[[title, url]].itertuples(index=False)]


NOTHING = {
    "filings": "No reference row: no company whose revenue the page prints is on file for the year it names.",
    "publishers": "No reference row: no other publisher's figures of this page's market are on file.",
    "editions": "No reference row: no other edition of a report on this page's market is on file.",
}


def link(text: str, url: str) -> str:
    """Return a Markdown link; the address is quoted so that it cannot end early."""
    return f"[{md.escape(text)}]({quote(url, safe=':/?&=%#~+,;@-._')})"


def markdown(rows: pd.DataFrame) -> str:
    """Return a table as Markdown, with `Link` cells as links and text of pages escaped."""
    lines = [list(rows.columns), ["---"] * len(rows.columns)]
    lines += [[_cell(value) for value in row] for row in rows.itertuples(index=False, name=None)]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _cell(value) -> str:
    if isinstance(value, Link):
        return link(*value)
    return "" if pd.isna(value) else md.escape(phrases.without_dollar(str(value)))


def source(case: Case, *tables: str) -> str:
    """Return the line below a chart that rests on the page and on reference tables."""
    known = reference_of(case)
    frames = {"company_revenue": known.revenue, "exchange_rates": known.rates,
              "estimates": known.estimates, "editions": known.editions}  # fmt: skip
    days = sorted({day for name in tables for day in frames[name]["collected"]})
    named = phrases.listed([f"{name}.csv" for name in tables])
    return f"Sources: {case.page.path}; data/reference/{named}, collected {days[-1]}, with an address in every row."


def table(rows: pd.DataFrame, nothing: str) -> None:
    """Show a table whose sources are links, with its row count; where it is empty, a sentence.

    `nothing` is that sentence, or the name of one of NOTHING.
    """
    empty = NOTHING.get(nothing, nothing)
    show.text(f"{phrases.plural(len(rows), 'row')}.\n\n{markdown(rows)}" if len(rows) else empty)


def findings(found: Sequence[Finding], nothing: str, *checks: str) -> None:
    """Show the findings of these checks as a table, or the sentence of NOTHING where there are none."""
    rows = [f for f in found if f.check in checks]
    show.text(md.findings(rows) if rows else NOTHING[nothing])
