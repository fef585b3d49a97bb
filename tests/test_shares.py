"""Shares: sums that keep to rounding, what lies inside what, one year at a time, true divisions never called wrong."""

from dataclasses import replace
from random import Random

import cases
import pacs
import pandas as pd
import pytest
import worlds

from helpers.case import Case
from helpers.checks.shares import addition, by_year
from helpers.checks.shares import check as shares_check
from helpers.checks.shares.nesting import BESIDE, OWN, WORLD
from helpers.page import blocks as page_blocks
from helpers.page.places import REGIONS, REST_OF_WORLD
from helpers.readings.assumptions import Assumptions

A = Assumptions()
EXACT = replace(A, rounding="as printed", about=0)
LEDGER = pacs.ledger()
LISTED = REGIONS[:5]


def ledger(*rows):
    """Each row: subject, figure, and perhaps hedge, of, year."""
    filled = []
    for n, (subject, figure, *rest) in enumerate(rows, 1):
        hedge, of, year = (*rest, *("exact", "market", None)[len(rest) :])
        filled.append((f"c{n:02d}", "share", subject, None, None, hedge, "%", None, year, None, of, figure))
    return pacs.frame(filled)


def check(claims, a=A, regions=()):
    return shares_check.check(cases.of(claims, a, regions))


def findings(claims, a=A, regions=()):
    return check(claims, a, regions).findings


def verdict(*rows, a=A, regions=()):
    return findings(ledger(*rows), a, regions)[0].verdict


def test_pacs_makes_100_only_with_china_beside_its_region():
    found = check(LEDGER, A, LISTED).totals.set_index("reading")
    assert found["printed_sum"].to_dict() == {WORLD: 85, OWN: 85, BESIDE: 100}
    assert found.loc[WORLD, ["sum_low", "sum_high"]].tolist() == [38 + 23.75 + 19, 42 + 26.25 + 21]
    assert found.loc[BESIDE, "verdict"] == "fits by rounding"  # two listed regions would hold nothing


def test_sums_keep_to_the_rounding():
    found = check(LEDGER, replace(A, rounding="nearest", about=0), LISTED).totals.set_index("reading")
    assert found.loc[WORLD, ["sum_low", "sum_high"]].tolist() == [83.5, 86.5]
    assert found.loc[WORLD, ["remainder_low", "remainder_high"]].tolist() == [13.5, 16.5]


def test_readings_turn_a_regions_share_into_the_worlds():
    found = check(LEDGER, EXACT).readings.query("subject == 'China'").set_index("reading")
    assert found["of"].to_dict() == {WORLD: "market", OWN: "Asia-Pacific", BESIDE: "market"}
    assert found["inside"].to_dict() == {WORLD: "Asia-Pacific", OWN: "Asia-Pacific", BESIDE: ""}
    assert found["world_low"].to_dict() == {WORLD: 15, OWN: 3.75, BESIDE: 15}


def test_what_is_left_is_told_with_the_sum_for_the_listed_regions():
    found = findings(LEDGER, A, LISTED)[0]
    assert found.check == "shares.together" and (found.low, found.high) == (80.75, 89.25)
    assert (
        "; for Latin America and Middle East & Africa is left 10.75 to 19.25% with countries inside"
        in found.detail
    )
    assert ", or 0 to 5.25% with countries beside their region." in found.detail


def test_more_than_everything_is_a_contradiction_told_once_with_its_sum_and_proof():
    rows = (("North America", "60%"), ("Europe", "45%"), ("Asia-Pacific", "20%"))
    (found,) = findings(ledger(*rows), A)
    assert (found.verdict, found.claims) == ("contradiction", ("c01", "c02"))
    assert "come to between 122 and 128%" in found.detail
    assert (
        "59 (North America, 60%, c01) + 44 (Europe, 45%, c02) is needed, but at most 100 (the whole)"
        in found.detail
    )
    assert "miss by 3 points" in found.detail and "cannot be known" in found.detail


