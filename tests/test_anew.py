"""A test that finds something stale says which command makes it anew."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

HOME = Path(__file__).parents[1]
STALE = """import pytest

@pytest.mark.made_by("make kites")
@pytest.mark.parametrize("n", [1, 2])
def test_stale(n):
    assert n == 1

def test_other():
    assert False
"""


def failing(folder, *options):
    """Run pytest in a folder with the project's own rules of reporting, and return what it says."""
    shutil.copy(HOME / "conftest.py", folder)
    command = [sys.executable, "-m", "pytest", "-c", HOME / "pyproject.toml", "--rootdir", folder]
    ended = subprocess.run([*command, *options, folder], cwd=folder, capture_output=True, text=True)
    assert ended.returncode == 1, ended.stdout
    return ended.stdout


def test_a_marked_test_says_its_command_when_it_fails_and_no_other_does(tmp_path):
    (tmp_path / "test_stale.py").write_text(STALE, encoding="utf-8")
    said = failing(tmp_path)
    assert said.count("made anew by") == 1 and said.count("make kites\n\nRead what it changes") == 1
    assert "2 failed, 1 passed" in said


def test_a_notebook_whose_outputs_are_stale_says_make_audit(tmp_path):
    cell = nbformat.v4.new_code_cell("1", metadata={"tags": ["nbval-check-output"]}, execution_count=1)
    cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "2"}, execution_count=1)]
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "stale.ipynb")
    said = failing(tmp_path, "--nbval-lax", "--nbval-current-env")
    assert said.count("make audit\n\nRead what it changes") == 1
