"""The gazetteer: every country, the regions of publishers, what lies in what, and which words are no place."""

import ast
import re
import time
from itertools import combinations
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.page import places as gazetteer

COUNTRIES = sorted(filter(gazetteer.is_country, gazetteer.TABLE))
ISO = sorted(pycountry.countries, key=lambda c: c.alpha_2)
WORLD = gazetteer.REGIONS[:5]
SPELLINGS = sorted(s for row in gazetteer.TABLE.values() for s in (row.name, *row.names, *row.words))
SOURCES = sorted(Path(gazetteer.__file__).parent.rglob("*.py"))


def named(text):
    return [name for _, _, name in gazetteer.find(text)]


# --- the table -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", ISO, ids=lambda entry: entry.alpha_2)
def test_every_country_of_iso_3166_is_known_by_all_its_names(entry):
    labels = [
        entry.name,
        getattr(entry, "common_name", entry.name),
        getattr(entry, "official_name", entry.name),
    ]
    assert {gazetteer.TABLE[gazetteer.country(label)].code for label in labels} == {entry.alpha_2}


def test_no_code_is_given_twice_and_none_but_kosovo_stands_outside_iso_3166():
    codes = [gazetteer.TABLE[name].code for name in COUNTRIES]
    assert len(set(codes)) == len(codes)
    assert set(codes) - {entry.alpha_2 for entry in ISO} == {"XK"}


@pytest.mark.parametrize("name", COUNTRIES)
def test_a_country_is_found_by_its_usual_name_and_lies_in_a_region(name):
    assert named(f"Demand in {name} and {name} grows.") == [name, name] or name == "Georgia"
    assert gazetteer.country(name) == name
    assert gazetteer.home_of(name) in gazetteer.REGIONS


def test_only_georgia_is_not_found_behind_in():
    assert [name for name in COUNTRIES if not named(f"Demand in {name} grows.")] == ["Georgia"]


def test_every_spelling_names_one_place():
    where = {}
    for row in gazetteer.TABLE.values():
        for spelling in (row.name, *row.names, *row.words):
            assert where.setdefault(spelling, row.name) == row.name
        for label in (row.name, *row.names, *row.labels) if row.kind == "country" else ():
            assert gazetteer.country(label) == row.name


def test_every_region_that_a_row_names_is_a_row():
    named_in = {r for row in gazetteer.TABLE.values() for either in row.inside for r in either}
    named_in |= {r for row in gazetteer.TABLE.values() for r in row.only_some}
    assert named_in <= set(gazetteer.TABLE)


@pytest.mark.parametrize("name", [name for name, row in gazetteer.TABLE.items() if row.kind != "none"])
def test_a_place_surely_in_one_region_of_the_world_is_in_no_other(name):
    sure = [region for region in WORLD if gazetteer.surely_inside(name, region)]
    assert not sure or [region for region in WORLD if gazetteer.may_lie_in(name, region)] == sure


def test_the_five_regions_and_the_rest_do_not_overlap():
    assert len(gazetteer.REGIONS) == 6 and gazetteer.REGIONS[-1] == gazetteer.REST_OF_WORLD
    assert not any(gazetteer.may_lie_in(*pair) for pair in combinations(gazetteer.REGIONS, 2))


# --- what lies in what ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ("Germany", "Europe"), ("Germany", "DACH"), ("Germany", "EMEA"), ("Norway", "Nordics"), ("Belgium", "Benelux"),
        ("Vietnam", "Southeast Asia"), ("Vietnam", "Asia-Pacific"), ("Qatar", "GCC"), ("Qatar", "MENA"),
        ("Kenya", "Sub-Saharan Africa"), ("Egypt", "North Africa"), ("Brazil", "LAMEA"), ("Canada", "Americas"),
        ("New Zealand", "ANZ"), ("Scotland", "Europe"), ("Benelux", "Europe"), ("South America", "Latin America"),
        ("Middle East", "Middle East & Africa"), ("Rest of Europe", "Europe"), ("Mexico", "Americas"),
        ("Turkey", "EMEA"),
    ],
)  # fmt: skip
def test_a_place_on_which_publishers_agree_lies_surely_inside(place, region):
    assert gazetteer.surely_inside(place, region) and gazetteer.may_lie_in(place, region)


