"""Revenue on the page beside what companies reported, as readers see it."""

import pandas as pd

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.notebook import cells, links, show
from helpers.notebook.charts import filings as charts
from helpers.notebook.links import NOTHING
from helpers.outside.filings import OWN
from helpers.outside.known import of as reference_of


def filings_chart(audit: Audit) -> pd.DataFrame:
    """Return the rows of `charts.filings`."""
    table = audit.filings.compared.sort_values(["claim_id", "filed_year"], kind="stable")
    own = table["rate_over"] == OWN
    label = table["fiscal_year"] + own.map({True: "", False: ", calendar rate"})
    label += [f": {phrases.money(r.converted, r.unit, 2)}" for r in table.itertuples()]
    group = [f"{r.name}: {phrases.money(r.printed, r.unit)} in {r.year}" for r in table.itertuples()]
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


def filings_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `Filings.compared` for reading, each with its source."""
    rows = audit.filings.compared.merge(
        reference_of(audit.case).revenue[["revenue_id", "source_title", "source_url"]],
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
                f"{r.difference:+.1f}% ({cells.span(r.difference_low, r.difference_high)})"
                for r in rows.itertuples()
            ],
            "fits": rows["fits"],
            "source": links.links(rows),
            "rows": (rows["revenue_id"] + " " + rows["rate_ids"]).str.strip(),
        }
    )


def rates_table(audit: Audit) -> pd.DataFrame:
    """Return the exchange rates that `Filings.compared` rests on, each with its source."""
    used = set(" ".join(audit.filings.compared["rate_ids"]).split())
    rates = reference_of(audit.case).rates
    rows = rates[rates["rate_id"].isin(used)]
    return pd.DataFrame(
        {
            "row": rows["rate_id"],
            "period": rows["period_start"] + " to " + rows["period_end"],
            "rate": [f"{r.rate:.4f} {r.quote} for 1 {r.base}" for r in rows.itertuples()],
            "method": rows["method"],
            "source": links.links(rows),
        }
    )


def parts_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `Filings.parts` for reading."""
    rows = audit.filings.parts
    return pd.DataFrame(
        {
            "row": rows["revenue_id"],
            "company": rows["company"],
            "year": rows["fiscal_year"],
            "part": rows["part"],
            "revenue": [cells.amount(r.revenue, r.currency) for r in rows.itertuples()],
            "of the company": [cells.percent(x) for x in rows["of_company"]],
            "source": links.links(rows),
        }
    )


def unprinted_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `Filings.unprinted` for reading."""
    rows = audit.filings.unprinted
    return pd.DataFrame(
        {
            "row": rows["revenue_id"],
            "on the page": rows["name"],
            "company on file": rows["company"],
            "year": rows["fiscal_year"],
            "revenue": [cells.amount(r.revenue, r.currency) for r in rows.itertuples()],
            "in US dollars": [cells.amount(x, "USD") or "no rate on file" for x in rows["in_usd"]],
            "confidence": rows["confidence"],
            "source": links.links(rows),
        }
    )


def filings_title(audit: Audit) -> str:
    """Return the title of the chart of filings: the claim that is farthest from what its company reported."""
    table = audit.filings.compared
    own = table[(table["rate_over"] == OWN) & (table["filed_year"] == table["year"])]
    if own.empty:
        return "No company has a figure on file for the year that the page names"
    far = own.loc[own["difference"].abs().idxmax()]
    text = f"{far['name']}'s revenue of {phrases.money(far['printed'], far['unit'])} for {far['year']}"
    text += f" is {_far(far)} what it reported"
    near = audit.filings.nearest.set_index("claim_id").loc[far["claim_id"]]
    if near["fiscal_year"] != far["fiscal_year"]:
        text += f", and {_far(near)} what it reported for {near['fiscal_year']}"
    return text


def _far(row: pd.Series) -> str:
    return f"{abs(row['difference']):.1f}% {'above' if row['difference'] >= 0 else 'below'}"


def company_revenue(audit: Audit) -> None:
    """Show the chart of the page's revenue beside what companies reported, and save the picture."""
    if audit.filings.compared.empty:
        return show.text(NOTHING["filings"])
    source = links.source(audit.case, "company_revenue", "exchange_rates")
    figure = charts.filings(filings_chart(audit), filings_title(audit), source)
    return show.keep(audit.case, "filings", figure, charts.FILINGS)


def named(audit: Audit) -> None:
    """Show which companies the page names without revenue have one on file."""
    nothing = "No company that the page names without its revenue has a full year on file."
    links.table(unprinted_table(audit), nothing)
