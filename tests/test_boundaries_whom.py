"""Whom a figure is about, voter by voter and rule by rule, on each side of what decides; names are invented."""

import pytest

from helpers.ledger import markets, subjects, whom
from helpers.ledger.sentences import Page
from helpers.ledger.sentences import read as sentences_of
from helpers.page import blocks, lists, names

REPORT = "# Kite String Market to Reach $9 billion by 2031\n\nThe kite string market is small.\n\n{}\n"
NEWS = (
    "# Brightvane Announces a New Reel\n\nBRISTOL - Brightvane (NASDAQ: BRVN) makes reels. Brightvane sells"
    " them.\n\n{}\n"
)
PLAYERS = "# Kite Market Research Report\n\n## Market Players\n\n- Acme\n- Beta Works\n- Gamma\n\n{}\n"
WHOLE = PLAYERS.replace("{}", "## Outlook\n\n{}")


def sentence(text, page=REPORT):
    made = Page(blocks.parse(page.format(text), "page.md"))
    return [s for n, block in enumerate(made.report.blocks) for s in sentences_of(made, n, block)][-1]


def votes(text, page=REPORT, kind="size", i=0):
    """The names that the voters give, by voter."""
    s = sentence(text, page)
    found = {voter.__name__.strip("_"): voter(s, i) for voter in whom._VOTERS[kind]}
    return {voter: name for voter, name in found.items() if name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Boats ($5 million)", "Boats"), ("Boats: $5 million", "Boats"), ("Boats: about $5 million", "Boats"),
        ("Boats – $5 million", "Boats"), ("boats: $5 million", None), ("Boats in 2024: $5 million", None),
        ("CAGR: $5 million", None), ("K B C D E F G: $5 million", "K B C D E F G"),
        ("K B C D E F G H: $5 million", None),
        ("Boats (old): $5 million", "Boats"), ("and the Boats: $5 million", "Boats"),
        ("All are Boats: $5 million", "Boats"),
        ("Boats $5 million", None), ("Growth rate: $5 million", None),
    ],
)  # fmt: skip
def test_a_label_right_before_a_figure_names_whom_it_is_about(text, name):
    assert votes(text).get("labelled") == name


def test_behind_another_figure_only_a_colon_or_a_bracket_makes_a_label():
    for text, name in (("It had $4 million, Boats – $5 million", None),
        ("It had $4 million, Boats: $5 million", "Boats"),
                       ("It had $4 million, Boats ($5 million)", "Boats")):  # fmt: skip
        assert votes(text, i=1).get("labelled") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- Boats: it was $5 million", "Boats"), ("Boats: it was $5 million", None),
        ("**Boats**: it was $5 million", "Boats"),
        ("- Boats 2024: it was $5 million", None),
        ("- Boats of the big old north sea coast: $5 million", "Boats of the big old north sea coast"),
        ("- Boats of the big old north sea coast now: $5 million", None), ("- $5 million. Boats: red", None),
    ],
)  # fmt: skip
def test_the_label_of_an_item_names_whom_its_figures_are_about(text, name):
    assert votes(text).get("led") == (name if name is None or len(name.split()) <= 7 else None)


@pytest.mark.parametrize(
    ("text", "voter", "name"),
    [
        ("A $5 million rope market", "right_behind", "rope"), ("A $5 million of rope market", "right_behind", None),
        ("A $5 million market", "right_behind", None), ("$5 million rope sales", "right_behind", None),
        ("The rope market is worth $5 million", "spoken", "rope"), ("The rope market of $5 million", "spoken", None),
        ("Rope sales are worth $5 million", "spoken", "Rope"), ("Net sales are worth $5 million", "spoken", None),
        ("The rope market, at $5 million", "before", "rope"), ("Markets of $5 million", "before", None),
        ("A market of $5 million", "before", None), ("The market of $5 million", "before", "market"),
        ("The rope market, with organic kite sales of $5 million", "before", "rope"),
        ("Organic kite sales of $5 million", "before", None),
        ("The rope market and its sales of $5 million", "before", "rope"),
        ("Total sales of $5 million", "before", None),
        ("It was $5 million for the rope market", "behind", "rope"),
        ("It was $5 million for rope sales", "behind", None),
        ("In Peru it was $5 million", "placed", "Peru"), ("Peru fell; it was $5 million", "placed", None),
        ("Peru, such as Chile, was $5 million", "placed", "Peru"), ("Tar is worth $5 million", "acting", "Tar"),
        ("Tar with $5 million", "acting", None), ("It is worth $5 million", "acting", None),
        ("While rope fell, tar is worth $5 million", "acting", "tar"),
        ("Sales of tar are worth $5 million", "acting", "tar"),
        ("In 2024, tar is worth $5 million", "acting", "tar"),
        ("Tar, which rose, is worth $5 million", "acting", "Tar"),
        ("It rose by $3 million, and $5 million in Peru", None, None),
    ],
)  # fmt: skip
def test_each_voter_names_whom_its_words_name(text, voter, name):
    if voter:
        assert votes(text).get(voter) == name
    else:
        assert votes(text, i=1).get("place_behind") == "Peru"


