"""Where an interval ends: each rounding convention, each hedge, each operation, to the last digit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from helpers.engine import intervals
from helpers.engine.intervals import ANYTHING, Interval, rounded, stands_for
from helpers.page import figures

HALF = Fraction(1, 2)
CLOSED, OPEN = False, True
# Room below and above 4 (even), 5 (odd) and, mirrored, below them; and which of the ends are reached.
ROOMS = [
    ("as printed", 4, 4, 4, CLOSED, CLOSED),
    ("as printed", 0, 0, 0, CLOSED, CLOSED),
    ("as printed", -4, -4, -4, CLOSED, CLOSED),
    ("half up", 4, 4 - HALF, 4 + HALF, CLOSED, OPEN),
    ("half up", 0, -HALF, HALF, CLOSED, OPEN),
    ("half up", -4, -4 - HALF, -4 + HALF, OPEN, CLOSED),
    ("half even", 4, 4 - HALF, 4 + HALF, CLOSED, CLOSED),
    ("half even", 5, 5 - HALF, 5 + HALF, OPEN, OPEN),
    ("half even", 0, -HALF, HALF, CLOSED, CLOSED),
    ("half even", -4, -4 - HALF, -4 + HALF, CLOSED, CLOSED),
    ("half even", -5, -5 - HALF, -5 + HALF, OPEN, OPEN),
    ("truncated", 4, 4, 5, CLOSED, OPEN),
    ("truncated", 0, 0, 1, CLOSED, OPEN),
    ("truncated", -4, -5, -4, OPEN, CLOSED),
    ("rounded up", 4, 3, 4, OPEN, CLOSED),
    ("rounded up", 0, -1, 0, OPEN, CLOSED),
    ("rounded up", -4, -4, -3, CLOSED, OPEN),
    ("nearest", 4, 4 - HALF, 4 + HALF, CLOSED, CLOSED),
    ("nearest", -4, -4 - HALF, -4 + HALF, CLOSED, CLOSED),
    ("any", 4, 3, 5, OPEN, OPEN),
    ("any", 0, -1, 1, OPEN, OPEN),
    ("any", -4, -5, -3, OPEN, OPEN),
]


@pytest.mark.parametrize(("convention", "value", "low", "high", "low_open", "high_open"), ROOMS)
def test_each_convention_leaves_its_own_room(convention, value, low, high, low_open, high_open):
    assert rounded(Decimal(value), Decimal(1), convention) == Interval(low, high, low_open, high_open)


@pytest.mark.parametrize(("convention", "value", "low", "high", "low_open", "high_open"), ROOMS)
def test_room_counts_in_the_last_digit(convention, value, low, high, low_open, high_open):
    tenth = rounded(Decimal(value) / 10, Decimal("0.1"), convention)
    assert tenth == Interval(Fraction(low) / 10, Fraction(high) / 10, low_open, high_open)


def test_every_convention_is_tried_above():
    assert {convention for convention, *_ in ROOMS} == set(intervals.CONVENTIONS)
    assert intervals._ROOM.keys() == set(intervals.CONVENTIONS)


@pytest.mark.parametrize(
    ("interval", "empty"),
    [
        (Interval(1, 1), False),
        (Interval(1, 1, True), True),
        (Interval(1, 1, False, True), True),
        (Interval(1, 2, True, True), False),
        (Interval(2, 1), True),
        (Interval(None, 1, True, True), False),
        (Interval(1, None, True, True), False),
        (ANYTHING, False),
    ],
)
def test_only_a_point_that_is_left_out_or_ends_that_cross_make_an_interval_empty(interval, empty):
    assert interval.empty is empty


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Interval(1, 3), Interval(3, 5), Interval(3, 3)),
        (Interval(1, 3, False, True), Interval(3, 5), Interval(3, 3, False, True)),
        (Interval(1, 3), Interval(3, 5, True), Interval(3, 3, True, False)),
        (Interval(1, 3, True, False), Interval(1, 3, False, True), Interval(1, 3, True, True)),
        (Interval(1, 3, True, True), Interval(2, 4), Interval(2, 3, False, True)),
        (Interval(None, 3, False, True), Interval(2, None, True), Interval(2, 3, True, True)),
        (ANYTHING, Interval(2, 3, True, True), Interval(2, 3, True, True)),
        (Interval(2, 3, True, True), ANYTHING, Interval(2, 3, True, True)),
    ],
)
def test_of_two_ends_the_tighter_holds_and_of_equal_ends_the_open_one(one, other, both):
    assert one.meet(other) == both and other.meet(one) == both


def test_a_sum_and_a_product_reach_an_end_only_where_both_parts_do():
    left, right = Interval(1, 2, True, False), Interval(3, 4, False, True)
    assert left + right == right + left == Interval(4, 6, True, True)
    assert left * right == right * left == Interval(3, 8, True, True)
    closed = Interval(1, 2)
    assert closed + closed == Interval(2, 4) and closed * closed == Interval(1, 4)
    assert closed + left == Interval(2, 4, True, False) and closed * right == Interval(3, 8, False, True)


def test_an_end_without_a_bound_takes_the_bound_of_what_it_is_added_to_or_multiplied_by():
    above, below, both = Interval(1, None), Interval(None, 2), Interval(3, 4)
    assert above + both == both + above == Interval(4, None)
    assert below + both == both + below == Interval(None, 6)
    assert above * both == both * above == Interval(3, None)
    assert below * both == both * below == Interval(None, 8)


def test_powers_keep_their_ends_and_inverses_swap_them():
    assert Interval(2, 3, True, False) ** 2 == Interval(4, 9, True, False)
    assert Interval(2, 3, True, False) ** 1 == Interval(2, 3, True, False)
    assert Interval(2, 3, True, False) ** 0 == Interval(1, 1, True, False)
    assert Interval(2, 4, True, False) ** -1 == Interval(Fraction(1, 4), HALF, False, True)
    assert Interval(2, 4, True, False) ** -2 == Interval(Fraction(1, 16), Fraction(1, 4), False, True)
    assert Interval(0, 4) ** -1 == Interval(Fraction(1, 4), None)
    assert Interval(2, None) ** -1 == Interval(None, HALF)
    assert Interval(2, None) ** 3 == Interval(8, None)


def test_a_shift_and_a_scale_keep_what_is_reached():
    one = Interval(1, 2, True, False)
    assert one.shift(Fraction(3)) == Interval(4, 5, True, False)
    assert one.scale(Fraction(3)) == Interval(3, 6, True, False)
    assert Interval(1, None, True).scale(Fraction(3)) == Interval(3, None, True)


@pytest.mark.parametrize(
    ("figure", "hedge", "convention", "over", "interval"),
    [
        ("8%", "over", "any", "loose", Interval(7, None, True)),
        ("8%", "over", "nearest", "loose", Interval(8 - HALF, None)),
        ("8%", "over", "any", "strict", Interval(8, None, True)),
        ("8%", "under", "any", "loose", Interval(None, 9, False, True)),
        ("8%", "under", "nearest", "loose", Interval(None, 8 + HALF)),
        ("8%", "under", "any", "strict", Interval(None, 8, False, True)),
        ("7-9%", "over", "as printed", "loose", Interval(7, None)),
        ("7-9%", "under", "as printed", "loose", Interval(None, 9)),
        ("7-9%", "over", "any", "strict", Interval(7, None, True)),
        ("7-9%", "under", "any", "strict", Interval(None, 9, False, True)),
        ("7-9%", "range", "any", "loose", Interval(6, 10, True, True)),
        ("7-9%", "range", "half up", "loose", Interval(7 - HALF, 9 + HALF, False, True)),
        ("7-9%", "range", "rounded up", "loose", Interval(6, 9, True, False)),
        ("8%", "exact", "truncated", "loose", Interval(8, 9, False, True)),
    ],
)
def test_a_hedge_takes_one_end_away_and_keeps_how_the_other_is_reached(
    figure, hedge, convention, over, interval
):
    assert stands_for(figures.ends(figure), hedge, convention, 5.0, over) == interval


@pytest.mark.parametrize(
    ("figure", "about", "low", "high"),
    [
        ("20%", 5.0, 19, 21),  # as wide as the rounding
        ("20%", 4.9, 19, 21),  # narrower than the rounding, which then holds, both ends reached
        ("20%", 5.1, Fraction("18.98"), Fraction("21.02")),
        ("20%", 0.0, 19, 21),
        ("40.0%", 5.0, 38, 42),
    ],
)
def test_about_is_never_narrower_than_the_rounding_and_leaves_no_end_open(figure, about, low, high):
    assert stands_for(figures.ends(figure), "about", "any", about) == Interval(low, high)


def test_about_a_loss_goes_to_both_sides():
    lost = [figures.Printed(Decimal(-40), Decimal(1))]
    assert stands_for(lost, "about", "nearest", 5.0) == Interval(-42, -38)


def test_without_more_said_a_figure_may_be_rounded_in_any_way_and_about_is_five_per_cent():
    printed = figures.ends("40%")
    assert intervals.stands_for(printed, "exact") == Interval(Fraction(39), Fraction(41), True, True)
    assert intervals.stands_for(printed, "about") == Interval(Fraction(38), Fraction(42))
    assert intervals.stands_for(printed, "over") == Interval(Fraction(39), None, True)
