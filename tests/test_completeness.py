"""What a page leaves open: blanks, its window, parts without a figure, places not on its list."""

from dataclasses import replace

from cases import frame, of

from helpers.audit import Audit
from helpers.checks import completeness
from helpers.ledger.claim import UNCLEAR
from helpers.page import country_lists
from helpers.page.lists import Item


def lists(**items):
    return country_lists.clean([Item(name, "", raw, 0, 0) for name, raws in items.items() for raw in raws])


TITLE = ("window", "market", "2025 to 2032", None, None, 2025, 2032)


def test_asia_and_the_middle_east_stand_for_their_regions():
    listed = country_lists.clean(
        [
            Item("regions", "Asia-Pacific", "Japan", 0, 0),
            Item("regions", "Middle East & Africa", "Egypt", 0, 0),
        ]
    )
    shares = [("share", "Asia", "30%", "exact", "%"), ("share", "Middle East", "9%", "exact", "%")]
    assert completeness.regions(of(frame(*shares), lists=listed)) == []


def test_blanks_are_noted():
    made = of(frame(TITLE, ("size", "market", "$XX billion", "placeholder", "USD")))
    assert [one.claims for one in completeness.left_blank(made)] == [("c02",)]
    assert completeness.left_blank(of(frame(TITLE))) == []


def test_what_is_listed_without_a_figure_is_named():
    rows = [("revenue", "Acme", "$3 million", "exact", "USD", None, 2022)]
    players, types = completeness.unsized(
        of(frame(*rows), lists=lists(players=["Acme Inc.", "Beta Works"], types=["Paper"]))
    )
    assert "1 of 2 players" in players.detail and "1 of 1 types" in types.detail
    assert "Beta Works" in players.detail
    assert "Acme" not in players.detail


def test_places_with_a_share_and_regions_listed_are_set_side_by_side():
    listed = country_lists.clean(
        [Item("regions", "Europe", "France", 0, 0), Item("regions", "Latin America", "Brazil", 0, 0)]
    )
    shares = ("share", "Europe", "30%", "exact", "%"), ("share", "China", "9%", "exact", "%")
    left, more = completeness.regions(of(frame(*shares), lists=listed))
    assert left.detail == "Latin America is listed without a share." and left.claims == ()
    assert "China has a share (c02) and is not on the list" in more.detail and more.claims == ("c02",)


def doubted(case, doubt):
    """A case whose claims but a title's window are not sure."""
    return replace(
        case, claims=tuple(c if c.kind == "window" else c._replace(doubt=doubt) for c in case.claims)
    )


def test_what_is_not_sure_enters_no_verdict_and_each_is_noted_with_its_doubt():
    rows = frame(*(("growth", "market", figure, "exact", "%", 2025, 2030) for figure in ("3%", "9%")))
    sure, unsure = of(rows), doubted(of(rows), "years")
    assert "contradiction" in verdicts(sure) and "contradiction" not in verdicts(unsure)
    assert verdicts(unsure, "completeness.left_out") == ["no test"]
    notes = [one for one in Audit(unsure).notes if one.check == "completeness.left_out"]
    assert [one.claims for one in notes] == [("c01",), ("c02",)]
    assert all("leave its years open" in one.detail for one in notes)
    assert not [one for one in Audit(sure).notes if one.check == "completeness.left_out"]


def test_a_claim_on_nobody_known_is_left_out_even_where_nothing_else_is_open():
    made = of(
        frame(("share", "Japan", "30%", "exact", "%"), ("growth", UNCLEAR, "8%", "over", "%", 2021, 2026))
    )
    assert [c.subject for c in made.left_out] == [UNCLEAR]
    assert [c.subject for c in made.tested.claims] == ["Japan"]


def verdicts(case, check=""):
    return [row.verdict for row in Audit(case).of_page if check in ("", row.check)]