@pytest.mark.parametrize(("gap", "found"), [(79, True), (80, False)])
def test_the_market_behind_a_figure_stands_within_eighty_characters(gap, found):
    text = f"It was $5 million{' ' * (gap - 3)}in rope market"
    s = sentence(text)
    assert (whom._behind(s, 0) == "rope") is found


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Acme reported sales of $5 million", "revenue", "Acme"),
        ("Its sales were $5 million", "revenue", "Brightvane"),
        ("The company had sales of $5 million", "revenue", "Brightvane"), ("Sales were $5 million", "revenue", None),
    ],
)  # fmt: skip
def test_the_company_of_a_figure_acts_opens_or_is_meant(text, kind, name):
    assert votes(text, NEWS, kind).get("company") == name


@pytest.mark.parametrize(
    ("text", "page", "name"),
    [
        ("Its revenue rose 5%", NEWS, "Brightvane"), ("Its kites rose 5%", NEWS, None),
        ("Its revenue rose 5%", REPORT, None),
        ("Its revenue in the rope market rose 5%", NEWS, None), ("Revenue rose 5%", NEWS, "Brightvane"),
    ],
)  # fmt: skip
def test_growth_of_sales_is_a_companys_in_its_news_where_no_market_is_named(text, page, name):
    assert votes(text, page, "growth").get("grown") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acme did well, as sales rose 4%", "Acme"), ("Acme did well, as total revenue rose 4%", "Acme"),
        ("It did well, as sales rose 4%", None), ("Acme did well, as kites rose 4%", None),
        ("Acme did well, and so sales rose 4%", None),
    ],
)  # fmt: skip
def test_sales_in_a_later_clause_are_those_of_the_company_that_opens_the_sentence(text, name):
    found = votes(text.replace("did well", "reported a lot"), NEWS, "growth").get("clause_of_sales")
    assert found == name
    if name:
        more = text.replace("did well", "reported a lot") + " to $5 million"
        assert votes(more, NEWS, "revenue", i=1).get("clause_of_sales") == name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("tar", "tar"), ("the tar market", "tar"), ("Tar's sales", "Tar"), ("it", ""), ("expected tar", ""),
        ("growth", ""),
        ("tar in Peru", "tar, Peru"), ("Peru", "Peru"), ("the Peru region", "Peru"), ("Peru and Chile", "Peru + Chile"),
        ("kite string", "market"), ("the kite string market", "market"), ("kite string in Peru", "Peru"),
        ("5% of tar", ""),
        ("a b c d e f g", "b c d e f g"), ("k b c d e f g", "k b c d e f g"), ("k b c d e f g h", ""),
        ("5G tar", "5G tar"),
        ("tar market size growth share", "tar"), ("sales of tar", "tar"), ("tar in the segment", "tar"),
    ],
)  # fmt: skip
def test_a_phrase_names_a_subject_or_nobody(phrase, name):
    s = sentence("It was $5 million.")
    assert whom._called(s, phrase) == name
    assert whom.called_as_printed(s, "kite string") == "kite string"


@pytest.mark.parametrize(
    ("text", "last", "name"),
    [
        ("The rope market grows. It was $5 million.", "", "rope"), ("Rope sales grow. It was $5 million.", "", "Rope"),
        ("The wind blows. It was $5 million.", "", "market"),
        ("The market in Peru grows. It was $5 million.", "", "Peru"),
        ("The rope market and tar sales grow. It was $5 million.", "", "rope"),
    ],
)  # fmt: skip
def test_what_was_spoken_of_right_before_is_carried_on(text, last, name):
    assert whom._carried(sentence(text), 0, ["size"]) == name


@pytest.mark.parametrize(("before", "name"), [(400 - 20, "silk"), (400 - 11, ""), (100, "silk")])
def test_this_segment_is_the_one_named_within_four_hundred_characters(before, name):
    text = "The silk segment grows." + " " * before + "This segment is worth $5 million."
    s = sentence(text)
    assert whom._part_meant(s, s.start) == name


