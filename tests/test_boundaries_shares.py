"""Shares at their edges: 100 and a unit of rounding, a country as large as its region, one year or another."""

from fractions import Fraction

import pytest
from ledgers import EXACT, NEAREST, A, assume, named, on_shares, rate, share, shares, verdict

from helpers.checks.shares import addition
from helpers.checks.shares.nesting import BESIDE, OWN, WORLD
from helpers.engine.intervals import ANYTHING, Interval
from helpers.page.places import REST_OF_WORLD

TOGETHER = "shares.together"
TRUNCATED, HALF_UP = assume(rounding="truncated"), assume(rounding="half up")
NA, EU, AP = "North America", "Europe", "Asia-Pacific"


def said(*rows, a=A, regions=()):
    return verdict(on_shares(*rows, a=a, regions=regions), TOGETHER)


PASSES = {"fits"}


@pytest.mark.parametrize(
    ("second", "a", "expected"),
    [
        ("50%", EXACT, {"fits"}),
        ("51%", EXACT, {"contradiction"}),
        ("50.1%", EXACT, {"contradiction"}),
        ("50%", NEAREST, PASSES),
        ("51%", NEAREST, {"fits by rounding"}),  # 49.5 and 50.5, both reached
        ("52%", NEAREST, {"contradiction"}),
        ("51%", HALF_UP, {"fits by rounding"}),
        ("50%", TRUNCATED, PASSES),
        ("51%", TRUNCATED, {"contradiction"}),
        ("51%", A, {"fits by rounding"}),
        ("52%", A, {"contradiction"}),  # above 49 and above 51
    ],
)
def test_two_shares_may_pass_100_by_their_rounding_and_no_more(second, a, expected):
    assert said(share(NA, "50%"), share(EU, second), a=a) in expected


@pytest.mark.parametrize(
    ("third", "expected"), [("33%", False), ("34%", False), ("35%", True), ("36%", True)]
)
def test_each_share_adds_its_own_room(third, expected):
    rows = share(NA, "34%"), share(EU, "33%"), share(AP, third)
    # Three halves: 34 + 33 + 34 is one above 100, 34 + 33 + 35 two.
    assert (said(*rows, a=NEAREST) == "contradiction") is expected


def test_over_reaches_to_100_and_not_beyond():
    assert said(share(NA, "60%", hedge="over"), share(EU, "40%"), a=EXACT) in PASSES
    assert said(share(NA, "60%", hedge="over"), share(EU, "41%"), a=EXACT) == "contradiction"
    strict = assume(EXACT, over="strict")
    assert said(share(NA, "60%", hedge="over"), share(EU, "40%"), a=strict) == "contradiction"
    assert said(share(NA, "60%", hedge="over"), share(EU, "39%"), a=strict) in PASSES


@pytest.mark.parametrize(
    ("rest", "a", "expected"),
    [
        ("20%", EXACT, {"fits"}),
        ("19%", EXACT, {"contradiction"}),
        ("21%", EXACT, {"contradiction"}),
        ("19%", NEAREST, {"fits by rounding"}),  # 99, and three halves
        ("18%", NEAREST, {"contradiction"}),
        ("21%", NEAREST, {"fits by rounding"}),
        ("22%", NEAREST, {"contradiction"}),
        ("20%", TRUNCATED, {"fits"}),
        ("18%", TRUNCATED, {"fits by rounding"}),
        ("17%", TRUNCATED, {"contradiction"}),  # 97, and three that do not reach one
    ],
)
def test_with_the_rest_of_the_world_all_must_make_100(rest, a, expected):
    rows = share(NA, "50%"), share(EU, "30%"), share(REST_OF_WORLD, rest)
    assert said(*rows, a=a) in expected


@pytest.mark.parametrize(
    ("regions", "third", "expected"),
    [
        ((NA, EU, AP), "20%", "fits"),
        ((NA, EU, AP), "19%", "contradiction"),  # all listed have a share, so they make 100
        ((NA, EU), "19%", "contradiction"),
        ((NA, EU, AP, "Latin America"), "19%", "fits"),
        ((NA, EU, AP, "Latin America"), "20%", "contradiction"),  # the fourth holds something
        ((NA,), "19%", "fits"),  # a list of one region is no list of the world
        ((), "19%", "fits"),
    ],
)
def test_the_regions_listed_decide_what_the_shares_must_make(regions, third, expected):
    found = said(share(NA, "50%"), share(EU, "30%"), share(AP, third), a=EXACT, regions=regions)
    assert found == expected


