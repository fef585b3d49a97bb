"""Growth and sizes at their edges: the change of growth, equal windows, one year, rates that meet by a hair."""

from math import isnan, log

import pytest
from ledgers import (
    EXACT,
    NEAREST,
    PERIOD,
    ahead,
    assume,
    claims,
    group,
    growth,
    named,
    noted,
    on_growth,
    on_page,
    rate,
    size,
    verdict,
    window,
)

from helpers.checks import usual
from helpers.checks.growth import findings as growth_findings
from helpers.checks.growth import paths
from helpers.checks.growth import tables as growth_tables
from helpers.checks.usual import Span
from helpers.engine import intervals
from helpers.readings.timeline import Timeline

TOGETHER = "growth.together"
TITLE = window(2025, 2032)
# Seven years of 10.7% hold five of 9.0%: their middles lie one year apart, so growth turns by what the logs differ.
LONG, SHORT = rate("10.7%", 2025, 2032), rate("9.0%", 2025, 2030)
GROWTH_CHANGE = 100 * (log(1.107) - log(1.09))


def test_two_rates_that_ask_for_a_turn_hold_and_the_turn_is_told():
    rows = TITLE, LONG, SHORT, rate("1.0%", 2022, 2024)
    together = named(on_growth(*rows, a=EXACT), TOGETHER)[0]
    assert together.verdict == "no test"  # growth may turn as it likes between them
    (change,) = growth(*rows, a=EXACT).changes.query("rounding == 'as printed'")["growth_change"]
    assert together.low == pytest.approx(change) and change > GROWTH_CHANGE
    assert f"by {change:.2f} points a year at least" in together.detail


def test_what_one_finding_says_of_all_claims_is_not_said_again():
    assert [f.check for f in on_growth(TITLE, LONG, SHORT, a=EXACT)] == ["growth.left"]
    sizes = size("$2.00 billion", 2025), size("$2.42 billion", 2027)
    found = on_growth(*sizes, rate("10.00%", 2025, 2027), a=EXACT)
    assert [f.check for f in found] == ["growth.two_sizes"]
    assert on_growth(TITLE, SHORT, SHORT, a=EXACT) == ()  # one quantity, printed twice: another check's
    assert on_growth(TITLE, LONG, SHORT, SHORT, a=EXACT)[0].check == TOGETHER


def test_ranges_close_at_the_smallest_change_of_growth():
    market = growth(TITLE, LONG, SHORT, a=EXACT)
    found = growth_tables.ranges(market.market, *market.plainest)
    grown = found.dropna(subset=["growth_low"])
    assert (grown["growth_high"] - grown["growth_low"]).max() < 0.1
    assert growth_tables.ranges(market.market, market.plainest[0], None).empty


def test_readings_under_which_claims_cannot_hold_are_told_though_nothing_need_change():
    group = growth(rate("9.0%", 2025, 2032), rate("9.0%", 2025, 2030), a=EXACT).market
    changes = {group.plain: 0.0, "another": None}
    told = growth_findings._together(group, changes, changes, EXACT).detail
    assert "growth must change" not in told and told.endswith("; under 1 other reading they cannot hold.")


def test_steady_growth_needs_no_change():
    steady = rate("9.0%", 2025, 2032), rate("9.0%", 2025, 2030), rate("9.0%", 2020, 2025)
    found = named(on_growth(*steady, a=EXACT), TOGETHER)[0]
    assert found.low == 0 and "growth must change" not in found.detail
    assert "-0" not in found.detail


# --- years ---------------------------------------------------------------------------------------------


def once(*rows, a=None):
    """The verdict of the one finding on figures of a single quantity or of a step."""
    found = [
        f for f in on_page(*rows, **({"a": a} if a else {})) if f.check.split(".")[0] in ("growth", "repeats")
    ]
    (one,) = found
    return one.verdict


def test_one_claim_is_too_few_and_two_are_enough():
    few = on_growth(TITLE, SHORT)
    assert verdict(few) == "no test" and "it takes two" in few[0].detail
    assert "it takes two" in on_growth()[0].detail
    two = on_growth(size("$2.00 billion", 2025), size("$2.01 billion", 2026))
    assert verdict(two) == "no test" and "may turn between them" in two[0].detail


def test_a_rate_over_no_year_is_left_out_and_a_rate_over_one_is_not():
    one = on_growth(TITLE, rate("9.0%", 2025, 2026), rate("9.0%", 2025, 2030))
    none = on_growth(TITLE, rate("9.0%", 2025, 2025), rate("9.0%", 2025, 2030))
    assert one[0].check == "growth.left" and one[0].claims == ("c03", "c02")
    assert verdict(none) == "no test" and "9.0% has no years" in none[0].detail


def test_a_step_of_one_year_between_two_sizes_is_its_rate():
    rows = size("$2.00 billion", 2025), size("$2.20 billion", 2026)
    assert once(*rows, rate("10.00%", 2025, 2026), a=EXACT) == "fits"
    assert once(*rows, rate("10.01%", 2025, 2026), a=EXACT) == "contradiction"


