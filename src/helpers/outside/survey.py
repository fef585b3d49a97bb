"""The page among many: the open data set of a survey, and what its reports print and how often their figures clash."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from helpers import parameters
from helpers.checks.finding import Finding
from helpers.ledger.claim import MARKET
from helpers.tables import open_tables as tables
from helpers.tables.columns import Table
from helpers.tables.reference import TableError

FOLDER = "data/survey"
GENRE, COLLECTION = "genre", "collection"
ANY = "any"  # among the codes of the checks
CONTRADICTION, UNUSUAL = "contradiction", "unusual"
TESTED, WITH_CLAIMS = "tested", "with claims"
# Verdicts, the gravest last; what nothing could be set beside stands outside.
GRAVITY = {verdict: n for n, verdict in enumerate(("fits", "fits by rounding", UNUSUAL, CONTRADICTION))}
AMONG = "reports of many publishers that it could test"
OF_INDUSTRIES = ("growth.left",)  # checks whose findings have a class of their own, if it is large enough
REPORTS, CLUSTERS = 30, 10  # a class of fewer reports, or of fewer clusters of publishers, says nothing


@dataclass(frozen=True)
class Survey:
    """The tables of a data set; data/survey/CODEBOOK.md explains their columns."""

    pages: pd.DataFrame
    claims: pd.DataFrame
    findings: pd.DataFrame
    kinds: pd.DataFrame
    prevalence: pd.DataFrame
    accuracy: pd.DataFrame
    judged: pd.DataFrame
    precision: pd.DataFrame

    @cached_property
    def reports(self) -> pd.DataFrame:
        """The first page of every report that counts: the columns of `pages`."""
        return self.pages[self.pages["excluded"].isna()].drop_duplicates("report_id")

    @cached_property
    def headlines(self) -> pd.DataFrame:
        """The first sure growth rate of the market that a report prints as one number.

        `page, scope, rate` (% a year), `decimals, start_year, end_year`.
        """
        first = self._first(self._headline_claims, "low", "decimals", "start_year", "end_year")
        return first.rename(columns={"low": "rate"})

    @cached_property
    def _headline_claims(self) -> pd.DataFrame:
        of = self.claims
        kept = (of["kind"] == "growth") & (of["subject"] == MARKET) & (of["sure"] == "yes")
        return of[kept & of["low"].notna() & (of["low"] == of["high"])]

    @cached_property
    def other_rates(self) -> pd.DataFrame:
        """Every other growth rate, of whatever, that a report prints as one number: `page, scope, rate, decimals`."""
        of = self.claims
        kept = (of["kind"] == "growth") & of["low"].notna() & (of["low"] == of["high"])
        first = self._headline_claims.drop_duplicates("page").index
        rest = of[kept].drop(index=first)[["page", "low", "decimals"]].rename(columns={"low": "rate"})
        return self.reports[["page", "scope"]].merge(rest, on="page")

    @cached_property
    def digits(self) -> pd.DataFrame:
        """How often each digit stands behind the point of rates with one such digit or none (which counts as 0).

        `scope, rates` (headline, or other), `digit, share` (of 1), `count` (of all such rates).
        """
        rows = []
        for name, of in (("headline", self.headlines), ("other", self.other_rates)):
            for scope, rates in of[of["decimals"] <= 1].groupby("scope"):
                digit = (rates["rate"] * 10).round().astype(int).abs() % 10
                found = digit.value_counts(normalize=True).reindex(range(10), fill_value=0.0)
                rows += [(scope, name, n, share, len(digit)) for n, share in found.items()]
        return pd.DataFrame(rows, columns=["scope", "rates", "digit", "share", "count"])

    @cached_property
    def windows(self) -> pd.DataFrame:
        """The forecast period of a report: that of its title, else the years of its headline.

        `page, scope, start_year, end_year, years` (from the first to the last).
        """
        of = self.claims
        titled = self._first(of[of["kind"] == "window"], "start_year", "end_year")
        other = self.headlines[~self.headlines["page"].isin(titled["page"])]
        both = pd.concat([titled, other[list(titled.columns)]], ignore_index=True).dropna()
        both = both.assign(years=(both["end_year"] - both["start_year"]).astype(int))
        return both[both["years"] > 0]

    @cached_property
    def clashes(self) -> pd.DataFrame:
        """How many findings of each report are contradictions or unusual: `report_id, scope, clashes`.

        Only reports with a test; of several pages of one, that with most.
        """
        of = self.pages[self.pages["excluded"].isna() & (self.pages["tests"] > 0)]
        of = of.assign(clashes=of["contradictions"] + of["unusual"])
        return of.groupby(["report_id", "scope"], as_index=False, sort=False)[["clashes"]].max()

    @cached_property
    def gravest(self) -> pd.DataFrame:
        """How grave the gravest finding of each check is on each report of the genre that it could test.

        `report_id, check, cluster_id, gravity` (the place of the verdict in `GRAVITY`).
        """
        counted = self.pages[(self.pages["scope"] == GENRE) & self.pages["excluded"].isna()]
        found = self.findings[["page", "check", "verdict"]].merge(
            counted[["page", "report_id", "cluster_id"]], on="page"
        )
        found = found.assign(gravity=found["verdict"].map(GRAVITY)).dropna(subset=["gravity"])
        of = found.groupby(["report_id", "check"], as_index=False, sort=False)
        return of.agg({"cluster_id": "first", "gravity": "max"})

    def as_grave(self, check: str, verdict: str) -> tuple[int, int] | None:
        """Return on how many reports of the genre a check found at least as much, and how many it could test.

        None where these are too few, or of too few publishers, and for a verdict that finds nothing amiss.
        """
        of = self.gravest[self.gravest["check"] == check]
        if not GRAVITY.get(verdict) or len(of) < REPORTS or of["cluster_id"].nunique() < CLUSTERS:
            return None
        return int((of["gravity"] >= GRAVITY[verdict]).sum()), len(of)

    def usual(self, check: str, base: str) -> pd.DataFrame:
        """Return the rows of `prevalence` on the reports of one base and one check, the genre first."""
        of = self.prevalence
        rows = of[(of["unit"] == "report") & (of["base"] == base) & (of["check"] == check)]
        return rows.assign(genre=rows["scope"] == GENRE).sort_values("genre", ascending=False, kind="stable")

    def precise(self, scope: str) -> pd.DataFrame:
        """Return how many of all judged findings are right and wrong, by the answer: columns of `precision`."""
        of = self.precision
        kept = (of["scope"] == scope) & (of["base"] == tables.DRAWN) & (of["verdict"] == ANY)
        return of[kept].set_index("answer")

    def _first(self, claims: pd.DataFrame, *names: str) -> pd.DataFrame:
        first = claims.drop_duplicates("page")[["page", *names]]
        return self.reports[["page", "scope"]].merge(first, on="page")


def placed(one: Finding) -> Finding:
    """Return a finding of a check without a reference class, with how many reports on file have as grave a one.

    The verdict stays as it is. Raises TableError where the data set cannot be read.
    """
    if one.check in OF_INDUSTRIES or not GRAVITY.get(one.verdict):
        return one
    found = on_file().as_grave(one.check, one.verdict)
    if found is None:
        return one
    how_often, out_of = found
    return one._replace(how_often=how_often, out_of=out_of, among=AMONG)


def on_file() -> Survey:
    """Return the data set that the project publishes; raises TableError."""
    return _on_file(Path.cwd())


@lru_cache(maxsize=2)
def _on_file(_: Path) -> Survey:
    """Return the data set of the project as seen from a working folder."""
    return load()


def load(folder: str | Path = FOLDER) -> Survey:
    """Read a data set; a relative folder starts at the project's. Raises TableError, in one sentence."""
    path = parameters.root() / folder
    return Survey(**{table.name: _read(path / table.path, table) for table in tables.OPEN})


def _read(path: Path, table: Table) -> pd.DataFrame:
    try:
        frame = pq.read_table(path).to_pandas()
    except (OSError, ValueError) as error:
        raise TableError(
            f"{path}: cannot be read ({error}); `python -m helpers dataset` writes it."
        ) from None
    if missing := [name for name in table.names if name not in frame]:
        raise TableError(f"{path}: lacks the column {missing[0]}; `python -m helpers dataset` writes it.")
    return frame
