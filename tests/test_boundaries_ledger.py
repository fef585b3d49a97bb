"""Sentences, years, markets, cards, labels and doubts of a ledger on each side of the rules that decide them."""

import pytest

from helpers.ledger import card, doubts, extract, labels, markets, sentences, years
from helpers.ledger.claim import MARKET
from helpers.page import blocks

REPORT = "# Kite String Market to Reach $9 billion by 2031\n\nThe kite string market is small. {}\n"


def page(text):
    return sentences.Page(blocks.parse(text, "page.md"))


def sentence(text, template="# Rope notes\n\n{}\n"):
    """The last sentence with a figure of a page."""
    made = page(template.format(text))
    return [s for n, block in enumerate(made.report.blocks) for s in sentences.read(made, n, block)][-1]


# --- sentences ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Kites fly. They fall.", 2), ("Kites fly. they fall.", 1), ("Kites fly.They fall.", 1),
        ("Kites fly! 5 fall.", 2),
        ("Acme Inc. Kites fly.", 1), ("Acme Inc. The kites fly.", 2), ("In the U.S. Kites fly.", 1),
        ("In the U.S. They fly.", 2), ("It was No. 5 of all.", 1), ("Kites fly.[1] They fall.", 2),
        ("Kites fly.” They fall.", 2), ("Kites fly.[1234] They fall.", 1), ("Size: 4 | Growth: 5", 2),
        ("Size: 4 | Growth 5", 1), ("Kites fly? (They fall.)", 2), ("e.g. Kites fly", 1), ("approx. 5 fly", 1),
    ],
)  # fmt: skip
def test_a_stop_before_a_capital_or_a_digit_ends_a_sentence(text, many):
    found = sentences.bounds(text)
    assert len(found) == many
    assert found[0][0] == 0 and found[-1][1] == len(text)
    assert all(text[start] != " " for start, _ in found)


@pytest.mark.parametrize(("length", "ends"), [(1000, [1000]), (1001, [999, 1001])])
def test_a_sentence_is_cut_at_a_blank_within_a_thousand_characters(length, ends):
    text = "k" * 999 + " " + "k" * (length - 1000)
    assert [end for _, end in sentences.bounds(text)] == ends
    whole = "k" * (length + 1000)
    assert [end for _, end in sentences.bounds(whole)] == [
        1000,
        *([2000] if length == 1000 else [2000, 2001]),
    ]


@pytest.mark.parametrize(
    ("between", "near"),
    [
        (", ", True), (" and ", True), (" or ", True), (", and ", True), (" & ", True), (" and about ", True),
        (" and approximately ", True), (" while ", False), ("", False), (" and " + " " * 24, True),
        (" and " + " " * 25, False), (" and of ", False),
    ],
)  # fmt: skip
def test_figures_with_only_a_joint_between_are_neighbours(between, near):
    assert sentences.neighbours(between) is near


PLAYERS = "# Kite Market\n\n## Market Players\n\n{}\n\n## Outlook\n\n{}\n"


def companies(players, text):
    made = page(PLAYERS.format("\n".join(f"- {name}" for name in players), text))
    return [mention.name for mention in sentences.companies(made, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Acme Tools grew", ["Acme Tools"]), ("Acme grew", ["Acme"]), ("Acmes grew", []), ("An xAcme grew", []),
        ("Acme, then Acme Tools grew", ["Acme", "Acme Tools"]), ("New grew", []), ("New Kites grew", ["New Kites"]),
        ("Be grew", []), ("Bee grew", ["Bee"]), ("Acme and Company grew", ["Acme and Company"]),
        ("Acme & Sons grew", ["Acme & Sons"]), ("Acme and Sons grew", ["Acme"]), ("3Acme grew", []),
    ],
)  # fmt: skip
def test_a_player_is_known_by_its_name_and_its_first_words(text, found):
    assert companies(["Acme Tools", "New Kites", "Be Kites", "Bee Kites"], text) == found


@pytest.mark.parametrize(("many", "known"), [(200, True), (201, True), (202, False)])
def test_a_page_teaches_some_two_hundred_names(many, known):
    names = [f"K{chr(97 + n // 26)}{chr(97 + n % 26)}x" for n in range(many)]
    made = page(PLAYERS.format("\n".join(f"- {name}" for name in names), "Kites."))
    assert (names[-1] in made.companies) is known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru, Chile and Malta hold 5%", [["Peru", "Chile", "Malta"]]),
        ("Peru with Chile holds 5%", [["Peru"], ["Chile"]]),
        ("Peru 5% and Chile 6%", [["Peru"], ["Chile"]]), ("Peru (5) and Chile hold 5%", [["Peru"], ["Chile"]]),
        ("Peru (PE) and Chile hold 5%", [["Peru", "Chile"]]), ("Peru and Peru hold 5%", [["Peru"]]),
        ("In Asia, Japan holds 5%", [["Asia"], ["Japan"]]),
        ("In Asia, Japan and Peru hold 5%", [["Asia", "Japan", "Peru"]]),
        ("Asia, Japan hold 5%", [["Asia", "Japan"]]), ("Asia-Pacific (APAC) holds 5%", [["Asia-Pacific"]]),
        ("Peru followed by Chile holds 5%", [["Peru", "Chile"]]), ("Peru/Chile hold 5%", [["Peru", "Chile"]]),
    ],
)  # fmt: skip
def test_names_in_one_row_stand_together(text, found):
    s = sentence(text)
    assert [[m.name for m in row] for row in sentences.rows(s.places, s)] == found


