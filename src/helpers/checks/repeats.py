"""The same quantity printed twice: do its figures agree, agree only by rounding or hedge, or differ?"""

import math
from collections.abc import Mapping, Sequence
from functools import reduce

from helpers.case import Case
from helpers.checks import phrases, smallest_error
from helpers.checks.finding import Finding, finding
from helpers.engine import intervals
from helpers.engine.intervals import Interval
from helpers.ledger.claim import MARKET, Claim
from helpers.readings.bounds import face
from helpers.readings.catalogue import OF_A_PART, OWN_FIELD

CHECK = "repeats.quantity"
NOUNS = {"growth": "growth", "size": "size", "increment": "increment", "share": "share", "revenue": "revenue"}
NEAR = 40  # characters between the ends of a path
OF_ANOTHER_TIME = "undated figures: of different times"


def check(case: Case) -> list[Finding]:
    """Return one finding a quantity that the page prints twice or more.

    A quantity is a kind of figure, for one subject, of one base, in one unit, for the same years or the same
    horizon. Figures of a company may be those of a part of it: where only that can explain them they are unusual.
    Figures without a year may be of different times: where they differ they are no test.
    """
    same: dict[tuple[object, ...], list[Claim]] = {}
    for c in case.claims:
        if c.kind in NOUNS and case.bounds[c.claim_id] != intervals.ANYTHING:
            key = (c.kind, c.subjects, c.base, c.unit, c.measure, c.start_year, c.end_year, c.horizon)
            same.setdefault(key, []).append(c)
    several = [group for group in same.values() if len(group) > 1 and not _path(group)]
    return [_finding(group, case) for group in several]


def _path(group: Sequence[Claim]) -> bool:
    """Whether two figures stand so close that they are the ends of a path: "from $3 million to $4 million"."""
    first, last = group[0], group[-1]
    dated = first.start_year or first.end_year or first.horizon
    return len(group) == 2 and not dated and 0 <= last.start - first.start - len(first.figure) < NEAR


def _finding(group: Sequence[Claim], case: Case) -> Finding:
    first, bounds = group[0], case.bounds
    verdict, said, reading = "fits", "the same figure each time", ""
    if len({face(c) for c in group}) > 1:
        verdict, said = "fits by rounding", "which the room of rounding and hedges covers"
    if _common(group, bounds).empty:
        verdict, said, reading = _apart(group, case)
    figures = ", ".join(f"{phrases.hedged(c)} ({c.claim_id})" for c in group)
    text = f"{_quantity(first)} is printed {phrases.count(len(group), 'time')}: {figures}; {said}."
    ids = [c.claim_id for c in group]
    error = None
    if verdict.startswith("fits"):
        rest = _common(group[1:], bounds)
        error = smallest_error.of(first, [_ends(rest)], case.assumptions)
    return finding(CHECK, verdict, ids, text, subject=first.subject, reading=reading, smallest_error=error)


def _apart(group: Sequence[Claim], case: Case) -> tuple[str, str, str]:
    """Return verdict, end of the sentence and reading for figures that no number meets."""
    bounds, c, said = case.bounds, group[0], [c for c in group if c.company]
    if said and not _common([c for c in group if not c.company] or group[:1], bounds).empty:
        who = phrases.listed(f"{c.claim_id}, said in a sentence on {c.company}," for c in said)
        return "unusual", f"they can hold only if {who} is of that company's own field", OWN_FIELD
    if c.kind in ("revenue", "growth") and c.subject in case.companies:
        return "unusual", "they can hold only if one of them is not the whole company's", OF_A_PART
    if not (c.end_year or c.start_year or c.horizon):
        return "no test", "no year is said, so they may be meant for different times", OF_ANOTHER_TIME
    return "contradiction", "no number can be all of these", ""


def _quantity(c: Claim) -> str:
    years = "-".join(str(y) for y in (c.start_year, c.end_year) if y)
    when = " ".join(filter(None, ["in " + years if years else "", f"({c.horizon})" if c.horizon else ""]))
    whose = "The market" if c.subject == MARKET else phrases.without_dollar(c.subject)
    base = f" of {c.base}" if c.base and c.base != MARKET else ""
    return f"{whose}'s {NOUNS[c.kind]}{base}" + (f" {when}" if when else ", no year said,")


def _common(group: Sequence[Claim], bounds: Mapping[str, Interval]) -> Interval:
    """Return the numbers that all figures of a group can stand for."""
    return reduce(Interval.meet, (bounds[c.claim_id] for c in group))


def _ends(b: Interval) -> tuple[float, float]:
    """Return the ends of an interval, an open one as infinity."""
    return (-math.inf if b.low is None else float(b.low)), (math.inf if b.high is None else float(b.high))
