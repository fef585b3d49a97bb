"""Cases of real pages for the benchmarks: from reports, from a ledger table, or from hand labels."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from helpers.case import Case
from helpers.ledger import extract
from helpers.page import blocks as page_blocks
from helpers.page import country_lists
from helpers.page import lists as lists_of
from helpers.readings.assumptions import Assumptions

sys.path.append(str(Path(__file__).resolve().parents[1]))
import cases

YEARS = {"start_year": "Int64", "end_year": "Int64"}


def reports(paths: Sequence[str]) -> list[Path]:
    """Return the reports (.md) among paths, those of folders in order."""
    return [
        report
        for path in map(Path, paths)
        for report in (sorted(path.rglob("*.md")) if path.is_dir() else [path])
        if report.suffix == ".md"
    ]


def read(path: Path, a: Assumptions) -> Case:
    """Return a report as a case, with the lists of its page."""
    page = page_blocks.read(path)
    claims, rejected = extract.read(page)
    return Case(claims, a, page, tuple(rejected), country_lists.clean(lists_of.items(page)))


def tables(paths: Sequence[str], a: Assumptions) -> Iterator[tuple[str, Case]]:
    """Yield (name of the report, its case) for .csv ledgers and .jsonl labels; ends are read from the figures."""
    for path in map(Path, paths):
        if path.suffix in (".csv", ".jsonl"):
            table = pd.read_json(path, lines=True) if path.suffix == ".jsonl" else pd.read_csv(path)
            table = table[table["kind"].notna()].drop(columns=["low", "high"])
            for name, rows in table.groupby("report", sort=True):
                ids = [f"c{n:02d}" for n in range(1, len(rows) + 1)]
                rows = rows.assign(claim_id=ids).astype(YEARS).reset_index(drop=True)
                yield str(name), cases.of(rows, a)


def ledgers(paths: Sequence[str], a: Assumptions) -> Iterator[tuple[str, Case]]:
    """Yield (name of the report, its claims as a case) for reports, folders of them, ledgers and labels."""
    for path in reports(paths):
        yield path.name, Case(read(path, a).claims, a)
    yield from tables(paths, a)