def test_two_sizes_of_one_year_must_be_one():
    one, other = size("$2.00 billion", 2025), size("$2.01 billion", 2025)
    assert once(one, one, a=EXACT) == "fits"
    assert once(one, other, a=EXACT) == "contradiction"
    assert once(one, other) == "fits by rounding"
    assert once(one, size("$2.01 billion", 2026), a=EXACT) == "no test"


@pytest.mark.parametrize(("first", "last", "said"), [(2025, 2026, "contradiction"), (2026, 2027, "no test")])
def test_two_rates_of_one_year_clash_and_of_two_years_never_do(first, last, said):
    assert once(rate("20.0%", 2025, 2026), rate("9.0%", first, last), a=EXACT) == said


def test_volume_and_value_are_not_set_against_each_other():
    rows = rate("3.0%", 2025, 2030, measure="volume"), rate("9.0%", 2025, 2030, measure="value")
    assert "contradiction" not in {f.verdict for f in on_page(*rows, a=EXACT)}
    same = [row | {"measure": "value"} for row in rows]
    assert once(*same, a=EXACT) == "contradiction"


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
    told = noted(TITLE, rate("6%", start, end), check="growth.history")
    assert bool(told) is (relation == "history")


def test_without_a_title_or_years_a_rate_is_undated():
    assert growth(rate("6%", 2020, 2022)).windows["relation"].tolist() == ["undated"]
    bare = growth(TITLE, rate("6%")).windows
    assert bare["relation"].tolist() == ["undated"] and bare["start_year"].isna().all()
    assert not noted(TITLE, rate("6%"), check="growth.history")
    assert not noted(rate("6%", 2020, 2022), check="growth.history")


def test_only_what_is_history_under_every_reading_is_history():
    past = rate("6%", None, 2024)  # that year alone, or from then to the title's last year
    assert sorted(growth(TITLE, past).windows["relation"]) == ["forecast", "history"]
    assert not noted(TITLE, past, check="growth.history")
    assert not noted(window(None, None), past, check="growth.history")


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
    found = named(on_growth(*rows), "growth.left")
    assert len(found) == told
    left_out = windows * (windows - 1) // 2 - told
    assert (f"{left_out} other pairs of rates that leave years are not told." in found[-1].detail) is (
        left_out > 0
    )
    assert not any("not told" in f.detail for f in found[:-1])


def test_what_is_left_is_told_under_the_plain_reading_and_what_the_others_need():
    rows = window(2028, 2033), rate("10.7%", 2022, 2033), rate("9.0%", horizon=ahead(5))
    (found,) = named(on_growth(*rows, a=EXACT), "growth.left")
    assert found.reading == "next years: from publication"
    others = "from the title's first year", "from the last stated year", "from the year before"
    assert [name in found.detail for name in others] == [True, True, True]


INDUSTRIES = usual.industries()


@pytest.mark.parametrize(("one_in", "said"), [(24 / 637 + 1e-6, "unusual"), (24 / 637, "fits"), (0, "fits")])
def test_a_turn_is_unusual_below_the_convention_and_not_at_it(one_in, said):
    rows = TITLE, rate("10.7%", 2025, 2032), rate("7-9%", 2025, 2030, hedge="range")
    (found,) = named(on_growth(*rows, a=assume(unusual_below=one_in)), "growth.left")
    assert (found.how_often, found.out_of) == (24, 637) and "257 US industries" in found.among
    assert found.verdict == said
    assert ("fewer than" in found.detail and "no fewer" not in found.detail) is (said == "unusual")


def test_a_turn_that_rounding_may_explain_fits_by_rounding():
    rows = TITLE, rate("10%", 2025, 2032), rate("9%", 2025, 2031)  # 16% for a year, or 10% throughout
    (found,) = named(on_growth(*rows, a=assume(unusual_below=1)), "growth.left")
    assert found.verdict == "fits by rounding" and found.how_often < found.out_of
    sharp = TITLE, rate("10.0%", 2025, 2032), rate("9.0%", 2025, 2031)
    (found,) = named(on_growth(*sharp, a=assume(unusual_below=1)), "growth.left")
    assert found.verdict == "unusual"


@pytest.mark.parametrize(
    ("long", "short", "span", "asked"),
    [
        ((2025, 2032), (2025, 2030), Span(5, after=2), "then grew"),
        ((2025, 2032), (2027, 2032), Span(5, before=2), "in the 2 years before"),
        ((2025, 2032), (2026, 2031), Span(5, before=1, after=1), "in the 2 years around them"),
    ],
)
@pytest.mark.parametrize(("pace", "side"), [("8.0%", "least"), ("12.0%", "most")])
def test_a_turn_is_counted_where_its_years_lie_and_to_its_side(long, short, span, asked, pace, side):
    rows = rate("10.0%", *long), rate(pace, *short)
    (found,) = named(on_growth(*rows, a=EXACT), "growth.left")
    x = float(pace[:-1])
    needed = 100 * ((1.1**7 / (1 + x / 100) ** 5) ** 0.5 - 1)
    one = INDUSTRIES.turned(span, (x, x), **{side: needed})
    assert (found.how_often, found.out_of) == (one.how_often, one.out_of)
    assert asked in found.detail and ("or more" in found.detail) is (side == "least")


