"""Every word of the tables of figures, years and units, and the distances within which two figures are one."""

import pytest

from helpers.ledger import rejects, sentences, whom, years
from helpers.page import blocks, currencies, figures, places, wording


def read(text):
    """(figure as printed, values of its ends, unit) of each figure with a unit."""
    return [
        (text[f.start : f.end], *(float(end.value) for end in f.ends), f.unit)
        for f in figures.find(text)
        if f.unit
    ]


def values(text):
    return [figure[1:-1] for figure in read(text)]


# --- tables -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "power"),
    [
        ("thousand k", 3), ("lakh l lac", 5), ("million m mn mm mln mil mio", 6), ("crore cr", 7),
        ("billion milliard b bn bln bio mrd", 9), ("trillion t tn trn tln", 12),
    ],
)  # fmt: skip
def test_every_scale_is_its_power_of_ten(words, power):
    for word in words.split():
        assert figures.power(word) == figures.power(word.upper()) == power
        assert read(f"₹5 {word}") == [(f"₹5 {word}", 5 * 10.0**power, "INR")]
        if len(word) > 3:
            assert values(f"${5} {word}s") == [(5 * 10.0**power,)]
    assert set(words.split()) == {
        w for w, p in {**figures.SCALES, **figures.SHORT_SCALES}.items() if p == power
    }


@pytest.mark.parametrize(
    ("sign", "value"),
    [("¼", 0.25), ("½", 0.5), ("¾", 0.75), ("⅕", 0.2), ("⅖", 0.4), ("⅗", 0.6), ("⅘", 0.8), ("⅛", 0.125), ("⅜", 0.375),
     ("⅝", 0.625), ("⅞", 0.875)],
)  # fmt: skip
def test_every_vulgar_fraction_has_its_value(sign, value):
    assert values(f"{sign}%") == [(value,)] and values(f"4{sign}%") == [(4 + value,)]
    assert sign in figures.FRACTIONS and len(figures.FRACTIONS) == 11


@pytest.mark.parametrize("sign", ["%", "％", " percent", " per cent", " pct", "-percent"])
def test_every_word_for_per_cent_is_one(sign):
    assert read(f"5{sign}") == [(f"5{sign}", 5, "%")]


@pytest.mark.parametrize("joint", ["-", "–", "—", "−", "--", "~", " to ", " - "])
def test_every_joint_of_two_ends_makes_a_range(joint):
    assert values(f"5{joint}7%") == [(5, 7)]
    assert values(f"between 5{' and '}7%") == [(5, 7)]


@pytest.mark.parametrize("around", ["±", "+/-", "+/−"])
def test_every_sign_for_how_far_a_value_may_be_off_makes_a_range(around):
    assert values(f"8 {around} 1%") == [(7, 9)] and values(f"$8 million {around} $1 million") == [(7e6, 9e6)]
    assert values(f"$8 {around} 1 million") == [(7e6, 9e6)]


def test_an_l_is_a_lakh_beside_a_rupee_or_a_taka_alone():
    assert values("INR 5 L") == values("৳5 L") == [(5e5,)] and values("USD 5 L") == [(5,)]


@pytest.mark.parametrize(
    ("word", "many"),
    [("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8),
        ("nine", 9),
     ("ten", 10), ("fifteen", 15), ("twenty", 20)],
)  # fmt: skip
def test_every_numeral_of_a_horizon_is_its_number(word, many):
    assert wording.NUMERALS[word] == many and len(wording.NUMERALS) == 12
    assert wording.COMING.search(f"the next {word} years")[1] == word


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("form", ["{} 3, 2021", "3 {} 2021", "{} 3rd", "3rd {}"])
def test_a_day_of_every_month_is_a_date(month, form):
    text = f"It opened on {form.format(month)} again."
    block = blocks.parse(f"# Kites\n\n{text}").blocks[-1]
    assert [reason for _, _, reason in rejects.read(block, [])] == ["date"]
    assert years.find(f"on {form.format(month)} it") == []


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("on 2021-05-03", ["date"]), ("on 3/5/2021", ["date"]), ("on 3.5.2021", ["date"]), ("in Q3", ["date"]),
        ("in 2021-22", ["year"]), ("in 2021—2022", ["year"]), ("in mid-2020s", ["year"]), ("in 2021", ["year"]),
        ("in FY21", ["year"]), ("in 4Q21", ["year"]), ("in 2H21", ["year"]), ("is 98%", ["percentage"]),
        ("is 98 per cent", ["percentage"]), ("is 98 percent", ["percentage"]), ("at $30", ["money"]),
        ("at €30", ["money"]),
        ("at £30", ["money"]), ("at ¥30", ["money"]), ("at ₹30", ["money"]), ("at USD 30", ["money"]),
        ("at EUR 30", ["money"]),
        ("1. kites", ["list"]), ("1) kites", ["list"]), ("1234. kites", ["quantity"]), ("all: 1. kites", ["list"]),
        ("a 5G net", ["name"]), ("a 5mm rope", ["quantity"]), ("a B52 kite", ["name"]), ("a B-52 kite", ["name"]),
        ("a 3-ply kite", ["name"]), ("of 30 kites", ["quantity"]), ("5" * 25, ["name"]), ("5" * 24, ["quantity"]),
        ("see https://kites.example/30", ["link"]), ("see www.kites.example/30 and 31", ["link", "quantity"]),
        ("5² kites", ["quantity", "name"]), ("-30 kites", ["quantity"]), ("a -30 kite", ["quantity"]),
    ],
)  # fmt: skip
def test_digits_that_are_no_claim_have_a_reason(text, reasons):
    block = blocks.parse(f"# Kites\n\nA kite {text}").blocks[-1]
    if text[0].isdigit() and "kites" in text and text[1] in ".)":
        block = block._replace(text=text, marks=((0, 0, 1),))
    assert [reason for _, _, reason in rejects.read(block, [])] == reasons


