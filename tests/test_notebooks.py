"""The committed notebooks: executed, tidy, and with no number that a run did not produce."""

import ast
import re
import statistics
from itertools import pairwise
from pathlib import Path

import nbformat
import papermill
import pytest

from helpers import parameters, run

HOME = Path(__file__).parents[1]
BOOKS = sorted((HOME / "notebooks").glob("*.ipynb"))
OWN = {"05_how_usual.ipynb": ["survey"]}  # parameters that one notebook has besides those of all
MOST_LINES, MEDIAN_LINES, MOST_BYTES = 15, 4, 500_000


@pytest.fixture(params=BOOKS, ids=lambda path: path.name)
def path(request):
    return request.param


@pytest.fixture
def book(path):
    return nbformat.read(path, as_version=4)


def tagged(book, tag):
    return [cell for cell in book.cells if tag in cell.metadata.get("tags", [])]


def code(book):
    return [cell for cell in book.cells if cell.cell_type == "code"]


def outputs(book):
    for cell in code(book):
        for output in cell.outputs:
            texts = {"text/plain": output.get("text", "")} | dict(output.get("data", {}))
            yield from (str(text) for kind, text in texts.items() if kind.startswith("text/"))


def test_there_are_notebooks():
    assert len(BOOKS) >= 4


def test_the_parameters_are_one_cell_of_literals_each_with_a_comment(book):
    (cell,) = tagged(book, "parameters")
    for line, statement in zip(cell.source.splitlines(), ast.parse(cell.source).body, strict=True):
        ast.literal_eval(statement.value)
        assert re.search(r"  # \S", line)


def test_all_notebooks_have_the_same_parameters_and_perhaps_some_of_their_own(path, book):
    first = nbformat.read(BOOKS[0], as_version=4)
    common = tagged(first, "parameters")[0].source.splitlines()
    own = tagged(book, "parameters")[0].source.splitlines()
    assert own[: len(common)] == common
    assert [line.split(":")[0] for line in own[len(common) :]] == OWN.get(path.name, [])


def test_the_parameters_are_the_default_ones(path):
    found = run.own_parameters(path)
    assert {name: found.pop(name) for name in parameters.DEFAULTS} == parameters.DEFAULTS
    assert [*found] == OWN.get(path.name, [])


def test_papermill_shows_a_help_text_for_every_parameter(path):
    found = papermill.inspect_notebook(str(path))
    assert len(found) == 7 + len(OWN.get(path.name, []))
    assert all(spec["help"] for spec in found.values())


@pytest.mark.made_by("make audit")
def test_code_is_executed_from_1_to_n(book):
    assert [cell.execution_count for cell in code(book)] == list(range(1, len(code(book)) + 1))


@pytest.mark.made_by("make audit")
def test_no_output_is_an_error_or_goes_to_stderr(book):
    for cell in code(book):
        assert all(o.output_type != "error" and o.get("name") != "stderr" for o in cell.outputs)


@pytest.mark.made_by("make audit")
def test_the_question_stands_first_then_the_parameters_then_the_answer(book):
    question, given, answer = book.cells[:3]
    assert re.match(r"# [^\n]*\?\n", question.source)
    assert [given] == tagged(book, "parameters") and [answer] == tagged(book, run.ANSWER)
    assert {tuple(output.data) for output in answer.outputs} == {("text/markdown", "text/plain")}


def test_prose_holds_no_typed_number(book):
    for cell in book.cells[1:]:
        if cell.cell_type == "markdown":
            prose = re.sub(r"\]\([^)]*\)", "", cell.source)
            assert not re.search(r"\d", prose), prose


def test_no_dollar_sign_that_would_be_read_as_mathematics(book):
    texts = [cell.source for cell in book.cells if cell.cell_type == "markdown"]
    assert not [text for text in (*texts, *outputs(book)) if "$" in text]


def test_a_sentence_stands_before_every_code_cell(book):
    for before, cell in zip(book.cells, book.cells[1:], strict=False):
        if cell.cell_type == "code" and not tagged(nbformat.v4.new_notebook(cells=[cell]), "parameters"):
            assert before.cell_type == "markdown" or "parameters" in before.metadata.get("tags", [])


def test_code_cells_are_short(book):
    lines = [len(cell.source.splitlines()) for cell in code(book)]
    assert max(lines) <= MOST_LINES
    assert statistics.median(lines) <= MEDIAN_LINES


def test_each_notebook_says_what_it_cannot_show(book):
    prose = "\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")
    assert "What this shows" in prose
    assert "What this cannot show" in prose


@pytest.mark.made_by("make audit")
def test_every_chart_has_a_text_in_its_place_and_is_followed_by_how_to_read_it(book):
    for cell in code(book):
        for output, after in pairwise([*cell.outputs, None]):
            if "image/png" in output.get("data", {}):
                text = output.metadata["image/png"]["alt"]
                key = after.data["text/markdown"].removeprefix("*How to read it: ").removesuffix("*")
                assert text.startswith("Chart: ") and len(text) > len(key) > 40


@pytest.mark.made_by("make audit")
def test_the_file_is_small_and_holds_no_times_no_versions_no_widgets(path, book):
    raw = path.read_text(encoding="utf-8")
    assert len(raw.encode()) < MOST_BYTES
    assert set(book.metadata) == {"kernelspec", "language_info"}
    assert book.metadata.kernelspec.name == "python3"
    assert all(set(cell.metadata) <= {"tags"} for cell in book.cells)
    assert "application/vnd.jupyter.widget" not in raw


def test_results_are_compared_when_the_notebooks_run_again(book):
    assert tagged(book, "nbval-check-output")


def test_params_files_name_only_parameters_of_the_notebooks():
    for file in (HOME / "notebooks" / "params").glob("*.yaml"):
        assert set(run.read_parameters(file, parameters.DEFAULTS)) <= set(parameters.DEFAULTS)


@pytest.mark.made_by(
    "make audit; then its answer, its headings and the text of its chart are typed into README.md"
)
def test_the_readme_says_what_the_run_found():
    book = nbformat.read(BOOKS[0], as_version=4)
    (answer,) = tagged(book, run.ANSWER)
    readme = (HOME / "README.md").read_text(encoding="utf-8")
    told = [
        o.data["text/markdown"] for c in book.cells for o in c.get("outputs", []) if "text/markdown" in o.data
    ]
    doubts = next(text.split("\n\n")[-1] for text in told if "**How sure?**" in text)
    words = next(text for text in told if text.startswith("**Words of the retold report:**"))
    for said in (answer.outputs[-1].data["text/markdown"], words, doubts):
        assert said in " ".join(readme.split())
    headings = [text.removeprefix("## ") for text in outputs(book) if text.startswith("## ")]
    assert headings and "\n".join(f"- {heading}" for heading in headings) in readme
    alts = [
        o.metadata["image/png"]["alt"] for cell in code(book) for o in cell.outputs if "image/png" in o.data
    ]
    assert f"![{alts[0]}](data/processed/charts/growth.png)" in readme


@pytest.mark.made_by("copying `left_out` of src/helpers/checks/completeness.py into README.md")
def test_the_readme_shows_the_check_as_it_stands_in_the_package():
    shown = re.search(r"```python\n(.*?)```", (HOME / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    assert shown in (HOME / "src" / "helpers" / "checks" / "completeness.py").read_text(encoding="utf-8")
    assert len(shown.splitlines()) <= 20