# --- years --------------------------------------------------------------------------------------------


def spans(text):
    return [(y.role, y.first, y.last) for y in years.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in 2024", [("in", None, 2024)]), ("by 2024", [("by", None, 2024)]), ("from 2024", [("from", None, 2024)]),
        ("from 2024 to 2030", [("span", 2024, 2030)]), ("2024-2030", [("span", 2024, 2030)]),
        ("2024-30", [("span", 2024, 2030)]), ("2024/25", [("in", None, 2025)]),
        ("2024/26", [("span", 2024, 2026)]), ("2030-2024", [("in", None, 2030), ("in", None, 2024)]),
        ("between 2024 and 2030", [("span", 2024, 2030)]),
        ("in 2024 and 2030", [("in", None, 2024), ("in", None, 2030)]), ("sold 2025 units", []),
        ("in 2025 units rose", [("in", None, 2025)]), ("$2024", []), ("1.2024", []), ("a2024", []),
        ("the 2024 report", []), ("the 2024 annual report", []), ("July 21, 2024", []), ("21 July 2024", []),
        ("21st July, 2024", []), ("July 2024", [("in", None, 2024)]), ("1899", []),
    ],
)  # fmt: skip
def test_years_have_the_role_of_the_word_before_them(text, found):
    assert spans(text) == found


def dated(text, template=REPORT):
    """(start, end) of the claims of a text."""
    found, _ = extract.read(blocks.parse(template.format(text), "page.md"))
    at = template.index("{}")
    return [(c.start_year, c.end_year) for c in found if c.start >= at]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was worth $4 billion in 2024 and $5 billion in 2025.", [(None, 2024), (None, 2025)]),
        ("In 2024, it was worth $4 billion.", [(None, 2024)]),
        ("It was worth $4 billion ($4.4 billion) in 2024.", [(None, 2024), (None, 2024)]),
        ("It was worth €4 billion ($4.4 billion) in 2024.", [(None, 2024), (None, 2024)]),
        ("It was worth $4 billion, while kites fell in 2023.", [(None, None)]),
        ("It was worth $4 billion, in 2024.", [(None, 2024)]),
        ("The market grew 5% in 2023 to $4 billion.", [(None, 2023), (None, 2023)]),
        ("The market will grow at a CAGR of 5% from 2024 to 2030.", [(2024, 2030)]),
        ("The market will grow at a CAGR of 5% by 2030 from 2024.", [(2024, 2030)]),
        ("From 2024, the market will grow at a CAGR of 5% by 2030.", [(2024, 2030)]),
        ("The market was $4 billion in 2024 and will grow at a CAGR of 5% by 2030.", [(None, 2024), (2024, 2030)]),
        ("The market will grow at a CAGR of 5%, reaching $4 billion by 2030.", [(None, 2030), (None, 2030)]),
        ("The market grew 8% in 2020 and 5% in 2021.", [(None, 2020), (None, 2021)]),
        ("The market fell 5% in 2023 from 2022.", [(2022, 2023)]),
        ("As of 2024, the market is projected to reach $4 billion, growing at a CAGR of 5% through 2030.",
         [(None, 2030), (2024, 2030)]),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_years_that_its_clause_ties_to_it(text, found):
    assert dated(text) == found


@pytest.mark.parametrize(
    ("text", "lengths", "period"),
    [
        ("The market will grow at a CAGR of 5% over the next 5 years.", (5,), False),
        ("The market gains a CAGR of 5% within the next five years.", (5,), False),
        ("The market will grow at a CAGR of 5% over the next 3-5 years.", (3, 5), False),
        ("The market will grow at a CAGR of 5% over the next decade.", (10,), False),
        ("Over the forecast period, the market will grow at a CAGR of 5%.", (), True),
    ],
)
def test_a_horizon_is_a_number_of_years_or_the_forecast_period(text, lengths, period):
    found, _ = extract.read(blocks.parse(REPORT.format(text), "page.md"))
    (claim,) = [c for c in found if c.kind == "growth"]
    assert (claim.horizon.lengths, claim.horizon.period) == (lengths, period)


