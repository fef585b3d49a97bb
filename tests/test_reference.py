"""Reference tables: checked as they are loaded, looked up by name, and an error names file, place and remedy."""

import shutil

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_run import CRANES, call, refused

from helpers import case
from helpers.tables import reference

FOLDER = case.root() / case.REFERENCE


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "reference")


def spoil(folder, table, column, value, row=0):
    path = folder / f"{table}.csv"
    rows = pd.read_csv(path, dtype="string", keep_default_na=False)
    rows.loc[row, column] = value
    rows.to_csv(path, index=False)
    return path


def message(folder):
    with pytest.raises(reference.TableError) as caught:
        reference.load(folder)
    text = str(caught.value)
    assert "\n" not in text and text.endswith(".")
    return text


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("exchange_rates", "rate", "-1.05", "above 0"),
        ("exchange_rates", "rate", "dear", "a number"),
        ("exchange_rates", "base", "Euro", "ISO code"),
        ("exchange_rates", "period_end", "2021-01-01", "end no earlier"),
        ("company_revenue", "source_url", "", "filled"),
        ("company_revenue", "source_url", "the annual report", "address"),
        ("company_revenue", "collected", "yesterday", "a day"),
        ("company_revenue", "confidence", "quite", "high, medium, low"),
        ("company_revenue", "revenue_id", "r02", "once"),
        ("estimates", "base_year", "2099", "before its end year"),
        ("estimates", "rate_percent", "1000", "between 0 and 100"),
        ("editions", "kind", "rumour", "growth"),
    ],
)
def test_a_wrong_value_is_named_with_file_row_and_remedy(folder, table, column, value, words):
    path = spoil(folder, table, column, value)
    text = message(folder)
    assert str(path) in text and words in text and "row 1" in text.replace("row 2", "row 1")
    assert reference.REMEDY in text


def test_a_missing_table_is_named(folder):
    (folder / "estimates.csv").unlink()
    assert "estimates.csv: there is no such file" in message(folder)


def test_a_missing_column_is_named(folder):
    path = folder / "estimates.csv"
    pd.read_csv(path, dtype="string").drop(columns="area").to_csv(path, index=False)
    assert "lacks the column area" in message(folder)


def test_a_file_that_is_no_table_is_refused(folder):
    (folder / "estimates.csv").write_bytes(b"\xff\xfe\x00")
    assert "cannot be read as a table" in message(folder)


def test_an_audit_ends_with_one_sentence_where_a_table_is_wrong_and_writes_nothing(
    folder, tmp_path, monkeypatch
):
    path = spoil(folder, "exchange_rates", "rate", "0")
    monkeypatch.setattr(case, "REFERENCE", str(folder))
    assert refused(call("audit", CRANES, "--out", tmp_path / "out"), str(path), "above 0")
    assert not (tmp_path / "out").exists()


def test_every_row_has_a_source_with_an_address():
    known = reference.load(FOLDER)
    for table in (known.revenue, known.rates, known.estimates, known.editions):
        assert table["source_url"].str.startswith("http").all()
        assert table["source_title"].notna().all()


@pytest.mark.parametrize("name", ["GE Healthcare", "ge healthcare", " GE  HealthCare "])
def test_a_company_is_found_by_any_of_its_spellings(name):
    assert reference.load(FOLDER).company(name) == "GE HealthCare"


def test_a_company_that_only_shares_a_word_is_not_found():
    known = reference.load(FOLDER)
    assert not known.company("GE Aerospace") and not known.company("Siemens Energy") and not known.company("")


@pytest.mark.parametrize(
    ("title", "product"),
    [
        ("PACS Systems Market Analysis, 2025 to 2032", "PACS"),
        ("Insights into PACS and RIS Market Size", "PACS and RIS"),
        ("Picture Archiving and Communication System (PACS\uff09 Market Outlook", "PACS"),
        ("Veterinary PACS Market", ""),
        ("A page about nothing", ""),
    ],
)
def test_a_market_is_looked_up_by_what_stands_before_the_word_market(title, product):
    assert reference.load(FOLDER).market(title)[1] == product


@given(st.text())
def test_the_name_of_a_market_is_part_of_any_title(title):
    assert reference.market_name(title) in title
    assert reference.key(reference.key(title)) == reference.key(title)
