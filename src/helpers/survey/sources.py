"""What is given to a survey -> the pages in a fixed order, a few at a time, and who is known to have published them."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from helpers.page import documents
from helpers.survey import csv_tables, stores
from helpers.survey.stores import GivenError

HASH, FILE, PUBLISHER = "sha256", "file", "publisher"  # the columns of a table of publishers


def roots(given: Sequence[str]) -> list[str]:
    """Return what was given without what lies in a folder that was given as well, or was named before.

    Raises GivenError for what is no file and no folder, and for addresses that cannot be opened.
    """
    for name in given:
        here = stores.exists if stores.is_address(name) else os.path.exists  # which knows no error
        if not here(name):
            raise GivenError(f"{name}: there is no such file or folder; check the path.")
    whole = {_real(name) for name in given}
    kept: dict[str, str] = {}
    for name in given:
        real = _real(name)
        if not any(above in whole for above in _above(real)):
            kept.setdefault(real, name)
    return list(kept.values())


def _real(name: str) -> str:
    return name.rstrip("/") if stores.is_address(name) else os.path.realpath(name)


def _above(real: str) -> Iterator[str]:
    """Yield the folders in which something lies, the nearest first."""
    while above := real.rpartition("/")[0]:
        yield above
        real = above


def pages(given: Iterable[str]) -> Iterator[str]:
    """Yield the path of every page: a file as it was given, the pages of a folder sorted, one folder after another."""
    for name in given:
        if stores.is_address(name):
            yield from stores.pages(name)
        elif Path(name).is_dir():
            yield from documents._pages(name)
        else:
            yield name


def count(given: Sequence[str]) -> int:
    """Return how many pages there are."""
    return sum(1 for _ in pages(given))


def parts(given: Sequence[str], size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the pages in parts of `size`, each with its number from 0; nothing but one part is held.

    Where there is no page there is one part without any, so that every table is there.
    """
    found, number = pages(given), 0
    while (part := tuple(islice(found, size))) or not number:
        yield number, part
        number += 1


def told(path: str) -> str:
    r"""Return a path as text: bytes that are no UTF-8 stand as \x and two digits."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def publishers(path: str | Path) -> Mapping[str, str]:
    """Read a table of publishers (CSV): the publisher by the SHA-256 of its pages, or by their files' names.

    It has a column `publisher` and one of `sha256` and `file`; the hash goes before the name, and of a path its last
    part counts. Raises GivenError.
    """
    rows = csv_tables.rows(path, (PUBLISHER,))
    if rows and not {HASH, FILE} & set(rows[0]):
        raise GivenError(f"{path}: a table of publishers has the columns publisher, and sha256 or file.")
    known: dict[str, str] = {}
    for row in rows:
        key = row.get(HASH) or row.get(FILE, "").rpartition("/")[2]
        name = row[PUBLISHER]
        if key and name:
            known[key] = name
    return known


def publisher(known: Mapping[str, str], report: str, sha256: str | None) -> str:
    """Return who is known to have published a page, "" where nobody says."""
    return known.get(sha256 or "") or known.get(report.rpartition("/")[2]) or ""
