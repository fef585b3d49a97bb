"""."""

from dataclasses import replace

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.notebook import links as links_told
from helpers.notebook import show
from helpers.notebook import text as text_of
from helpers.notebook.charts import publishers as publishers_charts
from helpers.notebook.links import NOTHING
from helpers.outside import estimates as market_field
from helpers.outside import publishers
from helpers.readings import claims as meant
from helpers.readings import timeline


def publishers_chart(case: Case) -> pd.DataFrame:
    """Return the rows of `charts_outside.publishers`: the page's claims first, then its scope, then the others."""
    title, known, a = case.page.title, case.reference, case.assumptions
    rows = market_field.of_market(known, title)
    if rows.empty:
        return pd.DataFrame()
    made = market_field.arithmetic(rows, a.rounding)[["estimate_id", "implied_low", "implied_high"]]
    rows = rows.merge(made, on="estimate_id", how="left", validate="one_to_one")
    own_scope = f"{known.market(title)[1]}, {market_field.AREA}"
    frame = pd.DataFrame(
        {
            "group": rows["product"] + ", " + rows["area"],
            "label": [_estimate(row) for row in rows.itertuples()],
            "own": False,
            "base": rows["base_usd"],
            "end": rows["end_usd"],
            "low": rows["rate_percent"],
            "high": rows["rate_percent"],
            "implied_low": rows["implied_low"],
            "implied_high": rows["implied_high"],
        }
    )
    frame = pd.concat([_own_rows(case, own_scope), frame], ignore_index=True)
    order = [own_scope, *frame["group"].value_counts().index.drop(own_scope, errors="ignore")]
    return (
        frame.assign(order=frame["group"].map(order.index))
        .sort_values("order", kind="stable")
        .drop(columns="order")
    )


def _estimate(row) -> str:
    first = row.base_year if pd.notna(row.base_year) else row.rate_start
    last = row.end_year if pd.notna(row.end_year) else row.rate_end
    years = links_told.years_(first, last) or ("" if pd.isna(first) else f"in {first}")
    counted = "" if pd.isna(row.left_out) else ", not counted"
    return f"{row.publisher}, {years} ({row.estimate_id}{counted})"


def _own_rows(case: Case, group: str) -> pd.DataFrame:
    found = meant.claims(case.ledger, replace(case.assumptions, rounding="as printed", about=0))
    page, rows = timeline.page(found, case.assumptions), []
    for c in found:
        if (
            c.subject != "market"
            or c.kind not in ("growth", "size")
            or (c.kind == "size" and c.unit != "USD")
        ):
            continue
        low, high = meant.as_float(c.bounds.low), meant.as_float(c.bounds.high)
        shared = {"group": group, "own": True}
        if c.kind == "size":
            when = f"in {c.end_year}" if c.end_year else "no year said"
            rows.append(
                shared | {"label": f"this page, {when} ({c.claim_id})", "end": low if low == low else high}
            )
        else:
            first, last = next(iter(timeline.spans(c, page).values()), (None, None))
            when = f"{first}-{last}" if first else "no years said"
            rows.append(shared | {"label": f"this page, {when} ({c.claim_id})", "low": low, "high": high})
    columns = ["group", "label", "own", "base", "end", "low", "high", "implied_low", "implied_high"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[3:], float))


