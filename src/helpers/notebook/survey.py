"""How usual it is, as readers see it: the shares, kinds of clash, rates, digits and windows of many reports."""

import pandas as pd

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.checks.codes import CHECKS
from helpers.notebook import markdown as md
from helpers.notebook import show
from helpers.notebook.charts import survey as charts
from helpers.outside import survey as known
from helpers.outside.survey import (
    ANY,
    COLLECTION,
    CONTRADICTION,
    GENRE,
    TESTED,
    UNUSUAL,
    WITH_CLAIMS,
    Survey,
)  # fmt: skip

load = known.load
WIDE = 0.9  # of 1; a corrected interval as wide as this says nothing
ENOUGH = 20  # headlines, forecasts or publishers; of fewer, nothing is said of how they lie, nor that they are many
EVEN = 1.5  # times as many in one step as in another are still called even
FEW = 5  # clusters; of fewer no interval is drawn
MOST = 3  # clashes; reports with more stand with these
SAYS = {CONTRADICTION: "hold a contradiction", UNUSUAL: "hold something unusual"}
BASES = {WITH_CLAIMS: "of reports with claims", TESTED: "of reports with a test"}
KINDS = {
    "research": "market research", "news": "news", "wire": "press release wires", "company": "companies",
    "association": "associations and offices", "notes": "readers' notes", "unknown": "not known",
}  # fmt: skip


def answer(audit: Audit, data: Survey) -> None:
    """Show the answer of the notebook."""
    show.text(survey_answer(audit, data))


def survey_answer(audit: Audit, data: Survey) -> str:
    """Return the answer: how usual contradictions are in the genre and the collection, and where the page stands."""
    said = " ".join(part for part in (_genre(data), _collection(data), _own(audit, data)) if part)
    return said or "The data set holds no report with claims."


def _genre(data: Survey) -> str:
    of = _one(data, GENRE, CONTRADICTION, WITH_CLAIMS)
    if of is None:
        return ""
    known = data.reports.loc[data.reports["scope"] == GENRE, "publisher"].nunique()
    whose = f"of {'many' if known >= ENOUGH else 'few known'} publishers"
    return (
        f"**Of {of['units']:,} reports {whose}, {_percent(of['share'])} hold figures that the checks find "
        f"in contradiction{_interval(of)}.**{_right(data, of)}"
    )


def _right(data: Survey, of: pd.Series) -> str:
    """Return what the checks' own errors make of a share, as far as they were measured."""
    if pd.notna(of["corrected_low"]) and of["corrected_high"] - of["corrected_low"] < WIDE:
        high = _percent(of["corrected_high"])
        return f" Corrected for the errors of the checks on pages that people read, it may be up to {high}."
    read = data.accuracy[data.accuracy["base"] == WITH_CLAIMS]
    if read.empty:
        return " How often the checks err was not measured."
    found, missed = int(read["found"].sum()), int(read["missed"].sum())
    return (
        f" On pages that people read, the checks found {found or 'none'} of {found + missed} contradictions, so the "
        "true share may be far higher."
    )


def _collection(data: Survey) -> str:
    of = _one(data, COLLECTION, CONTRADICTION, WITH_CLAIMS)
    if of is None:
        return ""
    return f"Of this collection, whose reports share one template, {_percent(of['share'])} do."


def _own(audit: Audit, data: Survey) -> str:
    n = _clashes(audit)
    kind = "is a contradiction or unusual" if n == 1 else "are contradictions or unusual"
    has = (
        f"has {phrases.plural(n, 'finding') if n > 1 else 'one finding'} that {kind}"
        if n
        else "has none of the kind"
    )
    of = data.clashes[data.clashes["scope"] == COLLECTION]
    if of.empty:
        return f"The page under audit {has}."
    more = float((of["clashes"] >= n).mean())
    also = f"; so many or more stand in {_percent(more)} of the collection's reports with a test" if n else ""
    return f"The page under audit {has}{also}."


def place(audit: Audit) -> None:
    """Show in a few sentences where the page stands among the reports of the survey on file."""
    show.text(place_text(audit, known.on_file()))


