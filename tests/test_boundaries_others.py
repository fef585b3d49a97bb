"""The other checks at their edges: slips, power, repeats, revenue, blanks, the title's years, lists, findings."""

from math import log

import numpy as np
import pytest
from ledgers import (
    EXACT,
    NEAREST,
    PERIOD,
    A,
    assume,
    case,
    claims,
    group,
    growth,
    lists,
    named,
    on_blanks,
    on_growth,
    on_lists,
    on_regions,
    on_repeats,
    on_revenues,
    on_window,
    rate,
    revenue,
    said_of,
    share,
    size,
    verdict,
    window,
)

from helpers.checks import candidate_errors, detection_rate, phrases, repeats
from helpers.checks import finding as findings
from helpers.checks import lists as listing
from helpers.checks import revenues as selling
from helpers.checks.finding import VERDICTS, finding
from helpers.checks.growth import conflicts as growth_conflicts
from helpers.checks.growth import tables as growth_tables
from helpers.page import country_lists
from helpers.page import places as gazetteer
from helpers.readings.catalogue import OWN_FIELD

# --- slips ---------------------------------------------------------------------------------------------


def meant(row, span=None, kind=None):
    found = candidate_errors.of(claims(row)[0], span, A)
    return [s for s in found if kind in (None, s.kind)]


def figures_of(row, kind, span=None):
    return [s.claim.figure for s in meant(row, span, kind)]


def test_a_year_moves_by_one_to_either_side():
    moved = meant(rate("6%", 2025, 2030), (2025, 2030), "a year off by one")
    assert [s.window for s in moved] == [(2024, 2030), (2026, 2030), (2025, 2029), (2025, 2031)]
    (*ends,) = meant(size("$4 billion", 2026), None, "a year off by one")
    assert [s.claim.end_year for s in ends] == [2025, 2027]
    assert meant(size("$4 billion"), None, "a year off by one") == []


def test_a_year_does_not_move_onto_the_other():
    moved = meant(rate("6%", 2025, 2026), (2025, 2026), "a year off by one")
    assert [s.window for s in moved] == [(2024, 2026), (2025, 2027)]
    two = meant(rate("6%", 2025, 2027), (2025, 2027), "a year off by one")
    assert len(two) == 4


@pytest.mark.parametrize(("start", "end"), [(2025, None), (None, 2030), (None, None)])
def test_a_year_that_is_not_said_does_not_move(start, end):
    assert meant(rate("6%", start, end), (2025, 2030), "a year off by one") == []


def test_simple_growth_differs_from_compound_from_two_years_on():
    assert meant(rate("10%", 2025, 2026), (2025, 2026), "simple for compound growth") == []
    (two,) = meant(rate("10%", 2025, 2027), (2025, 2027), "simple for compound growth")
    assert float(two.bounds.low) == pytest.approx(100 * (1.18**0.5 - 1))
    assert float(two.bounds.high) == pytest.approx(100 * (1.22**0.5 - 1))
    assert (two.bounds.low_open, two.bounds.high_open) == (True, True)
    (over,) = meant(rate("10%", 2025, 2027, hedge="over"), (2025, 2027), "simple for compound growth")
    assert over.bounds.high is None
    (none,) = meant(rate("0%", 2025, 2027), (2025, 2027), "simple for compound growth")
    assert float(none.bounds.low) == pytest.approx(100 * (0.98**0.5 - 1))
    assert meant(size("$4 billion", 2026), None, "simple for compound growth") == []
    blank = rate("XX%", 2025, 2030, hedge="placeholder")
    assert meant(blank, (2025, 2030), "simple for compound growth") == []


def test_a_scale_changes_to_its_neighbours_only():
    assert figures_of(size("$4 billion", 2026), "scale, as million for billion") == [
        "$4 trillion",
        "$4 million",
    ]
    assert figures_of(size("$4 million", 2026), "scale, as million for billion") == ["$4 billion"]
    assert figures_of(size("$4 trillion", 2026), "scale, as million for billion") == ["$4 billion"]
    assert figures_of(rate("6%"), "scale, as million for billion", (2025, 2030)) == []


def test_neighbouring_digits_swap_also_across_a_point():
    assert figures_of(rate("123%"), "two digits swapped") == ["213%", "132%"]
    assert figures_of(rate("1.2%"), "two digits swapped") == ["2.1%"]
    assert figures_of(rate("11%"), "two digits swapped") == []
    assert figures_of(rate("20%"), "two digits swapped") == []  # 02 is no figure
    assert figures_of(rate("7-9%", hedge="range"), "two digits swapped") == []


def test_one_digit_takes_every_other_value_and_no_leading_nought():
    assert figures_of(rate("15%"), "one digit") == [
        *(f"{d}5%" for d in "23456789"),
        *(f"1{d}%" for d in "012346789"),
    ]
    assert figures_of(rate("0.5%"), "one digit")[:2] == ["1.5%", "2.5%"]
    assert figures_of(rate("0.5%"), "one digit")[-1] == "0.9%"
    assert figures_of(rate("7-9%", hedge="range"), "one digit") == [
        "0-9%", "1-9%", "2-9%", "3-9%", "4-9%", "5-9%", "6-9%", "8-9%", "9-9%", "7-7%", "7-8%",
    ]  # fmt: skip


