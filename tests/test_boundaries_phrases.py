"""How figures are worded: a fall that no minus says, a hedge that loosens, a dollar sign that would be mathematics."""

from fractions import Fraction

import cases
import pytest

from helpers.checks import phrases
from helpers.engine.intervals import Interval
from helpers.page.figures import Printed


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "no years"),
        (1, "one year"),
        (2, "two years"),
        (12, "twelve years"),
        (13, "13 years"),
        (-1, "-1 years"),
    ],
)
def test_small_counts_are_said_in_words(n, said):
    assert phrases.in_words(n, "year") == said


@pytest.mark.parametrize(
    ("kind", "figure", "sign", "hedge", "said"),
    [
        ("growth", "5%", -1, "exact", "a fall of 5%"), ("growth", "5%", -1, "over", "a fall of over 5%"),
        ("growth", "-5%", 1, "exact", "-5%"), ("growth", "\u22125%", 1, "exact", "\u22125%"),
        ("growth", "(5)%", 1, "exact", "(5)%"),
        ("growth", "5%", 1, "exact", "5%"), ("growth", "5%", 1, "about", "about 5%"),
        ("growth", "4-5%", 1, "range", "4-5%"),
        ("share", "5%", 1, "under", "under 5%"), ("share", "5%", -1, "exact", "5%"),
        ("growth", "XX%", 1, "placeholder", "XX%"),
    ],
)  # fmt: skip
def test_a_fall_is_said_where_the_figure_does_not_say_it(kind, figure, sign, hedge, said):
    c = cases.claim(1, kind, figure=figure, hedge=hedge)
    turned = c._replace(ends=tuple(Printed(sign * end.value, end.step) for end in c.ends))
    assert phrases.hedged(turned) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("$5 billion", "USD 5 billion"), ("US$5", "USD 5"), ("USD $5", "USD 5"), ("$ 5", "USD 5"),
        ("A$5", "A-dollar 5"),
        ("NT$5", "NT-dollar 5"), ("5 $", "5 USD"), ("5 bn $", "5 bn USD"), ("5M$", "5M USD"),
        ("$XX billion", "USD XX billion"),
        ("$-5", "USD -5"), ("$(5)", "USD (5)"), ("Big$ Ltd", "Big$ Ltd"), ("$.5", "USD .5"), ("5 kites", "5 kites"),
    ],
)  # fmt: skip
def test_no_dollar_sign_is_left_of_an_amount(text, said):
    assert phrases.without_dollar(text) == said


@pytest.mark.parametrize(
    ("low", "high", "said"), [(15, 15, "15%"), (14, 16, "14 to 16%"), (14.5, 14.5, "14.5%")]
)
def test_what_is_left_is_one_number_or_two(low, high, said):
    assert phrases.percent(low, high) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (85, 85, "85%"),
        (84, 86, "between 84 and 86%"),
        (84, None, "84% or more"),
        (None, 86, "86% or less"),
        (None, None, "any number"),
    ],
)
def test_a_sum_of_shares_is_said_with_the_ends_that_it_has(low, high, said):
    ends = (None if end is None else Fraction(end) for end in (low, high))
    assert phrases.range_(Interval(*ends)) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(1e9, 1.2e9, "USD 1.0 to 1.2 bn"), (9e8, 1.2e9, "USD 900.0 m to USD 1.2 bn"), (5, 7, "USD 5 to USD 7")],
)
def test_a_range_of_money_names_its_scale_once_where_both_ends_share_it(low, high, said):
    assert phrases.amounts(low, high, "USD") == said
