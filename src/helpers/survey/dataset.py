"""A finished survey -> the open data set: figures, kinds, years and verdicts, and nobody's sentences.

Of the pages' own words nothing stays but the names of regions and countries: a subject that is no market and no place
is "other", and readings and sentences are left out. A page goes by a number and the SHA-256 of its bytes.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from helpers.page import figures, places
from helpers.survey import csv_tables, judged, parts, prevalence, results
from helpers.survey.stores import GivenError
from helpers.tables import codebook, folders, survey_tables, unfinished
from helpers.tables import open_tables as tables
from helpers.tables.columns import Table

KEPT_SUBJECTS = ("market", "unclear")
UNKNOWN = "unknown"


def make(
    survey: str | Path,
    out: str | Path,
    addresses: str | Path | None = None,
    kinds: str | Path | None = None,
    answers: str | Path | None = None,
) -> dict[str, int]:
    """Write the data set of the survey in one folder into another; return its rows by table.

    `addresses` (CSV: sha256, address) says where pages lie, `kinds` (CSV: publisher, kind) what publishers are, and
    `answers` (as `judged.read` takes them) what readers said of findings. Raises GivenError for what is no survey or
    no such table, and OSError.
    """
    folder, target = Path(survey), Path(out)
    lying = _pairs(addresses, "sha256", "address")
    known = {_folded(name): kind for name, kind in _pairs(kinds, "publisher", "kind").items()}
    if wrong := sorted(set(known.values()) - set(tables.PUBLISHER_KINDS)):
        raise GivenError(f"{kinds}: {wrong[0]!r} is no kind; there are {', '.join(tables.PUBLISHER_KINDS)}.")
    answered = judged.read(answers) if answers else pd.DataFrame(columns=list(judged.COLUMNS))
    try:
        made = _made(folder, lying, known, answered)
    except (OSError, KeyError, pa.ArrowException) as error:
        raise GivenError(
            f"{survey}: is no finished survey ({error}); name the folder that it is in."
        ) from None
    target.mkdir(parents=True, exist_ok=True)
    with unfinished.place(target, ".unfinished-") as stage, unfinished.place(target, ".unfinished-") as aside:
        for table, frame in made:
            _write(stage, table, frame)
        parts.write_file(stage / "CODEBOOK.md", codebook.open_files()["CODEBOOK.md"].encode())
        folders.exchange({file: target / file.name for file in sorted(stage.iterdir())}, (), aside)
    return {table.name: len(frame) for table, frame in made}


def _made(
    folder: Path, lying: Mapping[str, str], known: Mapping[str, str], answers: pd.DataFrame
) -> list[tuple[Table, pd.DataFrame]]:
    pages = _pages(folder, lying, known)
    numbers = pages.set_index("report")["page"]
    of_answers = judged.judged(answers, pages, _told(folder, pages, set(answers["sha256"])))
    return [
        (tables.PAGES, pages),
        (tables.CLAIMS, _claims(folder, numbers)),
        (tables.FINDINGS, _findings(folder, numbers)),
        (tables.KINDS, by_kind(pages)),
        (tables.PREVALENCE, pd.read_csv(folder / "prevalence.csv")),
        (tables.ACCURACY, pd.read_csv(folder / "accuracy.csv")),
        (tables.JUDGED, of_answers),
        (tables.PRECISION, judged.precision(of_answers, pages)),
    ]


def _told(folder: Path, pages: pd.DataFrame, judged_pages: Collection[str]) -> set[judged.Told]:
    """Return what the findings of some pages, by their hashes, are told by."""
    of = pages[pages["sha256"].isin(judged_pages)]
    hashes = dict(zip(of["report"], of["sha256"], strict=True))
    return judged.told(_read(folder, survey_tables.FINDINGS), _read(folder, survey_tables.CLAIMS), hashes)


def _pairs(path: str | Path | None, key: str, value: str) -> dict[str, str]:
    if path is None:
        return {}
    return {row[key]: row[value] for row in csv_tables.rows(path, (key, value)) if row[key] and row[value]}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _read(folder: Path, table: Table) -> pd.DataFrame:
    frame: pd.DataFrame = pa.concat_tables(map(pq.read_table, results.files(folder, table))).to_pandas()
    return frame


def _pages(folder: Path, lying: Mapping[str, str], known: Mapping[str, str]) -> pd.DataFrame:
    groups = pq.read_table(folder / "clusters.parquet").to_pandas().rename(columns={"left_out": "excluded"})
    pages = _read(folder, survey_tables.PAGES).merge(
        groups.drop(columns="sha256"), on="report", validate="one_to_one"
    )
    pages = pages.sort_values(["sha256", "report"], ignore_index=True)
    kinds = [
        known.get(_folded(name), UNKNOWN) if isinstance(name, str) else UNKNOWN for name in pages["publisher"]
    ]
    return pages.assign(page=pages.index + 1, address=pages["sha256"].map(lying), publisher_kind=kinds)


def subject(name: str) -> str:
    """Return a subject as the data set says it: market, unclear, or places; any other name is "other"."""
    whole = name.split(" + ")
    return name if name in KEPT_SUBJECTS or all(map(places.is_place, whole)) else tables.OTHER


def decimals(figure: str, unit: str | None) -> int | None:
    """Return how many digits a percentage is printed with behind its point; None of anything else."""
    ends = figures.ends(figure) if unit == "%" else []
    return max(0, -int(ends[0].step.normalize().adjusted())) if ends else None


def _claims(folder: Path, numbers: pd.Series) -> pd.DataFrame:
    claims = _read(folder, survey_tables.CLAIMS)
    printed = [decimals(figure, unit) for figure, unit in zip(claims["figure"], claims["unit"], strict=True)]
    return _numbered(claims.assign(decimals=pd.array(printed, dtype="Int64")), numbers, "claim_id")


def _findings(folder: Path, numbers: pd.Series) -> pd.DataFrame:
    return _numbered(_read(folder, survey_tables.FINDINGS), numbers, "finding_id")


def _numbered(frame: pd.DataFrame, numbers: pd.Series, key: str) -> pd.DataFrame:
    told = {name: subject(name) for name in frame["subject"].unique()}
    frame = frame.assign(page=frame["report"].map(numbers), subject=frame["subject"].map(told))
    # "c100" stands behind "c99": by the number in it.
    order = frame[key].str[1:].astype(int)
    return frame.assign(order=order).sort_values(["page", "order"], ignore_index=True)


def by_kind(pages: pd.DataFrame) -> pd.DataFrame:
    """Return how usual each verdict is among the genre's reports of each kind of publisher.

    A report has what any of its pages has; the interval is that of a bootstrap over clusters.
    """
    of = pages[(pages["scope"] == "genre") & pages["excluded"].isna()]
    counted = of.assign(
        contradiction=of["contradictions"] > 0, unusual=of["unusual"] > 0, tested=of["tests"] > 0
    )
    reports = counted.groupby("report_id", sort=False).agg(
        {
            "publisher_kind": "first",
            "cluster_id": "first",
            "contradiction": "any",
            "unusual": "any",
            "tested": "any",
        }
    )
    return pd.DataFrame(_kinds(reports), columns=list(tables.KINDS.names))


def _kinds(reports: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    for kind, rows in reports.groupby("publisher_kind"):
        for verdict in survey_tables.SAID:
            sums = (
                rows.assign(units=1).groupby("cluster_id", sort=False).agg({verdict: "sum", "units": "sum"})
            )
            one = prevalence.share(sums[verdict].to_numpy(float), sums["units"].to_numpy(float))
            how = one.how if one.low is not None else None
            yield (
                kind, verdict, float(sums[verdict].sum()), len(rows), int(rows["tested"].sum()), len(sums), one.share,
                one.low, one.high, how,
            )  # fmt: skip


def _write(out: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write a table, whole or not at all."""
    columns = frame[list(table.names)].astype(object)
    whole = (tuple(map(_cell, row)) for row in columns.itertuples(index=False, name=None))
    sink = pa.BufferOutputStream()
    pq.write_table(parts.arrow(table, whole), sink, compression="zstd", compression_level=19)
    parts.write_file(out / table.path, bytes(sink.getvalue()))


def _cell(value: Any) -> Any:  # Any: a cell of any column
    """Return a cell without other kinds of nothing, and a whole number as one."""
    if value is None or value is pd.NA or value == "" or (isinstance(value, float) and np.isnan(value)):
        return None
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value