def test_ends_that_touch_are_decided_exactly():
    rows = (("North America", "51%"), ("Europe", "51%"))
    assert verdict(*rows) == "contradiction"  # more than 50 and more than 50: open ends that touch at 100
    assert verdict(*rows, a=replace(A, rounding="truncated")) == "contradiction"
    assert verdict(("North America", "51%"), ("Europe", "49%"), a=EXACT) != "contradiction"


def test_a_whole_must_be_whole():
    three = (("North America", "40%"), ("Europe", "30%"), ("Asia-Pacific", "20%"))
    assert verdict(*three) != "contradiction"
    assert verdict(*three, (REST_OF_WORLD, "3%")) == "contradiction"
    assert verdict(*three, (REST_OF_WORLD, "10%")) == "fits"
    assert verdict(*three, a=EXACT, regions=[r for r, _ in three]) == "contradiction"


def test_a_country_larger_than_its_region_in_a_plain_list_is_unusual_and_each_other_reading_is_named():
    (found,) = findings(ledger(("Asia-Pacific", "20%"), ("China", "60%")))
    assert (found.verdict, found.reading, found.claims) == ("unusual", OWN, ("c01", "c02"))
    assert f"They hold with countries {OWN} or {BESIDE}." in found.detail


def said(text, *rows):
    """The first finding on shares whose figures stand in a text in their order."""
    claims, at = [], 0
    for c in cases.of(ledger(*rows)).claims:
        at = text.index(c.figure, at)
        claims.append(c._replace(start=at, end=at + len(c.figure)))
        at += len(c.figure)
    page = page_blocks.parse(text, "page.md")
    return shares_check.check(Case(tuple(claims), A, page)).findings[0]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Asia-Pacific holds 25%, with China at 35%.", "contradiction"),
        ("Asia-Pacific holds 25%, including 35% of China.", "contradiction"),
        ("Asia-Pacific holds 25%, of which China has 35%.", "contradiction"),
        ("Asia-Pacific holds 25%, led by China (35%).", "contradiction"),
        ("Asia-Pacific holds 25%, particularly China with 35%.", "contradiction"),
        ("Asia-Pacific holds 25%, China 35%.", "unusual"),  # a plain list
        ("Asia-Pacific holds 25%, as use spreads, particularly in China, which has 35%.", "unusual"),
        ("Asia-Pacific holds 25%. Trade with China makes 35%.", "unusual"),  # another sentence
        ("Asia-Pacific holds 25%\n\nwith China at 35%", "unusual"),
    ],
)
def test_words_that_put_a_country_inside_leave_no_other_reading(text, verdict):
    assert said(text, ("Asia-Pacific", "25%"), ("China", "35%")).verdict == verdict


def test_a_country_that_fits_inside_is_no_clash_whatever_the_words():
    for text in ("Asia-Pacific holds 25%, with China at 15%.", "Asia-Pacific holds 25%, China 15%."):
        assert said(text, ("Asia-Pacific", "25%"), ("China", "15%")).verdict == "fits"


def test_a_printed_base_is_no_part_above_its_whole():
    text = "Asia-Pacific holds 25%, with China at 35% of Asia-Pacific."
    assert said(text, ("Asia-Pacific", "25%"), ("China", "35%", "exact", "Asia-Pacific")).verdict == "fits"


def test_a_country_on_which_publishers_differ_may_lie_in_either_region_or_beside():
    mexico, whole = ("Mexico", "10%"), (("Asia-Pacific", "45%"), ("Europe", "20%"))
    for region in ("North America", "Latin America"):
        table = ledger(*whole, (region, "35%"), mexico)
        found = check(table, EXACT).readings.query("subject == 'Mexico'").set_index("reading")
        assert found["inside"].to_dict() == {WORLD: region, OWN: region, BESIDE: ""}
        assert verdict(*whole, (region, "35%"), mexico, a=EXACT) != "contradiction"
        assert verdict(*whole, (region, "25%"), mexico, a=EXACT) != "contradiction"  # beside
    assert verdict(*whole, ("Middle East & Africa", "35%"), mexico, a=EXACT) == "contradiction"


