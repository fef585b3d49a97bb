"""Parts of a survey as Parquet files: a part is the same pages under the same code, and its key says so.

The key (a SHA-256 over the versions of code and libraries, and the names and hashes of the pages) stands in each file's
own metadata, so that a run needs no other memory: a file with the right key is kept, any other is made anew.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from helpers.survey import pages, sources, version
from helpers.survey.pages import Found, Source
from helpers.tables import survey_tables as tables
from helpers.tables.columns import ARROW, Table
from helpers.tables.writers import Rows

KEY = b"survey_part"  # where a file's metadata hold the key
TEMPORARY = ".part-"  # how the name of a file begins that is being written


class Part(NamedTuple):
    """The files of a part by the table's name; `key` says what they depend on."""

    key: str
    files: dict[str, bytes]


def key(given: Sequence[Source]) -> str:
    """Return the key of a part: what its files depend on."""
    sha = hashlib.sha256(json.dumps([version.code(), version.libraries()], sort_keys=True).encode())
    for one in given:
        sha.update(
            f"{sources.told(one.path)}\0{one.sha256 or one.error}\n".encode("utf-8", "backslashreplace")
        )
    return sha.hexdigest()


def packed(given: Sequence[Source], found: Sequence[Found]) -> Part:
    """Return a part of what was found on its pages; a page whose rows no table can hold is one that failed."""
    try:
        made = _tables(pages.together(found))
    except (pa.ArrowException, ValueError, TypeError, OverflowError):
        found = [_holdable(one, rows) for one, rows in zip(given, found, strict=True)]
        made = _tables(pages.together(found))
    name = key(given)
    return Part(name, {table: _bytes(rows, name) for table, rows in made.items()})


def _holdable(given: Source, found: Found) -> Found:
    try:
        _tables(pages.together([found]))
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        return pages.failed(given, pages._unforeseen(error))
    return found


def schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of a table."""
    return pa.schema([(c.name, getattr(pa, ARROW[c.type])(), c.optional) for c in table.columns])


def _tables(rows: dict[str, Rows]) -> dict[str, pa.Table]:
    return {table.name: arrow(table, rows[table.name]) for table in tables.PARTED}


def arrow(table: Table, rows: Iterable[Sequence[Any]]) -> pa.Table:  # Any: a cell has the type of its column
    """Return rows as an Arrow table; raises pyarrow's errors and ValueError for what a column cannot hold."""
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    arrays = []
    for column, field, values in zip(table.columns, schema(table), columns, strict=True):
        if column.type == "number":  # Arrow refuses whole numbers that a fraction holds only nearly
            values = [None if value is None else float(value) for value in values]
        if not column.optional and any(value is None for value in values):
            raise ValueError(f"{column.name} has no value")
        arrays.append(pa.array(values, field.type))
    return pa.table(arrays, schema(table))


def _bytes(table: pa.Table, name: str) -> bytes:
    sink = pa.BufferOutputStream()
    named = table.replace_schema_metadata({KEY: name.encode()})
    pq.write_table(named, sink, compression="zstd", row_group_size=max(1, table.num_rows))
    return bytes(sink.getvalue())


def path(folder: Path, table: str, number: int) -> Path:
    """Return where a part's file of a table lies."""
    return folder / f"{table}.parquet" / f"part-{number:06d}.parquet"


def kept(folder: Path, number: int) -> str | None:
    """Return the key that all files of a part have, None where one is missing, broken, or of another key."""
    keys = {_key(path(folder, table.name, number)) for table in tables.PARTED}
    return keys.pop() if len(keys) == 1 else None


def _key(file: Path) -> str | None:
    try:
        return (pq.read_metadata(file).metadata or {}).get(KEY, b"").decode() or None
    except (OSError, pa.ArrowException):
        return None


def write(folder: Path, number: int, part: Part) -> None:
    """Write the files of a part, each whole or not at all."""
    for table, raw in part.files.items():
        write_file(path(folder, table, number), raw)


def write_file(file: Path, raw: bytes) -> None:
    """Write a file, whole or not at all; its folder is made where it is missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=TEMPORARY)
    with os.fdopen(handle, "wb") as out:
        out.write(raw)
    mask = os.umask(0)
    os.umask(mask)
    Path(temporary).chmod(0o666 & ~mask)  # a temporary file is private; the table is not
    Path(temporary).replace(file)
