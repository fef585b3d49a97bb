"""The admissible ways to understand an unclear claim, enumerated and named.

A contradiction is called only where every one of them fails.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import pandas as pd

from helpers.engine import intervals
from helpers.engine.intervals import Interval
from helpers.ledger.extract import ABOUT
from helpers.page import figures


@dataclass(frozen=True)
class Assumptions:
    """What the audit assumes, each a literal that a parameters cell can set.

    published: the day the page came out, a date or "2025-03-05". about: per cent of the figure that "about"
    may be off; never less than the figure's rounding. rounding: one of intervals.CONVENTIONS; "any" allows
    each figure a convention of its own. over: "loose" (the bound itself may be rounded) or "strict" (beyond
    the printed bound); holds for "under" too. bend_cap: percentage points by which a market's growth may
    change from one year to the next before the claims count as strained. The default lets growth go from the
    lowest to the highest rate that other publishers print for one market (about 4 and 11% for PACS) within a
    forecast of seven years. rate_span: for the power of a check, a random growth rate is drawn from above 0
    to this many % a year. (A random share is drawn from above 0 to 100%, a random size has as many digits as
    the printed one.)
    """

    published: date | str = "2025-03-05"
    about: float = 5.0
    rounding: str = "any"
    over: str = "loose"
    bend_cap: float = 1.0
    rate_span: float = 30.0

    def __post_init__(self):
        """Read the date and refuse what is not in the lists; raises ValueError."""
        object.__setattr__(self, "published", date.fromisoformat(str(self.published)[:10]))
        if self.rounding not in intervals.CONVENTIONS:
            raise ValueError(f"rounding {self.rounding!r} is none of {', '.join(intervals.CONVENTIONS)}")
        if self.over not in ("loose", "strict"):
            raise ValueError(f"over {self.over!r} is neither 'loose' nor 'strict'")
        if self.about < 0 or self.bend_cap < 0 or self.rate_span <= 0:
            raise ValueError("about and bend_cap must not be below 0, and rate_span must be above it")


class Reading(NamedTuple):
    """One admissible way to understand one kind of unclear claim."""

    dimension: str
    name: str
    example: str
    reason: str


READINGS = (
    Reading(
        "forecast period",
        "from the title's first year",
        "Growth of 6% is foreseen for the forecast period. (Title: 2025 to 2032)",
        "Seven yearly steps lie between the sizes of the two years that the title names.",
    ),
    Reading(
        "forecast period",
        "from the year before",
        "Growth of 6% is foreseen for the forecast period. (Title: 2025 to 2032)",
        "Many publishers start from a base year before the window; each year named has a rate: eight steps.",
    ),
    Reading(
        "next years",
        "from publication",
        "Sales should rise by 6% a year in the coming five years.",
        "A reader counts from the day of reading.",
    ),
    Reading(
        "next years",
        "from the title's first year",
        "Sales should rise by 6% a year in the coming five years. (Title: 2026 to 2033)",
        "Inside a report the years ahead are those of its forecast.",
    ),
    Reading(
        "next years",
        "from the last stated year",
        "Sales were 20 million in 2022. They should rise by 6% a year in the coming five years.",
        "The text may be older than its page: the latest past year it prints is where its knowledge ends.",
    ),
    Reading(
        "next years",
        "from the year before",
        "Sales should rise by 6% a year in the coming five years. (Title: 2026 to 2033)",
        "The last full year before the forecast is the one that sales are known for.",
    ),
    Reading(
        "length",
        "the shorter",
        "Demand will climb by 6% a year for the next 3-5 years.",
        "Both ends of a range of years are printed; the rate may be meant for either.",
    ),
    Reading(
        "length",
        "the longer",
        "Demand will climb by 6% a year for the next 3-5 years.",
        "Both ends of a range of years are printed; the rate may be meant for either.",
    ),
    Reading(
        "end only",
        "from publication",
        "Revenue climbs 6% a year through 2028.",
        "Without a first year, the growth starts when it is written about.",
    ),
    Reading(
        "end only",
        "from the title's first year",
        "Revenue climbs 6% a year through 2028. (Title: 2026 to 2033)",
        "Without a first year, the growth starts with the report's forecast.",
    ),
    Reading(
        "end only",
        "from the last stated year",
        "Revenue was 20 million in 2022 and climbs 6% a year through 2028.",
        "Without a first year, the growth starts at the latest past year that the page prints.",
    ),
    Reading(
        "end only",
        "from the year before",
        "Revenue climbs 6% a year through 2028. (Title: 2026 to 2033)",
        "Without a first year, the growth starts from the last full year before the forecast.",
    ),
    Reading(
        "end only",
        "that year alone",
        "Revenue climbs 6% in 2028.",
        "Where no start lies before the year named, the rate can only be that year's own.",
    ),
    Reading(
        "past year",
        "that year alone",
        "The trade expanded by 6% in 2023.",
        "One year that has passed, and one rate: the growth of that year over the one before.",
    ),
    Reading(
        "past year",
        "from then to the title's last year",
        "In 2023 the trade is set to expand by 6% a year.",
        "A sentence can name the year in which a longer growth begins.",
    ),
    Reading(
        "start only",
        "to the title's last year",
        "From 2024 on, orders will grow 6% a year.",
        "Without a last year, the growth runs as far as the report looks.",
    ),
    Reading(
        "start only",
        "for five years",
        "From 2024 on, orders will grow 6% a year.",
        "Five years are the usual length of a growth rate where none is said.",
    ),
    Reading(
        "countries",
        "inside their region, of the world",
        "Asia holds 30%, India 10%.",
        "A country is part of its region, and no other base is named: its share is part of the region's.",
    ),
    Reading(
        "countries",
        "of their region",
        "Asia holds 30%, led by India at 10%.",
        "A clause that hangs on a region can count per cent of that region.",
    ),
    Reading(
        "countries",
        "beside their region",
        "Asia holds 30%, India 10%, Europe 60%.",
        "Where the list makes 100 only so, the region may be meant without the country named.",
    ),
    Reading(
        "undated shares",
        "of the year said beside them",
        "By 2027 Asia holds 30%. Europe holds 25%, the others 45%.",
        "A list of shares names its year once; what stands beside it can be meant for that year.",
    ),
    Reading(
        "undated shares",
        "of another year",
        "By 2027 Asia holds 30%. Asia holds 25%, Europe 40%.",
        "Where both cannot be of one year, the shares without a year are taken by themselves.",
    ),
    Reading(
        "said of a company",
        "of its own field",
        "Acme counts on a market growth of 6% a year. (Elsewhere: the market grows by 9% a year.)",
        "What a sentence on a company says of the market can be meant for the part in which it sells.",
    ),
    Reading(
        "over",
        "loose",
        "Growth exceeds 8%.",
        "A bound is rounded like any other figure: 7.9 may be printed as 8.",
    ),
    Reading("over", "strict", "Growth exceeds 8%.", "Taken at its word, 8 itself is not enough."),
    Reading(
        "about",
        "loose",
        "It sells about 40 million.",
        "Writers call a figure about 40 where it is a few per cent off.",
    ),
    Reading(
        "about",
        "strict",
        "It sells about 40 million.",
        "The word may add nothing to the rounding of the figure.",
    ),
)


class Claim(NamedTuple):
    """One row of the ledger as a plain row, with the numbers its figure can stand for.

    `beside` is the company whose sentence says it of the market, or "".
    """

    claim_id: str
    kind: str
    subject: str
    figure: str
    hedge: str
    unit: str
    start_year: int | None
    end_year: int | None
    horizon: str
    of: str
    start: int
    beside: str
    bounds: Interval


_READ = ("section", *Claim._fields[:-2])  # the columns of the ledger that the checks read
OWN_FIELD = "said of a company: of its own field"


class Page(NamedTuple):
    """What a page says about time: its title's window, the latest past year it prints, when it came out."""

    first: int | None
    last: int | None
    stated: int | None
    published: int


