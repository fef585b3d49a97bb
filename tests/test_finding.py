import pytest

from helpers.checks import finding as findings
from helpers.checks import phrases
from helpers.checks.codes import CHECKS, NOTES
from helpers.checks.finding import COLUMNS, finding, numbered, table
from helpers.checks.usual import Rarity


def row(**fields):
    return finding(
        **({"check": "growth.left", "verdict": "fits", "claims": ["c01"], "detail": "It fits."} | fields)
    )


def test_a_table_has_the_columns_and_numbers_its_rows_in_order():
    found = table(
        numbered(
            [row(claims=["c01", "c02"]), row(verdict="unusual", low=1, high=2, unit="%", smallest_error=0.9)]
        )
    )
    assert tuple(found.columns) == COLUMNS
    assert list(found["finding_id"]) == ["f01", "f02"]
    assert list(found["claims"]) == ["c01 c02", "c01"]
    assert found["low"].isna().tolist() == [True, False]


def test_no_findings_are_a_table_too():
    assert tuple(table([]).columns) == COLUMNS and len(table([])) == 0


RARE = Rarity(3, 400, 35, 7.0, 9.0, "spans of some years")


def test_a_rarity_is_told_whole_and_left_empty_whole():
    found = table(numbered([row(rarity=RARE), row()]))
    assert found.loc[0, ["how_often", "out_of", "among"]].tolist() == [3, 400, "spans of some years"]
    assert found.loc[1, ["how_often", "out_of"]].isna().all() and found.loc[1, "among"] == ""


def test_the_contract_is_kept():
    with pytest.raises(ValueError, match="none of"):
        row(verdict="wrong")
    for broken in ({"detail": "no sentence"}, {"detail": "."}):
        with pytest.raises(ValueError, match="is no"):
            row(**broken)


def test_a_check_without_a_line_in_the_table_of_codes_is_refused():
    with pytest.raises(ValueError, match=r"codes\.py"):
        row(check="growth.unheard")


def test_codes_name_their_room_and_no_two_read_alike():
    for table_ in (CHECKS, NOTES):
        assert all(code.count(".") == 1 and code.islower() for code in table_)
        assert len(set(table_.values())) == len(table_)


def test_dollar_signs_become_the_code():
    detail = row(detail="Between $4 billion, US$5 billion and USD $6 billion.").detail
    assert detail == "Between USD 4 billion, USD 5 billion and USD 6 billion."


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (4e9, "USD 4.0 bn"),
        (19.84e9, "USD 19.8 bn"),
        (3.5e8, "USD 350.0 m"),
        (2e12, "USD 2.0 tn"),
        (12, "USD 12"),
    ],
)
def test_money_is_short(amount, text):
    assert phrases.money(amount) == text


def test_repairs_say_whether_the_culprit_is_known():
    assert "cannot be known" in findings.known([["c01"], ["c02"]])
    assert "at odds with the rest" in findings.known([["c01", "c02"]])


@pytest.mark.parametrize(
    ("printed", "told"),
    [("$5 million", "USD 5 million"), ("5 $ billion", "5 USD billion"), ("20 M$", "20 M USD"), ("$-5", "USD -5"),
     ("10 $", "10 USD"), ("Ca$h 4", "Ca$h 4")],
)  # fmt: skip
def test_a_dollar_sign_is_told_as_usd_before_and_behind_a_number(printed, told):
    assert phrases.without_dollar(printed) == told


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("NT$1.33T", "NT-dollar 1.33T"),
        ("A$ 5B", "A-dollar 5B"),
        ("US$5B", "USD 5B"),
        ("$5B", "USD 5B"),
        ("USD $5B", "USD 5B"),
    ],
)
def test_a_dollar_of_another_country_is_not_called_one_of_the_united_states(printed, said):
    assert phrases.without_dollar(printed) == said
