"""What the checks say, word for word, on each side of the rules that choose the words."""

from fractions import Fraction
from math import nan

import pytest
from ledgers import (
    EXACT,
    NEAREST,
    ahead,
    claims,
    growth,
    named,
    on_growth,
    on_repeats,
    on_shares,
    rate,
    revenue,
    said_of,
    share,
    size,
    window,
)  # fmt: skip

from helpers.checks import phrases, repeats
from helpers.checks.shares import addition
from helpers.engine.intervals import Interval

TITLE = window(2025, 2032)
NA, EU, AP = "North America", "Europe", "Asia-Pacific"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (nan, nan, "any rate"), (nan, 3.0, "at most 3.0%"), (3.0, nan, "at least 3.0%"), (3.0, 3.04, "3.0%"),
        (3.0, 3.06, "3.0 to 3.1%"), (-1.0, 2.0, "-1.0 to 2.0%"),
    ],
)  # fmt: skip
def test_a_range_of_rates_names_each_end_that_is_there(low, high, said):
    assert phrases.between(low, high) == said


@pytest.mark.parametrize(
    ("low", "high", "said"), [(3.0, 3.04, "3.0%"), (3.0, 3.06, "3.0 to 3.1%"), (3.0, 4.0, "3.0 to 4.0%")]
)
def test_a_span_of_one_rate_is_one_rate(low, high, said):
    assert phrases.span(low, high) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (999, "USD 999"), (1e3, "USD 1.0 k"), (999_999, "USD 1,000.0 k"), (1e6, "USD 1.0 m"), (1e9, "USD 1.0 bn"),
        (-2e9, "USD -2.0 bn"), (1e12, "USD 1.0 tn"),
    ],
)  # fmt: skip
def test_money_is_scaled_from_its_own_size_on(amount, said):
    assert phrases.money(amount) == said


@pytest.mark.parametrize(("n", "said"), [(0, "0 points"), (1, "1 point"), (0.5, "0.5 points")])
def test_one_point_is_one(n, said):
    assert phrases.points(n) == said


@pytest.mark.parametrize(
    ("hedge", "said"),
    [("about", "about 5%"), ("over", "over 5%"), ("under", "under 5%"), ("exact", "5%"), ("range", "5%")],
)
def test_a_hedge_is_said_where_it_loosens(hedge, said):
    (c,) = claims(rate("5%", 2025, 2030, hedge=hedge))
    assert phrases.hedged(c) == said


# --- one quantity, printed twice ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (size("$3 billion", 2027), "The market's size in 2027 is printed 2 times"),
        (size("$3 billion"), "The market's size, no year said, is printed 2 times"),
        (rate("5%", 2025, 2030), "The market's growth in 2025-2030 is printed 2 times"),
        (rate("5%", None, 2030), "The market's growth in 2030 is printed 2 times"),
        (rate("5%", horizon=ahead(5)), "The market's growth (next 5 years) is printed 2 times"),
        (rate("5%", None, 2030, ahead(5)), "The market's growth in 2030 (next 5 years) is printed 2 times"),
        (share("China", "20%", 2027), "China's share in 2027 is printed 2 times"),
        (share("China", "20%", 2027, AP), f"China's share of {AP} in 2027 is printed 2 times"),
        (revenue("Acme", "$3 billion", 2027), "Acme's revenue in 2027 is printed 2 times"),
    ],
)
def test_a_quantity_is_named_with_its_subject_base_and_years(row, said):
    (found,) = on_repeats(row, row)
    assert found.detail.startswith(f"{said}: ") and found.detail.endswith("; the same figure each time.")


def test_each_figure_is_listed_with_its_hedge_and_its_claim():
    (found,) = on_repeats(size("$3 billion", 2027), size("$3.2 billion", 2027, hedge="about"))
    assert "USD 3 billion (c01), about USD 3.2 billion (c02); which the room" in found.detail


@pytest.mark.parametrize(("apart", "found"), [(repeats.NEAR - 1, 0), (repeats.NEAR, 1)])
def test_two_undated_figures_that_stand_close_are_the_ends_of_a_path(apart, found):
    first = size("$3 million", start=100)
    rows = first, size("$4 million", start=100 + len("$3 million") + apart)
    assert len(on_repeats(*rows)) == found