def candidate(*rows, a=EXACT):
    (found,) = named(on_growth(*rows, a=a), "growth.candidate_errors")
    return found.detail


def test_a_slip_is_named_where_it_mends_to_the_digit_and_not_where_it_misses_by_one():
    sizes = size("$1.0000 billion", 2025), size("$1.2544 billion", 2027)
    assert "12% where c03 prints 21% (two digits swapped)" in candidate(*sizes, rate("21%", 2025, 2027))
    assert "two digits swapped" not in candidate(*sizes, rate("31%", 2025, 2027))
    assert "12% where c03 prints 13% (one digit, 1 of 17 such changes would do)" in candidate(
        *sizes, rate("13%", 2025, 2027)
    )


def test_a_years_slip_is_named_where_it_mends():
    sizes = size("$1.0000 billion", 2025), size("$1.2544 billion", 2027), rate("12%", 2025, 2027)
    assert "$1.2544 billion for 2027".replace("$", "USD ") in candidate(
        sizes[0], size("$1.2544 billion", 2026), sizes[2]
    )
    text = candidate(sizes[0], size("$1.2544 billion", 2030), rate("12%", 2025, 2030))
    assert "a year off by one" not in text


def test_two_sizes_exchanged_are_tried_in_two_years_and_not_in_one():
    rows = size("$1.2544 billion", 2025), size("$1.0000 billion", 2027), rate("12%", 2025, 2027)
    assert "ends swapped" in candidate(*rows)
    assert "ends swapped" in candidate(rows[1], rows[0], rows[2])
    same = size("$1.2544 billion", 2025), size("$1.0000 billion", 2025), rate("12%", 2025, 2027)
    assert "ends swapped" not in candidate(*same)
    three = *rows, size("$1.1200 billion", 2026)
    assert "ends swapped" not in candidate(*three)


# --- power ---------------------------------------------------------------------------------------------


def drawn(row, a=A):
    return detection_rate.draws(claims(row)[0], a)


@pytest.mark.parametrize(
    ("row", "first", "last", "many"),
    [
        (rate("6%"), 1, 30, 30),
        (rate("6.5%"), 0.1, 30, 300),
        (share("Europe", "20%"), 1, 100, 100),
        (share("Europe", "20.5%"), 0.1, 100, 1000),
        (size("$4 billion", 2026), 1e9, 9e9, 9),
        (size("$40 billion", 2026), 10e9, 99e9, 90),
        (size("$4.0 billion", 2026), 1e9, 9.9e9, 90),
        (revenue("Acme", "$19.8 billion", 2022), 10e9, 99.9e9, 900),
        (rate("7-9%", hedge="range"), 1, 30, 30),
    ],
)
def test_a_figure_is_drawn_from_all_of_its_precision(row, first, last, many):
    found = drawn(row)
    assert (found[0], found[-1]) == pytest.approx((first, last)) and len(found) == many


def test_the_span_of_rates_is_a_parameter_and_holds_its_end():
    assert drawn(rate("6%"), assume(rate_span=10.0)).tolist() == list(range(1, 11))
    assert drawn(rate("6%"), assume(rate_span=10.9)).tolist() == list(range(1, 11))
    assert len(drawn(rate("6.1%"), assume(rate_span=0.3))) == 3  # 0.3 / 0.1 is a hair below 3


def test_from_twice_the_most_draws_on_figures_are_skipped():
    assert detection_rate.DRAWS == 20_000
    assert np.diff(drawn(size("$39999 million", 2026))[:2] / 1e6).tolist() == [4]
    assert np.diff(drawn(share("Europe", "20.005%"), A)[:2]).tolist() == pytest.approx([0.005])
    assert np.diff(drawn(rate("6.005%"), assume(rate_span=39.999))[:2]).tolist() == pytest.approx([0.001])
    assert np.diff(drawn(rate("6.005%"), assume(rate_span=40.0))[:2]).tolist() == pytest.approx([0.002])


def test_the_power_of_claims_is_their_mean_and_a_claim_without_a_range_is_always_caught():
    found = claims(rate("6%"), rate("6%"))
    assert detection_rate.mean(found, {"c01": [(1.0, 15.0)], "c02": [(1.0, 30.0)]}, EXACT) == pytest.approx(
        0.25
    )
    assert detection_rate.mean(found, {"c02": [(1.0, 30.0)]}, EXACT) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("span", "chance", "said"),
    [(2, 0.5, "fits"), (1, 0.0, "inconclusive"), (3, 2 / 3, "fits")],
)
def test_a_pass_of_growth_needs_a_power_of_one_half(span, chance, said):
    # Rates of 1% to the span are drawn, and only 1% fits beside 1%.
    found = on_growth(rate("1%", 2025, 2030), rate("1%", 2025, 2030), a=assume(EXACT, rate_span=span))[0]
    assert found.power == pytest.approx(chance) and found.verdict == said


# --- repeats -------------------------------------------------------------------------------------------


def twice(one, other, a=A):
    found = on_repeats(one, other, a=a)
    return verdict(found) if found else "not compared"


