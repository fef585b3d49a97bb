"""Shares as readers see them: the frame of the chart, its title, the answer, what a cell shows."""

from dataclasses import replace

import pandas as pd

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.checks.shares import check as shares_check
from helpers.notebook import markdown as md
from helpers.notebook import show
from helpers.notebook.charts import shares as charts

# Readings as the chart names them.
SHOWN = {
    "inside their region, of the world": "countries inside their region",
    "of their region": "countries as a part of their region",
    "beside their region": "countries beside their region",
}


def shares_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `charts.shares`, figures as printed: reading, subject, printed, inside; largest year first."""
    case = replace(audit.case, assumptions=audit.case.assumptions.at_face())
    table = shares_check.check(case).readings.dropna(subset=["world_low"])
    if table.empty:
        return table.assign(printed=[])
    sizes = table.groupby(table["year"].astype("string").fillna(""))["subject"].transform("nunique")
    table = table[sizes == sizes.max()]
    table = table[
        table["year"].astype("string").fillna("") == str(table["year"].astype("string").fillna("").iloc[0])
    ]
    printed = table["world_high"].where(table["world_low"].eq(0), table["world_low"])
    return table.assign(printed=printed.round(4), inside=table["inside"].fillna("")).drop_duplicates(
        ["reading", "subject"]
    )


def shares_title(audit: Audit, table: pd.DataFrame) -> str:
    """Return the title of the chart of shares."""
    totals = audit.shares.totals
    year = table["year"].iloc[0]
    same = totals["year"].isna() if pd.isna(year) else totals["year"].eq(year)
    totals = totals[totals["reading"].isin(table["reading"]) & same]
    whole = totals[(totals["printed_sum"] - 100).abs() < 1e-9]
    nested = table[table["inside"] != ""].drop_duplicates("subject")
    if (
        len(whole)
        and len(whole) < len(totals)
        and len(nested)
        and whole["reading"].str.contains("beside").all()
    ):
        alone, one = totals.loc[~totals.index.isin(whole.index), "printed_sum"].iloc[0], len(nested) == 1
        twice, where = phrases.listed(nested["subject"]), phrases.listed(dict.fromkeys(nested["inside"]))
        return (
            f"The printed shares make {alone:.4g}%, or 100% if {twice} {'is' if one else 'are'} "
            f"counted twice: inside {where} and beside {'it' if one else 'them'}"
        )
    sums = list(dict.fromkeys(f"{s:.4g}%" for s in totals["printed_sum"]))
    return f"The printed shares make {phrases.listed(sums).replace(' and ', ' or ')}" + (
        ", by reading" if len(sums) > 1 else ""
    )


def shares(audit: Audit) -> None:
    """Show the chart of the readings of the shares, and save the picture."""
    rows = shares_table(audit)
    if rows.empty:
        return show.text("The page prints no shares of regions or countries.")
    if audit.shares.totals.empty:
        return show.text("The words of no two shares are clear enough to add them up.")
    shown = rows.assign(reading=rows["reading"].replace(SHOWN))
    figure = charts.shares(shown, shares_title(audit, rows), md.source(audit.case))
    return show.keep(audit.case, "shares", figure, charts.SHARES)
