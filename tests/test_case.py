"""A case opens on a page: its day, its name, its claims made once, and what is worked out from them."""

from datetime import date

import pytest

from helpers import case
from helpers.audit import Audit
from helpers.case import Case
from helpers.ledger import extract
from helpers.ledger import table as ledger
from helpers.page import blocks as page_blocks
from helpers.page import source as page_source
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import bound
from helpers.readings.timeline import Timeline

GOOD = {
    "report": "data/raw/pacs-systems-market.md", "published": "", "about": 5.0, "rounding": "any", "over": "loose",
    "unusual_below": 0.05, "out": "runs/none",
}  # fmt: skip
UNDATED = {"report": "tests/reports/one-claim.md"}


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
    opened = case.check_parameters(**GOOD | UNDATED)
    assert not opened.dated


def test_a_page_without_a_claim_is_refused():
    with pytest.raises(page_source.ReportError, match="no claim"):
        case.check_parameters(**GOOD | {"report": "tests/reports/no-claim.md"})


def test_a_page_without_any_year_gives_the_same_case_in_every_year(monkeypatch):
    class Later(date):
        @classmethod
        def today(cls):
            return cls(2099, 1, 1)

    now = case.check_parameters(**GOOD | UNDATED).assumptions
    monkeypatch.setattr(case, "date", Later)
    assert case.check_parameters(**GOOD | UNDATED).assumptions == now


def test_a_case_holds_its_claims_once_and_shows_them_as_a_ledger():
    opened = case.check_parameters(**GOOD)
    assert opened.name == "pacs-systems-market"
    assert opened.ledger is opened.ledger and ledger.claims(opened.ledger) == opened.claims
    assert set(opened.ledger["report"]) == set(opened.rejects["report"]) == {GOOD["report"]}
    assert len(opened.rejects) == len(opened.rejected) > 0


def test_what_a_case_works_out_is_by_the_ids_of_its_claims():
    opened = case.check_parameters(**GOOD)
    assert list(opened.by_id) == list(opened.bounds) == [c.claim_id for c in opened.claims]
    assert opened.bounds["c06"] == bound(opened.by_id["c06"], opened.assumptions)
    assert opened.timeline == Timeline(2025, 2032, 2022, 2025)
    assert [c.claim_id for c in opened.of_kind("growth")] == ["c02", "c06", "c08"]
    assert [c.claim_id for c in opened.of_kind("share", "China")] == ["c11"]


def test_the_regions_are_those_that_the_page_lists_in_its_order():
    opened = case.check_parameters(**GOOD)
    assert opened.regions == (
        "North America",
        "Europe",
        "Asia-Pacific",
        "Latin America",
        "Middle East & Africa",
    )


def test_a_case_needs_no_page():
    alone = case.Case((), Assumptions())
    assert (alone.name, alone.regions, len(alone.ledger), len(alone.rejects)) == ("", (), 0, 0)


OPEN = (
    "Sales rose in 2024. It is worth $9 billion. Elsewhere some hold 4%, others 5% of it."
    "\n\nThe kite market was worth $3 billion in 2024.\n\n"
)
PLAYERS = "## Market Players\n\n- Acme\n- Qxf Bricks\n"


def opened(text):
    page = page_blocks.parse(text, "kites.md")
    claims, _ = extract.read(page)
    return Case(claims, Assumptions("2024-01-01"), page)


def test_on_a_page_not_on_one_market_no_verdict_rests_on_a_claim_that_is_not_sure():
    made = opened("# Kites fly\n\n" + OPEN)
    doubted = [c for c in made.claims if not c.sure]
    assert doubted
    assert list(made.left_out) == doubted
    assert [c for c in made.claims if c.sure] == list(made.tested.claims)
    (row,) = [row for row in Audit(made).findings if row.check == "completeness.left_out"]
    assert row.verdict == "no test"
    assert (row.low, row.claims) == (len(doubted), tuple(c.claim_id for c in doubted))


def test_on_a_page_on_one_market_throughout_only_claims_on_nobody_known_are_left_out():
    made = opened("# Kite Market\n\n" + OPEN + PLAYERS)
    assert not all(c.sure for c in made.claims)
    assert made.tested is made
    assert "completeness.left_out" not in [row.check for row in Audit(made).findings]


def test_the_market_of_a_page_is_that_of_a_title_which_names_one():
    text = "The market grows at a CAGR of 5% from 2024 to 2030. Sales of rope grow at a CAGR of 9%."
    titled, other = opened(f"# Kite Market\n\n{text}"), opened(f"# Kites fly\n\n{text}")
    assert [c.figure for c in titled.claims if c.subject == "market"] == ["5%"]
    assert "5%" in [c.figure for c in titled.tested.claims]
    assert "5%" not in [c.figure for c in other.tested.claims]
