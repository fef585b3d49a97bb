from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import claims

from helpers.checks import smallest_error
from helpers.engine.intervals import Interval, rounded, stands_for
from helpers.page import figures
from helpers.readings.assumptions import Assumptions

MODES = {
    "half up": ROUND_HALF_UP,
    "half even": ROUND_HALF_EVEN,
    "truncated": ROUND_DOWN,
    "rounded up": ROUND_UP,
}
numbers = st.decimals(-1000, 1000, allow_nan=False, places=6)
steps = st.sampled_from([Decimal("0.01"), Decimal("0.1"), Decimal(1), Decimal(5), Decimal(100)])


@given(true=numbers, step=steps, convention=st.sampled_from(list(MODES)))
def test_an_interval_holds_exactly_the_numbers_that_print_so(true, step, convention):
    printed = (true / step).quantize(Decimal(1), rounding=MODES[convention]) * step
    assert rounded(printed, step, convention).holds(Fraction(true)) or printed == 0
    assert rounded(printed, step, "any").holds(Fraction(true))
    other = printed + step
    if other != 0 and printed != 0:
        assert not rounded(other, step, convention).holds(Fraction(true))


@given(true=numbers, step=steps)
def test_nearest_holds_both_halves(true, step):
    for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN):
        printed = (true / step).quantize(Decimal(1), rounding=mode) * step
        assert rounded(printed, step, "nearest").holds(Fraction(true))


def test_the_last_digit_decides_the_width():
    eight = rounded(Decimal("8"), Decimal("1"), "half up")
    assert (eight.low, eight.high) == (Fraction(15, 2), Fraction(17, 2))
    assert eight.holds(Fraction(15, 2)) and not eight.holds(Fraction(17, 2))
    exact = rounded(Decimal("8.00"), Decimal("0.01"), "half up")
    assert (exact.low, exact.high) == (Fraction("7.995"), Fraction("8.005"))


def test_half_even_closes_even_and_opens_odd_figures():
    assert rounded(Decimal(8), Decimal(1), "half even").holds(Fraction(17, 2))
    assert not rounded(Decimal(7), Decimal(1), "half even").holds(Fraction(15, 2))


def test_an_unknown_convention_is_refused():
    with pytest.raises(ValueError, match="none of"):
        rounded(Decimal(1), Decimal(1), "upwards")


@pytest.mark.parametrize(
    ("figure", "hedge", "low", "high"),
    [
        ("10.7%", "exact", Fraction("10.6"), Fraction("10.8")),
        ("40%", "about", Fraction(38), Fraction(42)),
        ("4%", "about", Fraction(3), Fraction(5)),  # the rounding is wider than the hedge
        ("8%", "over", Fraction(7), None),
        ("8%", "under", None, Fraction(9)),
        ("7-9%", "range", Fraction(6), Fraction(10)),
        ("$4 billion", "exact", Fraction(3 * 10**9), Fraction(5 * 10**9)),
        ("$XX billion", "placeholder", None, None),
    ],
)
def test_hedges_widen(figure, hedge, low, high):
    found = stands_for(figures.ends(figure), hedge)
    assert (found.low, found.high) == (low, high)


def test_strict_bounds_begin_beyond_the_figure():
    over = stands_for(figures.ends("8%"), "over", over="strict")
    assert not over.holds(Fraction(8)) and over.holds(Fraction("8.001"))
    under = stands_for(figures.ends("8%"), "under", over="strict")
    assert not under.holds(Fraction(8)) and under.holds(Fraction("7.999"))


positive = st.fractions(0, 50, max_denominator=20)
spans = st.builds(
    lambda a, b, x, y: Interval(min(a, b), max(a, b), x and a != b, y and a != b),
    positive,
    positive,
    st.booleans(),
    st.booleans(),
)


@given(spans, spans, st.fractions(0, 1), st.fractions(0, 1))
def test_sums_and_products_hold_what_their_parts_hold(one, other, s, t):
    x, y = one.low + s * (one.high - one.low), other.low + t * (other.high - other.low)
    if one.holds(x) and other.holds(y):
        assert (one + other).holds(x + y)
        assert (one**3).holds(x**3)
        if x and y:
            assert (one * other).holds(x * y)
            assert one.low == 0 or (one**-2).holds(1 / x**2)


@given(spans, spans, positive)
def test_meet_holds_what_both_hold(one, other, x):
    assert one.meet(other).holds(x) == (one.holds(x) and other.holds(x))


@given(
    st.integers(1, 99), st.sampled_from(["exact", "about", "over", "under"]), positive, positive,
    st.sampled_from(["as printed", "nearest", "half up", "any"]),
)  # fmt: skip
def test_the_smallest_error_agrees_with_intervals_figure_by_figure(n, hedge, low, high, convention):
    low, high = sorted((low, high))
    a = Assumptions(rounding=convention)
    (c,) = claims({"kind": "share", "figure": f"{n}%", "subject": "Europe", "hedge": hedge, "unit": "%"})
    tried = {
        d: stands_for(figures.ends(f"{d}%"), hedge, convention).meet(Interval(low, high)).empty
        for d in range(0, 400)
    }
    caught = [abs(d - n) for d, empty in tried.items() if empty and d != n]
    assert smallest_error.of(c, [(float(low), float(high))], a) == (min(caught) if caught else None)
