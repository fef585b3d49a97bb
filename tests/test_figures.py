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
        "$4 billion in 2026 to $8 billion", "$4 billion between 2026 and $8 billion",
        "$4 million in 2026–8 million USD",
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


def read(text):
    """What is read of a text: each figure with a unit as printed, its ends and its unit."""
    return [
        (text[f.start : f.end], *(float(end.value) for end in f.ends), f.unit)
        for f in figures.find(text)
        if f.unit
    ]


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("10 €", 10, "EUR"), ("115USD", 115, "USD"), ("115.5 USD", 115.5, "USD"), ("5 $ billion", 5e9, "USD"),
        ("75 USD million", 75e6, "USD"), ("75 PHP million", 75e6, "PHP"), ("USD Million 75", 75e6, "USD"),
        ("EUR mn 75", 75e6, "EUR"), ("MEUR 60", 60e6, "EUR"), ("50 MUSD", 50e6, "USD"), ("20 M€", 20e6, "EUR"),
        ("4.2 bn USD", 4.2e9, "USD"), ("4bn euros", 4e9, "EUR"), ("1,2 Mrd. Euro", 1.2e9, "EUR"),
        ("3 Mio. €", 3e6, "EUR"), ("€30 mil", 30e6, "EUR"), ("₹2,500 Cr", 2.5e10, "INR"),
        ("Rs 90 lakhs", 9e6, "INR"),
        ("INR 1.2 lakh crore", 1.2e12, "INR"), ("2 lakh crore rupees", 2e12, "INR"),
        ("12 million zł", 12e6, "PLN"),
        ("100元", 100, "CNY"), ("RM 5 million", 5e6, "MYR"), ("aud$ 15", 15, "AUD"), ("AUD$15", 15, "AUD"),
        ("US $5", 5, "USD"), ("RMB ¥3 billion", 3e9, "CNY"), ("HK $4 million", 4e6, "HKD"),
        ("c $ 4 million", 4e6, "CAD"),
        ("1.234,5 million EUR", 1234.5e6, "EUR"), ("€1 234 million", 1234e6, "EUR"),
        ("1 234,5 million EUR", 1234.5e6, "EUR"),
        ("1\xa0250\xa0000 CHF", 1250000, "CHF"), ("CHF 1'049.95", 1049.95, "CHF"),
        ("1’234 million CHF", 1234e6, "CHF"),
        ("$4½ billion", 4.5e9, "USD"), ("4 1/2%", 4.5, "%"), ("½%", 0.5, "%"), (".½%", 0.5, "%"),
        ("1/2 billion dollars", 5e8, "USD"),
        ("$4.2E9", 4.2e9, "USD"), ("$.75", 0.75, "USD"), (".5%", 0.5, "%"), ("12％", 12, "%"),
        ("\uff11\uff12.\uff15%", 12.5, "%"),
        ("$4.2¹ billion", 4.2e9, "USD"), ("$4.2[1] billion", 4.2e9, "USD"), ("10.7²%", 10.7, "%"),
        ("$4.2\nbillion", 4.2e9, "USD"), ("8.6\n%", 8.6, "%"),
        ("-37%", -37, "%"), ("−3.1%", -3.1, "%"), ("-$5 million", -5e6, "USD"), ("$-5 million", -5e6, "USD"),
        ("USD -5 million", -5e6, "USD"), ("(2.5)%", -2.5, "%"),
    ],
)  # fmt: skip
def test_a_figure_is_read_in_any_country_s_manner(printed, value, unit):
    assert read(f"it came to {printed} in all") == [(printed, pytest.approx(value), unit)]
    assert plain(printed)[0][0] == pytest.approx(value)  # cut out of its page it says the same


@pytest.mark.parametrize(
    ("printed", "low", "high", "unit"),
    [
        ("$63-70B", 63e9, 70e9, "USD"), ("$4-5bn", 4e9, 5e9, "USD"), ("4-5 bn USD", 4e9, 5e9, "USD"),
        ("$1,000-2,000", 1000, 2000, "USD"), ("8 ± 1%", 7, 9, "%"), ("8% ± 1%", 7, 9, "%"),
        ("$8 ± 1 million", 7e6, 9e6, "USD"),
        ("-5% to -13%", -13, -5, "%"), ("-5 to -13%", -13, -5, "%"), ("-2% to 3%", -2, 3, "%"),
        ("5 -7%", 5, 7, "%"),
    ],
)  # fmt: skip
def test_a_range_is_read_in_any_manner(printed, low, high, unit):
    assert read(f"it came to {printed} in all") == [(printed, low, high, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "rose by 2 percentage points", "rose 2 %-points", "rose 2 % points", "rose 2 percent points",
        "rose 20 basis points",
        "in FY2023", "over 2024-31", "USD 1,2500 million", "5 m of rope", "4 K screens", "a 3 T load",
        "50 MW", "12 345 units",
        "60 Mb", "5 CAN bus", "series C 40 million", "4 M users", "room RM 5", "$a^2$",
    ],
)  # fmt: skip
def test_what_is_no_rate_and_no_money_has_no_unit(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("by Q3 USD 5 billion", ["USD 5 billion"]), ("by FY31 EUR 4 bn", ["EUR 4 bn"]),
        ("in 2023 $4 billion", ["$4 billion"]),
        ("a series C $40 million round", ["$40 million"]), ("version 2 €5", ["€5"]), ("5 $10 bills", ["$10"]),
        ("10 $ 30 $", ["10 $", "30 $"]), ("3 USD50 cards", ["USD50"]), ("growth 2020 -25%", ["25%"]),
        ("sub-$5 million", ["$5 million"]),
        ("- $5 million", ["$5 million"]), ("(2.5%)", ["2.5%"]), ("$500-2030", ["$500"]),
        ("5 million USD USD 6 million", ["5 million USD", "USD 6 million"]),
    ],
)  # fmt: skip
def test_a_sign_and_a_minus_belong_to_one_number(text, printed):
    found = read(text)
    assert [figure[0] for figure in found] == printed
    assert all(figure[1] > 0 for figure in found)


