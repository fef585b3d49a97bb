"""Sentences made of results: titles of figures, answers, lists of findings. No number is typed here."""

import pandas as pd

from helpers import views
from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.finding import EVIDENCE
from helpers.checks.growth import frames as growth_frames
from helpers.checks.shares import frames as shares_frames

KINDS = {
    "window": "forecast window",
    "growth": "growth rate",
    "size": "market size",
    "share": "share",
    "revenue": "revenue figure",
}
SIGNS = {
    "consistent": "✓", "consistent only by rounding": "≈", "strained": "!", "contradictory": "✗", "inconclusive": "?",
    "not checkable": "–",
}  # fmt: skip
# The verdicts in the order in which a reader wants them.
GROUPS = {
    "What does not hold together": ("contradictory",),
    "What holds only with a strain": ("strained",),
    "What holds": ("consistent", "consistent only by rounding"),
    "Where nothing is wrong, but most wrong figures would have passed too": ("inconclusive",),
    "What cannot be checked from the page": ("not checkable",),
}
_SPECIAL = str.maketrans(
    {c: "\\" + c for c in "`*_[]|~#"}
    | {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    # An element of its own keeps a sign from being read, after rendering, as the start of mathematics.
    | {"$": "<span>&#36;</span>", "\\": "<span>&#92;</span>"}
)


def escape(text: str) -> str:
    """Return text of a report as Markdown that shows it and does nothing else."""
    return " ".join(text.split()).translate(_SPECIAL)


def kinds(ledger: pd.DataFrame) -> str:
    """Return how many claims of each kind a ledger holds, as words."""
    n = ledger["kind"].value_counts()
    return phrases.listed([phrases.plural(int(n[k]), name) for k, name in KINDS.items() if k in n])


def verdicts(found: pd.DataFrame) -> str:
    """Return how many findings have each verdict, as words."""
    n = found["verdict"].value_counts()
    return phrases.listed([f"{n[v]} {v}" for v in SIGNS if v in n])


def bullets(found: pd.DataFrame, case: Case | None = None) -> str:
    """Return findings as a Markdown list: sign, verdict, sentence, reading; proofs are left to the tables.

    With a case, each finding names the lines of the page on which its figures stand.
    """
    return "\n".join(_bullet(row, case) for row in found.itertuples() if row.check not in EVIDENCE)


def _bullet(row, case: Case | None) -> str:
    reading = f" *Reading: {escape(row.reading)}.*" if row.reading else ""
    where = f"; {_lines(row.claims, case)}" if case and row.claims else ""
    return (
        f"- {SIGNS[row.verdict]} **{row.verdict}** ({row.finding_id}{where}): {escape(row.detail)}{reading}"
    )


def _lines(claims: str, case: Case) -> str:
    """Return the lines of the page that claims stand on: "c02 line 1, c06 and c07 line 9"."""
    starts = case.ledger.set_index("claim_id")["start"]
    by_line: dict[int, list[str]] = {}
    for name in claims.split():
        by_line.setdefault(views.line(case, starts[name]), []).append(name)
    return ", ".join(f"{phrases.listed(names)} line {line}" for line, names in by_line.items())


def about_dates(case: Case) -> str:
    """Return the sentence that says where the day of publication comes from."""
    day = case.assumptions.published
    if case.inferred:
        return (
            f"The page does not say when it came out; {day:%-d %B %Y} is inferred from its own links' dates."
        )
    if case.dated:
        return f"The day of publication, {day:%-d %B %Y}, is the one given as a parameter."
    return f"Neither the page's links nor a parameter dates the page; {day:%-d %B %Y} stands in for the missing day."


def assumptions(case: Case) -> str:
    """Return what the results rest on."""
    a = case.assumptions
    over = "may itself be rounded" if a.over == "loose" else "is meant strictly"
    return (
        f'{about_dates(case)} "About" may be off by {a.about:g}% of its figure; rounding: {a.rounding}; the bound in '
        f'"over" and "under" {over}; claims count as strained where growth must change by more than '
        f"{phrases.points(a.bend_cap)} a year. A point is one of logarithmic growth: where growth is 10% a year, it is 1.1 "
        "percentage points."
    )


def _page(case: Case) -> str:
    return f"The page *{escape(case.page.title)}*"


def findings_answer(case: Case, found: pd.DataFrame) -> str:
    """Return the answer of notebook 00: the result in short, what growth would need, every finding by verdict."""
    said = "\n\n".join(
        f"**{heading}**\n\n{bullets(rows, case)}"
        for heading, kinds_ in GROUPS.items()
        if len(rows := found[found["verdict"].isin(kinds_) & ~found["check"].isin(EVIDENCE)])
    )
    return (
        f"{_page(case)} prints {kinds(case.ledger)}. {_counted(found)}"
        f"\n\n{headlines(case)}{bend(case)}{said}\n\n{assumptions(case)}"
    )


def _counted(found: pd.DataFrame) -> str:
    shown = found[~found["check"].isin(EVIDENCE)]
    proofs = len(found) - len(shown)
    left = f" The table below has {phrases.plural(proofs, 'proof')} besides." if proofs else ""
    return f"{phrases.plural(len(shown), 'finding')}: {verdicts(shown)}.{left}"


def bend(case: Case) -> str:
    """Return the paragraph on how much growth must turn for all growth and size claims of the market to hold."""
    table = growth_frames.smallest_bend(case.ledger, case.assumptions)
    table = table[table["rounding"].isin(["as printed", case.assumptions.rounding])]
    if table.empty or case.ledger.query("kind == 'growth' and subject == 'market'").empty:
        return ""
    cap = f"{case.assumptions.bend_cap:g} is taken as usual"
    parts = []
    for reading, rows in table.groupby("reading", sort=False):
        bends = list(dict.fromkeys(rows["bend"]))
        if pd.isna(bends[-1]):
            needed = "more than any number of points"
        else:
            room = f" ({bends[-1]:.2f} with the room of rounding)" if len(bends) > 1 else ""
            first = "more than any number of" if pd.isna(bends[0]) else f"{bends[0]:.2f}"
            needed = f"{first} points{room}"
        parts.append((needed, reading))
    shown = "; ".join(f"{needed} (*{escape(reading)}*)" for needed, reading in parts[:4])
    more = f"; {phrases.plural(len(parts) - 4, 'other reading')} are in notebook 02" if len(parts) > 4 else ""
    return (
        "For all growth and size claims of the market to hold, growth must change from one year to the next by at "
        f"least: {shown}{more}. {cap[0].upper()}{cap[1:]}.\n\n"
    )


def headlines(case: Case) -> str:
    """Return the titles of the charts that can be drawn as a paragraph, the result in short."""
    rows, shares, (revenue, _, year) = views.growth(case), views.shares(case), views.revenues(case)
    said = [growth_title(case)] if len(rows) else []
    said += [shares_title(case, shares)] if len(shares) else []
    said += [revenues_title(revenue, year)] if len(revenue) else []
    return f"**{' '.join(escape(sentence) + '.' for sentence in said)}**\n\n" if said else ""


def claims_answer(case: Case) -> str:
    """Return the answer of notebook 01."""
    reasons = case.rejects["reason"].value_counts()
    left = f" ({phrases.listed(f'{n} {reason}' for reason, n in reasons.items())})" if len(reasons) else ""
    named = case.lists.drop_duplicates(["list", "region", "raw", "start"])["list"].value_counts()
    lists = phrases.listed(f"{n} {'countries' if k == 'regions' else k}" for k, n in named.items()) or "no players, types, "\
        "applications or countries"  # fmt: skip
    changed = case.lists[case.lists["reason"] != ""].drop_duplicates(["region", "raw"])
    return (
        f"{_page(case)} prints {kinds(case.ledger)}: {phrases.plural(len(case.ledger), 'claim')} in all. "
        f"Its other {phrases.plural(len(case.rejects), 'numeral')} make no claim and are set aside with a reason{left}. "
        f"It lists {lists}; {phrases.plural(len(changed), 'item')} of these had to be cleaned. {about_dates(case)}"
    )


def growth_answer(case: Case, found: pd.DataFrame) -> str:
    """Return the answer of notebook 02."""
    growth = case.ledger.query("kind == 'growth' and subject == 'market'")
    if growth.empty:
        return f"{_page(case)} prints no growth rate of its market, so there is nothing to compare."
    rates = phrases.listed(f"{phrases.printed(r)} ({r.claim_id})" for r in growth.itertuples())
    return (
        f"{_page(case)} prints {phrases.plural(len(growth), 'growth rate')} of its market: {escape(rates)}."
        f"\n\n{bullets(found, case)}\n\n{assumptions(case)}"
    )


def shares_answer(case: Case, found: pd.DataFrame) -> str:
    """Return the answer of notebook 03."""
    n = len(case.ledger.query("kind == 'share'")), len(case.ledger.query("kind == 'revenue'"))
    return (
        f"{_page(case)} prints {phrases.plural(n[0], 'share')} and {phrases.plural(n[1], 'revenue figure')}."
        f"\n\n{bullets(found, case)}\n\n{assumptions(case)}"
    )


def growth_title(case: Case) -> str:
    """Return the title of the chart of growth claims."""
    left = views.main_left(case)
    by_id = case.ledger.set_index("claim_id")
    if len(left):
        row = left.loc[left["printed_high"].idxmax()]
        long, short = (phrases.printed(by_id.loc[i]) for i in (row["long_claim"], row["short_claim"]))
        return (
            f"If {short} and {long} both hold, growth must average {phrases.span(row.printed_low, row.printed_high)} a year "
            f"over {phrases.count(int(row.years), 'year')} between {row.start_year} and {row.end_year}"
        )
    of_market = case.ledger.query("kind == 'growth' and subject == 'market'")
    rates = list(dict.fromkeys(phrases.printed(r) for r in of_market.itertuples()))
    return f"The page prints {phrases.plural(len(rates), 'growth rate')}: {phrases.listed(rates)}"


def band_title(allowed: pd.DataFrame, cap: float) -> str:
    """Return the title of the chart of what all claims allow."""
    last = allowed.iloc[-1]
    open_ = pd.isna(last.growth_low) or pd.isna(last.growth_high)
    ends = "is left open" if open_ else f"is {phrases.span(last.growth_low, last.growth_high)}"
    return f"Read so that growth turns least, and by {phrases.points(cap)} a year at most, growth in {int(last.year)} {ends}"


def pairs_title(case: Case, table: pd.DataFrame) -> str:
    """Return the title of the chart of pairs of growth claims."""
    met = table.groupby(["first", "second"], sort=False)["met"].first()
    turning = f"with growth turning by {phrases.points(case.assumptions.bend_cap)} a year at most"
    if len(met) == 1:
        rates = phrases.listed(table[["first_label", "second_label"]].iloc[0])
        return f"{rates} {'can' if met.all() else 'cannot'} both hold as printed {turning}"
    many = "each" if met.all() else "none" if not met.any() else str(met.sum())
    return f"{many.capitalize()} of the {len(met)} pairs of rates can hold as printed {turning}"


def sizes_title(table: pd.DataFrame, points: pd.DataFrame, unit: str) -> str:
    """Return the title of the chart of implied sizes."""
    last = table[table["year"] == table["year"].max()].dropna(subset=["low", "high"])
    ends = (points["printed"].min(), points["printed"].max())
    start = (
        phrases.listed(f"{phrases.money(p.printed, unit)} in {p.year}" for p in points.itertuples())
        if len(points) <= 2
        else f"{len(points)} printed sizes of {phrases.money(ends[0], unit)} to {phrases.money(ends[1], unit)}"
    )
    if last.empty:
        return f"The page sizes the market at {start}"
    low, high = phrases.money(last["low"].min(), unit), phrases.money(last["high"].max(), unit)
    ends = low if low == high else f"{low} to {high}"
    return f"{start} would become {ends} by {last['year'].iloc[0]} at the rates printed for those years"


def shares_title(case: Case, table: pd.DataFrame) -> str:
    """Return the title of the chart of shares."""
    totals = shares_frames.totals(case.ledger, case.assumptions, case.regions)
    year = table["year"].iloc[0]
    same = totals["year"].isna() if pd.isna(year) else totals["year"].eq(year)
    totals = totals[totals["reading"].isin(table["reading"]) & same]
    whole = totals[(totals["printed_sum"] - 100).abs() < 1e-9]
    nested = table[table["inside"] != ""].drop_duplicates("subject")
    if (
        len(whole)
        and len(whole) < len(totals)
        and len(nested)
        and whole["reading"].str.contains("beside").all()
    ):
        alone, one = totals.loc[~totals.index.isin(whole.index), "printed_sum"].iloc[0], len(nested) == 1
        return (
            f"The printed shares make {alone:.4g}%, or 100% if {phrases.listed(nested['subject'])} {'is' if one else 'are'} "
            f"counted twice: inside {phrases.listed(dict.fromkeys(nested['inside']))} and beside {'it' if one else 'them'}"
        )
    sums = list(dict.fromkeys(f"{s:.4g}%" for s in totals["printed_sum"]))
    return f"The printed shares make {phrases.listed(sums).replace(' and ', ' or ')}" + (
        ", by reading" if len(sums) > 1 else ""
    )


def revenues_title(table: pd.DataFrame, year: int) -> str:
    """Return the title of the chart of revenue."""
    market, companies = (
        table.query("kind == 'market'")["value"].iloc[0],
        table.query("kind == 'company'")["value"],
    )
    times = companies.sum() / market
    size = f"{times:.0f} times" if times >= 2 else f"{times:.0%} of"
    who = phrases.plural(len(companies), "company")
    return f"Revenue of {who} in {year} is {size} the market that the page's figures allow"


def source(case: Case) -> str:
    """Return the line below a chart."""
    return f"Source: {case.page.path}."
