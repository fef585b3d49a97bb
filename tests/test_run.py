"""The command line: whole results or none, and one clear sentence for bad input."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import clones
import documents
import nbformat
import pandas as pd
import pytest
from typer.testing import CliRunner

from helpers import __main__, run
from helpers.ledger import table as ledger

HOME = Path(__file__).parents[1]
PAGES = HOME / "tests" / "reports"
CRANES = str(PAGES / "harbour-cranes.md")


def call(*arguments):
    return CliRunner().invoke(__main__.app, [str(a) for a in arguments])


def refused(result, *words):
    """Check that a call ended with one sentence that holds these words."""
    assert result.exit_code not in (0, 1), result.output
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    assert all(word in lines[0] for word in words), lines[0]
    assert "Traceback" not in result.output
    return True


BAD = {
    "missing": (None, "no such file"),
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
    "binary": (b"<h1>A Market</h1>\0\1\2", "binary"),
    "latin": ("<h1>Marché</h1>".encode("latin-1"), "no claim"),
    "scan": (documents.pdf(), "no text"),
    "locked": (documents.pdf("Boats", password="x"), "password"),
    "claimless": ((PAGES / "no-claim.md").read_bytes(), "no claim"),
}


@pytest.mark.parametrize("name", BAD)
def test_audit_refuses_a_bad_report_and_leaves_nothing(name, tmp_path):
    content, word = BAD[name]
    page = tmp_path / f"{name}.md"
    if content is not None:
        page.write_bytes(content)
    assert refused(call("audit", page, "--out", tmp_path / "out"), str(page), word)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", BAD)
def test_ledger_reports_a_bad_page_with_status_3_and_leaves_nothing(name, tmp_path):
    content, word = BAD[name]
    page = tmp_path / f"{name}.md"
    if content is not None:
        page.write_bytes(content)
    result = call("ledger", page, "-o", tmp_path / "out.csv")
    assert refused(result, str(page), word)
    assert result.exit_code == 3
    assert not (tmp_path / "out.csv").exists()


def test_a_folder_is_no_report(tmp_path):
    assert refused(call("audit", tmp_path, "--out", tmp_path / "out"), "folder")
    assert refused(call("ledger", tmp_path, "-o", tmp_path / "out.csv"), "folder")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("abuot: 3\n", ["unknown parameter 'abuot'", "about"]),
        ("about: wide\n", ["about", "number"]),
        ("about: -1\n", ["about"]),
        ("rounding: up and down\n", ["rounding"]),
        ("published: yesterday\n", ["yesterday"]),
        ("report: 7\n", ["report", "text"]),
        ("- about\n", ["parameters"]),
        ("about: [\n", ["YAML"]),
    ],
)
def test_bad_parameters_are_refused_before_anything_runs(text, words, tmp_path):
    params = tmp_path / "case.yaml"
    params.write_text(text)
    assert refused(call("audit", CRANES, "--params", params, "--out", tmp_path / "out"), *words)
    assert not (tmp_path / "out").exists()


def test_a_missing_params_file_is_named(tmp_path):
    assert refused(call("audit", CRANES, "--params", tmp_path / "none.yaml"), "none.yaml")


def test_an_output_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert refused(call("audit", CRANES, "--out", tmp_path / "file" / "out"), "cannot be written")
    assert refused(call("ledger", CRANES, "-o", tmp_path / "file" / "out.csv"), "cannot be written")


def test_a_kernel_that_cannot_be_started_is_not_laid_to_the_folder_for_results(tmp_path, monkeypatch):
    def denied(*_, **__):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/other/python")

    monkeypatch.setattr(run.papermill, "execute_notebook", denied)
    result = call("audit", CRANES, "--out", tmp_path / "out")
    said = result.stderr.strip().splitlines()[-1]  # behind the bar of progress
    assert result.exit_code == 2 and "its kernel cannot be started" in said and "/other/python" in said
    assert "results cannot be written" not in result.stderr and not (tmp_path / "out").exists()


def test_an_unknown_ending_of_the_ledger_is_refused(tmp_path):
    assert refused(call("ledger", CRANES, "-o", tmp_path / "out.doc"), ".doc", ".csv")


def test_one_bad_page_among_good_ones_is_skipped_and_reported(tmp_path):
    out = tmp_path / "out.csv"
    result = call("ledger", CRANES, tmp_path / "none.md", PAGES / "one-claim.md", "-o", out)
    assert result.exit_code == 3
    assert "none.md" in result.stderr
    assert list(ledger.load(out)["report"].unique()) == [CRANES, str(PAGES / "one-claim.md")]


@pytest.fixture(scope="module")
def cranes(tmp_path_factory):
    """The audit of a second report, with its own parameters."""
    out = tmp_path_factory.mktemp("runs") / "cranes"
    result = call("audit", CRANES, "--params", HOME / "notebooks/params/harbour-cranes.yaml", "--out", out)
    assert result.exit_code == 0, result.output
    return out, result


def test_the_last_line_of_an_audit_says_where_to_look(cranes):
    out, result = cranes
    notebook, page = out / "00_findings.ipynb", out / "report.html"
    assert result.stdout.strip().splitlines()[-1] == f"Done. Open {notebook} first, or {page} in a browser."


def test_an_audit_of_another_report_writes_all_its_results(cranes):
    out, _ = cranes
    assert len(list(out.glob("*.ipynb"))) == len(list((HOME / "notebooks").glob("*.ipynb")))
    tables = {path.name for path in (HOME / "data" / "processed").glob("*.csv")}
    assert {path.name for path in out.glob("*.csv")} == tables
    assert (out / "report.html").is_file()
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_its_parameters_reach_the_notebooks(cranes):
    out, _ = cranes
    book = nbformat.read(out / "00_findings.ipynb", as_version=4)
    (cell,) = [c for c in book.cells if "parameters" in c.metadata.get("tags", [])]
    assert not any(run.INJECTED in c.metadata.get("tags", []) for c in book.cells)
    assert "about: float = 10.0  # how far" in cell.source
    assert "2024-02-01" in cell.source
    shown = [o.data.get("text/markdown", "") for c in book.cells for o in c.get("outputs", [])]
    assert any("1 February 2024" in text for text in shown)


def test_what_it_says_is_true_of_the_invented_page(cranes):
    out, _ = cranes
    found = pd.read_csv(out / "findings.csv").set_index("check")["verdict"]
    # 2.0 to 3.1 in seven years is 6.5% a year, not 4.0; 55, 30 and 25 make 110.
    assert set(found["growth.together"].split()) == {"contradiction"}
    assert found["shares.together"] == "contradiction"


def test_its_notebooks_do_not_name_the_folder_of_the_unfinished_run(cranes):
    out, _ = cranes
    for path in out.glob("*.ipynb"):
        assert ".unfinished-" not in path.read_text(encoding="utf-8")
    book = nbformat.read(out / "00_findings.ipynb", as_version=4)
    (cell,) = [c for c in book.cells if "parameters" in c.metadata.get("tags", [])]
    assert f'out: str = "{out}"  # the folder' in cell.source
    assert 'report: str = "tests/reports/harbour-cranes.md"  # the page' in cell.source


def test_a_cell_of_parameters_states_other_values_and_keeps_all_else():
    source = 'a: str = "x"  # é, then "y"\nb: float = 5.0\nc = 7\nd: str = ""'
    given = {"a": 'é "q" \\ {x}', "b": 0.5, "c": 9, "e": 1}
    told = run.stated(source, given)
    names: dict = {}
    exec(told, names)
    assert (names["a"], names["b"], names["c"], names["d"]) == (given["a"], 0.5, 7, "")
    assert told.splitlines()[0].endswith('  # é, then "y"')
    assert run.stated(source, {}) == source


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A clone without its results, and the audit of the default report there."""
    clone = clones.make(tmp_path_factory.mktemp("clone"))
    shutil.rmtree(clone / "data" / "processed")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(clone)
        result = call("audit")
    assert result.exit_code == 0, result.output
    return clone