# --- on a page on one market throughout ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Peru holds 5%.", [("Peru",)]), ("Peru and Chile hold 5%.", [("Peru", "Chile")]),
        ("Peru and Chile each hold 5%.", [("Peru",), ("Chile",)]),
        ("Peru and Chile together hold 5%.", [("Peru", "Chile")]),
        ("The remaining 5% is others'.", [("Rest of World",)]),
        ("The remaining 5% is that of Peru.", [("Peru",)]),
        ("The rest, 5%, is held by regions such as Peru.", [("Rest of World",)]),
        ("In Asia, Peru holds 5%.", [("Peru",)]), ("Asia, led by Peru, holds 5%.", [("Asia",)]),
        ("It holds 5%.", [("market",)]),
        ("The silk segment holds 5%.", [("silk",)]), ("Kites hold 5%.", [("market",)]),
    ],
)  # fmt: skip
def test_a_share_is_held_by_the_places_in_the_row_before_it(text, holders):
    assert subjects.holders(sentence(text, WHOLE), 0) == holders


def test_of_a_row_each_figure_goes_to_its_own_place():
    s = sentence("Peru and Chile hold 5% and 6%, respectively.", WHOLE)
    assert [subjects.holders(s, i) for i in (0, 1)] == [[("Peru",)], [("Chile",)]]
    more = sentence("Malta, Peru and Chile hold 5% and 6%.", WHOLE)
    assert [subjects.holders(more, i) for i in (0, 1)] == [[("Peru",)], [("Chile",)]]


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("Acme had sales of $5 million.", [("Acme",)]), ("Acme and Gamma had sales of $5 million.", [("Acme",),
        ("Gamma",)]),
        ("Acme and Gamma together had sales of $5 million.", [("Acme", "Gamma")]),
        ("Larger than Acme, Gamma had sales of $5 million.", [("Gamma",)]),
        ("With sales of $5 million, Gamma leads.", [("Gamma",)]), ("Sales were $5 million for Gamma.", [("Gamma",)]),
        ("Delta reported sales of $5 million.", [("Delta",)]),
    ],
)  # fmt: skip
def test_sales_are_those_of_the_companies_before_or_right_behind_them(text, companies):
    s = sentence(text, PLAYERS)
    assert subjects.read(s, 0, ["revenue"] * len(s.figures)) == companies


@pytest.mark.parametrize(
    ("text", "grower"),
    [
        ("The market grew 5%.", "market"), ("Acme grew 5%.", "Acme"), ("Peru grew 5%.", "Peru"),
        
        ("The silk segment grew 5%.", "silk"), ("Acme's market growth of 5% is large.", "Acme"),
        ("There was a CAGR of 5% for Acme.", "Acme"), ("Peru's market grew 5%.", "Peru"),
    ],
)  # fmt: skip
def test_who_grows_is_the_market_unless_the_clause_says_otherwise(text, grower):
    s = sentence(text, PLAYERS)
    assert subjects.read(s, 0, ["growth"]) == [(grower,)]


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Peru holds 5% of the market.", "market"), ("Peru holds 5% of the Asian market.", "Asia"),
        ("Peru holds 5%.", "market"),
        ("Peru holds 5% of global demand.", "market"),
    ],
)  # fmt: skip
def test_a_share_is_of_the_market_or_of_the_region_that_is_named_as_its_whole(text, base):
    assert subjects.base(sentence(text, WHOLE), 0, ("Peru",)) == base


# --- names and lists ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Key players include Acme, Beta Inc., and Gamma.", ["Acme", "Beta Inc.", "Gamma"]),
        ("Key players are Acme; Beta.", ["Acme", "Beta"]),
        ("The kites are Acme.", []), ("Vendors such as Acme (UK), the Beta fly.", ["Acme", "Beta"]),
        ("The brands like eBay fly.", ["eBay"]),
        ("players" + " " * 30 + "w" * 29 + " are Acme", ["Acme"]), ("players" + " " * 32 + "w" * 29 + " are Acme", []),
    ],
)  # fmt: skip
def test_names_stand_in_the_row_that_a_sentence_announces(text, found):
    assert [text[slice(*span)] for span in names.announced(text)] == found


@pytest.mark.parametrize("word", names.ANNOUNCERS)
def test_every_announcer_announces(word):
    assert len(names.announced(f"The {word} include Acme.")) == 1


