"""The ledger of many files: streamed row by row, over several processes, in the order of the input.

A file that cannot be read is reported and skipped; a table appears whole under its name or not at all.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

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
    for result in _results([str(path) for path in paths], jobs):
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
        for result in ledgers(paths, jobs, on_file):
            if result.error:
                summary.failed.append((result.path, result.error))
                continue
            out.write(result.claims)
            left_out.write(result.rejects)
            summary.files += 1
            summary.claims += len(result.claims)
            summary.rejects += len(result.rejects)
        if not summary.claims:
            raise NoClaims(summary.failed)
    return summary


def _read(path: str) -> Ledger:
    try:
        claims, rejects = ledger.rows(report.read(path))
    except report.ReportError as error:
        return Ledger(path, error=str(error))
    return Ledger(path, claims, rejects)


def _results(paths: list[str], jobs: int) -> Iterator[Ledger]:
    if jobs <= 1 or len(paths) <= CHUNK:
        yield from map(_read, paths)
        return
    from multiprocessing import get_context

    with get_context("spawn").Pool(jobs) as pool:
        # imap takes chunks as they come and gives results back in order.
        yield from pool.imap(_read, paths, chunksize=CHUNK)


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


class _Nothing:
    def write(self, rows):
        """Drop the rows."""


class _Csv:
    def __init__(self, path, columns):
        self.file = Path(path).open("w", encoding="utf-8", newline="")  # noqa: SIM115
        self.write([columns])

    def write(self, rows):
        """Append rows."""
        for row in rows:
            line = ",".join(_quoted(ledger.cell(value)) for value in row)
            self.file.write((line or '""') + "\n")  # a blank line would be no row

    def close(self):
        """Close the file."""
        self.file.close()


def _quoted(cell: str) -> str:
    # The csv module leaves a lone carriage return bare where lines end in "\n"; readers break the row there.
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ',"\r\n') else cell


class _Lines:
    def __init__(self, path, columns):
        self.file, self.columns = Path(path).open("w", encoding="utf-8"), columns  # noqa: SIM115

    def write(self, rows):
        """Append rows."""
        for row in rows:
            self.file.write(
                json.dumps(dict(zip(self.columns, map(_plain, row), strict=True)), ensure_ascii=False) + "\n"
            )

    def close(self):
        """Close the file."""
        self.file.close()


def _plain(value):
    return int(value) if isinstance(value, float) and value.is_integer() else value


class _Parquet:
    def __init__(self, path, columns):
        import pyarrow as pa
        import pyarrow.parquet as pq

        fields = [(c, getattr(pa, TYPES[c])() if c in TYPES else pa.string()) for c in columns]
        self.table, self.schema, self.columns = pa.Table, pa.schema(fields), columns
        self.file, self.kept = pq.ParquetWriter(path, self.schema), []

    def write(self, rows):
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
