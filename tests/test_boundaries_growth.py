"""Growth and sizes at their edges: its change at the cap, equal windows, one year, rates that meet by a hair."""

from math import isnan, log

import pytest
from ledgers import (
    EXACT,
    NEAREST,
    PERIOD,
    A,
    ahead,
    assume,
    claims,
    group,
    growth,
    named,
    on_growth,
    rate,
    size,
    verdict,
    window,
)

from helpers.checks.growth import conflicts as growth_conflicts
from helpers.checks.growth import paths
from helpers.checks.growth import tables as growth_tables
from helpers.engine import intervals, rows
from helpers.readings.timeline import Timeline

TOGETHER = "growth.together"
TITLE = window(2025, 2032)
# Seven years of 10.7% hold five of 9.0%: their middles lie one year apart, so growth turns by what the logs differ.
LONG, SHORT = rate("10.7%", 2025, 2032), rate("9.0%", 2025, 2030)
GROWTH_CHANGE = 100 * (log(1.107) - log(1.09))
HAIR = 2 * rows.TOLERANCE


@pytest.mark.parametrize(
    ("cap", "said"),
    [
        (GROWTH_CHANGE + HAIR, "consistent"),
        (GROWTH_CHANGE, "consistent"),
        (GROWTH_CHANGE - rows.TOLERANCE / 2, "consistent"),  # the solver's own rounding
        (GROWTH_CHANGE - HAIR, "strained"),
        (0, "strained"),
    ],
)
def test_a_change_of_growth_at_its_cap_holds_and_a_hair_above_is_strained(cap, said):
    found = on_growth(TITLE, LONG, SHORT, a=assume(EXACT, growth_change_cap=cap))
    assert verdict(found, TOGETHER) == said
    assert verdict(found, "growth.left") == ("strained" if said == "strained" else "consistent")
    assert named(found, TOGETHER)[0].low == pytest.approx(GROWTH_CHANGE, abs=1e-5)
    assert bool(named(found, "growth.conflict")) is (said == "strained")


@pytest.mark.parametrize(("cap", "empty"), [(GROWTH_CHANGE, False), (GROWTH_CHANGE - HAIR, True)])
def test_ranges_are_empty_where_the_change_of_growth_is_above_the_cap(cap, empty):
    market = growth(TITLE, LONG, SHORT, a=EXACT)
    assert growth_tables.ranges(market.market, *market.plainest, cap).empty is empty
    assert growth(TITLE, LONG, SHORT, a=assume(EXACT, growth_change_cap=cap)).ranges.empty is empty


def test_a_cap_of_nothing_still_lets_growth_be_steady():
    steady = [rate("9.0%", 2025, 2032), rate("9.0%", 2025, 2030)]
    assert verdict(on_growth(*steady, a=assume(EXACT, growth_change_cap=0)), TOGETHER) == "consistent"
    near = [rate("9.0%", 2025, 2032), rate("9.1%", 2025, 2030)]
    assert verdict(on_growth(*near, a=assume(EXACT, growth_change_cap=0)), TOGETHER) == "strained"
    rounds = assume(A, growth_change_cap=0)
    assert verdict(on_growth(*near, a=rounds), TOGETHER) == "consistent only by rounding"


def test_a_cap_given_as_nothing_is_not_the_usual_cap():
    usual = growth(TITLE, LONG, SHORT, a=assume(EXACT, growth_change_cap=5.0))
    market, (reading, change) = usual.market, usual.plainest
    assert usual.conflicts.empty and growth_conflicts.explain(market, reading, 0)
    assert growth_tables.ranges(market, reading, change, 0).empty and not usual.ranges.empty


def test_the_change_of_growth_is_strained_by_rounding_only_where_the_room_does_not_bring_it_under_the_cap():
    least = 100 * (log(1.1065) - log(1.0905))  # rounded to the nearest tenth
    cap = assume(NEAREST, growth_change_cap=least)
    assert verdict(on_growth(TITLE, LONG, SHORT, a=cap), TOGETHER) == "consistent only by rounding"
    cap = assume(NEAREST, growth_change_cap=least - HAIR)
    assert verdict(on_growth(TITLE, LONG, SHORT, a=cap), TOGETHER) == "strained"


