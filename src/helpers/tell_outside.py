"""Sentences on the page and the world: titles of figures, the answer, lines below charts. No number is typed here."""

from urllib.parse import quote

import pandas as pd

from helpers import tell, views_outside
from helpers.case import Case
from helpers.checks import phrases
from helpers.outside import editions, filings, publishers
from helpers.outside import estimates as market_field
from helpers.views_outside import Link

NOTHING = {
    "filings": "No reference row: no company whose revenue the page prints is on file for the year it names.",
    "publishers": "No reference row: no other publisher's figures of this page's market are on file.",
    "editions": "No reference row: no other edition of a report on this page's market is on file.",
}


def link(text: str, url: str) -> str:
    """Return a Markdown link; the address is quoted so that it cannot end early."""
    return f"[{tell.escape(text)}]({quote(url, safe=':/?&=%#~+,;@-._')})"


def table(rows: pd.DataFrame) -> str:
    """Return a table as Markdown, with `Link` cells as links and text of pages escaped."""
    lines = [list(rows.columns), ["---"] * len(rows.columns)]
    lines += [[_cell(value) for value in row] for row in rows.itertuples(index=False, name=None)]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _cell(value) -> str:
    if isinstance(value, Link):
        return link(*value)
    return "" if pd.isna(value) else tell.escape(phrases.without_dollar(str(value)))


def answer(case: Case, found: pd.DataFrame) -> str:
    """Return the answer of notebook 04."""
    said = [tell.escape(sentence) + "." for sentence in headlines(case)]
    said = f"**{' '.join(said)}**\n\n" if said else ""
    missing = "".join(f"{sentence} " for sentence in nothing(case))
    bullets = tell.bullets(found, case) if len(found) else "No check could be made."
    return (
        f"The page *{tell.escape(case.page.title)}* is set beside {_beside(case)}. {missing}\n\n{said}{bullets}\n\n"
        f"{tell.assumptions(case)} Exchange rates and filings have the room of their last printed digit."
    )


def _beside(case: Case) -> str:
    rows = filings.compare(case.ledger, case.assumptions, case.reference)
    field = market_field.field(case.reference, case.page.title)
    there = {
        "what {} reported": (rows["company"].nunique(), "company"),
        "{} of the same scope": (field["publisher"].nunique(), "publisher"),
        "{} on its market": (views_outside.others(case)["edition"].nunique(), "other edition"),
    }
    return (
        phrases.listed([words.format(phrases.plural(*n)) for words, n in there.items() if n[0]]) or "nothing"
    )


def nothing(case: Case) -> list[str]:
    """Return a sentence for each part of the outside world of which nothing is on file."""
    empty = {
        "filings": filings.compare(case.ledger, case.assumptions, case.reference).empty,
        "publishers": market_field.of_market(case.reference, case.page.title).empty,
        "editions": views_outside.others(case).empty,
    }
    return [NOTHING[name] for name, is_empty in empty.items() if is_empty]


def headlines(case: Case) -> list[str]:
    """Return the titles of the charts that can be drawn, the result in short."""
    rows = filings.compare(case.ledger, case.assumptions, case.reference)
    field = market_field.field(case.reference, case.page.title)
    others = views_outside.others(case)
    said = [filings_title(rows)] if len(rows) else []
    said += [publishers_title(case, field)] if len(field) else []
    said += [headlines_title(others)] if len(others) else []
    said += [shares_title(editions.totals(others, case.assumptions))] if len(others) else []
    return said


def filings_title(table: pd.DataFrame) -> str:
    """Return the title of the chart of filings: the claim that is farthest from what its company reported."""
    own = table[(table["rate_over"] == filings.OWN) & (table["filed_year"] == table["year"])]
    if own.empty:
        return "No company has a figure on file for the year that the page names"
    far = own.loc[own["difference"].abs().idxmax()]
    text = f"{far['name']}'s revenue of {phrases.money(far['printed'], far['unit'])} for {far['year']}"
    text += f" is {_far(far)} what it reported"
    near = filings.nearest(table).set_index("claim_id").loc[far["claim_id"]]
    if near["fiscal_year"] != far["fiscal_year"]:
        text += f", and {_far(near)} what it reported for {near['fiscal_year']}"
    return text