def test_digits_of_a_claim_have_no_reason():
    block = blocks.parse("# Kites\n\nKites 5 and 6 and 7 fly").blocks[-1]
    at = block.text.index("6")
    assert [block.text[a:b] for a, b, _ in rejects.read(block, [(at, at + 1)])] == ["5", "7"]


@pytest.mark.parametrize("word", sorted(wording.YEAR_FILLERS))
def test_every_word_between_in_and_its_year_is_passed_over(word):
    assert [y.role for y in years.find(f"by {word} 2024")] == ["by"]


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("from", "from since after starting-in starting-from beginning-in beginning-from"),
        ("by", "by through throughout until till to upto towards toward before into ending-in"),
        ("in", "in for as during within around over"),
    ],
)
def test_every_word_before_a_year_gives_its_role(role, words):
    for word in words.split():
        assert [y.role for y in years.find(f"kites {word.replace('-', ' ')} 2024")] == [role]


# --- distances ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5" * 30 + "%", True), ("5" * 31 + "%", False), ("$999 to $3 billion", [(999e6, 3e9)]),
        ("$1,000 to $3 billion", [(1000e6, 3e9)]),
    ],
)  # fmt: skip
def test_a_number_has_up_to_thirty_digits(text, found):
    assert bool(read(text)) is bool(found)
    if isinstance(found, list):
        assert values(text) == found


@pytest.mark.parametrize(("price", "part"), [("$999", True), ("$1,000", False)])
def test_a_price_below_a_thousand_joined_to_a_sum_is_a_part_of_it(price, part):
    found = read(f"{price} and $3 billion")
    assert len(found) == (1 if part else 2)


@pytest.mark.parametrize(("low", "lent"), [("$30", True), ("$31", False)])
def test_the_first_of_a_path_takes_the_scale_of_the_last_up_to_ten_times_it(low, lent):
    found = read(f"from {low} to $3 billion")
    assert (len(found) == 2) is lent
    if lent:
        assert found[0][1] == 30e9


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$2000-3000", [(2000, 3000)]), ("$2000 3000", [(2000,)]), ("$500-2030", [(500,)]),
        ("$1000-2030", [(1000, 2030)]),
        ("$999-2030", [(999,)]), ("2026 to USD 8 billion", [(8e9,)]), ("2,000 to 2,500 million USD", [(2e9, 2.5e9)]),
        ("$500 to $1 billion", [(500e6, 1e9)]),
        ("$10 to $12 million", [(10e6, 12e6)]),
        ("-7% to -5%", [(-7, -5)]), ("7% to 5%", [(7,), (5,)]), ("5% and 7%", [(5,), (7,)]),
        ("between 5% and 7%", [(5, 7)]),
        ("5% - 7% - 9%", [(5, 7), (9,)]),
    ],
)  # fmt: skip
def test_two_numbers_are_the_ends_of_one_range_or_two_figures(text, found):
    assert values(text) == found


