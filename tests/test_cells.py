"""Tables on a page -> claims: what a cell means by its row, the heads above it and the caption."""

import pytest

from helpers.ledger import extract, labels, table
from helpers.page import blocks as page_blocks

TITLE = "# Paper Boat Market, 2024 to 2031\n\n"


def claims(text, title=TITLE):
    """The claims of a page with a table, without the window: kind, subject, low, unit, start and end year."""
    found, _ = extract.read(page_blocks.parse(title + text, "page.md"))
    return [
        (c.kind, c.subject, c.low and float(c.low), c.unit, c.start_year, c.end_year)
        for c in found
        if c.kind != "window"
    ]


SIZES = [
    ("size", "market", 4_500_000_000, "USD", None, 2024),
    ("size", "market", 9_000_000_000, "USD", None, 2032),
]
KEYS = [*SIZES, ("growth", "market", 7.5, "%", 2025, 2032)]
HTML = (
    "<table><tr><th>Attribute</th><th>Details</th></tr><tr><td>Base year</td><td>2024</td></tr>"
    "<tr><td>Market size in 2024</td><td>USD 4.5 billion</td></tr>"
    "<tr><td>Forecast for 2032</td><td>USD 9 billion</td></tr>"
    "<tr><td>CAGR (2025-2032)</td><td>7.5%</td></tr><tr><td>Pages</td><td>180</td></tr></table>"
)


@pytest.mark.parametrize(
    "text",
    [
        HTML,
        HTML.replace("td>", "TD>").replace("table>", "TABLE>"),
        "| Attribute | Details |\n|---|---|\n| Base year | 2024 |\n| Market size in 2024 | USD 4.5 billion |\n"
        "| Forecast for 2032 | USD 9 billion |\n| CAGR (2025-2032) | 7.5% |\n",
        "Market size in 2024\tUSD 4.5 billion\nForecast for 2032\tUSD 9 billion\nCAGR 2025-2032\t7.5%\n",
        "Market size in 2024     USD 4.5 billion\nForecast for 2032       USD 9 billion\n"
        "CAGR 2025-2032          7.5%\n",
        "Market size in 2024\nUSD 4.5 billion\nForecast for 2032\nUSD 9 billion\nCAGR 2025-2032\n7.5%\n",
        "Market size in 2024\n\nUSD 4.5 billion\n\nForecast for 2032\n\nUSD 9 billion\n\nCAGR 2025-2032\n\n7.5%\n",
        "<div>Market size in 2024</div><div>USD 4.5 billion</div><div>Forecast for 2032</div><div>USD 9 billion</div>"
        "<div>CAGR 2025-2032</div><div>7.5%</div>",
    ],
)
def test_keys_and_values_are_read_in_every_form(text):
    assert claims(text) == KEYS


@pytest.mark.parametrize(
    ("cell", "years"),
    [("CAGR of 7.5% from 2025 to 2032", (2025, 2032)), ("7.5%, up from 6% in 2031", (None, None))],
)
def test_a_span_in_a_cell_is_its_own_and_what_it_is_compared_with_is_not(cell, years):
    found = claims(
        "<table><tr><td>Market size in 2024</td><td>$4 billion</td></tr>"
        f"<tr><td>Growth rate</td><td>{cell}</td></tr></table>"
    )
    assert found[1][4:] == years


def test_the_head_gives_unit_and_scale():
    found = claims(
        "| Year | Market size (USD million) | Growth (%) |\n|---|---|---|\n| 2024 | 1,200 | 6.5 |\n"
    )
    assert found == [
        ("size", "market", 1_200_000_000, "USD", None, 2024), ("growth", "market", 6.5, "%", None, 2024),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "unit", "power"),
    [
        ("Value (USD million)", "USD", 6), ("Size ($bn)", "USD", 9), ("Revenue, US$ mn", "USD", 6),
        ("in billions of U.S. dollars", "USD", 9), ("FY2024 (₹ crore)", "INR", 7), ("Share (%)", "%", 0),
        ("Umsatz in Mio. Euro", "EUR", 6), ("Sales, EUR", "EUR", 0), ("Value (in millions)", "", 6),
        ("BEV million", "", 0),
        ("Region", "", 0),
    ],
)  # fmt: skip
def test_units_of_a_head(head, unit, power):
    assert (labels.said(head).unit, labels.said(head).power) == (unit, power)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024", (None, 2024)), ("CAGR 2025-2032", (2025, 2032)), ("FY 2023-24", (None, 2024)),
        ("2024-31", (2024, 2031)),
        ("2016 vs. 2015", (2015, 2016)), ("Jan'15 - Sep'15", (None, 2015)), ("$2024", (None, None)),
        ("Share", (None, None)),
    ],
)  # fmt: skip
def test_years_of_a_head(text, years):
    assert labels.years_of(text) == years


