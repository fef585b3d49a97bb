"""The frames that are tabulated and drawn say what the page says, also where the page says little."""

from dataclasses import replace

import pandas as pd
import pytest

from helpers import case, parameters
from helpers.audit import Audit
from helpers.notebook import claims, growth, revenue, shares

HOME = parameters.root()
INVENTED = sorted(path.stem for path in (HOME / "tests/reports").glob("*.md") if path.stem != "no-claim")
PACS = "data/raw/pacs-systems-market.md"
OPENED = {}


def opened(name):
    """The audit of a report, made once."""
    if name not in OPENED:
        OPENED[name] = Audit(case.check_parameters(
            report=PACS if name == "pacs" else f"tests/reports/{name}.md", published="", about=5.0, rounding="any",
            over="loose", unusual_below=0.05, out="runs/none",
        ))  # fmt: skip
    return OPENED[name]


@pytest.fixture(params=["pacs", *INVENTED])
def any_case(request):
    return opened(request.param)


@pytest.fixture
def pacs():
    return opened("pacs")


# --- the ledger -----------------------------------------------------------------------------------------


def test_line_and_character_lead_back_to_each_figure(any_case):
    lines = any_case.case.page.source.split("\n")
    for row, claim in zip(
        claims.ledger(any_case.case).itertuples(), any_case.case.ledger.itertuples(), strict=True
    ):
        column = row.character - sum(len(line) + 1 for line in lines[: row.line - 1])
        assert lines[row.line - 1][column:].startswith(claim.figure)


def test_lines_of_lists_lead_back_to_each_item(pacs):
    lines = pacs.case.page.source.split("\n")
    for row in claims.changed(pacs.case).itertuples():
        assert row.raw in lines[row.line - 1]


def test_every_figure_stands_where_the_ledger_says(any_case):
    assert claims.misplaced(any_case.case) == 0


def test_a_figure_that_does_not_stand_there_is_counted(pacs):
    moved = [c._replace(start=c.start + (n in (2, 5))) for n, c in enumerate(pacs.case.claims)]
    assert claims.misplaced(replace(pacs.case, claims=tuple(moved))) == 2


def test_no_printed_figure_holds_a_dollar_sign(any_case):
    rows = claims.ledger(any_case.case).query("kind != 'window'")
    assert not rows["printed"].str.contains("$", regex=False).any()


def test_a_hedge_is_printed_with_its_figure(pacs):
    printed = claims.ledger(pacs.case).set_index("claim")["printed"]
    assert printed[["c07", "c08", "c06"]].tolist() == ["about USD 4 billion", "over 8%", "7-9%"]


# --- the lists ------------------------------------------------------------------------------------------


def test_lists_of_pacs_are_counted_with_what_had_to_be_changed(pacs):
    # Changed: U.K.; China Taiwan; Argentina Korea; and Saudi, Arabia, UAE, Korea.
    counts = claims.list_counts(pacs.case.lists)
    regions = counts.query("list == 'regions'").set_index("region")[["printed", "changed"]]
    assert {region: tuple(row) for region, row in regions.iterrows()} == {
        "North America": (2, 0),
        "Europe": (5, 1),
        "Asia-Pacific": (9, 1),
        "Latin America": (4, 1),
        "Middle East & Africa": (5, 4),
    }
    others = counts.query("list != 'regions'").set_index("list")["printed"]
    assert others.to_dict() == {"players": 7, "types": 2, "applications": 3}


def test_a_cell_of_clean_names_holds_each_once(pacs):
    names = claims.lists(pacs.case).set_index("region")["names"]
    assert names["Latin America"] == "Mexico, Brazil, Argentina, South Korea, Colombia"
    assert names["Middle East & Africa"].split(", ").count("Saudi Arabia") == 1


def test_of_very_many_claims_the_map_draws_those_in_the_gravest_findings():
    n = claims.MAPPED + 5
    rows = pd.DataFrame({"claim_id": [f"c{i:03d}" for i in range(n)], "label": "x"})
    uses = pd.DataFrame(
        [
            ("sum", "c104", "contradiction"),
            ("sum", "c103", "fits"),
            ("rank", "c104", "fits"),
            ("rank", "c001", "no test"),
        ],
        columns=["check", "claim_id", "verdict"],
    )
    drawn = claims.mapped(rows, uses)["claim_id"].tolist()
    assert len(drawn) == claims.MAPPED and drawn == sorted(drawn)
    assert {"c104", "c103", "c001"} <= set(drawn) and drawn[:2] == ["c000", "c001"]
    few = rows.head(claims.MAPPED)
    assert claims.mapped(few, uses) is few