@pytest.mark.parametrize(
    ("other", "a", "said"),
    [
        ("$3.0 billion", EXACT, "fits"),
        ("$3.00 billion", EXACT, "fits"),
        ("$3.1 billion", EXACT, "contradiction"),
        ("$3.1 billion", NEAREST, "fits by rounding"),  # 3.05 is both
        ("$3.2 billion", NEAREST, "contradiction"),
        ("$3.06 billion", assume(rounding="half up"), "contradiction"),
        ("$3.05 billion", assume(rounding="half up"), "fits by rounding"),
        ("$3.1 billion", assume(rounding="half up"), "contradiction"),
        ("$3.1 billion", A, "fits by rounding"),
        ("$3.2 billion", A, "contradiction"),  # above 3.1 and below 3.1
    ],
)
def test_two_figures_agree_as_far_as_both_round(other, a, said):
    assert twice(size("$3.0 billion", 2027), size(other, 2027), a) == said


@pytest.mark.parametrize(
    "other",
    [
        size("$4.0 billion", 2028),
        size("€4.0 billion", 2027, unit="EUR"),
        size("$4.0 billion", 2027, subject="Widgets"),
        size("$4.0 billion", 2027, start_year=2020),
        size("$4.0 billion", 2027, horizon=PERIOD),
        size("$4.0 billion", 2027, base="Europe"),
        revenue("market", "$4.0 billion", 2027),
        size("$XX billion", 2027, hedge="placeholder"),
    ],
)
def test_figures_of_different_quantities_are_not_compared(other):
    assert twice(size("$3.0 billion", 2027), other) == "not compared"


@pytest.mark.parametrize(("gap", "compared"), [(0, False), (39, False), (40, True), (-1, True), (400, True)])
def test_two_figures_within_forty_characters_are_the_ends_of_a_path(gap, compared):
    first = size("$3.0 billion", start=100)
    last = size("$4.0 billion", start=100 + len(first["figure"]) + gap)
    assert (twice(first, last) != "not compared") is compared


@pytest.mark.parametrize("said", [{"year": 2027}, {"start_year": 2020}, {"horizon": PERIOD}])
def test_figures_with_a_time_or_three_of_them_are_no_path(said):
    near = [size("$3.0 billion", start=100 + 20 * n, **said) for n in range(2)]
    assert twice(*near) == "fits"
    three = [size("$3.0 billion", start=100 + 20 * n) for n in range(3)]
    assert len(on_repeats(*three)) == 1 and "3 times" in on_repeats(*three)[0].detail


def test_figures_that_differ_are_explained_by_a_part_a_time_or_a_field_and_else_contradict():
    def reading(*rows):
        (found,) = on_repeats(*rows)
        return found.verdict, found.reading

    part, time, field = repeats.OF_A_PART, repeats.OF_ANOTHER_TIME, OWN_FIELD
    figures = "$3.0 billion", "$9.0 billion"
    assert reading(*(revenue("Acme", f, 2022) for f in figures)) == ("unusual", part)
    assert reading(*(revenue("Acme", f) for f in figures)) == ("unusual", part)
    rates = [rate(f, 2025, 2030, subject="Acme") for f in ("3%", "9%")]
    assert reading(*rates) == ("unusual", part)
    assert reading(*(row | {"subject": "market"} for row in rates)) == ("contradiction", "")
    assert reading(*(size(f, 2022, subject="Widgets") for f in figures)) == ("contradiction", "")
    assert reading(*(size(f) for f in figures)) == ("no test", time)
    assert reading(*(rate(f, horizon=PERIOD) for f in ("3%", "9%"))) == ("contradiction", "")
    assert reading(*(rate(f, start=2025) for f in ("3%", "9%"))) == ("contradiction", "")
    one, other = (size(f, 2022) for f in figures)
    assert reading(said_of("Acme", one), other) == ("unusual", field)
    assert reading(said_of("Acme", one), said_of("Beta", other)) == ("unusual", field)
    third = size("$20.0 billion", 2022)
    assert reading(said_of("Acme", one), other, third) == ("contradiction", "")
    assert reading(said_of("Acme", one), other, other) == ("unusual", field)


def test_of_a_repeated_figure_a_random_one_would_be_caught():
    found = on_repeats(rate("6%", 2025, 2030), rate("6%", 2025, 2030), a=EXACT)[0]
    assert found.power == pytest.approx(29 / 30)
    over = on_repeats(rate("16%", 2025, 2030, hedge="over"), rate("16%", 2025, 2030, hedge="over"), a=EXACT)[
        0
    ]
    assert over.power == 0 and over.verdict == "inconclusive"
    apart = on_repeats(rate("6%", 2025, 2030), rate("6%", 2025, 2030), rate("9%", 2025, 2030), a=EXACT)[0]
    assert apart.power == pytest.approx((1 + 1 + 29 / 30) / 3)  # beside two that differ nothing fits


# --- revenue -------------------------------------------------------------------------------------------


def beside(*rows, a=EXACT):
    return on_revenues(*rows, size("$4.00 billion", 2022), a=a)


