"""Planted errors in the ledgers of real pages: how many are caught of those that can be, false alarms, smallest errors.

    python tests/benchmarks/planted.py REPORT_OR_FOLDER_OR_LEDGER... --count 6000

Pages whose own figures hold together are taken as true. An error is detectable where an exhaustive search
(z3, exact rationals: every reading, every rounding convention of every figure) finds no world that meets all
claims.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import log
from random import Random

import z3
from pages import cases, ledgers

from helpers.case import Case
from helpers.checks.finding import Finding
from helpers.checks.growth import check as growth_check
from helpers.checks.growth import paths
from helpers.checks.shares import addition
from helpers.checks.shares import check as shares_check
from helpers.engine import intervals
from helpers.ledger.claim import MARKET, Claim
from helpers.page import figures
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import bound

TOGETHER = {
    "growth": "growth.together",
    "size": "growth.together",
    "share": "shares.together",
}
ORIGINS = ("half up", "half even", "truncated", "rounded up")


def found(case: Case) -> list[Finding]:
    """Return the findings on growth and on shares."""
    return [*growth_check.check(case).findings, *shares_check.check(case).findings]


def alarms(case: Case) -> set[str]:
    """Return the checks that call something a contradiction."""
    return {f.check for f in found(case) if f.verdict == "contradiction"}


# --- exhaustive search ---------------------------------------------------------------------------------


def _between(total, interval):
    parts = []
    for end, is_open, side in (
        (interval.high, interval.high_open, 1),
        (interval.low, interval.low_open, -1),
    ):
        if end is not None:
            gap = side * (z3.Q(Fraction(end).numerator, Fraction(end).denominator) - total)
            parts.append(gap > 0 if is_open else gap >= 0)
    return z3.And(parts) if parts else z3.BoolVal(True)


def _rows(rows, unknown):
    parts = []
    for row in rows:
        total = z3.Sum(
            [z3.Q(Fraction(k).numerator, Fraction(k).denominator) * unknown(u) for u, k in row.terms]
        )
        parts.append(_between(total, intervals.Interval(row.low, row.high, row.low_open, row.high_open)))
    return parts


def _some_world(systems) -> bool:
    """Whether some reading has a world in which each claim holds under some convention; `systems`: one a
    reading.
    """
    solver = z3.Solver()
    options = []
    for n, (always, claims) in enumerate(systems):

        def unknown(u, n=n):
            return z3.Real(f"{u}/{n}")

        each = [z3.Or([z3.And(_rows(rows, unknown)) for rows in ways]) for ways in claims]
        options.append(z3.And(_rows(always, unknown) + each))
    solver.add(z3.Or(options))
    return solver.check() != z3.unsat


def _ways(a: Assumptions) -> list[Assumptions]:
    return [Assumptions(a.published, a.about, origin, a.over) for origin in ORIGINS]


def market_holds(case: Case) -> bool:
    """Whether some path meets all growth and size claims of the market."""
    a = case.assumptions
    group = paths.group(case.claims, case.timeline, a, MARKET)
    if len(group.claims) < 2:
        return True
    ways = [group.under(way) for way in _ways(a)]
    systems = []
    for windows in group.combinations.values():
        each = [[paths.rows(way.only(c), windows) for way in ways] for c in group.claims]
        systems.append(([], each))
    return _some_world(systems)


def shares_hold(case: Case) -> bool:
    """Whether each year's shares have a division of the world that meets them."""
    ways = _ways(case.assumptions)
    for group in shares_check.check(case).groups:
        systems = []
        for places in group.options.values():
            always = [row for row in addition.bounds(places, ()) if row.name is None]
            each = [
                [addition.own_bounds(p._replace(bounds=bound(p.claim, way))) for way in ways] for p in places
            ]
            systems.append((always, each))
        if not _some_world(systems):
            return False
    return True


# --- planting ------------------------------------------------------------------------------------------


