"""Shares of a market by region and country: sums, what lies inside what, and what is left. In levels,
exactly.

The unknowns are shares of the world's market in %, one a region or country. What is not a region or a country
(segments, companies) is not added up with them, nor are shares for different years.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from typing import NamedTuple

import pandas as pd

from helpers import findings, power, slips
from helpers.engine import certificates, feasibility, intervals
from helpers.engine import conflicts as conflict_sets
from helpers.engine.intervals import Interval
from helpers.engine.rows import Problem, Row
from helpers.page.places import PARENT, REST_OF_WORLD, is_place
from helpers.readings import catalogue
from helpers.readings import claims as meant
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import Claim, as_float

ANOTHER_YEAR = "undated shares: of another year"
WORLD, OWN, BESIDE = (r.name for r in catalogue.READINGS if r.dimension == "countries")


class Place(NamedTuple):
    """One share under one reading: what it is a share of, and the place it is taken to lie inside ("" for
    none).
    """

    claim: Claim
    parts: tuple[str, ...]
    of: str
    inside: str


Reading = tuple[Place, ...]


def readings(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return each region's and country's share under each reading.

    Columns: reading, subject, of (what it is a share of), inside (the region it is taken to lie in), low,
    high (% of `of`), world_low, world_high (% of the world's market; NaN where that is not printed),
    claim_id, year.
    """
    rows = []
    for year, options in groups(meant.claims(ledger, a)):
        for name, places in options.items():
            for p in places:
                world = _world(p, places)
                ends = [as_float(x) for x in (p.claim.bounds.low, p.claim.bounds.high, world.low, world.high)]
                rows.append((name, p.claim.subject, p.of, p.inside, *ends, p.claim.claim_id, year))
    columns = [
        "reading",
        "subject",
        "of",
        "inside",
        "low",
        "high",
        "world_low",
        "world_high",
        "claim_id",
        "year",
    ]
    return _frame(rows, columns)


def totals(ledger: pd.DataFrame, a: Assumptions, regions: Sequence[str] = ()) -> pd.DataFrame:
    """Return what the shares come to under each reading, counting nothing twice.

    `regions` are the regions that the page lists. Columns: reading, sum_low, sum_high, printed_sum (the sum
    of the figures as printed), remainder_low, remainder_high (% left for everybody else), verdict, year.
    """
    rows = []
    for year, options in groups(meant.claims(ledger, a)):
        verdicts, _ = _judged(options, a, regions)
        for name, places in options.items():
            total, printed = _total(places), _printed_sum(places, a)
            low, high = as_float(total.low), as_float(total.high)
            rest = _remainder(total)
            rows.append((name, low, high, printed, *rest, verdicts[name], year))
    columns = [
        "reading",
        "sum_low",
        "sum_high",
        "printed_sum",
        "remainder_low",
        "remainder_high",
        "verdict",
        "year",
    ]
    return _frame(rows, columns)


def check(ledger: pd.DataFrame, a: Assumptions, regions: Sequence[str] = ()) -> list[dict]:
    """Return the findings on shares: their sum, what lies inside what, what is left.

    `regions` are the regions that the page lists; those without a figure are named with what is left for
    them.
    """
    found = meant.claims(ledger, a)
    together = groups(found)
    if not together:
        ids = [c.claim_id for c in found if c.kind == "share"]
        text = "The page prints no share of a region or a country, so there is nothing to add up."
        return [findings.finding("shares together", "not checkable", ids, text)]
    rows = _apart(found)
    for _, options in together:
        verdicts, chance = _judged(options, a, regions)
        rows += _together(options, verdicts, chance, a, regions)
        rows += _nesting(options, a) + _left(options, verdicts, chance, a, regions)
    return rows


def _apart(found: Sequence[Claim]) -> list[dict]:
    """Return the finding on shares without a year that cannot be of the one year said beside them."""
    year, both, fits = _one_year(_by_year(found))
    if fits or not both:
        return []
    total = _total(next(iter(_options(both).values())))
    text = (
        f"If all shares are of {year}, which the page says for some, they come to {_range(total)}; they can hold only"
        " if those without a year are of another."
    )
    ids = [c.claim_id for c in both]
    return [findings.finding("shares of one year", "not checkable", ids, text, reading=ANOTHER_YEAR)]


