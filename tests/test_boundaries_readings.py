"""What a claim can be meant for: years by each reading, equal years, bases and the page's own time."""

import cases
import pytest
from ledgers import (
    EXACT,
    PERIOD,
    A,
    ahead,
    assume,
    claims,
    rate,
    revenue,
    said_of,
    share,
    size,
    window,
    years,
)

from helpers.checks import phrases
from helpers.checks.finding import rescued
from helpers.engine.intervals import ANYTHING, Interval
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import bound
from helpers.readings.catalogue import OWN_FIELD
from helpers.readings.timeline import Timeline

PAGE = Timeline(first=2026, last=2033, stated=2022, published=2025)
BARE = Timeline(first=None, last=None, stated=None, published=2025)


@pytest.mark.parametrize(
    ("row", "page", "spans"),
    [
        # Both years are said.
        (rate("6%", 2025, 2026), PAGE, {"as stated": (2025, 2026)}),
        (rate("6%", 2025, 2025), PAGE, {}),
        (rate("6%", 2026, 2025), PAGE, {}),
        (rate("6%", 2021, 2024, ahead(5)), PAGE, {"as stated": (2021, 2024)}),
        (
            rate("6%", 2021, 2024, PERIOD),
            PAGE,
            {
                "forecast period: from the base year": (2021, 2024),
                "forecast period: from the year after": (2022, 2024),
            },
        ),
        (rate("6%", 2023, 2024, PERIOD), PAGE, {"as stated": (2023, 2024)}),
        # A number of years, and one of the two years.
        (rate("6%", 2024, None, ahead(5)), PAGE, {"as stated": (2024, 2029)}),
        (rate("6%", None, 2030, ahead(5)), PAGE, {"as stated": (2025, 2030)}),
        (rate("6%", None, 2024, ahead(1)), PAGE, {"as stated": (2023, 2024)}),
        (
            rate("6%", 2024, None, ahead(3, 5)),
            PAGE,
            {"length: the shorter": (2024, 2027), "length: the longer": (2024, 2029)},
        ),
        (
            rate("6%", None, 2030, ahead(3, 5)),
            PAGE,
            {"length: the shorter": (2027, 2030), "length: the longer": (2025, 2030)},
        ),
        (rate("6%", 2024, None, ahead(5, 5)), PAGE, {"as stated": (2024, 2029)}),
        # A number of years alone.
        (
            rate("6%", horizon=ahead(5)),
            PAGE,
            {
                "next years: from publication": (2025, 2030),
                "next years: from the title's first year": (2026, 2031),
                "next years: from the last stated year": (2022, 2027),
            },
        ),
        (rate("6%", horizon=ahead(5)), BARE, {"next years: from publication": (2025, 2030)}),
        (
            rate("6%", horizon=ahead(5)),
            Timeline(2028, None, 2024, 2025),
            {
                "next years: from publication": (2025, 2030),
                "next years: from the title's first year": (2028, 2033),
                "next years: from the last stated year": (2024, 2029),
                "next years: from the year before": (2027, 2032),
            },
        ),
        (
            rate("6%", horizon=ahead(3, 5)),
            BARE,
            {
                "next years: from publication, the shorter length": (2025, 2028),
                "next years: from publication, the longer length": (2025, 2030),
            },
        ),
        # The forecast period.
        (
            rate("6%", horizon=PERIOD),
            PAGE,
            {
                "forecast period: from the title's first year": (2026, 2033),
                "forecast period: from the year before": (2025, 2033),
            },
        ),
        (
            rate("6%", None, 2030, PERIOD),
            PAGE,
            {
                "forecast period: from the title's first year": (2026, 2030),
                "forecast period: from the year before": (2025, 2030),
            },
        ),
        (rate("6%", 2027, None, PERIOD), PAGE, {"as stated": (2027, 2033)}),
        (rate("6%", 2033, None, PERIOD), PAGE, {}),
        (rate("6%", 2027, None, PERIOD), BARE, {}),
        (rate("6%", None, None, PERIOD), BARE, {}),
        (
            rate("6%", None, 2030, PERIOD),
            BARE,
            {
                "forecast period: from the title's first year": (2025, 2030),
                "forecast period: from the year before": (2024, 2030),
            },
        ),
        (
            rate("6%", None, None, PERIOD),
            Timeline(None, 2033, 2022, 2025),
            {
                "forecast period: from the title's first year": (2025, 2033),
                "forecast period: from the year before": (2024, 2033),
            },
        ),
        (  # the title's first year is its last: only the year before it leaves a step
            rate("6%", None, None, PERIOD),
            Timeline(2026, 2026, None, 2025),
            {"forecast period: from the year before": (2025, 2026)},
        ),
        # A last year that has passed: the year of publication is one.
        (
            rate("6%", None, 2025),
            PAGE,
            {
                "past year: that year alone": (2024, 2025),
                "past year: from then to the title's last year": (2025, 2033),
            },
        ),
        (rate("6%", None, 2025), BARE, {"past year: that year alone": (2024, 2025)}),
        (
            rate("6%", None, 2025),
            Timeline(2025, 2026, None, 2025),
            {
                "past year: that year alone": (2024, 2025),
                "past year: from then to the title's last year": (2025, 2026),
            },
        ),
        (
            rate("6%", None, 2025),
            Timeline(2024, 2025, None, 2025),
            {"past year: that year alone": (2024, 2025)},
        ),
        # A last year to come.
        (
            rate("6%", None, 2026),
            PAGE,
            {
                "end only: from publication": (2025, 2026),
                "end only: from the last stated year": (2022, 2026),
            },
        ),
        (
            rate("6%", None, 2027),
            Timeline(2025, 2033, 2022, 2024),
            {
                "end only: from publication": (2024, 2027),
                "end only: from the title's first year": (2025, 2027),
                "end only: from the last stated year": (2022, 2027),
            },
        ),
        (rate("6%", None, 2028), BARE, {"end only: from publication": (2025, 2028)}),
        # A first year alone.
        (
            rate("6%", 2027),
            PAGE,
            {
                "start only: to the title's last year": (2027, 2033),
                "start only: for five years": (2027, 2032),
            },
        ),
        (rate("6%", 2028), PAGE, {"start only: to the title's last year": (2028, 2033)}),
        (rate("6%", 2027), BARE, {"start only: for five years": (2027, 2032)}),
        (rate("6%", 2033), PAGE, {"start only: for five years": (2033, 2038)}),
        # Nothing.
        (rate("6%"), PAGE, {}),
    ],
)
def test_each_way_to_say_years_has_its_readings_and_no_other(row, page, spans):
    assert years(row, page) == spans


