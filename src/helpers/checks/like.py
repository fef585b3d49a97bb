"""Like with like: which claims may be set against each other, and the numbers that several of one thing stand for.

Two figures are compared only where product, place, kind, measure, unit and time are the same by the words, and only
where every one of them is sure.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

from helpers.case import Case
from helpers.engine import intervals
from helpers.engine.intervals import Interval
from helpers.ledger import around, card, markets
from helpers.ledger.card import Card
from helpers.ledger.claim import MARKET, Claim
from helpers.page import places
from helpers.readings.bounds import bounds

Key = tuple[object, ...]
Bounds = Mapping[str, Interval]  # claim id -> the numbers that it can stand for


def sure(case: Case) -> tuple[Claim, ...]:
    """Return the claims that may be compared: sure, not blank, and not said in a sentence on a company.

    "The market" is the page's own where the words name no other, so it is as good as named.
    """
    own = card.read(case.page) if any(c.doubt == "subject" for c in case.claims) else None
    return tuple(
        c
        for c in case.claims
        if c.kind != "window"
        and not c.company
        and case.bounds[c.claim_id] != intervals.ANYTHING
        and (c.sure or (own and c.doubt == "subject" and c.subjects == (MARKET,) and _meant(case, c, own)))
    )


def _meant(case: Case, c: Claim, own: Card) -> bool:
    return around.on_market(case.page.source, c, own)


def time(c: Claim) -> Key:
    """Return the years of a claim as said: two claims are of one time where these are the same."""
    return c.start_year, c.end_year, c.horizon


def dated(c: Claim) -> bool:
    """Whether the words tie a claim to years."""
    return time(c) != (None, None, None)


def groups(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Return claims of one kind, measure, unit and base that are of one said time, in page order."""
    found: dict[Key, list[Claim]] = {}
    for c in claims:
        if dated(c):
            found.setdefault((c.kind, c.measure, c.unit, c.base, *time(c)), []).append(c)
    return list(found.values())


def subject(c: Claim) -> tuple[str, ...]:
    """Return whom a claim is about, so that one thing in two spellings is the same: "Hospitals", "hospital"."""
    if all(part in places.TABLE or part == MARKET for part in c.subjects):
        return c.subjects
    return tuple(sorted(" ".join(sorted(markets.stems(part))) or part.casefold() for part in c.subjects))


def by_subject(claims: Iterable[Claim]) -> dict[tuple[str, ...], list[Claim]]:
    """Return claims by whom they are about."""
    found: dict[tuple[str, ...], list[Claim]] = {}
    for c in claims:
        found.setdefault(subject(c), []).append(c)
    return found


def common(claims: Sequence[Claim], ends: Bounds) -> Interval:
    """Return the numbers that all figures of one thing can stand for; none where they differ, which others tell."""
    return reduce(Interval.meet, (ends[c.claim_id] for c in claims))


def exact(case: Case) -> Bounds:
    """Return what each claim stands for with its figure taken as printed, "about" left aside."""
    return bounds(case.claims, case.assumptions.at_face())


def below(own: Interval, whole: Interval) -> bool:
    """Whether some number of `own` is no larger than some number of `whole`."""
    return not own.meet(Interval(None, whole.high, False, whole.high_open)).empty


def infinite(b: Interval) -> tuple[float, float]:
    """Return the ends of an interval, an open one as infinity."""
    return (-math.inf if b.low is None else float(b.low)), (math.inf if b.high is None else float(b.high))


def own_place(case: Case) -> str:
    """Return the place that the page's market is in, as its title or its first words say, "" for the world."""
    named = [name for _, _, name in places.find(case.page.title)]
    return named[0] if named else card.read(case.page).place


def inside(part: str, whole: str, own: str) -> bool:
    """Whether a place is surely a part of another, or of the page's market; `own` is where that one is."""
    if not places.is_place(part) or part == places.REST_OF_WORLD:
        return False
    if whole != MARKET:
        return places.surely_inside(part, whole)
    return places.surely_inside(part, own) if own else True


def disjoint(one: str, other: str) -> bool:
    """Whether no publisher counts anything in both of two places."""
    if one == other or places.may_lie_in(one, other) or places.may_lie_in(other, one):
        return False
    homes = (places.home_of(one) or one, places.home_of(other) or other)
    countries = places.is_country(one) and places.is_country(other)
    return countries or (homes[0] != homes[1] and all(home in places.REGIONS for home in homes))
