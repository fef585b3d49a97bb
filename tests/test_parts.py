"""Parts beside their whole: sizes, shares of segments and companies, size times share; both sides of each edge."""

import cases
import pytest
import told

from helpers.checks.parts import division, product, sums, wholes
from helpers.readings.assumptions import Assumptions

PRINTED = Assumptions(rounding="as printed")


def sized(*rows, text="", title=told.TITLE, **more):
    """The verdicts on parts of sizes (subject, figure, year, fields)."""
    said = text or " ".join(f"It is {row[1]}." for row in rows)
    return told.verdicts(
        wholes.check(told.case(said, *(("size", *row) for row in rows), title=title, **more))
    )


@pytest.mark.parametrize(
    ("part", "whole", "verdict"),
    [
        ("$3.9 billion", "$4.0 billion", "fits"),
        ("$4.0 billion", "$4.0 billion", "fits"),
        ("$4.1 billion", "$4.0 billion", "fits by rounding"),
        ("$4.2 billion", "$4.0 billion", "contradiction"),  # open ends touch at 4.1 and do not meet
        ("$6.0 billion", "$4.0 billion", "contradiction"),
    ],
)
def test_a_region_is_no_larger_than_the_market(part, whole, verdict):
    assert sized(("Europe", part, 2027), ("market", whole, 2027)) == [verdict]


def test_without_the_room_of_rounding_the_edge_is_the_figure_itself():
    rows = [("Europe", "$4.01 billion", 2027), ("market", "$4.00 billion", 2027)]
    assert sized(*rows, a=PRINTED) == ["contradiction"]
    assert sized(rows[1], ("Europe", "$4.00 billion", 2027), a=PRINTED) == ["fits"]


def test_a_country_is_no_larger_than_its_region():
    rows = [("India", "$5 billion", 2027), ("Asia-Pacific", "$3 billion", 2027)]
    (one,) = wholes.check(told.case("$5 billion, $3 billion", *(("size", *row) for row in rows)))
    assert (one.verdict, one.subject, one.claims) == ("contradiction", "Asia-Pacific", ("c01", "c02"))


@pytest.mark.parametrize(
    "part",
    [
        ("Europe", "$6 billion", 2028),
        ("Europe", "$6 billion", None),
        ("Europe", "$6 billion", 2027, {"unit": "EUR"}),
        ("Europe", "$6 billion", 2027, {"measure": "volume"}),
        ("Europe", "$6 billion", 2027, {"doubt": "years"}),
        ("Europe", "$6 billion", 2027, {"doubt": "subject"}),
        ("Europe", "$6 billion", 2027, {"company": "Acme"}),
        ("Rest of World", "$6 billion", 2027),
        ("unclear", "$6 billion", 2027),
        ("paper", "$6 billion", 2027),  # a named market may be a wider one
        ("Europe + Africa", "$6 billion", 2027),
    ],
)
def test_what_is_not_surely_a_part_at_the_same_time_in_the_same_unit_is_not_compared(part):
    assert sized(("market", "$4 billion", 2027), part) == []


def test_of_a_market_in_a_country_the_world_is_no_part():
    rows = [("market", "$4 billion", 2027), ("Asia-Pacific", "$6 billion", 2027)]
    assert sized(*rows, title="# Indian Paper Boat Market Outlook\n\n") == []
    assert sized(rows[0], ("India", "$6 billion", 2027), title="# Asia Boat Market\n\n") == ["contradiction"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All is $4 billion. The tug segment is worth $6 billion.", ["contradiction"]),
        ("All is $4 billion. By type, tug boats are worth $6 billion.", ["contradiction"]),
        ("All is $4 billion. The market for tug boats is worth $6 billion.", []),
    ],
)
def test_what_the_words_call_a_segment_is_a_part(text, expected):
    assert sized(("market", "$4 billion", 2027), ("tug boats", "$6 billion", 2027), text=text) == expected


@pytest.mark.parametrize(
    ("third", "verdict"),
    [("$1 billion", "fits"), ("$2 billion", "fits by rounding"), ("$6 billion", "contradiction")],
)
def test_regions_together_are_no_larger_than_the_market(third, verdict):
    rows = [
        ("market", "$9 billion", 2027),
        ("Europe", "$4 billion", 2027),
        ("North America", "$4 billion", 2027),
    ]
    assert sized(*rows, ("Latin America", third, 2027)) == [verdict]