# --- years ---------------------------------------------------------------------------------------------


def test_one_claim_is_too_few_and_two_are_enough():
    assert verdict(on_growth(TITLE, SHORT)) == "not checkable"
    assert verdict(on_growth(TITLE, SHORT, LONG)) != "not checkable"
    assert verdict(on_growth(size("$2.00 billion", 2025), size("$2.01 billion", 2026))) != "not checkable"
    assert verdict(on_growth()) == "not checkable"


def test_a_rate_over_no_year_is_left_out_and_a_rate_over_one_is_not():
    one = on_growth(TITLE, rate("9.0%", 2025, 2026), rate("9.0%", 2025, 2030))
    none = on_growth(TITLE, rate("9.0%", 2025, 2025), rate("9.0%", 2025, 2030))
    assert verdict(one) != "not checkable" and one[0].claims == ("c02", "c03")
    assert verdict(none) == "not checkable" and "9.0% has no years" in none[0].detail


def test_a_step_of_one_year_between_two_sizes_is_its_rate():
    rows = size("$2.00 billion", 2025), size("$2.20 billion", 2026)
    assert verdict(on_growth(*rows, rate("10.00%", 2025, 2026), a=EXACT), TOGETHER) == "consistent"
    assert verdict(on_growth(*rows, rate("10.01%", 2025, 2026), a=EXACT), TOGETHER) == "contradictory"


def test_two_sizes_of_one_year_must_be_one():
    one, other = size("$2.00 billion", 2025), size("$2.01 billion", 2025)
    assert verdict(on_growth(one, one, a=EXACT), TOGETHER) == "consistent"
    assert verdict(on_growth(one, other, a=EXACT), TOGETHER) == "contradictory"
    assert verdict(on_growth(one, other), TOGETHER) == "consistent only by rounding"
    assert verdict(on_growth(one, size("$2.01 billion", 2026), a=EXACT), TOGETHER) == "consistent"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (2025, 2026, "consistent"),  # growth turns in no year, so any two rates hold
        (2026, 2027, "strained"),
    ],
)
def test_growth_turns_where_two_years_meet(first, last, said):
    rows = rate("20.0%", 2025, 2026), rate("9.0%", first, last)
    found = on_growth(*rows, a=assume(EXACT, growth_change_cap=1.0))
    assert verdict(found, TOGETHER) == (said if first == 2026 else "contradictory")


def test_the_change_of_growth_between_neighbouring_years_is_all_of_the_difference():
    change = growth(rate("20.0%", 2025, 2026), rate("9.0%", 2026, 2027), a=EXACT).changes["growth_change"]
    assert change[0] == pytest.approx(100 * (log(1.2) - log(1.09)), abs=1e-5)
    apart = growth(rate("20.0%", 2025, 2026), rate("9.0%", 2027, 2028), a=EXACT).changes["growth_change"]
    assert apart[0] == pytest.approx(50 * (log(1.2) - log(1.09)), abs=1e-5)


@pytest.mark.parametrize(
    ("start", "end", "relation"),
    [
        (2020, 2025, "history"),  # it ends where the title begins
        (2020, 2024, "history"),
        (2020, 2026, "both"),
        (2023, 2026, "both"),
        (2024, 2026, "forecast"),  # the year before the title may be its base
        (2025, 2026, "forecast"),
        (2030, 2040, "forecast"),
    ],
)
def test_a_rate_is_history_forecast_or_both(start, end, relation):
    found = growth(TITLE, rate("6%", start, end)).windows
    assert found["relation"].tolist() == [relation]
    assert bool(named(on_growth(TITLE, rate("6%", start, end)), "growth.history")) is (relation == "history")


def test_without_a_title_or_years_a_rate_is_undated():
    assert growth(rate("6%", 2020, 2022)).windows["relation"].tolist() == ["undated"]
    bare = growth(TITLE, rate("6%")).windows
    assert bare["relation"].tolist() == ["undated"] and bare["start_year"].isna().all()
    assert not named(on_growth(TITLE, rate("6%")), "growth.history")
    assert not named(on_growth(rate("6%", 2020, 2022)), "growth.history")