@pytest.mark.parametrize(
    ("figure", "a", "unusual"),
    [
        ("$4.00 billion", EXACT, False),
        ("$4.01 billion", EXACT, True),
        ("$3.99 billion", EXACT, False),
        ("$4.01 billion", NEAREST, False),  # 4.005 is both
        ("$4.02 billion", NEAREST, True),
    ],
)
def test_revenue_may_be_as_large_as_the_market_at_most(figure, a, strained):
    (found,) = beside(revenue("Acme", figure, 2022), a=a)
    assert (found.verdict == "unusual") is strained
    assert found.reading == (selling.READING if strained else "")
    most = 4.005e9 if a == NEAREST else 4e9
    assert found.low == pytest.approx(float(figure[1:5]) * 1e9 / most)


def test_revenues_of_two_companies_add_up_and_of_one_printed_twice_do_not():
    halves = revenue("Acme", "$2.00 billion", 2022), revenue("Beta", "$2.00 billion", 2022)
    assert verdict(beside(*halves)) != "unusual" and beside(*halves)[0].low == 1
    assert verdict(beside(halves[0], revenue("Beta", "$2.01 billion", 2022))) == "unusual"
    assert beside(*halves)[0].detail.startswith("Acme and Beta together had revenue of USD 4.0 bn in 2022")
    assert beside(halves[0])[0].detail.startswith("Acme had revenue of USD 2.0 bn in 2022")
    again = revenue("Acme", "$2.01 billion", 2022), revenue("Acme", "$2.01 billion", 2022)
    assert verdict(beside(*again)) != "unusual"


def test_revenues_of_other_years_and_currencies_stand_by_themselves():
    rows = (
        revenue("Acme", "$3.00 billion", 2022),
        revenue("Beta", "$3.00 billion", 2021),
        revenue("Beta", "$3.00 billion"),
        revenue("Beta", "€3.00 billion", 2022, unit="EUR"),
        revenue("Beta", "$XX billion", 2020, hedge="placeholder"),
    )
    found = beside(*rows)
    assert [f.verdict == "no test" for f in found] == [False, True, True, True]
    assert "a year that is not said" in found[2].detail


@pytest.mark.parametrize(
    ("figure", "caught", "said"),
    [("$5.49 billion", 450, "fits"), ("$5.50 billion", 449, "inconclusive")],
)
def test_revenue_in_the_market_needs_a_power_of_one_half(figure, caught, said):
    (found,) = on_revenues(revenue("Acme", "$1.00 billion", 2022), size(figure, 2022), a=EXACT)
    assert found.power == pytest.approx(caught / 900) and found.verdict == said  # 1.00 to 9.99


def most(*rows, year=2024, a=EXACT, unit="USD"):
    return selling.most(claims(*rows), a, year, unit)


def test_the_market_of_another_year_follows_from_a_rate_that_covers_it():
    sizes = size("$4.00 billion", 2022)
    assert most(sizes, year=2022) == (4e9, ["c01"])
    assert most(sizes, rate("10.0%", 2022, 2024)) == (pytest.approx(4.84e9), ["c01", "c02"])
    assert np.isnan(most(sizes, rate("10.0%", 2022, 2023))[0])
    assert np.isnan(most(sizes, rate("10.0%", 2023, 2025))[0])  # the size lies outside
    assert most(sizes, rate("10.0%", 2020, 2022), year=2020)[0] == pytest.approx(4e9 / 1.21)
    assert np.isnan(most(sizes, rate("10.0%", 2020, 2022), year=2019)[0])
    assert np.isnan(most(sizes, rate("10.0%", 2022, 2024, hedge="over"))[0])
    assert most(sizes, rate("10.0%", 2022, 2024, hedge="under"))[0] == pytest.approx(4.84e9)


def test_of_several_bounds_the_smallest_holds():
    rows = size("$4.00 billion", 2022), rate("10.0%", 2022, 2024), size("$4.50 billion", 2024)
    assert most(*rows) == (4.5e9, ["c03"])
    assert most(*rows[:2], size("$5.00 billion", 2024))[1] == ["c01", "c02"]
    assert most(*rows[:2], size("$4.50 billion", 2024, unit="EUR"))[1] == ["c01", "c02"]
    assert most(*rows[:2], said_of("Acme", rows[2]))[1] == ["c01", "c02"]
    assert most(*rows[:2], rows[2] | {"subject": "Widgets"})[1] == ["c01", "c02"]
    assert most(*rows, unit="EUR")[1] == []


def test_a_rate_whose_years_are_unclear_counts_where_each_reading_covers_the_year():
    title, period = window(2024, 2030), rate("10.0%", horizon=PERIOD)
    # From 2024, or from 2023: the largest of both bounds holds.
    assert most(title, period, size("$4.00 billion", 2025), year=2024)[0] == pytest.approx(4e9 / 1.1)
    assert np.isnan(most(title, period, size("$4.00 billion", 2025), year=2023)[0])


def test_the_part_that_can_be_the_market_is_all_of_it_at_most():
    rows = revenue("Acme", "$8.00 billion", 2022), revenue("Beta", "$1.00 billion", 2022)
    frame = selling.compare(case(*rows, size("$4.00 billion", 2022), a=EXACT))
    assert frame["part_most"].tolist() == [50, 100]
    assert frame["revenue"].tolist() == [8e9, 1e9]
    nothing = selling.compare(case(revenue("Acme", "$1 billion", 2022), size("$4 billion", 2022)))
    assert nothing["low"].tolist() == [0] and nothing["part_most"].isna().all()
    assert frame["market_most"].tolist() == [4e9, 4e9] and frame["market_claims"].tolist() == ["c03"] * 2


