"""The other checks at their edges: slips, the smallest error, repeats, revenue, notes, lists, findings."""

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
    noted,
    on_growth,
    on_lists,
    on_regions,
    on_repeats,
    on_revenues,
    rate,
    revenue,
    said_of,
    share,
    size,
    verdict,
    window,
)

from helpers.audit import Audit
from helpers.checks import candidate_errors, phrases, repeats, smallest_error
from helpers.checks import finding as findings
from helpers.checks import lists as listing
from helpers.checks import revenues as selling
from helpers.checks.finding import VERDICTS, finding
from helpers.checks.growth import conflicts as growth_conflicts
from helpers.checks.growth import tables as growth_tables
from helpers.checks.usual import Rarity
from helpers.page import country_lists
from helpers.page import places as gazetteer
from helpers.readings.catalogue import OF_A_PART, OWN_FIELD

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


def test_no_slip_makes_a_size_or_a_share_of_nothing():
    assert "$0 billion" not in figures_of(size("$4 billion", 2026), "one digit")
    assert "0%" not in figures_of(share("Europe", "4%"), "one digit")
    assert "0%" in figures_of(rate("4%"), "one digit")


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
    """What is said of slips that could explain why figures clash."""
    found = growth(*rows, a=a).conflicts.query("kind == 'possible slip'")
    return found["certificate"].item()


def test_a_slip_is_named_where_it_mends_to_the_digit_and_not_where_it_misses_by_one():
    sizes = size("$1.0000 billion", 2025), size("$1.2544 billion", 2027)
    assert "12% where c03 prints 21% (two digits swapped)" in candidate(*sizes, rate("21%", 2025, 2027))
    assert "two digits swapped" not in candidate(*sizes, rate("31%", 2025, 2027))
    assert "12% where c03 prints 13% (one digit, 1 of 17 such changes would do)" in candidate(
        *sizes, rate("13%", 2025, 2027)
    )


def test_a_years_slip_is_named_where_it_mends_and_the_figures_still_meet():
    rows = size("$1.0000 billion", 2025), size("$1.2544 billion", 2026), rate("12%", 2025, 2026)
    # In 2027 the size would meet the second rate; in 2024 it would meet nothing, which mends nothing.
    text = candidate(*rows, rate("12%", 2025, 2027))
    assert "$1.2544 billion for 2027 where c02 prints $1.2544 billion (a year off by one)" in text
    assert "for 2024" not in text
    assert "a year off by one" not in candidate(*rows)


def test_two_sizes_exchanged_are_tried_in_two_years_and_not_in_one():
    rows = size("$1.2544 billion", 2025), size("$1.0000 billion", 2027), rate("12%", 2025, 2027)
    assert "ends swapped" in candidate(*rows)
    assert "ends swapped" in candidate(rows[1], rows[0], rows[2])
    same = size("$1.2544 billion", 2025), size("$1.0000 billion", 2025), rate("12%", 2025, 2027)
    assert "ends swapped" not in candidate(*same)
    three = *rows, size("$1.1200 billion", 2026)
    assert "ends swapped" not in candidate(*three)


# --- the smallest error --------------------------------------------------------------------------------


def smallest(row, *allowed, a=EXACT):
    return smallest_error.of(claims(row)[0], allowed, a)


INF = float("inf")


