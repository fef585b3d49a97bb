"""Other editions: what changes, what returns, and that a copy is no second witness."""

from dataclasses import replace

import pytest
from outside import KNOWN, TITLE, of

from helpers.outside import editions
from helpers.outside.editions import Editions
from helpers.page import places as gazetteer


@pytest.fixture(scope="module")
def beside():
    return Editions(of("The market grows at a CAGR of 5%."))


def test_one_report_number_was_printed_with_several_headlines(beside):
    table = beside.repeated.set_index("report_number")
    assert table.loc["1664739", "rates"] == "5.5%, 8.3%, 13.3%, 14.2%, 14.6%"
    assert table.loc["1664739", "window_rates"] == "5.5%, 14.6%"
    assert table.loc["16078", "headlines"] == 1


def test_headlines_that_differ_are_strained_and_named_as_a_revision():
    found = Editions(of("The market grows at a CAGR of 5% in the forecast period.", number="1664739"))
    own = next(row for row in found.findings if row.check == editions.HEADLINES)
    assert own.verdict == "unusual" and own.reading == editions.REVISED
    assert own.claims == ("c02",) and "number 1664739" in own.detail
    assert {row.subject for row in found.findings if row.check == editions.REPEATED} >= {"report 1664739"}


def test_a_headline_of_another_report_number_is_not_checked():
    (own, *_) = Editions(of("The market grows at a CAGR of 5% in the forecast period.", number="7")).findings
    assert own.verdict == "no test" and "none of them carries this page's number 7." in own.detail


def test_a_headline_with_an_open_end_is_that_of_an_edition_with_the_same_open_end_alone():
    rows = KNOWN.editions.copy()
    lead = rows.index[rows["role"].eq("headline").fillna(False)][0]
    rows.loc[lead, ["hedge", "high"]] = ["over", None]
    page = of(
        f"The market grows at a CAGR of over {rows.loc[lead, 'figure']} in the forecast period.",
        known=replace(KNOWN, editions=rows),
    )
    assert f"is that of 1 of {rows['edition'].nunique()} other editions" in Editions(page).findings[0].detail


def test_shares_of_countries_beside_their_regions_make_the_whole_where_the_regions_alone_do_not(beside):
    table, others = beside.totals, beside.others
    for row in table.itertuples():
        shares = others[(others["code"] == row.code) & (others["kind"] == "share")]
        assert row.beside == shares["low"].sum()
        assert row.inside == shares.loc[~shares["subject"].map(gazetteer.is_country), "low"].sum()
        assert (row.whole == "beside") == (row.beside == 100 and row.inside != 100)
    assert (table["whole"] == "beside").sum() == 12


SHARES = "North America holds 40% of the market, Asia-Pacific 25%, China 15% and Europe 20%."


def test_the_pages_own_shares_come_to_their_total_as_printed():
    assert Editions(of(SHARES)).own_total == editions.Total(("China",), 85, 100, "beside")
    assert Editions(of("The market grows at a CAGR of 5%.")).own_total is None


def test_a_page_with_an_editions_shares_supports_nothing():
    found = Editions(of(SHARES))
    assert len(found.same_shares) == 1
    row = next(r for r in found.findings if r.check == editions.SAME_SHARES)
    assert row.verdict == "no test" and row.claims == ("c02", "c03", "c04", "c05")


def test_a_figure_returns_only_where_kind_subject_and_both_ends_are_the_same():
    found = Editions(of("North America holds 40% of the market."))
    table, others = found.returning, found.others
    row = table[(table["subject"] == "North America") & (table["low"] == 40)].iloc[0]
    printed = others[
        (others["kind"] == "share") & (others["subject"] == "North America") & (others["low"] == 40)
    ]
    assert row["editions"] == printed["edition"].nunique()
    assert row["claims"] == "c02"
    assert table["editions"].min() > 1


def test_the_claims_of_an_edition_are_the_figures_on_file(beside):
    for code, claims in beside.claims.items():
        rows = beside.others[(beside.others["code"] == code) & (beside.others["kind"] != "defect")]
        assert [c.figure for c in claims] == rows["figure"].tolist()
        assert [c.claim_id for c in claims] == rows["claim_id"].tolist()
        assert [c.subject for c in claims] == rows["subject"].tolist()


def test_the_same_page_is_no_other_edition():
    rows = KNOWN.editions
    first = rows[rows["edition"] == rows["edition"].iloc[0]]
    title = first["source_title"].iloc[0]
    own = editions._claims(first)
    page = of(title=title)
    same, shorter = (Editions(replace(page, claims=claims)) for claims in (own, own[1:]))
    assert first["edition"].iloc[0] not in set(same.others["edition"])
    assert first["edition"].iloc[0] in set(shorter.others["edition"])


def test_every_edition_has_the_same_defects_in_its_list_of_countries(beside):
    table = beside.defects
    assert set(table["editions"]) == {beside.others["edition"].nunique()}
    assert not table["here"].any()


def test_every_edition_leads_to_a_page(beside):
    assert beside.others["page_url"].str.startswith("https://").all()


def test_a_market_without_editions_gives_no_finding():
    for title, known in (("Paper Boat Market", KNOWN), (TITLE, None)):
        found = Editions(of("The market grows at a CAGR of 5%.", title=title, known=known))
        assert found.others.empty
        assert found.findings == ()
        assert found.headlines.empty and found.totals.empty
        assert found.returning.empty and found.defects.empty