# --- blanks, the title's years, lists ------------------------------------------------------------------


@pytest.mark.parametrize(("blanks", "shown"), [(1, 1), (6, 6), (7, 6)])
def test_up_to_six_blanks_are_named(blanks, shown):
    found = on_blanks(*[size("$XX billion", hedge="placeholder")] * blanks, size("$4 billion"))
    assert found.verdict == "no test" and found.low == found.high == blanks
    assert found.detail.count("XX billion (c") == shown
    assert len(found.claims) == blanks


def test_without_a_blank_none_is_counted():
    found = on_blanks(size("$4 billion"))
    assert (found.verdict, found.low, found.high, found.claims) == ("fits", 0, 0, ())


TITLE = window(2025, 2032)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (rate("8%", 2025, 2032), "fits"),
        (rate("8%", 2024, 2032), "fits"),  # the year before is its base
        (rate("8%", None, 2032), "fits"),
        (size("$4 billion", 2032), "fits"),
        (rate("8%", horizon=PERIOD), "fits"),
        (rate("8%", 2023, 2032), "unusual"),
        (rate("8%", 2026, 2032), "unusual"),
        (rate("8%", 2025, 2031), "unusual"),
        (rate("8%", 2025, 2033), "unusual"),
        (rate("8%", 2020, 2026), "unusual"),  # one year inside
        (rate("8%", 2020, 2025), "no test"),  # it ends where the title begins
        (size("$4 billion", 2031), "no test"),
        (rate("8%", None, 2031), "no test"),
        (rate("8%", 2025, None), "no test"),
        (rate("8%", 2025, 2032, subject="Acme"), "no test"),
        (share("Europe", "8%", 2032), "no test"),
    ],
)
def test_the_title_is_kept_by_figures_for_its_years_or_from_the_year_before(row, said):
    assert on_window(TITLE, row).verdict == said


def test_a_title_with_a_last_year_alone_is_kept_by_what_ends_there():
    title = window(None, 2032)
    assert on_window(title, rate("8%", 2020, 2032)).verdict == "fits"
    assert on_window(title, rate("8%", 2020, 2031)).verdict == "no test"
    assert on_window(title, rate("8%", 2020, 2033)).verdict == "unusual"
    assert on_window(window(2025, None), rate("8%", 2025, 2032)).verdict == "no test"
    assert on_window(rate("8%", 2025, 2032)).verdict == "no test"
    assert on_window(TITLE).verdict == "no test"


def test_the_latest_year_is_told_where_the_title_is_not_kept():
    short = on_window(TITLE, size("$3 billion", 2023), size("$4 billion", 2028))
    assert short.low == short.high == 2028 and "goes beyond 2028" in short.detail
    assert short.claims == ("c01", "c02", "c03")
    kept = on_window(TITLE, size("$3 billion", 2023), size("$4 billion", 2032))
    assert kept.low == 2032 and kept.claims == ("c01", "c03")
    both = on_window(TITLE, size("$4 billion", 2032), rate("8%", 2021, 2026), size("$3 billion", 2023))
    assert both.verdict == "unusual" and both.claims == ("c01", "c02", "c03")


def listed_names(n):
    return [f"Maker {chr(ord('A') + i) * 3}" for i in range(n)]


@pytest.mark.parametrize(("n", "shown", "more"), [(1, 1, ""), (6, 6, ""), (7, 6, " and 1 more")])
def test_up_to_six_names_are_listed_and_the_others_counted(n, shown, more):
    (found,) = on_lists(revenue("Acme", "$1 billion"), players=listed_names(n))
    assert found.low == found.high == n and found.detail.count("Maker") == shown
    assert found.detail.endswith(f"{more}.") and ("more" in found.detail) is bool(more)


def test_a_name_is_sized_where_it_begins_with_a_subject_or_a_subject_with_it():
    rows = revenue("Acme Inc.", "$1 billion"), revenue("Beta", "$1 billion"), size("$4 billion")
    (found,) = on_lists(*rows, players=["ACME", "Beta Works", "New Acme", "market"])
    assert found.low == 2 and "New Acme and market" in found.detail
    (all_,) = on_lists(*rows, players=["Acme", "Beta", "Beta"])
    assert all_.verdict == "fits" and all_.low == 0 and "2 players" in all_.detail


