"""A parameter that cannot be used is named in the one sentence that refuses it; the project is found by its marker."""

from pathlib import Path

import pytest

from helpers import case, parameters
from helpers.parameters import ParameterError

GOOD = parameters.DEFAULTS | {"out": "runs/none"}
ONE_CLAIM = GOOD | {"report": "tests/reports/one-claim.md"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("report", 7), ("report", ""), ("about", "5"), ("about", True), ("about", -1.0), ("rounding", "sideways"),
        ("over", "maybe"), ("unusual_below", None), ("published", "2025-13-01"), ("out", 7),
    ],
)  # fmt: skip
def test_a_parameter_that_cannot_be_used_is_refused_in_one_sentence(name, value):
    with pytest.raises(ParameterError) as refused:
        case.check_parameters(**GOOD | {name: value})
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith((".", ";"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("about", float("nan")), ("about", float("inf")), ("unusual_below", float("nan")), ("about", -1.0),
        ("unusual_below", -1), ("rounding", "sideways"), ("over", "maybe"), ("published", "2025-02-30"),
        ("published", "2025-03-05 or later"), ("published", " "), ("report", "a\0b"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_used_is_refused_by_its_name(name, value):
    with pytest.raises(ParameterError, match=name):
        case.check_parameters(**ONE_CLAIM | {name: value})


@pytest.mark.parametrize("out", parameters.PUBLISHED)
def test_a_folder_of_published_results_is_refused(out):
    with pytest.raises(ParameterError, match="out"):
        case.check_parameters(**ONE_CLAIM | {"out": out})


def test_the_project_is_where_the_marker_is():
    assert (parameters.root() / parameters.MARKER).is_file()
    assert parameters.root() == Path(__file__).parents[1]
