"""What a page leaves open: blanks, its window, parts without a figure, places not on its list."""

import pandas as pd
import pytest

from helpers.checks import completeness
from helpers.page import country_lists
from helpers.page.lists import Item
from helpers.readings.assumptions import Assumptions

A = Assumptions()
COLUMNS = [
    "claim_id",
    "kind",
    "subject",
    "figure",
    "hedge",
    "unit",
    "start_year",
    "end_year",
    "horizon",
    "of",
]


def ledger(*rows):
    filled = [(f"c{n:02d}", *row, *([None] * (9 - len(row)))) for n, row in enumerate(rows, 1)]
    return pd.DataFrame(filled, columns=COLUMNS).astype({"start_year": "Int64", "end_year": "Int64"})


def lists(**items):
    return country_lists.clean([Item(name, "", raw, 0, 0) for name, raws in items.items() for raw in raws])


TITLE = ("window", "market", "2025 to 2032", None, None, 2025, 2032)


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([("growth", "market", "8%", "over", "%", 2021, 2026)], "strained"),
        ([("size", "market", "$4 billion", "about", "USD", None, 2023)], "not checkable"),
        ([("size", "market", "$4 billion", "about", "USD", None, 2028)], "not checkable"),
        ([("growth", "market", "8%", "over", "%", 2025, 2032)], "consistent"),
        ([("growth", "market", "8%", "over", "%", 2024, 2032)], "consistent"),
        ([("growth", "market", "8%", "over", "%", None, None, "forecast period")], "consistent"),
        ([("growth", "Acme", "8%", "over", "%", 2021, 2026)], "not checkable"),
    ],
)
def test_the_titles_window_is_kept_where_dated_figures_reach_its_end(rows, verdict):
    (one,) = completeness.window(ledger(TITLE, *rows), A)
    assert one["verdict"] == verdict


def test_a_title_with_a_last_year_alone_looks_as_far_as_that():
    title = ("window", "market", "2032", None, None, None, 2032)
    (one,) = completeness.window(ledger(title, ("growth", "market", "8%", "over", "%", 2023, 2032)), A)
    assert one["verdict"] == "consistent"
    assert one["detail"] == "The title looks as far as 2032, which over 8% for 2023-2032 (c02) keeps."


def test_asia_and_the_middle_east_stand_for_their_regions():
    listed = country_lists.clean(
        [
            Item("regions", "Asia-Pacific", "Japan", 0, 0),
            Item("regions", "Middle East & Africa", "Egypt", 0, 0),
        ]
    )
    shares = [("share", "Asia", "30%", "exact", "%"), ("share", "Middle East", "9%", "exact", "%")]
    (one,) = completeness.regions(ledger(*shares), listed)
    assert one["verdict"] == "consistent"


def test_blanks_are_counted_and_named():
    (one,) = completeness.blanks(ledger(TITLE, ("size", "market", "$XX billion", "placeholder", "USD")))
    assert (one["low"], one["claims"]) == (1, "c02")
    (none,) = completeness.blanks(ledger(TITLE))
    assert none["verdict"] == "consistent"


def test_what_is_listed_without_a_figure_is_named():
    rows = [("revenue", "Acme", "$3 million", "exact", "USD", None, 2022)]
    players, types = completeness.unsized(
        ledger(*rows), lists(players=["Acme Inc.", "Beta Works"], types=["Paper"])
    )
    assert (players["low"], types["low"]) == (1, 1)
    assert "Beta Works" in players["detail"]
    assert "Acme" not in players["detail"]


def test_places_with_a_share_and_regions_listed_are_set_side_by_side():
    listed = country_lists.clean(
        [Item("regions", "Europe", "France", 0, 0), Item("regions", "Latin America", "Brazil", 0, 0)]
    )
    (one,) = completeness.regions(
        ledger(("share", "Europe", "30%", "exact", "%"), ("share", "China", "9%", "exact", "%")), listed
    )
    assert one["verdict"] == "strained"
    assert (
        "Latin America is listed without a share; China has a share and is not on the list" in one["detail"]
    )