def test_figures_of_a_year_are_no_path_however_close():
    rows = size("$3 million", 2027, start=100), size("$6 million", 2027, start=115)
    assert [f.verdict for f in on_repeats(*rows)] == ["contradiction"]


def test_three_figures_are_no_path():
    rows = (size(f"${n} million", start=100 + 15 * n) for n in (3, 4, 5))
    assert len(on_repeats(*rows)) == 1


def test_what_a_company_says_rescues_only_if_the_others_agree():
    own = said_of("Acme", rate("9%", 2025, 2030))
    apart = rate("5%", 2025, 2030), own
    assert [f.verdict for f in on_repeats(*apart)] == ["unusual"]
    assert "c02, said in a sentence on Acme, is of that company's own field" in on_repeats(*apart)[0].detail
    assert [f.verdict for f in on_repeats(rate("5%", 2025, 2030), rate("7%", 2025, 2030), own)] == [
        "contradiction"
    ]


# --- growth ---------------------------------------------------------------------------------------------


def test_a_subject_with_one_figure_is_told_of_the_market_alone():
    alone = on_growth(TITLE, rate("5%", 2025, 2030, subject=EU))
    assert [(f.check, f.subject, f.verdict) for f in alone] == [("growth.together", "market", "no test")]
    assert "0 figures" in alone[0].detail


def test_other_readings_are_told_with_what_they_need():
    rows = TITLE, rate("10.7%", 2025, 2032), rate("9%", None, None, ahead(5)), size("$4 billion", 2026)
    together, left = on_growth(*rows, a=EXACT)
    assert "; 1 other reading would need " in together.detail
    assert "read otherwise they need" in left.detail and "(next years: from the year before)" in left.detail


def test_slips_are_looked_for_where_one_claim_alone_can_be_set_aside():
    def slips(*figures):
        rows = (rate(figure, 2025, 2030) for figure in figures)
        return growth(TITLE, *rows, a=EXACT).conflicts.query("kind == 'possible slip'")["claims"].tolist()

    assert slips("5%", "5%", "9%") == ["c04"]
    assert slips("5%", "5%", "9%", "9%") == []


@pytest.mark.parametrize(
    ("rows", "claimed"),
    [
        ((rate("5%", 2025, 2032), rate("4%", 2025, 2030)), "in the other 2 years between 2030 and 2032"),
        ((rate("5%", 2025, 2031), rate("4%", 2025, 2030)), "in the other 1 year between 2030 and 2031"),
        ((rate("5%", 2024, 2030), rate("4%", 2025, 2030)), "in the other 1 year between 2024 and 2025"),
    ],
)
def test_the_years_left_are_counted(rows, claimed):
    (left,) = named(on_growth(TITLE, *rows), "growth.left")
    assert claimed in left.detail


# --- shares ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("24%", "China (24%) is no larger than Asia-Pacific (25%), in which it lies."),
        ("25%", "China (25%) is no larger than Asia-Pacific (25%), in which it lies."),
    ],
)
def test_a_country_is_set_beside_its_region(own, said):
    (inside,) = named(on_shares(share(AP, "25%"), share("China", own), a=NEAREST), "shares.inside")
    assert inside.detail == said


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ((share(NA, "40%"), share(EU, "20%")), 60),
        ((share(f"{NA} + {EU}", "60%"), share(NA, "40%"), share(EU, "20%")), 60),  # said twice, counted once
        ((share(f"{NA} + {EU}", "60%"), share(NA, "40%")), 60),  # the joint share holds the single one
        ((share(f"{NA} + {EU}", "60%"), share(AP, "20%")), 80),
        ((share(NA, "40%"), share(NA, "40%"), share(EU, "20%")), 60),
    ],
)
def test_a_place_counts_once_in_the_sum(rows, total):
    (found,) = named(on_shares(*rows, a=EXACT), "shares.together")
    assert (found.low, found.high) == (total, total)


def test_what_is_left_lies_between_nothing_and_all():
    assert addition.remainder(Interval(Fraction(85), Fraction(85))) == (15, 15)
    assert addition.remainder(Interval(Fraction(85), None)) == (0, 15)
    assert addition.remainder(Interval(None, Fraction(85))) == (15, 100)
    assert addition.remainder(Interval(Fraction(101), Fraction(120))) == (0, 0)
