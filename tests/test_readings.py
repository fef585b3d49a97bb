from datetime import date
from itertools import product

import cases
import pacs
import pytest

from helpers.ledger import table as ledger
from helpers.ledger.claim import Horizon
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.catalogue import READINGS
from helpers.readings.timeline import Timeline

TIME = Timeline(2025, 2032, 2022, 2025)
PERIOD = Horizon(period=True)


def claim(**fields):
    return cases.claim(1, "growth", figure="6%", hedge="exact", **fields)


def windows(time=TIME, **fields):
    return list(timeline.spans(claim(**fields), time).values())


def test_a_forecast_period_spans_seven_or_eight_steps():
    assert windows(horizon=PERIOD) == [(2025, 2032), (2024, 2032)]


def test_next_years_start_at_publication_window_last_stated_year_or_base_year():
    time = Timeline(2027, 2033, 2022, 2025)
    spans = [(2025, 2030), (2027, 2032), (2022, 2027), (2026, 2031)]
    assert windows(time, horizon=Horizon((5,))) == spans
    spans = [(2025, 2030), (2022, 2027), (2024, 2029)]  # two starts are one year
    assert windows(horizon=Horizon((5,))) == spans


def test_a_range_of_years_is_read_at_both_ends():
    assert windows(Timeline(None, None, None, 2025), horizon=Horizon((3, 5))) == [(2025, 2028), (2025, 2030)]


def test_stated_years_are_no_matter_of_reading():
    assert timeline.spans(claim(start_year=2021, end_year=2026), TIME) == {"as stated": (2021, 2026)}
    assert windows(start_year=2023, horizon=Horizon((5,))) == [(2023, 2028)]


def test_one_year_alone_is_completed():
    assert windows(end_year=2028) == [(2025, 2028), (2022, 2028), (2024, 2028)]
    assert windows(end_year=2022) == [(2021, 2022), (2022, 2032)]
    assert windows(start_year=2023) == [(2023, 2032), (2023, 2028)]


def test_nothing_ties_the_rate_to_years():
    assert windows() == []
    assert windows(Timeline(None, None, None, 2025), horizon=PERIOD) == []
    assert windows(start_year=2026, end_year=2021) == []


def test_joint_readings_read_like_claims_alike():
    a = Assumptions()
    found = ledger.claims(pacs.ledger())
    growth = [c for c in found if c.kind == "growth"]
    joint = timeline.combinations(growth, timeline.of(found, a))
    assert len(joint) == 6
    two = [claim(horizon=Horizon((5,))), claim(horizon=Horizon((8,)))._replace(claim_id="c02")]
    for ids in timeline.combinations(two, TIME).values():
        assert ids["c01"][0] == ids["c02"][0]


def test_every_reading_is_in_the_one_table():
    listed = {(r.dimension, r.name) for r in READINGS}
    years, horizons = (None, 2020, 2025, 2028), (None, PERIOD, Horizon((5,)), Horizon((3, 5)))
    times = [Timeline(*p) for p in product((None, 2025, 2027), (None, 2032), (None, 2022), (2025,))]
    for start, end, horizon, time in product(years, years, horizons, times):
        for name in timeline.spans(claim(start_year=start, end_year=end, horizon=horizon), time):
            if name != "as stated":
                dimension, name = name.split(": ")
                name, _, length = name.partition(", the ")
                assert (dimension, name) in listed
                assert not length or ("length", f"the {length.removesuffix(' length')}") in listed


def test_the_table_has_a_reason_and_an_example_for_each():
    names = [(reading.dimension, reading.name) for reading in READINGS]
    assert len(set(names)) == len(names)
    assert all(len(reading.example) > 10 and len(reading.reason) > 10 for reading in READINGS)


@pytest.mark.parametrize(
    "wrong",
    [{"rounding": "up"}, {"over": "maybe"}, {"about": -1}, {"published": "soon"}, {"unusual_below": 2}],
)
def test_impossible_assumptions_are_refused(wrong):
    with pytest.raises(ValueError):
        Assumptions(**wrong)


def test_a_date_may_be_a_literal():
    assert Assumptions(published="2025-03-05").published == date(2025, 3, 5)


def test_the_last_stated_year_has_passed():
    size = next(c for c in ledger.claims(pacs.ledger()) if c.kind == "size")
    assert timeline.of([size._replace(end_year=2025)], Assumptions()).stated is None
    assert timeline.of([size._replace(end_year=2024)], Assumptions()).stated == 2024