def test_a_country_no_larger_than_a_region_says_whether_it_surely_lies_there():
    def nested(*rows):
        return next(f for f in findings(ledger(*rows), A) if f.check == "shares.inside")

    assert "in which some publishers count it" in nested(("Latin America", "20%"), ("Mexico", "5%")).detail
    assert "in which it lies" in nested(("Latin America", "20%"), ("Peru", "5%")).detail
    assert "in which it lies" in nested((REST_OF_WORLD, "20%"), ("Mexico", "5%")).detail
    larger = findings(ledger(("Latin America", "5%"), ("Mexico", "20%")), A)
    assert [(f.check, f.verdict) for f in larger] == [("shares.together", "unusual")]


def test_a_country_lies_in_the_nearest_region_with_a_share():
    table = ledger(("Europe", "30%"), ("Western Europe", "25%"), ("France", "20%"), ("Poland", "4%"))
    found = check(table, EXACT).readings.query("reading == @WORLD").set_index("subject")["inside"]
    assert found.to_dict() == {
        "Europe": "", "Western Europe": "Europe", "France": "Western Europe", "Poland": "Europe"
    }  # fmt: skip
    sums = check(table, EXACT).totals.set_index("reading")["printed_sum"]
    assert sums[WORLD] == 30 and sums[BESIDE] == 79


def test_regions_made_of_regions_hold_them():
    wide = (("Americas", "35%"), ("EMEA", "40%"), ("Asia-Pacific", "25%"))
    assert verdict(*wide, ("Europe", "30%"), a=EXACT) != "contradiction"
    assert verdict(*wide, ("Asia", "30%"), a=EXACT) != "contradiction"  # per cent of its region
    assert verdict(("Americas", "35%"), ("EMEA", "40%"), ("Asia-Pacific", "26%"), a=EXACT) == "contradiction"


def test_a_printed_base_leaves_one_reading():
    table = ledger(("Asia-Pacific", "20%"), ("China", "60%", "exact", "Asia-Pacific"))
    assert check(table, EXACT).totals["reading"].tolist() == [WORLD]
    assert check(table, EXACT).readings["world_low"].tolist() == [20, 12]


def test_joint_shares_count_once():
    table = ledger(
        ("North America", "35%"),
        ("Europe", "25%"),
        ("North America + Europe", "60%"),
        ("Asia-Pacific", "30%"),
    )
    assert check(table, EXACT).totals["printed_sum"].tolist() == [90]
    only = ledger(("North America + Europe", "60%"), ("Asia-Pacific", "30%"))
    assert check(only, EXACT).totals["printed_sum"].tolist() == [90]
    assert (
        verdict(("North America", "35%"), ("Europe", "25%"), ("North America + Europe", "75%"))
        == "contradiction"
    )
    two = ledger(("North America", "35%"), ("Asia-Pacific", "30%"), ("United States + China", "10%"))
    assert check(two, EXACT).totals["printed_sum"].tolist() == [65, 65, 75]


def test_two_shares_of_one_place_without_a_year_are_taken_as_of_two_times():
    rows = [("Europe", "60%"), ("Asia-Pacific", "30%"), ("Europe", "45%"), ("Asia-Pacific", "40%")]
    assert check(ledger(*rows), EXACT).totals["printed_sum"].tolist() == [90, 85]
    assert verdict(*rows) == "fits"
    dated = [(place, figure, "exact", "market", 2025) for place, figure in rows]
    assert verdict(*dated) == "contradiction"


def test_undated_shares_join_those_of_the_one_year_said_if_they_fit():
    dated = ("North America", "35%", "exact", "market", 2025)
    rest = [("Asia-Pacific", "30%"), ("Europe", "25%"), ("Rest of World", "10%")]
    assert check(ledger(dated, *rest), EXACT).totals["printed_sum"].tolist() == [100]
    over = [("Asia-Pacific", "60%"), ("Europe", "25%")]
    assert check(ledger(dated, *over), EXACT).totals["printed_sum"].tolist() == [35, 85]


def test_a_country_lies_inside_its_region_also_where_that_is_printed_jointly():
    joint = ledger(("North America + Europe", "55%"), ("Asia-Pacific", "30%"), ("United States", "25%"))
    assert check(joint, EXACT).totals["printed_sum"].tolist()[0] == 85
    assert (
        verdict(("North America + Europe", "20%"), ("United States", "25%"), ("Asia-Pacific", "80%"))
        != "contradiction"
    )