@pytest.mark.parametrize(
    ("row", "allowed", "a", "error"),
    [
        (rate("6%"), [(6, 6)], EXACT, 1),
        (rate("6.0%"), [(5, 9)], EXACT, 1.1),  # 4.9 is nearer than 9.1
        (rate("6.0%"), [(5.04, 9)], EXACT, 1.0),
        (rate("6.0%"), [(5.04, 9)], NEAREST, 1.1),  # 5.0 may be 5.05
        (rate("6.0%"), [(5, 9)], A, 1.1),  # of 4.9 no rounding reaches 5
        (rate("6%"), [(-INF, 9)], EXACT, 4),
        (rate("6%"), [(5, INF)], EXACT, 2),
        (rate("6%"), [(-INF, INF)], EXACT, None),
        (rate("6%"), [], EXACT, None),
        (rate("6%"), [(5, 6), (6.5, 8)], EXACT, 2),  # 4, since 7 still meets the second
        (rate("6%"), [(4, 6), (7.5, 8)], EXACT, 1),  # 7 lies between the two
        (rate("6%", hedge="over"), [(5, 9)], EXACT, 4),
        (rate("6%", hedge="under"), [(5, 9)], EXACT, 2),
        (rate("7-9%", hedge="range"), [(8, 8)], EXACT, 2),
        (rate("XX%", hedge="placeholder"), [(5, 9)], EXACT, None),
        (size("$4.0 billion", 2026), [(3.5e9, 4.2e9)], EXACT, 0.3e9),
        (size("$4 billion", 2026), [(0, 4.2e9)], EXACT, 1e9),
        (size("$4 billion", 2026), [(2e9, INF)], EXACT, 3e9),
        (size("$4 billion", 2026), [(0.5e9, INF)], EXACT, 4e9),  # down to nothing, and no further
        (size("$4 billion", 2026), [(0, INF)], EXACT, None),
        (share("Europe", "40%"), [(0, 70)], EXACT, 31),
        (rate("100%", hedge="about"), [(0, 110)], assume(rounding="as printed", about=5.0), 16),  # 116 less 5%
    ],
)  # fmt: skip
def test_the_smallest_error_is_the_fewest_steps_that_meet_no_range(row, allowed, a, error):
    found = smallest(row, *allowed, a=a)
    assert found is None if error is None else found == pytest.approx(error)


def test_growth_falls_to_a_loss_of_everything_and_no_further():
    assert smallest(rate("6%"), (-99, INF)) == 106
    assert smallest(rate("6%"), (-100, INF)) is None


def test_the_claim_that_would_be_caught_stands_first():
    found = claims(rate("6%"), rate("7%"), rate("8%"))
    allowed = {"c01": [(-INF, INF)], "c02": [(7, 7)], "c03": [(8, 8)]}
    assert smallest_error.first(found, allowed, EXACT) == (("c02", "c01", "c03"), 1)
    assert smallest_error.first(found, {}, EXACT) == (("c01", "c02", "c03"), None)


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

    part, time, field = OF_A_PART, repeats.OF_ANOTHER_TIME, OWN_FIELD
    figures = "$3.0 billion", "$9.0 billion"
    assert reading(*(revenue("Acme", f, 2022) for f in figures)) == ("unusual", part)
    assert reading(*(revenue("Acme", f) for f in figures)) == ("unusual", part)
    rates = [rate(f, 2025, 2030, subject="Acme") for f in ("3%", "9%")]
    assert reading(*rates) == ("contradiction", "")  # a segment, for all that is known
    sold = on_repeats(*rates, revenue("Acme", "$3.0 billion", 2022))
    assert [(f.verdict, f.reading) for f in sold] == [("unusual", part)]
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


def test_the_smallest_error_of_a_repeated_figure():
    def error(*rows, a=EXACT):
        return on_repeats(*rows, a=a)[0].smallest_error

    same = rate("6%", 2025, 2030)
    assert error(same, same) == 1 and error(same, same, a=NEAREST) == 2 and error(same, same, a=A) == 2
    over = rate("16%", 2025, 2030, hedge="over")
    assert error(over, over) is None
    assert error(same, rate("9%", 2025, 2030)) is None  # a clash has no further slip


# --- revenue -------------------------------------------------------------------------------------------


def beside(*rows, a=EXACT):
    return on_revenues(*rows, size("$4.00 billion", 2022), a=a)


@pytest.mark.parametrize(
    ("figure", "a", "said"),
    [
        ("$4.00 billion", EXACT, "fits"),
        ("$4.01 billion", EXACT, "no test"),
        ("$3.99 billion", EXACT, "fits"),
        ("$4.01 billion", NEAREST, "fits by rounding"),  # 4.005 is both
        ("$4.02 billion", NEAREST, "no test"),
    ],
)
def test_revenue_above_the_market_at_most_is_no_test_since_companies_sell_elsewhere(figure, a, said):
    (found,) = beside(revenue("Acme", figure, 2022), a=a)
    assert found.verdict == said
    assert found.reading == (selling.READING if said == "no test" else "")
    most = 4.005e9 if a == NEAREST else 4e9
    assert found.low == pytest.approx(float(figure[1:5]) * 1e9 / most)
    assert "growth" in found.detail and "held steady" in found.detail


