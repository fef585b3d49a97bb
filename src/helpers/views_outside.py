"""What the notebook on the outside world tabulates and draws: frames for charts, and tables for reading with links."""

from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.outside import edition_files, editions, filings
from helpers.outside import estimates as market_field
from helpers.page import links
from helpers.readings import claims as meant
from helpers.readings import timeline


class Link(NamedTuple):
    """A cell of a table that leads to an address."""

    text: str
    url: str


def _links(rows: pd.DataFrame, title: str = "source_title", url: str = "source_url") -> list[Link]:
    return [Link(*pair) for pair in rows[[title, url]].itertuples(index=False)]


def _percent(x: float, sign: bool = False) -> str:
    return "" if pd.isna(x) else f"{x:+.1f}%" if sign else f"{x:.2f}%"


def _span(low: float, high: float, unit: str = "%") -> str:
    """Return the interval as text, open ends as "at least" and "at most"."""
    if pd.isna(low) or pd.isna(high):
        return (
            ""
            if pd.isna(low) and pd.isna(high)
            else f"at least {low:.1f}{unit}"
            if pd.isna(high)
            else f"at most {high:.1f}{unit}"
        )
    return f"{low:.1f} to {high:.1f}{unit}"


def _amount(x: float, unit: str) -> str:
    return "" if pd.isna(x) else phrases.money(x, unit)


def _years(first, last) -> str:
    return "" if pd.isna(last) else f"to {last}" if pd.isna(first) else f"{first}-{last}"


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
                f"{r.difference:+.1f}% ({_span(r.difference_low, r.difference_high)})"
                for r in rows.itertuples()
            ],
            "fits": rows["fits"],
            "source": _links(rows),
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
            "source": _links(rows),
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
            "revenue": [_amount(r.revenue, r.currency) for r in rows.itertuples()],
            "of the company": [_percent(x) for x in rows["of_company"]],
            "source": _links(rows),
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
            "revenue": [_amount(r.revenue, r.currency) for r in rows.itertuples()],
            "in US dollars": [_amount(x, "USD") or "no rate on file" for x in rows["in_usd"]],
            "confidence": rows["confidence"],
            "source": _links(rows),
        }
    )


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
    years = _years(first, last) or ("" if pd.isna(first) else f"in {first}")
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
            "over the rate's own years": [_percent(x) for x in rows["over_rate_years"]],
            "printed": [f"{x:g}%" for x in rows["printed"]],
            "printed less made": [f"{x:+.2f} points" for x in rows["difference"]],
            "agrees": rows["agrees"],
            "source": _links(rows),
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
            "this page, at least": [_amount(r.low, "USD") for r in rows],
            "at most": [_amount(r.high, "USD") for r in rows],
            "by claims": table["claims"],
            "publishers": table["publishers"],
            "lower": table["lower"],
            "higher": table["higher"],
            "theirs": [f"{_amount(r.lowest, 'USD')} to {_amount(r.highest, 'USD')}" for r in rows],
        }
    )


def incomparable_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `publishers.incomparable` for reading."""
    return pd.DataFrame(
        {
            "row": rows["estimate_id"],
            "publisher": rows["publisher"],
            "why not": rows["reason"],
            "source": _links(rows),
        }
    )


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
    years = _years(window["start_year"].iloc[0], window["end_year"].iloc[0]) if len(window) else "no window"
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
    return f"{_years(row.window_start, row.window_end) or 'no window'}, {day}"


def headlines_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `reprints.headlines` for reading, each with its page."""
    return pd.DataFrame(
        {
            "edition": table["code"],
            "report number": table["report_number"],
            "market": table["product"],
            "window": [_years(r.window_start, r.window_end) or "not said" for r in table.itertuples()],
            "day": table["published"].fillna("not said"),
            "headline": table["figure"],
            "claim": table["claim_id"],
            "publisher's address": [
                Link(url.split("/")[2], url) if pd.notna(url) else "" for url in table["source_url"]
            ],
            "page": _links(table, "edition", "page_url"),
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
        f"{r.code}   {r.report_number}, {_years(r.window_start, r.window_end) or 'no window'}"
        for r in there.itertuples()
    ]
    countries = [editions.is_country(s) for s in there["subject"]]
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
            "page": _links(table, "edition", "page_url"),
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
