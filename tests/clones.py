"""A clone of the project to run in, so that a test may change what is published without harm."""

import shutil
from pathlib import Path

HOME = Path(__file__).parents[1]


def make(folder: Path) -> Path:
    """Copy what a run reads and writes into a folder and return it."""
    shutil.copy(HOME / "pyproject.toml", folder)
    for name in ("data", "notebooks", "tests/reports"):
        shutil.copytree(HOME / name, folder / name, symlinks=True, ignore=shutil.ignore_patterns(".*"))
    return folder


def files(clone: Path) -> dict[str, bytes]:
    """Return all files of a clone but those of runs, by their path."""
    found = {str(path.relative_to(clone)): path for path in clone.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith("runs/")}
