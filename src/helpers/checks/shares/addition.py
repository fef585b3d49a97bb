"""."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce

from helpers.checks import detection as detecting
from helpers.checks.shares import nesting
from helpers.checks.shares.nesting import Place, Reading
from helpers.engine import feasibility, intervals
from helpers.engine.intervals import Interval
from helpers.engine.rows import Problem, Row
from helpers.readings import claims as meant
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import Claim, as_float


def world(p: Place, places: Reading) -> Interval:
    if p.of == "market":
        return p.claim.bounds
    region = nesting.share_of(p.of, places)
    return p.claim.bounds.scale(Fraction(1, 100)) * region.claim.bounds if region else intervals.ANYTHING


def total(places: Reading) -> Interval:
    """Return the sum of what lies inside nothing else; a place printed twice or inside a joint share counts
    once.
    """
    top = {p.parts: p.claim.bounds for p in reversed(places) if not p.inside and p.of == "market"}
    alone = {parts[0] for parts in top if len(parts) == 1}
    joint = {part for parts in top if not alone.issuperset(parts) for part in parts if len(parts) > 1}
    counted = [
        b
        for parts, b in top.items()
        if (parts[0] not in joint if len(parts) == 1 else joint.issuperset(parts))
    ]
    return reduce(Interval.__add__, counted, Interval(Fraction(0), Fraction(0)))


def printed_sum(places: Reading, a: Assumptions) -> float:
    """Return the sum of the figures as printed (of a range its lower end)."""
    return as_float(total(tuple(p._replace(claim=_plain(p.claim, a)) for p in places)).low)


def _plain(claim: Claim, a: Assumptions) -> Claim:
    """Return a claim with its figure taken as printed, its hedge left aside."""
    return meant.with_bounds([claim._replace(hedge="exact")], replace(a, rounding="as printed"))[0]


def remainder(total: Interval) -> tuple[float, float]:
    """Return the least and the largest % left; a total without an upper end leaves as little as 0."""
    low = 0.0 if total.high is None else max(0.0, float(100 - total.high))
    return low, 100.0 if total.low is None else max(0.0, float(100 - total.low))


def bounds(places: Reading, regions: Sequence[str]) -> list[Row]:
    """Return the bounds on the shares of the world: each claim's, and that nothing is counted twice or above
    100.
    """
    rows = [row for p in places for row in own_bounds(p)]
    unknowns = list(
        dict.fromkeys(u for p in places for u in (*p.parts, *([p.of] if p.of != "market" else [])))
    )
    rows += [Row(None, ((u, 1),), 0, None) for u in unknowns]
    inside: dict[str, list[str]] = {}
    for p in places:
        for part in p.parts if p.inside else ():
            home = p.inside if p.inside in unknowns else nesting._home((part,), set(unknowns))
            if part not in inside.setdefault(home, []):
                inside[home].append(part)
    for home, parts in inside.items():
        rows.append(Row(None, (*((part, 1) for part in parts), (home, -1)), None, 0))
    nested = {part for parts in inside.values() for part in parts}
    top = tuple((u, 1) for u in unknowns if u not in nested)
    claims = [p.claim for p in places]
    complete = nesting.complete(claims, regions)
    others = bool(
        nesting.missing(claims, regions)
    )  # they hold something, so less than 100 is left for the rest
    return [*rows, Row(None, top, 100 if complete else None, 100, False, others)]


def own_bounds(p: Place) -> list[Row]:
    """Return the bounds that one share puts on the shares of the world."""
    b, name = p.claim.bounds, p.claim.claim_id
    terms = tuple((part, 1) for part in p.parts)
    if p.of == "market":
        return [Row(name, terms, b.low, b.high, b.low_open, b.high_open)]
    rows = []
    if b.low is not None:
        rows.append(Row(name, (*terms, (p.of, -b.low / 100)), 0, None))
    if b.high is not None:
        rows.append(Row(name, (*terms, (p.of, -b.high / 100)), None, 0))
    return rows


def judged(
    options: Mapping[str, Reading], a: Assumptions, regions: Sequence[str]
) -> tuple[dict[str, str], float]:
    """Return the verdict under each reading, and the power of the check, in one call of the solver."""
    systems = [bounds(nesting.exactly(places, a), regions) for places in options.values()]
    systems += [bounds(places, regions) for places in options.values()]
    problems, owners = [], []
    for places, rows in zip(options.values(), systems[len(options) :], strict=True):
        for p in places:
            others = [row for row in rows if row.name != p.claim.claim_id]
            problems += [Problem(others, dict.fromkeys(p.parts, sign)) for sign in (1.0, -1.0)]
            owners.append((p, places))
    held, points = feasibility.decide(systems, problems)
    both = zip(options, held[: len(options)], held[len(options) :], strict=True)
    verdicts = {
        name: "consistent" if exact else "consistent only by rounding" if wide else "contradictory"
        for name, exact, wide in both
    }
    return verdicts, _power(owners, points, nesting.claims_of(options), a)


def _power(owners, points: Sequence[dict | None], claims: Sequence[Claim], a: Assumptions) -> float:
    """Return the chance that one of the shares, its figure drawn at random, would have been caught."""
    allowed: dict[str, list] = {}
    for (p, places), least, most in zip(owners, points[::2], points[1::2], strict=True):
        if least is not None and most is not None:
            ends = (least[None], -most[None]) if p.of == "market" else (0.0, _own_most(p, places))
            allowed.setdefault(p.claim.claim_id, []).append(ends)
    return detecting.mean(claims, allowed, a)


def below(own: Interval, whole: Interval) -> Interval:
    """Return the numbers of `own` that are no larger than some number of `whole`."""
    return own.meet(Interval(None, whole.high, False, whole.high_open))


def _own_most(p: Place, places: Reading) -> float:
    """Return the largest share of its own region that the other countries there leave."""
    taken = sum(
        float(q.claim.bounds.low or 0) for q in places if q is not p and q.of == p.of and q.of != "market"
    )
    return 100.0 - taken
