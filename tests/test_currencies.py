"""Money by every currency of Babel's table, and words that only look like money."""

import re

import pytest
from babel import numbers
from hypothesis import assume, given
from hypothesis import strategies as st

from helpers.ledger import sentences
from helpers.page import blocks, currencies, figures

CURRENT = currencies.current()
TERRITORIES = ("US", "DE", "GB", "JP", "CN", "IN", "KR", "AU", "CA", "BR", "CH", "AE", "MX", "NG", "PL", "ZA")
# Signs that stand for one currency, with a language that writes them: Babel's English has only a few.
NATIVE = {
    "AZN": "az", "BDT": "bn", "CRC": "es_CR", "GEL": "ka", "ILS": "he", "INR": "hi", "KZT": "kk", "LAK": "lo",
    "MNT": "mn", "NGN": "en_NG", "PHP": "fil", "RUB": "ru", "TRY": "tr", "UAH": "uk", "VND": "vi",
}  # fmt: skip


def units(text):
    return [figure.unit for figure in figures.find(text)]


@pytest.mark.parametrize("territory", TERRITORIES)
def test_every_legal_tender_of_today_is_current(territory):
    assert set(numbers.get_territory_currencies(territory)) <= set(CURRENT)


def test_money_of_the_past_and_metals_are_not_current():
    assert not {"DEM", "FRF", "ITL", "HRK", "XAU", "XDR", "XXX", "CLF"} & set(CURRENT)


@pytest.mark.parametrize("code", CURRENT)
def test_the_table_is_what_babel_says(code):
    names, signs = currencies._babel()
    told = {numbers.get_currency_name(code, count, locale="en") for count in (None, 1, 2)}
    assert names[code] == told
    assert numbers.get_currency_symbol(code, locale="en") in signs[code] | {code}


@pytest.mark.parametrize("code", CURRENT)
def test_every_code_is_read_in_front_and_behind(code):
    for text in (f"{code} 4.5 million", f"{code}4.5 bn", f"{code} XX million", f"of 4.5 million {code}.",
                 f"4.5 billion {code} in 2024"):  # fmt: skip
        assert units(text)[:1] == [code]


@pytest.mark.parametrize("code", CURRENT)
def test_a_range_shares_its_code_and_scale(code):
    (figure,) = figures.find(f"{code} 3 to 4.5 million")
    assert figure.unit == code
    assert [float(end.value) for end in figure.ends] == [3e6, 4.5e6]


@pytest.mark.parametrize("code", CURRENT)
def test_every_name_is_read_in_singular_and_plural(code):
    for name in currencies._babel()[0][code]:
        assert units(f"costs 4.5 million {name}.") == [code]
        assert units(f"costs 4.5 million {name.lower()} in all") == [code]


def test_only_everyday_words_need_a_scale_behind_a_country():
    held = {
        code
        for code in CURRENT
        for name in currencies._babel()[0][code]
        if units(f"costs 12 {name}.") != [code]
    }
    assert held == {"AFN", "AMD", "BAM", "BRL", "LAK", "PEN", "PYG", "SLE", "ZWG"}


def test_names_are_read_without_their_accents_and_ampersands():
    assert units("5 million Venezuelan bolivars.") == ["VES"]
    assert units("5 million Trinidad and Tobago dollars") == ["TTD"]
    assert units("5 million Sao Tome and Principe dobras") == ["STN"]


@pytest.mark.parametrize(("code", "locale"), NATIVE.items())
def test_a_currencys_own_sign_is_read(code, locale):
    sign = numbers.get_currency_symbol(code, locale=locale)
    assert units(f"{sign}4.5 million and {sign} 7 bn") == [code, code]
    assert sentences._SIGN.search(sign)


@pytest.mark.parametrize("sign", sorted(currencies.FRONT))
def test_every_sign_stands_in_front_of_any_number(sign):
    printed = sign.title() if sign.startswith("rs") else sign.upper()
    (figure,) = figures.find(f"{printed} 12")
    assert (figure.start, figure.unit) == (0, currencies.FRONT[sign])


def test_a_sign_belongs_to_the_letters_before_it():
    assert units("MX$5, NZ$5, US$5, A$5 and $5") == ["MXN", "NZD", "USD", "AUD", "USD"]
    assert units("QQ$5 million") == [""]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("$5 million CAD", "CAD"), ("$12,950 CAD)", "CAD"), ("$2000 CAD", "CAD"),
        ("$5m Canadian dollars", "CAD"), ("$5 million Mexican pesos", "MXN"),
        ("$5 million USD", "USD"), ("$5 million EUR", "USD"), ("US$5 million CAD", "USD"), ("¥5 billion", "JPY"),
        ("¥5 billion CNY", "CNY"), ("£5 million", "GBP"), ("£5 million Egyptian pounds", "EGP"),
        ("Rs. 5 crore", "INR"), ("Rs 5 million PKR", "PKR"), ("5 billion won", "KRW"), ("5 million dollars", "USD"),
        ("5 crore rupees", "INR"), ("5 million Nepalese rupees", "NPR"), ("300 billion won a year", "KRW"),
    ],
)  # fmt: skip
def test_an_open_sign_has_one_usual_meaning_and_a_name_behind_decides(text, unit):
    assert units(text) == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "kr 5 million", "5 million kr", "FCFA 5 billion", "Fr. 5 million", "5 billion FCFA",
        "5 million pesos", "5 million francs", "5 million dinars", "5 million dirhams", "5 million riyals",
        "5 million rials", "5 million shillings", "5 million rubles", "5 million kroner", "5 million krona",
        "5 million crowns", "5 million pounds", "5 million guilders", "5 million escudos", "5 million lei",
    ],
)  # fmt: skip
def test_what_several_currencies_go_by_is_not_read(text):
    assert units(text) == [""]


