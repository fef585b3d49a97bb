"""The open data set: as its columns say, without sentences, and what notebook 05 says of it, worked out anew."""

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import yaml
from surveys import folder
from test_survey_class import clash

from helpers.notebook import survey as room
from helpers.notebook.charts import survey as drawing
from helpers.outside import survey as known
from helpers.page import places
from helpers.survey import dataset, judged, results, sources, whole
from helpers.survey.stores import GivenError
from helpers.tables import codebook
from helpers.tables import open_tables as tables
from helpers.tables.reference import TableError

HOME = Path(__file__).parents[1]
DATA = HOME / "data" / "survey"
BOOK = HOME / "notebooks" / "05_how_usual.ipynb"


def read(table):
    return pd.read_parquet(DATA / table.path)


@pytest.mark.parametrize("table", tables.OPEN, ids="{0.name}".format)
def test_a_table_is_as_its_columns_say(table):
    frame = read(table)
    assert tuple(frame.columns) == table.names and len(frame)
    assert not frame.duplicated(list(table.key)).any()
    for column in table.columns:
        there = frame[column.name].dropna()
        assert column.optional or len(there) == len(frame), column.name
        for rule in column.rules:
            assert all(map(rule.holds, there.unique())), (column.name, rule.words)


@pytest.mark.made_by("make codebook")
@pytest.mark.parametrize(("name", "text"), codebook.open_files().items())
def test_the_package_and_the_code_book_are_what_the_columns_make_them(name, text):
    assert (DATA / name).read_text(encoding="utf-8") == text


@pytest.mark.made_by("make codebook")
def test_the_package_names_every_file_and_the_licence_of_data():
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["path"] for r in package["resources"]} == {path.name for path in DATA.glob("*.parquet")}
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    assert "CC-BY-4.0" in (DATA / "LICENSE").read_text(encoding="utf-8")


def test_the_data_set_is_small():
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 15_000_000


def test_no_claim_and_no_finding_holds_words_of_a_page():
    for table in (tables.CLAIMS, tables.FINDINGS):
        frame = read(table)
        for name in set(frame["subject"]) - {"market", "unclear", "other"}:
            assert all(map(places.is_place, name.split(" + "))), name
    assert not {"figure", "section", "detail", "reading", "horizon", "of"} & {
        *tables.CLAIMS.names, *tables.FINDINGS.names
    }  # fmt: skip


def test_every_claim_and_finding_is_of_a_page_and_every_finding_of_its_claims():
    pages, claims, findings = (read(t) for t in (tables.PAGES, tables.CLAIMS, tables.FINDINGS))
    assert (
        claims.groupby("page").size().reindex(pages["page"], fill_value=0).tolist()
        == pages["claims"].tolist()
    )
    found = findings.groupby("page").size().reindex(pages["page"], fill_value=0)
    assert found.tolist() == pages["findings"].tolist()
    used = (
        findings[["page", "claims"]]
        .dropna()
        .assign(claim_id=lambda f: f["claims"].str.split())
        .explode("claim_id")
    )
    assert used.merge(claims[["page", "claim_id"]].drop_duplicates(), on=["page", "claim_id"]).shape[
        0
    ] == len(used)


# --- the main numbers of the notebook, by pandas alone --------------------------------------------------


@pytest.fixture(scope="module")
def counted():
    pages = read(tables.PAGES)
    return pages[pages["excluded"].isna()]


@pytest.fixture(scope="module")
def shown():
    cells = json.loads(BOOK.read_text(encoding="utf-8"))["cells"]
    (output,) = cells[2]["outputs"]
    return "".join(output["data"]["text/markdown"])


def of_reports(pages, scope):
    """A row a report: whether any of its pages has a contradiction, something unusual, a test."""
    of = pages[pages["scope"] == scope]
    return of.groupby("report_id")[["contradictions", "unusual", "tests"]].max().gt(0)


@pytest.mark.made_by("make audit")
@pytest.mark.parametrize("scope", ["genre", "collection"])
def test_the_shares_of_reports(counted, shown, scope):
    reports = of_reports(counted, scope)
    share = reports["contradictions"].mean()
    prevalence = read(tables.PREVALENCE)
    rows = prevalence[(prevalence["unit"] == "report") & (prevalence["check"] == "any")]
    rows = rows[(rows["scope"] == "genre") == (scope == "genre")]
    assert f"{100 * share:.1f}%" in shown
    for base, of in (("with claims", reports), ("tested", reports[reports["tests"]])):
        for verdict, name in (("contradiction", "contradictions"), ("unusual", "unusual")):
            (row,) = rows[(rows["base"] == base) & (rows["verdict"] == verdict)].to_dict("records")
            assert (row["hits"], row["units"]) == (of[name].sum(), len(of))
            assert row["share"] == pytest.approx(of[name].mean(), rel=1e-5)


