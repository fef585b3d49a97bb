"""The page's market beside other publishers' figures, as readers see it."""

from typing import Any

import pandas as pd

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.ledger.claim import MARKET, Claim
from helpers.notebook import cells, links, show
from helpers.notebook import markdown as md
from helpers.notebook.charts import publishers as charts
from helpers.notebook.links import NOTHING
from helpers.outside.estimates import AGREES, AREA
from helpers.outside.known import of as reference_of
from helpers.readings import timeline
from helpers.readings.bounds import as_float, bound


def publishers_chart(audit: Audit) -> pd.DataFrame:
    """Return the rows of `charts.publishers`: the page's claims first, then its scope, then the others."""
    case, rows = audit.case, audit.publishers.of_market
    if rows.empty:
        return pd.DataFrame()
    made = audit.publishers.arithmetic(case.assumptions.rounding)[
        ["estimate_id", "implied_low", "implied_high"]
    ]
    rows = rows.merge(made, on="estimate_id", how="left", validate="one_to_one")
    own_scope = f"{reference_of(case).market(case.page.title)[1]}, {AREA}"
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
    frame = pd.concat([_own_rows(audit, own_scope), frame], ignore_index=True)
    order = [own_scope, *frame["group"].value_counts().index.drop(own_scope, errors="ignore")]
    return (
        frame.assign(order=frame["group"].map(order.index))
        .sort_values("order", kind="stable")
        .drop(columns="order")
    )


def _estimate(row: Any) -> str:
    first = row.base_year if pd.notna(row.base_year) else row.rate_start
    last = row.end_year if pd.notna(row.end_year) else row.rate_end
    years = cells.years(first, last) or ("" if pd.isna(first) else f"in {first}")
    counted = "" if pd.isna(row.left_out) else " (not counted)"
    return f"{row.publisher}, {years}{counted}"


def _own_rows(audit: Audit, group: str) -> pd.DataFrame:
    own = [c for c in audit.case.tested.claims if c.subject == MARKET and c.kind in ("growth", "size")]
    rows = [{"group": group, "own": True} | _own_row(audit, c) for c in own if c.unit in ("%", "USD")]
    columns = ["group", "label", "own", "base", "end", "low", "high", "implied_low", "implied_high"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[3:], float))


def _own_row(audit: Audit, c: Claim) -> dict[str, Any]:
    b = bound(c, audit.case.assumptions.at_face())
    low, high = as_float(b.low), as_float(b.high)
    if c.kind == "size":
        when = f"in {c.end_year}" if c.end_year else "no year said"
        return {"label": f"this page, {when}", "end": high if pd.isna(low) else low}
    window = next(iter(timeline.spans(c, audit.case.timeline).values()), None)
    when = f"{window[0]}-{window[1]}" if window else "no years said"
    return {"label": f"this page, {when}", "low": low, "high": high}


