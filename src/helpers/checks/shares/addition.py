"""Shares added up: sums, what is left, and the bounds that all shares of one time put on the market's division.

The unknowns are shares of the world's market in %, one a region or country.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import reduce

from helpers.checks.shares import nesting
from helpers.checks.shares.nesting import Place, Reading
from helpers.engine import feasibility, intervals
from helpers.engine.intervals import Interval
from helpers.engine.rows import Problem, Row
from helpers.ledger.claim import MARKET, Claim
from helpers.readings.bounds import as_float, face

Allowed = dict[
    str, list[tuple[float, float]]
]  # claim id -> the ranges that other claims leave it, one a reading


def world(p: Place, places: Reading) -> Interval:
    """Return a share as one of the world's market, anything where its region's share is not printed."""
    if p.of == MARKET:
        return p.bounds
    region = nesting.share_of(p.of, places)
    return p.bounds.scale(Fraction(1, 100)) * region.bounds if region else intervals.ANYTHING


def total(places: Reading) -> Interval:
    """Return the sum of what lies inside nothing else.

    A place printed twice or inside a joint share counts once.
    """
    top = {p.parts: p.bounds for p in reversed(places) if not p.inside and p.of == MARKET}
    alone = {parts[0] for parts in top if len(parts) == 1}
    joint = {part for parts in top if not alone.issuperset(parts) for part in parts if len(parts) > 1}
    counted = [
        b
        for parts, b in top.items()
        if (parts[0] not in joint if len(parts) == 1 else joint.issuperset(parts))
    ]
    return reduce(Interval.__add__, counted, Interval(Fraction(0), Fraction(0)))


def printed_sum(places: Reading) -> float:
    """Return the sum of the figures as printed (of a range its lower end)."""
    return as_float(total(tuple(p._replace(bounds=face(p.claim)) for p in places)).low)


def remainder(total: Interval) -> tuple[float, float]:
    """Return the least and the largest % left; a total without an upper end leaves as little as 0."""
    low = 0.0 if total.high is None else max(0.0, float(100 - total.high))
    return low, 100.0 if total.low is None else max(0.0, float(100 - total.low))


def below(own: Interval, whole: Interval) -> Interval:
    """Return the numbers of `own` that are no larger than some number of `whole`."""
    return own.meet(Interval(None, whole.high, False, whole.high_open))


def bounds(places: Reading, regions: Sequence[str]) -> list[Row]:
    """Return the bounds on the shares of the world.

    They are each claim's, and that nothing is counted twice or above 100.
    """
    unknowns = list(dict.fromkeys(u for p in places for u in (*p.parts, *([p.of] if p.of != MARKET else []))))
    rows = [row for p in places for row in own_bounds(p)]
    rows += [Row(None, ((u, 1),), 0, None) for u in unknowns]
    inside = _inside(places, unknowns)
    for home, parts in inside.items():
        rows.append(Row(None, (*((part, 1) for part in parts), (home, -1)), None, 0))
    nested = {part for parts in inside.values() for part in parts}
    return [*rows, _whole([u for u in unknowns if u not in nested], [p.claim for p in places], regions)]


def _inside(places: Reading, unknowns: Sequence[str]) -> dict[str, list[str]]:
    """Return the places that lie inside each printed region."""
    inside: dict[str, list[str]] = {}
    for p in places:
        for part in p.parts if p.inside else ():
            home = p.inside if p.inside in unknowns else nesting.home_among((part,), set(unknowns))
            if part not in inside.setdefault(home, []):
                inside[home].append(part)
    return inside


def _whole(top: Sequence[str], claims: Sequence[Claim], regions: Sequence[str]) -> Row:
    """Return the bound on what lies inside nothing else: 100 where it leaves nobody out, or no more than that."""
    complete = nesting.complete(claims, regions)
    # Regions without a figure hold something, so less than 100 is left for the rest.
    others = bool(nesting.missing(claims, regions))
    return Row(None, tuple((u, 1) for u in top), 100 if complete else None, 100, False, others)


def own_bounds(p: Place) -> list[Row]:
    """Return the bounds that one share puts on the shares of the world."""
    b, name = p.bounds, p.claim.claim_id
    terms = tuple((part, 1) for part in p.parts)
    if p.of == MARKET:
        return [Row(name, terms, b.low, b.high, b.low_open, b.high_open)]
    rows = []
    if b.low is not None:
        rows.append(Row(name, (*terms, (p.of, -b.low / 100)), 0, None))
    if b.high is not None:
        rows.append(Row(name, (*terms, (p.of, -b.high / 100)), None, 0))
    return rows


def judged(
    options: Mapping[str, Reading], exact: Mapping[str, Reading], regions: Sequence[str]
) -> tuple[dict[str, str], Allowed]:
    """Return the verdict under each reading by itself, and the ranges that the others leave each claim, in one call.

    `exact` are the same readings with their figures taken as printed. The ranges are in % of the claim's base, by its
    id, one a reading that holds.
    """
    wide = [bounds(places, regions) for places in options.values()]
    problems, owners = [], []
    for places, rows in zip(options.values(), wide, strict=True):
        for p in places:
            others = [row for row in rows if row.name != p.claim.claim_id]
            problems += [Problem(others, dict.fromkeys(p.parts, sign)) for sign in (1.0, -1.0)]
            owners.append((p, places))
    held, points = feasibility.decide(
        [*(bounds(places, regions) for places in exact.values()), *wide], problems
    )
    both = zip(options, held[: len(options)], held[len(options) :], strict=True)
    verdicts = {
        name: "fits" if plain else "fits by rounding" if loose else "contradiction"
        for name, plain, loose in both
    }
    allowed: Allowed = {}
    for (p, places), least, most in zip(owners, points[::2], points[1::2], strict=True):
        if least is not None and most is not None:
            ends = (least[None], -most[None]) if p.of == MARKET else (0.0, _own_most(p, places))
            allowed.setdefault(p.claim.claim_id, []).append(ends)
    return verdicts, allowed


def _own_most(p: Place, places: Reading) -> float:
    """Return the largest share of its own region that the other countries there leave."""
    taken = sum(float(q.bounds.low or 0) for q in places if q is not p and q.of == p.of and q.of != MARKET)
    return 100.0 - taken