def test_the_interval_of_the_genre_by_another_bootstrap(counted):
    of = counted[counted["scope"] == "genre"]
    reports = of.groupby("report_id").agg(
        hit=("contradictions", lambda c: (c > 0).any()), cluster=("cluster_id", "first")
    )
    sums = reports.groupby("cluster")["hit"].agg(["sum", "count"]).to_numpy()
    draws = np.random.default_rng(5).integers(len(sums), size=(20_000, len(sums)))
    low, high = np.quantile(sums[draws, 0].sum(1) / sums[draws, 1].sum(1), [0.025, 0.975])
    rows = read(tables.PREVALENCE).query(
        "scope == 'genre' and unit == 'report' and base == 'with claims' and check == 'any'"
        " and verdict == 'contradiction'"
    )
    assert rows["low"].item() == pytest.approx(low, abs=0.003) and rows["high"].item() == pytest.approx(
        high, abs=0.003
    )


def test_the_kinds_of_publisher_together_are_the_genre(counted):
    kinds = read(tables.KINDS).query("verdict == 'contradiction'")
    reports = of_reports(counted, "genre")
    assert kinds["units"].sum() == len(reports) and kinds["hits"].sum() == reports["contradictions"].sum()
    assert kinds["tested"].sum() == reports["tests"].sum()


def headlines(counted):
    claims = read(tables.CLAIMS)
    sure = claims[(claims["kind"] == "growth") & (claims["subject"] == "market") & (claims["sure"] == "yes")]
    sure = sure[sure["low"] == sure["high"]].groupby("page", as_index=False).first()
    return counted.groupby("report_id", as_index=False).first().merge(sure, on="page")


def test_the_headline_rates(counted):
    rates = headlines(counted)
    made = known.load().headlines
    assert sorted(made["page"]) == sorted(rates["page"])
    table = room.rates_table(known.load())
    for scope, of in rates.groupby("scope"):
        drawn = table[table["scope"] == scope].set_index("step")["share"]
        assert drawn.loc[10] == pytest.approx(((of["low"] >= 10) & (of["low"] < 11)).mean())
        assert drawn.loc[30] == pytest.approx((of["low"] >= 30).mean()) if (of["low"] >= 30).any() else True
        assert drawn.sum() == pytest.approx(1)


def test_the_digits_of_the_headline_rates(counted):
    rates = headlines(counted).query("decimals <= 1 and scope == 'collection'")
    printed = rates["low"].map(lambda x: f"{abs(x):.1f}"[-1]).value_counts(normalize=True)
    made = known.load().digits.query("rates == 'headline' and scope == 'collection'")
    assert made.set_index("digit")["share"].to_dict() == pytest.approx(
        {int(d): s for d, s in printed.items()}
    )


def test_the_windows(counted):
    claims = read(tables.CLAIMS)
    titled = claims[claims["kind"] == "window"].groupby("page").first()
    firsts = counted.groupby("report_id").first().query("scope == 'collection'")
    years = (titled["end_year"] - titled["start_year"]).reindex(firsts["page"]).dropna()
    table = room.windows_table(known.load()).query("scope == 'collection'")
    assert table.set_index("years")["share"].idxmax() == years.mode().item()
    assert len(years) <= table["count"].iloc[0] <= len(firsts)


@pytest.mark.made_by("make audit")
def test_where_the_default_page_stands(counted, shown):
    of = counted[(counted["scope"] == "collection") & (counted["tests"] > 0)]
    clashes = (of["contradictions"] + of["unusual"]).groupby(of["report_id"]).max()
    assert f"{100 * (clashes >= 1).mean():.1f}%" in shown
    cells = json.loads((HOME / "notebooks" / "00_findings.ipynb").read_text(encoding="utf-8"))["cells"]
    (cell,) = [c for c in cells if "survey.place" in "".join(c["source"])]
    told = "".join(cell["outputs"][0]["data"]["text/markdown"])
    assert f"{(clashes >= 1).sum():,} of {len(clashes):,} of one template have as many or more" in told


# --- the data set of any survey -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def survey(tmp_path_factory):
    place = tmp_path_factory.mktemp("surveyed")
    folder(place / "pages", 10)
    whole.make([str(place / "pages")], place / "survey")
    return place / "survey"