def test_years_stand_in_columns_or_in_rows():
    columns = "| | 2024 | 2032 |\n|---|---|---|\n| Market size | $4.5 billion | $9 billion |\n"
    rows = "| Year | Market size |\n|---|---|\n| 2024 | $4.5 billion |\n| 2032 | $9 billion |\n"
    assert claims(columns) == claims(rows) == SIZES


def test_rows_are_named_by_places_segments_and_totals():
    found = claims(
        "| Region | 2024 (USD million) | Share (%) |\n|---|---|---|\n| N. America | 900 | 45 |\n"
        "| Waxed hulls | 400 | 20 |\n"
        "| **Total** | 2,000 | 100 |\n"
    )
    assert [(kind, who, low) for kind, who, low, *_ in found] == [
        ("size", "North America", 900_000_000), ("share", "North America", 45), ("size", "Waxed hulls", 400_000_000),
        ("share", "Waxed hulls", 20), ("size", "market", 2_000_000_000), ("share", "market", 100),
    ]  # fmt: skip


def test_a_transposed_table_is_named_by_its_columns():
    found = claims(
        "| Metric | Europe | Japan |\n|---|---|---|\n| Market share | 30% | 12% |\n| CAGR | 4% | 5% |\n"
    )
    assert [row[:3] for row in found] == [
        ("share", "Europe", 30), ("share", "Japan", 12), ("growth", "Europe", 4), ("growth", "Japan", 5),
    ]  # fmt: skip


def test_a_segment_stands_before_its_region():
    found = claims(
        "| Segment | Europe |\n|---|---|\n| Waxed hulls | $2 million |\n\n", "# Boat Market Size by Year\n\n"
    )
    assert found == []  # nothing says what the money is
    found = claims("## Market size, 2024\n\n| Segment | Europe |\n|---|---|\n| Waxed hulls | $2 million |\n")
    assert found == [("size", "Waxed hulls, Europe", 2_000_000, "USD", None, 2024)]


def test_two_heads_and_cells_over_several_rows():
    found = claims(
        "<table><caption>Sales of boats, USD million</caption><tr><th rowspan=2>Country</th><th colspan=2>Sales</th>"
        "<th>Change</th></tr><tr><th>2023</th><th>2024</th><th>%</th></tr><tr><td>Norway</td><td>10.5</td><td>12</td>"
        "<td>14.3</td></tr></table>"
    )
    assert found == [
        ("size", "Norway", 10_500_000, "USD", None, 2023), ("size", "Norway", 12_000_000, "USD", None, 2024),
        ("growth", "Norway", 14.3, "%", None, 2024),
    ]  # fmt: skip


def test_money_of_companies_is_revenue_and_their_worth_is_nothing():
    found = claims(
        "| Rank | Company | 2024 sales | Valuation |\n|---|---|---|---|\n| 1 | Acme | $3 million | $9 billion |\n"
    )
    assert found == [("revenue", "Acme", 3_000_000, "USD", None, 2024)]


def test_estimates_of_several_sources_are_all_of_the_market():
    found = claims("| Source | 2024 | CAGR |\n|---|---|---|\n| Acme Research | $3 million | 4% |\n")
    assert [row[:2] for row in found] == [("size", "market"), ("growth", "market")]


def test_a_cell_may_name_whom_it_is_about():
    found = claims("| Attribute | Details |\n|---|---|\n| Leading region | Europe (~40% share, 2024) |\n")
    assert found == [("share", "Europe", 40, "%", None, 2024)]


@pytest.mark.parametrize(
    ("cell", "low", "high", "hedge"),
    [
        ("~$4 million", 4e6, 4e6, "about"), (">$4 million", 4e6, None, "over"), ("<$4 million", None, 4e6, "under"),
        ("$4 million+", 4e6, None, "over"), ("$4-5 million", 4e6, 5e6, "range"), ("4.5M", 4.5e6, 4.5e6, "exact"),
    ],
)  # fmt: skip
def test_hedges_of_a_cell(cell, low, high, hedge):
    page = page_blocks.parse(f"{TITLE}| Year | Market size, USD |\n|---|---|\n| 2024 | {cell} |\n")
    claim = extract.read(page)[0][-1]
    assert (claim.low, claim.high, claim.hedge) == (low, high, hedge)


@pytest.mark.parametrize(
    ("cell", "low"), [("-2.5%", -2.5), ("−2.5%", -2.5), ("(2.5)%", -2.5), ("+2.5%", 2.5), ("2.5%", 2.5)]
)
def test_a_decline_is_negative(cell, low):
    found = claims(f"| Segment | 2024 sales | Change |\n|---|---|---|\n| Hulls | $4 million | {cell} |\n")
    assert found[-1] == ("growth", "Hulls", low, "%", None, 2024)


