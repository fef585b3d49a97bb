"""Which places overlap, what gaps and readings come to, and what words call first: checks at their edges."""

import re

import pytest
from ledgers import EXACT, ahead, group, named, on_growth, on_shares, rate, share, size, window

from helpers.checks import like, phrases, rank
from helpers.checks.growth import conflicts as growth_conflicts
from helpers.checks.shares import addition
from helpers.engine.intervals import Interval

AP = "Asia-Pacific"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Peru", "Chile", True), ("Peru", "Peru", False), ("Europe", AP, True), ("Peru", "Europe", True),
        ("Europe", "Germany", False), ("Rest of World", "Europe", True), ("Benelux", "Nordics", False),
        ("EMEA", "Latin America", False), ("EMEA", "Peru", False), ("Mexico", "North America", False),
        ("Benelux", "Japan", True),
    ],
)  # fmt: skip
def test_two_places_are_disjoint_where_no_publisher_counts_anything_in_both(one, other, apart):
    assert like.disjoint(one, other) is like.disjoint(other, one) is apart


@pytest.mark.parametrize(
    ("part", "whole", "own", "inside"),
    [
        ("Peru", "Latin America", "", True), ("Peru", "market", "", True), ("Peru", "market", "Europe", False),
        ("Germany", "market", "Europe", True), ("Kites", "market", "", False), ("Rest of World", "market", "", False),
        ("Mexico", "North America", "", False), ("Peru", "Europe", "", False),
    ],
)  # fmt: skip
def test_a_place_is_surely_inside_its_region_and_the_world(part, whole, own, inside):
    assert like.inside(part, whole, own) is inside


@pytest.mark.parametrize(
    ("low", "high", "whole", "below"),
    [(1, 2, (0, 1), True), (1, 2, (0, 0.9), False), (None, 2, (0, 0), True), (5, None, (0, None), True),
     (1, 2, (3, 4), True)],
)  # fmt: skip
def test_some_number_is_no_larger_than_some_number_of_the_whole(low, high, whole, below):
    assert like.below(Interval(low, high), Interval(*whole)) is below


@pytest.mark.parametrize(
    ("parts", "gap"),
    [(["101%"], "0.6"), (["80%", "40%"], "12"), (["80%", "21%"], "0.6"), (["100%", "100%"], "60")],
)
def test_parts_of_a_region_miss_its_share_by_what_they_come_to_of_it(parts, gap):
    places = ("China", "Japan")
    rows = [share(place, part, of=AP) for place, part in zip(places, parts, strict=False)]
    (found,) = named(on_shares(share(AP, "60%"), *rows, a=EXACT), "shares.together")
    assert found.verdict == "contradiction" and f"they miss by {gap} points" in found.detail


def test_other_readings_are_told_with_what_they_need_to_two_decimals():
    rows = (
        window(2028, 2033),
        rate("10.7%", 2022, 2033),
        rate("9.0%", horizon=ahead(5)),
        rate("1.0%", 2020, 2022),
    )
    told = [
        re.search(r"other readings? would need (.*?) points a year", f.detail)
        for f in on_growth(*rows, a=EXACT)
    ]
    (needed,) = [match[1] for match in told if match]
    ends = needed.split(" to ")
    assert len(ends) == 2 and all(re.fullmatch(r"\d+\.\d\d", end) for end in ends)
    assert float(ends[0]) < float(ends[1])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Peru holds the largest share of", True), ("Peru is the leading market with", True),
        ("Peru dominated with", True),
        ("Peru holds the second largest share of", False), ("Peru is one of the largest markets, at", False),
        ("Peru holds a share of", False), ("Peru and Chile hold the largest share of", False),
        ("Of 7%, Peru holds the largest share of", False),
    ],
)  # fmt: skip
def test_words_call_a_part_the_first_where_nothing_narrows_them(text, first):
    called = rank._MOST.search(text) and not rank._NOT_FIRST.search(text) and not re.search(r"\d%", text)
    assert bool(called) is first


@pytest.mark.parametrize(
    ("one", "other", "ranked"),
    [("Europe", AP, True), ("Europe", "Europe", False), ("Peru", "Chile", True), ("Europe", "Peru", False),
     ("Europe", "Rest of World", False), ("Kites", "Tar", False)],
)  # fmt: skip
def test_regions_are_ranked_with_regions_and_countries_with_countries(one, other, ranked):
    assert rank._alike(one, other) is rank._alike(other, one) is ranked


@pytest.mark.parametrize(
    ("low", "high", "left"),
    [(60, 60, (40, 40)), (0, 100, (0, 100)), (100, 100, (0, 0)), (None, 60, (40, 100)), (60, None, (0, 40))],
)
def test_what_is_left_of_the_whole_lies_between_nothing_and_all(low, high, left):
    assert addition.remainder(Interval(low, high)) == left


def test_sizes_are_told_with_their_unit_and_a_count_with_its_noun():
    (found,) = on_growth(
        size("$2.00 billion", 2025), size("$2.42 billion", 2027), rate("10.00%", 2025, 2027), a=EXACT
    )
    assert (found.low, found.high) == pytest.approx((10, 10)) and found.unit == "% a year"
    assert phrases.count(0, "size") == "0 sizes" and phrases.count(1, "size") == "1 size"


@pytest.mark.parametrize(("hedges", "moved"), [(("exact", "over"), "c02"), (("under", "exact"), "c02")])
def test_the_figure_of_which_least_is_changed_gives_way_though_it_has_one_end_alone(hedges, moved):
    figures = zip(("5.0%", "10.0%"), hedges, strict=True)
    market = group(*(rate(figure, 2025, 2030, hedge=hedge) for figure, hedge in figures), a=EXACT)
    parts = growth_conflicts.explain(market, market.plain, EXACT)
    (change,) = [part for part in parts if part.kind == "smallest change"]
    assert change.claims == (moved,) and change.amount == pytest.approx(50, abs=1e-3)
