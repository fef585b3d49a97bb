"""The retold page gives what the original gives, figure for figure; runs where REPORT_ORIGINAL names that file."""

import os

import pytest
from pandas.testing import assert_frame_equal

from helpers import case
from helpers.audit import Audit


@pytest.fixture(scope="module")
def both():
    original = os.environ.get("REPORT_ORIGINAL")
    if not original:
        pytest.skip("REPORT_ORIGINAL does not name the original page")
    settings = {
        "published": "",
        "about": 5.0,
        "rounding": "any",
        "over": "loose",
        "unusual_below": 0.05,
        "out": "runs/none",
    }
    retold = "data/raw/pacs-systems-market.md"
    return [case.check_parameters(report=path, **settings) for path in (retold, original)]


def test_the_ledgers_are_identical(both):
    words = ["start", "end", "sure", "doubt"]  # what depends on the words around a figure
    retold, original = (one.ledger.drop(columns=["report", *words]) for one in both)
    assert len(original) == 12
    assert_frame_equal(retold, original)


def test_the_lists_are_identical(both):
    retold, original = (one.lists.drop(columns=["start", "end"]) for one in both)
    assert len(original) > 0
    assert_frame_equal(retold, original)


def test_the_other_numerals_are_identical(both):
    retold, original = (one.rejects[["figure", "reason"]] for one in both)
    assert_frame_equal(retold, original)


def test_the_findings_are_identical(both):
    retold, original = (Audit(one).table for one in both)
    assert_frame_equal(retold, original)