def test_a_country_beside_its_region_is_not_counted_twice():
    rows = [
        ("market", "$9 billion", 2027),
        ("Asia-Pacific", "$6 billion", 2027),
        ("China", "$5 billion", 2027),
    ]
    assert sized(*rows, ("Europe", "$3 billion", 2027)) == ["fits", "fits"]


def test_regions_that_may_overlap_are_not_added():
    rows = [
        ("market", "$9 billion", 2027),
        ("Middle East", "$5 billion", 2027),
        ("Turkey", "$5 billion", 2027),
    ]
    assert sized(*rows) == ["fits"]


def test_a_part_whose_own_figures_differ_is_left_to_the_check_of_repeats():
    rows = [("market", "$4 billion", 2027), ("Europe", "$6 billion", 2027), ("Europe", "$9 billion", 2027)]
    assert sized(*rows) == []


def test_the_smallest_error_is_the_step_at_which_the_part_is_found_too_large():
    (one,) = wholes.check(
        told.case(
            "$3 billion, $4 billion",
            ("size", "Europe", "$3 billion", 2027),
            ("size", "market", "$4 billion", 2027),
        )
    )
    assert one.smallest_error == 3e9  # 6 is the first that rounding cannot bring below 5
    assert sized(("Europe", "$5 billion", 2027), ("market", "$4 billion", 2027)) == ["fits by rounding"]
    assert sized(("Europe", "$6 billion", 2027), ("market", "$4 billion", 2027)) == ["contradiction"]


# --- shares of companies and segments ----------------------------------------------------------------
TWO = ("Acme", "Beta Works", "Gamma Tools")


def shared(text, *rows, players=TWO, **more):
    """The findings on shares (subject, figure, year)."""
    return sums.check(told.case(text, *(("share", *row) for row in rows), players=players, **more))


@pytest.mark.parametrize(
    ("second", "verdict"),
    [("40%", "fits"), ("41%", "fits by rounding"), ("42%", "contradiction"), ("55%", "contradiction")],
)
def test_companies_together_hold_no_more_than_the_market(second, verdict):
    text = f"Acme holds 60% of the market. Beta Works holds {second} of the market."
    (one,) = shared(text, ("Acme", "60%", 2027), ("Beta Works", second, 2027))
    assert (one.verdict, one.claims) == (verdict, ("c01", "c02"))


def test_companies_counted_together_hold_no_less_than_their_members():
    rows = [(" + ".join(TWO), "60%", 2027), ("Acme", "40%", 2027), ("Beta Works", "35%", 2027)]
    (one,) = shared("Together 60%. Acme 40%. Beta Works 35%.", *rows)
    assert one.verdict == "contradiction"
    (one,) = shared("Together 60%. Acme 40%. Beta Works 15%.", *rows[:2], ("Beta Works", "15%", 2027))
    assert one.verdict == "fits"


@pytest.mark.parametrize(
    "text",
    [
        "In India Acme holds 60%. Beta Works holds 55%.",
        "In the segment of tugs Acme holds 60%. Beta Works holds 55%.",
    ],
)
def test_companies_in_a_place_or_a_segment_are_not_added(text):
    assert shared(text, ("Acme", "60%", 2027), ("Beta Works", "55%", 2027)) == []


def test_companies_of_other_years_or_without_one_are_not_added():
    text = "Acme holds 60%. Beta Works holds 55%."
    assert shared(text, ("Acme", "60%", 2027), ("Beta Works", "55%", 2026)) == []
    assert shared(text, ("Acme", "60%", None), ("Beta Works", "55%", None)) == []
    assert shared(text, ("Acme", "60%", 2027), ("Beta Works", "55%", 2027), players=("Acme",)) == []


@pytest.mark.parametrize(
    ("last", "verdict"),
    [("15%", "fits"), ("17%", "fits by rounding"), ("18%", "contradiction"), ("30%", "contradiction")],
)
def test_segments_by_one_thing_come_to_no_more_than_the_whole(last, verdict):
    text = f"By type, tugs hold 45% of the market, skiffs hold 40% and rafts {last}."
    (one,) = shared(text, ("tugs", "45%", None), ("skiffs", "40%", None), ("rafts", last, None))
    assert one.verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Tugs hold 60% of the market, hospitals hold 55%.",  # two divisions, or one: not said
        "By type, tugs hold 60% of the market. By user, hospitals hold 55%.",
        "By type, tugs hold 60%, while, by user, hospitals hold 55%.",
        "By type, tugs hold 60% in Europe, hospitals hold 55%.",
        "By 2027, tugs hold 60%, hospitals hold 55%.",
    ],
)
def test_segments_that_the_words_do_not_set_beside_each_other_are_not_added(text):
    assert shared(text, ("tugs", "60%", None), ("hospitals", "55%", None)) == []


