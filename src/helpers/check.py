"""Findings and notes of many reports, without notebooks and without the world outside the page.

A page that cannot be read is reported and skipped; a table appears whole under its name or not at all.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from helpers import case
from helpers.audit import Audit
from helpers.checks import finding, note, usual
from helpers.ledger import batch, processes
from helpers.page.source import ReportError
from helpers.tables import schemas
from helpers.tables.writers import Nothing, Output, Rows, rounded, writer


@dataclass(slots=True)
class Summary:
    """Counts of a run: reports, findings, notes, findings by verdict; and (path, message) of each page that failed."""

    reports: int = 0
    findings: int = 0
    notes: int = 0
    verdicts: dict[str, int] = field(default_factory=dict)
    failed: list[tuple[str, str]] = field(default_factory=list)


class _Page(NamedTuple):
    """What one page gave, as the writers take it; or the message why it could not be read."""

    path: str
    findings: Any = None  # Any: text or rows, as `Output.pack` gives and `Output.add` takes it
    notes: Any = None
    verdicts: tuple[str, ...] = ()
    noted: int = 0
    error: str | None = None


def write(
    paths: Iterable[str],
    output: str | Path,
    notes: str | Path | None = None,
    jobs: int = 1,
    on_file: Callable[[str], object] | None = None,
    refused: Iterable[tuple[str, str]] = (),
) -> Summary:
    """Write the findings of many reports to `output` (.csv, .parquet, .jsonl), and their notes if asked for.

    `refused` are (name, message) of what was given and cannot be a page. Returns a Summary; raises NoClaims where no
    page gave a finding, `TableError` where the reference class cannot be used, ValueError for an unknown ending or a
    table that would take the place of another file, and OSError where a table cannot be written.
    """
    paths = list(paths)
    batch.refuse_overwriting({"findings": output, "notes": notes}, paths)
    usual.industries()  # once, before processes are started, and before any page is read
    summary = Summary(failed=list(refused))
    with ExitStack() as stack:
        out = stack.enter_context(writer(output, schemas.REPORTS_FINDINGS.names))
        noted = stack.enter_context(writer(notes, schemas.REPORTS_NOTES.names)) if notes else Nothing()
        for page in processes.results(partial(_checked, out.pack, noted.pack), _lost, paths, jobs):
            if on_file:
                on_file(page.path)
            if page.error:
                summary.failed.append((page.path, page.error))
                continue
            _add(page, out, noted, summary)
        if not summary.findings:
            raise batch.NoClaims(summary.failed)
    return summary


def _add(page: _Page, out: Output, noted: Output, summary: Summary) -> None:
    out.add(page.findings)
    noted.add(page.notes)
    summary.reports += 1
    summary.findings += len(page.verdicts)
    summary.notes += page.noted
    for verdict in page.verdicts:
        summary.verdicts[verdict] = summary.verdicts.get(verdict, 0) + 1


def _lost(path: str) -> _Page:
    return _Page(path, error=f"{path}: {processes.ENDED}")


def _checked(findings: Callable[[Rows], Any], notes: Callable[[Rows], Any], path: str) -> _Page:
    try:
        opened = case.made(batch._document(path), path)
        # A page without a claim is read, and there is nothing to say of it.
        audit = Audit(opened) if opened.claims else None
        found, noted = (audit.of_page, audit.notes) if audit else ((), ())
    except ReportError as error:
        return _Page(path, error=str(error))
    except Exception as error:
        return _Page(path, error=batch.unforeseen(path, error))
    rows = [(path, *map(rounded, finding.row(one))) for one in found]
    return _Page(
        path,
        findings(rows),
        notes([(path, *note.row(one)) for one in noted]),
        tuple(one.verdict for one in found),
        len(noted),
    )