def test_years_segments_and_companies_are_not_added():
    rows = (("Europe", "60%", "exact", "market", 2025), ("North America", "70%", "exact", "market", 2030))
    assert verdict(*rows) == "no test"
    table = ledger(("Europe", "60%"), ("North America", "30%"), ("Cloud", "80%"), ("Acme Inc.", "50%"))
    assert check(table, EXACT).totals["printed_sum"].tolist() == [90]


def test_the_smallest_error_of_the_first_share_is_what_would_break_the_whole():
    found = findings(ledger(("Europe", "60%"), ("North America", "30%")), A)[0]
    assert (found.verdict, found.claims[0], found.smallest_error) == ("fits", "c01", 12)
    # Beside 30 (more than 29) up to 71 is left, which 72 (more than 71) does not meet and 71 does.
    assert verdict(("Europe", "71%"), ("North America", "30%")) != "contradiction"
    assert verdict(("Europe", "72%"), ("North America", "30%")) == "contradiction"


@pytest.mark.parametrize(
    "rows", [(), (("Cloud", "80%"),), (("Europe", "XX%", "placeholder"),), (("Europe", "60%"),)]
)
def test_a_page_with_little_on_it_is_not_checkable(rows):
    table = ledger(*rows)
    found = check(table, A, LISTED)
    assert found.findings[0].verdict == "no test"
    for frame in (found.readings, found.totals):
        assert isinstance(frame, pd.DataFrame)


def test_10000_true_divisions_are_never_called_wrong():
    random = Random(21)
    for _ in range(100):
        assert all(worlds.divided([worlds.regions(random, A) for _ in range(100)]))


def test_true_divisions_pass_the_whole_check():
    random = Random(22)
    for _ in range(150):
        world = worlds.regions(random, A)
        found = findings(world.claims, A, world.listed)
        assert "contradiction" not in {f.verdict for f in found}


def test_shares_that_pass_100_in_the_one_year_said_may_be_of_another():
    rows = [("North America", "38%", "exact", "market", 2023), ("Europe", "34%"), ("Asia-Pacific", "41%")]
    first = findings(ledger(*rows), A)[0]
    assert (first.verdict, first.reading) == ("unusual", by_year.ANOTHER_YEAR)
    assert "they come to between 110 and 116%" in first.detail


def test_what_shares_come_to_is_worked_out_once_and_at_face_apart(monkeypatch):
    calls, judged = [], addition.judged
    monkeypatch.setattr(addition, "judged", lambda *given: calls.append(given) or judged(*given))
    found = check(LEDGER, A, LISTED)
    assert found.readings.equals(check(LEDGER, A).readings) and not calls
    assert len(found.findings) > 1 and len(found.totals) == 3 and len(calls) == len(found.groups) == 1
    assert found.at_face.readings.equals(check(LEDGER, EXACT).readings)
    assert not found.at_face.readings.equals(found.readings)


def test_a_share_of_another_product_is_added_to_no_share_of_the_market():
    (one,) = findings(ledger(("Europe", "60%"), ("Africa", "60%", "exact", "tugs")))
    assert (one.verdict, one.claims) == ("no test", ("c01",))
    (one,) = findings(ledger(("Europe", "60%"), ("Africa", "60%")))
    assert one.verdict == "contradiction"


def test_a_rest_leaves_nobody_out_only_beside_two_other_places():
    rest = (REST_OF_WORLD, "4%")
    assert verdict(("North America", "5%"), rest) != "contradiction"
    assert verdict(("North America", "5%"), ("Europe", "6%"), rest) == "contradiction"


def test_several_countries_and_the_rest_without_a_region_divide_the_world():
    divided = (("China", "53%"), ("United States", "40%"), (REST_OF_WORLD, "7%"))
    assert check(ledger(*divided)).totals["printed_sum"].tolist() == [100]
    assert len(check(ledger(("Europe", "53%"), *divided[1:])).totals) > 1