# --- markets ------------------------------------------------------------------------------------------


def named(text):
    return [(n.name, n.place, n.head) for n in markets.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the kite market", [("kite", "", "market")]), ("the market", [("", "", "market")]),
        ("the French kite market", [("kite", "France", "market")]),
        ("the kite market in France", [("kite", "France", "market")]),
        ("the market for kites", [("kites", "", "market")]), ("the market for kites is", [("kites", "", "market")]),
        ("kite market share", []), ("kite market leaders", []), ("kite sales", [("kite", "", "sales")]),
        ("sales of kites", [("kites", "", "sales")]), ("kite market-based", []),
        ("a b c d e f g h i market", [("b c d e f g h i", "", "market")]),
        ("AI in kites market", [("AI in kites", "", "market")]), ("tar in kites market", [("kites", "", "market")]),
        ("global kite market", [("kite", "", "market")]), ("big global kite market", [("kite", "", "market")]),
        ("the silk (tar) market", [("silk", "", "market")]), ("Other kites market", [("Other kites", "", "market")]),
        ("a $4 billion kite market", [("kite", "", "market")]), ("the sub-segment", [("", "", "segment")]),
        ("kites. The market", [("", "", "market")]), ("Co. kite market", [("Co. kite", "", "market")]),
        ("kites. kite market", [("kite", "", "market")]),
    ],
)  # fmt: skip
def test_a_market_is_named_by_the_words_before_it_or_behind_for(text, found):
    assert named(text) == found


@pytest.mark.parametrize(
    ("name", "stems"),
    [("Kites", {"kite"}), ("The Kites market", {"kite"}), ("gas", {"gas"}), ("bus", {"bus"}), ("global", set()),
     ("kites and strings", {"kite", "string"})],
)  # fmt: skip
def test_a_name_is_known_by_its_words_without_plural(name, stems):
    assert markets.stems(name) == stems


# --- what a page is about -----------------------------------------------------------------------------


def read(text):
    return card.read(blocks.parse(text, "page.md"))


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("# Kite Market Size\n\nKites fly.", "report", {"kite"}),
        ("# Winds in the hills\n\nThe kite market is small.", "several", set()),  # too little is said of it
        ("# Kites in the wind\n\nThe kite market is small.", "report", {"kite"}),
        ("# Kites in the wind\n\nThe kite market is small. The kite market grows.", "report", {"kite"}),
        ("# Wind\n\nThe kite market is small. The kite market grows.", "several", set()),
        ("# Wind and rain over the hills\n\nThe kite market is small. The kite market grows.", "several", set()),
        ("# Wind\n\nNothing is sold.", "news", set()),
        ("# Rope\n\n## Market size\n\nThe kite market is small. The kite market grows.", "report", {"rope"}),
        ("# Rope in all the hills now\n\n## Market size\n\nThe kite market is small. It grows.", "several", set()),
        ("# Rope\n\nThe kite market is small. The kite market grows. The rope market falls.", "report", {"rope"}),
    ],
)  # fmt: skip
def test_a_page_is_on_the_market_that_its_head_names_and_its_text_repeats(text, kind, topic):
    found = read(text)
    assert (found.kind, set(found.topic)) == (kind, topic)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("kite string", True), ("Kite strings", True), ("string", True), ("waxed kite string", False),
        ("kite string products", True), ("kite string equipment", True), ("kite", True), ("silk", False), ("", False),
        ("KS", True), ("SK", True), ("ks", False), ("KSS", False),
    ],
)  # fmt: skip
def test_a_name_is_the_pages_own_by_half_its_words_or_with_words_that_any_market_has(name, own):
    found = read(REPORT.format("It grows."))
    assert set(found.topic) == {"kite", "string"}
    assert card.is_own(found, name) is own


@pytest.mark.parametrize(
    ("words", "own"),
    [("waxed kite", True), ("waxed", False), ("kite string", True)],
)
def test_of_three_words_two_are_enough_and_one_is_not(words, own):
    found = card.Card("report", frozenset({"waxed", "kite", "string"}), "", frozenset(), False)
    assert card.is_own(found, words) is own


def test_signs_tell_what_speaks_for_a_market_s_being_the_page_s_own():
    report = read("# Kite Market to Reach $9 billion\n\nThis report covers kites. The kite market grows.")
    assert report.signs == {
        "title on a market",
        "market in title",
        "topic in title",
        "topic opens title",
        "players",
    }
    news = read("# Acme Wins\n\nAcme (NYSE: ACM) makes kites. Acme sells them.\n\nforward-looking statements")
    assert news.signs == {"ticker", "small print", "short title"}
    assert "no title" in read("Kites fly. They fall.").signs