@pytest.mark.parametrize(
    ("number", "value", "step"),
    [
        ("1,234", 1234, 1), ("1,23", 1.23, 0.01), ("1.234", 1.234, 0.001), ("1.234.567", 1234567, 1),
        ("1,234,567", 1234567, 1), ("1,234.5", 1234.5, 0.1), ("1.234,5", 1234.5, 0.1), ("1 234,567", 1234.567, 0.001),
        ("4 1/2", 4.5, 0.5), ("1/2", 0.5, 0.5), ("4½", 4.5, 0.1), ("8.00", 8, 0.01), ("0", 0, 1),
    ],
)  # fmt: skip
def test_a_printed_number_is_as_exact_as_its_last_digit(number, value, step):
    assert [float(x) for x in figures._digits(number)] == pytest.approx([value, step])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(5)%", -5), ("(5) %", -5), ("(5%)", 5), ("x (5)", None), ("-5%", -5), ("a -5%", -5), ("a-5%", 5),
        ("(-5%)", -5),
        (":-5%", -5), ("$-5", -5), ("-$5", -5), ("€ -5", -5), ("x-$5", 5), (".5%", 0.5), ("a.5%", 5), ("2.5%", 2.5),
    ],
)  # fmt: skip
def test_a_minus_is_one_where_nothing_but_an_opening_stands_before_it(text, found):
    assert [value for _, value, _ in read(text)] == ([found] if found is not None else [])


@pytest.mark.parametrize(("words", "place"), [(9, "Peru"), (10, "market")])
def test_a_heading_of_nine_words_lends_its_place(words, place):
    heading = " ".join(["of"] * (words - 1) + ["Peru"])
    text = f"# Kite Market Size\n\nThe kite market grows.\n\n## {heading}\n\nIt was worth about $4 million.\n"
    page = sentences.Page(blocks.parse(text))
    s = [s for n, block in enumerate(page.report.blocks) for s in sentences.read(page, n, block)][-1]
    assert (whom._headed(s) or "market") == place


# --- currencies and places ----------------------------------------------------------------------------

ANY_CASE = [
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "INR",
    "KRW",
    "AUD",
    "HKD",
    "SGD",
    "TWD",
    "BRL",
    "CHF",
    "NOK",
    "DKK",
]
CAPITALS = ["CZK", "HUF", "IDR", "MXN", "MYR", "NZD", "PLN", "SEK", "THB", "VND", "ZAR"]


@pytest.mark.parametrize("code", [*ANY_CASE, *CAPITALS])
def test_every_certain_code_is_money_without_a_scale(code):
    assert read(f"{code} 5") == [(f"{code} 5", 5, code)] and read(f"5 {code}") == [(f"5 {code}", 5, code)]
    assert bool(read(f"{code.lower()} 5")) is (code in ANY_CASE)
    assert len(ANY_CASE) + len(CAPITALS) == len(currencies.CERTAIN)


@pytest.mark.parametrize(
    ("sign", "code"),
    [("U.S.$", "USD"), ("￡", "GBP"), ("￥", "JPY"), ("RMB ", "CNY"), ("Rs.", "INR"), ("Rs ", "INR"), ("￦", "KRW"),
     ("AU$", "AUD"), ("C$", "CAD"), ("CDN$", "CAD"), ("CAN$", "CAD"), ("Mex$", "MXN"), ("S$", "SGD"), ("₽", "RUB"),
     ("₺", "TRY"), ("₦", "NGN"), ("฿", "THB"), ("₴", "UAH"), ("₸", "KZT"), ("₵", "GHS"), ("₡", "CRC"), ("₲", "PYG"),
     ("₮", "MNT"), ("₭", "LAK"), ("৳", "BDT"), ("₾", "GEL"), ("₼", "AZN"), ("$", "USD"), ("¥", "JPY"), ("€", "EUR"),
     ("£", "GBP"), ("₹", "INR"), ("₩", "KRW")],
)  # fmt: skip
def test_every_sign_is_its_currency(sign, code):
    assert [figure[-1] for figure in read(f"worth {sign}5")] == [code]


NOUNS = (
    "afghani afghanis guarani guaranis colon colons dram drams gold kip kips leone leones mark marks real reals sol "
    "soles escudo escudos florin guilder guilders"
)


@pytest.mark.parametrize("noun", NOUNS.split())
def test_nouns_that_are_everyday_words_or_money_that_is_gone_are_never_money(noun):
    assert read(f"5 million {noun}") == [] and read(f"5 {noun}") == []


def test_a_place_is_known_beside_punctuation_and_not_inside_a_word():
    found = [name for _, _, name in places.find("Peru, (Chile) and Malta's; Perus, xMalta")]
    assert found == ["Peru", "Chile", "Malta"]
