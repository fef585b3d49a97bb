from datetime import date
from itertools import product

import cases
import pacs
import pytest

from helpers.ledger.claim import Horizon
from helpers.readings import catalogue, timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.catalogue import READINGS
from helpers.readings.timeline import Timeline

PAGE = Timeline(2025, 2032, 2022, 2025)
FORECAST, FIVE, EIGHT, THREE_TO_FIVE = Horizon(period=True), Horizon((5,)), Horizon((8,)), Horizon((3, 5))


def claim(**fields):
    return cases.claim(1, "growth", figure="6%", hedge="exact", **fields)


def windows(page=PAGE, **fields):
    return list(timeline.spans(claim(**fields), page).values())


def test_a_forecast_period_spans_seven_or_eight_steps():
    assert windows(horizon=FORECAST) == [(2025, 2032), (2024, 2032)]


def test_next_years_start_at_publication_window_last_stated_year_or_base_year():
    page = Timeline(2027, 2033, 2022, 2025)
    spans = [(2025, 2030), (2027, 2032), (2022, 2027), (2026, 2031)]
    assert windows(page, horizon=FIVE) == spans
    spans = [(2025, 2030), (2022, 2027), (2024, 2029)]  # two starts are one year
    assert windows(horizon=FIVE) == spans


def test_a_range_of_years_is_read_at_both_ends():
    assert windows(Timeline(None, None, None, 2025), horizon=THREE_TO_FIVE) == [(2025, 2028), (2025, 2030)]


def test_stated_years_are_no_matter_of_reading():
    assert timeline.spans(claim(start_year=2021, end_year=2026), PAGE) == {"as stated": (2021, 2026)}
    assert windows(start_year=2023, horizon=FIVE) == [(2023, 2028)]


def test_one_year_alone_is_completed():
    assert windows(end_year=2028) == [(2025, 2028), (2022, 2028), (2024, 2028)]
    assert windows(end_year=2022) == [(2021, 2022), (2022, 2032)]
    assert windows(start_year=2023) == [(2023, 2032), (2023, 2028)]


def test_nothing_ties_the_rate_to_years():
    assert windows() == []
    assert windows(Timeline(None, None, None, 2025), horizon=FORECAST) == []
    assert windows(start_year=2026, end_year=2021) == []


def test_joint_readings_read_like_claims_alike():
    a = Assumptions()
    found = cases.read(pacs.ledger())
    growth = [c for c in found if c.kind == "growth"]
    joint = timeline.combinations(growth, timeline.of(found, a))
    assert len(joint) == 6
    two = [claim(horizon=FIVE), claim(horizon=EIGHT)._replace(claim_id="c02")]
    for ids in timeline.combinations(two, PAGE).values():
        assert ids["c01"][0] == ids["c02"][0]


def test_every_reading_is_in_the_one_table():
    listed = {(r.dimension, r.name) for r in READINGS}
    years, horizons = (None, 2020, 2025, 2028), (None, FORECAST, FIVE, THREE_TO_FIVE)
    pages = [Timeline(*p) for p in product((None, 2025, 2027), (None, 2032), (None, 2022), (2025,))]
    for start, end, horizon, page in product(years, years, horizons, pages):
        for name in timeline.spans(claim(start_year=start, end_year=end, horizon=horizon), page):
            if name != "as stated":
                dimension, name = name.split(": ")
                name, _, length = name.partition(", the ")
                assert (dimension, name) in listed
                assert not length or ("length", f"the {length.removesuffix(' length')}") in listed


def test_the_table_has_a_reason_and_an_example_for_each():
    table = catalogue.table()
    assert not table.duplicated(["dimension", "name"]).any()
    assert (table[["example", "reason"]].map(len) > 10).all(axis=None)


@pytest.mark.parametrize(
    "wrong", [{"rounding": "up"}, {"over": "maybe"}, {"about": -1}, {"published": "soon"}, {"rate_span": 0}]
)
def test_impossible_assumptions_are_refused(wrong):
    with pytest.raises(ValueError):
        Assumptions(**wrong)


def test_a_date_may_be_a_literal():
    assert Assumptions(published="2025-03-05").published == date(2025, 3, 5)


def test_the_last_stated_year_has_passed():
    size = pacs.ledger().query("kind == 'size'").assign(end_year=2025).astype({"end_year": "Int64"})
    assert timeline.of(cases.read(size), Assumptions()).stated is None