@pytest.mark.parametrize(
    "text",
    [
        "| Item | 2024 |\n|---|---|\n| Average price | $400,000 |\n",
        "| Item | 2024 |\n|---|---|\n| Users | 40% |\n",
        "| Deal | Value | Year |\n|---|---|---|\n| Acme buys Beta | $4 million | 2024 |\n",
        "| Segment | QoQ |\n|---|---|\n| Hulls | 4% |\n",
        "| Segment | % of buyers |\n|---|---|\n| Hulls | 4% |\n",
        "| Metric | Value |\n|---|---|\n| Market size in 2024 | 4.5 |\n",
        "| Year | Market size |\n|---|---|\n| 2024 | $4.5 |\n",
    ],
)
def test_what_is_no_claim_is_left_out_with_a_reason(text):
    page = page_blocks.parse(TITLE + text)
    found, left_out = extract.read(page)
    assert [claim.kind for claim in found] == ["window"]
    assert all(reject.reason for reject in left_out) and left_out


def test_sentences_in_cells_are_read_as_sentences():
    found = claims(
        "| Topic | Notes |\n|---|---|\n| Outlook | The market is projected to reach $4 million by 2031. |\n"
    )
    assert found == [("size", "market", 4_000_000, "USD", None, 2031)]


def test_a_table_in_lines_takes_its_heads_from_the_words_above():
    found = claims(
        "Boats by country, USD million\n2023 2024\n\nNorway 10.5 12.0\nPeru 4.0 4.4\nTotal 14.5 16.4\n", TITLE
    )
    assert found[:2] == [
        ("size", "Norway", 10_500_000, "USD", None, 2023), ("size", "Norway", 12_000_000, "USD", None, 2024),
    ]  # fmt: skip
    assert found[-1] == ("size", "market", 16_400_000, "USD", None, 2024)


def test_a_table_flattened_into_one_line():
    found = claims(
        "Sales, USD million YoY growth, % 2023 2024 2023 2024 Norway 10.5 12.0 5.0% 14.3% Peru 4.0 4.4 8.1% 10.0% "
        "Chile 3.0 3.3 9.0% 10.0% Total 17.5 19.7 6.0% 12.6% The figures are rounded."
    )
    assert found[:4] == [
        ("size", "Norway", 10_500_000, "USD", None, 2023), ("size", "Norway", 12_000_000, "USD", None, 2024),
        ("growth", "Norway", 5, "%", None, 2023), ("growth", "Norway", 14.3, "%", None, 2024),
    ]  # fmt: skip
    assert len(found) == 16 and found[-1] == ("growth", "market", 12.6, "%", None, 2024)


def test_figures_stand_in_the_source_where_the_claim_says():
    source = (
        f"{TITLE}| Region | Share&nbsp;(%) |\n|---|---|\n| **Europe** | <i>40</i>\u202f |\n| Japan | 12.5 |\n"
    )
    for text, count in ((source, 3), (TITLE + HTML, 4)):
        found = extract.read(page_blocks.parse(text))[0]
        assert len(found) == count
        for claim in found:
            assert text[claim.start : claim.end] == claim.figure


def test_a_ledger_of_cells_is_read_back():
    page = page_blocks.parse(
        f"{TITLE}| Year | Size (USD bn) | YoY |\n|---|---|---|\n| 2024 | 4.50 | (2.5)% |\n", "page.md"
    )
    found = extract.read(page)[0]
    again = table.claims(table.frame(table.rows(page)[0]))
    assert [claim.ends for claim in again] == [claim.ends for claim in found]
    assert [float(claim.low) for claim in found if claim.kind != "window"] == [4.5e9, -2.5]


def _doubts(table):
    """The doubt of each figure of a table on a page on kites."""
    page = page_blocks.parse(f"# Kite Market\n\nThe kite market grows.\n\n{table}\n", "kites.md")
    return {claim.figure: claim.doubt for claim in extract.read(page)[0]}


def test_a_row_is_surely_the_markets_where_its_label_or_beside_a_year_its_head_says_so():
    facts = _doubts(
        "| Fact | Value |\n|---|---|\n| Market size (2024) | $4 billion |\n| Revenue (2024) | $9 billion |"
    )
    assert facts == {"$4 billion": "", "$9 billion": "subject"}
    years = _doubts("| Year | Market size |\n|---|---|\n| 2024 | $4 billion |\n| 2025 | $5 billion |")
    assert years == {"$4 billion": "", "$5 billion": ""}
    bare = _doubts("| Year | Revenue |\n|---|---|\n| 2024 | $4 billion |\n| 2025 | $5 billion |")
    assert set(bare.values()) == {"subject"}