def rescued(found: Sequence[Claim], verdict: str) -> tuple[str, str]:
    """Return a verdict and its reading: what a sentence on a company says contradicts nothing for certain."""
    aside = verdict == "contradictory" and any(c.beside for c in found)
    return ("strained", OWN_FIELD) if aside else (verdict, "")


def table() -> pd.DataFrame:
    """Return READINGS as a table: dimension, name, example, reason."""
    return pd.DataFrame(READINGS, columns=list(Reading._fields))


def claims(ledger: pd.DataFrame, a: Assumptions) -> list[Claim]:
    """Return the ledger's rows in order as plain rows with their intervals (per cent in points, money in full
    units).
    """
    blank = [None] * len(ledger)
    columns = [list(ledger[c].array) if c in ledger else blank for c in _READ]
    return [_claim(dict(zip(_READ, row, strict=True)), a) for row in zip(*columns, strict=True)]


def with_bounds(found: Sequence[Claim], a: Assumptions) -> list[Claim]:
    """Return the claims with their intervals computed anew under other assumptions."""
    return [c._replace(bounds=_bounds(c.figure, c.hedge, a.rounding, a.about, a.over)) for c in found]


def page(found: Sequence[Claim], a: Assumptions) -> Page:
    """Return what the claims of one page say about time; the first window counts."""
    window = next((c for c in found if c.kind == "window"), None)
    years = [y for c in found if c.kind != "window" for y in (c.start_year, c.end_year) if y]
    stated = max((y for y in years if y < a.published.year), default=None)
    first, last = (window.start_year, window.end_year) if window else (None, None)
    return Page(first, last, stated, a.published.year)