@pytest.mark.parametrize(("head", "expected"), [("Type", ["contradiction"]), ("Segment", []), ("Region", [])])
def test_a_table_divides_a_market_where_its_first_column_says_by_what(head, expected):
    text = f"| {head} | Share 2027 |\n|---|---|\n| tugs | 60% |\n| skiffs | 55% |\n"
    found = shared(text, ("tugs", "60%", 2027), ("skiffs", "55%", 2027))
    assert told.verdicts(found) == expected


def test_shares_of_another_product_are_shares_of_another_whole():
    text = "| Company | Share 2027 |\n|---|---|\n| Acme | 60% |\n| Beta Works | 55% |\n"
    rows = [("Acme", "60%", 2027, {"base": "tugs"}), ("Beta Works", "55%", 2027, {"base": "rafts"})]
    assert shared(text, *rows) == []
    (one,) = shared(text, rows[0], ("Beta Works", "55%", 2027, {"base": "tugs"}))
    assert one.verdict == "contradiction"


def test_a_total_is_no_part():
    assert not division.part(cases.claim(1, "share", "total boats", "60%"))
    assert division.part(cases.claim(1, "share", "tug boats", "60%"))
    assert not division.part(cases.claim(1, "share", "Europe", "60%"))


# --- size times share ----------------------------------------------------------------------------------
def multiplied(
    size, *, share=("share", "Europe", "30%", 2027), whole=("size", "market", "$2.0 billion", 2027), **more
):
    rows = (whole, share, size)
    return product.check(told.case(" ".join(f"The market shows {row[2]}." for row in rows), *rows, **more))


def test_a_share_of_what_is_consumed_is_no_share_of_money():
    rows = (
        ("size", "market", "$2 billion", 2027),
        ("share", "Europe", "30%", 2027),
        ("size", "Europe", "$9 billion", 2027),
    )
    text = "The market shows $2 billion. It has 30% of the market's consumption. It shows $9 billion."
    assert not product.check(told.case(text, *rows))


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        ("$0.60 billion", "fits"),
        ("$0.65 billion", "fits by rounding"),  # 31% of 2.1 billion is 0.651
        ("$0.66 billion", "fits by rounding"),
        ("$0.67 billion", "contradiction"),
        ("$0.55 billion", "fits by rounding"),
        ("$0.54 billion", "contradiction"),  # 29% of 1.9 billion is 0.551
        ("$0.9 billion", "contradiction"),
    ],
)
def test_a_share_of_the_market_is_the_size_of_the_part(figure, verdict):
    (one,) = multiplied(("size", "Europe", figure, 2027))
    assert (one.verdict, one.claims) == (verdict, ("c03", "c02", "c01"))
    assert (one.low, one.high) == pytest.approx((0.551e9, 0.651e9))


def test_one_thing_in_two_spellings_is_one():
    (one,) = multiplied(("size", "hospital", "$1.5 billion", 2027), share=("share", "Hospitals", "45%", 2027))
    assert one.verdict == "contradiction"


@pytest.mark.parametrize(
    "size",
    [
        ("size", "Europe", "$0.9 billion", 2028),
        ("size", "Europe", "$0.9 billion", 2027, {"unit": "EUR"}),
        ("size", "Africa", "$0.9 billion", 2027),
        ("size", "Europe", "$0.9 billion", 2027, {"doubt": "subject"}),
    ],
)
def test_size_and_share_of_other_years_units_or_parts_are_not_compared(size):
    assert multiplied(size) == []


def test_a_share_of_another_whole_or_without_its_year_is_not_multiplied():
    size = ("size", "Europe", "$0.9 billion", 2027)
    assert multiplied(size, share=("share", "Europe", "30%", 2027, {"base": "EMEA"})) == []
    assert multiplied(size, share=("share", "Europe", "30%", None)) == []


def test_a_companys_revenue_is_not_its_part_of_the_market():
    assert multiplied(("revenue", "Acme", "$0.9 billion", 2027), share=("share", "Acme", "30%", 2027)) == []