@pytest.mark.parametrize(
    ("title", "texts", "company"),
    [
        ("Acme Opens a Shop", ["Acme opens. Acme sells."], "Acme"), ("Acme Opens a Shop", ["Acme opens."], ""),
        ("Acme Tools Opens a Shop", ["Acme Tools opens. Acme Tools sells."], "Acme Tools"),
        ("Acme", ["Acme opens. Acme sells."], ""),
        ("Acme Opens", ["Acme opens. Acme sells."], ""), ("Acme's Shop Opens", ["Acme opens. Acme sells."], "Acme"),
        ("Peru Opens a Shop", ["Peru opens. Peru sells."], ""),
        ("The Shop of Acme", ["The Shop. The Shop."], "The Shop"),
        ("A B C D E Opens a Shop", ["A B C D. A B C D. A B C D E. A B C D E"], "A B C D"),
    ],
)  # fmt: skip
def test_the_company_of_news_opens_its_title_and_stands_twice_below(title, texts, company):
    assert names.acting_in(title, texts) == company


@pytest.mark.parametrize(
    ("item", "players"),
    [
        ("Acme", ["Acme"]), ("Acme: kites", ["Acme"]), ("Acme - kites", ["Acme"]), ("k" * 59, ["k" * 59]),
        ("k" * 60, []),
        ("**Acme** makes kites", ["Acme"]), ("**1. Acme** makes kites", ["Acme"]), ("**3M** makes kites", ["3M"]),
        ("**Acme Inc.** makes kites", ["Acme Inc."]), ("**Acme:** kites", ["Acme"]),
        ("**Market Growth** is large", ["Market Growth is large"]),
    ],
)  # fmt: skip
def test_a_player_is_an_item_or_what_is_bold_in_it(item, players):
    page = blocks.parse(f"# Kites\n\n## Market Players\n\n- {item}\n")
    assert lists.players(page) == players


def test_a_name_that_was_listed_in_full_is_not_listed_again_by_its_first_words():
    page = blocks.parse(
        "# Kites\n\n## Market Players\n\n- Acme Tools Inc.\n- Acme\n- Acme Tools Inc\n- Acme Works\n"
    )
    assert lists.players(page) == ["Acme Tools Inc.", "Acme Works"]


@pytest.mark.parametrize(
    ("heading", "found"),
    [("Market Players", "players"), ("Major Vendors", "players"), ("Competitive Landscape", "players"),
     ("Segmented by Type", "types"), ("By Product Type", "types"), ("Types of segments", "types"), ("Types", ""),
     ("Applications", "applications"), ("By End-use", "applications"), ("Regional Players", "players"),
     ("Regions", "regions"), ("Geographic Players", "regions"), ("Outlook", "")],
)  # fmt: skip
def test_a_heading_opens_the_list_that_its_words_name(heading, found):
    assert lists._opened(heading) == found


def test_each_figure_of_a_row_of_rates_goes_to_its_own_place():
    row = sentence("Peru and Chile grew 5% and 6%, respectively.")
    assert [whom.held(row, i, "growth") for i in (0, 1)] == [
        [whom.Whom((name,), whom.HELD)] for name in ("Peru", "Chile")
    ]
    assert (
        whom.held(row, 0, "revenue")
        == whom.held(sentence("Peru and Chile grew 5% and 6%."), 0, "growth")
        == []
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The silk market grows. The French market was worth $5 million.", "silk, France"),
        ("The silk market grows. The Peruvian market was worth $5 million.", "Peru"),
        ("The wind blows. The French market was worth $5 million.", "market"),
    ],
)
def test_the_market_of_the_pages_own_place_is_the_one_spoken_of_there(text, name):
    page = (
        "# French Kite Market Size\n\nThe French kite market grows. The French kite market is small.\n\n{}\n"
    )
    s = sentence(text, page)
    (named,) = markets.find(s.text)
    assert s.page.card.place == "France" and whom.called(s, named, s.start + named.start) == name


@pytest.mark.parametrize(
    ("item", "players"),
    [
        ("**1.** kites", ["1. kites"]),
        ("**:** kites", []),
        ("**-** Acme", ["- Acme"]),
        ("**.** makes", [". makes"]),
    ],
)
def test_bold_signs_are_no_players_name(item, players):
    assert lists.players(blocks.parse(f"# Kites\n\n## Market Players\n\n- {item}\n")) == players


@pytest.mark.parametrize(("between", "name"), [(0, "tar"), (1, "tar"), (2, "unclear")])
def test_on_a_page_on_several_markets_the_one_meant_is_named_within_two_paragraphs(between, name):
    page = "# Notes on the wind\n\nThe silk market and the rope market grow.\n\n{}\n"
    text = "\n\n".join(
        ["The tar market grows.", *["It rains."] * between, "It was worth $5 million, as the market grew."]
    )
    s = sentence(text, page)
    assert s.page.card.kind == "several" and whom._spoken_of(s, s.start) == name