@pytest.mark.made_by("make audit")
def test_a_fresh_run_on_the_default_report_writes_the_committed_tables(published):
    committed = sorted((HOME / "data" / "processed").glob("*.csv"))
    assert committed
    for path in committed:
        assert (published / "data" / "processed" / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.made_by("make audit")
def test_a_fresh_run_on_the_default_report_writes_the_committed_page(published):
    page = Path("data") / "processed" / "report.html"
    assert (published / page).read_bytes() == (HOME / page).read_bytes()


@pytest.mark.made_by("make audit")
def test_a_fresh_run_writes_what_is_committed_and_nothing_beside(published):
    def names(home):
        found = [path for name in ("data", "notebooks") for path in (home / name).rglob("*")]
        return {str(path.relative_to(home)) for path in found if not path.match(".ipynb_checkpoints")}

    assert names(published) == names(HOME)
    assert not (published / "runs").exists()


@pytest.mark.made_by("make audit")
@pytest.mark.parametrize("path", sorted((HOME / "notebooks").glob("*.ipynb")), ids=lambda path: path.name)
def test_a_fresh_run_leaves_the_notebooks_as_committed_but_for_their_outputs(path, published):
    fresh = published / "notebooks" / path.name
    assert str(published) not in fresh.read_text(encoding="utf-8")
    books = [nbformat.read(one, as_version=4) for one in (path, fresh)]
    before, after = ([(cell.source, cell.metadata) for cell in book.cells] for book in books)
    assert after == before
    counts = [cell.execution_count for cell in books[1].cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))