def test_regions_and_shares_are_set_side_by_side_both_ways():
    def found(*places, **regions):
        return [f.verdict for f in on_regions(*(share(p, "20%") for p in places), **regions)]

    both = {"Europe": ["France"], "Asia-Pacific": ["Japan"]}
    assert found("Europe", "Asia-Pacific", **both) == ["fits"]
    assert found("Europe", "Japan", **both) == ["no test"]  # Japan is listed, its region has no share
    assert found("Europe", "Asia", **both) == ["fits"]
    assert found("Europe", "Asia-Pacific", "China", **both) == ["unusual"]
    assert found("Europe", "Asia-Pacific", "Rest of World", **both) == ["fits"]
    assert found("Europe", "Asia-Pacific", "Cloud", **both) == ["fits"]
    assert found("Europe + Asia-Pacific", **both) == ["fits"]
    assert found("Europe", "Asia-Pacific", "Middle East", **both) == ["unusual"]
    assert found(**both) == [] and found("Europe") == []
    (fits,) = on_regions(share("Europe", "20%"), Europe=["France"])
    assert fits.detail.startswith("Each region listed has a share") and fits.claims == ()
    (both_ways,) = on_regions(share("China", "20%"), Europe=["France"])
    assert both_ways.detail.startswith("Europe is listed without a share; China has a share")
    assert both_ways.claims == ("c01",)
    blank = on_regions(share("Europe", "XX%", hedge="placeholder"), Europe=["France"])
    assert blank == []


# --- countries -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "region", "belongs"),
    [
        ("Mexico", "North America", True),  # on a border, so under either
        ("Mexico", "Latin America", True),
        ("Brazil", "North America", False),
        ("Turkey", "Europe", True),
        ("Turkey", "Middle East & Africa", True),
        ("Cyprus", "Europe", True),
        ("Iran", "Middle East & Africa", True),
        ("Iran", "Asia-Pacific", True),
        ("Japan", "Europe", False),
        ("Japan", "Oceania", False),
        ("Japan", "Nowhere", True),  # no region that is known
    ],
)
def test_a_country_on_a_border_belongs_to_both_sides(country, region, belongs):
    assert gazetteer.belongs(country, region) is belongs


def cleaned(*names, region="Asia-Pacific"):
    frame = lists(("regions", region, names))
    return list(zip(frame["raw"], frame["clean"], frame["reason"], strict=True))


def test_only_neighbours_of_one_region_make_a_split_name():
    split = cleaned("Japan", "New", "Zealand", "India")
    assert [clean for _, clean, _ in split] == ["Japan", "New Zealand", "New Zealand", "India"]
    apart = lists(("regions", "Asia-Pacific", ["New"]), ("regions", "Europe", ["Zealand"]))
    assert "New Zealand" not in apart["clean"].tolist()


def test_the_first_and_the_last_item_have_one_neighbour():
    assert [c for _, c, _ in cleaned("New", "Zealand")] == ["New Zealand"] * 2
    assert cleaned("Atlantis") == [("Atlantis", "Atlantis", "no country of this name")]


def test_one_name_twice_in_one_item_is_no_two_countries():
    assert country_lists.run_together("Japan Japan") == [] and country_lists.run_together("Japan") == []
    assert country_lists.run_together("Japan India") == ["Japan", "India"]


def test_of_two_names_in_one_item_the_one_listed_by_itself_is_told_once():
    rows = cleaned("Japan", "Japan India")
    assert [(clean, bool(reason)) for _, clean, reason in rows] == [("Japan", False), ("India", True)]
    both = cleaned("Japan", "India", "Japan India")
    assert [clean for _, clean, _ in both] == ["Japan", "India", "Japan", "India"]


@pytest.mark.parametrize(
    ("names", "said", "wrong"),
    [
        (("Japan", "India"), "fits", 0),
        (("Japan", "Atlantis"), "contradiction", 1),
        (("Japan", "Brazil"), "contradiction", 1),
        (("Japan", "India China"), "contradiction", 1),
        (("Japan", "Viet Nam"), "fits", 0),  # another spelling is no defect
    ],
)
def test_one_item_that_is_not_plainly_a_country_in_its_place_is_a_defect(names, said, wrong):
    frame = lists(("regions", "Asia-Pacific", names), ("players", "", ["Acme"]))
    (found,) = listing.check(case(lists=frame))
    assert (found.verdict, found.low, found.high) == (said, wrong, wrong)
    assert len(country_lists.defects(frame)) == wrong


# --- findings ------------------------------------------------------------------------------------------


def test_verdicts_stand_from_the_best_to_the_least_sure():
    assert VERDICTS == (
        "fits",
        "fits by rounding",
        "unusual",
        "contradiction",
        "inconclusive",
        "no test",
    )


@pytest.mark.parametrize(("chance", "taken"), [(0, True), (1, True), (-1e-9, False), (1 + 1e-9, False)])
def test_a_power_is_a_chance(chance, taken):
    if taken:
        assert finding("growth.left", "unusual", [], "It fits.", power=chance).power == chance
    else:
        with pytest.raises(ValueError, match="no chance"):
            finding("growth.left", "unusual", [], "It fits.", power=chance)


def test_a_pass_without_a_power_stays_a_pass_and_a_failure_stays_one_at_no_power():
    assert finding("growth.left", "fits", [], "It fits.").verdict == "fits"
    assert finding("growth.left", "fits", [], "It fits.", power=0).verdict == "inconclusive"
    assert finding("growth.left", "unusual", [], "It fits.", power=0).verdict == "unusual"


