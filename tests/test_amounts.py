"""Amounts in cells: any country's manner of writing, and what stays unread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.page import amounts, currencies


def read(text):
    figure = amounts.read(text)
    return figure and (
        text[figure.start : figure.end],
        *(float(end.value) for end in figure.ends),
        figure.unit,
    )


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1 298,00 €", 1298, "EUR"), ("€ 2.109,00", 2109, "EUR"), ("CHF 1'049,95", 1049.95, "CHF"),
        ("€ 3.140", 3140, "EUR"),
        ("KD 4.375", 4.375, "KWD"), ("4.375 OMR", 4.375, "OMR"), ("0.375 €", 0.375, "EUR"),
        ("$ 1.144.000", 1144000, "USD"),
        ("£0,75", 0.75, "GBP"), ("$.75", 0.75, "USD"), ("61,5 Kč", 61.5, "CZK"), ("17 940 руб.", 17940, "RUB"),
        ("33 грн", 33, "UAH"), ("Rp 31.500", 31500, "IDR"), ("50,- Kč", 50, "CZK"),
        ("zł: 16.00", 16, "PLN"), ("usd 7", 7, "USD"),
        ("$12 CAD", 12, "CAD"), ("12.5 USD mn", 12.5e6, "USD"), ("USD 12.5 Mn", 12.5e6, "USD"),
        ("1,5 mln zł", 1.5e6, "PLN"),
        ("₹ 12 crore", 12e7, "INR"), ("12 million Swedish kronor", 12e6, "SEK"), ("300円", 300, "JPY"),
        ("12,5 %", 12.5, "%"), ("- 3,2 %", -3.2, "%"),
        ("-12.5 $", -12.5, "USD"), ("-$12", -12, "USD"), ("$-12", -12, "USD"), ("($12)", -12, "USD"),
        ("(12 €)", -12, "EUR"),
        ("2 for £9", 9, "GBP"), ("- $9", 9, "USD"), ("(was $9) now", 9, "USD"),
    ],
)  # fmt: skip
def test_a_cell_is_read(text, value, unit):
    found = read(text)
    assert found is not None
    assert (found[1], found[2]) == (value, unit)


@pytest.mark.parametrize("text", ["7 kr", "kr 7", "7 Br", "7 FCFA", "7 pesos", "7", "1.234,5", "7 km/h"])
def test_no_currency_is_better_than_a_false_one(text):
    found = read(text)
    assert found is not None
    assert found[-1] == ""


@pytest.mark.parametrize("text", ["", "n/a", "€", "kr", "-"])
def test_a_cell_without_a_number_is_none(text):
    assert amounts.read(text) is None


def test_every_local_spelling_is_of_one_currency():
    words = [word for spelt in amounts.LOCAL.values() for word in spelt.split()]
    assert len(words) == len(set(words))
    assert {*amounts.LOCAL} - currencies.CODES <= {"BGN"}  # Bulgaria changed to the euro


@given(st.text(alphabet="$€ złkrUSDRp.5,01'-()mn%\xa0", max_size=40))
def test_any_cell_has_true_spans(text):
    figure = amounts.read(text)
    assert figure is None or 0 <= figure.start < figure.end <= len(text)


@given(st.sampled_from(sorted(currencies.CODES)), st.integers(0, 10**7))
def test_every_code_is_read_before_and_behind_in_any_case(code, number):
    for text in (
        f"{code} {number}",
        f"{number} {code}",
        f"{number}{code.lower()}",
        f"{number:,} {code.title()}",
    ):
        found = read(text)
        assert found is not None
        assert (found[1], found[2]) == (number, code)