# --- growth ---------------------------------------------------------------------------------------------


def test_growth_of_pacs_has_a_row_a_claim_and_one_for_what_is_left(pacs):
    rows = growth.rates_table(pacs)
    assert rows["kind"].tolist() == ["printed", "printed", "beside", "implied"]
    spans = list(zip(rows["start_year"], rows["end_year"], strict=True))
    # The title's window; five years from publication in 2025; as printed; the rest of the first beyond the second.
    assert spans == [(2025, 2032), (2025, 2030), (2021, 2026), (2030, 2032)]
    assert rows["taken"].tolist() == ["by the title", "assumed", "", ""]
    assert rows["others"].tolist()[:3] == [[(2024, 2032)], [(2022, 2027), (2024, 2029)], []]


def test_what_is_left_in_pacs_is_the_root_of_the_ratio(pacs):
    left = growth.rates_table(pacs).iloc[-1]
    # Seven years of 10.7% less five of 9 (or 7) leave two years.
    least = 100 * ((1.107**7 / 1.09**5) ** (1 / 2) - 1)
    most = 100 * ((1.107**7 / 1.07**5) ** (1 / 2) - 1)
    assert (left.low, left.high) == pytest.approx((least, most))
    assert left.room_low < left.low < left.high < left.room_high


def test_growth_is_as_printed_and_open_where_the_page_leaves_it_open(pacs):
    rows = growth.rates_table(pacs).iloc[:3]
    assert rows["low"].tolist() == [10.7, 7, 8]
    assert rows["high"].tolist()[:2] == [10.7, 9]
    assert rows["high"].isna().tolist() == [False, False, True]


def test_a_chart_has_rows_for_no_more_than_can_be_read(pacs):
    assert 0 < len(growth.rates_table(opened("sixty-claims"))) <= claims.MOST
    assert len(revenue.revenues_table(opened("sixty-claims"))[0]) <= claims.MOST
    assert 0 < len(revenue.revenues_table(pacs)[0]) <= claims.MOST


# --- sizes ----------------------------------------------------------------------------------------------


def test_sizes_of_pacs_follow_from_four_billion_in_2026(pacs):
    rows, points, unit = growth.sizes_table(pacs)
    assert (unit, points["year"].tolist(), points["printed"].tolist()) == ("USD", [2026], [4e9])
    value = rows.set_index(["claim_id", "year"])[["low", "high"]]
    assert value.loc[("c02", 2032)].tolist() == pytest.approx([4e9 * 1.107**6] * 2)
    assert value.loc[("c06", 2030)].tolist() == pytest.approx([4e9 * 1.07**4, 4e9 * 1.09**4])
    assert value.loc[("c08", 2021), "high"] == pytest.approx(4e9 / 1.08**5)


def test_what_more_than_eight_percent_implies_is_open_downward(pacs):
    rows = growth.sizes_table(pacs)[0].query("claim_id == 'c08' and year < 2026")
    assert len(rows) == 5 and rows["low"].isna().all()


def test_a_rate_is_drawn_over_the_years_of_one_reading_only(pacs):
    # "Next five years" is five yearly steps under each of its readings, the forecast seven from the title's first year.
    years = growth.sizes_table(pacs)[0].groupby("claim_id")["year"].agg(["min", "max"])
    steps = (years["max"] - years["min"]).to_dict()
    assert steps == {"c02": 7, "c06": 5, "c08": 5}


def test_the_room_of_a_size_holds_the_size(any_case):
    _, points, _ = growth.sizes_table(any_case)
    assert (points["low"] <= points["printed"]).all() and (points["printed"] <= points["high"]).all()


# --- shares ---------------------------------------------------------------------------------------------


def test_shares_of_pacs_make_85_or_100_by_reading(pacs):
    rows = shares.shares_table(pacs)
    outer = rows[rows["inside"] == ""].groupby("reading")["printed"].sum()
    # 40 + 25 + 20 where China lies inside Asia-Pacific; 15 more where it stands beside it.
    assert sorted(outer.tolist()) == [85, 85, 100]


def test_a_share_of_its_region_is_drawn_at_its_share_of_the_market():
    rows = (
        shares.shares_table(opened("shares-only")).query("subject == 'Japan'").set_index("reading")["printed"]
    )
    assert sorted(rows.tolist()) == pytest.approx([0.2 * 12, 12, 12])  # Asia-Pacific holds 20%