@pytest.mark.parametrize(
    ("place", "first", "other"),
    [
        ("Mexico", "North America", "Latin America"), ("Turkey", "Middle East & Africa", "Europe"),
        ("Cyprus", "Europe", "Middle East & Africa"), ("Israel", "Middle East & Africa", "Europe"),
        ("Russia", "Europe", "CIS"), ("Pakistan", "Asia-Pacific", "Middle East & Africa"),
        ("Greenland", "North America", "Europe"), ("Kazakhstan", "Asia-Pacific", "Europe"),
        ("Central America", "Latin America", "North America"), ("Iran", "Middle East & Africa", "Asia-Pacific"),
        ("Egypt", "Africa", "Middle East"), ("Puerto Rico", "Latin America", "North America"),
    ],
)  # fmt: skip
def test_where_publishers_differ_both_regions_are_told_the_commonest_first(place, first, other):
    both = [region for region in gazetteer.inside(place) if region in (first, other)]
    assert both == [first, other]
    assert not gazetteer.surely_inside(place, other)


@pytest.mark.parametrize(
    ("place", "region"),
    [("Germany", "Asia-Pacific"), ("Japan", "ANZ"), ("Mexico", "Europe"), ("Europe", "Germany"),
     ("Europe", "Europe"), ("Atlantis", "Europe"), ("Rest of Atlantis", "Europe")],
)  # fmt: skip
def test_a_place_does_not_lie_where_nobody_puts_it(place, region):
    assert not gazetteer.may_lie_in(place, region) and not gazetteer.surely_inside(place, region)


def test_the_nearest_region_is_the_smallest_that_is_there():
    assert gazetteer.nearest("France", ("Europe", "EMEA", "Western Europe")) == "Western Europe"
    assert gazetteer.nearest("France", ("Europe", "EMEA")) == "Europe"
    assert gazetteer.nearest("Mexico", ("Latin America", "North America")) == "North America"
    assert gazetteer.nearest("Mexico", ("Latin America", "Europe")) == "Latin America"
    assert gazetteer.nearest("France", ("Asia-Pacific",)) == ""


def test_shares_add_up_over_places_of_the_worlds_regions_and_not_across_them():
    assert all(map(gazetteer.is_place, (*gazetteer.REGIONS, "Peru", "Benelux", "Mexico", "EMEA", "Americas")))
    assert not any(map(gazetteer.is_place, ("CIS", "Atlantis", "market", "Guinea pig")))


# --- in running text -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Papua New Guinea and Guinea", ["Papua New Guinea", "Guinea"]),
        ("Guinea-Bissau, Equatorial Guinea", ["Guinea-Bissau", "Equatorial Guinea"]),
        ("Niger, Nigeria", ["Niger", "Nigeria"]),
        ("Dominica or the Dominican Republic", ["Dominica", "Dominican Republic"]),
        ("Northern Ireland, Ireland", ["Northern Ireland", "Ireland"]),
        ("North Korea, South Korea, Korea", ["North Korea", "South Korea", "South Korea"]),
        ("South Sudan and Sudan", ["South Sudan", "Sudan"]),
        ("Democratic People's Republic of Korea, Republic of Korea", ["North Korea", "South Korea"]),
        ("American Samoa and Samoa", ["American Samoa", "Samoa"]),
        ("Central African Republic in Central Africa", ["Central African Republic", "Central Africa"]),
        ("the Middle East and Africa", ["Middle East & Africa"]),
        ("the Middle East, with Africa", ["Middle East", "Africa"]),
        ("Türkiye and Côte d’Ivoire", ["Turkey", "Ivory Coast"]),
        ("the rest of the Nordics", ["Rest of Nordics"]),
        ("rest of the world", ["Rest of World"]),
        ("U.S. and US", ["United States", "United States"]),
    ],
)  # fmt: skip
def test_the_longest_name_at_a_place_counts(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "let us go",
        "turkey farms",
        "a china cup",
        "NAmed",
        "Chinatown",
        "non-US",
        "US-based",
        "AT&Oman",
        "Nigerian_x",
    ],
)
def test_a_part_of_a_word_or_small_letters_name_no_place(text):
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    ["Guinea pig feed", "a plant in New Jersey", "Gulf of Mexico", "Nail Polish", "Indian Ocean", "New Mexico",
     "French fries", "Turkey meat", "African swine fever"],
)  # fmt: skip
def test_a_phrase_that_only_holds_a_name_names_no_place(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jordan reported sales", []),
        ("sales in Jordan", ["Jordan"]),
        ("Egypt, Jordan and Oman", ["Egypt", "Jordan", "Oman"]),
        ("Jordan, Chad, and Egypt", ["Jordan", "Chad", "Egypt"]),
        ("Jordan and Brazil", ["Brazil"]),  # no row of one region
        ("Chad founded it", []),
        ("a mill in Georgia", []),  # the state of the United States
        ("Georgia, United States", ["United States"]),
        ("Georgia and Armenia", ["Georgia", "Armenia"]),
        ("the CIS controls", []),
        ("across the CIS", ["CIS"]),
        ("Jordan, Kenneth", []),
    ],
)
def test_an_unsafe_name_counts_only_behind_in_or_in_a_row_near_it(text, names):
    assert named(text) == names


