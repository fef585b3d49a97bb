"""The sections of notebook 00: one a finding, the gravest first, each with its chart where there is one."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from IPython.display import display

from helpers.audit import Audit
from helpers.case import Case
from helpers.checks.finding import Finding
from helpers.notebook import (
    claims,
    editions,
    filings,
    growth,
    plain,
    publishers,
    quotes,
    revenue,
    rises,
    shares,
    show,
)
from helpers.notebook import markdown as md
from helpers.notebook.claims import GRAVEST
from helpers.notebook.plain import Plain
from helpers.outside import survey

MOST = 8  # sections; what is left stands in the table of all findings
QUOTED = 3  # quotations of a finding
AGREEING = 3  # sections of a page on which nothing is grave
GRAVE = ("contradiction", "unusual")
ONE = (
    "filings.revenue",
    "publishers.growth",
    "publishers.size",
    "editions.number",
)  # a section for all of a check
ALWAYS = ("shares.together", "revenues.market")  # told whatever their verdict, since there is a chart
Chart = Callable[[Audit], None]
CHARTS: dict[str, Chart] = {
    "growth": growth.rates,
    "rises": rises.clash,
    "shares": shares.shares,
    "revenues": revenue.revenues,
    "filings": filings.company_revenue,
    "publishers": publishers.ranked,
    "editions": editions.headlines,
}


class Section(NamedTuple):
    """A finding, what is said of it, and the chart that shows it; None where another section shows it or none does."""

    finding: Finding
    plain: Plain
    chart: Chart | None


def sections(audit: Audit, found: tuple[Finding, ...] | None = None) -> list[Section]:
    """Return the sections on some findings (all without them), the gravest first."""
    ranked = sorted(audit.findings if found is None else found, key=_gravity)
    told = [f for f in ranked if f.verdict in GRAVE or _always(f)]
    if not told:  # nothing is grave: what agrees is told instead
        told = [f for f in ranked if f.verdict in ("fits by rounding", "fits")]
    most = MOST if any(f.verdict in GRAVE or _always(f) for f in told) else AGREEING
    made: list[Section] = []
    for f in told:
        if f.check in ONE and any(one.finding.check == f.check for one in made):
            continue
        said = plain.said(audit, f)
        if all(said.heading.casefold().split() != one.plain.heading.casefold().split() for one in made):
            made.append(Section(f, said, _chart(audit, f, [one.chart for one in made])))
    return made[:most]


def _always(f: Finding) -> bool:
    """Whether a finding is told though it is not grave: it has a chart to show."""
    tested = f.verdict != "no test" or f.check == "revenues.market"
    return f.check in ALWAYS and len(f.claims) > 1 and tested


def _chart(audit: Audit, f: Finding, drawn: Collection[Chart | None]) -> Chart | None:
    """Return the chart of a finding; None where it has none or is drawn already."""
    topic = f.check.split(".")[0]
    rise = topic == "growth" and rises.of(audit, f) is not None
    grave = f.verdict in GRAVE or f.check in ALWAYS
    chart = CHARTS.get("rises" if rise else topic) if grave else None
    return None if chart in drawn else chart


def _gravity(f: Finding) -> tuple[int, bool, float]:
    """Return what findings are ordered by: verdict, the page's own before others, the rarest first."""
    outside = f.check.split(".")[0] in ("filings", "publishers", "editions")
    counted = (
        f.how_often is not None and f.out_of and f.among != survey.AMONG
    )  # spans and reports do not compare
    part = (f.how_often or 0) / f.out_of if counted and f.out_of else 1.0
    return GRAVEST.index(f.verdict), outside, part


def among_reports(f: Finding) -> str:
    """Return the sentence on how many reports of the survey hold what is as grave; "" where that says nothing."""
    counted = f.among == survey.AMONG and f.verdict in GRAVE
    held = "a contradiction" if f.verdict == "contradiction" else "something as unusual, or worse,"
    return (
        f"In the survey (notebook 05) this check finds {held} in {f.how_often} of {f.out_of} {f.among}."
        if counted
        else ""
    )


def quotations(audit: Audit, claims: Iterable[str]) -> str:
    """Return the line that quotes the sentences of claims, the first few; "" where none stands in a sentence."""
    found = quotes.quoted(audit.case, [audit.case.by_id[name] for name in claims])
    more = len(found) - QUOTED
    end = f"; and {more} more" if more > 0 else ""
    where = "Words of the retold report" if md.retold(audit.case) else "Words of the report"
    return f"**{where}:** {md.escape('; '.join(found[:QUOTED]))}{end}." if found else ""


def which_report(case: Case) -> None:
    """Show which report it is: its title, the site that it names as its own, its day."""
    title, origin = case.page.title or case.name, md.origin(case)
    show.text(f"The report: *{md.escape(title.rstrip('.'))}*{f' ({md.escape(origin)})' if origin else ''}.")


def show_all(audit: Audit) -> None:
    """Show all sections: heading, chart, the report's own words (once a figure), what it says, how sure it is.

    The chart of growth rates comes last if there are several and no section showed it.
    """
    made = sections(audit)
    if not made:
        show.text("No two figures of the page meet in a check, so there is no finding to tell.")
        why = (f.detail for f in audit.findings if f.check == "completeness.left_out")
        printed = [c.claim_id for c in audit.case.claims if c.kind != "window"]
        for said in (*map(md.escape, why), quotations(audit, printed)):
            show.text(said)
    quoted: set[str] = set()
    counted: set[str] = set()
    for one in made:
        show.text(f"## {md.escape(one.plain.heading)}")
        if one.chart:
            one.chart(audit)
        new = [name for name in one.finding.claims if name not in quoted]
        if one.finding.verdict in GRAVE and (said := quotations(audit, new)):
            show.text(said)
            quoted.update(new)
        common = among_reports(one.finding)
        common = "" if common in counted else common
        counted.add(common)
        told = [md.escape(one.plain.text), f"**How sure?** {md.escape(one.plain.sure)}"]
        told += [f"**How common?** {md.escape(common)}"] if common else []
        show.text("\n\n".join(told))
    if not any(one.chart is growth.rates for one in made) and len(growth.rates_table(audit)) > 1:
        show.text("## What the report says of growth")
        growth.rates(audit)


def countries(audit: Audit) -> None:
    """Show the items of the page's list of countries that are not plainly one country in its place."""
    table = claims.countries(audit.case)
    if table.empty:
        show.text("None is." if audit.case.regions else "The report has no such list.")
        return
    show.text("### The list of countries, as printed and as mended")
    display(show.table(table, ""))


def by_hand(audit: Audit) -> None:
    """Show how a pocket calculator leads to the figures of the gravest finding on growth."""
    rise, factors = rises.first(audit), growth.factors_table(audit)
    if rise is None and factors.empty:
        show.text("No finding on growth asks for a sum that could be done again by hand.")
        return
    show.text("### Work it out yourself")
    if rise is not None:
        show.text(
            "A rate over some years multiplies the first size by a factor. The product is not the size that is printed."
        )
        display(show.table(rises.by_hand_table(audit, rise), ""))
        return
    show.text(
        "A rate over some years multiplies the market by a factor. The longer rate's factor, divided by the shorter"
        " one's, is what the years left must make up."
    )
    display(show.table(factors, ""))
