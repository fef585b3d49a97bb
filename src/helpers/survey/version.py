"""What the results of a page depend on besides the page: the code, the reference class, and the libraries."""

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import helpers
from helpers.parameters import REFERENCE, root
from helpers.tables import schemas

# What stands above the survey; nothing of it has a part in what is found on a page.
ABOVE = ("notebook", "run.py", "check.py", "__main__.py")
LIBRARIES = (
    "numpy", "scipy", "pandas", "pyarrow", "datasketch", "babel", "charset-normalizer", "resiliparse", "lxml",
    "pypdfium2", "python-docx",
)  # fmt: skip


@cache
def code() -> str:
    """Return the SHA-256 over the package's files that have a part in a page's results, and the reference class."""
    package = Path(helpers.__file__).parent
    files = sorted(
        path
        for path in package.rglob("*")
        if path.suffix in (".py", ".csv") and path.relative_to(package).parts[0] not in ABOVE
    )
    sha = hashlib.sha256()
    for path, name in [(path, path.relative_to(package).as_posix()) for path in files] + [
        (root() / REFERENCE / f"{schemas.GROSS_OUTPUT.name}.csv", "gross_output")
    ]:
        sha.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return sha.hexdigest()


@cache
def libraries() -> dict[str, str]:
    """Return the version of each library that a page's results depend on, and that of Python."""
    return {"python": ".".join(map(str, sys.version_info[:3]))} | {name: _version(name) for name in LIBRARIES}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # a library that only some files need
        return ""
