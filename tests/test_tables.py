"""A table of results as a file: rounded, harmless in a spreadsheet, whole or not there."""

import csv

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.tables import writers


def saved(table, path):
    """What a reader of the file finds: its header and its rows, all as text."""
    writers.save_result(table, path)
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1 / 3, "0.333333"),
        (4e9 / 1.08**4, "2940120000"),  # 2,940,119,411.4: the sixth digit is rounded up
        (-0.00123456789, "-0.00123457"),
        (20.0, "20"),
        (0.0, "0"),
    ],
)
def test_a_fraction_keeps_six_significant_digits(tmp_path, value, text):
    assert saved(pd.DataFrame({"value": [value]}), tmp_path / "t.csv")[1] == [[text]]


def test_whole_numbers_keep_every_digit(tmp_path):
    table = pd.DataFrame({"offset": [123456789], "year": pd.array([2026], dtype="Int64")})
    assert saved(table, tmp_path / "t.csv")[1] == [["123456789", "2026"]]


@given(st.floats(1, 9.999), st.integers(-9, 12))
def test_rounding_moves_a_number_by_half_a_sixth_digit_at_most(mantissa, power):
    value = mantissa * 10.0**power
    assert abs(writers.rounded(value) - value) <= 0.500001 * 10.0 ** (power - 5)


def test_numbers_that_differ_between_machines_give_the_same_bytes(tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    writers.save_result(pd.DataFrame({"x": [0.1 + 0.2, 1.0]}, index=[7, 9]), one)
    writers.save_result(pd.DataFrame({"x": [0.3, 1.0]}), other)
    assert one.read_bytes() == other.read_bytes() == b"x\n0.3\n1\n"


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://example.org")', "+1", "-1+2", "@SUM(1)", "\t=1", "\r=1", "'=1"]
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(tmp_path, text):
    assert saved(pd.DataFrame({"company": [text]}), tmp_path / "t.csv")[1] == [["'" + text]]


def test_other_text_and_negative_numbers_stay_as_they_are(tmp_path):
    table = pd.DataFrame({"company": ['Acme, "Ltd"', "a = b", "NA"], "x": [-1.5, -2.0, 3.25]})
    assert saved(table, tmp_path / "t.csv")[1] == [
        ['Acme, "Ltd"', "-1.5"], ["a = b", "-2"], ["NA", "3.25"],
    ]  # fmt: skip


def test_what_is_missing_is_an_empty_cell(tmp_path):
    table = pd.DataFrame({"year": pd.array([None], dtype="Int64"), "of": [None], "low": [float("nan")]})
    assert saved(table, tmp_path / "t.csv")[1] == [["", "", ""]]


def test_a_row_without_any_value_is_still_a_row(tmp_path):
    writers.save_result(pd.DataFrame({"low": [float("nan"), 1.5]}), tmp_path / "t.csv")
    assert len(pd.read_csv(tmp_path / "t.csv")) == 2


def test_a_table_without_rows_has_its_header(tmp_path):
    assert saved(pd.DataFrame(columns=["a", "b"]), tmp_path / "t.csv") == (["a", "b"], [])


def test_the_table_in_memory_stays_as_it_was(tmp_path):
    table = pd.DataFrame({"x": [1 / 3], "company": ["=1"]})
    before = table.copy()
    writers.save_result(table, tmp_path / "t.csv")
    pd.testing.assert_frame_equal(table, before)


def test_the_folder_is_made_with_those_above_it(tmp_path):
    path = tmp_path / "a" / "b" / "t.csv"
    writers.save_result(pd.DataFrame({"x": [1]}), path)
    assert path.is_file()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="file"):
        writers.save_result(pd.DataFrame({"x": [1]}), tmp_path / "file" / "t.csv")


@pytest.fixture
def breaking(monkeypatch):
    """Make the third row of any table impossible to write."""
    write = writers.cell

    def cell(value):
        if value == "third":
            raise OSError("the disk is full")
        return write(value)

    monkeypatch.setattr(writers, "cell", cell)


@pytest.mark.usefixtures("breaking")
def test_a_table_that_breaks_off_leaves_the_old_one_and_nothing_else(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("old")
    with pytest.raises(OSError, match="disk is full"):
        writers.save_result(pd.DataFrame({"x": ["first", "second", "third"]}), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("breaking")
def test_a_first_table_that_breaks_off_leaves_nothing(tmp_path):
    with pytest.raises(OSError, match="disk is full"):
        writers.save_result(pd.DataFrame({"x": ["first", "second", "third"]}), tmp_path / "t.csv")
    assert list(tmp_path.iterdir()) == []
