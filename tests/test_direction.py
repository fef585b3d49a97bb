"""A fall told as growth, a rise told as a fall, and what only looks like one."""

import pytest
import told

from helpers.checks import direction


def moved(text, first="$5.0 billion", last="$4.0 billion", years=(2024, 2030), fields=None):
    rows = [
        ("size", "market", figure, year, fields or {})
        for figure, year in zip((first, last), years, strict=True)
    ]
    return direction.check(told.case(text.format(first, last), *rows))


@pytest.mark.parametrize(
    ("last", "verdict"),
    [
        ("$5.0 billion", "fits"),
        ("$4.9 billion", "fits by rounding"),
        ("$4.8 billion", "contradiction"),
        ("$2.0 billion", "contradiction"),
    ],
)
def test_what_grows_does_not_end_lower(last, verdict):
    (one,) = moved("The boat market will grow from {} in 2024 to {} by 2030.", last=last)
    assert (one.verdict, one.claims) == (verdict, ("c02", "c01"))


@pytest.mark.parametrize(
    ("last", "verdict"),
    [("$4.0 billion", "fits"), ("$5.1 billion", "fits by rounding"), ("$5.2 billion", "contradiction")],
)
def test_what_falls_does_not_end_higher(last, verdict):
    (one,) = moved("The boat market declined steadily from {} in 2024 to {} in 2030.", last=last)
    assert one.verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "The boat market went from {} in 2024 to {} by 2030.",
        "The boat market will grow. It goes from {} in 2024 to {} by 2030.",
        "Costs grow, and the boat market goes from {} in 2024 to {} by 2030.",
        "The boat market will grow from {} in 2024. It will come to {} by 2030.",
        "Boats grow from {} in 2024, while others come to {} by 2030.",
    ],
)
def test_a_verb_that_does_not_govern_both_sizes_says_nothing(text):
    assert moved(text) == []


def test_other_units_and_what_is_not_sure_are_not_compared():
    text = "The boat market will grow from {} in 2024 to {} by 2030."
    assert moved(text, years=(2030, 2024)) == []
    assert moved(text, fields={"doubt": "kind"}) == []
