"""Two sizes and a rate that disagree: which are drawn, where the rate leads, what the title says."""

from dataclasses import replace

import cases
import pytest
import told

from helpers.audit import Audit
from helpers.case import check_parameters
from helpers.notebook import growth, rises, sections

TEXT = "Rafts are to climb from $4.00 billion in 2024 up to $8.00 billion in 2032, a CAGR of {}."


def audit(rate="19.1%", last=2032, start=2024):
    open_ = {"doubt": "subject"}
    text = TEXT.format(rate).replace("2032", str(last))
    return Audit(
        told.case(
            text,
            ("size", "rafts", "$4.00 billion", 2024, open_),
            ("size", "rafts", "$8.00 billion", last, open_),
            ("growth", "rafts", rate, last, open_ | {"start_year": start}),
        )
    )


def test_where_the_rate_leads_is_told_year_by_year_beside_what_the_page_prints():
    of = audit()
    rise = rises.first(of)
    table = rises.rise_table(of, rise)
    assert list(table["year"]) == list(range(2024, 2033))
    assert table["low"].iloc[0] <= 4e9 <= table["high"].iloc[0]
    assert table["low"].iloc[-1] < 4e9 * 1.191**8 < table["high"].iloc[-1]
    assert rises.rise_title(table, rise) == (
        "At 19.1% a year USD 4.00 billion of 2024 becomes USD 16.0 to 16.3 bn by 2032;"
        " the report prints USD 8.00 billion"
    )


def test_a_pocket_calculator_leads_from_the_first_size_to_what_is_not_printed():
    of = audit()
    table = rises.by_hand_table(of, rises.first(of))
    assert list(table["step"]) == [
        "size in 2024", "times the factor of 19.1% in 8 years", "leads in 2032 to", "printed for 2032",
    ]  # fmt: skip
    (_, least), (_, most) = table[["step", "least"]].to_numpy()[1], table[["step", "most"]].to_numpy()[1]
    assert float(least) < 1.191**8 < float(most)
    size, _, led, last = table["most"]
    assert float(led.split()[1]) == pytest.approx(float(size.split()[1]) * float(most), abs=0.01)
    assert last.startswith("USD 8.0")


def test_an_open_end_has_no_figure_in_the_sum():
    of = audit()
    rise = rises.first(of)
    room = of.case.bounds[rise.first.claim_id]
    of.case.bounds[rise.first.claim_id] = replace(room, high=None)
    table = rises.by_hand_table(of, rise)
    assert table["most"][0] == table["most"][2] == "open" not in list(table["least"])


def test_a_clash_of_two_sizes_and_a_rate_has_its_own_chart():
    of = audit()
    assert [one.chart for one in sections.sections(of)] == [rises.clash]


@pytest.mark.parametrize("rate", ["9.1%"])
def test_sizes_and_a_rate_that_agree_are_not_drawn_as_a_clash(rate):
    assert rises.first(audit(rate)) is None


def test_a_clash_is_told_by_where_the_rate_leads():
    of = audit()
    (one,) = sections.sections(of)
    assert (
        one.plain.heading
        == "At 19.1% a year, USD 4.00 billion of 2024 does not become USD 8.00 billion by 2032"
    )
    assert one.plain.lead == f"{one.plain.heading}: it becomes USD 16.0 to 16.3 bn."
    # The chart of rates does not take the title of the other.
    assert "19.1% a year" not in growth.rates_title(of)


def rises_of(tmp_path, *sentences):
    path = tmp_path / "kites.md"
    path.write_text("# Kite Market, 2020 to 2030\n\n" + "\n\n".join(sentences), encoding="utf-8")
    given = dict(published="", about=5.0, rounding="any", over="loose", unusual_below=0.05, out="runs/none")
    return Audit(check_parameters(report=str(path), **given))


def test_rates_that_clash_only_together_are_no_rise(tmp_path):
    of = rises_of(
        tmp_path,
        "The kite market was valued at USD 10.0 billion in 2020 and is to reach USD 50.0 billion in 2030.",
        "The kite market grows at a CAGR of 5.0% from 2020 to 2025.",
        "The kite market grows at a CAGR of 6.0% from 2025 to 2030.",
    )
    assert any(f.verdict == "contradiction" and f.check == "growth.together" for f in of.findings)
    assert rises.first(of) is None


@pytest.mark.parametrize(
    ("last", "led"), [("11.90", "USD 11.92 to 11.96 bn"), ("15.00", "USD 11.9 to 12.0 bn")]
)
def test_where_a_rate_leads_has_the_decimals_that_tell_it_from_what_is_printed(tmp_path, last, led):
    of = rises_of(
        tmp_path,
        f"The kite market was valued at USD 10.00 billion in 2024 and reaches USD {last} billion by 2030, at a CAGR of"
        " 3.00% from 2024 to 2030.",
    )
    rise = rises.first(of)
    assert rises.led(rises.rise_table(of, rise), rise) == led


@pytest.mark.parametrize(("figure", "said"), [("555,893", "USD 555.9 k"), ("$4 billion", "USD 4 billion")])
def test_a_size_without_a_currency_of_its_own_is_told_as_money(figure, said):
    assert rises.size(cases.claim(1, "size", figure=figure, unit="USD")) == said


def test_a_clash_that_another_reading_undoes_is_drawn_too():
    of = audit("10.4%", start=None)
    assert [f.verdict for f in of.of_page if f.check == "growth.together"][-1] == "unusual"
    assert rises.first(of) is not None
    assert all("does not become" not in one.plain.heading for one in sections.sections(of))