def spans(claim: Claim, page: Page) -> dict[str, tuple[int, int]]:
    """Return the windows (start year, end year) that a growth claim can be meant for, by the name of the
    reading.

    The name is "as stated" where the sentence says both years. No windows where nothing ties the rate to
    years.
    """
    found: dict[str, tuple[int, int]] = {}
    for name, (start, end) in _spans(claim, page):
        if start and end and start < end and (start, end) not in found.values():
            found[name] = (start, end)
    return found


def combinations(found: Sequence[Claim], page: Page) -> dict[str, dict[str, tuple[int, int]]]:
    """Return every joint reading of growth claims: name -> claim id -> (start year, end year).

    Claims that are unclear in the same way are read in the same way. Joint readings that come to the same
    windows count once. Claims without years are left out. The first reading is the plainest.
    """
    options = {c.claim_id: spans(c, page) for c in found}
    choices: dict[str, dict[str, None]] = {}
    for windows in options.values():
        for name in windows:
            dimension = name.split(":")[0]
            if ":" in name:
                choices.setdefault(dimension, {})[name] = None
    joint: dict[tuple, str] = {}
    for chosen in product(*choices.values()):
        windows = tuple((i, _pick(options[i], chosen)) for i in options if options[i])
        joint.setdefault(windows, "; ".join(chosen) or "as stated")
    return {name: dict(windows) for windows, name in joint.items()}


def _pick(windows: Mapping[str, tuple[int, int]], chosen: Sequence[str]) -> tuple[int, int]:
    return next((windows[name] for name in chosen if name in windows), next(iter(windows.values())))


def _spans(c: Claim, page: Page):
    start, end = c.start_year, c.end_year
    lengths = _lengths(c.horizon)
    if start and end:
        yield "as stated", (start, end)
    elif lengths and (start or end):
        for name, n in lengths:
            yield f"length: {name}" if len(lengths) > 1 else "as stated", (start or end - n, end or start + n)
    elif lengths:
        for (name, n), (how, first) in product(lengths, _starts(page)):
            yield f"next years: {how}" + (f", {name} length" if len(lengths) > 1 else ""), (first, first + n)
    elif "period" in c.horizon:
        last = end or page.last
        first = page.first or (page.published if last else None)
        if start:
            yield "as stated", (start, last)
        elif first:
            yield "forecast period: from the title's first year", (first, last)
            yield "forecast period: from the year before", (first - 1, last)
    elif end and end <= page.published:
        yield "past year: that year alone", (end - 1, end)
        yield "past year: from then to the title's last year", (end, page.last)
    elif end:
        for how, first in _starts(page):
            yield f"end only: {how}", (first, end)
        if all(first >= end for _, first in _starts(page)):
            yield "end only: that year alone", (end - 1, end)
    elif start:
        yield "start only: to the title's last year", (start, page.last)
        yield "start only: for five years", (start, start + 5)


def _starts(page: Page):
    starts = {
        "from publication": page.published,
        "from the title's first year": page.first,
        "from the last stated year": page.stated,
        "from the year before": page.first and page.first - 1,
    }
    return [(name, year) for name, year in starts.items() if year]


def _lengths(horizon: str) -> list[tuple[str, int]]:
    """Return the numbers of years in "next 5 years" or "next 3-5 years", named."""
    numbers = [int(n) for n in "".join(x if x.isdigit() else " " for x in horizon).split()][:2]
    names = ("the shorter", "the longer") if len(set(numbers)) > 1 else ("",)
    return list(zip(names, numbers, strict=False))


def _claim(row: Mapping, a: Assumptions) -> Claim:
    text = {k: _text(row[k]) for k in ("claim_id", "kind", "figure", "hedge", "unit", "horizon", "of")}
    years = {k: _year(row[k]) for k in ("start_year", "end_year")} | {"start": _year(row["start"]) or 0}
    hedge = "placeholder" if text["kind"] == "window" else text["hedge"]
    bounds = _bounds(text["figure"], hedge, a.rounding, a.about, a.over)
    subject, beside = _text(row["subject"]) or "market", _text(row["section"]).partition(ABOUT)[2]
    return Claim(**text, **years, subject=subject, beside=beside, bounds=bounds)


@lru_cache(maxsize=65_536)
def _bounds(figure: str, hedge: str, rounding: str, about: float, over: str) -> Interval:
    if hedge == "placeholder":
        return intervals.ANYTHING
    return intervals.stands_for(figures.ends(figure), hedge, rounding, about, over)


def _text(x) -> str:
    return "" if x is None or x is pd.NA or x != x else str(x)


def _year(x) -> int | None:
    return None if x is None or x is pd.NA or x != x or x == "" else int(float(x))


def hedged(c: Claim) -> str:
    """Return a claim's figure with the word that loosens it."""
    return f"{c.hedge} {c.figure}" if c.hedge in ("about", "over", "under") else c.figure


def as_float(x: Fraction | None) -> float:
    """Return an end of an interval as a float; NaN where there is none."""
    return float("nan") if x is None else float(x)
