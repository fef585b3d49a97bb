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
from pages import ledgers

from helpers.checks import detection as detecting
from helpers.checks.growth import check as growth_check
from helpers.checks.growth import paths
from helpers.checks.shares import addition, by_year
from helpers.checks.shares import check as shares_check
from helpers.engine import intervals
from helpers.page import figures
from helpers.readings import claims as meant
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions

TOGETHER = {
    "growth": "growth and size together",
    "size": "growth and size together",
    "share": "shares together",
}
ORIGINS = ("half up", "half even", "truncated", "rounded up")


def alarms(ledger, a) -> set[str]:
    """Return the checks that call something strained or contradictory."""
    found = growth_check.check(ledger, a) + shares_check.check(ledger, a)
    return {f["check"] for f in found if f["verdict"] in ("strained", "contradictory")}


# --- exhaustive search ---------------------------------------------------------------------------------


def _between(total, interval):
    parts = []
    for bound, is_open, side in (
        (interval.high, interval.high_open, 1),
        (interval.low, interval.low_open, -1),
    ):
        if bound is not None:
            gap = side * (z3.Q(Fraction(bound).numerator, Fraction(bound).denominator) - total)
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


def _ways(claims, a):
    return [
        meant.with_bounds(claims, Assumptions(a.published, a.about, origin, a.over)) for origin in ORIGINS
    ]


def market_holds(ledger, a) -> bool:
    """Whether some path meets all growth and size claims of the market."""
    found = meant.claims(ledger, a)
    group = paths.group(found, timeline.page(found, a), "market")
    if len(group.claims) < 2:
        return True
    ways = _ways(group.claims, a)
    systems = []
    for windows in group.combinations.values():
        always = [row for row in paths.rows(group.claims, windows, a.bend_cap) if row.name is None]
        each = [[paths.rows([way[n]], windows) for way in ways] for n in range(len(group.claims))]
        systems.append((always, each))
    return _some_world(systems)


def shares_hold(ledger, a) -> bool:
    """Whether each year's shares have a division of the world that meets them."""
    for _, options in by_year.groups(meant.claims(ledger, a)):
        systems = []
        for places in options.values():
            always = [row for row in addition.bounds(places, ()) if row.name is None]
            ways = _ways([p.claim for p in places], a)
            each = [
                [addition.own_bounds(p._replace(claim=way[n])) for way in ways] for n, p in enumerate(places)
            ]
            systems.append((always, each))
        if not _some_world(systems):
            return False
    return True


# --- planting ------------------------------------------------------------------------------------------


def _replace(ledger, n: int, **fields):
    changed = ledger.copy()
    for column, value in fields.items():
        changed.loc[n, column] = value
    return changed


def _first_number(figure: str) -> str:
    return next(iter("".join(x if x.isdigit() or x == "." else " " for x in figure).split()))


def _scale(random, ledger, n):
    figure = ledger.figure[n]
    if ledger.kind[n] == "size":
        swaps = {"billion": "million", "million": "billion", "trillion": "billion"}
        word = next((w for w in swaps if w in figure), None)
        return figure.replace(word, swaps[word]) if word else None
    number = Decimal(_first_number(figure))
    return figure.replace(str(number), format(number * random.choice((10, Decimal("0.1"))), "f"), 1)


def _swap(random, ledger, n):
    number = _first_number(ledger.figure[n])
    places = [i for i in range(len(number) - 1) if number[i].isdigit() and number[i + 1].isdigit()]
    places = [i for i in places if number[i] != number[i + 1]]
    if not places:
        return None
    i = random.choice(places)
    return ledger.figure[n].replace(number, number[:i] + number[i + 1] + number[i] + number[i + 2 :], 1)


def _redraw(random, ledger, n, a):
    claim = meant.claims(ledger.iloc[[n]], a)[0]
    printed = figures.ends(claim.figure)
    new = random.choice(detecting.draws(claim, a).tolist())
    shift = Decimal(repr(new)).quantize(printed[0].step) - printed[0].value
    scale = next((10**p for w, p in figures.SCALES.items() if w in claim.figure.lower()), 1)
    texts = [format((end.value + shift) / scale, "f") for end in printed]
    texts = [t.rstrip("0").rstrip(".") if scale > 1 and "." in t else t for t in texts]
    places = max(0, -(printed[0].step / scale).normalize().as_tuple().exponent)
    texts = [f"{Decimal(t):.{places}f}" for t in texts]
    word = next((f" {w}" for w in figures.SCALES if w in claim.figure.lower()), "")
    return "-".join(texts) + ("%" if claim.unit == "%" else f"{word} {claim.unit}")