def arithmetic_table(case: Case, table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `publishers.arithmetic` for reading, each with its source."""
    rows = table.merge(
        case.reference.estimates[["estimate_id", "source_title", "source_url"]],
        on="estimate_id",
        validate="one_to_one",
    )
    return pd.DataFrame(
        {
            "row": rows["estimate_id"],
            "publisher": rows["publisher"],
            "scope": rows["product"] + ", " + rows["area"],
            "years": [f"{r.base_year}-{r.end_year}" for r in rows.itertuples()],
            "made by the sizes": [
                f"{r.implied:.2f}% ({_fine(r.implied_low, r.implied_high)})" for r in rows.itertuples()
            ],
            "over the rate's own years": [links_told.percent(x) for x in rows["over_rate_years"]],
            "printed": [f"{x:g}%" for x in rows["printed"]],
            "printed less made": [f"{x:+.2f} points" for x in rows["difference"]],
            "agrees": rows["agrees"],
            "source": links_told.links(rows),
        }
    )


def _fine(low: float, high: float) -> str:
    return f"{low:.2f} to {high:.2f}"


def standing_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `publishers.rates` and `publishers.sizes` for reading."""
    shown = [phrases.money if r.unit == "%" else (lambda x: f"{x:g}%") for r in table.itertuples()]
    return pd.DataFrame(
        {
            "claim": table["claim_id"],
            "on the page": [phrases.without_dollar(x) for x in table["figure"]],
            "years": table["years"],
            "publishers": table["publishers"],
            "higher": table["above"],
            "within its room": table["within"],
            "lower": table["below"],
            "theirs": [
                f"{f(r.lowest)} to {f(r.highest)}" for f, r in zip(shown, table.itertuples(), strict=True)
            ],
            "rank": [
                "" if pd.isna(r.rank) else f"{r.rank} of {r.publishers + 1}" for r in table.itertuples()
            ],
            "nearest": [
                f"{r.nearest}, {f(r.nearest_figure)}" for f, r in zip(shown, table.itertuples(), strict=True)
            ],
            "distance": [f"{r.distance:+.1f} {r.unit}" for r in table.itertuples()],
        }
    )


def by_year_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `publishers.beside` for reading."""
    rows = list(table.itertuples())
    return pd.DataFrame(
        {
            "year": table["year"],
            "this page, at least": [links_told.amount(r.low, "USD") for r in rows],
            "at most": [links_told.amount(r.high, "USD") for r in rows],
            "by claims": table["claims"],
            "publishers": table["publishers"],
            "lower": table["lower"],
            "higher": table["higher"],
            "theirs": [
                f"{links_told.amount(r.lowest, 'USD')} to {links_told.amount(r.highest, 'USD')}" for r in rows
            ],
        }
    )


def incomparable_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `publishers.incomparable` for reading."""
    return pd.DataFrame(
        {
            "row": rows["estimate_id"],
            "publisher": rows["publisher"],
            "why not": rows["reason"],
            "source": links_told.links(rows),
        }
    )


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


def arithmetic_said(estimates: pd.DataFrame, rounding: str) -> str:
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
    return text_of.escape(text) + "."


def arithmetic(estimates: pd.DataFrame, *conventions: str) -> None:
    """Show what the publishers' own arithmetic comes to, a sentence for each rounding convention."""
    said = [arithmetic_said(estimates, rounding) for rounding in dict.fromkeys(conventions)]
    show.text("\n\n".join(dict.fromkeys(said)))


def estimates(case: Case) -> None:
    """Draw sizes and rates of all publishers by scope and save the picture."""
    rows = publishers_chart(case)
    if rows.empty:
        return show.text(NOTHING["publishers"])
    title = publishers_title(case, market_field.field(case.reference, case.page.title))
    return show.keep(
        case,
        "publishers",
        publishers_charts.publishers(rows, title, links_told.outside_source(case, "estimates")),
    )


def by_year(case: Case, beside: pd.DataFrame) -> None:
    """Draw the page's market beside the publishers' year by year and save the picture."""
    if beside.empty:
        return show.text("There is no year for which both this page and another publisher size the market.")
    field = market_field.field(case.reference, case.page.title)
    own = publishers.own_path(case.ledger, case.assumptions)
    title, source = by_year_title(case, field), links_told.outside_source(case, "estimates")
    there = market_field.paths(field)
    there = there[there["year"].between(own["year"].min(), own["year"].max())]
    return show.keep(case, "publishers_by_year", publishers_charts.by_year(own, there, title, source))