def _together(
    options: Mapping[str, Reading],
    verdicts: Mapping[str, str],
    chance: float,
    a: Assumptions,
    regions: Sequence[str],
) -> list[dict]:
    """Return the verdict on all shares of one year under every reading, and the conflicts where
    none holds.
    """
    check = "shares together"
    claims = _claims(options)
    ids = [c.claim_id for c in claims]
    verdict = min(verdicts.values(), key=findings.VERDICTS.index)
    if len(ids) < 2 and verdict != "contradictory":
        text = (
            f"{claims[0].figure} for {claims[0].subject} is the only share of a place; it takes two to add."
        )
        return [findings.finding(check, "not checkable", ids, text)]
    reading = next(name for name, v in verdicts.items() if v == verdict)
    total = _total(options[reading])
    text = f"The shares come to {_range(total)} {_printed_sums(options, a)}"
    if verdict == "contradictory":
        several = len(options) > 1
        text += f"; {_whole(claims, regions, several)}, and do not{' under any reading' if several else ''}."
        reading = ""
    else:
        failed = [name for name, v in verdicts.items() if v == "contradictory"]
        text += f"; they fail where countries are counted {' or '.join(failed)}." if failed else "."
    low, high = as_float(total.low), as_float(total.high)
    shared = {"reading": reading, "low": low, "high": high, "unit": "%", "power": chance}
    rows = [findings.finding(check, verdict, ids, text, **shared)]
    return rows + (_conflicts(options, regions, a) if verdict == "contradictory" else [])


def _whole(claims: Sequence[Claim], regions: Sequence[str], nested: bool) -> str:
    """Say what all shares together must come to; `nested` says that some lie inside others."""
    inside = ", with no country larger than its region" if nested else ""
    if _complete(claims, regions):
        return f"they leave nobody out, so they must make 100%{inside}"
    return f"they must stay within 100%{inside}"


def _complete(claims: Sequence[Claim], regions: Sequence[str]) -> bool:
    """Whether the shares leave nobody out: the rest of the world has one, or each region listed has."""
    named = {part for c in claims for part in _parts(c)}
    return REST_OF_WORLD in named or (len(regions) > 1 and named.issuperset(regions))


def _printed_sums(options: Mapping[str, Reading], a: Assumptions) -> str:
    """Say what the printed figures come to, reading by reading, and which makes 100."""
    sums = {name: _printed_sum(places, a) for name, places in options.items()}
    if len(set(sums.values())) == 1:
        return f"({_number(next(iter(sums.values())))} as printed)"
    parts = [f"{_number(s)} with countries {name}" for name, s in sums.items()]
    return f"(as printed {', '.join(parts)})"


def _conflicts(options: Mapping[str, Reading], regions: Sequence[str], a: Assumptions) -> list[dict]:
    """Return a finding for each smallest set of shares that cannot hold together under the first reading."""
    reading, places = next(iter(options.items()))
    rows = bounds(places, regions)
    clashes, repairs, complete = conflict_sets.conflicts(rows)
    by_id = {p.claim.claim_id: p.claim for p in places}
    found = []
    for clash in clashes:
        proof = certificates.certificate([row for row in rows if row.name is None or row.name in clash])
        text, gap = _by_hand(proof, by_id)
        shared = {"reading": reading, "low": gap, "unit": "% of the market"}
        found.append(
            findings.finding("conflict", "contradictory", [i for i in by_id if i in clash], text, **shared)
        )
    sets = [[i for i in by_id if i in repair] for repair in repairs]
    slip = _slip(places, regions, reading, [ids[0] for ids in sets if len(ids) == 1], a)
    found.append(findings.repairs(sets, "contradictory", complete, reading=reading))
    return found + ([slip] if slip else [])