def plant(random: Random, ledger, a):
    """Return (kind of error, its size, the ledger with it), or None where the kind drawn does not fit the
    page.
    """
    kind = random.choice(("scale slip", "swapped digits", "window moved", "wrong rate", "share out of place"))
    wanted = {"wrong rate": ["growth"], "share out of place": ["share"], "window moved": ["window", "growth"]}
    rows = ledger.index[
        ledger.kind.isin(wanted.get(kind, ["growth", "size", "share"]))
        & (ledger.hedge.fillna("") != "placeholder")
    ]
    if kind == "window moved":
        rows = [n for n in rows if ledger.start_year.notna()[n] or ledger.end_year.notna()[n]]
    else:
        rows = [n for n in rows if ledger.kind[n] == "share" or ledger.subject[n] == "market"]
    if not len(rows):
        return None
    n = random.choice(list(rows))
    if kind == "window moved":
        by = random.choice((-10, -5, -3, -2, -1, 1, 2, 3, 5, 10))
        moved = {c: ledger[c][n] + by for c in ("start_year", "end_year") if ledger[c].notna()[n]}
        if ledger.kind[n] == "growth" and len(moved) == 2 and random.random() < 0.5:
            moved.pop(random.choice(list(moved)))
        return kind, abs(by), _replace(ledger, n, **moved)
    makers = {"scale slip": _scale, "swapped digits": _swap}
    new = makers[kind](random, ledger, n) if kind in makers else _redraw(random, ledger, n, a)
    ends = figures.ends(new) if new else []
    old = figures.ends(ledger.figure[n])
    if not ends or not old or not ends[0].value or not old[0].value or ends[0].value == old[0].value:
        return None
    if len(ends) > 1 and ends[0].value > ends[1].value:
        return None
    return kind, abs(log(ends[0].value / old[0].value)), _replace(ledger, n, figure=new)


# --- the two simulations -------------------------------------------------------------------------------


def detection(bases, count: int, random: Random, a) -> None:
    """Print how many planted errors are caught of those detectable, by kind and by size of the error."""
    tally, curve, wrong = defaultdict(Counter), defaultdict(Counter), 0
    planted = 0
    while planted < count:
        _, ledger = random.choice(bases)
        made = plant(random, ledger, a)
        if made is None:
            continue
        planted += 1
        kind, size, changed = made
        caught = bool(alarms(changed, a))
        detectable = not (market_holds(changed, a) and shares_hold(changed, a))
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


def calibration(bases, count: int, random: Random, a) -> None:
    """Print the power that the findings state beside the share of random figures that the check catches."""
    for check in dict.fromkeys(TOGETHER.values()):
        stated, caught = [], []
        known = {}
        for name, ledger in bases:
            found = [
                f
                for f in growth_check.check(ledger, a) + shares_check.check(ledger, a)
                if f["check"] == check
            ]
            if found and found[0]["power"] is not None and found[0]["subject"] == "market":
                known[name] = (ledger, found[0])
        names = list(known)
        while names and len(caught) < count:
            ledger, one = known[random.choice(names)]
            claim = random.choice(one["claims"].split())
            n = ledger.index[ledger.claim_id == claim][0]
            changed = _replace(ledger, n, figure=_redraw(random, ledger, n, a))
            stated.append(one["power"])
            caught.append(check in alarms(changed, a))
        if caught:
            print(
                f"power of '{check}': stated {np.mean(stated):.3f}, simulated {np.mean(caught):.3f}"
                f" ({len(caught)} draws)"
            )


def main(paths_: list[str], count: int, seed: int) -> None:
    """Run both on the pages that hold together."""
    a, random, began = Assumptions(), Random(seed), time.perf_counter()
    pages = list(ledgers(paths_))
    bases = [(name, ledger) for name, ledger in pages if len(ledger) > 1 and not alarms(ledger, a)]
    held = sum(market_holds(ledger, a) and shares_hold(ledger, a) for _, ledger in bases)
    print(
        f"{len(pages)} pages, {len(bases)} of them without an alarm;"
        f" the exhaustive search finds a world for {held} of these"
    )
    detection(bases, count, random, a)
    calibration(bases, count, random, a)
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