@pytest.mark.parametrize(
    "text",
    [
        "all 5 million users", "top 5 million", "try 5 million", "mad 5 million", "a cup 5 million",
        "5 million cup", "5 million pen needles", "5 real", "5 million real users", "5 million reals of tape",
        "5 won", "5 million won the draw", "5 rand", "5 lek", "5 million lek plumes", "2 million sol particles",
        "600 pounds of stone", "5 million gold bars", "5 billion colons", "5 million drams", "3 mark",
        "12 Brazilian real estate funds", "5 million Brazilian real estate units", "5 million Afghanis fled",
        "3 Zimbabwean gold mines", "5 million Zimbabwean gold ounces", "12 cad files", "3 million Euro 5 engines",
    ],
)  # fmt: skip
def test_everyday_words_are_no_money(text):
    assert not any(units(text))


@pytest.mark.parametrize(
    "text",
    [
        "AWG 24", "24 AWG wire", "AWG 5 mm", "AED 5 m", "SDG 7", "PHP 8.1", "COP 29", "RON 95", "TOP 500",
        "CVE 2021", "AMD 64", "CAD 3D", "30 million PHP developers", "2 million CAD seats", "5 million AED-units",
        "ALL 3 MILLION USERS", "TRY 5 MILLION", "X-PEN 5 million", "GPT/MAD 5 million", "CUPS 5 million",
        "5 million PENS", "5 million ALL BLACK", "5 million SLE 2 tests",
    ],
)  # fmt: skip
def test_a_code_that_is_a_term_as_well_needs_a_scale_and_no_noun(text):
    assert not any(units(text))


@pytest.mark.parametrize("code", ["CZK", "MXN", "PLN", "ZAR", "EUR", "JPY"])
def test_a_code_that_is_nothing_else_needs_no_scale(code):
    assert units(f"{code} 30") == units(f"30 {code}") == [code]


@pytest.mark.parametrize("text", ["in 2015 US dollars", "in 2023 South Korean won fell", "in 2020 USD"])
def test_the_year_of_prices_is_no_amount(text):
    assert not any(units(text))


@pytest.mark.parametrize(
    "text",
    ["It costs 500 Mexican pesos.", "It costs 500 PLN.", "It costs 5 rupees.", "It costs Rs. 500.", "₦500 is paid.",
     "It costs PLN 500.", "It made 5 million baht.", "It made 7 thousand forints.", "It costs 500 renminbi."],
)  # fmt: skip
def test_a_sentence_with_money_is_read_at_all(text):
    (sentence,) = [
        s
        for report in [blocks.parse(f"# Acme\n\n{text}\n")]
        for number, block in enumerate(report.blocks)
        for s in sentences.read(sentences.Page(report), number, block)
    ]
    assert [figure.unit for figure in sentence.figures] == units(text) != [""]


def test_no_spelling_stands_for_two_currencies():
    for names in (currencies.FRONT, currencies.BEHIND):
        assert all(name == name.lower() and code in CURRENT for name, code in names.items())
    shared = currencies.BEHIND.keys() & currencies.SCALED.keys()
    assert all(currencies.BEHIND[name] == currencies.SCALED[name] for name in shared)


def test_what_is_added_is_what_babel_lacks():
    names, signs = currencies._babel()
    for code, spellings in currencies.ADDED.items():
        known = {known.lower() for known in names[code] | signs[code]}
        assert not known & {spelling.lower() for spelling in spellings}


@given(st.text(alphabet="$£¥ RsUSDPENkr.5,0milonwad-\xa0\xad", max_size=40))
def test_any_mixture_of_signs_and_numbers_has_true_spans_and_known_units(text):
    last = 0
    for figure in figures.find(text):
        assert last <= figure.start < figure.end <= len(text)
        assert figure.unit in {"", "%", *CURRENT}
        assert re.search(r"[\dXx_]", text[figure.start : figure.end])
        last = figure.end


@given(st.sampled_from(CURRENT), st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8))
def test_a_code_inside_a_word_is_no_money(code, word):
    assume(word != "k")  # "kCZK 5" is money: a scale and a code
    assert units(f"{word}{code} 5 million") == [""]
    assert units(f"5 million {code}{word}") == [""]


@given(st.sampled_from(sorted(set(CURRENT) - currencies.ANY_CASE)))
def test_codes_count_in_capitals_only(code):
    for text in (f"5 million {code.lower()}.", f"{code.lower()} 5 million", f"{code.title()} 5 million"):
        assert not any(units(text))
