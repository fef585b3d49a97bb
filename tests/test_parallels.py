"""Whom each of several figures is about where one sentence gives them in a row."""

import pytest

from helpers.ledger import extract
from helpers.page import blocks

PAGE = "# Paper Boat Market, 2019 - 2031\n\nThe paper boat market is small.\n\n{}\n"


def told(text: str) -> list[tuple[str, float]]:
    """Subject and value of each claim of a page's last paragraph."""
    claims, _ = extract.read(blocks.parse(PAGE.format(text), "page.md"))
    return [(c.subject, float(c.ends[-1].value)) for c in claims if c.kind != "window"]


@pytest.mark.parametrize(
    "text",
    [
        "By hull, card hulls hold 50% of the market, wax hulls hold 30% and foil hulls hold 20%.",
        "By hull, card hulls held 50% of the market in 2024 and wax hulls 30%, with foil hulls making up 20%.",
        "By hull, card hulls account for 50%, wax hulls for 30% and foil hulls for 20% of the market.",
        "Card hulls hold a 50% share, wax hulls a 30% share and foil hulls a 20% share of the market.",
        "Card hulls now hold 50% of the market; wax hulls hold about 30%, while foil hulls hold nearly 20%.",
    ],
)
def test_each_figure_of_a_row_goes_to_the_name_in_its_own_clause(text):
    assert [(name.lower(), value) for name, value in told(text)] == [
        ("card hulls", 50),
        ("wax hulls", 30),
        ("foil hulls", 20),
    ]


def test_names_that_hold_one_figure_together_are_not_parted():
    found = told("Card hulls and wax hulls hold 50% of the market.")
    assert [name for name, _ in found] != ["wax hulls"] and len(found) == 1


def test_a_clause_without_a_verb_needs_one_before_it():
    found = told("Boats float, and wax hulls 30% of the market.")
    assert found == [] or "wax hulls" not in [name for name, _ in found] or len(found) == 1


def test_the_market_in_the_last_clause_is_the_pages_own():
    text = "Orlan Vane had revenue of $640 million in 2023, and the market will reach $4 billion by 2030."
    assert told(text)[-1] == ("market", 4e9)


def test_the_market_behind_another_market_is_that_one():
    text = "The sailcloth market is old, and the market will reach $4 billion by 2030."
    assert told(text)[-1][0] == "sailcloth"


def test_a_segment_with_the_name_of_a_measure_is_one():
    text = "The online segment is expected to grow at a CAGR of 11%, and the offline segment at a CAGR of 9%."
    assert told(text) == [("online", 11), ("offline", 9)]


def test_a_markets_revenue_is_its_size_and_no_companys():
    claims, _ = extract.read(
        blocks.parse(PAGE.format("World sales of paper boats came to $9 million in 2022."), "p.md")
    )
    assert [(c.kind, c.subject) for c in claims if c.kind != "window"] == [("size", "market")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The paper boat market was worth $4 billion in 2023 and $3 billion in Europe.",
            [("market", 4e9), ("Europe", 3e9)],
        ),
        (
            "The market was worth $4 billion in 2023, with a share of 40% in Europe.",
            [("market", 4e9), ("Europe", 40)],
        ),
    ],
)
def test_a_figure_that_is_only_joined_is_of_the_place_right_behind_it(text, found):
    assert told(text) == found


def test_a_figure_with_a_name_before_it_is_not_of_the_place_behind_it():
    found = told("The market was worth $4 billion in 2023 and card hulls hold 40% of it in Europe.")
    assert found[1][0] != "Europe"


def test_a_later_clause_on_sales_is_of_the_company_that_opens_the_sentence():
    text = "Vanetorp earned a lot, as sales rose 4% to $30 million."
    assert [name for name, _ in told(text)] == ["Vanetorp", "Vanetorp"]
    assert "Vanetorp" not in [
        name for name, _ in told("Few know Vanetorp, as the market grew 4% to $30 billion.")
    ]


def test_what_a_segment_sells_is_a_size():
    claims, _ = extract.read(
        blocks.parse(
            PAGE.format("By hull, the card segment generated revenue of $3 billion in 2024."), "page.md"
        )
    )
    assert [(c.kind, c.subject) for c in claims if c.kind != "window"] == [("size", "card")]


def test_a_company_that_is_only_called_so_is_the_one_named_last():
    text = "Vanetorp Reel has a strong record. The company's market size may well be $4 billion."
    assert told(text) == [("Vanetorp Reel", 4e9)]
