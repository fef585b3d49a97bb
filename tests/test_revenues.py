"""Company revenue is set beside the market only where the page itself sizes the market."""

import pytest

from helpers import case
from helpers.case import Case
from helpers.checks import revenues as selling
from helpers.ledger import extract
from helpers.page import blocks as page_blocks
from helpers.readings.assumptions import Assumptions

TITLE = "# Widget Market, 2024 to 2030\n\n"


def found(text, **given):
    claims, _ = extract.read(page_blocks.parse(TITLE + text, "widgets.md"))
    result = selling.check(Case(claims, Assumptions("2024-01-01", **given)))
    return result.compared, result.findings


def test_the_market_in_another_year_follows_from_a_size_and_a_rate():
    table, _ = found(
        "Widgets Ltd reported revenue of USD 60 billion in 2022.\n\n"
        "The market should reach USD 4 billion by 2026, at a CAGR of over 8% from 2021.",
    )
    assert table["market_printed"].item() == pytest.approx(4e9 / 1.08**4)


def test_revenue_beyond_the_market_is_no_test_and_names_the_reading_that_rescues_it():
    _, (row,) = found(
        "Widgets Ltd reported revenue of USD 60 billion in 2022.\n\nThe market was valued at USD 4 billion in 2022."
    )
    assert row.verdict == "no test"
    assert row.reading == selling.READING


def test_revenue_within_the_market_does_not_count_against_the_page():
    _, (row,) = found(
        "Widgets Ltd reported revenue of USD 1 billion in 2022.\n\nThe market was valued at USD 4 billion in 2022."
    )
    assert row.verdict == "fits"
    assert row.low == pytest.approx(1 / 5)  # of the most that "4 billion" can stand for


@pytest.mark.parametrize(
    "market",
    [
        "The market is fragmented.",
        "The market was valued at EUR 4 billion in 2022.",
        "The market was valued at USD 4 billion in 2015.",
    ],
    ids=["no size", "another currency", "another year"],
)
def test_without_a_market_in_that_year_and_currency_nothing_is_compared(market):
    _, (row,) = found(f"Widgets Ltd reported revenue of USD 60 billion in 2022.\n\n{market}")
    assert row.verdict == "no test"


def test_a_company_with_two_figures_counts_once():
    _, (row,) = found(
        "Widgets Ltd reported revenue of USD 60 billion in 2022. "
        "Widgets Ltd reported revenue of USD 60 billion in 2022.\n\n"
        "The market was valued at USD 4 billion in 2022."
    )
    assert "USD 60.0 bn" in row.detail


def test_revenue_of_pacs_is_company_wide():
    pacs = case.check_parameters(
        report="data/raw/pacs-systems-market.md", published="", about=5.0, rounding="any", over="loose",
        unusual_below=0.05,
        out="runs/none",
    )  # fmt: skip
    result = selling.check(pacs)
    table, (row,) = result.compared, result.findings
    assert table["market_printed"].tolist() == pytest.approx([4e9 / 1.08**4] * 3)
    # "About 4 billion" is at most 5 billion where it may be cut off; "over 8%" at least 7% where the bound is rounded.
    assert table["market_most"].tolist() == pytest.approx([5e9 / 1.07**4] * 3)
    assert table["revenue"].sum() == pytest.approx(60.9e9)
    assert row.verdict == "no test" and "USD 60.9 bn in 2022" in row.detail
    assert row.low == pytest.approx(60.9 / (5 / 1.07**4))
    assert table["market_claims"].unique().tolist() == ["c07 c08"]


def test_up_to_six_companies_are_named():
    for n, more in ((6, False), (7, True)):
        sold = [f"Maker{chr(65 + k)} Ltd reported revenue of USD 6 billion in 2022.\n\n" for k in range(n)]
        _, (row,) = found("".join(sold) + "The market was valued at USD 4 billion in 2022.")
        assert row.detail.count("Ltd") == 6 and (" and 1 more together" in row.detail) is more


def test_three_companies_are_named_with_commas_and_one_and():
    _, (row,) = found(
        "Widgets Ltd reported revenue of USD 60 billion in 2022.\n\n"
        "Bolts Ltd reported revenue of USD 50 billion in 2022.\n\n"
        "Nuts Ltd reported revenue of USD 40 billion in 2022.\n\nThe market was valued at USD 4 billion in 2022."
    )
    assert row.subject == "Widgets Ltd, Bolts Ltd and Nuts Ltd"
