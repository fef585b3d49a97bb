"""One quantity printed twice: agreement, agreement by rounding, explanation by a part or a time, contradiction."""

import cases
import pytest

from helpers.checks import finding as findings
from helpers.checks import repeats
from helpers.readings.catalogue import OF_A_PART, OWN_FIELD


def found(*rows):
    return findings.table(repeats.check(cases.of(cases.frame(*rows))))


def size(figure, year=2027, hedge="exact"):
    return ("size", "market", figure, hedge, "USD", None, year)


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([size("$3.0 billion"), size("$3.0 billion")], "fits"),
        ([size("$3.0 billion"), size("$3.04 billion")], "fits by rounding"),
        ([size("$3.0 billion"), size("$3.1 billion", hedge="about")], "fits by rounding"),
        ([size("$3.0 billion"), size("$4.0 billion")], "contradiction"),
        ([size("$3.0 billion", None), size("$4.0 billion", None)], "no test"),
    ],
)
def test_figures_of_one_market_size_are_compared_with_their_room(rows, verdict):
    (one,) = found(*rows).itertuples()
    assert (one.verdict, one.claims) == (verdict, "c01 c02")


def test_figures_for_other_years_units_or_bases_are_other_quantities():
    assert found(size("$3 billion"), size("$4 billion", 2028)).empty
    assert found(size("$3 billion"), ("size", "market", "€4 billion", "exact", "EUR", None, 2027)).empty
    share = ("share", "China", "20%", "exact", "%", None, None, None)
    assert found(
        (*share, "market"), ("share", "China", "40%", "exact", "%", None, None, None, "Asia-Pacific")
    ).empty


def test_a_company_may_print_the_revenue_of_a_part_of_it():
    rows = [
        ("revenue", "Acme", figure, "exact", "USD", None, 2022) for figure in ("$9 billion", "$1 billion")
    ]
    (one,) = found(*rows).itertuples()
    assert (one.verdict, one.reading) == ("unusual", OF_A_PART)


def test_two_rates_for_the_forecast_period_cannot_both_hold():
    rows = [
        ("growth", "market", figure, "exact", "%", None, None, "forecast period") for figure in ("9%", "5%")
    ]
    (one,) = found(*rows).itertuples()
    assert one.verdict == "contradiction"
    assert "9% (c01), 5% (c02)" in one.detail


def test_blanks_are_not_compared():
    assert found(size("$XX billion", hedge="placeholder"), size("$3 billion")).empty


def test_the_two_ends_of_a_path_are_no_repetition():
    near = cases.frame(size("$3 million", None), size("$9 million", None)).assign(start=[100, 120])
    apart = near.assign(start=[100, 420])
    assert repeats.check(cases.of(near)) == []
    assert repeats.check(cases.of(apart))[0].verdict == "no test"


def test_what_a_sentence_on_a_company_says_of_the_market_may_be_of_its_own_field():
    rows = cases.frame(size("$3 billion"), size("$9 billion"))
    (one,) = repeats.check(cases.of(rows.assign(section=["Players › Acme", "Outlook"])))
    assert (one.verdict, one.reading) == ("unusual", OWN_FIELD)
    assert "c01, said in a sentence on Acme" in one.detail
