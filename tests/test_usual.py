"""How often industries turned as a page needs: the class, its band and its counts, against a second computation."""

import csv
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from helpers import case, parameters
from helpers.audit import Audit
from helpers.checks import usual
from helpers.checks.usual import Industries, Span

TABLE = parameters.root() / parameters.REFERENCE / "gross_output.csv"


def by_hand(span, low, high, least=None, most=None):
    """Count spans one by one, with factors instead of logarithms: how often, of how many, of which industries."""
    output = {}
    with Path(TABLE).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            output.setdefault(row["code"], {})[int(row["year"])] = float(row["million_usd"])
    did = of = 0
    seen = set()
    for code, years in output.items():
        for first in years:
            start, stop = first + span.before, first + span.before + span.years
            end = stop + span.after
            if end not in years:
                continue
            pace = (years[stop] / years[start]) ** (1 / span.years)
            around = (years[end] / years[stop] * years[start] / years[first]) ** (1 / span.others)
            if 1 + low / 100 <= pace <= 1 + high / 100:
                of, seen = of + 1, seen | {code}
                did += around >= 1 + least / 100 if least is not None else around <= 1 + most / 100
    return did, of, len(seen)


def test_the_stated_example():
    found = usual.industries().turned(Span(5, after=2), (7.0, 9.0), least=15.0)
    assert (found.how_often, found.out_of, found.industries) == (25, 637, 257)
    assert (found.low, found.high) == (7.0, 9.0)
    assert found.among == "spans of 5 years in which one of 257 US industries grew 7 to 9% a year, 1997-2023"
    assert math.isclose(found.part, 25 / 637)


@pytest.mark.parametrize(
    ("span", "pace", "asked"),
    [
        (Span(5, after=2), (7.0, 9.0), {"least": 15.0}),
        (Span(5, after=2), (7.0, 9.0), {"least": 15.1}),
        (Span(5, after=2), (7.0, 9.0), {"most": 1.5}),
        (Span(3, before=2, after=4), (10.0, 10.0), {"least": 12.5}),
        (Span(4, before=3), (-6.0, -5.0), {"most": -9.0}),
        (Span(1, after=1), (5.0, 5.0), {"most": 0.0}),
        (Span(12, after=14), (4.0, 5.0), {"least": 6.0}),
        (Span(5, after=2), (16.0, 16.0), {"least": 20.0}),
    ],
    ids=str,
)
def test_counts_agree_with_a_second_computation_and_no_narrower_band_would_do(span, pace, asked):
    found = usual.industries().turned(span, pace, **asked)
    assert (found.how_often, found.out_of, found.industries) == by_hand(span, found.low, found.high, **asked)
    assert found.out_of >= usual.SPANS and found.industries >= usual.INDUSTRIES
    assert math.isclose(pace[0] - found.low, found.high - pace[1])
    if found.low < pace[0]:
        narrower = by_hand(span, found.low + usual.STEP, found.high - usual.STEP, **asked)
        assert narrower[1] < usual.SPANS or narrower[2] < usual.INDUSTRIES


@pytest.mark.parametrize("span", [Span(24, after=3), Span(40, before=1)])
def test_a_span_longer_than_the_table_has_no_class(span):
    assert usual.industries().turned(span, (5.0, 6.0), least=0.0) is None


def test_a_pace_that_industries_do_not_have_has_no_class():
    assert usual.industries().turned(Span(5, after=2), (40.0, 40.0), least=50.0) is None


def made(rates, years=4):
    """Industries of which each grows at its own steady rate, % a year."""
    steps = np.arange(years)
    return Industries(np.log1p(np.array(rates)[:, None] / 100) * steps, 2000, 1999 + years)


def class_of(industries, spans):
    """A class of so many industries at 5% with two spans of a year each, the last one without some of its spans."""
    logs = made([5.0] * industries).logs.copy()
    for n in range(2 * industries - spans):
        logs[n, 0] = np.nan
    return Industries(logs, 2000, 2003)


def test_two_hundred_spans_are_enough_and_one_less_is_not():
    assert class_of(100, 200).turned(Span(1, after=1), (5.0, 5.0), least=5.0).how_often == 200
    assert class_of(100, 199).turned(Span(1, after=1), (5.0, 5.0), least=5.0) is None


def test_thirty_industries_are_enough_and_one_less_is_not():
    for n, enough in ((30, True), (29, False)):
        found = made([5.0] * n, years=20).turned(Span(1, after=1), (5.0, 5.0), least=5.0)
        assert (found is not None) is enough


@pytest.mark.parametrize(("off", "found"), [(5.0, True), (5.02, False)])
def test_the_band_is_widened_by_five_points_at_most(off, found):
    far = made([10.0 + off] * 100).turned(Span(1, after=1), (10.0, 10.0), least=0.0)
    assert (far is not None) is found


def test_both_ends_of_band_and_question_count():
    industries = made([5.0] * 100 + [7.0] * 100)
    assert industries.turned(Span(1, after=1), (5.0, 7.0), least=7.0).how_often == 200
    assert industries.turned(Span(1, after=1), (5.0, 7.0), most=5.0).how_often == 200
    assert industries.turned(Span(1, after=1), (5.0, 7.0), most=4.99).how_often == 0
    assert industries.turned(Span(1, after=1), (5.01, 7.0), least=0.0).out_of == 200


def test_one_of_least_and_most_is_asked_for():
    for asked in ({}, {"least": 1.0, "most": 2.0}):
        with pytest.raises(ValueError, match="either"):
            usual.industries().turned(Span(1, after=1), (5.0, 7.0), **asked)


def test_a_missing_year_takes_its_spans_out():
    rows = [("x", "x", year, 100.0) for year in (2000, 2001, 2003)]
    found = usual.of(pd.DataFrame(rows, columns=["code", "industry", "year", "million_usd"]))
    assert (found.first, found.last) == (2000, 2003)
    assert np.isnan(found.logs[0, 2]) and not np.isnan(found.logs[0, 3])


def test_every_rarity_on_the_default_report_agrees_with_the_second_computation():
    audit = Audit(case.check_parameters(**parameters.DEFAULTS | {"out": "runs/none"}))
    told = {f.claims: (f.how_often, f.out_of) for f in audit.findings if f.out_of}
    assert told == {("c02", "c06"): (24, 637)}
    for turn in audit.growth.turns:
        one = turn.rarity
        counted = by_hand(turn.span, one.low, one.high, **{turn.side: turn.needed})
        assert counted == (one.how_often, one.out_of, one.industries)
        assert told[turn.long.claim_id, turn.short.claim_id] == counted[:2]
