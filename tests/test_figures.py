"""Numbers, ranges, money and per cent as printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.page import figures


def ends(figure):
    return [(str(end.value.normalize() + 0), str(end.step.normalize() + 0)) for end in figures.ends(figure)]


def plain(figure):
    return [(float(end.value), float(end.step)) for end in figures.ends(figure)]


@pytest.mark.parametrize(
    ("figure", "expected", "unit"),
    [
        ("$4 billion", [(4e9, 1e9)], "USD"),
        ("8.00%", [(8.0, 0.01)], "%"),
        ("7-9%", [(7, 1), (9, 1)], "%"),
        ("7–9 percent", [(7, 1), (9, 1)], "%"),
        ("5% to 7%", [(5, 1), (7, 1)], "%"),
        ("5% and 7%", [(5, 1), (7, 1)], "%"),
        ("$10.5 to $12 million", [(10.5e6, 1e5), (12e6, 1e6)], "USD"),
        ("$3-4 billion", [(3e9, 1e9), (4e9, 1e9)], "USD"),
        ("$500 to $1 billion", [(500e6, 1e6), (1e9, 1e9)], "USD"),
        ("€1,5 billion", [(1.5e9, 1e8)], "EUR"),
        ("USD 1,234.5 million", [(1234.5e6, 1e5)], "USD"),
        ("1.234,56 euros", [(1234.56, 0.01)], "EUR"),
        ("RMB 3bn", [(3e9, 1e9)], "CNY"),
        ("2.5 trillion yen", [(2.5e12, 1e11)], "JPY"),
        ("Rs. 40 crore", [(40e7, 1e7)], "INR"),
        ("£12m", [(12e6, 1e6)], "GBP"),
        ("6.5%+", [(6.5, 0.1)], "%"),
        ("$4+ billion", [(4e9, 1e9)], "USD"),
        ("XX%", [], "%"),
        ("$X billion", [], "USD"),
        ("$XX.X million", [], "USD"),
        ("12", [(12, 1)], ""),
    ],
)
def test_a_printed_figure_gives_its_ends_and_its_unit(figure, expected, unit):
    assert plain(figure) == pytest.approx([pytest.approx(end) for end in expected])
    assert figures.unit(figure) == unit


def test_trailing_zeros_make_the_step_smaller():
    assert ends("8%") != ends("8.00%")
    assert figures.ends("8.00%")[0].value == figures.ends("8%")[0].value == Decimal(8)


def test_markup_inside_a_figure_is_no_part_of_its_number():
    assert plain("$<b>4</b>&nbsp;billion") == [(4e9, 1e9)]


def test_from_to_is_a_path_and_ranging_from_to_is_a_range():
    assert [len(f.ends) for f in figures.find("grew from 5% to 7%")] == [1, 1]
    assert [len(f.ends) for f in figures.find("ranging from 5% to 7%")] == [2]


def test_a_short_scale_needs_a_currency():
    assert [f.unit for f in figures.find("a 5m rope")] == [""]
    assert figures.find("a 5m rope")[0].power == 0


def test_a_number_too_long_for_a_figure_is_no_figure():
    assert figures.ends("9" * 40 + "%") == []


@given(st.integers(0, 10**7), st.integers(0, 3), st.sampled_from(["million", "billion", "trillion"]))
def test_a_written_amount_is_read_back(number, places, scale):
    value = Decimal(number).scaleb(-places)
    power = figures.SCALES[scale]
    (end,) = figures.ends(f"${value:f} {scale}")
    assert end.value == value * 10**power
    assert end.step == Decimal(1).scaleb(power - places)


@given(st.text(max_size=200))
def test_any_text_is_searched_without_failure_and_spans_are_true(text):
    last = 0
    for figure in figures.find(text):
        assert last <= figure.start < figure.end <= len(text)
        last = figure.end


@pytest.mark.parametrize(
    ("text", "value"), [("\u017f$5", 5), ("$5 m\u0131llion", 5e6), ("5 \u0130ndian rupees", 5)]
)
def test_a_letter_that_only_looks_like_one_of_a_word_is_none(text, value):
    assert [end.value for figure in figures.find(text) for end in figure.ends] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "from USD 4 billion in 2026 to USD 8 billion by 2032", "from EUR 4 billion in 2026 to EUR 8 billion",
        "from $4 billion in 2026 - $8 billion", "USD 4 billion (2026) to USD 8 billion (2032)",
        "$4 billion in 2026 to $8 billion", "$4 billion between 2026 and $8 billion", "$4 million in 2026–8 million USD",
    ],
)  # fmt: skip
def test_a_year_before_a_joiner_is_no_end_of_a_range(text):
    money = [figure for figure in figures.find(text) if figure.unit]
    assert [[int(end.value) % 10**6 for end in figure.ends] for figure in money] == [[0], [0]]


def test_a_year_never_joins_a_rate():
    assert [len(f.ends) for f in figures.find("6% in 2026 to 8% in 2032")] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("USD 2,000 to 2,500 million", 2e9, 2.5e9), ("$2000-3000", 2000, 3000), ("USD 2000 to 2500 million", 2e9, 2.5e9),
     ("2,000 to 2,500 million USD", 2e9, 2.5e9), ("$1950 to $2050", 1950, 2050)],
)  # fmt: skip
def test_an_amount_that_only_looks_like_a_year_still_joins(text, low, high):
    (figure,) = figures.find(text)
    assert [float(end.value) for end in figure.ends] == [low, high]