def _heeds_stops():
    """What a shell starts in the background ignores an interrupt, and so does all that it starts in turn."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_in_the_middle_leaves_nothing(how, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "helpers", "audit", CRANES, "--out", str(out)]
    with subprocess.Popen(
        command, cwd=HOME, stderr=subprocess.PIPE, text=True, env=os.environ, preexec_fn=_heeds_stops
    ) as job:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob("out/.unfinished-*")) and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(1.5)
        job.send_signal(how)
        said = job.stderr.read()
    assert job.returncode == 130
    assert "nothing was written" in said
    assert "Traceback" not in said
    assert not out.exists()


def test_a_full_disk_met_in_a_notebook_is_told_of_the_folder(tmp_path, monkeypatch):
    def full(*_, **__):
        raise run.papermill.PapermillExecutionError(
            1, 1, "", "OSError", "[Errno 28] No space left on device", []
        )

    monkeypatch.setattr(run.papermill, "execute_notebook", full)
    with pytest.raises(run.ParameterError, match=r"No space left on device\); give another folder"):
        run.audit(str(HOME / CRANES), None, str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_the_cell_with_the_parameters_is_the_same_in_every_run():
    own = nbformat.v4.new_code_cell('report: str = "b.md"', metadata={"tags": ["parameters"]})
    drawn = [nbformat.v4.new_code_cell("", metadata={"tags": [run.INJECTED]}) for _ in range(2)]
    books = [run.restate(nbformat.v4.new_notebook(cells=[own, cell]), {"report": "a.md"}) for cell in drawn]
    assert nbformat.writes(books[0]) == nbformat.writes(books[1])
    assert books[0].cells[0].source == 'report: str = "a.md"'


@pytest.mark.parametrize("tagged", [0, 2])
def test_a_notebook_without_its_one_cell_of_parameters_is_refused_by_name(tmp_path, tagged):
    cells = [nbformat.v4.new_code_cell("a = 1", metadata={"tags": ["parameters"]}) for _ in range(tagged)]
    path = tmp_path / "mine.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    with pytest.raises(run.RunError, match=r"mine\.ipynb: no cell, or more than one, is tagged parameters"):
        run._one(path, tmp_path, {}, keep=True)
