"""Whom the cells of a table are about, what their shares are a share of, and which of them are sure."""

import pytest

from helpers.ledger import extract, headings, sentences
from helpers.page import blocks as page_blocks

PAGE = "# Paper boats\n\nThe paper boat market is small. The paper boat market grows. {}\n\n"


def claims(text, head=PAGE.format("")):
    """The claims of a page with a table, by figure: kind, subject, base, years."""
    found, _ = extract.read(page_blocks.parse(head + text, "boats.md"))
    return {
        c.figure: (c.kind, c.subject, c.base, c.start_year, c.end_year) for c in found if c.kind != "window"
    }


def doubts(text, head=PAGE.format("")):
    found, _ = extract.read(page_blocks.parse(head + text, "boats.md"))
    return {c.figure: c.doubt for c in found if c.kind != "window"}


FACTS = "| Metric | Value |\n|---|---|\n| Founded | 1951 |\n| CEO | Ada Quill |\n| Revenue (2024) | $9 million |\n"


def test_facts_of_a_company_under_its_name_are_its_own():
    found = claims(f"## Makers\n\n### Quill Folding\n\n{FACTS}| Valuation | $80 million |\n")
    assert found == {"$9 million": ("revenue", "Quill Folding", "", None, 2024)}


def test_one_fact_makes_no_company():
    text = "### Quill Folding\n\n| Metric | Value |\n|---|---|\n| CEO | Ada Quill |\n| Revenue (2024) | $9 million |\n"
    assert claims(text)["$9 million"][:2] == ("size", "market")


def test_facts_under_a_heading_that_names_nobody_are_those_of_the_pages_company():
    page = "# Quill Folding\n\n## Overview\n\n" + FACTS
    page += "\n## Financials\n\n| Year | Revenue | Growth |\n|---|---|---|\n| 2023 | $8 million | +4% |\n"
    assert claims(page, "") == {
        "$9 million": ("revenue", "Quill Folding", "", None, 2024),
        "$8 million": ("revenue", "Quill Folding", "", None, 2023),
        "4%": ("growth", "Quill Folding", "", None, 2023),
    }


def test_money_of_a_companys_parts_is_the_companys_and_what_it_spends_is_nothing():
    page = (
        "# Quill Folding\n\n## Overview\n\n"
        + FACTS
        + "| Kite revenue | $2 million |\n| Marketing spend | $1 million |\n"
    )
    found = claims(page, "")
    assert found["$2 million"][:2] == ("revenue", "Quill Folding") and "$1 million" not in found


def test_a_statement_without_a_name_is_of_nobody_known():
    text = "| | 2024 | 2023 |\n|---|---|---|\n| Net sales | $9 million | $8 million |\n| Net income | $1 million | $1 million |\n"
    found = claims(text, "# Results\n\n")
    assert found == {
        "$9 million": ("revenue", "unclear", "", None, 2024), "$8 million": ("revenue", "unclear", "", None, 2023),
    }  # fmt: skip
    assert set(doubts(text, "# Results\n\n").values()) == {"subject"}


def test_signs_stand_in_cells_of_their_own():
    text = (
        "<table><tr><td></td><td colspan=2>2024</td></tr><tr><td>Net sales</td><td>$</td><td>9,100,000</td></tr>"
        "<tr><td>Operating income</td><td>$</td><td>400,000</td></tr></table>"
    )
    assert claims(text, "<h1>Results</h1>") == {"9,100,000": ("revenue", "unclear", "", None, 2024)}


def test_companies_beside_each_other_own_their_columns():
    text = "| Metric | Quill | Dunmore |\n|---|---|---|\n| Founded | 1951 | 1990 |\n| Revenue (2024) | $9 million | ~$4 million |\n"
    assert {k: v[1] for k, v in claims(text, "# Quill and Dunmore\n\n").items()} == {
        "$9 million": "Quill", "$4 million": "Dunmore",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "subject", "base"),
    [
        ("| Market share (waxed hulls) | 31% |", "market", "waxed hulls"),
        ("| Market share (estimated) | 31% |", "market", "market"),
        ("| Sail share of rigging | 31% |", "Sail", "rigging"),
        ("| Sail share of demand | 31% |", "Sail", "market"),
        ("| Dunmore share | 31% of waxed hulls |", "Dunmore", "waxed hulls"),
        ("| Dunmore share | 31% of Norwegian sails |", "Dunmore", "sails, Norway"),
        ("| Dunmore share | 31% of global sales |", "Dunmore", "market"),
        ("| [[Norway]] production share | 31% |", "Norway", "market"),
        ("| Top 5 share | 31% |", "Top 5", "market"),
    ],
)
def test_what_a_share_is_a_share_of(row, subject, base):
    assert claims(f"| Metric | Value |\n|---|---|\n{row}\n")["31%"][:3] == ("share", subject, base)