def test_revenues_of_two_companies_add_up_and_of_one_printed_twice_do_not():
    halves = revenue("Acme", "$2.00 billion", 2022), revenue("Beta", "$2.00 billion", 2022)
    assert verdict(beside(*halves)) == "fits" and beside(*halves)[0].low == 1
    assert verdict(beside(halves[0], revenue("Beta", "$2.01 billion", 2022))) == "no test"
    assert beside(*halves)[0].detail.startswith("Acme and Beta together had revenue of USD 4.0 bn in 2022")
    assert beside(halves[0])[0].detail.startswith("Acme had revenue of USD 2.0 bn in 2022")
    again = revenue("Acme", "$2.01 billion", 2022), revenue("Acme", "$2.01 billion", 2022)
    assert verdict(beside(*again)) == "fits"


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


def test_the_smallest_error_of_revenue_is_the_first_figure_above_the_market():
    (found,) = on_revenues(revenue("Acme", "$1.00 billion", 2022), size("$5.50 billion", 2022), a=EXACT)
    assert found.smallest_error == pytest.approx(4.51e9)
    two = revenue("Acme", "$1.00 billion", 2022), revenue("Beta", "$2.00 billion", 2022)
    assert on_revenues(*two, size("$5.50 billion", 2022), a=EXACT)[0].smallest_error == pytest.approx(2.51e9)


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


# --- notes ---------------------------------------------------------------------------------------------


def test_each_blank_is_noted_where_it_stands_and_nothing_else_is():
    rows = size("$XX billion", hedge="placeholder"), size("$4 billion"), rate("X%", hedge="placeholder")
    found = noted(*rows, check="completeness.blanks")
    assert [(one.claims, one.figure, one.end - one.start) for one in found] == [
        (("c01",), "$XX billion", 11), (("c03",), "X%", 2),
    ]  # fmt: skip
    assert not noted(size("$4 billion"), check="completeness.blanks")


def test_a_figure_that_meets_no_other_is_noted():
    rows = window(2025, 2032), rate("8%", 2025, 2030), size("$4 billion"), size("$4 billion", 2025)
    assert [one.claims for one in noted(*rows, check="completeness.alone")] == [("c03",)]
    twice = *rows[:2], size("$4 billion"), size("$4 billion")
    assert not [one for one in noted(*twice, check="completeness.alone") if one.claims != ("c02",)]
    blank = size("$XX billion", hedge="placeholder")
    assert not noted(blank, check="completeness.alone")  # it is noted as a blank


def listed_names(n):
    return [f"Maker {chr(ord('A') + i) * 3}" for i in range(n)]


@pytest.mark.parametrize(("n", "shown", "more"), [(1, 1, ""), (6, 6, ""), (7, 6, " and 1 more")])
def test_up_to_six_names_are_listed_and_the_others_counted(n, shown, more):
    (found,) = on_lists(revenue("Acme", "$1 billion"), players=listed_names(n))
    assert f"for {n} of {n} players" in found.detail and found.detail.count("Maker") == shown
    assert found.detail.endswith(f"{more}.") and ("more" in found.detail) is bool(more)
    assert found.figure == "Maker AAA"


def test_a_name_is_sized_where_it_begins_with_a_subject_or_a_subject_with_it():
    rows = revenue("Acme Inc.", "$1 billion"), revenue("Beta", "$1 billion"), size("$4 billion")
    (found,) = on_lists(*rows, players=["ACME", "Beta Works", "New Acme", "market"])
    assert "2 of 4 players" in found.detail and "New Acme and market" in found.detail
    assert on_lists(*rows, players=["Acme", "Beta", "Beta"]) == []


