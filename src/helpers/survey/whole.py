"""A whole survey: the parts, what belongs together, the results, and what they were made with, in one folder."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from helpers.survey import clusters, executors, parts, results, run, sources, version, work
from helpers.survey.run import Done, Place
from helpers.tables import codebook, writers
from helpers.tables import survey_tables as tables
from helpers.tables.columns import Table

TOP = """# Code book

The columns of the tables of a survey, made by `helpers survey`. A folder that ends in `.parquet` is one table in parts;
whatever reads Parquet reads the folder. A column without a star may be empty. Ids in one cell have a space between.
`manifest.json` says what the survey was made with.
"""


class Manifest(NamedTuple):
    """What a survey was made with, and what it holds: rows by table, pages that were not read, reports, publishers."""

    code: str
    libraries: dict[str, str]
    pages_a_part: int
    rows: dict[str, int]
    failed: int
    reports: int
    publishers: int


def make(
    given: Sequence[str],
    out: str | Path,
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    size: int = run.SIZE,
    publishers: str | Path | None = None,
    truth: str | Path | None = None,
    limit: float = work.LIMIT,
    on_part: Callable[[Done], object] = lambda _: None,
) -> Manifest:
    """Survey all pages of files and folders into the folder `out`, and return what its manifest says.

    `publishers` and `truth` are tables as `sources.publishers` and `results.read_truth` take them. Raises GivenError,
    SurveyError, ExecutorError, and OSError where a file cannot be written.
    """
    roots = sources.roots(given)
    known = sources.publishers(publishers) if publishers else {}
    read = results.read_truth(truth) if truth else {}
    with Place(out).held() as place:
        workers = executors.workers(jobs, scheduler)
        try:
            run.run(sources.parts(roots, size), place, workers, on_part, limit)
        finally:
            workers.close()
        manifest = conclude(place.growing, size, known, read)
        place.finish()
    return manifest


def conclude(folder: Path, size: int, known: Mapping[str, str], truth: Mapping[str, bool]) -> Manifest:
    """Write what is worked out over all pages, and the manifest, into a folder with all parts."""
    members = clusters.members(results.pages(folder), known)
    _write_parquet(folder / "clusters.parquet", tables.CLUSTERS, members)
    units = results.Units(members, results.verdicts(folder))
    measured = results.accuracy(members, units, truth) if truth else {}
    _write_csv(folder / "accuracy.csv", tables.ACCURACY, results.accuracy_rows(measured))
    _write_csv(folder / "prevalence.csv", tables.PREVALENCE, results.usual(units, measured))
    parts.write_file(folder / "CODEBOOK.md", codebook.book(tables.SURVEY, TOP).encode())
    manifest = Manifest(
        version.code(),
        version.libraries(),
        size,
        {table.name: _rows(folder, table) for table in tables.PARTED},
        failed=sum(member.left_out == "failed" for member in members),
        reports=len({member.report_id for member in members}),
        publishers=len({member.publisher for member in members if member.publisher}),
    )
    parts.write_file(folder / run.MANIFEST, (json.dumps(manifest._asdict(), indent=1) + "\n").encode())
    return manifest


def _write_parquet(path: Path, table: Table, rows: Iterable[Sequence[object]]) -> None:
    sink = pa.BufferOutputStream()
    pq.write_table(parts.arrow(table, rows), sink, compression="zstd")
    parts.write_file(path, bytes(sink.getvalue()))


def _write_csv(path: Path, table: Table, rows: Iterable[Sequence[object]]) -> None:
    with writers.writer(path, table.names) as out:
        out.write([tuple(map(writers.rounded, row)) for row in rows])


def _rows(folder: Path, table: Table) -> int:
    return sum(pq.read_metadata(file).num_rows for file in results.files(folder, table))
