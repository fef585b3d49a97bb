"""First by the words and first by the figures: what contradicts, and what must not be compared."""

import pytest
import told

from helpers.checks import rank


def ranked(text, *rows, kind="share", **more):
    return rank.check(told.case(text, *((kind, *row) for row in rows), **more))


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("30%", "fits"),
        ("38%", "fits"),
        ("39%", "fits by rounding"),
        ("40%", "contradiction"),  # 39 and more is never printed for 39 and less
        ("45%", "contradiction"),
    ],
)
def test_the_largest_share_is_no_smaller_than_another_regions(other, verdict):
    text = f"North America held the largest share of 38% in 2024. Europe had {other} in 2024."
    (one,) = ranked(text, ("North America", "38%", 2024), ("Europe", other, 2024))
    assert (one.verdict, one.claims) == (verdict, ("c01", "c02"))


@pytest.mark.parametrize(
    "words",
    [
        "North America held the second largest share of",
        "North America, one of the largest markets, held",
        "North America and Europe led the market with",
        "Among the largest markets North America held",
        "North America is the largest country by far and held",
        "Outside Europe North America held the largest share of",
        "North America held a share of",
        "Acme has the largest market in the world, Europe, and North America has",
    ],
)
def test_what_is_not_said_to_be_first_of_all_is_not_ranked(words):
    assert (
        ranked(f"{words} 38%. Europe had 45%.", ("North America", "38%", 2024), ("Europe", "45%", 2024)) == []
    )


@pytest.mark.parametrize(
    "other",
    [
        ("Europe", "45%", 2025),
        ("Europe", "45%", 2024, {"base": "EMEA"}),
        ("Europe", "45%", 2024, {"measure": "volume"}),
        ("Europe", "45%", 2024, {"doubt": "kind"}),
        ("United States", "45%", 2024),  # a country in it
        ("China", "45%", 2024),  # a country is ranked with countries
        ("Rest of World", "45%", 2024),
        ("market", "45%", 2024),
    ],
)
def test_other_years_bases_and_places_of_another_kind_are_not_ranked_with_it(other):
    text = "North America held the largest share of 38%. Another had 45%."
    assert ranked(text, ("North America", "38%", 2024), other) == []


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("North America holds the largest share, 38%. Europe holds 45%.", ["contradiction"]),
        ("North America is expected to hold the largest share, 38%. Europe holds 45%.", []),
        ("North America holds the largest share, 38%.\n\nIn another paragraph Europe holds 45%.", []),
    ],
)
def test_shares_without_a_year_are_of_one_time_in_one_paragraph_on_the_present(text, verdicts):
    found = ranked(text, ("North America", "38%", None), ("Europe", "45%", None))
    assert told.verdicts(found) == verdicts


def test_segments_are_ranked_within_one_division():
    text = "By type, tugs held the largest share of 40%, skiffs 45% and rafts 15%."
    rows = [("tugs", "40%", None), ("skiffs", "45%", None), ("rafts", "15%", None)]
    (one,) = ranked(text, *rows)
    assert (one.verdict, one.claims) == ("contradiction", ("c01", "c02"))
    assert ranked("Tugs held the largest share of 40%, skiffs 45%.", *rows[:2]) == []


@pytest.mark.parametrize(
    ("other", "verdict"), [("5.9%", "fits"), ("6.2%", "contradiction"), ("8.0%", "contradiction")]
)
def test_the_fastest_growing_region_grows_no_slower_than_another(other, verdict):
    span = {"start_year": 2024}
    text = f"Asia-Pacific is the fastest growing region at 6.0% a year. Europe grows {other} a year."
    rows = [("Asia-Pacific", "6.0%", 2030, span), ("Europe", other, 2030, span)]
    (one,) = ranked(text, *rows, kind="growth")
    assert one.verdict == verdict


def test_the_largest_market_in_money_is_the_largest_size():
    text = "China is the largest market at $3 billion. Japan is at $6 billion."
    (one,) = ranked(text, ("China", "$3 billion", 2024), ("Japan", "$6 billion", 2024), kind="size")
    assert one.verdict == "contradiction"


def test_the_smallest_error_is_the_step_at_which_another_is_surely_larger():
    text = "North America held the largest share of 40%. Europe had 38%."
    (one,) = ranked(text, ("North America", "40%", 2024), ("Europe", "38%", 2024))
    assert one.smallest_error == 4  # 36 stands for less than 37, and 38 for more


@pytest.mark.parametrize(("rate", "verdicts"), [("6.0%", ["fits"]), ("6.2%", ["contradiction"])])
def test_the_market_does_not_outgrow_its_fastest_part(rate, verdicts):
    span = {"start_year": 2024}
    text = f"The market grows {rate} a year. Asia-Pacific is the fastest growing region at 6.0% a year."
    rows = [("growth", "market", rate, 2030, span), ("growth", "Asia-Pacific", "6.0%", 2030, span)]
    assert told.verdicts(ranked_growth(text, *rows)) == verdicts
    other = ("growth", "Asia-Pacific", "6.0%", 2031, span)
    assert ranked_growth(text, rows[0], other) == []
    undated = [("growth", "market", rate, None), ("growth", "Asia-Pacific", "6.0%", None)]
    assert ranked_growth(text, *undated) == []


def ranked_growth(text, *rows):
    return rank.check(told.case(text, *rows))
