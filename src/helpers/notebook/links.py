"""."""

from typing import NamedTuple
from urllib.parse import quote

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.notebook import show
from helpers.notebook import text as text_of


class Link(NamedTuple):
    """A cell of a table that leads to an address."""

    text: str
    url: str


def links(rows: pd.DataFrame, title: str = "source_title", url: str = "source_url") -> list[Link]:
    return [Link(*pair) for pair in rows[[title, url]].itertuples(index=False)]


def percent(x: float, sign: bool = False) -> str:
    return "" if pd.isna(x) else f"{x:+.1f}%" if sign else f"{x:.2f}%"


def span_(low: float, high: float, unit: str = "%") -> str:
    """Return the interval as text, open ends as "at least" and "at most"."""
    if pd.isna(low) or pd.isna(high):
        return (
            ""
            if pd.isna(low) and pd.isna(high)
            else f"at least {low:.1f}{unit}"
            if pd.isna(high)
            else f"at most {high:.1f}{unit}"
        )
    return f"{low:.1f} to {high:.1f}{unit}"


def amount(x: float, unit: str) -> str:
    return "" if pd.isna(x) else phrases.money(x, unit)


def years_(first, last) -> str:
    return "" if pd.isna(last) else f"to {last}" if pd.isna(first) else f"{first}-{last}"


NOTHING = {
    "filings": "No reference row: no company whose revenue the page prints is on file for the year it names.",
    "publishers": "No reference row: no other publisher's figures of this page's market are on file.",
    "editions": "No reference row: no other edition of a report on this page's market is on file.",
}


def link(text: str, url: str) -> str:
    """Return a Markdown link; the address is quoted so that it cannot end early."""
    return f"[{text_of.escape(text)}]({quote(url, safe=':/?&=%#~+,;@-._')})"


def markdown(rows: pd.DataFrame) -> str:
    """Return a table as Markdown, with `Link` cells as links and text of pages escaped."""
    lines = [list(rows.columns), ["---"] * len(rows.columns)]
    lines += [[_cell(value) for value in row] for row in rows.itertuples(index=False, name=None)]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _cell(value) -> str:
    if isinstance(value, Link):
        return link(*value)
    return "" if pd.isna(value) else text_of.escape(phrases.without_dollar(str(value)))


def outside_source(case: Case, *tables: str) -> str:
    """Return the line below a chart that rests on the page and on reference tables."""
    frames = {"company_revenue": case.reference.revenue, "exchange_rates": case.reference.rates,
              "estimates": case.reference.estimates, "editions": case.reference.editions}  # fmt: skip
    days = sorted({day for name in tables for day in frames[name]["collected"]})
    named = phrases.listed([f"{name}.csv" for name in tables])
    return f"Sources: {case.page.path}; data/reference/{named}, collected {days[-1]}, with an address in every row."


def table(rows: pd.DataFrame, nothing: str) -> None:
    """Show a table whose sources are links, with its row count; where it is empty, a sentence.

    `nothing` is that sentence, or the name of one of `tell_outside.NOTHING`.
    """
    empty = NOTHING.get(nothing, nothing)
    show.text(f"{phrases.plural(len(rows), 'row')}.\n\n{markdown(rows)}" if len(rows) else empty)


def findings(found: pd.DataFrame, nothing: str, *checks: str) -> None:
    """Show the sentences of the findings of these checks, or the sentence of NOTHING where there are none."""
    rows = found[found["check"].isin(checks)]
    show.text(text_of.bullets(rows) if len(rows) else NOTHING[nothing])
