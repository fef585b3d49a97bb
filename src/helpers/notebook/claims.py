"""What the notebooks tabulate and draw: tidy frames from a case, labelled for readers."""

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from helpers.audit import Audit
from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.codes import CHECKS
from helpers.checks.finding import VERDICTS, Finding
from helpers.checks.lists import notes as lists_notes
from helpers.ledger.claim import Claim
from helpers.notebook import markdown as md
from helpers.notebook import show
from helpers.notebook.charts import claims_map as charts

MOST = 24  # rows of a chart; beyond that the table beside it carries the rest
MAPPED = 100  # claims that the map draws
NAMED = 3  # figures of a finding that the table of findings names
GRAVEST = (
    "contradiction", "unusual", "fits by rounding", "fits", "no test",
)  # fmt: skip


def ledger(case: Case) -> pd.DataFrame:
    """Return the ledger for reading: claim, kind, subject, printed, years or horizon, of, section, line of the page.

    `line` counts from 1 in the page's source; `character` is the figure's offset in it.
    """
    rows = [
        (c.claim_id, c.kind, c.subject, phrases.printed(c), _when(c), c.base, md.line(case, c.start), c.start)
        for c in case.claims
    ]  # fmt: skip
    return pd.DataFrame(
        rows, columns=["claim", "kind", "subject", "printed", "when", "of", "line", "character"]
    )


def _when(c: Claim) -> str:
    years = " to ".join(str(y) for y in (c.start_year, c.end_year) if y)
    said = f"from {years}" if c.kind == "growth" and c.start_year and not c.end_year else years
    return ", ".join(filter(None, [said, str(c.horizon) if c.horizon else ""]))


def misplaced(case: Case) -> int:
    """Return how many figures do not stand at the place that their claim gives; 0 where all do."""
    return sum(case.page.source[c.start : c.end] != c.figure for c in case.claims)


def list_counts(lists: pd.DataFrame) -> pd.DataFrame:
    """Return how many items each list has, as printed, and how many of them had to be changed."""
    items = lists.assign(changed=lists["reason"] != "").drop_duplicates(["list", "region", "raw", "start"])
    counts = items.groupby(["list", "region"], sort=False)["changed"].agg(printed="size", changed="sum")
    return counts.reset_index()


def changed(case: Case) -> pd.DataFrame:
    """Return the items of the lists that had to be changed: list, region, raw, clean, reason, line."""
    rows = case.lists[case.lists["reason"] != ""]
    where = [md.line(case, start) for start in rows["start"]]
    return rows.assign(line=where)[["list", "region", "raw", "clean", "reason", "line"]].reset_index(
        drop=True
    )


def lists(case: Case) -> pd.DataFrame:
    """Return the clean names of each list in one cell: list, region, names."""
    unique = case.lists.drop_duplicates(["list", "region", "clean"])
    return (
        unique.groupby(["list", "region"], sort=False)["clean"].agg(", ".join).rename("names").reset_index()
    )


def countries(case: Case) -> pd.DataFrame:
    """Return the items of the list of countries that are not plainly one country in its place: raw beside mended."""
    wrong = {(n.subject, n.start) for n in lists_notes(case)}
    rows = case.lists[case.lists["list"] == "regions"]
    listed = [pair in wrong for pair in zip(rows["region"], rows["start"], strict=True)]
    rows = rows[pd.Series(listed, rows.index, dtype=bool)]
    mended = rows.groupby(["region", "start", "raw"], sort=False).agg(
        {"clean": " and ".join, "reason": "first"}
    )
    mended = mended.reset_index()
    return mended.rename(columns={"raw": "as printed", "clean": "as mended", "region": "listed under"})[
        ["listed under", "as printed", "as mended", "reason"]
    ]


def found(audit: Audit) -> pd.DataFrame:
    """Return all findings for reading: finding, check, verdict, figures, how often, smallest error."""
    table, by_id = audit.findings, audit.case.by_id
    often = ["" if f.out_of is None else f"{f.how_often} of {f.out_of}" for f in table]
    return pd.DataFrame(
        {
            "finding": [f.finding_id for f in table],
            "check": [CHECKS[f.check] for f in table],
            "verdict": [f"{md.SIGNS[f.verdict]} {f.verdict}" for f in table],
            "figures": [_figures([by_id[name] for name in f.claims]) for f in table],
            "how often": often,
            "smallest error": [f.smallest_error for f in table],
        }
    )


