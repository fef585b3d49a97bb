import pytest

from helpers.checks import finding as findings
from helpers.checks import phrases
from helpers.checks.codes import CHECKS
from helpers.checks.finding import COLUMNS, VERDICTS, finding, numbered, table


def row(**fields):
    return finding(
        **({"check": "growth.left", "verdict": "fits", "claims": ["c01"], "detail": "It fits."} | fields)
    )


def test_a_table_has_the_columns_and_numbers_its_rows_in_order():
    found = table(
        numbered([row(claims=["c01", "c02"]), row(verdict="unusual", low=1, high=2, unit="%", power=0.9)])
    )
    assert tuple(found.columns) == COLUMNS
    assert list(found["finding_id"]) == ["f01", "f02"]
    assert list(found["claims"]) == ["c01 c02", "c01"]
    assert found["low"].isna().tolist() == [True, False]


def test_no_findings_are_a_table_too():
    assert tuple(table([]).columns) == COLUMNS and len(table([])) == 0


@pytest.mark.parametrize("verdict", ["fits", "fits by rounding"])
def test_a_pass_of_little_power_is_inconclusive(verdict):
    assert row(verdict=verdict, power=0.49).verdict == "inconclusive"
    assert row(verdict=verdict, power=0.5).verdict == verdict


@pytest.mark.parametrize("verdict", ["unusual", "contradiction", "no test"])
def test_what_fails_stays_so_at_any_power(verdict):
    assert row(verdict=verdict, power=0.1).verdict == verdict


def test_the_contract_is_kept():
    with pytest.raises(ValueError, match="none of"):
        row(verdict="wrong")
    for broken in ({"power": 1.5, "verdict": "unusual"}, {"detail": "no sentence"}, {"detail": "."}):
        with pytest.raises(ValueError, match="is no"):
            row(**broken)


def test_a_check_without_a_line_in_the_table_of_codes_is_refused():
    with pytest.raises(ValueError, match=r"codes\.py"):
        row(check="growth.unheard")


def test_codes_name_their_room_and_no_two_read_alike():
    assert all(code.count(".") == 1 and code.islower() for code in CHECKS)
    assert len(set(CHECKS.values())) == len(CHECKS)


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
    assert "cannot be known" in findings.repairs("growth.repairs", [["c01"], ["c02"]], "unusual").detail
    assert "at odds with the rest" in findings.repairs("growth.repairs", [["c01", "c02"]], "unusual").detail


def test_verdicts_run_from_best_to_worst():
    assert VERDICTS.index("fits") < VERDICTS.index("unusual") < VERDICTS.index("contradiction")


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