def place_text(audit: Audit, data: Survey) -> str:
    """Return how many reports with a test have as many findings that contradict or are unusual as the page, or more.

    Of a page without any, how many have none either.
    """
    n = _clashes(audit)
    said: list[str] = []
    for scope, whose in ((GENRE, "of many publishers"), (COLLECTION, "of one template")):
        of = data.clashes[data.clashes["scope"] == scope]
        as_many = (of["clashes"] >= n).sum() if n else (of["clashes"] == 0).sum()
        kind = "testable reports " if not said else ""
        said += [f"{as_many:,} of {len(of):,} {kind}{whose}"] if len(of) else []
    if not said:
        return "The data set holds no report that can be tested."
    own = "one finding is" if n == 1 else f"{n or 'no'} findings are"
    have = "have as many or more" if n else "have none either"
    return f"On the page's own figures, {own} a contradiction or unusual; {phrases.listed(said)} {have}."


def _one(data: Survey, scope: str, verdict: str, base: str) -> pd.Series | None:
    """Return the row of prevalence of the genre, or of the largest collection."""
    rows = data.usual(ANY, base)
    rows = rows[(rows["verdict"] == verdict) & (rows["genre"] == (scope == GENRE))]
    return None if rows.empty else rows.sort_values("units").iloc[-1]


