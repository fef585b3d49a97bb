"""What a page leaves open: blanks, its window, parts without a figure, places not on its list."""

from dataclasses import replace

import pytest
from cases import frame, of

from helpers.audit import Audit
from helpers.checks import completeness
from helpers.ledger.claim import UNCLEAR
from helpers.page import country_lists
from helpers.page.lists import Item


def lists(**items):
    return country_lists.clean([Item(name, "", raw, 0, 0) for name, raws in items.items() for raw in raws])


TITLE = ("window", "market", "2025 to 2032", None, None, 2025, 2032)


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([("growth", "market", "8%", "over", "%", 2021, 2026)], "unusual"),
        ([("size", "market", "$4 billion", "about", "USD", None, 2023)], "no test"),
        ([("size", "market", "$4 billion", "about", "USD", None, 2028)], "no test"),
        ([("growth", "market", "8%", "over", "%", 2025, 2032)], "fits"),
        ([("growth", "market", "8%", "over", "%", 2024, 2032)], "fits"),
        ([("growth", "market", "8%", "over", "%", None, None, "forecast period")], "fits"),
        ([("growth", "Acme", "8%", "over", "%", 2021, 2026)], "no test"),
    ],
)
def test_the_titles_window_is_kept_where_dated_figures_reach_its_end(rows, verdict):
    (one,) = completeness.window(of(frame(TITLE, *rows)))
    assert one.verdict == verdict


def test_a_title_with_a_last_year_alone_looks_as_far_as_that():
    title = ("window", "market", "2032", None, None, None, 2032)
    (one,) = completeness.window(of(frame(title, ("growth", "market", "8%", "over", "%", 2023, 2032))))
    assert one.verdict == "fits"
    assert one.detail == "The title looks as far as 2032, which over 8% for 2023-2032 (c02) keeps."


def test_asia_and_the_middle_east_stand_for_their_regions():
    listed = country_lists.clean(
        [
            Item("regions", "Asia-Pacific", "Japan", 0, 0),
            Item("regions", "Middle East & Africa", "Egypt", 0, 0),
        ]
    )
    shares = [("share", "Asia", "30%", "exact", "%"), ("share", "Middle East", "9%", "exact", "%")]
    (one,) = completeness.regions(of(frame(*shares), lists=listed))
    assert one.verdict == "fits"


def test_blanks_are_counted_and_named():
    (one,) = completeness.blanks(of(frame(TITLE, ("size", "market", "$XX billion", "placeholder", "USD"))))
    assert (one.low, one.claims) == (1, ("c02",))
    (none,) = completeness.blanks(of(frame(TITLE)))
    assert none.verdict == "fits"


def test_what_is_listed_without_a_figure_is_named():
    rows = [("revenue", "Acme", "$3 million", "exact", "USD", None, 2022)]
    players, types = completeness.unsized(
        of(frame(*rows), lists=lists(players=["Acme Inc.", "Beta Works"], types=["Paper"]))
    )
    assert (players.low, types.low) == (1, 1)
    assert "Beta Works" in players.detail
    assert "Acme" not in players.detail


def test_places_with_a_share_and_regions_listed_are_set_side_by_side():
    listed = country_lists.clean(
        [Item("regions", "Europe", "France", 0, 0), Item("regions", "Latin America", "Brazil", 0, 0)]
    )
    (one,) = completeness.regions(
        of(
            frame(("share", "Europe", "30%", "exact", "%"), ("share", "China", "9%", "exact", "%")),
            lists=listed,
        )
    )
    assert one.verdict == "unusual"
    assert "Latin America is listed without a share; China has a share and is not on the list" in one.detail


def doubted(case, doubt):
    """A case whose claims but a title's window are not sure."""
    return replace(
        case, claims=tuple(c if c.kind == "window" else c._replace(doubt=doubt) for c in case.claims)
    )


def test_a_figure_that_is_not_sure_breaks_no_window():
    made = of(frame(TITLE, ("growth", "market", "8%", "over", "%", 2021, 2026)))
    assert verdicts(made, "completeness.window") == ["unusual"]
    assert verdicts(doubted(made, "years"), "completeness.window") == ["no test"]


def test_a_share_that_is_not_sure_is_missed_on_no_list():
    made = of(frame(("share", "Japan", "30%", "exact", "%")), lists=lists(regions=["Egypt"]))
    assert verdicts(made, "completeness.regions") == ["unusual"]
    assert verdicts(doubted(made, "kind"), "completeness.regions") == []


def test_a_claim_on_nobody_known_is_left_out_even_where_nothing_else_is_open():
    made = of(
        frame(("share", "Japan", "30%", "exact", "%"), ("growth", UNCLEAR, "8%", "over", "%", 2021, 2026))
    )
    assert [c.subject for c in made.left_out] == [UNCLEAR]
    assert [c.subject for c in made.tested.claims] == ["Japan"]


def verdicts(case, check):
    return [row.verdict for row in Audit(case).findings if row.check == check]