def csv(path, *lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_survey_becomes_a_data_set_that_the_notebook_can_read(survey, tmp_path):
    pages = pd.concat(pd.read_parquet(file) for file in sorted((survey / "pages.parquet").glob("*")))
    first = pages["sha256"].min()
    addresses = csv(tmp_path / "a.csv", "sha256,address", f"{first},https://pages.example/one")
    rows = dataset.make(survey, tmp_path / "out", addresses)
    data = known.load(tmp_path / "out")
    assert rows["pages"] == len(data.pages) == 10
    assert data.pages["page"].tolist() == [*range(1, 11)] and data.pages["sha256"].is_monotonic_increasing
    assert data.pages["address"].notna().tolist() == [True] + [False] * 9
    assert set(data.pages["publisher_kind"]) == {"unknown"}


def test_what_is_no_survey_or_no_kind_is_refused(survey, tmp_path):
    with pytest.raises(GivenError, match="no finished survey"):
        dataset.make(tmp_path, tmp_path / "out")
    kinds = csv(tmp_path / "k.csv", "publisher,kind", "Quill and Oar,oracle")
    with pytest.raises(GivenError, match="'oracle' is no kind"):
        dataset.make(survey, tmp_path / "out", kinds=kinds)
    with pytest.raises(TableError, match="cannot be read"):
        known.load(tmp_path / "none")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("market", "market"),
        ("unclear", "unclear"),
        ("Europe", "Europe"),
        ("Europe + China", "Europe + China"),
        ("Brass Bells Inc", "other"),
        ("Europe + Brass Bells Inc", "other"),
    ],
)
def test_of_the_subjects_places_stay(name, kept):
    assert dataset.subject(name) == kept


@pytest.mark.parametrize(
    ("figure", "unit", "digits"),
    [("9%", "%", 0), ("9.0%", "%", 1), ("12.75%", "%", 2), ("10%", "%", 0), ("USD 2.5 billion", "USD", None)],
)
def test_digits_behind_the_point_are_those_that_are_printed(figure, unit, digits):
    assert dataset.decimals(figure, unit) == digits


def test_by_kind_counts_a_report_once_and_leaves_out_what_does_not_count():
    rows = [
        ("r1", "c1", "genre", None, "news", 1, 0, 1),
        ("r1", "c1", "genre", None, "news", 0, 0, 0),
        ("r2", "c2", "genre", None, "news", 0, 1, 1),
        ("r3", "c3", "genre", "over ten", "news", 1, 1, 1),
        ("r4", "c4", "collection", None, "research", 1, 1, 1),
    ]
    names = [
        "report_id",
        "cluster_id",
        "scope",
        "excluded",
        "publisher_kind",
        "contradictions",
        "unusual",
        "tests",
    ]
    found = dataset.by_kind(pd.DataFrame(rows, columns=names)).set_index("verdict")
    assert set(found["publisher_kind"]) == {"news"}
    assert found["units"].tolist() == [2, 2] and found["tested"].tolist() == [2, 2]
    assert found.loc["contradiction", "hits"] == 1 and found.loc["unusual", "hits"] == 1


def test_even_is_what_has_no_step_with_half_as_many_again():
    steps = [float(n) for n in range(4, 9)]
    level = pd.Series(steps * 2)
    assert room._even(level, 3, 10)
    assert room._even(pd.concat([level, pd.Series([5.0])]), 3, 10)
    assert not room._even(pd.concat([level, pd.Series([5.0, 5.5])]), 3, 10)