def _figures(claims: Sequence[Claim]) -> str:
    names = list(dict.fromkeys(phrases.printed(c) for c in claims))
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return ", ".join([*names[:NAMED], *more])


def answer(audit: Audit) -> None:
    """Show the answer of notebook 01."""
    show.text(claims_answer(audit.case))


def claims_table(case: Case) -> pd.DataFrame:
    """Return the claims of the map: claim_id, label."""
    rows = [(c.claim_id, f"{c.subject[:26]}: {c.kind} {phrases.printed(c)}") for c in case.claims]
    return pd.DataFrame(rows, columns=["claim_id", "label"])


def uses_table(found: Iterable[Finding]) -> pd.DataFrame:
    """Return which check (in words) uses which claim: check, claim_id, verdict; of several verdicts the gravest."""
    gravest: dict[tuple[str, str], str] = {}
    for f in found:
        for name in f.claims:
            verdicts = (gravest.get((f.check, name), f.verdict), f.verdict)
            gravest[f.check, name] = min(verdicts, key=GRAVEST.index)
    rows = [(CHECKS[check], name, verdict) for (check, name), verdict in gravest.items()]
    return pd.DataFrame(rows, columns=["check", "claim_id", "verdict"])


KINDS = {
    "window": "forecast window",
    "growth": "growth rate",
    "size": "market size",
    "increment": "increment",
    "share": "share",
    "revenue": "revenue figure",
}


def kinds(claims: Iterable[Claim]) -> str:
    """Return how many claims of each kind there are, as words."""
    n = Counter(c.kind for c in claims)
    return phrases.listed([phrases.plural(n[k], name) for k, name in KINDS.items() if n[k]])


def claims_answer(case: Case) -> str:
    """Return the answer of notebook 01."""
    named = case.lists.drop_duplicates(["list", "region", "raw", "start"])["list"].value_counts()
    lists = phrases.listed(f"{n} {'countries' if k == 'regions' else k}" for k, n in named.items())
    lists = lists or "no players, types, applications or countries"
    changed = case.lists[case.lists["reason"] != ""].drop_duplicates(["region", "raw"])
    return (
        f"The page makes {phrases.plural(len(case.claims), 'claim')}, a claim being a printed figure that "
        f"says something of the market. Its other {phrases.plural(len(case.rejected), 'numeral')} are set aside with a "
        f"reason. It lists {lists}. Of these items {len(changed)} had to be cleaned."
    )


def mapped(claims: pd.DataFrame, uses: pd.DataFrame) -> pd.DataFrame:
    """Return the claims of the map, of very many those in the gravest findings; in the order of the ledger."""
    if len(claims) <= MAPPED:
        return claims
    rank = uses.assign(rank=uses["verdict"].map(GRAVEST.index)).groupby("claim_id")["rank"].min()
    first = claims["claim_id"].map(rank).fillna(len(GRAVEST)).sort_values(kind="stable").index[:MAPPED]
    return claims.loc[sorted(first)]


def claims_map(audit: Audit) -> None:
    """Show the map of which claims meet in which check, and save the picture."""
    case = audit.case
    met = [f for f in audit.findings if len(f.claims) > 1]
    claims, uses = claims_table(case), uses_table(met)
    if uses.empty:
        return show.text("No check could use a claim of this page.")
    used, checks = uses["claim_id"].nunique(), uses["check"].nunique()
    title = (
        f"{used} of {phrases.plural(len(claims), 'claim')} meet in {phrases.plural(checks, 'kind')} of check"
    )
    drawn = mapped(claims, uses)
    if len(drawn) < len(claims):
        title += f"; the {len(drawn)} in the gravest findings are drawn"
        claims, uses = drawn, uses[uses["claim_id"].isin(drawn["claim_id"])]
    return show.keep(
        case, "claims_map", charts.claims_map(claims, uses, VERDICTS, title, md.source(case)), charts.KEY
    )