def test_regions_and_shares_are_set_side_by_side_both_ways():
    def found(*places, **regions):
        notes = on_regions(*(share(p, "20%") for p in places), **regions)
        return ["unlisted" if one.claims else "without a share" for one in notes]

    both = {"Europe": ["France"], "Asia-Pacific": ["Japan"]}
    assert found("Europe", "Asia-Pacific", **both) == []
    assert found("Europe", "Japan", **both) == ["without a share"]  # Japan is listed, its region has no share
    assert found("Europe", "Asia", **both) == []
    assert found("Europe", "Asia-Pacific", "China", **both) == ["unlisted"]
    assert found("Europe", "Asia-Pacific", "Rest of World", **both) == []
    assert found("Europe", "Asia-Pacific", "Cloud", **both) == []
    assert found("Europe + Asia-Pacific", **both) == []
    assert found("Europe", "Asia-Pacific", "Middle East", **both) == ["unlisted"]
    assert found(**both) == [] and found("Europe") == []
    left, more = on_regions(share("China", "20%"), Europe=["France"])
    assert left.detail == "Europe is listed without a share." and left.figure == "France"
    assert more.detail == "China has a share (c01) and is not on the list of regions." and more.claims == (
        "c01",
    )
    assert on_regions(share("Europe", "XX%", hedge="placeholder"), Europe=["France"]) == []


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
    ("names", "wrong"),
    [
        (("Japan", "India"), []),
        (("Japan", "Atlantis"), ["Atlantis"]),
        (("Japan", "Brazil"), ["Brazil"]),
        (("Japan", "India China"), ["India China"]),
        (("Japan", "Viet Nam"), []),  # another spelling is no defect
    ],
)
def test_one_item_that_is_not_plainly_a_country_in_its_place_is_noted_and_judged_by_no_verdict(names, wrong):
    frame = lists(("regions", "Asia-Pacific", names), ("players", "", ["Acme"]))
    found = listing.notes(case(lists=frame))
    assert [one.figure for one in found] == wrong == country_lists.defects(frame)["raw"].tolist()
    assert all(one.figure in one.detail and "listed under Asia-Pacific" in one.detail for one in found)
    assert not [f for f in Audit(case(lists=frame)).findings if "countr" in f.check]


def test_a_note_of_a_mended_item_has_both_forms():
    (one,) = listing.notes(case(lists=lists(("regions", "Asia-Pacific", ["India China"]))))
    assert (
        one.detail
        == "India China is listed under Asia-Pacific and read as India and China: two names in one item."
    )


# --- findings ------------------------------------------------------------------------------------------


def test_verdicts_stand_from_the_best_to_the_gravest():
    assert VERDICTS == ("fits", "fits by rounding", "unusual", "contradiction", "no test")


@pytest.mark.parametrize(("error", "taken"), [(1e-9, True), (None, True), (0, False), (-1.0, False)])
def test_a_smallest_error_is_above_nothing(error, taken):
    if taken:
        assert finding("growth.left", "fits", [], "It fits.", smallest_error=error).smallest_error == error
    else:
        with pytest.raises(ValueError, match="not above 0"):
            finding("growth.left", "fits", [], "It fits.", smallest_error=error)


@pytest.mark.parametrize("verdict_", VERDICTS)
def test_the_three_answers_do_not_change_each_other(verdict_):
    rare = Rarity(0, 500, 40, 7.0, 9.0, "spans")
    found = finding("growth.left", verdict_, [], "It fits.", rarity=rare, smallest_error=99.0)
    assert (found.verdict, found.how_often, found.out_of, found.among) == (verdict_, 0, 500, "spans")


def test_no_end_has_the_sign_of_a_zero():
    found = finding("growth.left", "fits", [], "It fits.", low=-0.0, high=float("nan"))
    assert str(found.low) == "0.0" and found.high is None
    assert phrases.number(-0.0) == phrases.number(-0.000) == "0"
    assert phrases.between(-0.04, 0.04) == "0.0%" and phrases.points(-0.0) == "0 points"
    assert phrases.fixed(-0.004, 2) == "0.00" and phrases.fixed(-0.006, 2) == "-0.01"


@pytest.mark.parametrize(
    ("part", "said"), [(0.05, "1 in 20"), (0.5, "1 in 2"), (0.03, "3%"), (1, "1 in 1"), (0, "0%")]
)
def test_a_part_is_told_as_one_in_so_many(part, said):
    assert phrases.one_in(part) == said


def test_a_clash_is_told_once_and_only_a_clash_is():
    def one(verdict_, *ids):
        return "", finding("growth.left", verdict_, ids, "It fits.")

    rows = [one("contradiction", "c1", "c2", "c3"), one("contradiction", "c1", "c2"), one("fits", "c1", "c2"),
            one("contradiction", "c1", "c4")]  # fmt: skip
    assert list(findings.once(rows)) == [rows[0], rows[2], rows[3]]
    assert list(findings.once(rows[:0:-1])) == rows[:0:-1]  # a wider clash is told beside a narrower one


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
    found = findings.known([[f"c{n:02d}"] for n in range(sets)], complete)
    aside = found.partition(" lets ")[0]
    assert aside.count("c0") == shown and found.endswith(rest)
    assert ("one more of" in aside) is (complete and sets > 4) and ("other ways" in aside) is not complete


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


def explained(*rows, a=EXACT):
    market = group(*rows, a=a)
    return growth_conflicts.explain(market, market.plain, a)


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


