"""What the notebooks tabulate and draw: tidy frames from a case, labelled for readers."""

import pandas as pd

from helpers.case import Case
from helpers.checks import finding as findings
from helpers.checks import phrases
from helpers.notebook import text as text_of
from helpers.notebook.charts import claims_map as map_chart
from helpers.notebook.show import keep, text

MOST = 24  # rows of a chart; beyond that the table beside it carries the rest
GRAVEST = (
    "contradictory", "strained", "consistent only by rounding", "consistent", "inconclusive", "not checkable",
)  # fmt: skip


def ledger(case: Case) -> pd.DataFrame:
    """Return the ledger for reading: claim, kind, subject, printed, years or horizon, of, section, line of the page.

    `line` counts from 1 in the page's source; `character` is the figure's offset in it.
    """
    rows = [
        (r.claim_id, r.kind, r.subject, phrases.printed(r) if r.kind != "window" else r.figure, _when(r),
         "" if pd.isna(r.of) else r.of, text_of.line(case, r.start), r.start)
        for r in case.ledger.itertuples()
    ]  # fmt: skip
    return pd.DataFrame(
        rows, columns=["claim", "kind", "subject", "printed", "when", "of", "line", "character"]
    )


def _when(r) -> str:
    years = [str(y) for y in (r.start_year, r.end_year) if pd.notna(y)]
    said = "to ".join(years) if pd.isna(r.start_year) else " to ".join(years)
    if r.kind == "growth" and pd.notna(r.start_year) and pd.isna(r.end_year):
        said = f"from {said}"
    return ", ".join(filter(None, [said, "" if pd.isna(r.horizon) else r.horizon]))


def misplaced(case: Case) -> int:
    """Return how many figures of the ledger do not stand at the place that it gives; 0 where all do."""
    source = case.page.source
    return sum(source[r.start : r.end] != r.figure for r in case.ledger.itertuples())


def list_counts(lists: pd.DataFrame) -> pd.DataFrame:
    """Return how many items each list has, as printed, and how many of them had to be changed."""
    items = lists.assign(changed=lists["reason"] != "").drop_duplicates(["list", "region", "raw", "start"])
    counts = items.groupby(["list", "region"], sort=False)["changed"].agg(printed="size", changed="sum")
    return counts.reset_index()


def changed(case: Case) -> pd.DataFrame:
    """Return the items of the lists that had to be changed: list, region, raw, clean, reason, line."""
    rows = case.lists[case.lists["reason"] != ""]
    where = [text_of.line(case, start) for start in rows["start"]]
    return rows.assign(line=where)[["list", "region", "raw", "clean", "reason", "line"]].reset_index(
        drop=True
    )


def lists(case: Case) -> pd.DataFrame:
    """Return the clean names of each list in one cell: list, region, names."""
    unique = case.lists.drop_duplicates(["list", "region", "clean"])
    return (
        unique.groupby(["list", "region"], sort=False)["clean"].agg(", ".join).rename("names").reset_index()
    )


def claims_table(case: Case) -> pd.DataFrame:
    """Return the claims of the map: claim_id, label."""
    rows = [(r.claim_id, f"{r.claim_id}  {r.subject[:26]}: {r.kind} {phrases.printed(r) if r.kind != 'window' else r.figure}")
            for r in case.ledger.itertuples()]  # fmt: skip
    return pd.DataFrame(rows, columns=["claim_id", "label"])


def uses_table(found: pd.DataFrame) -> pd.DataFrame:
    """Return which check uses which claim: check, claim_id, verdict; of several verdicts the gravest."""
    rows = found.assign(claim_id=found["claims"].str.split()).explode("claim_id").dropna(subset=["claim_id"])
    rows["grave"] = rows["verdict"].map(GRAVEST.index)
    gravest = rows.sort_values("grave", kind="stable").drop_duplicates(["check", "claim_id"])
    return gravest.sort_index(kind="stable")[["check", "claim_id", "verdict"]].reset_index(drop=True)


KINDS = {
    "window": "forecast window",
    "growth": "growth rate",
    "size": "market size",
    "share": "share",
    "revenue": "revenue figure",
}


def kinds(ledger: pd.DataFrame) -> str:
    """Return how many claims of each kind a ledger holds, as words."""
    n = ledger["kind"].value_counts()
    return phrases.listed([phrases.plural(int(n[k]), name) for k, name in KINDS.items() if k in n])


def claims_answer(case: Case) -> str:
    """Return the answer of notebook 01."""
    reasons = case.rejects["reason"].value_counts()
    left = f" ({phrases.listed(f'{n} {reason}' for reason, n in reasons.items())})" if len(reasons) else ""
    named = case.lists.drop_duplicates(["list", "region", "raw", "start"])["list"].value_counts()
    lists = phrases.listed(f"{n} {'countries' if k == 'regions' else k}" for k, n in named.items()) or "no players, types, "\
        "applications or countries"  # fmt: skip
    changed = case.lists[case.lists["reason"] != ""].drop_duplicates(["region", "raw"])
    return (
        f"{text_of.page_named(case)} prints {kinds(case.ledger)}: {phrases.plural(len(case.ledger), 'claim')} in all. "
        f"Its other {phrases.plural(len(case.rejects), 'numeral')} make no claim and are set aside with a reason{left}. "
        f"It lists {lists}; {phrases.plural(len(changed), 'item')} of these had to be cleaned. {text_of.about_dates(case)}"
    )


def claims_map(case: Case, found: pd.DataFrame) -> None:
    """Draw which claims meet in which check and save the picture."""
    met = found[~found["check"].isin(findings.EVIDENCE) & found["claims"].str.contains(" ")]
    claims, uses = claims_table(case), uses_table(met)
    if uses.empty:
        return text("No check could use a claim of this page.")
    used, checks = uses["claim_id"].nunique(), uses["check"].nunique()
    title = (
        f"{used} of {phrases.plural(len(claims), 'claim')} meet in {phrases.plural(checks, 'kind')} of check"
    )
    return keep(case, "claims_map", map_chart.claims_map(claims, uses, title, text_of.source(case)))
