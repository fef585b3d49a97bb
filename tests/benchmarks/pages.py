"""Ledgers of real pages for the benchmarks: from reports, from a ledger table, or from hand labels."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

YEARS = {"start_year": "Int64", "end_year": "Int64"}


def ledgers(paths: Sequence[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield (name of the report, its ledger) for reports (.md, or folders of them), .csv ledgers and .jsonl
    labels.
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from ledgers(sorted(map(str, path.rglob("*.md"))))
        elif path.suffix == ".md":
            from helpers.ledger import table as ledger

            yield path.name, ledger.build(path)
        else:
            table = pd.read_json(path, lines=True) if path.suffix == ".jsonl" else pd.read_csv(path)
            for name, rows in table.groupby("report", sort=True):
                ids = [f"c{n:02d}" for n in range(1, len(rows) + 1)]
                yield str(name), rows.assign(claim_id=ids).astype(YEARS).reset_index(drop=True)
