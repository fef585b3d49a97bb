"""Companies' revenue beside the market as readers see it: the frame of the chart, its title, what a cell shows."""

import pandas as pd

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.notebook import markdown as md
from helpers.notebook import show
from helpers.notebook.charts import revenue as charts
from helpers.notebook.claims import MOST


def revenues_table(audit: Audit) -> tuple[pd.DataFrame, str, int]:
    """Return the rows of `charts.revenues`, their currency and year: the year in which most can be compared."""
    table = audit.revenues.compared.dropna(subset=["revenue", "market_printed", "year"])
    if table.empty:
        return pd.DataFrame(columns=["label", "kind", "value", "note"]), "", 0
    year, unit = table.groupby(["year", "unit"])["company"].nunique().idxmax()
    table = table.query("year == @year and unit == @unit").drop_duplicates("company").head(MOST - 2)
    rows = [(r.company, "company", r.revenue, phrases.money(r.revenue, unit)) for r in table.itertuples()]
    if len(rows) > 1:
        rows.append(
            (
                f"these {len(rows)} together",
                "sum",
                table["revenue"].sum(),
                phrases.money(table["revenue"].sum(), unit),
            )
        )
    most = table["market_printed"].iloc[0]
    rows.append(("the whole market, at most", "market", most, phrases.money(most, unit)))
    return pd.DataFrame(rows, columns=["label", "kind", "value", "note"]), unit, int(year)


def revenues_title(table: pd.DataFrame, year: int) -> str:
    """Return the title of the chart of revenue."""
    market, companies = (
        table.query("kind == 'market'")["value"].iloc[0],
        table.query("kind == 'company'")["value"],
    )
    times = companies.sum() / market
    size = f"{times:.0f} times" if times >= 2 else f"{times:.0%} of"
    who = phrases.plural(len(companies), "company")
    return f"Company-wide revenue of {who} in {year} is {size} the market that the page's figures give"


def revenues(audit: Audit) -> None:
    """Show the chart of revenue beside the market, and save the picture."""
    rows, unit, year = revenues_table(audit)
    if rows.empty:
        return show.text("The page prints no revenue in a year in which its own figures size the market.")
    figure = charts.revenues(rows, unit, revenues_title(rows, year), md.source(audit.case))
    return show.keep(audit.case, "revenues", figure, charts.REVENUES)
