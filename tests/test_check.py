"""`helpers check`: findings and notes of many reports in two tables, whole or not at all, and the exit status."""

import json
import multiprocessing

import pandas as pd
import pytest
from test_run import CRANES, call, refused

from helpers import check
from helpers.checks import usual
from helpers.ledger import processes
from helpers.tables import reference, schemas

HOLDS = """# Tin Whistle Market Outlook, 2024 - 2031

The tin whistle market was worth USD 2.00 billion in 2024 and will be worth USD 3.90 billion in 2031, a CAGR
of 10.0% from 2024 to 2031.
"""
CLASHES = HOLDS.replace("10.0%", "14.0%").replace("Tin Whistle", "Kazoo").replace("tin whistle", "kazoo")
BLANK = HOLDS.replace("USD 2.00 billion in 2024", "USD XX billion in 2024")


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (("holds", HOLDS), ("blank", BLANK), ("clashes", CLASHES)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def table(path):
    return pd.read_csv(path, keep_default_na=False, na_values=[""])


def test_findings_and_notes_name_the_report_as_it_was_given(pages, tmp_path):
    out, notes = tmp_path / "findings.csv", tmp_path / "notes.csv"
    result = call("check", pages, "-o", out, "--notes", notes)
    assert result.exit_code == 0 and str(out) in result.stdout
    found, noted = table(out), table(notes)
    assert tuple(found.columns) == schemas.REPORTS_FINDINGS.names == ("report", *schemas.FINDINGS.names)
    assert tuple(noted.columns) == schemas.REPORTS_NOTES.names == ("report", *schemas.NOTES.names)
    assert list(dict.fromkeys(found["report"])) == [
        str(pages / f"{n}.md") for n in ("blank", "clashes", "holds")
    ]
    for _, rows in found.groupby("report"):
        assert list(rows["finding_id"]) == [f"f{n:02d}" for n in range(1, len(rows) + 1)]
    one = noted.query("check == 'completeness.blanks'").iloc[0]
    assert (one["report"], one["figure"]) == (str(pages / "blank.md"), "USD XX billion")
    assert BLANK[one["start"] : one["end"]] == one["figure"]


def test_nothing_of_the_world_outside_is_looked_at(tmp_path):
    result = call("check", CRANES, "-o", tmp_path / "out.csv")
    assert result.exit_code == 0
    assert not table(tmp_path / "out.csv")["check"].str.match("filings|publishers|editions").any()


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl"])
def test_jobs_change_nothing(tmp_path, pages, ending):
    for n in range(processes.CHUNK):
        (pages / f"more-{n:02d}.md").write_text(HOLDS.replace("10.0%", f"10.{n % 10}%"), encoding="utf-8")
    (pages / "more-07.md").write_bytes(b"\0")
    paths = sorted(map(str, pages.iterdir()))
    tables = [(tmp_path / f"f{jobs}{ending}", tmp_path / f"n{jobs}{ending}") for jobs in (1, 2)]
    one, two = (check.write(paths, *outs, jobs=jobs) for jobs, outs in enumerate(tables, 1))
    assert one == two and one.reports == len(paths) - 1 == processes.CHUNK + 2
    assert [path for path, _ in one.failed] == [str(pages / "more-07.md")]
    assert sum(one.verdicts.values()) == one.findings
    for first, second in zip(*tables, strict=True):
        assert first.read_bytes() == second.read_bytes()
    assert not multiprocessing.active_children()


def test_a_page_that_cannot_be_read_is_named_and_skipped(pages, tmp_path):
    (pages / "odd.md").write_bytes(b"\0")
    result = call("check", pages, tmp_path / "none.md", "-o", tmp_path / "out.csv")
    assert result.exit_code == 3
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 2 and "odd.md" in lines[0] and "none.md" in lines[1]
    assert table(tmp_path / "out.csv")["report"].nunique() == 3


def test_a_page_without_a_claim_is_read_and_gives_nothing(pages, tmp_path):
    (pages / "poem.md").write_text("# A poem\n\nNothing is counted here.\n", encoding="utf-8")
    assert call("check", pages, "-o", tmp_path / "out.csv").exit_code == 0
    assert table(tmp_path / "out.csv")["report"].nunique() == 3
    assert refused(call("check", pages / "poem.md", "-o", tmp_path / "none.csv"), "claim")
    assert not (tmp_path / "none.csv").exists()


def test_where_nothing_can_be_written_nothing_is(pages, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("old")
    assert refused(call("check", pages, "-o", out, "--notes", tmp_path / "n.doc"), ".doc")
    assert refused(call("check", pages, "-o", out, "--notes", out), "one table")
    assert refused(call("check", pages, "-o", tmp_path / "none" / "out.csv"), "cannot be written")
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "pages"]


def test_a_reference_class_that_cannot_be_used_is_said_at_once(pages, tmp_path, monkeypatch):
    def broken():
        raise reference.TableError("gross_output.csv: row 1 must be above 0; restore the committed file.")

    monkeypatch.setattr(usual, "industries", broken)
    assert refused(call("check", pages, "-o", tmp_path / "out.csv"), "gross_output.csv")


def test_rows_as_json_keep_their_types(pages, tmp_path):
    call("check", pages, "-o", tmp_path / "out.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert all(row["low"] is None or isinstance(row["low"], int | float) for row in rows)
    assert any(row["low"] is not None for row in rows)


RARE = HOLDS.replace(
    "of 10.0% from 2024 to 2031.",
    "of 10.0% from 2024 to 2031. The market grows at a CAGR of 6.0% from 2024 to 2029.",
)


@pytest.mark.parametrize(
    ("text", "asked", "status"),
    [
        (HOLDS, (), 0),
        (CLASHES, (), 0),  # what is found changes nothing unless it is asked for
        (HOLDS, ("--fail-on", "contradiction"), 0),
        (CLASHES, ("--fail-on", "contradiction"), 1),
        (CLASHES, ("--fail-on", "unusual"), 1),
        (RARE, ("--fail-on", "contradiction"), 0),
        (RARE, ("--fail-on", "unusual"), 1),
    ],
)
def test_the_exit_status_says_what_was_found_only_when_asked(tmp_path, text, asked, status):
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    result = call("check", page, "-o", tmp_path / "out.csv", *asked)
    assert result.exit_code == status, result.output
    found = table(tmp_path / "out.csv")["verdict"].tolist()
    assert ("contradiction" in found) is (text == CLASHES) and ("unusual" in found) is (text == RARE)
    assert f"{found.count('contradiction')} contradiction" in result.stdout


def test_a_contradiction_asked_for_goes_before_a_page_that_cannot_be_read(pages, tmp_path):
    (pages / "odd.md").write_bytes(b"\0")
    assert call("check", pages, "-o", tmp_path / "out.csv", "--fail-on", "contradiction").exit_code == 1
    assert call("check", pages, "-o", tmp_path / "out.csv", "--fail-on", "rumour").exit_code == 2
