"""The headline beside the text: sizes of one year, and a rate whose years the headline leaves out."""

import pytest
import told

from helpers.checks import headline
from helpers.readings.catalogue import OTHER_YEARS

TITLE = "# Paper Boat Market to Hit $5.6 Billion by 2030 at 8% a Year\n\n"
SPAN = {"start_year": 2023}


ABOVE = (("size", "market", "$5.6 Billion", 2030), ("growth", "market", "8%", None))


def below(text, *rows):
    return headline.check(told.case(text, *ABOVE, *rows, title=TITLE))


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        ("$5.6 billion", "fits"),
        ("$5.7 billion", "fits by rounding"),
        ("$5.8 billion", "contradiction"),
        ("$6.5 billion", "contradiction"),
    ],
)
def test_the_size_of_the_headline_is_that_of_the_text(figure, verdict):
    (one,) = below(f"It comes to {figure} by 2030.", ("size", "market", figure, 2030))
    assert one.verdict == verdict


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [("8.3%", "fits by rounding"), ("8%", "fits"), ("10.1%", "unusual"), ("10%", "unusual")],
)
def test_the_rate_of_the_headline_ends_where_its_size_does(rate, verdict):
    (one,) = below(f"It grows {rate} a year.", ("growth", "market", rate, 2030, SPAN))
    assert (one.verdict, one.reading) == (verdict, OTHER_YEARS if verdict == "unusual" else "")


def test_one_of_several_rates_of_the_text_is_enough():
    rows = [("growth", "market", "12%", 2030, SPAN), ("growth", "market", "8.1%", 2030, {"start_year": 2025})]
    assert told.verdicts(below("It grows 12% a year, then 8.1%.", *rows)) == ["fits by rounding"]


@pytest.mark.parametrize(
    "row",
    [
        ("size", "market", "$6.5 billion", 2031),
        ("size", "Europe", "$6.5 billion", 2030),
        ("size", "market", "$6.5 billion", 2030, {"unit": "EUR"}),
        ("size", "market", "$6.5 billion", 2030, {"doubt": "kind"}),
        ("growth", "market", "12%", 2029, SPAN),
    ],
)
def test_other_years_places_units_and_what_is_not_sure_are_not_compared(row):
    assert below(f"It says {row[2]}.", row) == []


def test_a_page_without_a_headline_has_nothing_to_compare():
    assert headline.check(told.case("$6 billion", ("size", "market", "$6 billion", 2030), title="")) == []