def test_a_name_over_a_column_of_shares_is_the_whole_beside_companies_and_the_part_beside_goods():
    makers = claims("| Company | Sail share |\n|---|---|\n| Dunmore | 31% |\n")
    assert makers["31%"][1:3] == ("Dunmore", "Sail")
    goods = claims("| Material | Norway share |\n|---|---|\n| Waxed hulls | 31% |\n")
    assert goods["31%"][1:3] == ("Norway", "Waxed hulls")


def test_who_leads_is_named_in_the_cell():
    found = claims(
        "| Segment | Market size | Leader |\n|---|---|---|\n| Waxed hulls | $4 million | Dunmore (44%) |\n"
    )
    assert found["44%"][:3] == ("share", "Dunmore", "Waxed hulls")
    found = claims("| Metric | Value |\n|---|---|\n| No. 1 producer | Norway (~44% of global) |\n")
    assert found["44%"][:3] == ("share", "Norway", "market")


@pytest.mark.parametrize(
    ("heading", "subject", "base"),
    [
        ("## Waxed hull market share", "Dunmore", "Waxed hull"),
        ("## Sails", "Dunmore", "Sails"),  # a segment that another table of the page has
        ("## Norway", "Dunmore", "Norway"),
        ("## Paper boat market share", "Dunmore", "market"),
        ("## Regional market share", "Dunmore", "market"),
        ("## Why it matters", "Dunmore", "market"),
    ],
)
def test_headings_lend_the_base_of_a_share(heading, subject, base):
    parts = "| Segment | Market size |\n|---|---|\n| Sails | $7 million |\n\n"
    found = claims(f"## Parts\n\n{parts}{heading}\n\n| Company | Share |\n|---|---|\n| Dunmore | 31% |\n")
    assert found["31%"][1:3] == (subject, base)


def test_a_heading_farther_out_lends_until_one_of_its_level_ends_it():
    table = "| Company | Share |\n|---|---|\n| Dunmore | {}% |\n\n"
    text = f"## Waxed hull market\n\n### Shares\n\n{table.format(31)}## Outlook\n\n### Players\n\n{table.format(32)}"
    found = claims(text)
    assert (found["31%"][2], found["32%"][2]) == ("Waxed hull", "market")


def test_a_heading_lends_its_market_or_place_to_rows_without_a_name():
    found = claims(
        "## Waxed hull market\n\n| Metric | 2024 |\n|---|---|\n| Revenue | $4 million |\n| Norway | $1 million |\n"
    )
    assert (found["$4 million"][1], found["$1 million"][1]) == ("Waxed hull", "Waxed hull, Norway")
    found = claims("## Norway\n\n| Metric | Value |\n|---|---|\n| Domestic demand growth (2024) | +6% |\n")
    assert found["6%"][1] == "Norway"


def test_others_are_places_only_among_places():
    among = "| {} | Share |\n|---|---|\n| {} | 60% |\n| Others | 40% |\n"
    assert claims(among.format("Country", "Norway"))["40%"][1] == "Rest of World"
    assert claims(among.format("Company", "Dunmore"))["40%"][1] == "Others"


def test_a_rate_runs_over_the_years_of_its_rows_sums():
    head = "| Segment | 2024 | 2030E | CAGR |\n|---|---|---|---|\n"
    assert claims(head + "| Sails | $4 million | $8 million | 9% |\n")["9%"][3:] == (2024, 2030)
    assert claims(head + "| Sails | — | $8 million | 9% |\n")["9%"][3:] == (None, None)
    source = "| Source | 2024 value | Projection | CAGR |\n|---|---|---|---|\n"
    found = claims(source + "| Acme Research | $4 million | $8 million by 2033 | 9% |\n")
    assert found["9%"][3:] == (2024, 2033) and found["$8 million"][4] == 2033
    assert claims(
        "| Segment | Size | CAGR |\n|---|---|---|\n| Sails | $4 million (2024) → $8 million (2031) | 9% |\n"
    )["9%"][3:] == (2024, 2031)