def _slip(
    places: Reading, regions: Sequence[str], reading: str, alone: Sequence[str], a: Assumptions
) -> dict | None:
    """Return the finding on slips of the shares in `alone` with which all shares would hold."""
    single = [p.claim for p in places if p.claim.claim_id in alone]
    tried = [(c, s) for c in single for s in slips.of(c, None, a) if s.kind != "a year off by one"]
    systems = [bounds(tuple(p._replace(claim=s.claim) if p.claim is c else p for p in places), regions)
               for c, s in tried]  # fmt: skip
    return slips.report(tried, feasibility.feasible_each(systems) if systems else [], "market", reading)


def _by_hand(proof: certificates.Certificate, by_id: Mapping[str, Claim]) -> tuple[str, float]:
    """Return a certificate as one sentence, and the gap in points of the market."""
    most = max(part.multiplier for part in proof.parts)
    texts: dict[str, list[str]] = {"low": [], "high": []}
    for row, side, multiplier in proof.parts:
        bound = row.low if side == "low" else row.high
        if row.name is None and not bound:
            continue  # a part is no larger than its whole, and nothing is below 0
        claim = by_id.get(row.name)
        what = f"{claim.subject}, {claim.figure}, {row.name}" if claim else "the whole"
        times = "" if multiplier == most else f"{multiplier / most} x "
        number = (
            "its part of the region"
            if claim and len(row.terms) > len(claim.subject.split(" + "))
            else _number(bound)
        )
        texts[side].append(f"{times}{number} ({what})")
    need, allow = (" + ".join(texts[side]) or "0" for side in ("low", "high"))
    gap = float(proof.gap / most)
    return (
        f"At least {need} is needed, but at most {allow} is allowed: they miss by {_number(gap)} points.",
        gap,
    )


def _nesting(options: Mapping[str, Reading], a: Assumptions) -> list[dict]:
    """Return a finding for each country whose region has a share: it should be no larger, if it is counted
    inside.
    """
    rows = []
    for p in next(iter(options.values())):
        region = _share_of(p.inside, next(iter(options.values())))
        if not region or p.of != "market":
            continue
        own, whole = p.claim.bounds, region.claim.bounds
        fits = not _below(own, whole).empty
        exact = [q.claim.bounds for q in _exactly((p, region), a)]
        printed = not _below(*exact).empty
        verdict = "consistent" if printed else "consistent only by rounding" if fits else "consistent"
        reading = WORLD if fits else OWN
        text = f"{p.claim.subject} ({p.claim.figure}) is {'no larger' if fits else 'larger'} than {p.inside}"
        text += f" ({region.claim.figure}), in which it lies" + (
            "." if fits else ", so it must have another base."
        )
        chance = power.of(p.claim, [(0.0, float(whole.high or 100))], a)
        ids = [p.claim.claim_id, region.claim.claim_id]
        rows.append(
            findings.finding(
                "inside its region",
                verdict,
                ids,
                text,
                subject=p.claim.subject,
                reading=reading,
                power=chance,
            )
        )
    return rows


def _left(
    options: Mapping[str, Reading],
    verdicts: Mapping[str, str],
    chance: float,
    a: Assumptions,
    regions: Sequence[str],
) -> list[dict]:
    """Return the finding on what is left for the listed regions without a figure, under each reading that holds."""
    claims = _claims(options)
    missing = _missing(claims, regions)
    if not missing:
        return []
    names, parts, ends, held = " and ".join(missing), [], [], []
    for name, places in options.items():
        if verdicts[name] != "contradictory":
            low, high = _remainder(_total(places))
            exact = _remainder(_total(_exactly(places, a)))
            if (low, high) not in ends:  # readings that leave the same are told once
                how = f" with countries {name}" if len(options) > 1 else ""
                parts.append(f"{_percent(low, high)}{how} ({_percent(*exact)} as printed)")
            ends.append((low, high))
            held.append(name)
    if not held:
        return []
    verdict = min((verdicts[name] for name in held), key=findings.VERDICTS.index)
    text = f"For {names} is left {'; '.join(parts)} of the market."
    shared = {"reading": held[0], "unit": "% of the market", "power": chance}
    shared |= {"low": min(low for low, _ in ends), "high": max(high for _, high in ends)}
    ids = [c.claim_id for c in claims]
    return [findings.finding("left for other regions", verdict, ids, text, subject=names, **shared)]


