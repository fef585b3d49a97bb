"""The page's lists: what stands on the page is kept beside what it means, with the reason."""

from itertools import pairwise

import cases
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.checks import lists
from helpers.page import country_lists
from helpers.page import lists as lists_of
from helpers.page import places as gazetteer

NAMES = sorted(filter(gazetteer.is_country, gazetteer.TABLE))


def cleaned(region, *names):
    items = [lists_of.Item("regions", region, name, 0, 0) for name in names]
    return [(row.raw, row.clean, row.reason) for row in country_lists.clean(items).itertuples()]


@pytest.mark.parametrize(("raw", "clean"), [("U.K.", "United Kingdom"), ("UAE", "United Arab Emirates")])
def test_a_short_form_is_read_as_the_country(raw, clean):
    assert cleaned("Atlantis", raw) == [(raw, clean, "other spelling")]


@pytest.mark.parametrize("region", ["North America", "Latin America"])
def test_a_country_on_which_publishers_differ_may_stand_in_either_region(region):
    assert cleaned(region, "Mexico") == [("Mexico", "Mexico", "")]
    assert cleaned(region, "Poland") == [("Poland", "Poland", f"listed under {region}, lies in Europe")]


def test_a_country_may_stand_under_a_part_of_its_region():
    assert cleaned("Benelux", "Belgium") == [("Belgium", "Belgium", "")]
    assert cleaned("Benelux", "Peru") == [("Peru", "Peru", "listed under Benelux, lies in Latin America")]


def test_two_countries_in_one_item_give_a_row_each():
    rows = cleaned("Latin America", "Brazil", "Argentina Korea")
    assert [clean for _, clean, _ in rows] == ["Brazil", "Argentina", "South Korea"]
    assert all("two names" in reason for _, _, reason in rows[1:])
    assert "lies in Asia-Pacific" in rows[2][2]


def test_a_doubled_name_in_one_item_leaves_the_one_not_listed_by_itself():
    rows = cleaned("Asia-Pacific", "China", "China Taiwan")
    assert [clean for _, clean, _ in rows] == ["China", "Taiwan"]


def test_a_country_split_over_two_items_is_joined_in_both():
    rows = cleaned("Middle East & Africa", "Saudi", "Arabia")
    assert {clean for _, clean, _ in rows} == {"Saudi Arabia"}
    assert all("split" in reason for _, _, reason in rows)


def test_a_country_under_another_region_is_named_with_its_own():
    ((_, clean, reason),) = cleaned("Middle East & Africa", "Japan")
    assert clean == "Japan"
    assert reason == "listed under Middle East & Africa, lies in Asia-Pacific"


def test_a_name_that_is_no_country_stays_as_it_is():
    assert cleaned("Europe", "Atlantis") == [("Atlantis", "Atlantis", "no country of this name")]


def test_other_lists_pass_through():
    table = country_lists.clean([lists_of.Item("types", "", "China  Ware", 3, 14)])
    assert table[["list", "raw", "clean", "reason"]].values.tolist() == [
        ["types", "China  Ware", "China Ware", ""]
    ]


@given(st.sampled_from(NAMES))
def test_no_single_country_is_taken_apart(name):
    assert country_lists.run_together(name) == []


@given(st.sampled_from(list(pairwise(["Brazil", "Japan", "France", "Kenya", "Canada", "India", "Peru"]))))
def test_any_two_countries_run_together_are_both_found(pair):
    assert country_lists.run_together(" ".join(pair)) == list(pair)


@pytest.mark.parametrize("joint", [" and ", ", ", " / ", " & "])
def test_two_countries_with_a_joint_between_are_two(joint):
    assert country_lists.run_together(f"Chile{joint}Norway") == ["Chile", "Norway"]


def test_a_clean_list_has_no_note_and_a_broken_one_has():
    good = country_lists.clean([lists_of.Item("regions", "Europe", "Spain", 0, 0)])
    bad = country_lists.clean([lists_of.Item("regions", "Europe", "Japan", 0, 0)])
    assert lists.notes(cases.of([], lists=good)) == lists.notes(cases.of([], lists=good.iloc[:0])) == []
    assert [one.figure for one in lists.notes(cases.of([], lists=bad))] == ["Japan"]