def test_a_word_that_heads_names_of_companies_is_never_found():
    assert {"Shanghai", "China"} <= gazetteer.HEADS
    assert named("in Shanghai, China") == ["China"]


TEXTS = st.lists(
    st.sampled_from([*SPELLINGS, " ", ", ", " and ", "-", "&", "in ", "Rest of ", "x", "ß", "7"])
)


@given(TEXTS.map("".join) | st.text())
def test_what_is_found_stands_there_in_order_and_whole(text):
    end = 0
    for start, stop, name in gazetteer.find(text):
        assert end <= start < stop <= len(text)
        end = stop
        printed = text[start:stop]
        row = (
            gazetteer.TABLE[name]
            if name in gazetteer.TABLE
            else gazetteer.TABLE[name.removeprefix(gazetteer.REST)]
        )
        assert printed in (row.name, *row.names, *row.words)
        assert not re.match(r"[\w-]", text[stop:]) and not re.search(r"[^\W]$|[&-]$", text[:start])


@given(st.sampled_from(sorted(gazetteer.NAMES)))
def test_a_safe_spelling_is_found_wherever_it_stands(spelling):
    assert gazetteer.find(f"({spelling})") == [(1, 1 + len(spelling), gazetteer.NAMES[spelling])]


def test_a_megabyte_takes_little_time_and_twice_as_much_about_twice():
    def seconds(text):
        start = time.process_time()
        gazetteer.find(text)
        return time.process_time() - start

    for unit in ("Jordan, ", "Asia and the ", "U.S. The Republic of ", "rest of the "):
        text = unit * (500_000 // len(unit))
        once, twice = (min(seconds(text * n) for _ in range(3)) for n in (1, 2))
        assert twice < 4 * once + 0.05 and twice < 5


# --- labels --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "name"),
    [("Asia Pacific:", "Asia-Pacific"), (" The  Middle East and Africa ", "Middle East & Africa"),
     ("Nordics", "Nordics"), ("Others", "Rest of World"), ("Japan", None), ("Asia market", None)],
)  # fmt: skip
def test_a_label_names_a_region_or_none(label, name):
    assert gazetteer.region(label) == name


@pytest.mark.parametrize(
    ("label", "name"),
    [("U.K.", "United Kingdom"), ("the gambia", "Gambia"), ("Korea (South)", "South Korea"),
     ("Cote d'Ivoire", "Ivory Coast"), ("Jordan", "Jordan"), ("Saudi", ""), ("German", ""), ("Europe", ""),
     ("Scotland", ""), ("Guinea pig", ""), ("", "")],
)  # fmt: skip
def test_a_label_names_a_country_or_none(label, name):
    assert gazetteer.country(label) == name


# --- one place for names -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_module_holds_the_name_of_a_place(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    held = {text for text in texts if text in gazetteer.NAMES or text in gazetteer.HEADS}
    assert held <= {"others", "Others"}  # a common word too