def _far(row) -> str:
    return f"{abs(row['difference']):.1f}% {'above' if row['difference'] >= 0 else 'below'}"


def publishers_title(case: Case, field: pd.DataFrame) -> str:
    """Return the title of the chart of publishers: where the page's first growth rate stands."""
    table = (
        publishers.rates(case.ledger, case.assumptions, field).query("years == 'any'").dropna(subset=["rank"])
    )
    if table.empty:
        there = phrases.plural(field["publisher"].nunique(), "publisher")
        return f"{there} of the same scope size the market or its growth"
    row = table.iloc[0]
    n = phrases.plural(int(row["publishers"]), "other publisher")
    if row["rank"] == 1:
        return f"Growth of {row['figure']} a year is above that of each of {n} of the same scope"
    higher = int(row["rank"]) - 1
    return f"Growth of {row['figure']} a year stands below that of {higher} of {n} of the same scope"


def by_year_title(case: Case, field: pd.DataFrame) -> str:
    """Return the title of the chart of markets by year."""
    table = publishers.sizes(case.ledger, case.assumptions, field).dropna(subset=["rank"])
    if table.empty:
        return "The market by year, as other publishers print it"
    row = table.iloc[0]
    n = phrases.plural(int(row["publishers"]), "publisher")
    return (
        f"A market of {phrases.without_dollar(row['figure'])} in {row['years']} is number {row['rank']} of"
        f" {row['publishers'] + 1} by size, beside {n} of the same scope"
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


def shares_title(table: pd.DataFrame) -> str:
    """Return the title of the chart of shares."""
    beside = table[table["whole"] == "beside"]
    n = phrases.plural(len(table), "other edition")
    if beside.empty:
        return f"The printed shares of {int((table['whole'] != '').sum())} of {n} make 100%"
    names = sorted({name for row in beside["countries"] for name in row.split(", ")})
    countries = [f"the {name}" if name.startswith("United") else name for name in names]
    either = " or ".join(countries) + (" (or both)" if len(countries) == 2 else "")
    return f"The shares of {len(beside)} of {n} make 100% only with {either} beside their own regions"


def arithmetic(estimates: pd.DataFrame, rounding: str) -> str:
    """Return in a sentence how many publishers' own rates follow from their own sizes under a rounding convention."""
    table = market_field.arithmetic(estimates, rounding)
    if table.empty:
        return (
            NOTHING["publishers"] if estimates.empty else "No estimate on file prints two sizes and a rate."
        )
    n = table["agrees"].value_counts()
    own, other, no = (int(n.get(name, 0)) for name in market_field.AGREES)
    text = f"Rounding {rounding}: of {phrases.plural(len(table), 'estimate')} with two sizes and a rate, {own} agree with"
    text += " themselves" + (f", {other} more over the years that the rate is said of" if other else "")
    if no:
        far = table[table["agrees"] == "no"].itertuples()
        far = [f"{r.publisher} ({r.printed:g}% printed, {r.implied:.2f}% made by its sizes)" for r in far]
        text += f", and {no} {'does' if no == 1 else 'do'} not: {phrases.listed(far)}"
    return tell.escape(text) + "."


def source(case: Case, *tables: str) -> str:
    """Return the line below a chart that rests on the page and on reference tables."""
    frames = {"company_revenue": case.reference.revenue, "exchange_rates": case.reference.rates,
              "estimates": case.reference.estimates, "editions": case.reference.editions}  # fmt: skip
    days = sorted({day for name in tables for day in frames[name]["collected"]})
    named = phrases.listed([f"{name}.csv" for name in tables])
    return f"Sources: {case.page.path}; data/reference/{named}, collected {days[-1]}, with an address in every row."
