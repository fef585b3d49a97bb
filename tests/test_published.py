"""What is published changes by an audit of the default case and in no other way."""

import subprocess
import sys

import clones
import nbformat
import papermill
import pytest
from typer.testing import CliRunner

from helpers import __main__, case, parameters, run

NAME = "pacs-systems-market"
CRANES = "tests/reports/harbour-cranes.md"
QUICK = "notebooks/03_compare_shares.ipynb"
RESULTS = {"ledger.csv", "00_findings.ipynb", "report.html", "results.json"}  # of `audit` below


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A clone, worked in."""
    monkeypatch.chdir(clones.make(tmp_path))
    return tmp_path


@pytest.fixture
def untouched(clone):
    """Check at the end that only runs/ has changed."""
    before = clones.files(clone)
    yield clone
    assert clones.files(clone) == before


def folder(**changed):
    return str(case.check_parameters(**parameters.DEFAULTS | changed).out.relative_to(parameters.root()))


def test_a_notebook_keeps_its_results_under_runs_even_in_the_default_case(clone):
    assert folder() == f"runs/{NAME}"


@pytest.mark.parametrize(
    ("changed", "ending"),
    [
        ({"about": 10.0}, "about-10"), ({"about": 7.5}, "about-7.5"), ({"about": 5.000001}, "about-5.000001"),
        ({"rounding": "half up"}, "rounding-half-up"), ({"over": "strict"}, "over-strict"),
        ({"published": "2025-01-31"}, "published-2025-01-31"), ({"unusual_below": 0.5}, "unusual-below-0.5"),
        ({"about": 0, "over": "strict"}, "about-0-over-strict"),
    ],
)  # fmt: skip
def test_other_parameters_name_the_folder(changed, ending, clone):
    assert folder(**changed) == f"runs/{NAME}-{ending}"


def test_a_default_value_of_another_type_is_no_other_parameter(clone):
    assert folder(about=5, unusual_below=0.05) == folder()


@pytest.mark.parametrize("changed", [{}, {"about": 10.0}])
def test_another_report_names_the_folder(changed, clone):
    assert folder(report=CRANES, **changed) == "runs/harbour-cranes"


def test_a_report_that_is_named_by_dots_alone_stays_under_runs(clone):
    (clone / "...md").write_bytes((clone / CRANES).read_bytes())
    assert folder(report="...md").startswith("runs/")


def test_the_default_report_is_known_under_every_name(clone):
    (clone / "link.md").symlink_to(clone / parameters.DEFAULTS["report"])
    for name in ("link.md", f"data/../data/raw/{NAME}.md", str(clone / parameters.DEFAULTS["report"])):
        assert folder(report=name, about=10.0) == f"runs/{NAME}-about-10"
        assert parameters.is_default(parameters.DEFAULTS | {"report": name})


@pytest.mark.parametrize("changed", [{}, {"about": 10.0}, {"report": CRANES}])
@pytest.mark.parametrize(
    "out", ["data/processed", "data/processed/charts", "data/raw/../processed/new", "notebooks", "link/new"]
)
def test_no_run_may_name_a_published_folder(out, changed, clone):
    (clone / "link").symlink_to(clone / "data" / "processed")
    for name in (out, str(clone / out)):
        with pytest.raises(case.ParameterError, match=r"out is .*publishes") as refused:
            case.check_parameters(**parameters.DEFAULTS | changed | {"out": name})
        assert "\n" not in str(refused.value)


def test_a_published_folder_that_was_removed_is_still_refused(clone):
    (clone / "data" / "processed").rename(clone / "away")
    with pytest.raises(case.ParameterError):
        case.check_parameters(**parameters.DEFAULTS | {"out": "data/processed"})


def test_a_folder_beside_a_published_one_is_not_refused(clone):
    assert folder(out="data/processed-mine") == "data/processed-mine"


def test_the_project_is_the_one_around_the_working_folder_and_not_the_one_installed(clone, monkeypatch):
    assert parameters.root() == clone != clones.HOME
    monkeypatch.chdir(clone / "notebooks" / "params")
    assert parameters.root() == clone


def test_a_project_of_another_name_is_passed_over(clone, monkeypatch):
    inner = clone / "tests" / "other"
    (inner / parameters.REFERENCE).mkdir(parents=True)
    for text in ('[project]\nname = "other"\n', "[tool]\n", "no toml"):
        (inner / parameters.MARKER).write_text(text)
        monkeypatch.chdir(inner)
        assert parameters.root() == clone


def test_outside_of_any_clone_the_package_stands_in_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert parameters.root() == clones.HOME


def test_where_there_is_no_project_one_sentence_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parameters, "__file__", str(tmp_path / "site-packages" / "helpers" / "case.py"))
    with pytest.raises(case.ParameterError, match=r"run it from within a clone\.$"):
        parameters.root()
    result = CliRunner().invoke(__main__.app, ["audit"])
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1


def audit(monkeypatch, *arguments):
    """Run an audit that writes a table and a notebook in place of executing the notebooks."""

    def execute(_books, stage, parameters, keep):
        (stage / "ledger.csv").write_text("new")
        (stage / "00_findings.ipynb").write_text("new")

    monkeypatch.setattr(run, "_execute", execute)
    return CliRunner().invoke(__main__.app, ["audit", *map(str, arguments)])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("about: 10.0\n", f"{NAME}-about-10"),
        (f"report: data/raw/{NAME}.md\nover: strict\n", f"{NAME}-over-strict"),
        (f"report: {CRANES}\n", "harbour-cranes"),
    ],
)
def test_an_audit_of_own_parameters_goes_to_runs(text, name, untouched, monkeypatch):
    params = untouched / "runs" / "own.yaml"
    params.parent.mkdir()
    params.write_text(text)
    result = audit(monkeypatch, "--params", params)
    assert result.exit_code == 0, result.output
    kept = untouched / "runs" / name
    assert {path.name for path in kept.iterdir()} == RESULTS


@pytest.mark.parametrize(
    "arguments", [[], [parameters.DEFAULTS["report"]], ["--params", "notebooks/params/pacs.yaml"]]
)
def test_an_audit_of_the_default_case_publishes(arguments, clone, monkeypatch):
    before = clones.files(clone)
    assert audit(monkeypatch, *arguments).exit_code == 0
    after = clones.files(clone)
    assert {name for name in after if after[name] != before.get(name)} == {
        "data/processed/ledger.csv",
        "notebooks/00_findings.ipynb",
    }
    assert not (clone / "runs").exists()


def test_an_audit_of_the_default_case_into_another_folder_goes_there(untouched, monkeypatch):
    assert audit(monkeypatch, "--out", "runs/mine").exit_code == 0
    assert {path.name for path in (untouched / "runs/mine").iterdir()} == RESULTS


@pytest.mark.parametrize("out", ["data/processed", "notebooks"])
def test_an_audit_into_a_published_folder_is_refused(out, untouched, monkeypatch):
    for arguments in ([], [CRANES]):
        result = audit(monkeypatch, *arguments, "--out", out)
        assert result.exit_code == 2
        assert "publishes" in result.stderr


@pytest.mark.parametrize("line", ["about: float = 10.0", "about: float = 2.5 * 2", "renamed: float = 5.0"])
def test_a_notebook_whose_own_parameters_were_changed_is_not_published(line, clone, monkeypatch):
    change(clone / QUICK, "about: float = 5.0", line)
    before = clones.files(clone)
    result = audit(monkeypatch)
    assert result.exit_code == 2
    assert "03_compare_shares.ipynb" in result.stderr
    assert "about" in result.stderr
    assert clones.files(clone) == before
    assert audit(monkeypatch, CRANES).exit_code == 0  # there its own cell does not count


def change(notebook, old, new):
    """Type over a parameter in a notebook, as one does in JupyterLab."""
    book = nbformat.read(notebook, as_version=4)
    (cell,) = [cell for cell in book.cells if "parameters" in cell.metadata.get("tags", [])]
    assert old in cell.source
    cell.source = cell.source.replace(old, new)
    nbformat.write(book, notebook)


def test_papermill_without_a_folder_goes_to_runs(untouched, tmp_path_factory):
    """Run in the project's folder, as the README does."""
    output = tmp_path_factory.mktemp("by-hand") / "03.ipynb"
    command = [sys.executable, "-m", "papermill", QUICK, str(output), "-p", "about", "10.0"]
    subprocess.run(command, cwd=untouched, check=True, capture_output=True)
    kept = untouched / "runs" / f"{NAME}-about-10"
    assert {path.name for path in kept.glob("*.csv")} >= {"share_totals.csv", "revenues.csv"}


def test_jupyter_with_only_the_report_changed_goes_to_runs(clone):
    """Change the report in the cell and run all cells in the notebook's folder."""
    change(clone / QUICK, parameters.DEFAULTS["report"], CRANES)
    before = clones.files(clone)
    works_in = {"metadata": {"path": str(clone / "notebooks")}}
    papermill.execute_notebook(str(clone / QUICK), None, progress_bar=False, resources=works_in)
    assert clones.files(clone) == before
    assert (clone / "runs/harbour-cranes/share_totals.csv").is_file()