def test_a_minus_behind_another_rate_makes_no_range():
    assert [figure[1:] for figure in read("6% -13% -2%")] == [(6, "%"), (-13, "%"), (-2, "%")]
    assert [figure[1:] for figure in read("$9M  -2%")] == [(9e6, "USD"), (-2, "%")]
    assert [figure[1:] for figure in read("$3 million -$5 million")] == [(3e6, 5e6, "USD")]


def test_an_l_is_a_lakh_beside_a_rupee_alone():
    assert read("₹5L Cr and ₹5 L and $5 L") == [
        ("₹5L Cr", 5e12, "INR"),
        ("₹5 L", 5e5, "INR"),
        ("$5", 5, "USD"),
    ]


def test_a_price_that_is_only_a_part_of_the_amount_behind_is_none():
    assert read("USD 2.6 and USD 3.1 billion") == [("USD 3.1 billion", 3.1e9, "USD")]
    assert read("from $40 to $3 billion") == [("$3 billion", 3e9, "USD")]
    assert [len(figure) for figure in read("from USD 2.6 billion to USD 3.1 billion")] == [3, 3]
    assert len(read("$5 a share, and $7 million")) == 2
    assert len(read("from $5000 to €7 million")) == 2


def test_the_scale_of_a_path_stands_at_its_end():
    assert read("from USD 2.6 to USD 3.1 billion") == [
        ("USD 2.6", 2.6e9, "USD"),
        ("USD 3.1 billion", 3.1e9, "USD"),
    ]
    assert read("from $30 to $3 billion") == [("$30", 30e9, "USD"), ("$3 billion", 3e9, "USD")]
    (low, _) = figures.find("from $2.6 to $3.1 billion")
    assert low.ends[0].step == 10**8


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("it holds from 5% to 7%", [2]),
        ("Acme has from 5% to 7%, Beta from 8% to 9%", [2, 2]),
        ("it holds a part that grew from 5% to 7%", [1, 1]),
        ("it has been cut from 5% to 7%", [1, 1]),
        ("it holds on. Then from 5% to 7%", [1, 1]),
        ("it has up to 3% and from 5% to 7%", [1, 2]),
        ("it has gone up from 5% to 7%", [1, 1]),
        ("it has to move from 5% to 7%", [1, 1]),
    ],
)
def test_what_is_held_from_one_to_another_figure_is_a_range(text, ends):
    assert [len(figure.ends) for figure in figures.find(text)] == ends


@pytest.mark.parametrize("text", ["USD 4 .5 billion", "$640 (million)", "€4,  billion", "$4 * billion"])
def test_a_few_units_with_a_scale_close_behind_are_a_misreading(text):
    assert read(text) == []


@pytest.mark.parametrize("text", ["$4 for a million", "$4 per 3 million", "$4. Millions came"])
def test_a_price_before_another_word_stays_a_price(text):
    assert [figure[1] for figure in read(text)] == [4]


def test_a_mark_of_a_note_in_the_source_is_no_digit():
    assert plain("USD 4.2<sup>1</sup> billion") == [(4.2e9, 1e8)]


@pytest.mark.parametrize("mark", ["¹", "[¹]", "[1]", "(¹)", "¹,²", "*", "†"])
def test_a_mark_of_a_note_stands_between_a_number_and_its_unit(mark):
    assert [(float(f.ends[0].value), f.unit) for f in figures.find(f"$4.2{mark} billion and 8{mark}%")] == [
        (4.2e9, "USD"),
        (8, "%"),
    ]


def test_a_fraction_is_as_exact_as_its_kind():
    assert plain("4½%") == [(4.5, 0.1)]
    assert plain("4 1/4%") == [(4.25, 0.25)]