def test_the_plainest_reading_stands_first():
    assert next(iter(years(rate("6%", horizon=ahead(5)), PAGE))) == "next years: from publication"
    first = next(iter(years(rate("6%", horizon=PERIOD), PAGE)))
    assert first == "forecast period: from the title's first year"


def time(*rows, a=A):
    return timeline.of(claims(*rows), a)


def test_the_last_stated_year_lies_before_publication_and_is_the_latest_of_all():
    rows = (rate("6%", 2020, 2025), size("$2 billion", 2024), revenue("Acme", "$1 billion", 2023))
    assert time(*rows).stated == 2024
    assert time(*rows, a=assume(published="2024-12-31")).stated == 2023
    assert time(*rows, a=assume(published="2026-01-01")).stated == 2025
    assert time(rate("6%", 2020, 2030)).stated == 2020


def test_the_years_of_a_title_are_no_stated_years_and_its_first_counts():
    both = time(window(2023, 2030), window(2021, 2028), size("$2 billion", 2020))
    assert both == Timeline(2023, 2030, 2020, 2025)
    assert time(window(2023, 2030)) == Timeline(2023, 2030, None, 2025)
    assert time(size("$2 billion", 2020)) == Timeline(None, None, 2020, 2025)


def joint(*rows, page=PAGE):
    return timeline.combinations(claims(*rows), page)


def test_claims_that_are_unclear_alike_are_read_alike_and_others_one_by_one():
    alike = joint(rate("6%", horizon=ahead(5)), rate("7%", horizon=ahead(3)))
    assert [w["c01"][0] == w["c02"][0] for w in alike.values()] == [True] * 3
    apart = joint(rate("6%", horizon=ahead(5)), rate("7%", horizon=PERIOD))
    assert len(apart) == 3 * 2
    assert next(iter(apart)) == ("next years: from publication; forecast period: from the title's first year")


