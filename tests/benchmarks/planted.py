"""Planted errors in the ledgers of real pages: how many are caught of those that can be, false alarms, power.

    python tests/benchmarks/planted.py REPORT_OR_FOLDER_OR_LEDGER... --count 6000

Pages whose own figures hold together are taken as true. An error is detectable where an exhaustive search
(z3, exact rationals: every reading, every rounding convention of every figure) finds no world that meets all
claims.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from math import log
from random import Random

import numpy as np
import z3
from pages import cases, ledgers

from helpers.case import Case
from helpers.checks import detection_rate
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
    """Return the checks that call something strained or contradictory."""
    return {f.check for f in found(case) if f.verdict in ("unusual", "contradiction")}


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
        always = [row for row in paths.rows(group, windows, a.growth_change_cap) if row.name is None]
        each = [[paths.rows(way.keeping([c]), windows) for way in ways] for c in group.claims]
        systems.append((always, each))
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


def _redraw(random: Random, claim: Claim, a: Assumptions) -> str:
    printed = claim.ends
    new = random.choice(detection_rate.draws(claim, a).tolist())
    shift = Decimal(repr(new)).quantize(printed[0].step) - printed[0].value
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
    new = makers[kind](random, claim) if kind in makers else _redraw(random, claim, case.assumptions)
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


def calibration(bases, count: int, random: Random) -> None:
    """Print the power that the findings state beside the share of random figures that the check catches."""
    for check in dict.fromkeys(TOGETHER.values()):
        stated, caught = [], []
        known = {}
        for name, case in bases:
            first = next((f for f in found(case) if f.check == check), None)
            if first and first.power is not None and first.subject == MARKET:
                known[name] = (case, first)
        names = list(known)
        while names and len(caught) < count:
            case, one = known[random.choice(names)]
            claim = case.by_id[random.choice(one.claims)]
            drawn = cases.printed(claim, _redraw(random, claim, case.assumptions), claim.hedge)
            stated.append(one.power)
            caught.append(check in alarms(_replace(case, case.claims.index(claim), drawn)))
        if caught:
            print(
                f"power of '{check}': stated {np.mean(stated):.3f}, simulated {np.mean(caught):.3f}"
                f" ({len(caught)} draws)"
            )


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