def test_only_what_is_history_under_every_reading_is_history():
    past = rate("6%", None, 2024)  # that year alone, or from then to the title's last year
    assert sorted(growth(TITLE, past).windows["relation"]) == ["forecast", "history"]
    assert not named(on_growth(TITLE, past), "growth.history")
    assert named(on_growth(window(None, None), past), "growth.history") == []


# --- what is left --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("long", "short", "left"),
    [
        ((2025, 2032), (2025, 2030), (2030, 2032, 2)),  # years are left behind it
        ((2025, 2032), (2027, 2032), (2025, 2027, 2)),  # before it
        ((2025, 2032), (2026, 2030), (2025, 2032, 3)),  # on both sides
        ((2025, 2032), (2025, 2031), (2031, 2032, 1)),
        ((2025, 2032), (2026, 2032), (2025, 2026, 1)),
        ((2025, 2032), (2025, 2032), None),  # nothing is left
        ((2025, 2032), (2024, 2030), None),  # one year outside
        ((2025, 2032), (2027, 2033), None),
        ((2025, 2032), (2032, 2033), None),
    ],
)
def test_what_is_left_of_a_longer_rate_lies_outside_a_shorter_one(long, short, left):
    both = growth(rate("10.0%", *long), rate("9.0%", *short), a=EXACT)
    found = both.left
    assert len(found) == (left is not None)
    findings = named(both.findings, "growth.left")
    assert len(findings) == (left is not None)
    if left:
        row = found.iloc[0]
        assert (row["long_claim"], row["short_claim"]) == ("c01", "c02")
        assert (row["start_year"], row["end_year"], row["years"]) == left
        n, m = long[1] - long[0], short[1] - short[0]
        needed = 100 * ((1.1**n / 1.09**m) ** (1 / left[2]) - 1)
        ends = [row[c] for c in ("low", "high", "printed_low", "printed_high")]
        assert ends == pytest.approx([needed] * 4)
        assert (findings[0].low, findings[0].high) == pytest.approx((needed, needed))
        assert f"{left[2]} year" in findings[0].detail
        assert f"between {left[0]} and {left[1]}" in findings[0].detail


def test_rates_of_different_subjects_leave_nothing_of_each_other():
    rows = rate("10.0%", 2025, 2032), rate("9.0%", 2025, 2030, subject="Widgets")
    assert growth(*rows).left.empty


def test_what_is_left_has_no_end_where_a_rate_has_none():
    over = growth(rate("10.0%", 2025, 2027, hedge="over"), rate("10.0%", 2025, 2026), a=EXACT).left
    assert over["low"][0] == pytest.approx(10) and isnan(over["high"][0])
    under = growth(rate("10.0%", 2025, 2027), rate("10.0%", 2025, 2026, hedge="over"), a=EXACT).left
    assert under["high"][0] == pytest.approx(10) and isnan(under["low"][0])


@pytest.mark.parametrize(("windows", "told"), [(5, 10), (6, 12)])
def test_up_to_twelve_pairs_are_told(windows, told):
    rows = [rate(f"9.{n}%", 2025, 2027 + n) for n in range(windows)]  # each lies in all that are longer
    assert len(growth(*rows).left) == windows * (windows - 1) / 2
    assert len(named(on_growth(*rows), "growth.left")) == told


def test_a_pair_among_others_is_judged_by_itself():
    rows = TITLE, LONG, SHORT, rate("1.0%", 2022, 2024)
    found = on_growth(*rows, a=assume(EXACT, growth_change_cap=GROWTH_CHANGE))
    assert verdict(found, TOGETHER) == "strained" and verdict(found, "growth.left") == "consistent"