@pytest.mark.parametrize(
    ("figures", "a", "error"),
    [
        (("50%", "50%"), EXACT, 1),  # 51 and 50 pass the whole
        (("50%", "49%"), EXACT, 2),
        (("50.0%", "49%"), EXACT, 1.1),
        (("50%", "49%"), NEAREST, 3),
    ],
)
def test_the_smallest_error_of_a_sum_is_the_first_figure_above_100(figures, a, error):
    found = on_shares(share(NA, figures[0]), share(EU, figures[1]), a=a)[0]
    assert found.smallest_error == pytest.approx(error) and found.claims[0] == "c01"
    places = len(figures[0].partition(".")[2].rstrip("%"))
    first = float(figures[0][:-1])
    caught, missed = (f"{first + error - n * 10.0**-places:.{places}f}%" for n in (0, 1))
    assert said(share(NA, caught), share(EU, figures[1]), a=a) == "contradiction"
    assert said(share(NA, missed), share(EU, figures[1]), a=a) != "contradiction"


def test_beside_a_whole_that_must_be_whole_every_other_figure_is_caught():
    found = on_shares(share(NA, "50%"), share(EU, "30%"), share(REST_OF_WORLD, "20%"), a=EXACT)[0]
    assert found.smallest_error == 1


def test_one_share_is_too_few_unless_it_alone_cannot_be():
    assert said(share(NA, "60%")) == "no test"
    assert said(share(NA, "100%"), a=EXACT) == "no test"
    assert said(share(NA, "101%"), a=EXACT) == "contradiction"
    assert said(share(NA, "60%"), share(EU, "10%")) != "no test"


# --- a country and its region --------------------------------------------------------------------------


def nested(country, region, a=A, **fields):
    """The check of a country inside its region, or of all shares where it does not fit."""
    found = on_shares(share(AP, region), share("China", country, **fields), a=a)
    return next(iter(named(found, "shares.inside")), found[0])


@pytest.mark.parametrize(
    ("country", "a", "expected", "reading"),
    [
        ("60%", EXACT, "fits", WORLD),
        ("61%", EXACT, "unusual", OWN),
        ("59%", EXACT, "fits", WORLD),
        ("61%", NEAREST, "fits by rounding", WORLD),  # 60.5 is in both
        ("62%", NEAREST, "unusual", OWN),
        ("61%", HALF_UP, "unusual", OWN),  # 60.5 is not in the first
        ("61%", A, "fits by rounding", WORLD),
        ("62%", A, "unusual", OWN),  # above 61 and below 61
    ],
)
def test_a_country_may_be_as_large_as_its_region(country, a, expected, reading):
    found = nested(country, "60%", a)
    assert (found.verdict, found.reading) == (expected, reading)


@pytest.mark.parametrize(("region", "error"), [("50%", 31), ("20%", 1)])
def test_the_smallest_error_of_a_country_is_the_first_figure_above_its_region(region, error):
    assert nested("20%", region, EXACT).smallest_error == error
    assert nested("20%", region, EXACT).claims == ("c02", "c01")


def test_a_region_without_an_upper_end_takes_any_country():
    rows = share(AP, "20%", hedge="over"), share("China", "80%")
    (one,) = named(on_shares(*rows), "shares.inside")
    assert one.reading == WORLD and one.smallest_error == 21  # 101 may be cut off, and is above 100


def test_a_country_of_a_printed_base_or_of_a_region_without_a_share_is_not_nested():
    assert not named(on_shares(share(AP, "60%"), share("China", "70%", of=AP)), "shares.inside")
    assert not named(on_shares(share(EU, "60%"), share("China", "30%")), "shares.inside")


def groups(*rows, a=A):
    return [(group.year, group.options) for group in shares(*rows, a=a).groups]


def totals(*rows, a=EXACT, regions=()):
    return shares(*rows, a=a, regions=regions).totals.set_index("reading")


@pytest.mark.parametrize(
    ("countries", "verdicts"),
    [
        (("30%", "30%"), ["fits", "fits", "contradiction"]),  # as large as their region together
        (("30%", "31%"), ["contradiction", "fits", "contradiction"]),
        (("20%", "20%"), ["fits", "fits", "fits"]),  # 100 with them beside it
        (("20%", "21%"), ["fits", "fits", "contradiction"]),
        (("50%", "50%"), ["contradiction", "fits", "contradiction"]),  # all of their region
        (("50%", "51%"), ["contradiction", "contradiction", "contradiction"]),
    ],
)
def test_countries_fill_their_region_or_the_world_and_no_more(countries, verdicts):
    one, other = countries
    found = totals(share(AP, "60%"), share("China", one), share("Japan", other))
    assert found["verdict"].to_dict() == dict(zip((WORLD, OWN, BESIDE), verdicts, strict=True))