def _replace(case: Case, n: int, claim: Claim) -> Case:
    return Case((*case.claims[:n], claim, *case.claims[n + 1 :]), case.assumptions)


def _first_number(figure: str) -> str:
    return next(iter("".join(x if x.isdigit() or x == "." else " " for x in figure).split()))


def _scale(random: Random, claim: Claim) -> str | None:
    figure = claim.figure
    if claim.kind == "size":
        swaps = {"billion": "million", "million": "billion", "trillion": "billion"}
        word = next((w for w in swaps if w in figure), None)
        return figure.replace(word, swaps[word]) if word else None
    number = Decimal(_first_number(figure))
    return figure.replace(str(number), format(number * random.choice((10, Decimal("0.1"))), "f"), 1)


def _swap(random: Random, claim: Claim) -> str | None:
    number = _first_number(claim.figure)
    places = [i for i in range(len(number) - 1) if number[i].isdigit() and number[i + 1].isdigit()]
    places = [i for i in places if number[i] != number[i + 1]]
    if not places:
        return None
    i = random.choice(places)
    return claim.figure.replace(number, number[:i] + number[i + 1] + number[i] + number[i + 2 :], 1)


def _draw(random: Random, claim: Claim) -> Decimal:
    """Draw a figure that could stand in a claim's place, with its precision: to 30% a year, 100%, or as many digits."""
    step = claim.ends[0].step
    if claim.kind in ("growth", "share"):
        return random.randint(1, int((30 if claim.kind == "growth" else 100) / step)) * step
    digits = len(str(int(claim.ends[0].value / step)))
    return random.randint(10 ** (digits - 1), 10**digits - 1) * step


def _redraw(random: Random, claim: Claim) -> str:
    return _shifted(claim, _draw(random, claim) - claim.ends[0].value)


def _shifted(claim: Claim, shift: Decimal) -> str:
    """Return a claim's figure with all its ends moved."""
    printed = claim.ends
    scale = next((10**p for w, p in figures.SCALES.items() if w in claim.figure.lower()), 1)
    texts = [format((end.value + shift) / scale, "f") for end in printed]
    texts = [t.rstrip("0").rstrip(".") if scale > 1 and "." in t else t for t in texts]
    places = max(0, -(printed[0].step / scale).normalize().as_tuple().exponent)
    texts = [f"{Decimal(t):.{places}f}" for t in texts]
    word = next((f" {w}" for w in figures.SCALES if w in claim.figure.lower()), "")
    return "-".join(texts) + ("%" if claim.unit == "%" else f"{word} {claim.unit}")


def plant(random: Random, case: Case) -> tuple[str, float, Case] | None:
    """Return (kind of error, its size, the case with it), or None where the kind drawn does not fit the
    page.
    """
    kind = random.choice(("scale slip", "swapped digits", "window moved", "wrong rate", "share out of place"))
    wanted = {"wrong rate": ["growth"], "share out of place": ["share"], "window moved": ["window", "growth"]}
    kinds = wanted.get(kind, ["growth", "size", "share"])
    rows = [n for n, c in enumerate(case.claims) if c.kind in kinds and c.hedge != "placeholder"]
    if kind == "window moved":
        rows = [n for n in rows if case.claims[n].start_year or case.claims[n].end_year]
    else:
        rows = [n for n in rows if case.claims[n].kind == "share" or case.claims[n].subject == MARKET]
    if not rows:
        return None
    n = random.choice(rows)
    claim = case.claims[n]
    if kind == "window moved":
        by = random.choice((-10, -5, -3, -2, -1, 1, 2, 3, 5, 10))
        years = {"start_year": claim.start_year, "end_year": claim.end_year}
        moved = {name: year + by for name, year in years.items() if year}
        if claim.kind == "growth" and len(moved) == 2 and random.random() < 0.5:
            moved.pop(random.choice(list(moved)))
        return kind, abs(by), _replace(case, n, claim._replace(**moved))
    makers = {"scale slip": _scale, "swapped digits": _swap}
    new = makers[kind](random, claim) if kind in makers else _redraw(random, claim)
    ends, old = figures.ends(new) if new else [], claim.ends
    if not ends or not old or not ends[0].value or not old[0].value or ends[0].value == old[0].value:
        return None
    if len(ends) > 1 and ends[0].value > ends[1].value:
        return None
    return (
        kind,
        abs(log(ends[0].value / old[0].value)),
        _replace(case, n, cases.printed(claim, new, claim.hedge)),
    )


