"""Systems of bounds at their edges: what the solver calls held, how many sets are listed, what proves a clash."""

from fractions import Fraction

import pytest

from helpers.engine import certificates, feasibility, programmes, rows
from helpers.engine import conflicts as conflict_sets
from helpers.engine.certificates import Certificate
from helpers.engine.conflicts import Change
from helpers.engine.rows import Problem, Row

X, Y = (("x", 1),), (("y", 1),)


def between(low, high, name="a", terms=X, low_open=False, high_open=False):
    return Row(name, terms, low, high, low_open, high_open)


def clash(gap, **ends):
    """Two rows that miss each other by a gap (overlap by it where it is below 0)."""
    return [between(gap, None, "a", **ends), between(None, 0, "b")]


@pytest.mark.parametrize(("gap", "held"), [(0, True), (5e-7, True), (2e-6, False), (1e-3, False)])
def test_a_violation_below_the_tolerance_is_the_solvers_own(gap, held):
    # Both rows give way by the same amount, so each breaks by half of what they miss each other by.
    point = programmes.optimise([Problem(clash(2 * gap), {"x": 1.0})])[0]
    assert (point is not None) is held
    assert (feasibility.decide([], [Problem(clash(2 * gap), {"x": 1.0})])[1][0] is not None) is held


@pytest.mark.parametrize(
    ("gap", "held"),
    [(Fraction(-1, 10**6), True), (0, True), (Fraction(1, 10**4), False), (Fraction(1, 10**2), False)],
)
def test_closed_ends_hold_where_they_touch_and_not_beyond(gap, held):
    assert feasibility.feasible(clash(gap)) is held
    assert (certificates.certificate(clash(gap)) is None) is held


@pytest.mark.parametrize(
    ("gap", "held"),
    [(Fraction(-1, 10), True), (Fraction(-1, 10**4), True), (0, False), (Fraction(1, 10**4), False)],
)
def test_open_ends_hold_only_where_there_is_room_between_them(gap, held):
    assert feasibility.feasible(clash(gap, low_open=True)) is held
    mirrored = [between(None, -gap, "a", high_open=True), between(0, None, "b")]
    assert feasibility.feasible(mirrored) is held
    assert (certificates.certificate(mirrored) is None) is held


def test_a_system_without_bounds_holds():
    assert (
        feasibility.feasible([between(None, None)])
        and certificates.certificate([between(None, None)]) is None
    )
    assert feasibility.feasible_each([]) == []


def test_rows_that_always_hold_and_clash_spoil_only_their_own_system():
    wrong = [row._replace(name=None) for row in clash(1)]
    held, points = feasibility.decide([wrong, clash(-1), clash(1)], [Problem(clash(-1), {"x": 1.0})])
    assert held == [False, True, False] and points[0][None] == pytest.approx(-1, abs=1e-6)


def test_a_certificate_carries_the_gap_and_names_each_row_once():
    rows = [between(3, None, "a"), between(None, 1, "b"), Row(None, Y, 0, None), between(None, 9, "c", Y)]
    proof = certificates.certificate(rows)
    assert isinstance(proof, Certificate) and proof.gap == 2 and proof.names == ("a", "b")
    assert [(part.side, part.multiplier) for part in proof.parts] == [("low", 1), ("high", 1)]


def test_a_certificate_of_open_ends_has_no_gap():
    proof = certificates.certificate(clash(0, low_open=True))
    assert proof.gap == 0 and len(proof.parts) == 2


def test_a_certificate_weighs_rows_by_their_multiples():
    rows = [Row("a", (("x", 3),), 7, None), Row("b", (("x", 2),), None, 4)]
    proof = certificates.certificate(rows)
    by_name = {part.row.name: part.multiplier for part in proof.parts}
    assert by_name["a"] * 3 == by_name["b"] * 2 and proof.gap == by_name["a"] * 7 - by_name["b"] * 4 > 0


def test_an_optimum_is_the_end_of_a_bound_and_the_box_where_there_is_none():
    low, high = programmes.optimise([Problem([between(2, 5)], {"x": k}) for k in (1.0, -1.0)])
    assert (low[None], high[None]) == pytest.approx((2, -5))
    assert programmes.optimise([Problem([between(2, None)], {"x": -1.0})])[0][None] == pytest.approx(
        -rows.BOX
    )
    assert programmes.optimise([Problem([between(2, None)], {"other": 1.0})])[0][None] == 0


def blocks(*lengths):
    """Rows in blocks, each a chain whose bounds clash only all together: one conflict a block."""
    rows = []
    for n, length in enumerate(lengths):
        terms = tuple(((n, i), 1) for i in range(length - 1))
        rows += [Row(f"{n}.{i}", (term,), 1, None) for i, term in enumerate(terms)]
        rows.append(Row(f"{n}.last", terms, None, length - 2))
    return rows


def fits(names_and_rows):
    """Answer of a block of `blocks` without a solver: it clashes where all of it is there."""
    return [
        not any(
            row.name.endswith("last")
            and sum(other.name.split(".")[0] == row.name.split(".")[0] for other in rows)
            == len(row.terms) + 1
            for row in rows
        )
        for rows in names_and_rows
    ]


