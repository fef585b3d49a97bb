"""A case opens under parameters that can be used, and says in one sentence why it does not."""

from datetime import date
from pathlib import Path

import pytest

from helpers import case
from helpers.page import source as page_source

GOOD = {
    "report": "data/raw/pacs-systems-market.md", "published": "", "about": 5.0, "rounding": "any", "over": "loose",
    "bend_cap": 1.0, "out": "runs/none",
}  # fmt: skip


def test_a_relative_path_starts_at_the_project_whatever_the_working_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert case.check_parameters(**GOOD).page.path == GOOD["report"]


def test_the_day_of_publication_is_inferred_from_links_and_said_to_be():
    opened = case.check_parameters(**GOOD)
    assert opened.assumptions.published == date(2025, 3, 5)
    assert opened.inferred


def test_a_given_day_goes_before_the_links():
    opened = case.check_parameters(**GOOD | {"published": "2024-02-29"})
    assert (opened.assumptions.published, opened.inferred) == (date(2024, 2, 29), False)


def test_a_page_without_any_date_still_opens():
    opened = case.check_parameters(**GOOD | {"report": "tests/reports/one-claim.md"})
    assert not opened.dated


def test_a_page_without_a_claim_is_refused():
    with pytest.raises(page_source.ReportError, match="no claim"):
        case.check_parameters(**GOOD | {"report": "tests/reports/no-claim.md"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("report", 7), ("report", ""), ("about", "5"), ("about", True), ("about", -1.0), ("rounding", "sideways"),
        ("over", "maybe"), ("bend_cap", None), ("published", "2025-13-01"), ("out", 7),
    ],
)  # fmt: skip
def test_a_parameter_that_cannot_be_used_is_refused_in_one_sentence(name, value):
    with pytest.raises(case.ParameterError) as refused:
        case.check_parameters(**GOOD | {name: value})
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith((".", ";"))


def test_the_project_is_where_the_marker_is():
    assert (case.root() / case.MARKER).is_file()
    assert case.root() == Path(__file__).parents[1]