def test_a_country_is_counted_in_its_region_beside_it_or_of_it():
    found = totals(share(AP, "60%"), share("China", "15%"), share(EU, "30%"))
    assert found["printed_sum"].to_dict() == {WORLD: 90, OWN: 90, BESIDE: 105}
    assert found["remainder_high"].to_dict() == {WORLD: 10, OWN: 10, BESIDE: 0}
    alone = totals(share(EU, "60%"), share("China", "15%"))
    assert alone["printed_sum"].to_dict() == {WORLD: 75}
    rest = totals(share(EU, "60%"), share("China", "15%"), share(REST_OF_WORLD, "40%"))
    assert rest["printed_sum"].to_dict() == {WORLD: 100, OWN: 100, BESIDE: 115}
    frame = shares(share(EU, "60%"), share("China", "15%"), share(REST_OF_WORLD, "40%"), a=EXACT).readings
    assert frame[frame["subject"] == "China"]["inside"].tolist() == [REST_OF_WORLD, REST_OF_WORLD, ""]
    assert (
        frame[frame["subject"] == "China"]["of"].tolist() == ["market"] * 3
    )  # no one counts per cent of the rest


def test_a_share_of_a_region_is_a_part_of_that_regions_share():
    frame = shares(share(AP, "60%"), share("China", "50%", of=AP), a=EXACT).readings
    assert frame["world_low"].tolist() == [60, 30] and frame["world_high"].tolist() == [60, 30]
    lone = shares(share(EU, "60%"), share("China", "50%", of=AP), a=EXACT).readings
    assert lone["world_low"].isna().tolist() == [False, True]
    assert said(share(AP, "60%"), share("China", "100%", of=AP), a=EXACT) in PASSES
    assert said(share(AP, "60%"), share("China", "101%", of=AP), a=EXACT) == "contradiction"


def test_of_a_region_what_the_other_countries_leave_there_is_left():
    def allowed(*rows):
        (group,) = shares(*rows, a=EXACT).groups
        return group.allowed

    rows = share(AP, "60%"), share("China", "40%", of=AP), share("Japan", "30%", of=AP)
    found = allowed(*rows)
    assert found["c02"] == [(0, 70)] and found["c03"] == [(0, 60)]
    under = *rows[:2], share("Japan", "30%", of=AP, hedge="under")  # which may be nothing
    assert allowed(*under)["c02"] == [(0, 100)]
    apart = *rows[:2], share("Germany", "30%", of=EU)  # Europe's parts take nothing from Asia-Pacific's
    assert allowed(*apart)["c02"] == [(0, 100)]


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ([(NA, "35%"), (EU, "25%"), ("North America + Europe", "60%")], 60),
        ([("North America + Europe", "60%"), (NA, "35%"), (EU, "25%")], 60),
        ([("North America + Europe", "60%"), (NA, "35%")], 60),
        ([("North America + Europe", "60%"), (AP, "35%")], 95),
        ([(NA, "35%"), (NA, "35%"), (EU, "25%")], 60),
    ],
)
def test_a_place_counts_once(rows, total):
    assert totals(*(share(*row) for row in rows))["printed_sum"].tolist()[0] == total


# --- years ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("third", "a", "joined"),
    [
        ("30%", EXACT, True),  # 100 with the one year said
        ("31%", EXACT, False),
        ("31%", NEAREST, True),
        ("32%", NEAREST, False),
    ],
)
def test_shares_without_a_year_are_of_the_one_year_said_where_they_fit_into_100(third, a, joined):
    rows = share(NA, "40%", 2025), share(EU, "30%"), share(AP, third)
    found = shares(*rows, a=a)
    assert bool(named(found.findings, "shares.one_year")) is not joined
    assert found.totals["year"].dropna().tolist() == [2025]
    assert len(found.totals) == (1 if joined else 2)


def test_with_the_rest_of_the_world_they_must_make_100_to_be_of_one_year():
    rows = [share(NA, "40%", 2025), share(EU, "30%"), share(REST_OF_WORLD, "30%")]
    assert len(groups(*rows, a=EXACT)) == 1
    rows[2] = share(REST_OF_WORLD, "29%")
    assert len(groups(*rows, a=EXACT)) == 2


def test_shares_of_no_place_are_named_and_not_added():
    (found,) = on_shares(rate("6%"), share("Cloud", "80%"), share("Paper", "30%"))
    assert (found.verdict, found.claims) == ("no test", ("c02", "c03"))