@pytest.mark.parametrize(("n", "more"), [(6, False), (7, True)])
def test_up_to_six_claims_are_listed(n, more):
    found = on_growth(*(rate("9.0%", 2025, 2030 + k) for k in range(n)), a=EXACT)[0]
    assert found.detail.count("9.0% for") == 6 and ("1 more" in found.detail) is more


@pytest.mark.parametrize(("n", "all_"), [(12, True), (13, False)])
def test_up_to_twelve_claims_all_repairs_are_told(n, all_):
    rows = [rate("16.0%", 2025, 2030), *[rate("6.0%", 2025, 2030)] * (n - 1)]
    (found,) = on_growth(*rows, a=EXACT)
    assert ("would mend this" in found.detail) is all_
    assert ("figures only clashes without a figure in common are told" in found.detail) is not all_
    assert found.verdict == "contradiction"


def test_claims_that_clash_in_one_chain_are_one_fact():
    joined = growth_conflicts.joined([("a", "b"), ("c", "d"), ("b", "e"), ("d", "f"), ("g",)])
    assert joined == [["a", "b", "e"], ["c", "d", "f"], ["g"]]
    assert growth_conflicts.joined([("a", "b"), ("c", "d"), ("b", "c")]) == [["c", "d", "a", "b"]]


def test_two_figures_at_odds_cannot_both_hold_and_three_not_all():
    two = rate("6.0%", 2025, 2030), rate("16.0%", 2025, 2030)
    path = rate("6.0%", 2025, 2030), rate("6.0%", 2030, 2032), rate("16.0%", 2025, 2032)
    assert "cannot both hold" in on_growth(*two, a=EXACT)[0].detail
    assert "cannot all hold" in on_growth(*path, a=EXACT)[0].detail
    found = on_growth(*two, size("$2 billion", 2025), a=EXACT)
    assert [f.claims for f in found] == [("c01", "c02")]


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
    return candidate_errors.report(tried, [s.claim.figure in fitting for _, s in tried]).text


def test_of_digits_that_fit_the_nearest_is_told_and_only_where_no_other_slip_fits():
    assert "13% where c01 prints 15% (one digit, 2 of 17 such changes would do)" in told(
        rate("15%"), "13%", "19%"
    )
    assert "16% where" in told(rate("15%"), "11%", "16%")
    both = told(rate("15%"), "51%", "16%")
    assert "51% where c01 prints 15% (two digits swapped)" in both and "one digit" not in both
    assert told(rate("15%")).startswith("No single slip")
    assert candidate_errors.report([], []) is None


def test_a_slip_names_the_claims_it_mends_and_where_there_is_none_all_that_were_tried():
    first, last = claims(rate("15%"), rate("26%"))
    tried = [(c, candidate_errors.of(c, None, A)[0]) for c in (first, last)]
    for mended, named_ in (
        ([True, False], ("c01",)), ([False, True], ("c02",)), ([False, False], ("c01", "c02"))
    ):  # fmt: skip
        assert candidate_errors.report(tried, mended).claims == named_


# --- what the figures allow ----------------------------------------------------------------------------


def test_what_nothing_bounds_has_no_end():
    found = growth(rate("6.0%", 2025, 2027), rate("6.0%", 2025, 2026), a=EXACT).ranges
    assert found["size_low"].isna().all() and found["size_high"].isna().all()
    assert found["growth_low"].iloc[1:].tolist() == pytest.approx([6, 6], abs=1e-4)
    over = growth(rate("6.0%", 2025, 2026, hedge="over"), size("$4.0 billion", 2025), a=EXACT).ranges
    assert over["growth_low"][1] == pytest.approx(6) and np.isnan(over["growth_high"][1])
    assert over["size_low"].tolist() == pytest.approx([4e9, 4.24e9]) and np.isnan(over["size_high"][1])


def test_each_year_may_grow_as_far_from_its_neighbour_as_the_smallest_change_lets_it():
    rows = rate("6.0%", 2025, 2026), size("$4.0 billion", 2025), size("$9.0 billion", 2028)
    market = growth(*rows, a=EXACT)
    found = growth_tables.ranges(market.market, market.plainest[0], 50.0).set_index("year")
    logs = {year: 100 * log(found.loc[year, "growth_high"] / 100 + 1) for year in (2026, 2027)}
    assert logs[2026] == pytest.approx(100 * log(1.06))
    assert logs[2027] == pytest.approx(100 * log(1.06) + 50 + growth_tables.SLACK, abs=1e-3)


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