def groups(found: Iterable[Claim]) -> list[tuple[int | None, dict[str, Reading]]]:
    """Return the shares of places that are of one time: (year or None, name of the reading -> places)."""
    by_year = _by_year(found)
    year, both, fits = _one_year(by_year)
    joined = {year: both} if fits else by_year
    return [(year, _options(claims)) for year, all_ in joined.items() for claims in _times(year, all_)]


def _by_year(found: Iterable[Claim]) -> dict[int | None, list[Claim]]:
    by_year: dict[int | None, list[Claim]] = {}
    for c in found:
        if c.kind == "share" and c.bounds != intervals.ANYTHING and all(map(is_place, _parts(c))):
            by_year.setdefault(c.end_year, []).append(c)
    return by_year


def _one_year(by_year: Mapping[int | None, list[Claim]]) -> tuple[int | None, list[Claim], bool]:
    """Return the one year said, the shares of it and of no year together, and whether they fit beside each other.

    No shares where more years or none are said, or where a place has two shares.
    """
    if None not in by_year or len(by_year) != 2:
        return None, [], False
    year = next(y for y in by_year if y is not None)
    both = sorted(by_year[None] + by_year[year], key=lambda c: c.claim_id)
    names = [part for c in both for part in _parts(c)]
    if len(set(names)) < len(names):
        return year, [], False
    whole = Interval(Fraction(100) if REST_OF_WORLD in names else None, Fraction(100))
    return year, both, any(not _total(places).meet(whole).empty for places in _options(both).values())