def arithmetic_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `Publishers.arithmetic` for reading, each with its source."""
    rows = audit.publishers.arithmetic(audit.case.assumptions.rounding).merge(
        reference_of(audit.case).estimates[["estimate_id", "source_title", "source_url"]],
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
            "over the rate's own years": [cells.percent(x) for x in rows["over_rate_years"]],
            "printed": [f"{x:g}%" for x in rows["printed"]],
            "printed less made": [f"{x:+.2f} points" for x in rows["difference"]],
            "agrees": rows["agrees"],
            "source": links.links(rows),
        }
    )


def _fine(low: float, high: float) -> str:
    return f"{low:.2f} to {high:.2f}"


def _printed(audit: Audit, row: Any) -> str:
    """Return the figure of a row of `Publishers.standing` with its hedge."""
    return phrases.printed(audit.case.by_id[row.claim_id])


def standing_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `Publishers.standing` for reading."""
    table = audit.publishers.standing
    shown = [phrases.money if r.unit == "%" else (lambda x: f"{x:g}%") for r in table.itertuples()]
    return pd.DataFrame(
        {
            "claim": table["claim_id"],
            "on the page": [_printed(audit, r) for r in table.itertuples()],
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


def by_year_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `Publishers.beside` for reading."""
    table = audit.publishers.beside
    rows = list(table.itertuples())
    return pd.DataFrame(
        {
            "year": table["year"],
            "this page, at least": [cells.amount(r.low, "USD") for r in rows],
            "at most": [cells.amount(r.high, "USD") for r in rows],
            "by claims": table["claims"],
            "publishers": table["publishers"],
            "lower": table["lower"],
            "higher": table["higher"],
            "theirs": [f"{cells.amount(r.lowest, 'USD')} to {cells.amount(r.highest, 'USD')}" for r in rows],
        }
    )


def incomparable_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `Publishers.incomparable` for reading."""
    rows = audit.publishers.incomparable
    return pd.DataFrame(
        {
            "row": rows["estimate_id"],
            "publisher": rows["publisher"],
            "why not": rows["reason"],
            "source": links.links(rows),
        }
    )


def publishers_title(audit: Audit) -> str:
    """Return the title of the chart of publishers: where the page's first growth rate stands."""
    table = audit.publishers.rates.query("years == 'any'").dropna(subset=["rank"])
    if table.empty:
        there = phrases.plural(audit.publishers.field["publisher"].nunique(), "publisher")
        return f"{there} of the same scope size the market or its growth"
    row = table.iloc[0]
    n = phrases.plural(int(row["publishers"]), "other publisher")
    if row["rank"] == 1:
        return f"Growth of {_printed(audit, row)} a year is above that of each of {n} of the same scope"
    higher = int(row["rank"]) - 1
    return f"Growth of {_printed(audit, row)} a year stands below that of {higher} of {n} of the same scope"


def by_year_title(audit: Audit) -> str:
    """Return the title of the chart of markets by year."""
    table = audit.publishers.sizes.dropna(subset=["rank"])
    if table.empty:
        return "The market by year, as other publishers print it"
    row = table.iloc[0]
    n = phrases.plural(int(row["publishers"]), "publisher")
    return (
        f"A market of {_printed(audit, row)} in {row['years']} is number {row['rank']} of"
        f" {row['publishers'] + 1} by size, beside {n} of the same scope"
    )


def arithmetic_said(audit: Audit, rounding: str) -> str:
    """Return in a sentence how many publishers' own rates follow from their own sizes under a rounding convention."""
    table = audit.publishers.arithmetic(rounding)
    if table.empty:
        nothing = audit.publishers.of_market.empty
        return NOTHING["publishers"] if nothing else "No estimate on file prints two sizes and a rate."
    n = table["agrees"].value_counts()
    own, other, no = (int(n.get(name, 0)) for name in AGREES)
    text = f"Rounding {rounding}: of {phrases.plural(len(table), 'estimate')} with two sizes and a rate,"
    text += f" {own} agree with themselves"
    text += f", {other} more over the years that the rate is said of" if other else ""
    if no:
        far = [
            f"{r.publisher} ({r.printed:g}% printed, {r.implied:.2f}% made by its sizes)"
            for r in table[table["agrees"] == "no"].itertuples()
        ]
        text += f", and {no} {'does' if no == 1 else 'do'} not: {phrases.listed(far)}"
    return md.escape(text) + "."


def arithmetic(audit: Audit) -> None:
    """Show what the publishers' own arithmetic comes to, under the rounding assumed and to the nearest."""
    conventions = dict.fromkeys((audit.case.assumptions.rounding, "nearest"))
    said = [arithmetic_said(audit, rounding) for rounding in conventions]
    show.text("\n\n".join(dict.fromkeys(said)))


def estimates(audit: Audit) -> None:
    """Show the chart of sizes and rates of all publishers by scope, and save the picture."""
    rows = publishers_chart(audit)
    if rows.empty:
        return show.text(NOTHING["publishers"])
    source = links.source(audit.case, "estimates")
    figure = charts.publishers(rows, publishers_title(audit), source)
    return show.keep(audit.case, "publishers", figure, charts.PUBLISHERS)


def ranked_table(audit: Audit) -> pd.DataFrame:
    """Return the rows of `charts.ranked`: the rates of the page's own scope that count, the highest first."""
    rows = publishers_chart(audit)
    if rows.empty:
        return rows
    rows = rows[rows["group"] == rows["group"].iloc[0]].dropna(subset=["low", "high"], how="all")
    rows = rows[~rows["label"].str.endswith("(not counted)")]
    top = rows[["low", "high"]].max(axis=1)
    return rows.assign(top=top).sort_values("top", ascending=False, kind="stable")


def ranked(audit: Audit) -> None:
    """Show the chart of the growth rates of the page's own scope, and save the picture."""
    rows = ranked_table(audit)
    if rows.empty or rows["own"].all():
        return show.text(NOTHING["publishers"])
    figure = charts.ranked(rows, publishers_title(audit), links.source(audit.case, "estimates"))
    return show.keep(audit.case, "publishers_ranked", figure, charts.RANKED)


def by_year(audit: Audit) -> None:
    """Show the chart of the page's market beside the publishers' year by year, and save the picture."""
    found = audit.publishers
    if found.beside.empty:
        return show.text("There is no year for which both this page and another publisher size the market.")
    own, there = found.own_path, found.paths
    there = there[there["year"].between(own["year"].min(), own["year"].max())]
    figure = charts.by_year(own, there, by_year_title(audit), links.source(audit.case, "estimates"))
    return show.keep(audit.case, "publishers_by_year", figure, charts.PUBLISHERS_BY_YEAR)