def test_the_command_says_what_it_wrote_and_refuses_in_one_line(survey, tmp_path):
    command = [sys.executable, "-m", "helpers", "dataset"]
    done = subprocess.run(
        [*command, str(survey), "--out", str(tmp_path / "out")], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Done.") and "10 pages" in done.stdout
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        *(table.path for table in tables.OPEN), "CODEBOOK.md"
    }  # fmt: skip
    told = (tmp_path / "out" / "CODEBOOK.md").read_text(encoding="utf-8")
    assert told == codebook.open_files()["CODEBOOK.md"]
    ended = subprocess.run(
        [*command, str(tmp_path), "--out", str(tmp_path / "no")], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2 and len(ended.stderr.splitlines()) == 1


def printed(**counts):
    rows = [(scope, 1.0 + n / 2) for scope, count in counts.items() for n in range(count)]
    return SimpleNamespace(headlines=pd.DataFrame(rows, columns=["scope", "rate"]))


def test_nine_in_ten_is_said_of_twenty_headlines_or_more(monkeypatch):
    monkeypatch.setattr(room, "_headline", lambda audit: 9.5)
    assert room.rates_title(None, printed(genre=19)) == "Few headline rates are known, 19; this page: 9.5%"
    own = room.rates_title(None, printed(genre=20))
    assert own.startswith("Nine in ten headline rates lie at 1 to 10% with other publishers")
    both = room.rates_title(None, printed(collection=20, genre=20))
    assert "in this collection" in both and both.endswith("elsewhere; this page: 9.5%")


def test_a_usual_forecast_is_told_of_twenty_forecasts_or_more():
    rows = [("genre", 7, 0.8, 20), ("genre", 5, 0.2, 20)]
    columns = ["scope", "years", "share", "count"]
    told = room.windows_title(pd.DataFrame(rows, columns=columns))
    assert told == "The usual forecast spans 7 years in 80% of other publishers' reports"
    few = room.windows_title(pd.DataFrame([(*row[:3], 19) for row in rows], columns=columns))
    assert few == "Few forecast periods are known, 19"


def test_where_there_is_no_collection_no_chart_speaks_of_one(survey, tmp_path):
    dataset.make(survey, tmp_path / "out")
    data = known.load(tmp_path / "out")
    assert set(data.reports["scope"]) == {"genre"} and data.reports["publisher"].isna().all()
    audit = clash()
    assert "10 reports of few known publishers" in room.survey_answer(audit, data)
    title = room.windows_title(room.windows_table(data))
    assert title == "Few forecast periods are known, 10"
    drawn = drawing.digits(room.digits_table(data), room.digits_title(data), "Source")
    shown = [text.get_text() for text in drawn.axes[-1].get_legend().get_texts()]
    assert shown == ["other publishers", "each digit alike"]


TABLES_GIVEN = {
    "publishers": ("file,publisher", sources.publishers),
    "truth": ("sha256,contradictions", results.read_truth),
    "kinds": ("publisher,kind", lambda path: dataset._pairs(path, "publisher", "kind")),
    "answers": (",".join(judged.COLUMNS), judged.read),
}


@pytest.mark.parametrize("name", TABLES_GIVEN)
def test_a_table_that_is_not_there_or_lacks_a_column_is_named_with_what_it_must_have(name, tmp_path):
    columns, read = TABLES_GIVEN[name]
    path = tmp_path / f"{name}.csv"
    with pytest.raises(GivenError, match=rf"{name}.csv: cannot be opened \(No such file.*check the path"):
        read(path)
    kept = [column for column in columns.split(",") if column != "publisher"][:1]
    csv(path, *kept, "one")
    with pytest.raises(GivenError, match=rf"{name}.csv: has no column .*; it has the columns"):
        read(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GivenError, match=rf"{name}.csv: cannot be read as a table"):
        read(path)


def test_a_publisher_is_known_by_the_hash_or_the_name_of_the_file_whatever_its_folder(tmp_path):
    path = csv(tmp_path / "p.csv", "file,sha256,publisher", "far/off/a.md,,Quill", "b.md,ff, Oar ", "c.md,,")
    who = sources.publishers(path)
    assert dict(who) == {"a.md": "Quill", "ff": "Oar"}
    assert sources.publisher(who, "x/a.md", None) == "Quill"


def test_the_citation_names_both_licences():
    cited = yaml.safe_load((HOME / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert cited["license"] == "MIT" and [r["license"] for r in cited["references"]] == ["CC-BY-4.0"]


def test_the_readmes_say_what_the_survey_found(counted):
    told = " ".join((HOME / "README.md").read_text(encoding="utf-8").split())
    method = " ".join((DATA / "README.md").read_text(encoding="utf-8").split())
    genre, own = (of_reports(counted, scope) for scope in ("genre", "collection"))
    share, rows = genre["contradictions"].mean(), read(tables.PREVALENCE)
    row = rows.query(
        "scope == 'genre' and unit == 'report' and base == 'with claims' and check == 'any'"
        " and verdict == 'contradiction'"
    ).iloc[0]
    ends = f"{100 * row['low']:.1f} to {100 * row['high']:.1f}%"
    assert f"Of {len(genre)} reports" in told and f"({100 * share:.1f}%; 95% interval {ends}" in told
    assert f"Only {genre['tests'].sum()} of them" in told
    assert f"Of {len(own):,} reports of one template, {100 * own['contradictions'].mean():.1f}% do" in told
    sizes = [len(read(t)) for t in (tables.PAGES, tables.CLAIMS, tables.FINDINGS)]
    assert all(f"{n:,}" in method for n in (*sizes, len(genre), len(own)))
    assert f"The {own['contradictions'].sum()} reports of the collection" in method


def test_a_data_set_that_breaks_off_leaves_the_old_one_and_what_a_killed_run_left_goes(
    survey, tmp_path, monkeypatch
):
    out = tmp_path / "out"
    dataset.make(survey, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    left = out / ".unfinished-abcdefgh"
    left.mkdir()
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(dataset.codebook, "open_files", full)
        dataset.make(survey, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    dataset.make(survey, out)
    assert {path.name for path in out.iterdir()} == set(before)


def full():
    raise OSError(28, "No space left on device")