@pytest.mark.parametrize(
    ("sets", "complete", "shown", "rest"),
    [
        (1, True, 1, "it is at odds with the rest."),
        (1, False, 1, "which of them is wrong cannot be known."),
        (2, True, 2, "which of them is wrong cannot be known."),
        (4, True, 4, "which of them is wrong cannot be known."),
        (5, True, 4, "which of them is wrong cannot be known."),
        (4, False, 4, "which of them is wrong cannot be known."),
    ],
)
def test_up_to_four_repairs_are_told_and_whether_there_are_more(sets, complete, shown, rest):
    found = findings.repairs("growth.repairs", [[f"c{n:02d}"] for n in range(sets)], "unusual", complete)
    aside = found.detail.partition(" lets ")[0]
    assert aside.count("c0") == shown and found.detail.endswith(rest)
    assert ("another of" in aside) is (complete and sets > 4) and ("other ways" in aside) is not complete
    assert len(found.claims) == sets


@pytest.mark.parametrize(
    ("amount", "text"),
    [(999, "USD 999"), (1e3, "USD 1.0 k"), (1e6, "USD 1.0 m"), (1e9, "USD 1.0 bn"), (1e12, "USD 1.0 tn")],
)
def test_money_changes_its_scale_at_a_thousand(amount, text):
    assert phrases.money(amount) == text
    assert phrases.money(-amount) == text.replace("USD ", "USD -")


@pytest.mark.parametrize(("n", "text"), [(0, "0 years"), (1, "1 year"), (2, "2 years")])
def test_one_is_singular(n, text):
    assert phrases.count(n, "year") == text