@pytest.mark.parametrize(
    ("cap", "said", "reading"),
    [
        (5.0, "inconclusive", "next years: from publication"),  # so wide a cap catches little
        (1.0, "consistent", "next years: from the title's first year"),  # of two that hold the first
        (0.1, "strained", "next years: from publication"),
    ],
)
def test_what_is_left_is_told_under_the_plainest_reading_that_holds(cap, said, reading):
    # From publication the middles of both lie in one year; from the title's first year or the one before they do not.
    rows = window(2028, 2033), rate("10.7%", 2022, 2033), rate("9.0%", horizon=ahead(5))
    (found,) = named(on_growth(*rows, a=assume(EXACT, growth_change_cap=cap)), "growth.left")
    assert (found.verdict, found.reading) == (said, reading)


# --- two sizes and a rate ------------------------------------------------------------------------------


def sizes_and(printed, a=EXACT, first="$2.00 billion", last="$2.42 billion", years=(2025, 2027), **fields):
    rows = size(first, 2025), size(last, 2027), rate(printed, *years, **fields)
    return named(on_growth(*rows, a=a), "growth.two_sizes")


@pytest.mark.parametrize(
    ("printed", "hedge", "a", "said"),
    [
        ("10.00%", "exact", EXACT, "consistent"),
        ("10.01%", "exact", EXACT, "contradictory"),
        ("9.99%", "exact", EXACT, "contradictory"),
        ("10.00%", "over", EXACT, "consistent"),
        ("10.01%", "over", EXACT, "contradictory"),
        ("10.00%", "over", assume(EXACT, over="strict"), "contradictory"),
        ("9.99%", "over", assume(EXACT, over="strict"), "consistent"),
        ("10.00%", "under", EXACT, "consistent"),
        ("9.99%", "under", EXACT, "contradictory"),
        ("10.01%", "exact", NEAREST, "consistent only by rounding"),
        ("10.2%", "exact", NEAREST, "consistent only by rounding"),  # the sizes' own room reaches 10.25
        ("10.4%", "exact", NEAREST, "contradictory"),
    ],
)
def test_two_sizes_and_a_rate_meet_to_the_last_digit(printed, hedge, a, said):
    (found,) = sizes_and(printed, a, hedge=hedge)
    expected = {"consistent", "inconclusive"} if hedge != "exact" and said == "consistent" else {said}
    assert found.verdict in expected
    assert found.claims == ("c03", "c01", "c02")


def test_two_sizes_and_a_rate_have_the_same_years_at_both_ends():
    assert len(sizes_and("10.00%")) == 1
    for years in ((2025, 2026), (2026, 2027), (2024, 2027), (2025, 2028)):
        assert sizes_and("10.00%", years=years) == []


def test_what_two_sizes_come_to_is_told_with_their_room():
    (found,) = sizes_and("12.00%", NEAREST)
    low, high = 100 * ((2.415 / 2.005) ** 0.5 - 1), 100 * ((2.425 / 1.995) ** 0.5 - 1)
    assert (found.low, found.high) == pytest.approx((low, high))


def test_a_rate_whose_years_are_unclear_is_not_set_beside_two_sizes():
    rows = size("$2.00 billion", 2025), size("$2.42 billion", 2032)
    period = rate("12.00%", horizon=PERIOD)
    assert named(on_growth(TITLE, *rows, period, a=EXACT), "growth.two_sizes") == []


# --- which figures count -------------------------------------------------------------------------------


def test_the_first_currency_counts_and_blanks_and_years_unsaid_do_not():
    time = Timeline(2025, 2032, None, 2025)
    rows = (
        size("$XX billion", 2025, hedge="placeholder", unit="EUR"),
        size("$4.0 billion", unit="EUR"),
        size("$4.0 billion", 2025),
        size("$5.0 billion", 2026, unit="EUR"),
        rate("6%"),
        rate("XX%", 2025, 2030, hedge="placeholder"),
        rate("6%", 2025, 2030),
        rate("6%", 2025, 2030, subject="Widgets"),
    )
    market = group(*rows, time=time)
    assert [c.claim_id for c in market.claims] == ["c03", "c07"]
    assert market.left_out == {
        "c01": "$XX billion is a blank",
        "c02": "$4.0 billion has no years",
        "c04": "$5.0 billion is in another currency",
        "c05": "6% has no years",
        "c06": "XX% is a blank",
    }
    assert [c.claim_id for c in paths.growths(claims(*rows))] == ["c05", "c07", "c08"]
    assert [c.claim_id for c in paths.sizes(claims(*rows))] == ["c03", "c04"]


