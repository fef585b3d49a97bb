"""Findings among the reports of a survey: what is as grave, how many make a class, and that no verdict turns."""

import pandas as pd
import pytest
import surveys

from helpers import audit as rooms
from helpers.case import Case
from helpers.checks.finding import finding
from helpers.ledger import extract
from helpers.notebook import sections
from helpers.notebook import survey as room
from helpers.outside import survey as known
from helpers.outside.survey import AMONG, CLUSTERS, REPORTS, Survey
from helpers.page import blocks
from helpers.readings.assumptions import Assumptions

CHECK = "repeats.quantity"
EMPTY = pd.DataFrame()


def survey(*verdicts, clusters=CLUSTERS, check=CHECK, scope="genre", excluded=None, reports=None):
    """A data set of one page a verdict, each a report unless `reports` says which, in so many clusters."""
    pages = pd.DataFrame(
        [
            (
                n,
                f"r{reports[n] if reports else n}",
                f"c{n % clusters}",
                scope,
                excluded,
                1,
                0,
                int(v == "unusual"),
            )
            for n, v in enumerate(verdicts)
        ],
        columns=[
            "page",
            "report_id",
            "cluster_id",
            "scope",
            "excluded",
            "tests",
            "contradictions",
            "unusual",
        ],
    )
    findings = pd.DataFrame(
        [(n, check, verdict) for n, verdict in enumerate(verdicts)], columns=["page", "check", "verdict"]
    )
    return Survey(pages, EMPTY, findings, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY)


def few(n, grave="contradiction"):
    return ["fits"] * (n - 1) + [grave]


def test_as_grave_is_the_verdict_or_a_graver_one():
    data = survey(*["fits"] * 27, "fits by rounding", "unusual", "contradiction")
    assert data.as_grave(CHECK, "contradiction") == (1, 30)
    assert data.as_grave(CHECK, "unusual") == (2, 30)
    assert data.as_grave(CHECK, "fits by rounding") == (3, 30)


@pytest.mark.parametrize("verdict", ["fits", "no test"])
def test_a_verdict_that_finds_nothing_amiss_has_no_class(verdict):
    assert survey(*few(30)).as_grave(CHECK, verdict) is None


def test_a_class_has_enough_reports_of_enough_clusters():
    assert survey(*few(REPORTS)).as_grave(CHECK, "unusual") == (1, REPORTS)
    assert survey(*few(REPORTS - 1)).as_grave(CHECK, "unusual") is None
    assert survey(*few(REPORTS), clusters=CLUSTERS - 1).as_grave(CHECK, "unusual") is None


def test_a_report_counts_once_with_its_gravest_finding_and_untested_ones_do_not():
    reports = [*range(REPORTS), REPORTS - 1]
    data = survey(*["fits"] * (REPORTS - 1), "unusual", "contradiction", reports=reports)
    assert data.as_grave(CHECK, "contradiction") == (1, REPORTS)
    assert survey(*few(REPORTS), "no test").as_grave(CHECK, "unusual") == (1, REPORTS)
    assert survey(*few(REPORTS - 1), "no test").as_grave(CHECK, "unusual") is None


def test_reports_of_a_template_of_another_check_or_that_do_not_count_make_no_class():
    assert survey(*few(REPORTS), scope="collection").as_grave(CHECK, "unusual") is None
    assert survey(*few(REPORTS), check="rank.first").as_grave(CHECK, "unusual") is None
    assert survey(*few(REPORTS), excluded="over ten").as_grave(CHECK, "unusual") is None


@pytest.fixture
def on_file(monkeypatch):
    data = survey(*few(REPORTS))
    monkeypatch.setattr(known, "on_file", lambda: data)
    return data


def test_only_findings_without_a_class_of_their_own_are_placed(on_file):
    one = finding(CHECK, "unusual", [], "It is odd.")
    found = known.placed(one)
    assert (found.how_often, found.out_of, found.among) == (1, REPORTS, AMONG)
    assert found._replace(how_often=None, out_of=None, among="") == one
    for check, verdict in (
        ("growth.left", "unusual"),
        (CHECK, "fits"),
        (CHECK, "no test"),
        ("rank.first", "unusual"),
    ):
        one = finding(check, verdict, [], "It is so.")
        assert known.placed(one) == one


def clash():
    """The audit of a page on which two sizes and a rate cannot hold together."""
    page = blocks.parse(surveys.page(4, "14.0"), "page.md")
    return rooms.Audit(Case(extract.read(page)[0], Assumptions(), page))


def test_an_audit_places_its_findings_and_leaves_those_of_the_page_as_a_survey_makes_them(monkeypatch):
    monkeypatch.setattr(known, "on_file", lambda: survey(*few(REPORTS), check="growth.together"))
    made = clash()
    placed, plain = (
        [f for f in findings if f.check == "growth.together" and f.verdict == "contradiction"]
        for findings in (made.findings, made.of_page)
    )
    assert [(f.how_often, f.out_of, f.among) for f in placed] == [(1, REPORTS, AMONG)]
    assert [(f.how_often, f.out_of, f.among) for f in plain] == [(None, None, "")]
    assert [f.verdict for f in made.findings][: len(made.of_page)] == [f.verdict for f in made.of_page]
    assert (
        sections.among_reports(placed[0])
        == f"In the survey (notebook 05) this check finds a contradiction in 1 of {REPORTS} {AMONG}."
    )
    assert sections.among_reports(plain[0]) == ""


def test_the_place_of_a_page_counts_reports_with_as_many_findings():
    data = survey(*["fits"] * 3, "unusual")
    data.pages.loc[3, "unusual"] = 2
    text = room.place_text(clash(), data)
    assert (
        "one finding is a contradiction or unusual; 1 of 4 testable reports of many publishers have as"
        in text
    )
    assert data.clashes["clashes"].tolist() == [0, 0, 0, 2]
    quiet = blocks.parse(surveys.page(4), "page.md")
    text = room.place_text(rooms.Audit(Case(extract.read(quiet)[0], Assumptions(), quiet)), data)
    assert "no findings are a contradiction or unusual; 3 of 4 testable reports" in text
    assert text.endswith("have none either.")
