"""Tables of results as files: whole or not at all, the same bytes for the same numbers."""

import errno
import json
import math
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.tables import schemas, unfinished
from helpers.tables.visible import visible

if TYPE_CHECKING:  # the ledger is written without pandas
    import pandas as pd

Rows = Iterable[Sequence[object]]
_DEFUSED = ("=", "+", "-", "@", "\t", "\r", "'")


def cell(value: object) -> str:
    """Write one value for CSV; an apostrophe goes before a text that a spreadsheet would run as a formula.

    Characters that steer a terminal stand as their numbers.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        shown = value if value.isascii() and value.isprintable() else visible(value)
        return "'" + shown if shown.startswith(_DEFUSED) else shown
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


GROUP = 20_000  # rows of a Parquet row group


@contextmanager
def writer(path: str | Path, columns: tuple[str, ...]) -> Iterator["Output"]:
    """Open a table for writing rows (tuples in the order of `columns`); its ending names the format.

    The rows go to a temporary file beside it, which takes its name at the end; an error leaves none.
    """
    kind = WRITERS.get(Path(path).suffix)
    if kind is None:
        raise ValueError(
            f"{path}: cannot write a table that ends in {Path(path).suffix!r}; use .csv, .parquet or .jsonl."
        )
    target = Path(path)
    if os.path.lexists(target) and not target.is_file():
        raise OSError(errno.EEXIST, "something is there that is no file", str(path))
    folder = Path.cwd() / target.parent
    with unfinished.file(folder, f".{target.name}.") as temporary:
        out = kind(str(temporary), columns)
        try:
            yield out
        finally:
            out.close()
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)  # a temporary file is private; the table is not
        temporary.replace(target)


class Output:
    """A table being written: `pack` makes of rows what `add` takes; any process may pack."""

    pack: Callable[[Rows], Any]  # Any: text, or rows, as the format's own `add` takes it
    add: Callable[[Any], object]

    def write(self, rows: Rows) -> None:
        """Append rows."""
        self.add(self.pack(rows))

    def close(self) -> None:
        """Write what is left and close the file."""


class _Text(Output):
    def __init__(self, path: str):
        self.file = Path(path).open("w", encoding="utf-8", newline="")  # noqa: SIM115
        self.add = self.file.write

    def close(self) -> None:
        """Close the file."""
        self.file.close()


class _Csv(_Text):
    def __init__(self, path: str, columns: tuple[str, ...]):
        super().__init__(path)
        self.pack = _csv
        self.write([columns])


class _Lines(_Text):
    def __init__(self, path: str, columns: tuple[str, ...]):
        super().__init__(path)
        self.pack = partial(_json, columns)


class Nothing(Output):
    """A table that nobody asked for; it drops its rows."""

    def __init__(self) -> None:
        self.pack = self.add = _dropped


def _dropped(_: object) -> None:
    pass


def _csv(rows: Rows) -> str:
    lines = [",".join([_quoted(cell(value)) for value in row]) for row in rows]
    return "".join([(line or '""') + "\n" for line in lines])  # a blank line would be no row


_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SPECIAL = re.compile(r'[,"\r\n]')


def _quoted(cell: str) -> str:
    # The csv module leaves a lone carriage return bare where lines end in "\n"; readers break the row there.
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell


def _json(columns: tuple[str, ...], rows: Rows) -> str:
    records = (dict(zip(columns, map(_plain, row), strict=True)) for row in rows)
    return "".join([_escaped(json.dumps(record, ensure_ascii=False)) + "\n" for record in records])


def _escaped(line: str) -> str:
    """Write as \\u and four digits what JSON leaves bare and a terminal would obey."""
    return line if line.isascii() else _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


class _Parquet(Output):
    def __init__(self, path: str, columns: tuple[str, ...]):
        import pyarrow as pa
        import pyarrow.parquet as pq

        types = schemas.arrow_types(columns)
        fields = [(name, getattr(pa, kind)()) for name, kind in zip(columns, types, strict=True)]
        self.table, self.schema, self.columns = pa.Table, pa.schema(fields), columns
        self.file = pq.ParquetWriter(path, self.schema)
        self.kept: list[Sequence[object]] = []
        self.pack, self.add = list, self._add

    def _add(self, rows: list[Sequence[object]]) -> None:
        self.kept += rows
        if len(self.kept) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        names = self.columns
        records = [dict(zip(names, row, strict=True)) for row in self.kept]
        self.file.write_table(self.table.from_pylist(records, schema=self.schema))
        self.kept = []

    def close(self) -> None:
        """Write what is left and close the file."""
        if self.kept:
            self._flush()
        self.file.close()


WRITERS: dict[str, Callable[[str, tuple[str, ...]], Output]] = {
    ".csv": _Csv,
    ".jsonl": _Lines,
    ".parquet": _Parquet,
}
DIGITS = 6  # significant digits; what lies beyond differs between machines


def save_result(table: "pd.DataFrame", path: Path) -> None:
    """Write a table as CSV, fractions to `DIGITS` significant digits and text defused for spreadsheets.

    The folder is made where it is missing. Raises OSError where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = table.astype("object").where(table.notna(), None).itertuples(index=False, name=None)
    with writer(path, tuple(table.columns)) as out:
        out.write([tuple(map(rounded, row)) for row in rows])


def rounded(value: object) -> object:
    """Return a fraction to `DIGITS` significant digits, any other value as it is."""
    if not isinstance(value, float) or not math.isfinite(value):
        return value
    return float(f"{value:.{DIGITS}g}")
