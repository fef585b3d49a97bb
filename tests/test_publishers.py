"""Other publishers: their own arithmetic, one scope at a time, and a rank that says among how many."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from outside import KNOWN, TITLE, of

from helpers.outside import estimates as market_field
from helpers.outside import publishers
from helpers.outside.publishers import Publishers

# Recomputed by hand from the printed sizes: years, % a year, and whether half a digit of rounding covers the rate.
BY_HAND = {
    "p01": (9.84, True), "p02": (9.00, True), "p05": (7.68, True), "p06": (6.98, False), "p08": (6.50, True),
    "p09": (6.18, False), "p10": (6.75, False), "p11": (9.87, False), "p12": (6.19, True), "p14": (4.01, True),
    "p15": (8.34, True), "p17": (3.85, True), "p18": (7.08, False), "p19": (8.77, True), "p20": (6.75, True),
    "p21": (8.15, True), "p22": (10.91, True), "p23": (6.47, True), "p26": (8.00, True),
}  # fmt: skip


def test_each_publishers_arithmetic_is_that_of_an_independent_count():
    table = market_field.arithmetic(KNOWN.estimates, "nearest").set_index("estimate_id")
    assert table["implied"].round(2).to_dict() == {key: value for key, (value, _) in BY_HAND.items()}
    assert table["agrees"].eq("with rounding").to_dict() == {key: fits for key, (_, fits) in BY_HAND.items()}


def estimate(**given):
    row = dict.fromkeys(KNOWN.estimates.columns, pd.NA)
    row |= {"estimate_id": "p", "publisher": "Acme", "base_year": 2020, "end_year": 2022, "base_rounded_to": 1e7,
            "end_rounded_to": 1e7, "rate_rounded_to": 0.1}  # fmt: skip
    return pd.DataFrame([row | given])


def test_a_rate_may_agree_over_its_own_years_where_it_fails_over_those_of_the_sizes():
    found = market_field.arithmetic(
        estimate(base_usd=1e9, end_usd=1.21e9, rate_percent=21.0, rate_start=2021, rate_end=2022), "nearest"
    )
    assert found["agrees"].item() == "over the years of its rate"


@given(st.floats(1e9, 9e9), st.floats(0.5, 20), st.integers(1, 12))
def test_sizes_that_grow_at_the_printed_rate_agree_with_it(size, rate, years):
    rate = round(rate, 1)
    row = estimate(
        base_usd=size, end_usd=size * (1 + rate / 100) ** years, end_year=2020 + years, rate_percent=rate
    )
    found = market_field.arithmetic(row, "nearest")
    assert found["agrees"].item() == "with rounding"
    assert found["implied"].item() == pytest.approx(rate)


def test_only_the_pages_own_scope_is_compared_and_a_publisher_counts_once():
    field = Publishers(of()).field
    assert set(field["product"]) == {"PACS"} and set(field["area"]) == {"global"}
    assert field["publisher"].is_unique
    assert set(market_field.field(KNOWN, "PACS and RIS Market")["product"]) == {"PACS and RIS"}


def test_every_estimate_is_either_compared_or_left_out_with_a_reason():
    found = Publishers(of())
    apart, kept = found.incomparable, found.field
    assert len(apart) + len(kept) == len(found.of_market)
    assert apart["reason"].str.len().gt(0).all()
    assert "Grand View Research" not in set(kept["publisher"])  # quoted on the report's own template


def standing(*sentences):
    return Publishers(of(*sentences)).standing


def test_a_rate_above_all_is_number_one_with_its_distance_to_the_next():
    row = (
        standing("The market grows at a CAGR of 10.7% in the forecast period.")
        .query("years == 'any'")
        .iloc[0]
    )
    assert (row["rank"], row["publishers"], row["nearest"]) == (1, 10, "GlobalData")
    assert row["distance"] == pytest.approx(0.7)


def test_counts_of_lower_within_and_higher_make_the_number_of_publishers():
    table = standing(
        "The market grows at a CAGR of 7-9% in the forecast period.",
        "The market should reach USD 4 billion by 2026.",
    )
    assert len(table) == 3
    assert (table["below"] + table["within"] + table["above"]).tolist() == table["publishers"].tolist()


def test_an_open_figure_has_no_rank():
    table = standing("The market grows at a CAGR of over 8% in the forecast period.")
    assert table["rank"].isna().all()


def test_shared_years_leave_out_publishers_whose_forecast_was_over():
    table = standing("The market grows at a CAGR of 10.7% in the forecast period.").set_index("years")
    assert table.loc["shared", "publishers"] < table.loc["any", "publishers"]
    assert table.loc["shared", "highest"] < table.loc["any", "highest"]


@pytest.mark.parametrize(("rate", "verdict"), [("25%", "unusual"), ("7.0%", "fits")])
def test_a_rate_beyond_the_field_is_strained_and_one_inside_is_not(rate, verdict):
    found = Publishers(of(f"The market grows at a CAGR of {rate} in the forecast period."))
    assert [(row.verdict, row.claims) for row in found.findings] == [(verdict, ("c02",))]


def test_a_market_that_is_not_on_file_gives_no_finding():
    for title, known in (("Paper Boat Market", KNOWN), (TITLE, None)):
        page = of("The market grows at a CAGR of 5% in the forecast period.", title=title, known=known)
        found = Publishers(page)
        assert found.findings == ()
        assert found.of_market.empty and found.beside.empty and found.arithmetic("any").empty


def test_a_publisher_grows_steadily_between_its_two_sizes():
    table = market_field.paths(estimate(base_usd=1e9, end_usd=1.21e9))
    assert table["usd"].tolist() == pytest.approx([1e9, 1.1e9, 1.21e9])
    assert table["printed"].tolist() == [True, False, True]


def test_the_pages_own_market_follows_from_its_size_and_its_rate():
    page = of("The market should reach USD 4 billion by 2026, at a CAGR of over 8% from 2021.")
    table = Publishers(page).own_path.set_index("year")
    assert table.loc[2022, "high"] == pytest.approx(4e9 / 1.08**4)
    assert table.loc[2026, "low"] == table.loc[2026, "high"] == 4e9


def test_each_result_is_computed_once():
    found = Publishers(of("The market grows at a CAGR of 5%."))
    assert found.rates is found.rates and found.arithmetic("any") is found.arithmetic("any")
    assert found.arithmetic("any") is not found.arithmetic("truncated")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["c1", "c2"]), st.sampled_from(["s1", "s2"]), st.sampled_from(["begin", "end"]),
            st.integers(2020, 2022), st.sampled_from([math.nan, 1.0, 2.0]), st.sampled_from([math.nan, 3.0, 4.0]),
        ),
        min_size=1,
    )
)  # fmt: skip
def test_a_year_counts_where_every_reading_of_a_rate_covers_it_and_is_open_where_one_leaves_it_open(rows):
    columns = ["claim_id", "size_claim", "reading", "year", "low", "high"]
    wanted = {}
    for rate, size, _, year, *_ in rows:
        pair = [row for row in rows if row[:2] == (rate, size)]
        there = [row for row in pair if row[3] == year]
        if {row[2] for row in there} == {row[2] for row in pair}:
            ends = ([row[n] for row in there] for n in (4, 5))
            low, high = (None if any(map(math.isnan, one)) else one for one in ends)
            wanted[year, f"{size} {rate}"] = (low and min(low), high and max(high))
    made = publishers._made(pd.DataFrame(rows, columns=columns))
    found = {(year, ids): tuple(None if math.isnan(x) else x for x in ends) for year, *ends, ids in made}
    assert found == wanted and len(made) == len(found)
