"""."""

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.notebook import links as links_told
from helpers.notebook import show
from helpers.notebook.charts import filings as filings_charts
from helpers.notebook.links import NOTHING
from helpers.outside import filings


def filings_chart(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `charts_outside.filings` from those of `filings.compare`."""
    table = table.sort_values(["claim_id", "filed_year"], kind="stable")
    own = table["rate_over"] == filings.OWN
    label = table["fiscal_year"] + own.map({True: "", False: ", calendar rate"})
    label += [f": {phrases.money(r.converted, r.unit)}" for r in table.itertuples()]
    group = [
        f"{r.name} ({r.claim_id}): {phrases.money(r.printed, r.unit)} in {r.year}" for r in table.itertuples()
    ]
    return pd.DataFrame(
        {
            "group": group,
            "label": label,
            "same": table["filed_year"] == table["year"],
            "own": own,
            "difference": table["difference"],
            "low": table["difference_low"],
            "high": table["difference_high"],
        }
    ).reset_index(drop=True)


def filings_table(case: Case, table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `filings.compare` for reading, each with its source."""
    rows = table.merge(
        case.reference.revenue[["revenue_id", "source_title", "source_url"]],
        on="revenue_id",
        validate="many_to_one",
    )
    return pd.DataFrame(
        {
            "claim": rows["claim_id"],
            "on the page": [
                f"{r.name}, {phrases.money(r.printed, r.unit)} in {r.year}" for r in rows.itertuples()
            ],
            "reported": [f"{r.fiscal_year}: {r.currency} {r.filed / 1e6:,.0f} m" for r in rows.itertuples()],
            "mean rate of": [
                f"{r.rate_over} ({r.rate:.4f})" if r.rate_ids else "" for r in rows.itertuples()
            ],
            "converted": [phrases.money(r.converted, r.unit) for r in rows.itertuples()],
            "page above it": [
                f"{r.difference:+.1f}% ({links_told.span_(r.difference_low, r.difference_high)})"
                for r in rows.itertuples()
            ],
            "fits": rows["fits"],
            "source": links_told.links(rows),
            "rows": (rows["revenue_id"] + " " + rows["rate_ids"]).str.strip(),
        }
    )


def rates_table(case: Case, table: pd.DataFrame) -> pd.DataFrame:
    """Return the exchange rates that `filings.compare` rests on, each with its source."""
    used = set(" ".join(table["rate_ids"]).split())
    rows = case.reference.rates[case.reference.rates["rate_id"].isin(used)]
    return pd.DataFrame(
        {
            "row": rows["rate_id"],
            "period": rows["period_start"] + " to " + rows["period_end"],
            "rate": [f"{r.rate:.4f} {r.quote} for 1 {r.base}" for r in rows.itertuples()],
            "method": rows["method"],
            "source": links_told.links(rows),
        }
    )


def parts_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `filings.parts` for reading."""
    return pd.DataFrame(
        {
            "row": rows["revenue_id"],
            "company": rows["company"],
            "year": rows["fiscal_year"],
            "part": rows["part"],
            "revenue": [links_told.amount(r.revenue, r.currency) for r in rows.itertuples()],
            "of the company": [links_told.percent(x) for x in rows["of_company"]],
            "source": links_told.links(rows),
        }
    )


def unprinted_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `filings.unprinted` for reading."""
    return pd.DataFrame(
        {
            "row": rows["revenue_id"],
            "on the page": rows["name"],
            "company on file": rows["company"],
            "year": rows["fiscal_year"],
            "revenue": [links_told.amount(r.revenue, r.currency) for r in rows.itertuples()],
            "in US dollars": [links_told.amount(x, "USD") or "no rate on file" for x in rows["in_usd"]],
            "confidence": rows["confidence"],
            "source": links_told.links(rows),
        }
    )


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


def company_revenue(case: Case, compared: pd.DataFrame) -> None:
    """Draw the page's revenue beside what companies reported and save the picture."""
    if compared.empty:
        return show.text(NOTHING["filings"])
    title, source = (
        filings_title(compared),
        links_told.outside_source(case, "company_revenue", "exchange_rates"),
    )
    figure = filings_charts.filings(filings_chart(compared), title, source)
    return show.keep(case, "filings", figure)


def named(case: Case) -> None:
    """Show which companies the page names without revenue have one on file."""
    rows = filings.unprinted(case.ledger, case.lists, case.reference)
    links_told.table(
        unprinted_table(rows),
        "No company that the page names without its revenue has a full year on file.",
    )
