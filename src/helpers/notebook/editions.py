"""The page beside other editions of such a report, as readers see it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from helpers.audit import Audit
from helpers.case import Case
from helpers.checks import phrases
from helpers.ledger.claim import Claim
from helpers.notebook import cells, links, show
from helpers.notebook.charts import editions as charts
from helpers.notebook.links import NOTHING, Link
from helpers.page import places as gazetteer


def headlines_chart(audit: Audit) -> pd.DataFrame:
    """Return the rows of `charts.headlines`: the page itself, then the editions."""
    case, table = audit.case, audit.editions.headlines
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
    lead = audit.editions.lead
    ends = [float(end) for end in (lead.low, lead.high) if end is not None] if lead else []
    own = {
        "group": f"report {audit.editions.number or 'without number'}, this page",
        "label": f"{_window(case) or 'no window'}, {_day(case)}",
        "own": True,
        "low": ends[0] if lead and lead.low is not None else float("nan"),
        "high": ends[-1] if lead and lead.high is not None else float("nan"),
        "figure": phrases.printed(lead) if lead else "",
    }
    return pd.concat([pd.DataFrame([own]), frame], ignore_index=True) if lead else frame


def _window(case: Case) -> str:
    return cells.years(case.timeline.first or pd.NA, case.timeline.last or pd.NA)


def _day(case: Case) -> str:
    return f"{case.assumptions.published:%-d %b %Y}" if case.dated else "no day"


def edition_when(row: Any) -> str:
    """Return an edition's window and day as text."""
    day = "no day" if pd.isna(row.published) else f"{pd.Timestamp(row.published):%-d %b %Y}"
    return f"{cells.years(row.window_start, row.window_end) or 'no window'}, {day}"


def headlines_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `Editions.headlines` for reading, each with its page."""
    table = audit.editions.headlines
    return pd.DataFrame(
        {
            "edition": table["code"],
            "report number": table["report_number"],
            "market": table["product"],
            "window": [cells.years(r.window_start, r.window_end) or "not said" for r in table.itertuples()],
            "day": table["published"].fillna("not said"),
            "headline": table["figure"],
            "claim": table["claim_id"],
            "publisher's address": [
                Link(url.split("/")[2], url) if pd.notna(url) else "" for url in table["source_url"]
            ],
            "page": links.links(table, "edition", "page_url"),
        }
    )


def shares_chart(audit: Audit) -> pd.DataFrame:
    """Return the rows of `charts.shares`: the page itself, then the editions.

    Columns: label, subject, share (% as printed), country (whether it is one), total (text behind the bar).
    """
    found, own = audit.editions, audit.editions.own_total
    rows: list[tuple] = []
    if own:
        label = f"this page   {found.number or 'no number'}, {_window(audit.case) or 'no window'}"
        rows += [
            (label, *share, _total(own.inside, own.beside)) for share in _shares(audit.case.tested.claims)
        ]
    first = found.others.drop_duplicates("code").set_index("code")
    for r in found.totals.itertuples():
        window = cells.years(*first.loc[r.code, ["window_start", "window_end"]]) or "no window"
        label = f"{r.code}   {r.report_number}, {window}"
        rows += [(label, *share, _total(r.inside, r.beside)) for share in _shares(found.claims[r.code])]
    return pd.DataFrame(rows, columns=["label", "subject", "share", "country", "total"])


def _shares(claims: Sequence[Claim]) -> list[tuple[str, float, bool]]:
    """Return the shares that print a figure: subject, share, whether it is a country's."""
    return [
        (c.subject, float(c.low), gazetteer.is_country(c.subject))
        for c in claims
        if c.kind == "share" and c.low is not None
    ]


def _total(inside: float, beside: float) -> str:
    return f"{beside:.4g}%" if inside == beside else f"{beside:.4g}% ({inside:.4g}% without countries)"


def totals_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `Editions.totals` for reading."""
    table = audit.editions.totals
    where = {"inside": "as regions alone", "beside": "only with the countries beside them", "": "neither way"}
    return pd.DataFrame(
        {
            "edition": table["code"],
            "report number": table["report_number"],
            "countries with a share": table["countries"],
            "regions alone": [f"{x:.4g}%" for x in table["inside"]],
            "with countries beside": [f"{x:.4g}%" for x in table["beside"]],
            "makes the whole": table["whole"].map(where),
            "page": links.links(table, "edition", "page_url"),
        }
    )


def returning_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `Editions.returning` for reading."""
    table = audit.editions.returning
    return pd.DataFrame(
        {
            "figure": [phrases.without_dollar(x) for x in table["figure"]],
            "of": table["subject"],
            "kind": table["kind"],
            "editions": table["editions"],
            "this page too": table["claims"],
        }
    )


def defects_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `Editions.defects` for reading."""
    table = audit.editions.defects
    return pd.DataFrame(
        {
            "region": table["region"],
            "item": table["item"],
            "what is wrong": table["what"],
            "editions": table["editions"],
            "this page too": table["here"].map({True: "yes", False: "no"}),
        }
    )


def headlines_title(audit: Audit) -> str:
    """Return the title of the chart of headline growth: the report number with most rates."""
    table = audit.editions.repeated
    most = table.loc[table["headlines"].idxmax()] if len(table) else None
    if most is not None and most["headlines"] > 1:
        n = phrases.plural(int(most["editions"]), "edition")
        rates = phrases.listed(most["rates"].split(", "))
        return f"Report {most['report_number']} is on file in {n} with headline growth of {rates} a year"
    lead = audit.editions.headlines
    n, low, high = phrases.plural(len(lead), "other edition"), lead["low"].min(), lead["high"].max()
    return f"Headline growth of {n} runs from {low:g} to {high:g}%"


def shares_title(audit: Audit) -> str:
    """Return the title of the chart of shares."""
    table = audit.editions.totals
    beside = table[table["whole"] == "beside"]
    n = phrases.plural(len(table), "other edition")
    if beside.empty:
        return f"The printed shares of {int((table['whole'] != '').sum())} of {n} make 100%"
    names = sorted({name for row in beside["countries"] for name in row.split(", ")})
    countries = [f"the {name}" if name.startswith("United") else name for name in names]
    either = " or ".join(countries) + (" (or both)" if len(countries) == 2 else "")
    return f"The shares of {len(beside)} of {n} make 100% only with {either} beside their own regions"


def headlines(audit: Audit) -> None:
    """Show the chart of the headline growth of the editions, and save the picture."""
    if audit.editions.others.empty:
        return show.text(NOTHING["editions"])
    source = links.source(audit.case, "editions")
    figure = charts.headlines(headlines_chart(audit), headlines_title(audit), source)
    return show.keep(audit.case, "editions", figure, charts.EDITIONS)


def shares(audit: Audit) -> None:
    """Show the chart of the shares of the editions, and save the picture."""
    if audit.editions.totals.empty:
        nothing = audit.editions.others.empty
        return show.text(NOTHING["editions"] if nothing else "No other edition prints a share.")
    source = links.source(audit.case, "editions")
    figure = charts.shares(shares_chart(audit), shares_title(audit), source)
    return show.keep(audit.case, "editions_shares", figure, charts.EDITIONS_SHARES)
