"""Other editions of a report on the same market: what changes from one to the next, and what returns.

Editions share a template: they are copies of one another, so what returns in many of them is one voice and not many.
"""

from collections import Counter
from dataclasses import replace

import pandas as pd

from helpers.checks.finding import finding
from helpers.checks.shares import frames as shares_frames
from helpers.outside.edition_files import headline
from helpers.page import country_lists
from helpers.page import places as gazetteer
from helpers.readings import claims as meant
from helpers.readings.assumptions import Assumptions
from helpers.tables import schemas
from helpers.tables.reference import Reference

HEADLINES, REPEATED = "headline elsewhere", "one report number"
SAME_SHARES, LISTS = "shares elsewhere", "country list elsewhere"
REVISED = "the forecast was revised from edition to edition"
BESIDE, INSIDE = "beside their region", "inside their region, of the world"


def of_market(known: Reference, title: str, ledger: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the other editions on the market that a title names.

    Added columns: code ("e01" and on, by report number, window and day), product and page_url (the page itself). An
    edition with the title and the figures of the ledger is the same page, and no edition beside it.
    """
    market, _ = known.market(title)
    markets, products = zip(*map(known.market, known.editions["source_title"]), strict=True)
    same = _same_page(known.editions, title, ledger)
    there = pd.Series(markets).eq(market) & ~known.editions["edition"].isin(same) & bool(market)
    rows = known.editions.assign(product=list(products))[there]
    rows = rows.merge(known.pages[["edition", "page_url"]], on="edition", how="left", validate="many_to_one")
    rows = rows.sort_values(
        ["report_number", "window_end", "published", "edition"], kind="stable", ignore_index=True
    )
    code = [f"e{n + 1:02d}" for n in pd.factorize(rows["edition"])[0]]
    return rows.assign(code=code, page_url=rows["page_url"].fillna(rows["source_url"]))


def _same_page(editions: pd.DataFrame, title: str, ledger: pd.DataFrame) -> list[str]:
    rows = editions[(editions["source_title"] == title) & editions["claim_id"].notna()]
    own = ledger.loc[ledger["kind"] != "window", "figure"].tolist()
    return [name for name, there in rows.groupby("edition") if there["figure"].tolist() == own]


def headlines(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the headline growth of each edition: code, edition, report_number, product, published, window_start,
    window_end, claim_id, low, high (% a year), figure, source_url, page_url.
    """
    table = rows[rows["role"].eq("headline").fillna(False)]
    return table[list(schemas.EDITIONS_HEADLINES.names)].reset_index(drop=True)


def repeated(rows: pd.DataFrame) -> pd.DataFrame:
    """Return what each report number was printed with: report_number, editions, headlines (how many different rates),
    rates (as printed, by size), lowest, highest (% a year), window (a window of which rates differ, or ""),
    window_rates.
    """
    found = []
    for number, there in headlines(rows).groupby("report_number"):
        window, same = _same_window(there)
        ends = there["low"].min(), there["high"].max()
        found.append((number, len(there), there["low"].nunique(), _rates(there), *ends, window, same))
    columns = [
        "report_number",
        "editions",
        "headlines",
        "rates",
        "lowest",
        "highest",
        "window",
        "window_rates",
    ]
    return pd.DataFrame(found, columns=columns)


def _same_window(table: pd.DataFrame) -> tuple[str, str]:
    windows = table.dropna(subset=["window_start", "window_end"]).groupby(["window_start", "window_end"])
    apart = [(len(there), window, there) for window, there in windows if there["low"].nunique() > 1]
    if not apart:
        return "", ""
    _, (start, end), there = max(apart, key=lambda x: (x[0], x[1]))
    return f"{start}-{end}", _rates(there)


def _rates(table: pd.DataFrame) -> str:
    return ", ".join(table.sort_values("low")["figure"].drop_duplicates())


def totals(rows: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return what the shares of each edition come to, as printed.

    Columns: code, edition, report_number, countries (those with a share, as text), inside (the sum with countries
    inside their regions, %), beside (the sum with countries beside their regions; the same without countries), whole
    ("inside", "beside" or "" for which of them makes 100), page_url.
    """
    face, found = replace(a, rounding="as printed", about=0), []
    for edition, there in rows.groupby("edition", sort=False):
        ledger = there[there["kind"] == "share"]
        sums = (
            shares_frames.totals(ledger, face).drop_duplicates("reading").set_index("reading")["printed_sum"]
        )
        if sums.empty:
            continue
        inside = float(sums.get(INSIDE, sums.iloc[0]))
        beside = float(sums.get(BESIDE, inside))
        countries = [s for s in ledger["subject"] if gazetteer.is_country(s)]
        whole = "inside" if _is_whole(inside) else "beside" if _is_whole(beside) else ""
        first = there.iloc[0]
        named = first["code"], edition, first["report_number"], ", ".join(countries)
        found.append((*named, inside, beside, whole, first["page_url"]))
    return pd.DataFrame(found, columns=schemas.EDITIONS_SHARES.names)


def _is_whole(total: float) -> bool:
    return abs(total - 100) < 1e-9


def returning(rows: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of more than one edition: kind, subject, figure (a number in its unit), low, high, unit,
    editions (how many), claims (the page's own claims of that figure); the most frequent first.

    A figure returns where kind, subject, unit and both ends are the same; an edition that prints it twice counts once.
    """
    by = ["kind", "subject", "low", "high", "unit"]
    figures = rows[rows["kind"].isin(["growth", "size", "share", "revenue"])].drop_duplicates(
        ["edition", *by]
    )
    table = figures.groupby(by, dropna=False, sort=False).agg(
        editions=("edition", "size"), figure=("figure", "first")
    )
    table = table.reset_index()
    own = ledger.groupby(by, dropna=False)["claim_id"].agg(" ".join).rename("claims").reset_index()
    table = table[table["editions"] > 1].merge(own, on=by, how="left", validate="one_to_one")
    table = table.assign(claims=table["claims"].fillna("")).sort_values(
        "editions", ascending=False, kind="stable"
    )
    return table[list(schemas.EDITIONS_RETURNING.names)].reset_index(drop=True)


def same_shares(rows: pd.DataFrame, ledger: pd.DataFrame) -> list[str]:
    """Return the codes of the editions that print exactly the page's shares of regions and countries."""
    own = _set_of_shares(ledger)
    return [code for code, there in rows.groupby("code", sort=False) if own and _set_of_shares(there) == own]


def _set_of_shares(table: pd.DataFrame) -> set[tuple]:
    there = table[(table["kind"] == "share") & table["low"].notna()]
    return set(zip(there["subject"], there["low"], there["high"].fillna(-1), strict=True))


def defects(rows: pd.DataFrame, lists: pd.DataFrame) -> pd.DataFrame:
    """Return the defects of the editions' country lists: region, item, what (is wrong), editions, here."""
    found = (
        rows[rows["kind"] == "defect"].groupby(["of", "figure", "subject"], sort=False)["edition"].nunique()
    )
    own = set(country_lists.defects(lists)[["region", "raw"]].itertuples(index=False, name=None))
    table = (
        found.rename("editions")
        .reset_index()
        .rename(columns={"of": "region", "figure": "item", "subject": "what"})
    )
    here = [(r.region, r.item) in own for r in table.itertuples()]
    return table.assign(here=here)


def check(
    ledger: pd.DataFrame, lists: pd.DataFrame, rows: pd.DataFrame, number: str, a: Assumptions
) -> list[dict]:
    """Return the findings on other editions (`rows` of `of_market`); `number` is the page's own, or ""."""
    if rows.empty:
        return []
    return [
        *_headline(ledger, headlines(rows), number, a),
        *_repeated(repeated(rows)),
        *_shares(rows, ledger),
        *_lists(defects(rows, lists), rows["edition"].nunique()),
    ]


def _headline(ledger: pd.DataFrame, table: pd.DataFrame, number: str, a: Assumptions) -> list[dict]:
    lead = headline(ledger)
    (c, *_) = [c for c in meant.claims(ledger, a) if c.claim_id == lead] or [None]
    if c is None or table.empty:
        return []
    low, high = table["low"].min(), table["high"].max()
    own = table[table["report_number"] == number]
    (face,) = meant.with_bounds([c], replace(a, rounding="as printed", about=0))
    ends = [None if x is None else float(x) for x in (face.bounds.low, face.bounds.high)]
    same = sum((r.low, r.high) == tuple(ends) for r in table.itertuples())
    text = (
        f"The headline growth of {c.figure} ({lead}) is that of {same or 'none'} of {len(table)} other editions on"
        f" file; theirs run from {low:g}% to {high:g}%"
    )
    shared = {"low": low, "high": high, "unit": "% a year"}
    if own.empty:
        text += f", and none of them carries this page's number{f' {number}' if number else ''}."
        return [finding(HEADLINES, "not checkable", [lead], text, **shared)]
    differs = own["low"].nunique() > 1 or (own["low"].iloc[0], own["high"].iloc[0]) != tuple(ends)
    text += f"; under this page's number {number} they are {_rates(own)}."
    verdict = "strained" if differs else "inconclusive"
    return [finding(HEADLINES, verdict, [lead], text, reading=REVISED if differs else "", **shared)]


def _repeated(table: pd.DataFrame) -> list[dict]:
    found = []
    for row in table[table["headlines"] > 1].itertuples():
        text = f"Report number {row.report_number} is on file in {row.editions} editions"
        text += f" with headline growth of {row.rates}"
        text += f"; for the one window {row.window} they print {row.window_rates}." if row.window else "."
        ends = dict(low=row.lowest, high=row.highest, unit="% a year")
        subject = f"report {row.report_number}"
        found.append(finding(REPEATED, "strained", [], text, subject=subject, reading=REVISED, **ends))
    return found


def _shares(rows: pd.DataFrame, ledger: pd.DataFrame) -> list[dict]:
    same = same_shares(rows, ledger)
    if not same:
        return []
    ids = ledger.loc[(ledger["kind"] == "share") & ledger["low"].notna(), "claim_id"]
    rates = Counter(headlines(rows[rows["code"].isin(same)])["figure"])
    text = (
        f"The page's {len(ids)} shares are, figure for figure, those of {len(same)} other"
        f" edition{'' if len(same) == 1 else 's'} on the template, with headline growth of {', '.join(rates)}:"
        " editions share a template, so this supports neither."
    )
    return [finding(SAME_SHARES, "inconclusive", list(ids), text, subject="shares")]


def _lists(table: pd.DataFrame, editions: int) -> list[dict]:
    here = table[table["here"]]
    if here.empty:
        return []
    least = int(here["editions"].min())
    text = (
        f"The {len(here)} items of this page's country list that are not plainly one country in its place stand in"
        f" {least} of {editions} other editions too, which share its template."
    )
    return [
        finding(
            LISTS, "not checkable", [], text, subject="regions", low=least, high=editions, unit="editions"
        )
    ]