def test_no_turn_and_no_class_leave_the_rarity_empty():
    steady = on_growth(rate("9.0%", 2025, 2032), rate("9.0%", 2025, 2030), a=EXACT)[0]
    fast = on_growth(rate("60.0%", 2025, 2032), rate("50.0%", 2025, 2030), a=EXACT)[0]
    for found in (steady, fast):
        assert found.verdict == "fits" and found.how_often is found.out_of is None and found.among == ""


# --- two sizes and a rate ------------------------------------------------------------------------------


def sizes_and(printed, a=EXACT, first="$2.00 billion", last="$2.42 billion", years=(2025, 2027), **fields):
    rows = size(first, 2025), size(last, 2027), rate(printed, *years, **fields)
    return named(on_growth(*rows, a=a), "growth.two_sizes")


@pytest.mark.parametrize(
    ("printed", "hedge", "a", "said"),
    [
        ("10.00%", "exact", EXACT, "fits"),
        ("10.01%", "exact", EXACT, "contradiction"),
        ("9.99%", "exact", EXACT, "contradiction"),
        ("10.00%", "over", EXACT, "fits"),
        ("10.01%", "over", EXACT, "contradiction"),
        ("10.01%", "over", assume(EXACT, over="strict"), "contradiction"),
        ("9.99%", "over", assume(EXACT, over="strict"), "fits"),
        ("10.00%", "under", EXACT, "fits"),
        ("9.99%", "under", EXACT, "contradiction"),
        ("10.01%", "exact", NEAREST, "fits by rounding"),
        ("10.2%", "exact", NEAREST, "fits by rounding"),  # the sizes' own room reaches 10.25
        ("10.4%", "exact", NEAREST, "contradiction"),
    ],
)
def test_two_sizes_and_a_rate_meet_to_the_last_digit_and_are_one_finding(printed, hedge, a, said):
    rows = size("$2.00 billion", 2025), size("$2.42 billion", 2027), rate(printed, 2025, 2027, hedge=hedge)
    (found,) = on_growth(*rows, a=a)
    assert found.verdict == said and set(found.claims) == {"c01", "c02", "c03"}
    assert found.check == (TOGETHER if said == "contradiction" else "growth.two_sizes")
    assert "From USD 2.00 billion (c01) in 2025 to USD 2.42 billion (c02) in 2027" in found.detail


@pytest.mark.parametrize(
    ("printed", "a", "error"),
    [
        ("10.00%", EXACT, 0.01),  # the next figure up or down is caught
        ("10.0%", NEAREST, 0.4),  # the sizes reach from 9.75 to 10.25, and 10.3 and 9.7 still touch that
        ("10.00%", NEAREST, 0.26),
    ],
)
def test_the_smallest_error_is_the_first_slip_that_the_check_calls_wrong(printed, a, error):
    (found,) = sizes_and(printed, a)
    assert found.claims[0] == "c03" and found.smallest_error == pytest.approx(error)
    value, places = float(printed[:-1]), len(printed[:-1].partition(".")[2])
    step = 10.0**-places
    caught = [not sizes_and(f"{value + side * error:.{places}f}%", a) for side in (1, -1)]
    missed = [not sizes_and(f"{value + side * (error - step):.{places}f}%", a) for side in (1, -1)]
    assert any(caught) and not any(missed)


def test_two_sizes_and_a_rate_have_the_same_years_at_both_ends():
    assert len(sizes_and("10.00%")) == 1
    for years in ((2025, 2026), (2026, 2027), (2024, 2027), (2025, 2028)):
        assert sizes_and("10.00%", years=years) == []


def test_what_two_sizes_come_to_is_told_with_their_room():
    (found,) = sizes_and("10.00%", NEAREST)
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
        ("7%", "contradiction"),  # below 6 by the one, above 6 by the other
        ("6.0000001%", "contradiction"),
        ("5.9999999%", "fits by rounding"),
        ("6.0%", "fits by rounding"),
    ],
)
def test_open_ends_hold_where_there_is_any_room_between_them(other, said):
    assert once(rate("5%", 2025, 2030), rate(other, 2025, 2030)) == said


def test_closed_ends_hold_where_they_touch():
    rows = rate("5%", 2025, 2030), rate("6%", 2025, 2030)
    assert once(*rows, a=NEAREST) == "fits by rounding"
    assert once(*rows, a=assume(rounding="half up")) == "contradiction"
    assert once(*rows, a=assume(rounding="truncated")) == "contradiction"


def test_what_the_others_leave_a_claim_has_no_end_where_nothing_bounds_it():
    found = paths.allowed(
        group(rate("9.0%", 2025, 2030), rate("9.0%", 2025, 2030), size("$2 billion", 2040), a=EXACT)
    )
    assert found["c01"] == [pytest.approx((9, 9))] and found["c03"] == [(0, float("inf"))]
    apart = paths.allowed(group(rate("9.0%", 2025, 2030), rate("9.0%", 2031, 2032), a=EXACT))
    assert apart == {name: [(-float("inf"), float("inf"))] for name in ("c01", "c02")}