def test_names_are_listed_with_an_and_before_the_last():
    assert [phrases.listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


# --- why growth clashes --------------------------------------------------------------------------------


def explained(*rows, cap=None, a=EXACT):
    market = group(*rows, a=a)
    return growth_conflicts.explain(market, next(iter(market.combinations)), cap)


def test_the_smallest_change_moves_the_figure_it_changes_by_least():
    rows = rate("5.0%", 2025, 2030), rate("10.0%", 2025, 2030)
    change = next(part for part in explained(*rows) if part.kind == "smallest change")
    assert change.claims == ("c02",) and change.amount == pytest.approx(50, abs=1e-3)
    assert "from 10.00% to 5.00%" in change.text
    conflict = next(part for part in explained(*rows) if part.kind == "conflict")
    assert conflict.amount == pytest.approx(500 * log(1.10 / 1.05))


@pytest.mark.parametrize(("figures", "moved"), [(("1.2%", "1.8%"), "c02"), (("0.5%", "0.9%"), "c01")])
def test_changes_count_in_per_cent_of_a_figure_from_one_on(figures, moved):
    parts = explained(*(rate(figure, 2025, 2030) for figure in figures))
    (change,) = [part for part in parts if part.kind == "smallest change"]
    assert change.claims == (moved,)


def test_the_change_of_growth_allowed_counts_in_the_gap_as_often_as_it_is_used():
    rows = rate("20.0%", 2025, 2026), rate("9.0%", 2026, 2027)
    conflict = next(part for part in explained(*rows, cap=2.0) if part.kind == "conflict")
    assert conflict.amount == pytest.approx(100 * log(1.2 / 1.09) - 2.0)
    assert "1 x 2 (the change of growth allowed)" in conflict.text
    assert explained(*rows, cap=10.0) == []


@pytest.mark.parametrize(("n", "more"), [(6, False), (7, True)])
def test_up_to_six_claims_are_listed(n, more):
    found = on_growth(*(rate("9.0%", 2025, 2030 + k) for k in range(n)), a=EXACT)[0]
    assert found.detail.count("9.0% for") == 6 and ("1 more" in found.detail) is more


def test_pairs_run_from_four_below_the_lowest_rate_to_six_above_the_highest():
    found = growth(rate("6.0%", 2025, 2030), rate("9.0%", 2025, 2032), a=EXACT).pairs
    assert len(found) == growth_tables.STEPS + 1 == 31
    assert (found["rate"].min(), found["rate"].max()) == pytest.approx((2, 15))
    row = found.iloc[0]
    assert (row["low"] + row["high"]) / 2 == pytest.approx(row["rate"], abs=0.02)
    # Seven years lie one later than five: a turn of one point a year moves their average by one point.
    assert 100 * log((1 + row["high"] / 100) / (1 + row["rate"] / 100)) == pytest.approx(1.0, abs=1e-3)
    same = growth(rate("6.0%", 2025, 2030), rate("9.0%", 2025, 2030), a=EXACT).pairs
    assert same["low"].tolist() == pytest.approx(same["high"].tolist())


@pytest.mark.parametrize(("n", "all_"), [(12, True), (13, False)])
def test_up_to_twelve_claims_all_repairs_are_told(n, all_):
    rows = [rate("16.0%", 2025, 2030), *[rate("6.0%", 2025, 2030)] * (n - 1)]
    (found,) = named(on_growth(*rows, a=EXACT), "growth.repairs")
    assert ("there are other ways" in found.detail) is not all_
    assert found.verdict == "contradiction"


def test_two_figures_at_odds_cannot_both_hold_and_three_not_all():
    two = rate("6.0%", 2025, 2030), rate("16.0%", 2025, 2030)
    three = size("$2 billion", 2025), size("$4 billion", 2030), rate("6.0%", 2025, 2030)
    assert "cannot both hold" in on_growth(*two, a=EXACT)[0].detail
    assert "cannot all hold" in on_growth(*three, a=EXACT)[0].detail
    assert "; c03 has no part in it." in on_growth(*two, size("$2 billion", 2025), a=EXACT)[0].detail
    assert "no part" not in on_growth(*two, a=EXACT)[0].detail


def test_a_company_of_its_own_field_explains_a_clash_only_where_the_others_hold_without_it():
    one, other, third = (rate(f, 2025, 2030) for f in ("6.0%", "16.0%", "26.0%"))
    assert on_growth(said_of("Acme", one), other, a=EXACT)[0].verdict == "unusual"
    assert on_growth(said_of("Acme", one), other, other, a=EXACT)[0].reading == OWN_FIELD
    assert on_growth(said_of("Acme", one), other, third, a=EXACT)[0].verdict == "contradiction"
    assert on_growth(said_of("Acme", one), said_of("Acme", other), a=EXACT)[0].verdict == "unusual"


def told(row, *fitting, span=None):
    """Return what is said of the slips of a claim if those with the figures in `fitting` mend it."""
    (c,) = claims(row)
    tried = [(c, s) for s in candidate_errors.of(c, span, A) if s.kind != "a year off by one"]
    found = candidate_errors.report(
        "growth.candidate_errors", tried, [s.claim.figure in fitting for _, s in tried], "market", ""
    )
    return found.detail


def test_of_digits_that_fit_the_nearest_is_told_and_only_where_no_other_slip_fits():
    assert "13% where c01 prints 15% (one digit, 2 of 17 such changes would do)" in told(
        rate("15%"), "13%", "19%"
    )
    assert "16% where" in told(rate("15%"), "11%", "16%")
    both = told(rate("15%"), "51%", "16%")
    assert "51% where c01 prints 15% (two digits swapped)" in both and "one digit" not in both
    assert told(rate("15%")).startswith("No single slip")
    assert candidate_errors.report("growth.candidate_errors", [], [], "market", "") is None


def test_a_slip_names_the_claims_it_mends_and_where_there_is_none_all_that_were_tried():
    first, last = claims(rate("15%"), rate("26%"))
    tried = [(c, candidate_errors.of(c, None, A)[0]) for c in (first, last)]
    for mended, named_ in (
        ([True, False], ("c01",)), ([False, True], ("c02",)), ([False, False], ("c01", "c02"))
    ):  # fmt: skip
        assert (
            candidate_errors.report("growth.candidate_errors", tried, mended, "market", "").claims == named_
        )


# --- what the figures allow ----------------------------------------------------------------------------


def test_what_nothing_bounds_has_no_end():
    found = growth(rate("6.0%", 2025, 2027), rate("6.0%", 2025, 2026), a=EXACT).ranges
    assert found["size_low"].isna().all() and found["size_high"].isna().all()
    assert found["growth_low"].iloc[1:].tolist() == pytest.approx([6, 6], abs=1e-4)
    over = growth(rate("6.0%", 2025, 2026, hedge="over"), size("$4.0 billion", 2025), a=EXACT).ranges
    assert over["growth_low"][1] == pytest.approx(6) and np.isnan(over["growth_high"][1])
    assert over["size_low"].tolist() == pytest.approx([4e9, 4.24e9]) and np.isnan(over["size_high"][1])


def test_each_year_may_grow_as_far_from_its_neighbour_as_the_cap_lets_it():
    rows = rate("6.0%", 2025, 2026), size("$4.0 billion", 2025), size("$9.0 billion", 2028)
    market = growth(*rows, a=EXACT)
    found = growth_tables.ranges(market.market, *market.plainest, 50.0).set_index("year")
    logs = {year: 100 * log(found.loc[year, "growth_high"] / 100 + 1) for year in (2026, 2027)}
    assert logs[2026] == pytest.approx(100 * log(1.06))
    assert logs[2027] == pytest.approx(100 * log(1.06) + 50, abs=1e-3)


def test_a_path_starts_at_100_and_needs_a_size_for_its_sizes():
    found = growth(rate("6.0%", 2025, 2027), rate("6.0%", 2025, 2026), a=EXACT).path
    assert found["index"].tolist() == pytest.approx([100, 106, 112.36]) and found["size"].isna().all()
    sized = growth(rate("6.0%", 2025, 2026), size("$4.0 billion", 2025), a=EXACT).path
    assert sized["size"].tolist() == pytest.approx([4e9, 4.24e9])
    assert growth(rate("6.0%", 2025, 2026), rate("9.0%", 2025, 2026), a=EXACT).path.empty


@pytest.mark.parametrize(("year", "many"), [(2024, 0), (2025, 3), (2027, 3), (2028, 0)])
def test_a_rate_carries_a_size_of_its_own_years_to_each_of_them(year, many):
    found = growth(rate("10.0%", 2025, 2027), size("$4.0 billion", year), a=EXACT).implied_sizes
    assert len(found) == many
    for row in found.itertuples():
        assert row.low == row.high == pytest.approx(4e9 * 1.1 ** (row.year - year))
    other = rate("10.0%", 2025, 2027, subject="Widgets")
    assert growth(other, size("$4.0 billion", 2025), a=EXACT).implied_sizes.empty
