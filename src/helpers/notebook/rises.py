"""Two sizes and a rate that disagree, as readers see them: where the rate leads, and where the page ends."""

import re
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.checks.finding import Finding
from helpers.checks.growth import paths
from helpers.engine.intervals import Interval
from helpers.ledger.claim import Claim
from helpers.notebook import markdown as md
from helpers.notebook import show
from helpers.notebook.charts import rises as charts
from helpers.readings.bounds import as_float

_BARE = re.compile(r"[\d.,\s]+")


class Rise(NamedTuple):
    """The first and the last size, and the rate that is printed for the years between them."""

    first: Claim
    last: Claim
    rate: Claim


def of(audit: Audit, f: Finding) -> Rise | None:
    """Return two sizes and the rate for the years between them that a finding on growth finds to disagree, or None."""
    if f.check != "growth.together" or f.verdict not in ("contradiction", "unusual"):
        return None
    claims = [audit.case.by_id[i] for i in f.claims]
    closed = [c for c in claims if None not in (c.low, c.high)]
    sizes = sorted((c for c in closed if c.kind == "size" and c.end_year), key=lambda c: c.end_year or 0)
    rates = [c for c in closed if c.kind == "growth"]
    tried = (Rise(*pair, rate) for pair in combinations(sizes, 2) for rate in rates)
    return next((rise for rise in tried if _disagrees(audit, rise, len(claims) == 3)), None)


def _disagrees(audit: Audit, rise: Rise, sole: bool) -> bool:
    """Whether a rate leads past the last size; `sole` says that no other claim is part of the finding.

    Then it is for the years between the sizes, or the three would not clash; else its plain reading must say so.
    """
    begin, end = rise.first.end_year, rise.last.end_year
    windows = audit.growth.windows
    own = windows[windows["claim_id"] == rise.rate.claim_id].dropna(subset=["start_year", "end_year"])
    meant = (int(own.iloc[0]["start_year"]), int(own.iloc[0]["end_year"])) if len(own) else None
    if begin == end or not (sole or meant == (begin, end)):
        return False
    return _led(audit, rise).meet(audit.case.bounds[rise.last.claim_id]).empty


def _led(audit: Audit, rise: Rise) -> Interval:
    years = (rise.last.end_year or 0) - (rise.first.end_year or 0)
    return (
        audit.case.bounds[rise.first.claim_id] * paths.factor(audit.case.bounds[rise.rate.claim_id]) ** years
    )


def first(audit: Audit) -> Rise | None:
    """Return the first rise of the page's findings that disagrees, a contradiction before what is unusual."""
    ranked = sorted(audit.findings, key=lambda f: f.verdict != "contradiction")
    return next((rise for f in ranked if (rise := of(audit, f))), None)


def rise_table(audit: Audit, rise: Rise) -> pd.DataFrame:
    """Return the rows of `charts.rise`, one a year: year, and low and high of where the rate leads (full units)."""
    room = audit.case.bounds
    start, pace = room[rise.first.claim_id], paths.factor(room[rise.rate.claim_id])
    begin, end = rise.first.end_year or 0, rise.last.end_year or 0
    rows = [(begin + n, start * pace**n if n else start) for n in range(end - begin + 1)]
    return pd.DataFrame(
        [(year, as_float(led.low), as_float(led.high)) for year, led in rows], columns=["year", "low", "high"]
    )


def by_hand_table(audit: Audit, rise: Rise) -> pd.DataFrame:
    """Return the sum for a pocket calculator: step, and the least and the most that each figure can stand for."""
    room, years = audit.case.bounds, (rise.last.end_year or 0) - (rise.first.end_year or 0)
    start, pace, last = (room[c.claim_id] for c in (rise.first, rise.rate, rise.last))
    factor = paths.factor(pace) ** years
    rows = [
        (f"size in {rise.first.end_year}", *_amounts(start, rise.first.unit)),
        (
            f"times the factor of {phrases.printed(rise.rate)} in {phrases.count(years, 'year')}",
            *_factors(factor),
        ),
        (f"leads in {rise.last.end_year} to", *_amounts(start * factor, rise.first.unit)),
        (f"printed for {rise.last.end_year}", *_amounts(last, rise.last.unit)),
    ]
    return pd.DataFrame(rows, columns=["step", "least", "most"])


def _amounts(b: Interval, unit: str) -> list[str]:
    return ["open" if end is None else phrases.money(float(end), unit, 2) for end in (b.low, b.high)]


def _factors(b: Interval) -> list[str]:
    return ["open" if end is None else f"{float(end):.3f}" for end in (b.low, b.high)]


def size(c: Claim) -> str:
    """Return a size as printed; a figure without a currency of its own, as in a table, as money in full."""
    return phrases.money(float(c.ends[0].value), c.unit) if _BARE.fullmatch(c.figure) else phrases.printed(c)


def led(table: pd.DataFrame, rise: Rise) -> str:
    """Return where a rate leads, with as many decimals as tell it from the last size."""
    low, high = table.iloc[-1][["low", "high"]]
    last, unit = float(rise.last.ends[0].value), rise.first.unit
    apart = (
        n
        for n in (1, 2)
        if phrases.money(last, unit, n) not in {phrases.money(x, unit, n) for x in (low, high)}
    )
    return phrases.amounts(low, high, unit, next(apart, 3))


def rise_title(table: pd.DataFrame, rise: Rise) -> str:
    """Return the title: where the rate leads, and what the page prints."""
    rate, start, end = phrases.printed(rise.rate), size(rise.first), size(rise.last)
    then = f"{led(table, rise)} by {rise.last.end_year}; the report prints {end}"
    return f"At {rate} a year {start} of {rise.first.end_year} becomes {then}"


def clash(audit: Audit) -> None:
    """Show the first two sizes and a rate that disagree."""
    rise = first(audit)
    if rise is None:
        show.text("No two sizes disagree with the rate that is printed for the years between them.")
        return
    table = rise_table(audit, rise)
    sizes = pd.DataFrame(
        [(c.end_year, float(c.ends[0].value), size(c)) for c in (rise.first, rise.last)],
        columns=["year", "printed", "label"],
    )
    label = f"{phrases.printed(rise.rate)} a year"
    figure = charts.rise(table, sizes, label, rise.first.unit, rise_title(table, rise), md.source(audit.case))
    show.keep(audit.case, "rise", figure, charts.RISE)
