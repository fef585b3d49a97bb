"""Other editions: what changes, what returns, and that a copy is no second witness."""

import pandas as pd
import pytest
from outside import KNOWN, A, claims

from helpers.outside import editions
from helpers.page import places as gazetteer

TITLE = "PACS Market, 2025 to 2032"
LISTS = pd.DataFrame(columns=["list", "region", "raw", "clean", "reason"])


@pytest.fixture(scope="module")
def others():
    return editions.of_market(KNOWN, TITLE, claims("The market grows at a CAGR of 5%."))


def test_one_report_number_was_printed_with_several_headlines(others):
    table = editions.repeated(others).set_index("report_number")
    assert table.loc["1664739", "rates"] == "5.5%, 8.3%, 13.3%, 14.2%, 14.6%"
    assert table.loc["1664739", "window_rates"] == "5.5%, 14.6%"
    assert table.loc["16078", "headlines"] == 1


def test_headlines_that_differ_are_strained_and_named_as_a_revision():
    found = claims("The market grows at a CAGR of 5% in the forecast period.")
    rows = editions.check(found, LISTS, editions.of_market(KNOWN, TITLE, found), "1664739", A)
    own = next(row for row in rows if row["check"] == editions.HEADLINES)
    assert own["verdict"] == "strained" and own["reading"] == editions.REVISED
    assert {row["subject"] for row in rows if row["check"] == editions.REPEATED} >= {"report 1664739"}


def test_shares_of_countries_beside_their_regions_make_the_whole_where_the_regions_alone_do_not(others):
    table = editions.totals(others, A)
    for row in table.itertuples():
        shares = others[(others["code"] == row.code) & (others["kind"] == "share")]
        assert row.beside == shares["low"].sum()
        assert row.inside == shares.loc[~shares["subject"].map(gazetteer.is_country), "low"].sum()
        assert (row.whole == "beside") == (row.beside == 100 and row.inside != 100)
    assert (table["whole"] == "beside").sum() == 12


def test_a_page_with_an_editions_shares_supports_nothing(others):
    shares = "North America holds 40% of the market, Asia-Pacific 25%, China 15% and Europe 20%."
    found = claims(shares)
    assert len(editions.same_shares(others, found)) == 1
    row = next(r for r in editions.check(found, LISTS, others, "", A) if r["check"] == editions.SAME_SHARES)
    assert row["verdict"] == "inconclusive" and len(row["claims"].split()) == 4


def test_a_figure_returns_only_where_kind_subject_and_both_ends_are_the_same(others):
    table = editions.returning(others, claims("North America holds 40% of the market."))
    row = table[(table["subject"] == "North America") & (table["low"] == 40)].iloc[0]
    printed = others[
        (others["kind"] == "share") & (others["subject"] == "North America") & (others["low"] == 40)
    ]
    assert row["editions"] == printed["edition"].nunique()
    assert row["claims"] == "c02"
    assert table["editions"].min() > 1


def test_the_same_page_is_no_other_edition():
    rows = KNOWN.editions
    first = rows[rows["edition"] == rows["edition"].iloc[0]]
    own = first[first["claim_id"].notna()]
    title = first["source_title"].iloc[0]
    assert first["edition"].iloc[0] not in set(editions.of_market(KNOWN, title, own)["edition"])
    assert first["edition"].iloc[0] in set(editions.of_market(KNOWN, title, own.iloc[1:])["edition"])


def test_every_edition_has_the_same_defects_in_its_list_of_countries(others):
    table = editions.defects(others, LISTS)
    assert set(table["editions"]) == {others["edition"].nunique()}
    assert not table["here"].any()


def test_every_edition_leads_to_a_page(others):
    assert others["page_url"].str.startswith("https://").all()


def test_a_market_without_editions_gives_no_finding():
    found = claims("The market grows at a CAGR of 5%.")
    others = editions.of_market(KNOWN, "Paper Boat Market", found)
    assert others.empty
    assert editions.check(found, LISTS, others, "", A) == []
    assert editions.headlines(others).empty and editions.totals(others, A).empty
    assert editions.returning(others, found).empty and editions.defects(others, LISTS).empty
