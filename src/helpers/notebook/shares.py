"""."""

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.shares import frames as shares_frames
from helpers.notebook import text as text_of
from helpers.notebook.charts import shares as shares_charts
from helpers.notebook.show import keep, text


def shares_table(case: Case) -> pd.DataFrame:
    """Return the rows of `charts.shares`, figures as printed: reading, subject, printed, inside; largest year first."""
    table = shares_frames.readings(case.ledger, text_of.face_value(case)).dropna(subset=["world_low"])
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


def shares_answer(case: Case, found: pd.DataFrame) -> str:
    """Return the answer of notebook 03."""
    n = len(case.ledger.query("kind == 'share'")), len(case.ledger.query("kind == 'revenue'"))
    return (
        f"{text_of.page_named(case)} prints {phrases.plural(n[0], 'share')} and {phrases.plural(n[1], 'revenue figure')}."
        f"\n\n{text_of.bullets(found, case)}\n\n{text_of.assumptions(case)}"
    )


def shares_title(case: Case, table: pd.DataFrame) -> str:
    """Return the title of the chart of shares."""
    totals = shares_frames.totals(case.ledger, case.assumptions, case.regions)
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
        return (
            f"The printed shares make {alone:.4g}%, or 100% if {phrases.listed(nested['subject'])} {'is' if one else 'are'} "
            f"counted twice: inside {phrases.listed(dict.fromkeys(nested['inside']))} and beside {'it' if one else 'them'}"
        )
    sums = list(dict.fromkeys(f"{s:.4g}%" for s in totals["printed_sum"]))
    return f"The printed shares make {phrases.listed(sums).replace(' and ', ' or ')}" + (
        ", by reading" if len(sums) > 1 else ""
    )


def shares(case: Case) -> None:
    """Draw the readings of the shares and save the picture."""
    rows = shares_table(case)
    if rows.empty:
        return text("The page prints no shares of regions or countries.")
    return keep(case, "shares", shares_charts.shares(rows, shares_title(case, rows), text_of.source(case)))