def _interval(row: pd.Series) -> str:
    return (
        "" if pd.isna(row["low"]) else f" (95% interval: {_percent(row['low'])} to {_percent(row['high'])})"
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"


def _source(data: Survey) -> str:
    return (
        f"Source: the open data set of {len(data.pages):,} pages, {len(data.reports):,} reports that count. Verdicts"
        " are those of the checks, not read one by one. Intervals: bootstrap over publishers and templates."
    )


def usual_table(data: Survey) -> pd.DataFrame:
    """Return the rows of `charts.shares`: both verdicts, both bases, the genre and the collection."""
    rows = []
    for verdict, says in SAYS.items():
        for base, of in BASES.items():
            for scope in (GENRE, COLLECTION):
                row = _one(data, scope, verdict, base)
                if row is not None:
                    label = f"{of}: {row['hits']:,.0f} of {row['units']:,}"
                    rows.append((says, label, scope, row["share"], row["low"], row["high"]))
    return pd.DataFrame(rows, columns=["group", "label", "scope", "share", "low", "high"])


def usual_title(data: Survey) -> str:
    """Return what the chart of prevalence says."""
    genre, own = (_one(data, scope, CONTRADICTION, WITH_CLAIMS) for scope in (GENRE, COLLECTION))
    said = [f"{_percent(genre['share'])} of other publishers' reports"] if genre is not None else []
    said += [f"{_percent(own['share'])} of this collection's"] if own is not None else []
    return f"Contradictions by these checks: {phrases.listed(said)}"


def usual(audit: Audit, data: Survey) -> None:
    """Show how usual contradictions and what is unusual are."""
    table = usual_table(data)
    if _there(table):
        show.keep(
            audit.case,
            "usual",
            charts.shares(table, usual_title(data), _source(data), "reports, %"),
            charts.USUAL,
        )


def checks_table(data: Survey) -> pd.DataFrame:
    """Return the rows of `charts.shares`, of the checks that found something: of all reports with claims."""
    rows = []
    for verdict, says in SAYS.items():
        for check in sorted(set(data.prevalence["check"]) - {ANY}):
            of = data.usual(check, WITH_CLAIMS)
            of = of[of["verdict"] == verdict]
            of = of[of["hits"] > 0].drop_duplicates("genre")
            rows += [_of_check(says, check, row) for row in of.to_dict("records")]
    return pd.DataFrame(rows, columns=["group", "label", "scope", "share", "low", "high", "check"])


def _of_check(says: str, check: str, row: dict) -> tuple:
    scope = GENRE if row["genre"] else COLLECTION
    label = f"{CHECKS.get(check, check)}: {row['hits']:,.0f}"
    return says, label, scope, row["share"], row["low"], row["high"], check


def checks_title(table: pd.DataFrame) -> str:
    """Return what the chart of checks says: the check that finds most contradictions."""
    said = table[table["group"] == SAYS[CONTRADICTION]]
    if said.empty:
        return "No check found a contradiction"
    top = said.loc[said["share"].idxmax()]
    return f"The most usual contradiction: {CHECKS.get(top['check'], top['check'])}"


def kinds_of_clash(audit: Audit, data: Survey) -> None:
    """Show which checks found what."""
    table = checks_table(data)
    if _there(table):
        show.keep(
            audit.case,
            "usual_checks",
            charts.shares(table, checks_title(table), _source(data), "reports with claims, %"),
            charts.CHECKS,
        )


def publishers_table(data: Survey) -> pd.DataFrame:
    """Return the rows of `charts.shares`: contradictions by kind of publisher, and of the collection."""
    of = data.kinds[data.kinds["verdict"] == CONTRADICTION].sort_values("units", ascending=False)
    rows = [
        ("other publishers, by kind", f"{KINDS[r.publisher_kind]}: {r.hits:.0f} of {r.units}, {r.tested} with a test",
         GENRE, r.share, *((r.low, r.high) if r.clusters >= FEW else (float("nan"),) * 2))
        for r in of.itertuples()
    ]  # fmt: skip
    own, tested = (_one(data, COLLECTION, CONTRADICTION, base) for base in (WITH_CLAIMS, TESTED))
    if own is not None:
        with_test = f", {tested['units']:,} with a test" if tested is not None else ""
        label = f"one template: {own['hits']:,.0f} of {own['units']:,}{with_test}"
        rows.append(("this collection", label, COLLECTION, own["share"], own["low"], own["high"]))
    return pd.DataFrame(rows, columns=["group", "label", "scope", "share", "low", "high"])


def publishers_title(table: pd.DataFrame) -> str:
    """Return what the chart of publishers says: the kind with the largest share, or that none has any."""
    there = table[(table["scope"] == GENRE) & (table["share"] > 0)]
    if there.empty:
        return "No kind of other publisher has a contradiction"
    top = there.loc[there["share"].idxmax()]
    wide = ", and the intervals overlap" if _overlaps(table[table["scope"] == GENRE]) else ""
    return f"Most often: {top['label'].split(':')[0]}, with {_percent(top['share'])}{wide}"


def _overlaps(table: pd.DataFrame) -> bool:
    return bool(table["low"].max() <= table["high"].min())


def kinds_of_publisher(audit: Audit, data: Survey) -> None:
    """Show contradictions by kind of publisher."""
    table = publishers_table(data)
    if _there(table):
        show.keep(
            audit.case,
            "usual_publishers",
            charts.shares(table, publishers_title(table), _source(data), "reports with claims, %"),
            charts.PUBLISHERS,
        )


def rates_table(data: Survey) -> pd.DataFrame:
    """Return the rows of `charts.rates`: headline rates from 0 to `charts.TOP_RATE`, by whole points."""
    rows = []
    for scope, of in data.headlines.groupby("scope"):
        steps = (
            (of["rate"] + 1e-9).floordiv(1).clip(0, charts.TOP_RATE).astype(int).value_counts(normalize=True)
        )
        rows += [(scope, step, share, len(of)) for step, share in steps.sort_index().items()]
    return pd.DataFrame(rows, columns=["scope", "step", "share", "count"])


def _headline(audit: Audit) -> float | None:
    of = audit.case.tested.of_kind("growth")
    sure = [float(c.low) for c in of if c.subject == "market" and c.low is not None and c.low == c.high]
    return sure[0] if sure else None


def rates_title(audit: Audit, data: Survey) -> str:
    """Return what the chart of rates says: where nine in ten headlines lie, whether evenly, and where the page's."""
    said: list[str] = []
    for scope, of in data.headlines.groupby("scope", sort=True):
        if len(of) < ENOUGH:
            continue
        low, high = of["rate"].quantile([0.05, 0.95])
        spread = ", evenly spread" if _even(of["rate"], low, high) else ""
        others = "elsewhere" if said else "with other publishers"
        whose = f"in this collection{spread}" if scope == COLLECTION else others
        said.append(f"at {low:.0f} to {high:.0f}% {whose}")
    own = _headline(audit)
    here = f"; this page: {phrases.rate(own)}" if own is not None else ""
    if not said:
        return f"Few headline rates are known, {len(data.headlines)}{here}"
    return "Nine in ten headline rates lie " + ", and ".join(said) + here


def _even(rates: pd.Series, low: float, high: float) -> bool:
    """Whether no whole step of a point between two rates has more than `EVEN` times as many as another."""
    steps = rates.floordiv(1)
    counts = steps[(steps > low) & (steps < high - 1)].value_counts()
    return len(counts) > 2 and counts.max() <= EVEN * counts.min()


def rates(audit: Audit, data: Survey) -> None:
    """Show which growth rates are printed."""
    table, own = rates_table(data), _headline(audit)
    inside = own if own is not None and 0 <= own <= charts.TOP_RATE else None
    if _there(table):
        show.keep(
            audit.case,
            "usual_rates",
            charts.rates(table, inside, rates_title(audit, data), _source(data)),
            charts.RATES,
        )


def digits_table(data: Survey) -> pd.DataFrame:
    """Return the rows of `charts.digits`, headline rates and other rates."""
    panels = {"headline": "the headline rate", "other": "every other growth rate"}
    return data.digits.assign(panel=data.digits["rates"].map(panels))


def digits_title(data: Survey) -> str:
    """Return what the chart of digits says: how many rates are whole numbers or end in 5."""
    round_ = data.digits[data.digits["digit"] == 0]
    said = {
        name: f"{100 * rows['share'].iloc[0]:.0f}%" for name, rows in
        round_[round_["scope"] == COLLECTION].groupby("rates")
    }  # fmt: skip
    if len(said) < 2:
        return "Which digits stand behind the point of growth rates"
    whole, other = said["headline"], said["other"]
    return f"Of this collection, {whole} of the headlines are whole numbers, and {other} of other rates"


def digits(audit: Audit, data: Survey) -> None:
    """Show which digits are preferred."""
    table = digits_table(data)
    if _there(table):
        show.keep(
            audit.case, "usual_digits", charts.digits(table, digits_title(data), _source(data)), charts.DIGITS
        )


def windows_table(data: Survey) -> pd.DataFrame:
    """Return the rows of `charts.windows`."""
    rows = []
    for scope, of in data.windows.groupby("scope"):
        found = of["years"].value_counts(normalize=True).sort_index()
        rows += [(scope, years, share, len(of)) for years, share in found.items()]
    return pd.DataFrame(rows, columns=["scope", "years", "share", "count"])


def windows_title(table: pd.DataFrame) -> str:
    """Return what the chart of windows says: the most usual length of each scope."""
    said: list[str] = []
    for scope, of in table.groupby("scope"):
        if of["count"].iloc[0] < ENOUGH:
            continue
        top = of.loc[of["share"].idxmax()]
        others = "elsewhere" if said else "of other publishers' reports"
        whose = "of this collection" if scope == COLLECTION else others
        said.append(f"{top['years']} years in {100 * top['share']:.0f}% {whose}")
    if not said:
        return f"Few forecast periods are known, {table.drop_duplicates('scope')['count'].sum()}"
    return f"The usual forecast spans {phrases.listed(said)}"


def _window(audit: Audit) -> int | None:
    of = audit.case.of_kind("window")
    return of[0].end_year - of[0].start_year if of and of[0].start_year and of[0].end_year else None


def windows(audit: Audit, data: Survey) -> None:
    """Show how far ahead forecasts look."""
    table = windows_table(data)
    if _there(table):
        show.keep(
            audit.case,
            "usual_windows",
            charts.windows(table, _window(audit), windows_title(table), _source(data)),
            charts.WINDOWS,
        )


def _clashes(audit: Audit) -> int:
    """Return how many of the page's findings are contradictions or unusual, of the checks that a survey makes."""
    of_page = {part for part, _ in map(_split, CHECKS)} - {"filings", "publishers", "editions"}
    return sum(f.verdict in SAYS and _split(f.check)[0] in of_page for f in audit.findings)


def _split(check: str) -> tuple[str, str]:
    part, _, rest = check.partition(".")
    return part, rest


def _label(n: int) -> str:
    return str(n) if n < MOST else f"{MOST} or more"


def standing_table(data: Survey) -> pd.DataFrame:
    """Return the rows of `charts.standing`."""
    rows = []
    for scope, of in data.clashes.groupby("scope"):
        for n in range(MOST + 1):
            count = int((of["clashes"].clip(upper=MOST) == n).sum())
            rows.append((scope, _label(n), count / len(of), count))
    return pd.DataFrame(rows, columns=["scope", "clashes", "share", "count"])


def standing_title(audit: Audit, data: Survey) -> str:
    """Return where the page under audit stands."""
    n = _clashes(audit)
    of = data.clashes[data.clashes["scope"] == COLLECTION]
    of = of if len(of) else data.clashes
    more = _percent(float((of["clashes"] >= n).mean()))
    if not n:
        return "The page under audit has nothing that contradicts or is unusual"
    whose = "of this collection's reports" if of is not data.clashes else "of the reports"
    return f"As many findings as on this page, {n}, or more: {more} {whose} with a test"


def standing(audit: Audit, data: Survey) -> None:
    """Show where the page under audit stands."""
    table, own = standing_table(data), _label(_clashes(audit))
    title = standing_title(audit, data)
    if _there(table):
        show.keep(
            audit.case, "usual_standing", charts.standing(table, own, title, _source(data)), charts.STANDING
        )


def _there(table: pd.DataFrame) -> bool:
    """Whether there is something to draw; where there is nothing, say so."""
    if table.empty:
        show.text("The data set holds nothing of the kind.")
    return not table.empty


def prevalence_rows(data: Survey) -> pd.DataFrame | None:
    """Return the table of prevalence for reading: all checks together, by page, report and publisher."""
    of = data.prevalence[data.prevalence["check"] == ANY]
    rows = pd.DataFrame({
        "of": of["scope"].where(of["scope"] == GENRE, COLLECTION), "by": of["unit"], "base": of["base"],
        "verdict": of["verdict"], "units": of["units"],
        "share (95% interval)": [_percent(s) + _ends(low, high) for s, low, high in
                                 zip(of["share"], of["low"], of["high"], strict=True)],
    })  # fmt: skip
    return show.table(rows, "There is no prevalence.")


def _ends(low: float, high: float) -> str:
    return "" if pd.isna(low) else f" ({_percent(low)} to {_percent(high)})"


def accuracy_rows(data: Survey) -> pd.DataFrame | None:
    """Return how right the checks are, a page, for reading."""
    names = ["base", "found", "missed", "passed", "accused"]
    return show.table(data.accuracy[names], "No page of the survey was read by people.")


def judged(data: Survey) -> None:
    """Say how many of the findings that readers judged are right."""
    show.text(md.escape(judged_text(data)))


def judged_text(data: Survey) -> str:
    """Return how many of the findings that two readers judged both call right or wrong, and how far they agree."""
    of = data.judged
    if of.empty:
        return "No finding of this survey was judged by people."
    same = int((of["first"] == of["second"]).sum())
    stands = int((of["stands"] == "yes").sum())
    said = [
        f"Two readers, who saw the pages alone, judged {phrases.count(len(of), 'finding')}. "
        f"They gave the same answer on {same}; {stands} are still found so."
    ]
    for scope, whose in ((GENRE, "of other publishers"), (COLLECTION, "of this collection")):
        rows = data.precise(scope)
        if len(rows):
            right, wrong = rows.loc["right"], rows.loc["wrong"]
            said.append(
                f"Of {right['units']} {whose} both call {right['hits']:.0f} right, {_percent(right['share'])}"
                f"{_interval(right)}, and {wrong['hits']:.0f} wrong."
            )
    return " ".join(said)


def precision_rows(data: Survey) -> pd.DataFrame | None:
    """Return the table of precision for reading: by verdict, of all that were drawn and of those still found."""
    of = data.precision.pivot(index=["scope", "base", "verdict"], columns="answer").reset_index()
    if of.empty:
        return show.table(of, "There is no answer.")
    shares = zip(of["share", "right"], of["low", "right"], of["high", "right"], strict=True)
    rows = pd.DataFrame({
        "of": of["scope"], "base": of["base"], "verdict": of["verdict"],
        "judged": of["units", "right"],
        "both right (95% interval)": [_percent(share) + _ends(low, high) for share, low, high in shares],
        "both wrong": of["hits", "wrong"].astype(int),
    })  # fmt: skip
    return show.table(rows, "")


def contents(data: Survey) -> None:
    """Say what the data set holds."""
    pages, of = data.pages, data.reports
    failed = int((pages["outcome"] == "failed").sum())
    show.text(md.escape(
        f"The data set holds {len(pages):,} pages with {len(data.claims):,} claims and {len(data.findings):,} "
        f"findings; {failed} could not be read. {int((of['scope'] == GENRE).sum()):,} reports count for the genre, of "
        f"{of.loc[of['scope'] == GENRE, 'publisher'].nunique()} known publishers, and "
        f"{int((of['scope'] == COLLECTION).sum()):,} for the collection."
    ))  # fmt: skip