# --- the two simulations -------------------------------------------------------------------------------


def detection(bases, count: int, random: Random) -> None:
    """Print how many planted errors are caught of those detectable, by kind and by size of the error."""
    tally, curve, wrong = defaultdict(Counter), defaultdict(Counter), 0
    planted = 0
    while planted < count:
        _, case = random.choice(bases)
        made = plant(random, case)
        if made is None:
            continue
        planted += 1
        kind, size, changed = made
        caught = bool(alarms(changed))
        detectable = not (market_holds(changed) and shares_hold(changed))
        wrong += caught and not detectable
        bins = (1, 2, 3, 5, 10) if kind == "window moved" else (0.1, 0.25, 0.5, 1, 2, 10)
        place = next(b for b in bins if size <= b)
        for counter in (
            tally[kind],
            tally["all"],
            curve[("years" if kind == "window moved" else "ln ratio", place)],
        ):
            counter.update(planted=1, detectable=detectable, caught=caught and detectable)
    print(f"{planted} errors planted; {wrong} alarms where the search finds a world")
    for name, c in [
        *sorted(tally.items()),
        *((f"size up to {p} {unit}", c) for (unit, p), c in sorted(curve.items())),
    ]:
        share = c["caught"] / c["detectable"] if c["detectable"] else float("nan")
        print(
            f"  {name:28s} planted {c['planted']:5d}, detectable {c['detectable']:5d},"
            f" caught {c['caught']:5d} = {share:.3f} of these, {c['caught'] / c['planted']:.2f} of all"
        )


def calibration(bases: Sequence[tuple[str, Case]], count: int, random: Random) -> None:
    """Print how often a slip as large as the smallest error that a finding states is caught, and one a step less."""
    for check in dict.fromkeys(TOGETHER.values()):
        stated = [
            (case, f)
            for _, case in bases
            for f in found(case)
            if f.check == check and f.smallest_error is not None
        ]
        caught: dict[str, list[bool]] = {"as stated": [], "a step less": []}
        for case, one in random.sample(stated, min(count, len(stated))):
            claim = case.by_id[one.claims[0]]
            error, step = Decimal(repr(one.smallest_error)), claim.ends[0].step
            for name, slip in (("as stated", error), ("a step less", error - step)):
                figures_ = [_shifted(claim, side * slip) for side in (1, -1) if slip]
                changed = [
                    _replace(case, case.claims.index(claim), cases.printed(claim, f, claim.hedge))
                    for f in figures_
                ]
                caught[name].append(any(check in alarms(one_) for one_ in changed))
        for name, hits in caught.items():
            if hits:
                print(f"{check}, a slip {name}: {sum(hits)} of {len(hits)} caught")


def main(paths_: list[str], count: int, seed: int) -> None:
    """Run both on the pages that hold together."""
    a, random, began = Assumptions(), Random(seed), time.perf_counter()
    pages = list(ledgers(paths_, a))
    bases = [(name, case) for name, case in pages if len(case.claims) > 1 and not alarms(case)]
    held = sum(market_holds(case) and shares_hold(case) for _, case in bases)
    print(
        f"{len(pages)} pages, {len(bases)} of them without an alarm;"
        f" the exhaustive search finds a world for {held} of these"
    )
    detection(bases, count, random)
    calibration(bases, count, random)
    print(f"({time.perf_counter() - began:.0f} s)")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--count", type=int, default=6_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.exit(main(options.paths, options.count, options.seed))
