from fractions import Fraction
from random import Random

import instances
import pytest

from helpers.engine import certificates, feasibility, programmes
from helpers.engine import conflicts as conflict_sets
from helpers.engine.conflicts import Change
from helpers.engine.rows import Problem, Row


def test_500_systems_are_decided_as_exact_arithmetic_decides_them():
    random, verdicts = Random(7), []
    for _ in range(500):
        rows = instances.system(random)
        verdicts.append(feasibility.feasible(rows))
        assert verdicts[-1] == instances.feasible(rows), rows
    assert 100 < sum(verdicts) < 400


def test_conflicts_and_repairs_are_all_there_and_hit_each_other():
    random, compared = Random(8), 0
    while compared < 60:
        rows = instances.system(random)
        if instances.feasible(rows) or not instances.feasible([row for row in rows if row.name is None]):
            continue
        compared += 1
        conflicts, repairs, _ = conflict_sets.conflicts(rows)
        assert (set(conflicts), set(repairs)) == instances.minimal_sets(rows)
        assert set(conflict_sets.hitting_sets(repairs)) == set(conflicts)
        assert set(conflict_sets.hitting_sets(conflicts)) == set(repairs)


def test_a_certificate_adds_up_to_a_false_line():
    random, proofs = Random(9), 0
    while proofs < 100:
        rows = instances.system(random)
        proof = certificates.certificate(rows)
        if proof is None:
            continue
        proofs += 1
        total, bound, strict = {}, Fraction(0), False
        for row, side, multiplier in proof.parts:
            sign = 1 if side == "high" else -1
            assert multiplier > 0 and row in rows
            for unknown, k in row.terms:
                total[unknown] = total.get(unknown, 0) + sign * multiplier * k
            bound += sign * multiplier * (row.high if side == "high" else row.low)
            strict |= row.high_open if side == "high" else row.low_open
        assert not any(total.values())
        assert bound == -proof.gap and (proof.gap > 0 or (proof.gap == 0 and strict))


def test_ends_that_touch_meet_only_where_both_are_closed():
    low, high = Row("a", (("x", 1),), None, 5), Row("b", (("x", 1),), 5, None)
    assert feasibility.feasible([low, high])
    assert not feasibility.feasible([low._replace(high_open=True), high])


def test_stacked_programmes_answer_as_single_ones():
    random = Random(10)
    problems = []
    while len(problems) < 40:
        rows = [row._replace(name="r") for row in instances.system(random)]
        problems.append(Problem(rows, {rows[0].terms[0][0]: 1.0}))
    stacked = programmes.optimise(problems)
    for problem, point in zip(problems, stacked, strict=True):
        alone = programmes.optimise([problem])[0]
        assert (point is None) == (alone is None)
        assert point is None or point[None] == pytest.approx(alone[None], abs=1e-5)
    assert 5 < sum(point is None for point in stacked) < 35


def test_rows_that_always_hold_must_not_clash():
    rows = [Row(None, (("x", 1),), 1, None), Row(None, (("x", 1),), None, 0)]
    with pytest.raises(ValueError, match="clash"):
        conflict_sets.conflicts(rows)
    with pytest.raises(ValueError, match="clash"):
        programmes.optimise([Problem(rows, {})])
    assert not feasibility.feasible(rows)


def test_the_smallest_change_takes_the_cheapest_row_and_of_equals_the_first():
    rows = [Row("a", (("x", 1),), 4, None), Row("b", (("x", 1),), None, 1)]
    assert conflict_sets.mend(rows, {"a": 1, "b": 2}) == [Change(rows[0], "low", pytest.approx(-3))]
    assert conflict_sets.mend(rows, {"a": 2, "b": 1}) == [Change(rows[1], "high", pytest.approx(3))]
    assert [change.row.name for change in conflict_sets.mend(rows, {"a": 1, "b": 1})] == ["a"]
    assert conflict_sets.mend(rows[:1], {"a": 1}) == []


def test_nothing_clashes_with_nothing():
    assert (
        feasibility.feasible([])
        and conflict_sets.conflicts([]) == ([], [], True)
        and programmes.optimise([]) == []
    )
    assert conflict_sets.hitting_sets([]) == [frozenset()]
