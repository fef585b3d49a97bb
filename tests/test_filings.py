"""Revenue on the page beside filings: converted over the right period, with its interval, and never called wrong."""

from dataclasses import replace

import pandas as pd
import pytest
from outside import KNOWN, of, rate, with_revenue

from helpers.outside import exchange, filings
from helpers.outside.filings import Filings

YEAR = ("2022-01-01", "2022-12-31")
FISCAL = ("2021-10-01", "2022-09-30")
PLAYERS = ("Acme", "Nobody Inc.")


def rates(*rows):
    return pd.DataFrame(list(rows))


def test_a_rate_is_taken_straight_turned_round_or_through_a_third_currency():
    table = rates(rate("EUR", "USD", *YEAR, 1.25), rate("EUR", "SEK", *YEAR, 10.0))
    assert exchange.rate(table, "EUR", "USD", *YEAR).printed == 1.25
    assert float(exchange.rate(table, "USD", "EUR", *YEAR).printed) == 0.8
    assert float(exchange.rate(table, "SEK", "USD", *YEAR).printed) == 0.125
    assert exchange.rate(table, "USD", "USD", *YEAR).room == exchange.ONE


def test_a_rate_of_another_period_is_no_rate():
    assert exchange.rate(rates(rate("EUR", "USD", *YEAR, 1.25)), "EUR", "USD", *FISCAL) is None
    assert exchange.rate(rates(rate("EUR", "USD", *YEAR, 1.25)), "JPY", "USD", *YEAR) is None


def test_the_room_of_a_rate_holds_its_digits_and_its_sources_but_no_worse_source():
    table = rates(
        rate("EUR", "USD", *YEAR, 1.05),
        rate("EUR", "USD", *YEAR, 1.06, rate_id="x2", observations=1),
        rate("EUR", "USD", *YEAR, 1.2, rate_id="x3", confidence="low"),
    )
    found = exchange.rate(table, "EUR", "USD", *YEAR)
    assert float(found.printed) == 1.05
    assert (float(found.room.low), float(found.room.high)) == pytest.approx((1.04995, 1.06005))
    assert found.rows == ("x1", "x2")


def test_a_fiscal_year_is_named_after_the_year_in_which_most_of_it_lies():
    rows = [("FY22", *FISCAL, 1e9, "USD"), ("FY22/23", "2022-05-01", "2023-04-30", 1e9, "USD")]
    assert filings.on_file(with_revenue(*rows).revenue)["year"].tolist() == [2022, 2022]


def test_a_quarter_and_a_part_of_a_company_are_no_years_revenue():
    known = with_revenue(("Q1", "2022-01-01", "2022-03-31", 1e9, "USD"), ("FY22", *YEAR, 1e9, "USD"))
    parts = known.revenue.assign(part=["whole company", "a segment"])
    assert filings.on_file(parts).empty


def test_another_currency_is_converted_over_the_fiscal_year_and_beside_it_over_the_calendar_year():
    known = with_revenue(("FY22", *FISCAL, 1e9, "EUR"))
    known = replace(known, rates=rates(rate("EUR", "USD", *FISCAL, 1.1), rate("EUR", "USD", *YEAR, 1.0)))
    table = Filings(of("Acme reported revenue of USD 1.1 billion in 2022.", known=known)).compared
    assert table["rate_over"].tolist() == [filings.OWN, filings.CALENDAR]
    assert table["difference"].tolist() == pytest.approx([0, 10])


def test_the_interval_of_a_difference_holds_rounding_on_both_sides():
    known = with_revenue(("FY22", *YEAR, 2e9, "USD"))
    found = Filings(of("Acme reported revenue of USD 2.2 billion in 2022.", known=known))
    (row,) = found.compared.itertuples()
    assert row.difference == pytest.approx(10)
    assert row.difference_low == pytest.approx(100 * (2.1 / 2.0005 - 1))
    assert row.difference_high == pytest.approx(100 * (2.3 / 1.9995 - 1))


@pytest.mark.parametrize(
    ("said", "filed", "verdict"),
    [
        ("USD 2.2 billion in 2022", {"2022": 2.2e9}, "fits"),
        ("about USD 2.2 billion in 2022", {"2022": 2.09e9}, "fits by rounding"),
        ("USD 2.2 billion in 2022", {"2022": 1e9, "2023": 2.2e9}, "unusual"),
        ("USD 2.2 billion in 2022", {"2022": 1e9, "2023": 1e9}, "contradiction"),
        ("USD 2.2 billion in 2015", {"2022": 1e9}, "no test"),
        ("USD 2.2 billion", {"2022": 1e9}, "no test"),
    ],
)
def test_the_verdict_names_the_reading_that_saves_a_figure_before_it_calls_two_figures_contradictory(
    said, filed, verdict
):
    known = with_revenue(*[(f"FY{y}", f"{y}-01-01", f"{y}-12-31", usd, "USD") for y, usd in filed.items()])
    (row,) = Filings(of(f"Acme reported revenue of {said}.", known=known, players=PLAYERS)).findings
    assert row.verdict == verdict
    assert row.claims == ("c02",)
    assert ("FY2023" in row.reading) == (verdict == "unusual")


def test_a_filing_of_low_confidence_contradicts_nothing():
    known = with_revenue(("FY2022", *YEAR, 1e9, "USD", "low"))
    page = of("Acme reported revenue of USD 2.2 billion in 2022.", known=known, players=PLAYERS)
    (row,) = Filings(page).findings
    assert row.verdict == "no test"


def test_a_company_that_is_on_file_and_has_no_revenue_on_the_page_is_named():
    known = with_revenue(("FY2022", *YEAR, 1e9, "USD"))
    (row,) = Filings(of("The market grows at a CAGR of 5%.", known=known, players=PLAYERS)).findings
    assert row.check == filings.NAMED and "Acme: FY2022" in row.detail


def test_without_a_reference_row_there_is_no_finding():
    for known in (KNOWN, None):
        page = of("Nobody Inc. reported revenue of USD 1 billion in 2022.", known=known, players=PLAYERS[1:])
        found = Filings(page)
        assert [c.subject for c in found.revenues] == ["Nobody Inc"]
        assert found.findings == () and found.compared.empty and found.parts.empty


def test_the_three_figures_of_the_report_are_as_far_from_the_filings_as_a_hand_count_says():
    text = "{} reported revenue of approximately {} in 2022."
    sold = {
        "GE Healthcare": "$19.8 billion",
        "Philips Healthcare": "$18.5 billion",
        "Siemens Healthineers": "$22.6 billion",
    }
    found = Filings(of(*[text.format(*pair) for pair in sold.items()]))
    table = found.compared
    same = table[table["filed_year"] == 2022].set_index(["company", "rate_over"])["difference"].round(2)
    by_hand = {
        ("GE HealthCare", filings.OWN): 100 * (19.8 / 18.341 - 1),
        ("Royal Philips", filings.OWN): 100 * (18.5 / (17.827 * 1.053) - 1),
        ("Siemens Healthineers", filings.OWN): 100 * (22.6 / (21.7 * 1.0841) - 1),
        ("Siemens Healthineers", filings.CALENDAR): 100 * (22.6 / (21.7 * 1.053) - 1),
    }
    assert same.to_dict() == {key: round(value, 2) for key, value in by_hand.items()}
    assert found.nearest["fiscal_year"].tolist() == ["FY2023", "FY2022", "FY2022"]


def test_each_result_is_computed_once():
    found = Filings(of("Acme reported revenue of USD 2.2 billion in 2022."))
    assert found.compared is found.compared and found.findings is found.findings