def test_a_loss_of_everything_is_the_floor_of_growth():
    half, all_ = (intervals.Interval(x, x) for x in (-50, -100))
    assert paths.factor(half) == intervals.Interval(0.5, 0.5)
    floor = paths.factor(all_)
    assert floor.low == 0 and floor.low_open
    assert paths.factor(intervals.Interval(None, 10)).low == 0
    assert not paths.factor(half).low_open


def test_of_readings_with_equal_changes_of_growth_the_first_is_taken():
    assert paths.best({"one": 0.5, "two": 0.5}) == ("one", 0.5)
    assert paths.best({"one": 0.5000001, "two": 0.5}) == ("one", 0.5000001)
    assert paths.best({"one": 0.50001, "two": 0.5}) == ("two", 0.5)
    assert paths.best({"one": None, "two": 9.0}) == ("two", 9.0)
    assert paths.best({"one": None, "two": None}) == ("one", None)


def test_points_turn_into_the_figures_own_unit():
    assert paths.own_unit(100 * log(7), None) == pytest.approx(7)
    assert paths.own_unit(300 * log(1.1), (2025, 2028)) == pytest.approx(10)
    assert paths.own_unit(float("inf"), None) == float("inf")
    assert paths.rate(100 * log(1.1)) == pytest.approx(10)


def test_every_year_between_the_first_and_the_last_is_an_unknown():
    found = group(rate("6%", 2025, 2027), size("$4 billion", 2030))
    assert paths.years(found.claims, {"c01": (2025, 2027)}) == [2025, 2026, 2027, 2028, 2029, 2030]
    assert paths.years([], {}) == []
    rows = paths.rows(found, {"c01": (2025, 2027)}, 0.5)
    assert [row.terms for row in rows[:2]] == [((2027, 1), (2025, -1)), ((2030, 1),)]
    turns = [((y - 1, 1), (y, -2), (y + 1, 1)) for y in range(2026, 2030)]
    assert [(row.name, row.terms, row.low, row.high) for row in rows[2:]] == [
        (None, turn, -0.5, 0.5) for turn in turns
    ]
    assert (rows[0].low, rows[0].high) == pytest.approx((200 * log(1.05), 200 * log(1.07)))
    assert len(paths.rows(found, {"c01": (2025, 2027)})) == 2
    assert len(paths.rows(found, {"c01": (2025, 2027)}, 0)) == 6


# --- ends that all but touch ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("7%", "contradictory"),  # below 6 by the one, above 6 by the other
        ("6.0000001%", "contradictory"),
        ("5.9999999%", "consistent only by rounding"),
        ("6.0%", "consistent only by rounding"),
    ],
)
def test_open_ends_hold_where_there_is_any_room_between_them(other, said):
    rows = rate("5%", 2025, 2030), rate(other, 2025, 2030)
    assert verdict(on_growth(*rows), TOGETHER) == said


def test_closed_ends_hold_where_they_touch():
    rows = rate("5%", 2025, 2030), rate("6%", 2025, 2030)
    assert verdict(on_growth(*rows, a=NEAREST), TOGETHER) == "consistent only by rounding"
    assert verdict(on_growth(*rows, a=assume(rounding="half up")), TOGETHER) == "contradictory"
    assert verdict(on_growth(*rows, a=assume(rounding="truncated")), TOGETHER) == "contradictory"


def test_the_power_of_a_group_is_that_of_its_finding():
    rows = rate("9.0%", 2025, 2030), rate("9.0%", 2025, 2030)
    assert paths.powers([group(*rows, a=EXACT)], EXACT) == pytest.approx([299 / 300])
    assert on_growth(*rows, a=EXACT)[0].power == pytest.approx(299 / 300)
