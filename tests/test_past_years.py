"""A past year's size, as editions of one report print it."""

from outside import of

from helpers.outside import past_years
from helpers.outside.editions import Editions

TEXT = "The market was worth {} in 2022 and grows at a CAGR of 5%."


def found(text, number=""):
    return [(f.verdict, f.subject, f.claims) for f in past_years.check(Editions(of(text, number=number)))]


def test_editions_of_one_report_that_size_a_past_year_apart_are_told_and_judge_no_other_page():
    assert found("The market grows at a CAGR of 5%.") == [("no test", "report 1664739", ())]


def test_a_page_of_that_report_is_unusual_where_no_number_meets_its_figure_and_theirs():
    (own,) = found(TEXT.format("$9.0 billion"), number="1664739")
    assert own[:2] == ("unusual", "report 1664739") and len(own[2]) == 1


def test_a_page_that_prints_what_its_editions_print_is_not_told():
    assert found(TEXT.format("about $4.1 billion"), number="1926024") == found(
        "The market grows at a CAGR of 5%."
    )


def test_a_year_to_come_may_be_printed_anew():
    text = "The market will be worth $9.0 billion in 2028 and grows at a CAGR of 5%."
    assert found(text, number="1664739") == found("The market grows at a CAGR of 5%.")


def test_the_year_of_publication_is_not_past():
    text = "The market was worth $9.0 billion in 2025 and grows at a CAGR of 5%."
    other = "The market was worth $3.0 billion in 2025."
    assert found(f"{text} {other}", number="7") == found("The market grows at a CAGR of 5%.")


def test_only_sizes_of_the_market_itself_are_set_beside_one_another():
    text = "Europe's market was worth $9.0 billion in 2022. The market grows at a CAGR of 5%."
    assert found(text, number="1664739") == found("The market grows at a CAGR of 5%.")
