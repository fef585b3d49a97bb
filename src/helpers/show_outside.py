"""What the cells of the notebook on the outside world show: tables with links, figures, or one sentence."""

import pandas as pd

from helpers import charts_outside, show, tell, tell_outside, views_outside
from helpers.case import Case
from helpers.checks import phrases
from helpers.outside import editions, filings, publishers
from helpers.outside import estimates as market_field
from helpers.tell_outside import NOTHING


def answer(case: Case, found: pd.DataFrame) -> None:
    """Show the answer of the notebook."""
    show.text(tell_outside.answer(case, found))


def table(rows: pd.DataFrame, nothing: str) -> None:
    """Show a table whose sources are links, with its row count; where it is empty, a sentence.

    `nothing` is that sentence, or the name of one of `tell_outside.NOTHING`.
    """
    empty = NOTHING.get(nothing, nothing)
    show.text(f"{phrases.plural(len(rows), 'row')}.\n\n{tell_outside.table(rows)}" if len(rows) else empty)


def findings(found: pd.DataFrame, nothing: str, *checks: str) -> None:
    """Show the sentences of the findings of these checks, or the sentence of NOTHING where there are none."""
    rows = found[found["check"].isin(checks)]
    show.text(tell.bullets(rows) if len(rows) else NOTHING[nothing])


def arithmetic(estimates: pd.DataFrame, *conventions: str) -> None:
    """Show what the publishers' own arithmetic comes to, a sentence for each rounding convention."""
    said = [tell_outside.arithmetic(estimates, rounding) for rounding in dict.fromkeys(conventions)]
    show.text("\n\n".join(dict.fromkeys(said)))


def company_revenue(case: Case, compared: pd.DataFrame) -> None:
    """Draw the page's revenue beside what companies reported and save the picture."""
    if compared.empty:
        return show.text(NOTHING["filings"])
    title, source = (
        tell_outside.filings_title(compared),
        tell_outside.source(case, "company_revenue", "exchange_rates"),
    )
    figure = charts_outside.filings(views_outside.filings_chart(compared), title, source)
    return show.keep(case, "filings", figure)


def estimates(case: Case) -> None:
    """Draw sizes and rates of all publishers by scope and save the picture."""
    rows = views_outside.publishers_chart(case)
    if rows.empty:
        return show.text(NOTHING["publishers"])
    title = tell_outside.publishers_title(case, market_field.field(case.reference, case.page.title))
    return show.keep(
        case, "publishers", charts_outside.publishers(rows, title, tell_outside.source(case, "estimates"))
    )


def by_year(case: Case, beside: pd.DataFrame) -> None:
    """Draw the page's market beside the publishers' year by year and save the picture."""
    if beside.empty:
        return show.text("There is no year for which both this page and another publisher size the market.")
    field = market_field.field(case.reference, case.page.title)
    own = publishers.own_path(case.ledger, case.assumptions)
    title, source = tell_outside.by_year_title(case, field), tell_outside.source(case, "estimates")
    there = market_field.paths(field)
    there = there[there["year"].between(own["year"].min(), own["year"].max())]
    return show.keep(case, "publishers_by_year", charts_outside.by_year(own, there, title, source))


def headlines(case: Case, others: pd.DataFrame) -> None:
    """Draw the headline growth of the editions and save the picture."""
    if others.empty:
        return show.text(NOTHING["editions"])
    rows = views_outside.headlines_chart(case, editions.headlines(others))
    figure = charts_outside.headlines(
        rows, tell_outside.headlines_title(others), tell_outside.source(case, "editions")
    )
    return show.keep(case, "editions", figure)


def shares(case: Case, others: pd.DataFrame, totals: pd.DataFrame) -> None:
    """Draw the shares of the editions and save the picture."""
    if totals.empty:
        return show.text(NOTHING["editions"] if others.empty else "No other edition prints a share.")
    rows = views_outside.shares_chart(case, others)
    figure = charts_outside.shares(
        rows, tell_outside.shares_title(totals), tell_outside.source(case, "editions")
    )
    return show.keep(case, "editions_shares", figure)


def named(case: Case) -> None:
    """Show which companies the page names without revenue have one on file."""
    rows = filings.unprinted(case.ledger, case.lists, case.reference)
    table(
        views_outside.unprinted_table(rows),
        "No company that the page names without its revenue has a full year on file.",
    )