def test_the_stand_in_answers_as_the_solver_does():
    rows = blocks(2, 3)
    for n in range(len(rows)):
        kept = rows[:n] + rows[n + 1 :]
        assert fits([kept]) == feasibility.feasible_each([kept]) and fits(
            [rows[n:]]
        ) == feasibility.feasible_each([rows[n:]])


@pytest.fixture
def quick(monkeypatch):
    """Many sets are decided by the stand-in, which is as right and much quicker."""
    asked = []

    def each(systems):
        asked.append(len(systems))
        return fits(systems)

    monkeypatch.setattr(programmes, "feasible_each", each)
    return asked


def test_up_to_five_names_all_sets_are_decided_at_once_and_beyond_one_by_one(quick):
    conflict_sets.conflicts(blocks(5))
    assert quick == [1, 2**5 - 1]
    quick.clear()
    conflict_sets.conflicts(blocks(6))
    assert set(quick) == {1}


@pytest.mark.parametrize(
    ("lengths", "conflicts", "repairs", "complete"),
    [
        ((12,), 1, 12, True),
        ((2, 4, 5), 3, 40, True),  # as many repairs as are enough, and no more to come
        ((2, 2, 2, 5), 4, 40, True),
        ((4, 4, 2, 2), 4, 40, False),  # 64 repairs
        ((2,) * 6, 6, 40, False),
        ((13,), 1, 1, False),  # one name too many: one set of each kind
        ((6, 7), 1, 1, False),
    ],
)
def test_up_to_twelve_names_and_forty_repairs_all_sets_are_listed(
    quick, lengths, conflicts, repairs, complete
):
    found = conflict_sets.conflicts(blocks(*lengths))
    assert (len(found.conflicts), len(found.repairs), found.complete) == (conflicts, repairs, complete)
    names = [f"{n}." for n in range(len(lengths))]
    for conflict in found.conflicts:  # a whole block each, so minimal
        assert len(conflict) in lengths and len({name.split(".")[0] for name in conflict}) == 1
    for repair in found.repairs:  # one name of each block, so minimal
        assert sorted(name[:2] for name in repair) == names


def test_sets_are_sorted_by_size_and_then_by_the_order_of_their_names(quick):
    found = conflict_sets.conflicts(blocks(3, 2))
    assert [sorted(s) for s in found.conflicts] == [["1.0", "1.last"], ["0.0", "0.1", "0.last"]]
    pairs = [("0.0", "1.0"), ("0.0", "1.last"), ("0.1", "1.0"), ("0.1", "1.last"), ("0.last", "1.0")]
    assert [tuple(sorted(s)) for s in found.repairs] == [*pairs, ("0.last", "1.last")]


def test_rows_of_one_name_stand_or_fall_together():
    rows = [between(0, 1, "a"), between(0, 1, "a", Y), between(5, None, "b"), between(5, None, "c", Y)]
    found = conflict_sets.conflicts(rows)
    assert [sorted(s) for s in found.conflicts] == [["a", "b"], ["a", "c"]]
    assert [sorted(s) for s in found.repairs] == [["a"], ["b", "c"]]


def sets(*texts):
    return [frozenset(text) for text in texts]


@pytest.mark.parametrize(
    ("given", "hit"),
    [
        ([], [""]),
        (["a"], ["a"]),
        (["ab"], ["a", "b"]),
        (["ab", "bc"], ["b", "ac"]),
        (["ab", "cd"], ["ac", "ad", "bc", "bd"]),
        (["ab", "bc", "ca"], ["ab", "ac", "bc"]),
        (["abc", "b"], ["b"]),
        (["a", "abc"], ["a"]),
        (["ab", "ac", "ad"], ["a", "bcd"]),
    ],
)
def test_a_hitting_set_meets_every_set_and_none_of_its_names_can_go(given, hit):
    assert conflict_sets.hitting_sets(sets(*given)) == sets(*hit)


def test_a_change_counts_from_above_the_tolerance():
    assert conflict_sets.mend(clash(Fraction(1, 2 * 10**6)), {"a": 1, "b": 2}) == []
    (change,) = conflict_sets.mend(clash(Fraction(1, 10**4)), {"a": 1, "b": 2})
    assert change == Change(clash(Fraction(1, 10**4))[0], "low", pytest.approx(-1e-4, rel=1e-2))


def test_rows_that_always_hold_are_not_changed():
    rows = [between(4, None, None), between(None, 1, "b")]
    assert conflict_sets.mend(rows, {"b": 1}) == [Change(rows[1], "high", pytest.approx(3))]
    rows = [between(4, None, "a"), between(None, 1, None)]
    assert conflict_sets.mend(rows, {"a": 1}) == [Change(rows[0], "low", pytest.approx(-3))]


def test_a_cheaper_change_wins_over_an_earlier_row_at_a_small_difference():
    assert [c.row.name for c in conflict_sets.mend(clash(1), {"a": 1.0001, "b": 1})] == ["b"]
    assert [c.row.name for c in conflict_sets.mend(clash(1), {"a": 1, "b": 1.0001})] == ["a"]