def test_shares_join_no_year_where_two_are_said_or_a_place_has_two_shares():
    two = [share(NA, "40%", 2025), share(EU, "30%", 2026), share(AP, "10%")]
    assert [year for year, _ in groups(*two)] == [2025, 2026, None]
    again = [share(NA, "40%", 2025), share(NA, "30%"), share(EU, "10%")]
    assert [year for year, _ in groups(*again)] == [2025, None]
    assert not named(on_shares(*again), "shares.one_year")
    dated = [share(NA, "40%", 2025), share(EU, "30%", 2025)]
    assert [year for year, _ in groups(*dated)] == [2025]


@pytest.mark.parametrize(
    ("again", "a", "lists"),
    [
        ("40%", EXACT, 1),
        ("41%", EXACT, 2),
        ("41%", NEAREST, 1),  # 40.5 is in both
        ("42%", NEAREST, 2),
        ("41%", HALF_UP, 2),
    ],
)
def test_two_figures_of_one_place_are_of_two_times_where_no_number_is_both(again, a, lists):
    rows = share(NA, "40%"), share(EU, "30%"), share(NA, again), share(EU, "30%")
    ((_, first),) = groups(*rows, a=a)  # a second list of one share alone is left out
    assert len(first[WORLD]) == (4 if lists == 1 else 3)
    assert len(groups(*rows, share(NA, again), a=a)) == lists


def test_figures_of_one_place_and_two_bases_do_not_differ():
    rows = share("China", "40%"), share("China", "70%", of=AP), share(AP, "50%")
    assert len(next(iter(groups(*rows, a=EXACT)[0][1].values()))) == 3


def test_only_shares_of_places_that_print_a_figure_are_added():
    rows = share(NA, "40%"), share("Cloud", "30%"), share(EU, "XX%", hedge="placeholder"), rate("30%")
    ((year, options),) = groups(*rows)
    assert year is None and [p.claim.claim_id for p in options[WORLD]] == ["c01"]
    assert groups(share("North America + Cloud", "40%")) == []


# --- what is left --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "low", "high"),
    [
        ([share(NA, "60%"), share(EU, "30%")], 10, 10),
        ([share(NA, "60%", hedge="over"), share(EU, "30%")], 0, 10),
        ([share(NA, "60%", hedge="under"), share(EU, "30%")], 10, 100),
    ],
)
def test_what_is_left_goes_from_100_less_the_most_to_100_less_the_least(rows, low, high):
    found = on_shares(*rows, a=EXACT, regions=(NA, EU, AP))[0]
    left = f"{low}%" if low == high else f"{low} to {high}%"
    assert found.detail.endswith(f"; for {AP} is left {left}.")


def test_nothing_is_left_for_regions_that_have_a_share_or_beside_the_rest_of_the_world():
    def left(*rows, regions=(NA, EU)):
        return "is left" in on_shares(*rows, a=EXACT, regions=regions)[0].detail

    for regions in ((NA, EU), ()):
        assert not left(share(NA, "60%"), share(EU, "40%"), regions=regions)
    assert not left(share(NA, "60%"), share(REST_OF_WORLD, "40%"))
    assert not left(share(NA, "60%"), share(EU, "50%"), regions=(NA, EU, AP))


def test_what_is_left_is_never_below_nothing():
    assert addition.remainder(Interval(Fraction(99), Fraction(101))) == (0, 1)
    assert addition.remainder(Interval(Fraction(101), Fraction(102))) == (0, 0)
    assert addition.remainder(ANYTHING) == (0, 100)


# --- conflicts -----------------------------------------------------------------------------------------


def test_a_conflict_is_told_with_the_points_that_are_missing():
    (found,) = on_shares(share(NA, "60%"), share(EU, "30%"), share(REST_OF_WORLD, "8%"), a=EXACT)
    assert "miss by 2 points" in found.detail and found.claims == ("c01", "c02", "c03")
    assert "they must make 100%" in found.detail
    (over,) = on_shares(share(NA, "60%"), share(EU, "43%"), a=EXACT)
    assert "miss by 3 points" in over.detail and "they must stay within 100%" in over.detail


@pytest.mark.parametrize(("n", "more"), [(3, False), (4, True)])
def test_up_to_three_conflicts_are_told(n, more):
    places = ("China", "Japan", "India", "Vietnam")[:n]
    rows = share(AP, "20%"), *(share(place, "30%", of="market") for place in places)
    found = on_shares(*rows, a=EXACT)[0]
    assert found.detail.count("is needed") == 3 and ("2 more sets of them clash" in found.detail) is more
