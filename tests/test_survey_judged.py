"""Findings that two readers judged: what counts as right, its interval, and whether a finding is still found."""

import pandas as pd
import pytest
import surveys

from helpers.notebook import survey as room
from helpers.outside import survey as known
from helpers.survey import dataset, judged, prevalence, whole
from helpers.survey.stores import GivenError
from helpers.tables import open_tables as tables

PAGES = pd.DataFrame(
    [("a", 1, "genre", "c1"), ("b", 2, "genre", "c1"), ("c", 3, "genre", "c2"), ("d", 4, "collection", "c3")],
    columns=["sha256", "page", "scope", "cluster_id"],
)
HEAD = ",".join(judged.COLUMNS)


def rows(*given):
    """Judged findings: page's hash, verdict, and what both readers answered."""
    return pd.DataFrame(
        [
            (n, sha, "growth.left", verdict, "1-2 5-9", *answers.split())
            for n, (sha, verdict, answers) in enumerate(given, 1)
        ],
        columns=list(judged.COLUMNS),
    )


def made(*given, found=()):
    return judged.judged(rows(*given), PAGES, set(found))


def precise(*given, found=()):
    of = judged.precision(made(*given, found=found), PAGES)
    return of.set_index(["scope", "base", "verdict", "answer"])


def test_right_is_what_both_readers_call_right_and_wrong_what_both_call_wrong():
    of = precise(
        ("a", "fits", "right right"), ("b", "fits", "right doubtful"), ("c", "fits", "wrong wrong"),
        ("a", "unusual", "doubtful wrong"), ("d", "fits", "right right"),
    )  # fmt: skip
    genre = of.loc["genre", tables.DRAWN]
    assert genre.loc[("any", "right"), ["hits", "units", "clusters"]].tolist() == [1, 4, 2]
    assert genre.loc[("any", "wrong"), "hits"] == 1
    assert genre.loc[("fits", "right"), "units"] == 3 and genre.loc[("unusual", "right"), "hits"] == 0
    assert of.loc[("collection", tables.DRAWN, "any", "right"), "share"] == 1.0
    assert set(of.reset_index()["scope"]) == {"genre", "collection"}


def test_the_interval_is_that_over_clusters_and_not_over_findings():
    of = precise(*[("a", "fits", "right right")] * 9, ("c", "fits", "wrong wrong"))
    row = of.loc[("genre", tables.DRAWN, "any", "right")]
    by_hand = prevalence.share(prevalence.np.array([9.0, 0.0]), prevalence.np.array([9.0, 1.0]))
    assert (row["share"], row["low"], row["high"]) == (0.9, by_hand.low, by_hand.high) and row["low"] == 0.0
    one = precise(("a", "fits", "right right"), ("b", "fits", "wrong wrong"))
    assert one.loc[("genre", tables.DRAWN, "any", "right"), ["low", "high", "interval"]].isna().all()


def test_a_finding_still_stands_if_the_same_figures_get_the_same_verdict_of_the_same_check():
    same = ("a", "growth.left", "fits", frozenset({"5-9", "1-2"}))
    assert made(("a", "fits", "right right"), found=[same])["stands"].tolist() == ["yes"]
    for other in (
        ("b", *same[1:]),
        (same[0], "rank.first", *same[2:]),
        (*same[:2], "unusual", same[3]),
        (*same[:3], frozenset({"1-2"})),
    ):
        assert made(("a", "fits", "right right"), found=[other])["stands"].tolist() == ["no"]
    of = precise(("a", "fits", "right right"), ("c", "fits", "wrong wrong"), found=[same])
    assert of.loc[("genre", tables.STANDING, "any", "right"), ["hits", "units"]].tolist() == [1, 1]


def written(path, *lines):
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1,a,growth.left,fits,1-2,right,maybe", "'maybe' is no answer"),
        ("x,a,growth.left,fits,1-2,right,right", "item"),
    ],
)
def test_answers_that_are_none_are_refused(tmp_path, line, words):
    with pytest.raises(GivenError, match=words):
        judged.read(written(tmp_path / "j.csv", line))
    with pytest.raises(GivenError, match="check the path"):
        judged.read(tmp_path / "none.csv")


def test_a_judged_page_that_was_not_surveyed_is_named():
    with pytest.raises(GivenError, match="not in the survey"):
        made(("z", "fits", "right right"))


def test_the_data_set_holds_what_was_judged_and_the_notebook_says_it(tmp_path):
    surveys.folder(tmp_path / "pages", 10)
    whole.make([str(tmp_path / "pages")], tmp_path / "survey")
    found = (
        pd.read_parquet(tmp_path / "survey" / "findings.parquet").query("verdict == 'contradiction'").iloc[0]
    )
    claims = pd.read_parquet(tmp_path / "survey" / "claims.parquet").query("report == @found.report")
    claims = claims[claims["claim_id"].isin(found["claims"].split())]
    places = " ".join(f"{start}-{end}" for start, end in zip(claims["start"], claims["end"], strict=True))
    sha = (
        pd.read_parquet(tmp_path / "survey" / "pages.parquet")
        .set_index("report")
        .loc[found["report"], "sha256"]
    )
    answers = written(
        tmp_path / "j.csv",
        f"1,{sha},{found['check']},contradiction,{places},right,right",
        f"2,{sha},{found['check']},contradiction,0-1,wrong,doubtful",
    )
    dataset.make(tmp_path / "survey", tmp_path / "out", answers=answers)
    data = known.load(tmp_path / "out")
    assert data.judged["stands"].tolist() == ["yes", "no"] and data.judged["page"].nunique() == 1
    text = room.judged_text(data)
    assert "judged 2 findings" in text and "same answer on 1; 1 are still found so" in text
    assert "both call 1 right, 50.0%" in text and "and 0 wrong" in text


def test_a_data_set_without_judged_findings_says_so(tmp_path):
    surveys.folder(tmp_path / "pages", 2)
    whole.make([str(tmp_path / "pages")], tmp_path / "survey")
    dataset.make(tmp_path / "survey", tmp_path / "out")
    data = known.load(tmp_path / "out")
    assert room.judged_text(data) == "No finding of this survey was judged by people."
    assert room.precision_rows(data) is None
