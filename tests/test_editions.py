"""Other editions: a folder of pages becomes one row a figure, all of them or, of a bad page, none."""

import os
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from pages import page
from test_run import PAGES, call, refused

from helpers import case
from helpers.outside import edition_files
from helpers.page import blocks as page_blocks
from helpers.page import links
from helpers.tables import contracts, reference

DAY = date(2026, 1, 31)
LINKS = (
    '<a href="https://shop.example/enquiry/request-sample/4711?utm_term=05032025">sample</a>'
    '<a href="https://shop.example/paper-boat-r4711?utm_term=05032025">more</a>'
    '<a href="https://elsewhere.example/kite-market.md">kites</a>'
)


def boats(*paragraphs, title="Paper Boat Market, 2025 to 2032"):
    return page(*paragraphs, LINKS, title=title)


def test_number_and_address_come_from_the_pages_own_links():
    assert links.origin(boats()) == ("4711", "https://shop.example/paper-boat-r4711", True)


def test_links_that_do_not_agree_lower_the_confidence():
    mixed = boats('<a href="https://shop.example/purchase/9">x</a>', "The market grows at a CAGR of 5%.")
    assert links.origin(mixed)[::2] == ("4711", False)
    assert set(edition_files.rows(mixed, DAY)["confidence"]) == {"medium"}


def test_a_page_without_such_links_has_no_number():
    assert links.origin(page("The market grows at a CAGR of 5%.")) == ("", "", False)


def test_window_day_and_market_are_those_of_title_and_links():
    row = edition_files.rows(boats("The market grows at a CAGR of 5%."), DAY).iloc[0]
    assert (row.window_start, row.window_end, row.published) == (2025, 2032, "2025-03-05")
    assert (row.market_name, row.report_number) == ("Paper Boat", "4711")


def test_the_headline_is_the_first_growth_of_the_forecast_period():
    found = edition_files.rows(
        boats(
            "The market grew at a CAGR of 3% from 2019 to 2023.",
            "The market grows at a CAGR of 5% in the forecast period.",
            "The market may gain a CAGR of 9% during the forecast period.",
        ),
        DAY,
    )
    assert found.loc[found["role"] == "headline", "figure"].tolist() == ["5%"]


def test_without_a_forecast_period_the_first_growth_leads():
    found = edition_files.rows(boats("The market grew at a CAGR of 3% from 2019 to 2023."), DAY)
    assert found.loc[found["role"] == "headline", "figure"].tolist() == ["3%"]


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "pages"
    made.mkdir()
    for name in ("harbour-cranes", "one-claim"):
        shutil.copy(PAGES / f"{name}.md", made)
    return made


def test_the_command_writes_a_table_that_the_schema_of_the_reference_tables_accepts(folder, tmp_path):
    result = call("editions", folder, "-o", tmp_path / "out.csv", "--collected", "2026-01-31")
    assert result.exit_code == 0, result.output
    table = reference.table(tmp_path / "out.csv", contracts.REFERENCE["editions"])
    assert set(table["edition"]) == {"harbour-cranes", "one-claim"}
    assert set(table["collected"]) == {"2026-01-31"}


def test_text_of_a_page_does_not_run_as_a_formula(folder, tmp_path):
    (folder / "trap.md").write_text("# =1+1 Market\n\nThe market grows at a CAGR of 5%.\n")
    assert call("editions", folder, "-o", tmp_path / "out.csv").exit_code == 0
    raw = pd.read_csv(tmp_path / "out.csv", dtype=str)
    assert raw["source_title"].str.startswith("'=").sum() == 1


def test_a_bad_page_among_good_ones_is_skipped_and_reported(folder, tmp_path):
    (folder / "broken.md").write_bytes(b"\0")
    result = call("editions", folder, "-o", tmp_path / "out.csv")
    assert result.exit_code == 3
    assert "broken.md" in result.stderr and "binary" in result.stderr
    assert (tmp_path / "out.csv").exists()


def test_a_folder_without_a_readable_page_leaves_nothing(tmp_path):
    (tmp_path / "broken.md").write_bytes(b"\0")
    assert refused(call("editions", tmp_path, "-o", tmp_path / "out.csv"), "broken.md", "binary")
    assert not (tmp_path / "out.csv").exists()


def test_bad_input_is_refused_in_one_sentence(folder, tmp_path):
    out = tmp_path / "out.csv"
    (tmp_path / "empty").mkdir()
    assert refused(call("editions", tmp_path / "none", "-o", out), "no such folder")
    assert refused(call("editions", tmp_path / "empty", "-o", out), "no page")
    assert refused(call("editions", folder, "-o", tmp_path / "out.doc"), ".doc")
    assert refused(call("editions", folder, "-o", out, "--collected", "today"), "today", "2026-01-31")
    assert refused(call("editions", folder, "-o", tmp_path / "none" / "out.csv"), "cannot be written")
    assert not out.exists()


@pytest.mark.made_by(
    "python -m helpers editions FOLDER -o data/reference/editions.csv --collected 2026-11-24"
)
def test_the_committed_table_is_what_the_command_writes_from_the_original_pages(tmp_path):
    folder = os.environ.get("EDITIONS_ORIGINAL")
    if not folder:
        pytest.skip("EDITIONS_ORIGINAL does not name the folder of the original pages")
    result = call("editions", folder, "-o", tmp_path / "out.csv", "--collected", "2026-11-24")
    assert result.exit_code == 0, result.output
    committed = Path(case.root() / case.REFERENCE / "editions.csv")
    assert (tmp_path / "out.csv").read_bytes() == committed.read_bytes()


def test_a_page_of_the_folder_may_be_of_any_supported_kind(folder):
    (folder / "notes.xlsx").write_bytes(b"")
    (folder / "a.html").write_text("<h1>Kite Market</h1>")
    assert [path.name for path in edition_files.pages(folder)] == [
        "a.html",
        "harbour-cranes.md",
        "one-claim.md",
    ]
    assert isinstance(page_blocks.read(folder / "a.html"), page_blocks.Report)