def _times(year: int | None, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return shares without a year as lists that name no place with two figures; a lone one is left out."""
    if year is not None:
        return [list(claims)]
    lists: list[list[Claim]] = []
    for c in claims:
        home = next((one for one in lists if not any(_differ(c, other) for other in one)), None)
        if home is None:
            lists.append(home := [])
        home.append(c)
    return [one for one in lists if len(one) > 1 or one is lists[0]]


def _differ(c: Claim, other: Claim) -> bool:
    """Whether two claims print different shares of one place."""
    return (c.subject, c.of) == (other.subject, other.of) and c.bounds.meet(other.bounds).empty


def _options(claims: Sequence[Claim]) -> dict[str, Reading]:
    """Return the readings of one year's shares; one alone where no country's region has a share of
    its own.
    """
    names = {part for c in claims for part in _parts(c)}
    unclear = any(_home(_parts(c), names) and _of(c) == "market" for c in claims)
    return {
        name: tuple(_place(c, names, name) for c in claims)
        for name in ((WORLD, OWN, BESIDE) if unclear else (WORLD,))
    }


def _place(c: Claim, names: set[str], reading: str) -> Place:
    parts, of = _parts(c), _of(c)
    home = _home(parts, names)
    if of != "market":
        return Place(c, parts, of, of)
    if home and reading == OWN and len(parts) == 1 and home != REST_OF_WORLD:
        return Place(c, parts, home, home)
    return Place(c, parts, "market", "" if reading == BESIDE else home)


def _home(parts: Sequence[str], names: set[str]) -> str:
    """Return the printed region(s) that the places lie in: "" where they are regions or their region has no
    share.
    """
    homes = []
    for part in parts:
        region = PARENT.get(part)
        homes.append(
            region if region in names else REST_OF_WORLD if region and REST_OF_WORLD in names else ""
        )
    return " + ".join(dict.fromkeys(homes)) if all(homes) else ""


def _parts(c: Claim) -> tuple[str, ...]:
    return tuple(c.subject.split(" + "))


def _of(c: Claim) -> str:
    return c.of if is_place(c.of) else "market"


def _claims(options: Mapping[str, Reading]) -> list[Claim]:
    return [p.claim for p in next(iter(options.values()))]


def _exactly(places: Reading, a: Assumptions) -> Reading:
    """Return the places with their figures taken as printed, hedges of "about" left aside."""
    exact = meant.with_bounds([p.claim for p in places], replace(a, rounding="as printed", about=0.0))
    return tuple(p._replace(claim=c) for p, c in zip(places, exact, strict=True))


def _share_of(name: str, places: Reading) -> Place | None:
    return next((p for p in places if p.claim.subject == name and p.of == "market"), None)


def _missing(claims: Sequence[Claim], regions: Sequence[str]) -> list[str]:
    """Return the listed regions that have no figure, none where the rest of the world has one."""
    named = {part for c in claims for part in _parts(c)}
    return [] if REST_OF_WORLD in named else [r for r in regions if r not in named]


def _world(p: Place, places: Reading) -> Interval:
    if p.of == "market":
        return p.claim.bounds
    region = _share_of(p.of, places)
    return p.claim.bounds.scale(Fraction(1, 100)) * region.claim.bounds if region else intervals.ANYTHING


def _total(places: Reading) -> Interval:
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


def _printed_sum(places: Reading, a: Assumptions) -> float:
    """Return the sum of the figures as printed (of a range its lower end)."""
    return as_float(_total(tuple(p._replace(claim=_plain(p.claim, a)) for p in places)).low)


def _plain(claim: Claim, a: Assumptions) -> Claim:
    """Return a claim with its figure taken as printed, its hedge left aside."""
    return meant.with_bounds([claim._replace(hedge="exact")], replace(a, rounding="as printed"))[0]


def _remainder(total: Interval) -> tuple[float, float]:
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
            home = p.inside if p.inside in unknowns else _home((part,), set(unknowns))
            if part not in inside.setdefault(home, []):
                inside[home].append(part)
    for home, parts in inside.items():
        rows.append(Row(None, (*((part, 1) for part in parts), (home, -1)), None, 0))
    nested = {part for parts in inside.values() for part in parts}
    top = tuple((u, 1) for u in unknowns if u not in nested)
    claims = [p.claim for p in places]
    complete = _complete(claims, regions)
    others = bool(_missing(claims, regions))  # they hold something, so less than 100 is left for the rest
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


def _judged(
    options: Mapping[str, Reading], a: Assumptions, regions: Sequence[str]
) -> tuple[dict[str, str], float]:
    """Return the verdict under each reading, and the power of the check, in one call of the solver."""
    systems = [bounds(_exactly(places, a), regions) for places in options.values()]
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
    return verdicts, _power(owners, points, _claims(options), a)


def _power(owners, points: Sequence[dict | None], claims: Sequence[Claim], a: Assumptions) -> float:
    """Return the chance that one of the shares, its figure drawn at random, would have been caught."""
    allowed: dict[str, list] = {}
    for (p, places), least, most in zip(owners, points[::2], points[1::2], strict=True):
        if least is not None and most is not None:
            ends = (least[None], -most[None]) if p.of == "market" else (0.0, _own_most(p, places))
            allowed.setdefault(p.claim.claim_id, []).append(ends)
    return power.mean(claims, allowed, a)


def _below(own: Interval, whole: Interval) -> Interval:
    """Return the numbers of `own` that are no larger than some number of `whole`."""
    return own.meet(Interval(None, whole.high, False, whole.high_open))


def _own_most(p: Place, places: Reading) -> float:
    """Return the largest share of its own region that the other countries there leave."""
    taken = sum(
        float(q.claim.bounds.low or 0) for q in places if q is not p and q.of == p.of and q.of != "market"
    )
    return 100.0 - taken


def _number(x) -> str:
    return f"{float(x):.4g}"


def _range(total: Interval) -> str:
    low, high = as_float(total.low), as_float(total.high)
    if math.isnan(high):
        return f"{_number(low)}% or more"
    return f"{_number(low)}%" if low == high else f"between {_number(low)} and {_number(high)}%"


def _percent(low: float, high: float) -> str:
    return f"{_number(low)}%" if low == high else f"{_number(low)} to {_number(high)}%"


def _frame(rows, columns: Sequence[str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(columns))
    frame["year"] = frame["year"].astype("Int64")
    return frame
