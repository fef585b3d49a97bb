"""A past year's size of the market, as the editions of one report print it: what is past should not change."""

from collections.abc import Iterator
from functools import reduce
from itertools import groupby
from typing import NamedTuple

from helpers.checks import phrases
from helpers.checks.finding import Finding, finding
from helpers.engine.intervals import Interval
from helpers.ledger.claim import MARKET, Claim
from helpers.outside.editions import Editions
from helpers.readings.bounds import bound

PAST = "editions.past"
REVISED = "the past figure was revised from edition to edition"


class Printed(NamedTuple):
    """One edition's size of the market in a past year; `here` says that it is the page's own."""

    number: str
    year: int
    unit: str
    claim: Claim
    here: bool


def check(editions: Editions) -> list[Finding]:
    """Return one finding a report number and past year for which editions print sizes that no number meets.

    Where none of them is the page's own, it says nothing of the page and is no test.
    """
    rows = sorted(_printed(editions), key=lambda one: one[:3])
    groups = [list(there) for _, there in groupby(rows, key=lambda one: one[:3])]
    return [_finding(editions, there) for there in groups if len(there) > 1 and _apart(editions, there)]


def _printed(editions: Editions) -> Iterator[Printed]:
    case = editions.case
    numbers = editions.others.drop_duplicates("code").set_index("code")["report_number"]
    pages = [(str(numbers[code]), claims, False) for code, claims in editions.claims.items()]
    if editions.number:
        pages.append((editions.number, case.claims, True))
    for number, claims, here in pages:
        for c in claims:
            past = c.end_year and c.end_year < case.assumptions.published.year
            if c.kind == "size" and c.subject == MARKET and c.ends and past:
                yield Printed(number, c.end_year or 0, c.unit, c, here)


def _apart(editions: Editions, there: list[Printed]) -> bool:
    room = (bound(one.claim, editions.case.assumptions) for one in there)
    return reduce(Interval.meet, room).empty


def _finding(editions: Editions, there: list[Printed]) -> Finding:
    first, own = there[0], [one.claim.claim_id for one in there if one.here]
    sizes = phrases.listed(dict.fromkeys(phrases.hedged(one.claim) for one in there))
    text = (
        f"Editions of report {first.number} print the market's size in {first.year} as {sizes}; a year that is past"
        f" does not change, so at least one of them was revised or is wrong."
    )
    verdict, reading = ("unusual", REVISED) if own else ("no test", "")
    return finding(PAST, verdict, own, text, subject=f"report {first.number}", reading=reading)
