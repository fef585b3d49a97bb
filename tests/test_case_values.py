"""More of the parameters: values that are no value, each named in the sentence that refuses it."""

from datetime import date

import pytest

from helpers import case

GOOD = dict(
    report="tests/reports/one-claim.md", published="", about=5.0, rounding="any", over="loose", bend_cap=1.0,
    out="runs/none",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("about", float("nan")), ("about", float("inf")), ("bend_cap", float("nan")), ("about", -1.0),
        ("bend_cap", -1), ("rounding", "sideways"), ("over", "maybe"), ("published", "2025-02-30"),
        ("published", "2025-03-05 or later"), ("published", " "), ("report", "a\0b"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_used_is_refused_by_its_name(name, value):
    with pytest.raises(case.ParameterError, match=name):
        case.check_parameters(**GOOD | {name: value})


def test_a_page_without_any_year_gives_the_same_case_in_every_year(monkeypatch):
    class Later(date):
        @classmethod
        def today(cls):
            return cls(2099, 1, 1)

    now = case.check_parameters(**GOOD).assumptions
    monkeypatch.setattr(case, "date", Later)
    assert case.check_parameters(**GOOD).assumptions == now
