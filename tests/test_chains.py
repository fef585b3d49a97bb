"""A rise told in one sentence: what makes two sizes and a rate one, and what is said where they clash."""

import pytest
import told

from helpers.audit import Audit
from helpers.checks.growth.chains import check
from helpers.ledger import chains, extract
from helpers.page import blocks

RISE = "Kites are to climb from $4.00 billion in 2024 up to $8.00 billion in 2032, a CAGR of 9.1%."


def case(text, *more, rate="9.1%", years=(2024, 2032), **fields):
    """A page of one sentence whose three figures are read to be of rafts, which no word of it confirms."""
    open_ = {"doubt": "subject"} | fields
    rows = [
        ("size", "rafts", "$4.00 billion", 2024, open_),
        ("size", "rafts", "$8.00 billion", 2032, open_),
        ("growth", "rafts", rate, years[1], open_ | {"start_year": years[0]}),
        *more,
    ]
    return told.case(text, *sorted(rows, key=lambda row: text.index(row[2])))


def found(text, **given):
    made = case(text, **given)
    return chains.find(made.page, made.claims)


@pytest.mark.parametrize(
    "text",
    [
        RISE,
        "Valued at $4.00 billion in 2024, the Norwegian kite market will reach $8.00 billion by 2032, a CAGR of 9.1%.",
        "With a CAGR of 9.1%, its value will soar from $4.00 billion in 2024 to $8.00 billion by 2032.",
        "It shall reach $8.00 billion in 2032 from $4.00 billion in 2024, so 9.1% as a compound rate.",
        "It was worth $4.00 billion in 2024 and the market should be worth $8.00 billion in 2032, up 9.1% a year.",
    ],
)
def test_a_sentence_that_names_nobody_between_its_figures_tells_one_rise(text):
    (chain,) = found(text)
    assert [c.figure for c in chain] == ["$4.00 billion", "$8.00 billion", "9.1%"]


@pytest.mark.parametrize(
    "text",
    [
        "It was $4.00 billion in 2024. It will reach $8.00 billion by 2032, a CAGR of 9.1%.",
        "It was $4.00 billion in 2024, while it will reach $8.00 billion by 2032, a CAGR of 9.1%.",
        "It was $4.00 billion in 2024 and the rope market will reach $8.00 billion by 2032, a CAGR of 9.1%.",
        "It was $4.00 billion in 2024 and the rope segment will reach $8.00 billion by 2032, a CAGR of 9.1%.",
        "It was $4.00 billion in 2024 and Norway will reach $8.00 billion by 2032, a CAGR of 9.1%.",
        "It was $4.00 billion in 2024 and Kitemakers will reach $8.00 billion by 2032, a CAGR of 9.1%.",
        "It was $4.00 billion in 2024 and its exports will reach $8.00 billion by 2032, a CAGR of 9.1%.",
        "It will rise from $4.00 billion in 2024 to $8.00 billion by 2032, with shops up by 9.1%.",
        "It will rise from $4.00 billion in 2024 to $8.00 billion by 2032, 9.1% a year in the first quarter.",
        "Kites and ropes rise from $4.00 billion in 2024 to $8.00 billion by 2032, at CAGRs of 9.1%, respectively.",
        "It was $4.00 billion in 2024, $8.00 billion in 2032, a CAGR of 9.1%.",
    ],
)
def test_where_another_is_named_or_nothing_leads_on_no_rise_is_told(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "fields",
    [{"doubt": "unit"}, {"doubt": "base"}, {"company": "Kitemakers"}, {"measure": "volume"}],
)
def test_only_whom_a_rise_is_about_may_be_open(fields):
    assert len(found(RISE)) == 1 and found(RISE, **fields) == []


def test_a_second_rate_in_the_sentence_leaves_open_which_is_meant():
    text = RISE.replace("9.1%.", "9.1%, and 7% a year before.")
    second = ("growth", "rafts", "7%", 2024, {"start_year": 2020, "doubt": "subject"})
    assert chains.find(case(text).page, case(text).claims) != []
    assert chains.find(case(text).page, case(text, second).claims) == []


@pytest.mark.parametrize("years", [(None, None), (None, 2032)])
def test_a_rate_without_a_first_year_is_that_between_the_sizes_over_a_forecast_period(years):
    (chain,) = found(RISE, years=years)
    assert (chain.rate.start_year, chain.rate.end_year, chain.rate.horizon.period) == (2024, 2032, True)


@pytest.mark.parametrize("years", [(2025, 2032), (2024, 2030), (None, 2031)])
def test_a_rate_of_other_years_is_not_that_between_the_sizes(years):
    assert found(RISE, years=years) == []


def verdicts(text, **given):
    return [(f.check, f.verdict, f.subject) for f in check(case(text, **given))]


def test_a_rise_that_its_rate_does_not_make_is_a_contradiction_though_its_market_is_open():
    assert verdicts(RISE) == [("growth.two_sizes", "fits by rounding", "unclear")]
    assert verdicts(RISE.replace("9.1%", "9.4%"), rate="9.4%") == [
        ("growth.together", "contradiction", "unclear")
    ]


