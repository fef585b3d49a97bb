"""What a market grows by beside its sizes and its rate: both sides of each edge, and what is not compared."""

import pytest
import told

from helpers.checks import increments
from helpers.readings.catalogue import YEAR_BEFORE

SPAN = {"start_year": 2024}
RISE = ("increment", "market", "$2.1 billion", 2028, SPAN)
FIRST, LAST = ("size", "market", "$5.0 billion", 2024), ("size", "market", "$7.1 billion", 2028)


def risen(*others, rise=RISE, words="It will grow by"):
    text = f"{words} {rise[2]}. " + " ".join(f"It is {row[2]}." for row in others)
    return increments.check(told.case(text, rise, *others))


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        ("$7.1 billion", "fits"),
        ("$7.3 billion", "fits by rounding"),  # 7.2 less 5.1 is 2.1; the ends are open
        ("$7.4 billion", "contradiction"),  # 7.3 less 5.1 is 2.2, and 2.1 may stand for less than 2.2
        ("$6.9 billion", "fits by rounding"),
        ("$6.8 billion", "contradiction"),
        ("$9.0 billion", "contradiction"),
    ],
)
def test_an_increment_is_the_difference_of_the_sizes(figure, verdict):
    (one,) = risen(FIRST, ("size", "market", figure, 2028))
    assert (one.verdict, one.claims) == (verdict, ("c01", "c02", "c03"))


def test_several_sizes_of_one_year_are_one_fact():
    found = risen(
        FIRST, FIRST, ("size", "market", "$9.0 billion", 2028), ("size", "market", "$9 billion", 2028)
    )
    assert told.verdicts(found) == ["contradiction"]


def test_an_increment_may_count_from_the_year_before():
    before, last = ("size", "market", "$4.9 billion", 2023), ("size", "market", "$7.0 billion", 2028)
    (one,) = risen(("size", "market", "$6.0 billion", 2024), before, last)
    assert (one.verdict, one.reading) == ("unusual", YEAR_BEFORE)
    (one,) = risen(("size", "market", "$6.0 billion", 2024), last)
    assert (one.verdict, one.reading) == ("contradiction", "")


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [("$2.1 billion", "fits"), ("$2.0 billion", "fits by rounding"), ("$1.9 billion", "contradiction")],
)
def test_nothing_grows_by_more_than_it_ends_at(figure, verdict):
    (one,) = risen(("size", "market", figure, 2028), rise=("increment", "market", "$2.1 billion", 2028))
    assert one.verdict == verdict


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [
        ("9.2%", "fits by rounding"),
        ("9.0%", "fits by rounding"),
        ("11.0%", "contradiction"),
        ("7.0%", "contradiction"),
    ],
)
def test_a_size_and_a_rate_say_what_it_grows_by(rate, verdict):
    (one,) = risen(FIRST, ("growth", "market", rate, 2028, SPAN))
    assert one.verdict == verdict


def test_a_rate_that_may_be_a_fall_says_nothing_of_a_rise():
    (one,) = risen(FIRST, ("growth", "market", "-3%", 2028, SPAN))
    assert one.verdict == "fits"


@pytest.mark.parametrize(
    "last",
    [
        ("size", "market", "$9.0 billion", 2029),
        ("size", "Europe", "$9.0 billion", 2028),
        ("size", "market", "$9.0 billion", 2028, {"unit": "EUR"}),
        ("size", "market", "$9.0 billion", 2028, {"measure": "volume"}),
        ("size", "market", "$9.0 billion", 2028, {"doubt": "years"}),
    ],
)
def test_other_years_places_units_and_what_is_not_sure_are_not_compared(last):
    assert risen(FIRST, last) == []


def test_an_opportunity_may_be_no_rise():
    assert risen(FIRST, ("size", "market", "$9.0 billion", 2028), words="There is an opportunity of") == []
    assert (
        risen(FIRST, ("size", "market", "$9.0 billion", 2028), words="An absolute dollar opportunity of")
        != []
    )
