"""The ledger as a table: its columns and types, and what is saved is what is loaded."""

import csv

import pandas as pd
import pandera.errors
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import page

from helpers.ledger import extract
from helpers.ledger import table as ledger
from helpers.ledger.claim import MARKET, Horizon
from helpers.ledger.table import LedgerError
from helpers.page import source as page_source
from helpers.page.blocks import read
from helpers.tables import schemas, visible

TEXT = "Europe holds around 20% of the market, worth €19.8 billion in 2022. It grows 10.7% a year in 3 steps."


@pytest.fixture
def table():
    return ledger.frame(ledger.rows(page(TEXT, title="Kite Market 2025 to 2032"))[0])


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
    assert (
        ledger.frame(ledger.rows(read(path))[0]).drop(columns="report").equals(table.drop(columns="report"))
    )


def test_the_rejects_hold_the_other_digits():
    rejects = ledger.rejects(extract.read(page(TEXT))[1], "page.md")
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
    assert list(ledger.load(path).subject) == [visible.visible(text)] * len(table)


def test_a_cell_that_a_spreadsheet_would_run_is_defused(tmp_path, table):
    path = tmp_path / "ledger.csv"
    table["subject"] = pd.array(["=cmd()"] * len(table), dtype="string")
    ledger.save(table, path)
    assert {row["subject"] for row in csv.DictReader(path.open(encoding="utf-8"))} == {"'=cmd()"}


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30))
@settings(max_examples=50)
def test_any_text_survives_csv_but_for_characters_that_steer_a_terminal(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("csv") / "ledger.csv"
    table = ledger.frame(ledger.rows(page(TEXT))[0])
    table["subject"] = pd.array([text] * len(table), dtype="string")
    ledger.save(table, path)
    assert list(ledger.load(path).subject) == [visible.visible(text)] * len(table)


def test_a_page_without_a_claim_gives_an_empty_ledger():
    assert len(ledger.frame(ledger.rows(page("Boats float."))[0])) == 0


def test_a_row_that_breaks_the_contract_is_refused(table):
    table["kind"] = pd.array(["guess"] * len(table), dtype="string")
    with pytest.raises(pandera.errors.SchemaError):
        ledger.validate(table)


def test_an_unknown_ending_and_an_unreadable_page_are_refused(tmp_path, table):
    with pytest.raises(ValueError, match=r"\.xlsx"):
        ledger.save(table, tmp_path / "ledger.xlsx")
    with pytest.raises(ValueError, match=r"\.xlsx"):
        ledger.load(tmp_path / "ledger.xlsx")
    with pytest.raises(page_source.ReportError):
        read(tmp_path / "nothing.md")
    assert list(tmp_path.iterdir()) == []


# --- rows and claims -------------------------------------------------------------------------------------
EVERY = """Europe holds around 20% of the market. North America and China together hold over 40%, Japan less than 5%.

The market will grow at a CAGR of 7-9% over the next 3-5 years. It is to reach $4.50 billion by 2030 and $X billion by
2035. It grows 6% a year during the forecast period."""


@pytest.fixture
def every():
    """Claims of every kind and hedge: a window, a blank, a range, ends that are open."""
    players = (
        "Acme sells kites. The company expects a market growth rate of 5% a year and had sales of $3 million."
    )
    made = page(*EVERY.split("\n\n"), title="Kite Market 2025 to 2032")
    told = page(players, section="Major Market Players")
    found = [*extract.read(made)[0], *extract.read(told)[0]]
    return tuple(claim._replace(claim_id=f"c{n:02d}") for n, claim in enumerate(found, 1))


def test_the_claims_of_the_page_are_of_every_kind_and_hedge(every):
    assert {claim.kind for claim in every} == {"window", "growth", "size", "share", "revenue"}
    assert {claim.hedge for claim in every} == {"", "exact", "about", "over", "under", "range", "placeholder"}
    assert {claim.horizon for claim in every} == {None, Horizon((3, 5)), Horizon(period=True)}
    assert {claim.company for claim in every} == {"", "Acme"}
    assert max(len(claim.subjects) for claim in every) == 2


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl"])
def test_a_ledger_shows_all_of_its_claims(tmp_path, every, ending):
    table = ledger.view(every, "page.md")
    assert ledger.claims(table) == every
    path = tmp_path / f"ledger{ending}"
    ledger.save(table, path)
    assert ledger.claims(ledger.load(path)) == every


def test_a_claim_shows_the_last_digit_printed(every):
    (size,) = [claim for claim in every if claim.figure == "$4.50 billion"]
    assert [(end.value, end.step) for end in size.ends] == [(4_500_000_000, 10_000_000)]
    assert ledger.claims(ledger.view([size], "page.md"))[0].ends == size.ends


def test_an_open_end_is_blank_in_the_ledger(every):
    ends = {claim.hedge: (claim.low is None, claim.high is None) for claim in every}
    shown = {"over": (False, True), "under": (True, False), "placeholder": (True, True), "": (True, True)}
    assert ends == dict.fromkeys(("exact", "about", "range"), (False, False)) | shown


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl"])
def test_a_row_whose_ends_are_not_its_figures_is_refused_by_file_and_row(tmp_path, table, ending):
    table.loc[1, ["low", "high"]] = 99
    path = tmp_path / f"ledger{ending}"
    ledger.save(table, path)
    with pytest.raises(LedgerError) as refused:
        ledger.load(path)
    said = str(refused.value)
    assert str(path) in said and "row c02" in said and "low 99 and high 99" in said and "'20%'" in said
    assert said.endswith(".") and "\n" not in said


@pytest.mark.parametrize(
    ("hedge", "low", "high", "wrong"),
    [
        ("exact", 20, 21, "high 21"),
        ("exact", 19, 20, "low 19"),
        ("exact", 20 + 1e-6, 20, "low 20"),
        ("exact", None, 20, "no low"),
        ("exact", 20, None, "no high"),
        ("over", 20, 20, "high 20"),
        ("under", 20, 20, "low 20"),
        ("placeholder", None, 20, "no low"),
    ],
)
def test_each_end_is_held_to_the_figure_and_the_hedge(table, hedge, low, high, wrong):
    table.loc[1, "hedge"] = hedge
    table.loc[1, "low"], table.loc[1, "high"] = low, high
    with pytest.raises(LedgerError, match=f"row c02 of the ledger has {wrong}"):
        ledger.claims(table)


def test_the_noise_of_floats_is_no_difference(table):
    table.loc[1, "low"] = 20 * (1 + 1e-12)
    assert len(ledger.claims(table)) == len(table)


def test_what_is_not_said_is_empty_in_a_claim():
    rate, share = extract.read(page("The market grows 6% a year. Europe holds 20%."))[0]
    for claims in ((rate, share), ledger.claims(ledger.view((rate, share), "page.md"))):
        assert [(c.start_year, c.end_year, c.horizon, c.base, c.company) for c in claims] == [
            (None, None, None, "", ""), (None, None, None, MARKET, ""),
        ]  # fmt: skip


def test_a_row_without_a_subject_is_refused(table):
    table["subject"] = pd.array([None] * len(table), dtype="string")
    with pytest.raises(pandera.errors.SchemaError):
        ledger.validate(table)
