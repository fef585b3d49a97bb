"""What is to be installed: libraries by pip from any folder, and the project from where it lies."""

import ast
import os
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOME = Path(__file__).parents[1]
FILES = ["requirements.txt", "requirements-browser.txt", "requirements-cluster.txt"]
INSTALL = "-r requirements.txt -c constraints.txt -e ."


def lines(name):
    return [line for line in (HOME / name).read_text(encoding="utf-8").splitlines() if line.strip(" ")]


def pin(line):
    """The library of a line of requirements, and its version."""
    found = Requirement(line.partition("#")[0].strip())
    (one,) = found.specifier
    assert one.operator == "==", line
    return canonicalize_name(found.name), one.version


@pytest.mark.parametrize("name", FILES)
def test_each_library_is_pinned_and_has_a_reason_and_nothing_else_is_required(name):
    asked = [line for line in lines(name) if not line.startswith("#")]
    assert asked
    for line in asked:  # a path or an option would be looked for where pip is called, and is no Requirement
        assert pin(line) and re.search(r" # \w.{2,}", line), line


@pytest.mark.parametrize("name", FILES)
def test_the_constraints_pin_each_required_library_alike(name):
    kept = dict(pin(line) for line in lines("constraints.txt") if not line.startswith("#"))
    own = dict(pin(line) for line in lines(name) if not line.startswith("#"))
    assert {library: kept.get(library) for library in own} == own


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_each_library_that_is_imported_is_required(folder):
    """The benchmarks and the tests in a browser have requirements of their own."""
    asked = {pin(line)[0] for name in FILES for line in lines(name) if not line.startswith("#")} | {
        "distributed"
    }
    files = [p for p in (HOME / folder).rglob("*.py") if not {"benchmarks", "browser"} & {*p.parts}]
    tree = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = {alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in tree if isinstance(node, ast.ImportFrom) and node.module}
    known = packages_distributions()
    found = {canonicalize_name(one) for name in names for one in known.get(name.partition(".")[0], [])}
    assert len(found) > 10 and found - {"helpers"} <= asked


@pytest.mark.parametrize("name", ["Makefile", "README.md", "requirements.txt"])
def test_the_project_is_installed_beside_its_requirements(name):
    assert INSTALL in (HOME / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", [".", "notebooks"])
def test_the_program_of_this_folder_is_found_without_being_installed_and_before_one_that_is(folder, tmp_path):
    other = tmp_path / "helpers"
    other.mkdir()
    (other / "__init__.py").touch()
    code = "import helpers, pathlib; print(pathlib.Path(helpers.__file__).resolve().parents[1])"
    for bare in ({}, {"PYTHONPATH": str(tmp_path)}):
        ended = subprocess.run(
            [sys.executable, "-S", "-c", code],  # -S: without what is installed
            cwd=HOME / folder,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | bare,
            capture_output=True,
            text=True,
        )
        assert ended.stdout.strip() == str(HOME / "src"), ended.stderr