def test_joint_readings_of_the_same_years_count_once_and_claims_without_years_not_at_all():
    one = joint(rate("6%", 2025, 2030), rate("7%"))
    assert one == {"as stated": {"c01": (2025, 2030)}}
    same = joint(rate("6%", horizon=ahead(5)), page=Timeline(2025, 2032, 2024, 2025))
    assert list(same) == ["next years: from publication", "next years: from the last stated year"]
    assert joint() == {"as stated": {}}


def test_a_reading_that_a_claim_has_not_leaves_it_its_plainest():
    windows = joint(rate("6%", None, 2028), rate("7%", None, 2024), page=Timeline(2026, 2033, None, 2025))
    found = windows["end only: from the title's first year; past year: that year alone"]
    assert found == {"c01": (2026, 2028), "c02": (2023, 2024)}
    short = joint(rate("6%", None, 2029), rate("7%", None, 2026), page=Timeline(2026, 2033, None, 2025))
    assert short["end only: from the title's first year"] == {"c01": (2026, 2029), "c02": (2025, 2026)}


def test_rates_of_neighbouring_years_are_each_of_one_year():
    several = joint(rate("6%", None, 2027), rate("7%", None, 2028), rate("8%", None, 2031))
    assert all(w["c01"] == (2026, 2027) and w["c02"] == (2027, 2028) for w in several.values())
    assert {w["c03"] for w in several.values()} == {w["c01"] for w in joint(rate("8%", None, 2031)).values()}


def test_a_rate_that_says_more_of_its_years_is_of_no_series():
    alone = {w["c01"] for w in joint(rate("6%", None, 2027)).values()}
    for other in (rate("7%", 2025, 2028), rate("7%", None, 2028, horizon=ahead(5)), rate("7%", None, 2029)):
        assert {w["c01"] for w in joint(rate("6%", None, 2027), other).values()} == alone != {(2026, 2027)}


@pytest.mark.parametrize("edge", [{"about": 0}, {"unusual_below": 0}, {"unusual_below": 1}])
def test_assumptions_at_their_least_are_taken(edge):
    assert assume(**edge)


@pytest.mark.parametrize(
    "edge",
    [{"about": -1e-9}, {"unusual_below": -1e-9}, {"unusual_below": 1 + 1e-9}, {"about": -1.0}],
)
def test_assumptions_below_their_least_are_refused(edge):
    with pytest.raises(ValueError, match=r"must (not be below 0|lie between 0 and 1)"):
        assume(**edge)


def test_a_title_and_a_blank_stand_for_anything_and_other_figures_for_their_room():
    found = claims(window(2025, 2032), rate("XX%", hedge="placeholder"), rate("6%"))
    assert [bound(c, EXACT) for c in found] == [ANYTHING, ANYTHING, Interval(6, 6)]
    assert bound(found[2], A) == Interval(5, 7, True, True)


def test_only_a_contradiction_is_rescued_and_only_by_what_is_said_of_a_company():
    plain, beside = claims(rate("6%"), said_of("Acme", rate("7%")))
    assert beside.company == "Acme" and plain.company == ""
    assert rescued([plain, beside], "contradiction") == ("unusual", OWN_FIELD)
    assert rescued([plain], "contradiction") == ("contradiction", "")
    for verdict in ("fits", "unusual", "no test"):
        assert rescued([beside], verdict) == (verdict, "")


def test_a_hedge_is_said_with_its_figure_where_it_is_a_word():
    rows = [share("Europe", "20%", hedge=hedge) for hedge in ("about", "over", "under", "exact", "range")]
    assert [phrases.hedged(c) for c in claims(*rows)] == ["about 20%", "over 20%", "under 20%", "20%", "20%"]


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        ("$12000 million", 11_500, 12_500),
        ("$12100 million", 12_099.5, 12_100.5),
        ("$12,640,000,000", 12_635, 12_645),
        ("$1000 million", 950, 1050),
        ("$12000.0 million", 11_999.95, 12_000.05),
        ("$12,000 million", 11_500, 12_500),
        ("$1.000 billion", 999.5, 1000.5),
        ("$900 million", 899.5, 900.5),
        ("$7000 million", 6950, 7050),
    ],
)
def test_three_zeros_at_the_end_of_a_number_may_be_digits_rounded_away_but_for_its_first_two(
    figure, low, high
):
    room = bound(
        cases.claim(1, "size", figure=figure, unit="USD", hedge="exact"), Assumptions(rounding="half up")
    )
    assert (room.low, room.high) == (low * 10**6, high * 10**6)