def test_shares_beyond_the_whole_are_drawn_as_printed():
    assert shares.shares_table(opened("harbour-cranes"))["printed"].sum() == 55 + 30 + 25


def test_a_subject_has_one_bar_a_reading(any_case):
    rows = shares.shares_table(any_case)
    assert not rows.duplicated(["reading", "subject"]).any()


# --- revenue --------------------------------------------------------------------------------------------


def test_revenues_of_pacs_stand_beside_the_market_of_2022(pacs):
    rows, unit, year = revenue.revenues_table(pacs)
    assert (unit, year) == ("USD", 2022)
    assert rows["kind"].tolist() == ["company"] * 3 + ["sum", "market"]
    # The largest market of 2022 grows at the least rate, 8%, for four years to 4 billion.
    assert rows["value"].tolist() == pytest.approx([19.8e9, 18.5e9, 22.6e9, 60.9e9, 4e9 / 1.08**4])


def test_one_company_needs_no_sum():
    rows, _, year = revenue.revenues_table(opened("harbour-cranes"))
    assert year == 2023
    assert list(zip(rows["kind"], rows["value"], strict=True)) == [("company", 640e6), ("market", 2e9)]


def test_the_sum_is_of_the_companies_that_it_says(any_case):
    rows, _, _ = revenue.revenues_table(any_case)
    companies, total = rows.query("kind == 'company'"), rows.query("kind == 'sum'")
    assert len(total) == (len(companies) > 1)
    if len(total):
        assert total["label"].item() == f"these {len(companies)} together"
        assert total["value"].item() == pytest.approx(companies["value"].sum())


# --- pages that say little ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sizes-only", "shares-only"])
def test_without_growth_the_frame_is_empty_and_has_its_columns(name):
    rows = growth.rates_table(opened(name))
    assert rows.empty
    assert {
        "label",
        "kind",
        "start_year",
        "end_year",
        "taken",
        "others",
        "low",
        "high",
        "room_low",
        "room_high",
    } == set(rows)


@pytest.mark.parametrize("name", ["one-claim", "shares-only", "sizes-only"])
def test_without_a_rate_and_a_size_nothing_is_implied_and_the_columns_stand(name):
    rows, points, _ = growth.sizes_table(opened(name))
    assert rows.empty
    assert {"label", "year", "low", "high"} <= set(rows)
    assert {"year", "low", "high", "printed"} <= set(points)


def test_sizes_without_a_rate_are_still_points():
    _, points, unit = growth.sizes_table(opened("sizes-only"))
    assert (unit, points["year"].tolist(), points["printed"].tolist()) == (
        "USD",
        [2022, 2026],
        [310e6, 390e6],
    )


@pytest.mark.parametrize("name", ["one-claim", "sizes-only"])
def test_without_shares_the_frame_is_empty_and_has_its_columns(name):
    rows = shares.shares_table(opened(name))
    assert rows.empty
    assert {"reading", "subject", "printed", "inside"} <= set(rows)


@pytest.mark.parametrize("name", ["one-claim", "sizes-only", "shares-only"])
def test_without_revenue_the_frame_is_empty_and_has_its_columns(name):
    rows, unit, year = revenue.revenues_table(opened(name))
    assert rows.empty and (unit, year) == ("", 0)
    assert list(rows) == ["label", "kind", "value", "note"]


def test_a_page_without_lists_gives_empty_tables_with_columns():
    one = opened("one-claim").case
    assert list(claims.list_counts(one.lists)) == ["list", "region", "printed", "changed"]
    assert list(claims.changed(one)) == ["list", "region", "raw", "clean", "reason", "line"]
    assert list(claims.lists(one)) == ["list", "region", "names"]
    assert claims.list_counts(one.lists).empty and claims.changed(one).empty and claims.lists(one).empty


def test_the_map_has_a_label_a_claim_without_its_id(any_case):
    rows = claims.claims_table(any_case.case)
    assert rows["claim_id"].tolist() == any_case.case.ledger["claim_id"].tolist()
    assert not any(row.claim_id in row.label for row in rows.itertuples())


def test_a_page_without_lists_has_no_country_to_mend(pacs):
    bare = replace(pacs.case, lists=pacs.case.lists[:0])
    assert len(claims.countries(pacs.case))
    assert claims.countries(bare).empty