@pytest.mark.parametrize(("words", "short"), [(5, True), (6, False)])
def test_a_short_title_has_five_words(words, short):
    assert ("short title" in read(f"# {' '.join(['Kites'] * words)}\n\nThey fly.").signs) is short


# --- labels -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "years_"),
    [
        ("2024-25", (None, 2025)), ("2024-26", (2024, 2026)), ("2024-2025", (2024, 2025)), ("2025-2024", (None, 2025)),
        ("2024 vs 2025", (2024, 2025)), ("2025 vs. 2024", (2024, 2025)), ("2024, 2025", (None, 2025)),
        ("2024 vs 2024", (None, 2024)), ("FY24", (None, 2024)), ("Jan'24", (None, 2024)), ("1.2024", (None, None)),
        ("2024.5", (None, None)), ("20245", (None, None)), ("1999-00", (None, 1999)), ("2024 to 2030", (2024, 2030)),
    ],
)  # fmt: skip
def test_years_of_a_label_are_a_span_two_compared_or_the_last(text, years_):
    assert labels.years_of(text) == years_


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kite market size", "Kite"), ("Kites (2024)", "Kites"), ("Kites (red)", "Kites (red)"), ("Total", ""),
        ("Total kites", "Total kites"), ("All segments", ""), ("All kites", "All kites"), ("2024 kites", "kites"),
        ("1. Kites", "Kites"), ("The global kites", "kites"), ("Kites by 2030", "Kites"), ("**Kites**", "Kites"),
        ("$4 million", "$4 million"), ("Kites, 5%", "Kites, 5"), ("CAGR", ""),
    ],
)  # fmt: skip
def test_what_a_label_names_is_what_is_left_of_it(text, name):
    assert labels.name_in(text) == name


# --- doubts -------------------------------------------------------------------------------------------


def test_on_any_page_a_share_and_a_revenue_must_be_likelier_than_a_size():
    for kind in ("share", "revenue"):
        assert all(a > b for a, b in zip(doubts.LEAST[kind], doubts.LEAST["size"], strict=True))


@pytest.mark.parametrize("kind", list(doubts.LEAST))
def test_a_claim_is_sure_from_the_least_chance_of_its_kind_and_subject_on(kind):
    texts = {
        "size": "The kite string market was worth $4 billion in 2024.",
        "increment": "The kite string market will grow by $4 billion in 2024.",
        "growth": "The kite string market grew by 5% in 2024 year-on-year.",
        "share": "Hemp accounts for a share of 5% in 2024.",
        "revenue": "Acme reported revenue of $4 million in 2024.",
    }
    s = sentence(texts[kind], REPORT)
    subject = {"share": ("Hemp",), "revenue": ("Acme",)}.get(kind, (MARKET,))
    least = doubts.LEAST[kind]

    def doubt(chances):
        span = (None, 2024)
        return doubts.read(s, 0, kind, subject, chances, span, None, MARKET, s.figures[0].unit)

    assert doubt(least) == ""
    assert doubt(least._replace(kind=least.kind - 0.01)) == "kind"
    assert doubt(least._replace(subject=least.subject - 0.01)) == "subject"


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("The kite string market was worth $4 billion in Q3 2024.", "years"),
        ("The kite string market was worth $4 billion.", ""),
        ("The kite string market was worth $4 billion in 2024.", ""),
        ("In 2023 kites fell, and the kite string market was worth $4 billion in 2024.", ""),
        ("The kite string market was worth $4 billion, which nobody had thought of all these days in 2024.", "years"),
        ("In 2022 and 2023 the kite string market was worth $4 billion.", "years"),
        ("The kite string market will grow at a CAGR of 5% from 2024 to 2030.", ""),
        ("The kite string market will grow at a CAGR of 5% from 2024 to 2030, and silk to 2031.", ""),
        ("The kite string market will grow at a CAGR of 5%.", ""),
        ("The kite string market will grow 60% by 2030.", "kind"),
        ("The kite string market will grow at a CAGR of 5% over the next 5 years.", ""),
    ],
)  # fmt: skip
def test_what_the_words_leave_open_is_in_doubt(text, doubt):
    found, _ = extract.read(blocks.parse(REPORT.format(text), "page.md"))
    assert found[-1].doubt == doubt


@pytest.mark.parametrize(("gap", "sure"), [(45, True), (46, False)])
def test_the_year_of_a_figure_stands_within_forty_five_characters(gap, sure):
    filler = "w" * (gap - len(" said  in "))
    text = f"In 2023 the kite string market was worth $4 billion said {filler} in 2024."
    s = sentence(text, REPORT)
    year = years.find(s.text)[-1]
    assert year.start - s.figures[0].end == gap
    assert doubts._years(s, 0, "size", (None, 2024), None) is sure