def test_several_figures_in_a_cell():
    head = "| Segment | Market size |\n|---|---|\n| Sails | {} |\n"
    again = claims(head.format("€4 million ($4.4 million, 2024)"))
    assert again["$4.4 million"][:2] == ("size", "Sails")
    other = claims(head.format("$4 million (2024), growing at 6% CAGR"))
    assert other["6%"] == ("growth", "Sails", "", 2024, None)
    rose = claims(head.format("$4 million in 2024 (+6% YoY)"))
    assert rose["6%"] == ("growth", "Sails", "", None, 2024)
    earlier = claims(head.format("$4 million (from $3 million in 2022)"))
    assert earlier["$3 million"][4] == 2022
    assert "$3 million" not in claims(head.format("$4 million (from $3 million)"))


@pytest.mark.parametrize(
    "text",
    [
        "| Deal | Buyer | Value |\n|---|---|---|\n| Sails | Dunmore | $4 million |\n",
        "| Ticker | Last | Change |\n|---|---|---|\n| DUN | 12.10 | -4.2% |\n",
        "| Fund | Shares held | Market value (USD) |\n|---|---|---|\n| Dunmore | 12 | $4 million |\n",
        "| Metric | Value |\n|---|---|\n| Market growth 2024-2030 | 60% |\n",
        "| Metric | Value |\n|---|---|\n| Dunmore AUM | $4 million |\n",
        "| Segment | Our target |\n|---|---|\n| Sails | $4 million |\n",
    ],
)
def test_what_looks_like_a_claim_and_is_none(text):
    assert claims(text) == {}


def test_a_yearly_rate_over_several_years_is_a_claim():
    text = "| Metric | Value |\n|---|---|\n| Annual market growth 2024-2030 | 6% |\n"
    assert claims(text)["6%"] == ("growth", "market", "", 2024, 2030)


def test_a_year_stands_in_a_cell_of_its_own():
    text = "| Source | Market size | Year |\n|---|---|---|\n| Acme Research | $4 million | 2029 |\n"
    assert claims(text)["$4 million"] == ("size", "market", "", None, 2029)


def test_the_second_column_names_what_a_source_speaks_of():
    text = "| Source | Metric | 2024 | 2030 |\n|---|---|---|---|\n| Acme Research | Sails | $4 million | $5 million |\n"
    assert {v[1] for v in claims(text).values()} == {"Sails"}


# --- sure ---------------------------------------------------------------------------------------------
SEGMENTS = "| Segment | Market size (2024) | CAGR |\n|---|---|---|\n| Sails | $4 million | 6% |\n"


def test_a_table_that_says_everything_is_sure():
    assert doubts(SEGMENTS) == {"$4 million": "", "6%": ""}
    assert doubts("## Market overview\n\n" + SEGMENTS) == {"$4 million": "", "6%": ""}


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("## Bamboo and its rivals\n\n" + SEGMENTS, "subject"),  # a heading that is not understood
        (SEGMENTS.replace("CAGR |\n", "CAGR | Fleet |\n").replace("---|\n", "---|---|\n").replace("6% |", "6% | $3 |"), "kind"),
        (SEGMENTS.replace("$4 million", "$4 million of kits"), "base"),
        (SEGMENTS.replace("Segment", "Thing"), "subject"),
    ],
)  # fmt: skip
def test_one_thing_left_open_is_a_doubt(text, doubt):
    found = doubts(text)
    assert found["$4 million"] in (doubt, "kind" if doubt == "base" else doubt)


def test_a_companys_segments_are_not_surely_a_markets():
    text = "| Segment | Revenue | Growth |\n|---|---|---|\n| Sails | $4 million | +6% |\n"
    assert set(doubts(text, "# Board report\n\n").values()) == {"subject"}
    assert set(doubts(text).values()) == {""}


def test_a_rate_in_the_row_of_one_year_is_not_sure_of_its_years():
    text = "| Year | Market size | CAGR |\n|---|---|---|\n| 2030 | $4 million | 6% |\n"
    assert doubts(text) == {"$4 million": "", "6%": "years"}


def test_shares_are_sure_where_the_page_has_one_market():
    text = "| Region | Market share |\n|---|---|\n| Norway | 31% |\n"
    assert doubts(text) == {"31%": ""}
    assert doubts(text, "# Notes of a sailor\n\n") == {"31%": "base"}


def test_headings_are_read_by_their_level():
    html = "<h1>Boats</h1><h2>Sails</h2><h3>Shares</h3><table><tr><td>a</td><td>1%</td></tr></table><h2>Hulls</h2>"
    for text in (html, "# Boats\n\n## Sails\n\n### Shares\n\n| a | 1% |\n\n## Hulls\n"):
        page = sentences.Page(page_blocks.parse(text, "boats.md"))
        (path,) = headings.Headings(page).paths.values()
        assert path == ("Shares", "Sails", "Boats")
