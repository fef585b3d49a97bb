"""Smallest conflicts among many bounds on differences, against the search over all sets of names."""

import math
import time
from random import Random

import pytest
from ledgers import EXACT, case, group, on_growth, rate, revenue, share, size, window

from helpers.audit import Audit
from helpers.checks.growth import conflicts as growth_conflicts
from helpers.engine import conflicts, cycles, feasibility, programmes
from helpers.engine.rows import BOX, Problem, Row


def bounded(name, low, high, above, below=None):
    return Row(name, ((above, 1), *(((below, -1),) if below else ())), low, high)


def drawn(random, n):
    """Bounds on the differences of five unknowns and on the unknowns, which hold together or do not."""
    rows = []
    for name in range(n):
        above, below = random.sample("abcde", 2)
        middle, room = random.uniform(-3, 3), random.uniform(0, 1.5)
        rows.append(bounded(name, middle - room, middle + room, above, random.choice([below, None])))
    return rows


def test_a_smallest_conflict_is_as_small_as_the_smallest_of_all():
    random, clashes = Random(5), 0
    for _ in range(150):
        rows = drawn(random, random.randint(3, 9))
        found, all_ = cycles.smallest(rows), conflicts.conflicts(rows).conflicts
        assert bool(found) is bool(all_)
        if found:
            clashes += 1
            assert found in all_ and len(found) == len(all_[0])
    assert clashes > 50


def test_conflicts_apart_share_no_name_and_what_is_left_holds():
    random = Random(6)
    for _ in range(40):
        rows = drawn(random, 20)
        found = cycles.apart(rows)
        names = [name for one in found for name in one]
        assert len(names) == len(set(names))
        assert feasibility.feasible([row for row in rows if row.name not in names])
        assert [len(one) for one in found] == sorted(len(one) for one in found)


@pytest.mark.parametrize(("gap", "clash"), [(1e-5, True), (1e-7, False), (0.0, False)])
def test_what_misses_by_less_than_the_solvers_rounding_holds(gap, clash):
    rows = [bounded("p", None, 1.0, "a"), bounded("q", 1.0 + gap, None, "a")]
    assert bool(cycles.smallest(rows)) is clash


def test_the_tighter_of_two_bounds_counts_on_each_side():
    rows = [bounded("p", 0, 5, "a", "b"), bounded("q", 1, 9, "a", "b"), bounded("r", -9, 0.5, "a", "b")]
    assert cycles.smallest(rows) == {"q", "r"}
    assert cycles.smallest(rows[:2]) == frozenset() and cycles.smallest([]) == frozenset()


def test_a_row_that_is_no_difference_is_refused():
    for terms in ((("a", 1), ("b", 1)), (("a", 2),), (("a", 1), ("b", -1), ("c", 1))):
        with pytest.raises(ValueError, match="no bound on"):
            cycles.smallest([Row("p", terms, 0, 1)])


def test_the_range_that_others_leave_is_that_of_the_solver():
    random = Random(7)
    for _ in range(60):
        rows = drawn(random, random.randint(2, 7))
        row, *others = rows
        found = cycles.range_of(row, others)
        free = [*others, Row(None, row.terms, None, None)]
        least, most = programmes.optimise(
            [Problem(free, {u: side * k for u, k in row.terms}) for side in (1, -1)]
        )
        assert (found is None) is (least is None)
        if found:
            for end, point in zip(found, (least[None], -most[None]), strict=True):
                assert end == pytest.approx(point, abs=1e-6) if abs(point) < BOX / 2 else math.isinf(end)


# --- growth of many claims ------------------------------------------------------------------------------


def test_beyond_twelve_claims_each_clash_without_a_figure_in_common_is_told():
    steady = [rate("5.0%", 2020 + n, 2021 + n) for n in range(10)]
    rows = [
        *steady,
        rate("9.0%", 2020, 2021),
        rate("9.0%", 2025, 2026),
        size("$1.00 billion", 2040),
        size("$2.00 billion", 2040),
    ]
    found = [f for f in on_growth(*rows, a=EXACT) if f.verdict == "contradiction"]
    assert {f.claims for f in found} == {("c01", "c11"), ("c06", "c12"), ("c13", "c14")}
    assert all("Of 14 figures only clashes without a figure in common are told." in f.detail for f in found)
    market = group(*rows[:12], a=EXACT)
    assert growth_conflicts.clash(market, market.plain).complete  # twelve: all conflicts, all repairs


def many(n):
    random = Random(1)
    rows = [window(2024, 2031)]
    for _ in range(n):
        subject = random.choice(["market", f"Segment {random.randrange(20)}"])
        start, kind = random.randint(2015, 2028), random.random()
        if kind < 0.4:
            figure = f"{random.uniform(3, 12):.1f}%"
            rows.append(rate(figure, start, start + random.randint(1, 8), subject=subject))
        elif kind < 0.7:
            rows.append(size(f"${random.uniform(1, 90):.1f} billion", start, subject=subject))
        elif kind < 0.9:
            place = random.choice(["Europe", "China", "Asia-Pacific", "North America", "India", "Germany"])
            rows.append(share(place, f"{random.uniform(1, 30):.0f}%", random.choice([None, 2024, 2025])))
        else:
            rows.append(
                revenue(f"Maker {random.randrange(50)}", f"${random.uniform(1, 90):.1f} million", start)
            )
    return rows


def test_five_hundred_claims_are_no_trouble():
    page = case(*many(500))
    began = time.process_time()
    found = Audit(page).of_page
    assert time.process_time() - began < 25  # about six seconds on a quiet machine
    assert len(found) < 500 and max(len(f.detail) for f in found) < 2000
