"""Findings that people judged -> how many are right: the share that both readers call so, with its interval."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any  # a cell of any column

import pandas as pd

from helpers.survey import csv_tables, prevalence
from helpers.survey.stores import GivenError
from helpers.tables import open_tables as tables

COLUMNS = ("item", "sha256", "check", "verdict", "figures", "first", "second")
ANY = "any"  # among the verdicts
ANSWERED = ("right", "wrong")  # what both readers must have answered to be counted; the rest is left open

# What a finding is told by: the page's hash, check, verdict, and where its figures stand on the page.
Told = tuple[str, str, str, frozenset[str]]


def read(path: str | Path) -> pd.DataFrame:
    """Read what two readers answered (CSV with `COLUMNS`); raises GivenError.

    `figures` are the places of the finding's figures on the page: first and last character of each, as 120-125.
    """
    rows = csv_tables.rows(path, COLUMNS)
    try:
        frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype({"item": int})
    except ValueError as error:
        raise GivenError(f"{path}: items are numbered ({error}); number them.") from None
    answers = {answer for name in ("first", "second") for answer in frame[name]}
    if wrong := sorted(answers - set(tables.ANSWERS)):
        raise GivenError(f"{path}: {wrong[0]!r} is no answer; there are {', '.join(tables.ANSWERS)}.")
    return frame


def judged(answers: pd.DataFrame, pages: pd.DataFrame, found: Collection[Told]) -> pd.DataFrame:
    """Return the table of judged findings; `pages` are those of the data set, `found` the findings of its survey.

    Raises GivenError for a page that is not in the survey.
    """
    numbers = dict(zip(pages["sha256"], pages["page"], strict=True))
    if missing := [sha for sha in answers["sha256"] if sha not in numbers]:
        raise GivenError(f"{missing[0]}: findings of this page were judged, but it is not in the survey.")
    told = [
        (row["sha256"], row["check"], row["verdict"], frozenset(row["figures"].split()))
        for row in answers.to_dict("records")
    ]
    return answers.assign(
        page=answers["sha256"].map(numbers), stands=["yes" if one in found else "no" for one in told]
    )[list(tables.JUDGED.names)]


def told(findings: pd.DataFrame, claims: pd.DataFrame, hashes: Mapping[str, str]) -> set[Told]:
    """Return what each finding of a survey is told by; `hashes` are those of its pages by their names."""
    of = claims.loc[claims["report"].isin(hashes), ["report", "claim_id", "start", "end"]]
    places = {
        (row["report"], row["claim_id"]): f"{row['start']}-{row['end']}" for row in of.to_dict("records")
    }
    found = findings[findings["report"].isin(hashes) & findings["claims"].notna()]
    return {
        (hashes[row["report"]], row["check"], row["verdict"], _figures(places, row))
        for row in found.to_dict("records")
    }


def _figures(places: Mapping[tuple[str, str], str], row: Mapping[Any, Any]) -> frozenset[str]:
    return frozenset(places[row["report"], claim] for claim in row["claims"].split())


def precision(of: pd.DataFrame, pages: pd.DataFrame) -> pd.DataFrame:
    """Return how many of the judged findings both readers call right, and how many wrong, with 95% intervals.

    The intervals are of a bootstrap over the clusters of publishers in which the pages lie.
    """
    whole = of.merge(pages[["page", "scope", "cluster_id"]], on="page", validate="many_to_one")
    return pd.DataFrame(_rows(whole), columns=list(tables.PRECISION.names))


def _rows(whole: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    for scope, of_scope in whole.groupby("scope", sort=True):
        bases = {tables.DRAWN: of_scope, tables.STANDING: of_scope[of_scope["stands"] == "yes"]}
        for base, of in bases.items():
            for verdict, rows in (*of.groupby("verdict", sort=True), (ANY, of)):
                for answer in ANSWERED if len(rows) else ():
                    yield (scope, base, verdict, answer, *_share(rows, answer))


def _share(rows: pd.DataFrame, answer: str) -> tuple[Any, ...]:
    hit = (rows["first"] == answer) & (rows["second"] == answer)
    sums = rows.assign(hit=hit, one=1).groupby("cluster_id", sort=False)[["hit", "one"]].sum()
    one = prevalence.share(sums["hit"].to_numpy(float), sums["one"].to_numpy(float))
    how = one.how if one.low is not None else None
    return float(hit.sum()), len(rows), len(sums), one.share, one.low, one.high, how
