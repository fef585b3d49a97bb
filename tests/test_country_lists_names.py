"""More of country lists: a broken one item by item, and names of any two countries run together."""

import cases
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from helpers import case
from helpers.checks import lists
from helpers.page import country_lists
from helpers.page import lists as lists_of
from helpers.page import places as gazetteer

NAMES = sorted(filter(gazetteer.is_country, gazetteer.TABLE))


def cleaned(*pairs):
    return country_lists.clean(
        [lists_of.Item("regions", region, raw, n, n) for n, (region, raw) in enumerate(pairs)]
    )


@pytest.fixture(scope="module")
def pacs():
    opened = case.check_parameters(
        report="data/raw/pacs-systems-market.md", published="", about=5.0, rounding="any", over="loose",
        unusual_below=0.05,
        out="runs/none",
    )  # fmt: skip
    return opened.lists.query("list == 'regions'")


@pytest.mark.parametrize(
    ("region", "raw", "names", "reason"),
    [
        ("Europe", "U.K.", ["United Kingdom"], "other spelling"),
        ("Asia-Pacific", "China Taiwan", ["Taiwan"], "one name or two"),
        ("Latin America", "Argentina Korea", ["Argentina", "South Korea"], "two names in one item"),
        ("Middle East & Africa", "Turkey", ["Turkey"], ""),
        ("Middle East & Africa", "Saudi", ["Saudi Arabia"], "goes with Arabia"),
        ("Middle East & Africa", "Arabia", ["Saudi Arabia"], "goes with Saudi"),
        ("Middle East & Africa", "UAE", ["United Arab Emirates"], "other spelling"),
        ("Middle East & Africa", "Korea", ["South Korea"], "lies in Asia-Pacific"),
    ],
)
def test_a_broken_item_of_pacs_is_mended_with_its_reason(pacs, region, raw, names, reason):
    rows = pacs[(pacs["region"] == region) & (pacs["raw"] == raw)]
    assert rows["clean"].tolist() == names
    assert all(reason in given for given in rows["reason"])


def test_the_notes_on_pacs_are_on_items_not_on_spellings(pacs):
    found = lists.notes(cases.of([], lists=pacs))
    assert [one.figure for one in found] == ["China Taiwan", "Argentina Korea", "Saudi", "Arabia", "Korea"]
    assert (
        "read as Argentina and South Korea" in found[1].detail and "read as Saudi Arabia" in found[2].detail
    )


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
@example("El Salvador", "Spain")
@example("United States Virgin Islands", "Japan")
@example("British Indian Ocean Territory", "Kenya")
@example("Dominican Republic", "China")
@example("South Africa", "Nigeria")
def test_any_two_countries_run_together_are_both_found(one, other):
    assume(one != other)
    assert country_lists.run_together(f"{one} {other}") == [one, other]


def test_an_item_that_stands_twice_is_read_among_its_own_neighbours():
    rows = cleaned(*(("Middle East & Africa", raw) for raw in ("Saudi", "Arabia", "Oman", "Saudi", "Kuwait")))
    assert (
        rows["reason"].iloc[3] != rows["reason"].iloc[0]
    )  # nothing stands beside the second that it goes with
