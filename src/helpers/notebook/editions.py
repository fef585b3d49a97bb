"""."""

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.notebook import links as links_told
from helpers.notebook import show
from helpers.notebook.charts import editions as editions_charts
from helpers.notebook.links import NOTHING, Link
from helpers.outside import edition_files, editions
from helpers.page import links
from helpers.page import places as gazetteer


def others(case: Case) -> pd.DataFrame:
    """Return the rows of the other editions on the page's market."""
    return editions.of_market(case.reference, case.page.title, case.ledger)


def headlines_chart(case: Case, table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `charts_outside.headlines`: the page itself, then the editions."""
    frame = pd.DataFrame(
        {
            "group": [
                f"report {r.report_number if pd.notna(r.report_number) else 'without number'}, {r.product}"
                for r in table.itertuples()
            ],
            "label": [f"{r.code}   {edition_when(r)}" for r in table.itertuples()],
            "own": False,
            "low": table["low"],
            "high": table["high"],
            "figure": table["figure"],
        }
    )
    lead = case.ledger[case.ledger["claim_id"] == edition_files.headline(case.ledger)]
    number = links.origin(case.page).number or "without number"
    window = case.ledger.query("kind == 'window'")
    years = (
        links_told.years_(window["start_year"].iloc[0], window["end_year"].iloc[0])
        if len(window)
        else "no window"
    )
    day = f"{case.assumptions.published:%-d %b %Y}" if case.dated else "no day"
    own = pd.DataFrame(
        {
            "group": f"report {number}, this page",
            "label": f"{years}, {day}",
            "own": True,
            "low": lead["low"],
            "high": lead["high"],
            "figure": [phrases.printed(r) for r in lead.itertuples()],
        }
    )
    return pd.concat([own, frame], ignore_index=True)


def edition_when(row) -> str:
    """Return an edition's window and day as text."""
    day = "no day" if pd.isna(row.published) else f"{pd.Timestamp(row.published):%-d %b %Y}"
    return f"{links_told.years_(row.window_start, row.window_end) or 'no window'}, {day}"


def headlines_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `reprints.headlines` for reading, each with its page."""
    return pd.DataFrame(
        {
            "edition": table["code"],
            "report number": table["report_number"],
            "market": table["product"],
            "window": [
                links_told.years_(r.window_start, r.window_end) or "not said" for r in table.itertuples()
            ],
            "day": table["published"].fillna("not said"),
            "headline": table["figure"],
            "claim": table["claim_id"],
            "publisher's address": [
                Link(url.split("/")[2], url) if pd.notna(url) else "" for url in table["source_url"]
            ],
            "page": links_told.links(table, "edition", "page_url"),
        }
    )


def own_shares(case: Case) -> pd.DataFrame:
    """Return the page's own claims with the columns that `reprints.totals` and `shares_chart` need of an edition."""
    window = case.ledger.query("kind == 'window'")
    first, last = window[["start_year", "end_year"]].iloc[0] if len(window) else (pd.NA, pd.NA)
    number = links.origin(case.page).number or "no number"
    return case.ledger.assign(
        code="this page",
        edition=case.name,
        report_number=number,
        window_start=first,
        window_end=last,
        page_url="",
    )


def shares_chart(case: Case, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `charts_outside.shares`: the page itself, then the editions."""
    both = pd.concat([own_shares(case), rows], ignore_index=True)
    total = {r.code: _total(r) for r in editions.totals(both, case.assumptions).itertuples()}
    there = both[(both["kind"] == "share") & both["low"].notna() & both["code"].isin(total)]
    label = [
        f"{r.code}   {r.report_number}, {links_told.years_(r.window_start, r.window_end) or 'no window'}"
        for r in there.itertuples()
    ]
    countries = [gazetteer.is_country(s) for s in there["subject"]]
    return pd.DataFrame(
        {
            "label": label,
            "subject": there["subject"],
            "share": there["low"],
            "country": countries,
            "total": there["code"].map(total),
        }
    ).reset_index(drop=True)


def _total(row) -> str:
    if row.inside == row.beside:
        return f"{row.beside:.4g}%"
    return f"{row.beside:.4g}% ({row.inside:.4g}% without countries)"


def totals_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `reprints.totals` for reading."""
    where = {"inside": "as regions alone", "beside": "only with the countries beside them", "": "neither way"}
    return pd.DataFrame(
        {
            "edition": table["code"],
            "report number": table["report_number"],
            "countries with a share": table["countries"],
            "regions alone": [f"{x:.4g}%" for x in table["inside"]],
            "with countries beside": [f"{x:.4g}%" for x in table["beside"]],
            "makes the whole": table["whole"].map(where),
            "page": links_told.links(table, "edition", "page_url"),
        }
    )


def returning_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `reprints.returning` for reading."""
    return pd.DataFrame(
        {
            "figure": [phrases.without_dollar(x) for x in table["figure"]],
            "of": table["subject"],
            "kind": table["kind"],
            "editions": table["editions"],
            "this page too": table["claims"],
        }
    )


def defects_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `reprints.defects` for reading."""
    return pd.DataFrame(
        {
            "region": table["region"],
            "item": table["item"],
            "what is wrong": table["what"],
            "editions": table["editions"],
            "this page too": table["here"].map({True: "yes", False: "no"}),
        }
    )


def headlines_title(rows: pd.DataFrame) -> str:
    """Return the title of the chart of headline growth: the report number with most rates."""
    table = editions.repeated(rows)
    most = table.loc[table["headlines"].idxmax()] if len(table) else None
    if most is not None and most["headlines"] > 1:
        n = phrases.plural(int(most["editions"]), "edition")
        rates = phrases.listed(most["rates"].split(", "))
        return f"Report {most['report_number']} is on file in {n} with headline growth of {rates} a year"
    lead = editions.headlines(rows)
    n, low, high = phrases.plural(len(lead), "other edition"), lead["low"].min(), lead["high"].max()
    return f"Headline growth of {n} runs from {low:g} to {high:g}%"


def edition_shares_title(table: pd.DataFrame) -> str:
    """Return the title of the chart of shares."""
    beside = table[table["whole"] == "beside"]
    n = phrases.plural(len(table), "other edition")
    if beside.empty:
        return f"The printed shares of {int((table['whole'] != '').sum())} of {n} make 100%"
    names = sorted({name for row in beside["countries"] for name in row.split(", ")})
    countries = [f"the {name}" if name.startswith("United") else name for name in names]
    either = " or ".join(countries) + (" (or both)" if len(countries) == 2 else "")
    return f"The shares of {len(beside)} of {n} make 100% only with {either} beside their own regions"


def headlines(case: Case, others: pd.DataFrame) -> None:
    """Draw the headline growth of the editions and save the picture."""
    if others.empty:
        return show.text(NOTHING["editions"])
    rows = headlines_chart(case, editions.headlines(others))
    figure = editions_charts.headlines(
        rows, headlines_title(others), links_told.outside_source(case, "editions")
    )
    return show.keep(case, "editions", figure)


def shares(case: Case, others: pd.DataFrame, totals: pd.DataFrame) -> None:
    """Draw the shares of the editions and save the picture."""
    if totals.empty:
        return show.text(NOTHING["editions"] if others.empty else "No other edition prints a share.")
    rows = shares_chart(case, others)
    figure = editions_charts.edition_shares(
        rows, edition_shares_title(totals), links_told.outside_source(case, "editions")
    )
    return show.keep(case, "editions_shares", figure)
