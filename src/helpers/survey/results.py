"""From the files of a survey to its results: the table of clusters, how right the checks are, and how usual what is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from helpers.survey import csv_tables, duplicates, prevalence
from helpers.survey.clusters import Member, Page
from helpers.survey.prevalence import Accuracy
from helpers.survey.stores import GivenError
from helpers.tables import survey_tables as tables
from helpers.tables.columns import Table

ANY = "any"  # among the codes of the checks
CORRECTED = ("genre", ANY, "contradiction")  # what the accuracy was measured on
NO_TEST = "no test"


def files(folder: Path, table: Table) -> list[Path]:
    """Return the files of a table's parts, in order."""
    return sorted((folder / f"{table.name}.parquet").glob("part-*.parquet"))


def pages(folder: Path) -> Iterator[Page]:
    """Yield what is known of each page, part by part."""
    kept = ["report", "sha256", "outcome", "claims", "site", "site_by", "report_number"]
    for of_pages, of_signatures in zip(
        files(folder, tables.PAGES), files(folder, tables.SIGNATURES), strict=True
    ):
        signed = {row["report"]: row for row in pq.read_table(of_signatures).to_pylist()}
        for row in pq.read_table(of_pages, columns=kept).to_pylist():
            one = signed.get(row["report"])
            yield Page(
                row["report"], row["sha256"], row["outcome"] == "failed", row["claims"], row["site"], row["site_by"],
                row["report_number"],
                one["wording"] if one and one["shingles"] else None,
                one["frame"] if one and one["lines"] >= duplicates.LEAST_LINES else None,
            )  # fmt: skip


def verdicts(folder: Path) -> Iterator[pd.DataFrame]:
    """Yield, part by part, a row a page and check that has a test: `report, check`, and whether each of SAID was found.

    The check `any` stands for all of them together.
    """
    for file in files(folder, tables.FINDINGS):
        found = pq.read_table(file, columns=["report", "check", "verdict"]).to_pandas()
        found = found[found["verdict"] != NO_TEST]
        found = pd.concat([found, found.assign(check=ANY)])
        for verdict in tables.SAID:
            found[verdict] = found["verdict"] == verdict
        yield found.groupby(["report", "check"], sort=False)[list(tables.SAID)].any().reset_index()


def read_truth(path: str | Path) -> dict[str, bool]:
    """Read what people found on pages (CSV, `sha256, contradictions`): by the hash, whether it contradicts itself.

    Raises GivenError.
    """
    rows = csv_tables.rows(path, ("sha256", "contradictions"))
    try:
        return {row["sha256"]: int(row["contradictions"]) > 0 for row in rows}
    except ValueError as error:
        raise GivenError(f"{path}: contradictions are a whole number ({error}).") from None


class Units:
    """The pages that count, with their verdicts and what they belong to."""

    def __init__(self, members: Sequence[Member], found: Iterable[pd.DataFrame]) -> None:
        frame = pd.DataFrame(members, columns=list(Member._fields))
        self.members = frame[frame["left_out"].isna() & frame["report"].notna()]
        self.found = pd.concat([*found], ignore_index=True)
        self.checks = [ANY, *sorted(set(self.found["check"]) - {ANY})]

    @property
    def scopes(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """The genre and each collection, with their pages."""
        of_genre = self.members["scope"] == "genre"
        if of_genre.any():
            yield "genre", self.members[of_genre]
        for template, of in self.members[~of_genre].groupby("template_id", sort=True):
            yield str(template), of

    def pages(self, of: pd.DataFrame, check: str, base: str) -> pd.DataFrame:
        """Return the pages of a scope that could have had a verdict, with what was found on each."""
        rows = self.found[self.found["check"] == check]
        joined = of.merge(rows, on="report", how="inner" if base == "tested" else "left")
        for verdict in tables.SAID:
            joined[verdict] = joined[verdict].eq(True)
        return joined


def accuracy(members: Sequence[Member], units: Units, truth: Mapping[str, bool]) -> dict[str, Accuracy]:
    """Return how the checks did on the pages of the genre that were read, by the base."""
    of = pd.DataFrame(members, columns=list(Member._fields))
    read = of[
        (of["scope"] == "genre") & of["sha256"].isin(truth) & ~of["left_out"].isin(["failed", "no claim"])
    ]
    read = read.drop_duplicates("sha256")
    found = {}
    for base in tables.BASES:
        pages = units.pages(read, ANY, base)
        has, said = pages["sha256"].map(truth).astype(bool), pages["contradiction"]
        cells = (has & said, has & ~said, ~has & ~said, ~has & said)
        found[base] = Accuracy(*(int(cell.sum()) for cell in cells))
    return found


def accuracy_rows(found: Mapping[str, Accuracy]) -> list[tuple[object, ...]]:
    """Return the table of accuracy."""
    return [(base, *one, one.sensitivity, one.specificity) for base, one in found.items()]


def usual(units: Units, measured: Mapping[str, Accuracy]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the table of prevalence."""
    for scope, of in units.scopes:
        for check in units.checks:
            for base in tables.BASES:
                pages = units.pages(of, check, base)
                for unit in tables.UNITS if len(pages) else ():
                    for verdict in tables.SAID:
                        hits, counts = _sums(pages, unit, verdict)
                        if len(hits):
                            right = measured.get(base) if (scope, check, verdict) == CORRECTED else None
                            yield (scope, unit, base, check, verdict, *_estimated(hits, counts, right))


def _sums(pages: pd.DataFrame, unit: str, verdict: str) -> tuple[np.ndarray, np.ndarray]:
    """Return hits and units of each cluster."""
    rows = pages[["report", "report_id", "publisher", "cluster_id", verdict]].assign(units=1)
    if unit != "page":
        # A report has what any of its pages has; it lies where its first page lies.
        rows = rows.groupby("report_id", sort=False).agg(
            {"publisher": "first", "cluster_id": "first", verdict: "any", "units": "first"}
        )
    if unit == "publisher":
        rows = rows[rows["publisher"].notna()]
        rows = rows.assign(name=rows["publisher"].str.casefold().str.split().str.join(" "))
        rows = rows.groupby("name", sort=False).agg(
            {"cluster_id": "first", verdict: "mean", "units": "first"}
        )
    sums = rows.groupby("cluster_id", sort=False).agg({verdict: "sum", "units": "sum"})
    return sums[verdict].to_numpy(float), sums["units"].to_numpy(float)


def _estimated(hits: np.ndarray, units: np.ndarray, measured: Accuracy | None) -> tuple[Any, ...]:
    one = prevalence.share(hits, units)
    true = prevalence.corrected(hits, units, measured) if measured else None
    shown = (true.share, true.low, true.high) if true else (None, None, None)
    how = one.how if one.low is not None else None
    return (float(hits.sum()), int(units.sum()), len(units), one.share, one.low, one.high, how, *shown)
