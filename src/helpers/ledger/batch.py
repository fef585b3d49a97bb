"""The ledger of many files: streamed row by row, over several processes, in the order of the input.

A file that cannot be read is reported and skipped; a table appears whole under its name or not at all. Where the
offsets of claims are not those of a file (PDF, Word, standard input, a web address), the text is kept beside the table.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from helpers.ledger import processes
from helpers.ledger import table as ledger
from helpers.page import blocks as page_blocks
from helpers.page import documents
from helpers.page import source as page_source
from helpers.page.source import ReportError
from helpers.tables import schemas, unfinished
from helpers.tables.writers import Nothing, Output, Rows, writer

LONGEST = 200  # bytes of a text's name, which a file system may hold no more than 255 of


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

    Returns a Summary; raises NoClaims where no file gave a claim, ValueError for an unknown ending or a table that
    would take the place of another file, and OSError where the output cannot be written.
    """
    names = [str(path) for path in paths]
    refuse_overwriting({"the ledger": output, "the rejects": rejects}, names)
    summary = Summary(failed=list(refused))
    with (
        _Texts(output) as texts,
        writer(output, schemas.LEDGER.names) as out,
        _or_nothing(rejects) as left_out,
    ):
        for result in processes.results(partial(_packed, out.pack, left_out.pack), _lost, names, jobs):
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


def refuse_overwriting(tables: dict[str, str | Path | None], pages: Iterable[str]) -> None:
    """Raise ValueError where a table would take the place of a page that is read, or of another table."""
    given = {name: str(path) for name, path in tables.items() if path is not None}
    read = {_identity(page) for page in pages}
    taken: dict[str, str] = {}
    for name, path in given.items():
        real = _identity(path)
        if real in read:
            raise ValueError(f"{path}: this is one of the pages; give another file for {name}.")
        if real in taken:
            raise ValueError(
                f"{path}: {taken[real]} and {name} cannot be one table; give another file for {name}."
            )
        taken[real] = name


def _identity(path: str) -> str:
    """Return what two names of one file have in common."""
    try:
        found = Path(path).stat()
        return f"{found.st_dev}:{found.st_ino}"
    except (OSError, ValueError):
        return os.path.realpath(path) if "\0" not in path else path


def unforeseen(path: str, error: Exception) -> str:
    """Return the message on a page that this program cannot cope with; the other pages must not be lost with it."""
    first = str(error).strip().partition("\n")[0][:200]
    return f"{path}: unforeseen {type(error).__name__} ({first}); please report it, and leave the page out."


def _read(path: str) -> Ledger:
    try:
        document = _document(path)
        claims, rejects = ledger.rows(page_blocks.of(document))
        if document.furniture:
            rejects = ledger.in_order(rejects + ledger.furniture(document))
    except ReportError as error:
        return Ledger(path, error=str(error))
    except Exception as error:
        return Ledger(path, error=unforeseen(path, error))
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
        self.made = ExitStack()

    def __enter__(self) -> "_Texts":
        return self

    def add(self, path: str, text: str | None) -> None:
        """Keep a text under the name of what it was taken from."""
        if text is None:
            return
        if self.stage is None:
            folder = unfinished.place(self.output.parent, f".{self.output.name}_texts.")
            self.stage = self.made.enter_context(folder)
        name = os.fsencode(documents.file_name(path))[:LONGEST].decode("utf-8", "ignore")
        number = next(n for n in count(1) if _numbered(name, n) not in self.names)
        self.names.add(_numbered(name, number))
        (self.stage / _numbered(name, number)).write_text(text, encoding="utf-8", newline="")

    def __exit__(self, kind: object, *_: object) -> None:
        with self.made:
            if kind is not None:
                return
            folder = self.output.with_name(f"{self.output.stem}_texts")
            if self.stage is not None:
                self.kept = folder
                folder.mkdir(exist_ok=True)
                for text in self.stage.iterdir():
                    text.replace(folder / text.name)
            for text in folder.glob("*.txt"):  # of an earlier run
                if text.name not in self.names:
                    text.unlink()
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


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


def _lost(path: str) -> _Packed:
    return _Packed(path, error=f"{path}: {processes.ENDED}")


@contextmanager
def _or_nothing(path: str | Path | None) -> Iterator[Output]:
    if path is None:
        yield Nothing()
    else:
        with writer(path, schemas.REJECTS.names) as out:
            yield out