# In seven years the rise is one of 10.4% a year; at 8.2% it leaves one of 15.2% for the first year, at 7.5% of 20.5%.
@pytest.mark.parametrize(
    ("rate", "verdict"),
    [("10.4%", "unusual"), ("10.6%", "contradiction"), ("8.2%", "unusual"), ("7.5%", "contradiction")],
)
def test_a_rate_without_years_may_begin_a_year_later_after_no_fall_and_no_more_than_twice_its_rise(
    rate, verdict
):
    text = RISE.replace("9.1%", rate)
    assert verdicts(text, rate=rate, years=(None, None)) == [("growth.together", verdict, "unclear")]


def test_a_rate_with_years_begins_where_it_says():
    assert verdicts(RISE.replace("9.1%", "10.4%"), rate="10.4%") == [
        ("growth.together", "contradiction", "unclear")
    ]


def test_a_rise_whose_market_is_sure_is_told_of_it():
    assert [subject for *_, subject in verdicts(RISE, doubt="years")] == ["rafts"]


def test_a_clash_within_a_sentence_is_among_the_findings_of_the_page():
    wrong = case(RISE.replace("9.1%", "19.1%"), rate="19.1%")
    assert "contradiction" in [f.verdict for f in Audit(wrong).of_page]


def test_no_claim_of_a_rise_is_told_to_be_left_out_of_all_verdicts():
    made = case(RISE)
    assert len(made.doubted) == 3 and made.left_out == () and made.tested.claims == ()
    assert len(case(RISE, doubt="unit").left_out) == 3


def of_table(table):
    page = blocks.parse(f"# Notes on trades\n\n{table}", "page.md")
    return chains.find(page, extract.read(page)[0])


def spans(found):
    return [(c.first.figure, c.last.figure, c.rate.figure, c.rate.start_year, c.rate.end_year) for c in found]


def test_a_row_tells_a_rise_where_it_has_one_size_a_year_and_their_rate():
    table = (
        "| Part | Size 2024 (USD bn) | Size 2030 (USD bn) | CAGR 2024-2030 |\n|---|---|---|---|\n"
        "| Kites | 4.0 | 8.0 | 12.2% |\n| Ropes | 2.0 | 3.0 | 7.0% |\n"
    )
    assert spans(of_table(table)) == [("4.0", "8.0", "12.2%", 2024, 2030), ("2.0", "3.0", "7.0%", 2024, 2030)]


def test_a_rate_of_one_year_in_a_row_leads_from_the_year_before():
    table = "| Part | 2023 | 2024 | Growth 2024 |\n|---|---|---|---|\n| Kites | $4.0 billion | $5.0 billion | 25% |\n"
    assert spans(of_table(f"Market size by part\n\n{table}")) == [
        ("$4.0 billion", "$5.0 billion", "25%", 2023, 2024)
    ]


@pytest.mark.parametrize(
    "row",
    ["| Kites | 4.0 | 8.0 |  |", "| Kites | 4.0 |  | 12.2% |", "| Kites | EUR 4.0 | USD 8.0 | 12.2% |"],
)
def test_a_row_without_two_sizes_in_one_currency_and_a_rate_tells_no_rise(row):
    head = "| Part | Size 2024 (USD bn) | Size 2030 (USD bn) | CAGR 2024-2030 |\n|---|---|---|---|\n"
    assert of_table(f"{head}{row}\n| Ropes | 2.0 | 3.0 | 7.0% |\n")[:-1] == []


ROW = (
    "| Part | Size 2024 (USD bn) | Size 2030 (USD bn) | CAGR 2024-2030 |\n"
    "|---|---|---|---|\n| Kites | 4.0 | 8.0 | 12.2% |\n"
)


def row(**changes):
    """The rises of one row whose last claim, the rate, or second size was read otherwise."""
    page = blocks.parse(f"# Notes on trades\n\n{ROW}", "page.md")
    claims = list(extract.read(page)[0])
    for number, fields in changes.items():
        at = {"first": 0, "last": 1, "rate": 2}[number]
        claims[at] = claims[at]._replace(**fields)
    return chains.find(page, claims)


def test_a_row_over_a_forecast_period_may_begin_a_year_later():
    (chain,) = row()
    assert chain.rate.horizon.period


@pytest.mark.parametrize(
    "changes",
    [
        {"rate": {"subjects": ("ropes",)}},
        {"first": {"end_year": 2030}},
        {"last": {"unit": "EUR"}},
        {"rate": {"doubt": "unit"}},
    ],
)
def test_a_row_on_several_with_two_sizes_a_year_or_with_what_is_open_tells_no_rise(changes):
    assert len(row()) == 1 and row(**changes) == []


def test_two_sizes_of_one_year_leave_open_which_the_rate_leads_from():
    head = ROW.replace("| CAGR", "| Size 2030 (USD bn) | CAGR").replace("|---|\n", "|---|---|\n")
    assert of_table(head.replace("| 8.0 |", "| 8.0 | 9.0 |")) == []


def test_a_rise_of_which_nothing_is_doubted_is_left_to_the_other_checks():
    other = ("growth", "tugs", "3%", 2020, {"doubt": "unit"})
    text = f"{RISE} Tugs fell by 3%."
    assert len(case(text, other).chains) == 1 and case(text, other, doubt="").chains == ()
