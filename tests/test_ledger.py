"""The ledger as a table: its columns and types, and what is saved is what is loaded."""

import csv

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import page

from helpers.ledger import table as ledger
from helpers.page import source as page_source
from helpers.tables import schemas

TEXT = "Europe holds around 20% of the market, worth €19.8 billion in 2022. It grows 10.7% a year in 3 steps."


@pytest.fixture
def table():
    return ledger.build(page(TEXT, title="Kite Market 2025 to 2032"))


def test_a_ledger_has_its_columns_in_order_and_ids_in_page_order(table):
    assert tuple(table.columns) == schemas.LEDGER.names
    assert list(table.claim_id) == [f"c{n:02d}" for n in range(1, len(table) + 1)]
    assert list(table.start) == sorted(table.start)


def test_years_are_whole_numbers_and_may_be_missing(table):
    assert str(table.start_year.dtype) == str(table.end_year.dtype) == "Int64"
    assert table.end_year.isna().any()


def test_a_path_and_a_report_give_the_same_ledger(tmp_path, table):
    made = page(TEXT, title="Kite Market 2025 to 2032")
    path = tmp_path / "page.md"
    path.write_bytes(made.source.encode())
    assert ledger.build(path).drop(columns="report").equals(table.drop(columns="report"))


def test_the_rejects_hold_the_other_digits():
    rejects = ledger.rejects(page(TEXT))
    assert tuple(rejects.columns) == schemas.REJECTS.names
    assert list(rejects.figure) == ["2022", "3"]
    assert list(rejects.reason) == ["year", "quantity"]


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl"])
def test_what_is_saved_is_what_is_loaded(tmp_path, table, ending):
    path = tmp_path / f"ledger{ending}"
    ledger.save(table, path)
    assert ledger.load(path).equals(table)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_whole_numbers_are_written_without_a_point(tmp_path, table):
    path = tmp_path / "ledger.csv"
    ledger.save(table, path)
    lows = [row["low"] for row in csv.DictReader(path.open(encoding="utf-8"))]
    assert lows == ["", "20", "19800000000", "10.7"]


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl"])
@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "'x", "NA", "null", 'a,b\n"c"', "\rx"])
def test_no_text_is_changed_by_saving_and_loading(tmp_path, table, ending, text):
    path = tmp_path / f"ledger{ending}"
    table["subject"] = pd.array([text] * len(table), dtype="string")
    ledger.save(table, path)
    assert list(ledger.load(path).subject) == [text] * len(table)


def test_a_cell_that_a_spreadsheet_would_run_is_defused(tmp_path, table):
    path = tmp_path / "ledger.csv"
    table["subject"] = pd.array(["=cmd()"] * len(table), dtype="string")
    ledger.save(table, path)
    assert {row["subject"] for row in csv.DictReader(path.open(encoding="utf-8"))} == {"'=cmd()"}


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30))
@settings(max_examples=50)
def test_any_text_survives_csv(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("csv") / "ledger.csv"
    table = ledger.build(page(TEXT))
    table["subject"] = pd.array([text] * len(table), dtype="string")
    ledger.save(table, path)
    assert list(ledger.load(path).subject) == [text] * len(table)


def test_a_page_without_a_claim_gives_an_empty_ledger():
    assert len(ledger.build(page("Boats float."))) == 0


def test_a_row_that_breaks_the_contract_is_refused(table):
    import pandera.errors

    table["kind"] = pd.array(["guess"] * len(table), dtype="string")
    with pytest.raises(pandera.errors.SchemaError):
        ledger.validate(table)


def test_an_unknown_ending_and_an_unreadable_page_are_refused(tmp_path, table):
    with pytest.raises(ValueError, match=r"\.xlsx"):
        ledger.save(table, tmp_path / "ledger.xlsx")
    with pytest.raises(ValueError, match=r"\.xlsx"):
        ledger.load(tmp_path / "ledger.xlsx")
    with pytest.raises(page_source.ReportError):
        ledger.build(tmp_path / "nothing.md")
    assert list(tmp_path.iterdir()) == []
