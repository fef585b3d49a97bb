"""The ledger of many files: streamed row by row, over several processes, in the order of the input.

A file that cannot be read is reported and skipped; a table appears whole under its name or not at all. Where the
offsets of claims are not those of a file (PDF, Word, standard input, a web address), the text is kept beside the table.
"""

import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from helpers.ledger import table as ledger
from helpers.page import blocks as page_blocks
from helpers.page import documents
from helpers.page import source as page_source
from helpers.page.source import ReportError
from helpers.tables import schemas
from helpers.tables.writers import Nothing, Output, Rows, writer

if TYPE_CHECKING:  # loaded only where processes are started
    from multiprocessing.context import BaseContext

CHUNK = 16  # files that a process takes at a time


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one file gave: its claims and rejects as tuples, or the message why it could not be read."""

    path: str
    claims: list[tuple[object, ...]] = field(default_factory=list)
    rejects: list[tuple[object, ...]] = field(default_factory=list)
    error: str | None = None
    text: str | None = None  # where offsets are not those of a file


@dataclass(slots=True)
class Summary:
    """Counts of a run, (path, message) of each file that failed, and the folder of the texts that were kept."""

    files: int = 0
    claims: int = 0
    rejects: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    texts: Path | None = None


class NoClaims(ValueError):
    """No file gave a claim, so there is no table to write; `failed` as in Summary."""

    def __init__(self, failed: list[tuple[str, str]]):
        super().__init__("there is no claim about growth, size, share or revenue to write.")
        self.failed = failed


def write(
    paths: Iterable[str | Path],
    output: str | Path,
    rejects: str | Path | None = None,
    jobs: int = 1,
    on_file: Callable[[str], object] | None = None,
    refused: Iterable[tuple[str, str]] = (),
) -> Summary:
    """Write the ledger of many files to `output` (.csv, .parquet, .jsonl), and the rejects if asked for.

    `refused` are (name, message) of what was given and cannot be a page; they lead the failed of the Summary.

    Returns a Summary; raises NoClaims where no file gave a claim, ValueError for an unknown ending and OSError
    where the output cannot be written.
    """
    summary = Summary(failed=list(refused))
    with (
        _Texts(output) as texts,
        writer(output, schemas.LEDGER.names) as out,
        _or_nothing(rejects) as left_out,
    ):
        for result in _results(partial(_packed, out.pack, left_out.pack), paths, jobs):
            if on_file:
                on_file(result.path)
            if result.error:
                summary.failed.append((result.path, result.error))
                continue
            out.add(result.claims)
            left_out.add(result.rejects)
            texts.add(result.path, result.text)
            summary.files += 1
            summary.claims += result.counts[0]
            summary.rejects += result.counts[1]
        if not summary.claims:
            raise NoClaims(summary.failed)
    summary.texts = texts.kept
    return summary


def _read(path: str) -> Ledger:
    try:
        document = _document(path)
        claims, rejects = ledger.rows(page_blocks.of(document))
    except ReportError as error:
        return Ledger(path, error=str(error))
    if document.furniture:
        rejects = ledger.in_order(rejects + ledger.furniture(document))
    kept = document.extracted or path == page_source.STANDARD_INPUT or "://" in path
    return Ledger(path, claims, rejects, text=document.text if kept else None)


def _document(path: str) -> page_source.Document:
    """Read a file, standard input or, as `documents.listed` let it through, a web address."""
    if "://" in path:
        from helpers.page import web

        if web.is_address(path):
            return web.read(path)
    return page_source.read(path)


class _Texts:
    """Texts that go to a folder beside a table once the table is whole, or nowhere."""

    def __init__(self, output: str | Path):
        self.output = Path(output)
        self.stage: Path | None = None
        self.kept: Path | None = None
        self.names: set[str] = set()

    def __enter__(self) -> "_Texts":
        return self

    def add(self, path: str, text: str | None) -> None:
        """Keep a text under the name of what it was taken from."""
        if text is None:
            return
        if self.stage is None:
            self.stage = Path(tempfile.mkdtemp(dir=self.output.parent, prefix=f".{self.output.name}."))
        name = documents.file_name(path)
        number = next(n for n in count(1) if _numbered(name, n) not in self.names)
        self.names.add(_numbered(name, number))
        (self.stage / _numbered(name, number)).write_text(text, encoding="utf-8", newline="")

    def __exit__(self, kind: object, *_: object) -> None:
        if self.stage is None:
            return
        if kind is None:
            self.kept = self.output.with_name(f"{self.output.stem}_texts")
            self.kept.mkdir(exist_ok=True)
            for text in self.stage.iterdir():
                text.replace(self.kept / text.name)
        shutil.rmtree(self.stage, ignore_errors=True)


def _numbered(name: str, number: int) -> str:
    return f"{name}.txt" if number == 1 else f"{name}-{number}.txt"


class _Packed(NamedTuple):
    """A Ledger as the writers take it, ready made where the page was read."""

    path: str
    claims: Any = None  # Any: text or rows, as `Output.pack` gives and `Output.add` takes it
    rejects: Any = None
    counts: tuple[int, int] = (0, 0)
    error: str | None = None
    text: str | None = None


def _packed(claims: Callable[[Rows], Any], rejects: Callable[[Rows], Any], path: str) -> _Packed:
    result = _read(path)
    if result.error:
        return _Packed(path, error=result.error)
    counts = len(result.claims), len(result.rejects)
    return _Packed(path, claims(result.claims), rejects(result.rejects), counts, text=result.text)


_Result = TypeVar("_Result")


def _results(work: Callable[[str], _Result], paths: Iterable[str | Path], jobs: int) -> Iterator[_Result]:
    """Do the work on each path, over several processes if asked to, and yield what it gives in order."""
    names = [str(path) for path in paths]
    if jobs <= 1 or len(names) <= CHUNK or page_source.STANDARD_INPUT in names:
        yield from map(work, names)
        return
    with _context().Pool(jobs) as pool:
        # imap takes chunks as they come and gives results back in order.
        yield from pool.imap(work, names, chunksize=CHUNK)


def _context() -> "BaseContext":
    """How processes start: forked ones at once, but only a program of one thread is safe to fork."""
    from multiprocessing import get_context

    forks = sys.platform.startswith("linux") and threading.active_count() == 1
    return get_context("fork" if forks else "spawn")


@contextmanager
def _or_nothing(path: str | Path | None) -> Iterator[Output]:
    if path is None:
        yield Nothing()
    else:
        with writer(path, schemas.REJECTS.names) as out:
            yield out
