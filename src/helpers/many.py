"""The ledger of many files: streamed row by row, over several processes, in the order of the input.

A file that cannot be read is reported and skipped; a table appears whole under its name or not at all.
"""

import json
import os
import re
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from helpers import ledger, report

CHUNK = 16  # files that a process takes at a time
GROUP = 20_000  # rows of a Parquet row group
TYPES = {
    "low": "float64",
    "high": "float64",
    "start_year": "int64",
    "end_year": "int64",
    "start": "int64",
    "end": "int64",
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one file gave: its claims and rejects as tuples, or the message why it could not be read."""

    path: str
    claims: list[tuple] = field(default_factory=list)
    rejects: list[tuple] = field(default_factory=list)
    error: str | None = None


@dataclass(slots=True)
class Summary:
    """Counts of a run, and (path, message) of each file that failed."""

    files: int = 0
    claims: int = 0
    rejects: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)


class NoClaims(ValueError):
    """No file gave a claim, so there is no table to write; `failed` as in Summary."""

    def __init__(self, failed: list[tuple[str, str]]):
        super().__init__("there is no claim about growth, size, share or revenue to write.")
        self.failed = failed


def ledgers(
    paths: Iterable, jobs: int = 1, progress: Callable[[str], None] | None = None
) -> Iterator[Ledger]:
    """Yield the Ledger of each path in input order, whatever the jobs; call `progress(path)` after each."""
    for result in _results(_read, paths, jobs):
        if progress:
            progress(result.path)
        yield result


def write(
    paths: Iterable, output, rejects=None, jobs: int = 1, on_file: Callable[[str], None] | None = None
) -> Summary:
    """Write the ledger of many files to `output` (.csv, .parquet, .jsonl), and the rejects if asked for.

    Returns a Summary; raises NoClaims where no file gave a claim, ValueError for an unknown ending and OSError
    where the output cannot be written.
    """
    summary = Summary()
    with writer(output, ledger.COLUMNS) as out, _or_nothing(rejects) as left_out:
        for result in _results(partial(_packed, out.pack, left_out.pack), paths, jobs):
            if on_file:
                on_file(result.path)
            if result.error:
                summary.failed.append((result.path, result.error))
                continue
            out.add(result.claims)
            left_out.add(result.rejects)
            summary.files += 1
            summary.claims += result.counts[0]
            summary.rejects += result.counts[1]
        if not summary.claims:
            raise NoClaims(summary.failed)
    return summary


def _read(path: str) -> Ledger:
    try:
        claims, rejects = ledger.rows(report.read(path))
    except report.ReportError as error:
        return Ledger(path, error=str(error))
    return Ledger(path, claims, rejects)


class _Packed(NamedTuple):
    """A Ledger as the writers take it, ready made where the page was read."""

    path: str
    claims: Any = None
    rejects: Any = None
    counts: tuple[int, int] = (0, 0)
    error: str | None = None


def _packed(claims: Callable, rejects: Callable, path: str) -> _Packed:
    result = _read(path)
    if result.error:
        return _Packed(path, error=result.error)
    counts = len(result.claims), len(result.rejects)
    return _Packed(path, claims(result.claims), rejects(result.rejects), counts)


def _results(work: Callable[[str], Any], paths: Iterable, jobs: int) -> Iterator:
    """Do the work on each path, over several processes if asked to, and yield what it gives in order."""
    paths = [str(path) for path in paths]
    if jobs <= 1 or len(paths) <= CHUNK:
        yield from map(work, paths)
        return
    with _context().Pool(jobs) as pool:
        # imap takes chunks as they come and gives results back in order.
        yield from pool.imap(work, paths, chunksize=CHUNK)


def _context():
    """How processes start: forked ones at once, but only a program of one thread is safe to fork."""
    from multiprocessing import get_context

    forks = sys.platform.startswith("linux") and threading.active_count() == 1
    return get_context("fork" if forks else "spawn")


@contextmanager
def writer(path, columns: tuple[str, ...]):
    """Open a table for writing rows (tuples in the order of `columns`); its ending names the format.

    The rows go to a temporary file beside it, which takes its name at the end; an error leaves none.
    """
    kind = WRITERS.get(Path(path).suffix)
    if kind is None:
        raise ValueError(
            f"{path}: cannot write a table that ends in {Path(path).suffix!r}; use .csv, .parquet or .jsonl."
        )
    folder = Path(path).resolve().parent
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{Path(path).name}.")
    os.close(handle)
    try:
        out = kind(temporary, columns)
        try:
            yield out
        finally:
            out.close()
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)  # a temporary file is private; the table is not
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def _or_nothing(path):
    if path is None:
        yield _Nothing()
    else:
        with writer(path, ledger.REJECT_COLUMNS) as out:
            yield out


class _Rows:
    """A table being written: `pack` makes of rows what `add` takes; any process may pack."""

    def write(self, rows):
        """Append rows."""
        self.add(self.pack(rows))


class _Text(_Rows):
    def __init__(self, path):
        self.file = Path(path).open("w", encoding="utf-8", newline="")  # noqa: SIM115
        self.add = self.file.write

    def close(self):
        """Close the file."""
        self.file.close()


class _Csv(_Text):
    def __init__(self, path, columns):
        super().__init__(path)
        self.pack = _csv
        self.write([columns])


class _Lines(_Text):
    def __init__(self, path, columns):
        super().__init__(path)
        self.pack = partial(_json, columns)


class _Nothing(_Rows):
    @staticmethod
    def pack(rows):
        """Drop the rows."""

    add = pack


def _csv(rows) -> str:
    lines = [",".join([_quoted(ledger.cell(value)) for value in row]) for row in rows]
    return "".join([(line or '""') + "\n" for line in lines])  # a blank line would be no row


_SPECIAL = re.compile(r'[,"\r\n]')


def _quoted(cell: str) -> str:
    # The csv module leaves a lone carriage return bare where lines end in "\n"; readers break the row there.
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell


def _json(columns: tuple[str, ...], rows) -> str:
    records = (dict(zip(columns, map(_plain, row), strict=True)) for row in rows)
    return "".join([json.dumps(record, ensure_ascii=False) + "\n" for record in records])


def _plain(value):
    return int(value) if isinstance(value, float) and value.is_integer() else value


class _Parquet(_Rows):
    def __init__(self, path, columns):
        import pyarrow as pa
        import pyarrow.parquet as pq

        fields = [(c, getattr(pa, TYPES[c])() if c in TYPES else pa.string()) for c in columns]
        self.table, self.schema, self.columns = pa.Table, pa.schema(fields), columns
        self.file, self.kept = pq.ParquetWriter(path, self.schema), []
        self.pack = list

    def add(self, rows):
        """Append rows; a full group goes to the file."""
        self.kept += rows
        if len(self.kept) >= GROUP:
            self._flush()

    def _flush(self):
        names = self.columns
        records = [dict(zip(names, row, strict=True)) for row in self.kept]
        self.file.write_table(self.table.from_pylist(records, schema=self.schema))
        self.kept = []

    def close(self):
        """Write what is left and close the file."""
        if self.kept:
            self._flush()
        self.file.close()


WRITERS = {".csv": _Csv, ".jsonl": _Lines, ".parquet": _Parquet}
