"""Cells of tables on each side of the rules that make claims of them, and of their subjects, bases and years."""

import pytest

from helpers.ledger import cell_figures, extract, headings, labels, sentences
from helpers.page import blocks
from helpers.page.figures import Printed

TITLE = (
    "# Paper Boat Market, 2024 to 2031\n\nThe paper boat market grows. The paper boat market is small.\n\n"
)


def found(text, title=TITLE):
    claims, _ = extract.read(blocks.parse(title + text, "boats.md"))
    return [c for c in claims if c.kind != "window"]


def short(text, title=TITLE):
    """(kind, subject, low, start, end) of each claim."""
    return [(c.kind, c.subject, c.low and float(c.low), c.start_year, c.end_year) for c in found(text, title)]


def table(*rows, head="| Segment | 2024 sales | Change |"):
    bars = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([head, bars, *rows]) + "\n"


def kinds(text, title=TITLE):
    return [c.kind for c in found(text, title)]


# --- which cells are claims ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "claims"),
    [
        ("$100,000", 1), ("$99,999", 0), ("$0.1 million", 1), ("$0.09 million", 0), ("$4 million a b c d e f g", 1),
        ("$4 million a b c d e f g h", 0), ("in all $4 million a b c d e", 1), ("in all $4 million a b c d e f", 0),
        ("2024", 0), ("n/a", 0), ("", 0), ("$4 million and $5 million", 1), ("$4 million " + "k" * 189, 1),
        ("$4 million " + "k" * 190, 0),
    ],
)  # fmt: skip
def test_a_cell_is_a_claim_where_little_stands_beside_its_sum(cell, claims):
    assert len(found(table(f"| Hulls | {cell} |", head="| Segment | 2024 sales |"))) == claims


@pytest.mark.parametrize(("words", "read"), [(4, False), (5, True)])
def test_a_cell_of_five_words_is_read_as_a_sentence(words, read):
    text = " ".join(["It", "may", "be", "about", "$4m"][-words:])
    page = sentences.Page(blocks.parse(TITLE + table(f"| Outlook | {text} |", head="| Topic | Notes |")))
    from helpers.ledger import cells

    tabled = cells.read(page)
    number = next(n for n, block in enumerate(page.report.blocks) if block.text == text)
    assert (number not in tabled) is read


@pytest.mark.parametrize(
    ("heads", "claims"),
    [
        (["| Kind | Boats | Share |"], 1),
        (["| Kind | Boats | Share |", "| of | boats | 2024 |"], 1),
        (["| Kind | Boats | Share |", "| of | 2023 | 2024 |"], 1),
    ],
)
def test_heads_are_rows_without_figures(heads, claims):
    text = "\n".join([heads[0], "|---|---|---|", *heads[1:], "| Hulls | red | 30% |"])
    assert len(found(text)) == claims


def test_a_row_of_years_is_a_head_and_one_year_beside_a_fact_is_none():
    years = (
        "| Kind | Size | Size |\n|---|---|---|\n| in | 2023 | 2024 |\n| Hulls | $4 million | $5 million |\n"
    )
    assert short(years) == [
        ("size", "Hulls", 4e6, None, 2023), ("size", "Hulls", 5e6, None, 2024),
    ]  # fmt: skip
    facts = "| Base year | 2024 |\n|---|---|\n| Market size | $4 million |\n"
    assert kinds(facts) == ["size"]


@pytest.mark.parametrize(
    ("head", "claims"),
    [
        ("| Rank | Company | 2024 sales |", ["revenue"]),
        ("| # | Company | 2024 sales |", ["revenue"]),
        ("| Nr. | Company | 2024 sales |", ["revenue"]),
        ("| Deal | Value | 2024 |", []),
        ("| Ticker | Company | 2024 sales |", ["revenue"]),
        ("| Holdings | Company | 2024 value |", []),
    ],
)
def test_a_column_that_numbers_rows_names_nobody_and_deals_are_no_market(head, claims):
    assert kinds(f"{head}\n|---|---|---|\n| 1 | Acme | $4 million |\n") == claims


def test_numbered_rows_need_no_head_that_says_so():
    rows = "| 1 | Acme | $4 million |\n| 2. | Beta | $5 million |\n"
    assert [c.subject for c in found(f"| No | Company | 2024 sales |\n|---|---|---|\n{rows}")] == [
        "Acme",
        "Beta",
    ]
    assert [c.subject for c in found(f"| x | Company | 2024 sales |\n|---|---|---|\n{rows}")] == [
        "Acme",
        "Beta",
    ]


@pytest.mark.parametrize(
    ("line", "doubt"),
    [("The prices of boats are as follows:", "subject"), ("The boats are as follows:", ""),
        ("The prices of boats.", ""),
     ("The prices of boats " + "k" * 110 + ":", "")],
)  # fmt: skip
def test_a_line_that_announces_something_else_leaves_the_subject_open(line, doubt):
    (claim,) = found(f"{line}\n\n" + table("| Hulls | $4 million |", head="| Segment | 2024 market size |"))
    assert claim.doubt == doubt


@pytest.mark.parametrize(
    ("others", "doubt"),
    [(["red"], ""), (["5%"], "kind"), (["red", "5%"], "kind"), (["red", "red", "5%"], ""),
        (["red of 5% or so all"], "")],
)  # fmt: skip
def test_a_column_of_figures_without_a_head_that_says_what_they_are_leaves_the_kind_open(others, doubt):
    rows = [f"| H{n}ll | $4 million | {other} |" for n, other in enumerate(others)]
    claims = found(table(*rows, head="| Segment | 2024 market size | Colour |"))
    assert claims[0].doubt == doubt


@pytest.mark.parametrize(
    ("head", "sure"),
    [("CAGR", True), ("2023", True), ("Japan", True), ("Rank", True), ("Ticker", True), ("Leading use", True),
     ("Colour", False)],
)  # fmt: skip
def test_a_head_that_gives_a_measure_a_year_a_place_or_a_code_is_plain(head, sure):
    claims = found(table("| Hulls | $4 million | 5% |", head=f"| Segment | 2024 market size | {head} |"))
    assert (claims[0].doubt == "") is sure


@pytest.mark.parametrize(
    ("cell", "claims"),
    [
        ("$4 million (5% growth)", [("size", 4e6, None, 2024), ("growth", 5, None, 2024)]),
        ("$4 million, growing 5%", [("size", 4e6, None, 2024), ("growth", 5, 2024, None)]),
        ("$4 million (growth 5% in 2025)", [("size", 4e6, None, 2024), ("growth", 5, None, 2025)]),
        ("$4 million (€5 million)", [("size", 4e6, None, 2024), ("size", 5e6, None, 2024)]),
        ("$4 million ($5 million)", [("size", 4e6, None, 2024)]),
        ("$4 million ($5 million, 2025)", [("size", 4e6, None, 2024), ("size", 5e6, None, 2025)]),
        ("$4 million (5% of all)", [("size", 4e6, None, 2024)]),
    ],
)  # fmt: skip
def test_a_figure_behind_the_first_is_its_growth_the_same_in_other_money_or_of_another_year(cell, claims):
    text = table(f"| Hulls | {cell} |", head="| Segment | 2024 market size |")
    assert [(kind, low, *span) for kind, _, low, *span in short(text)] == claims


@pytest.mark.parametrize(
    ("label", "claims"),
    [("Growth 2024-2031", 0), ("Growth 2024-2025", 1), ("Annual growth 2024-2031", 1), ("CAGR 2024-2031", 1),
     ("Growth in 2031", 1)],
)  # fmt: skip
def test_growth_over_several_years_without_a_word_for_each_is_no_rate(label, claims):
    assert len(found(f"| Metric | Value |\n|---|---|\n| {label} | 60% |\n| Size (2024) | n/a |\n")) == claims


@pytest.mark.parametrize(
    ("caption", "year"),
    [("Boat market size, 2024", 2024), ("Boat market size, 2024-2025", 2025), ("Boat market size, 2024-2026", None),
     ("Boat market size in 2024 and 2026", None)],
)  # fmt: skip
def test_a_caption_dates_a_table_where_it_gives_one_year_or_one_in_two_parts(caption, year):
    (claim,) = found(f"## {caption}\n\n" + table("| Hulls | $4 million |", head="| Segment | Size |"))
    assert claim.end_year == year


@pytest.mark.parametrize(
    ("head", "cell", "year"),
    [("Timeline", "by 2040", 2040), ("Base year", "2040", 2040), ("Colour", "2040", None),
        ("Timeline", "2039 or 2040", None)],
)  # fmt: skip
def test_a_row_is_dated_by_the_one_year_in_a_column_that_asks_for_it(head, cell, year):
    text = table(f"| Hulls | $4 million | {cell} |", head=f"| Segment | Market size | {head} |")
    assert found(text)[0].end_year == year


# --- figures of cells ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unit", "power", "low", "high", "hedge"),
    [
        ("5", "%", 0, 5, 5, "exact"), ("5", "USD", 6, 5e6, 5e6, "exact"), ("5 thousand", "USD", 6, 5e3, 5e3, "exact"),
        ("-5%", "", 0, -5, -5, "exact"), ("- 5%", "", 0, -5, -5, "exact"), ("(5)%", "", 0, -5, -5, "exact"),
        ("(5%)", "", 0, -5, -5, "exact"),
        ("(5% more)", "", 0, 5, 5, "exact"), ("(+5%)", "", 0, 5, 5, "exact"),
        ("(up 5%)", "", 0, 5, 5, "exact"),         ("4-5%", "", 0, 4, 5, "range"), ("~5%", "", 0, 5, 5, "about"),
        (">5%", "", 0, 5, 5, "over"),
        ("<5%", "", 0, 5, 5, "under"), ("5%+", "", 0, 5, 5, "over"), ("4.5B", "USD", 0, 4.5e9, 4.5e9, "exact"),
        ("4.5B", "", 0, None, None, None), ("red", "%", 0, None, None, None), ("x-5%", "", 0, 5, 5, "exact"),
        ("5 €", "USD", 6, 5, 5, "exact"), ("at least 5%", "", 0, 5, 5, "over"), ("nearly 5%", "", 0, 5, 5, "about"),
    ],
)  # fmt: skip
def test_the_figure_of_a_cell_takes_unit_and_scale_of_its_heads_where_it_prints_none(
    text, unit, power, low, high, hedge
):
    number = cell_figures.number(text, unit, power)
    if low is None:
        assert number is None
    else:
        assert (float(number.ends[0].value), float(number.ends[-1].value), number.hedge) == (low, high, hedge)
        assert number.start >= 0 and text[number.start : number.end].strip("-(~<> $") != ""


def ends(*values):
    from decimal import Decimal

    return tuple(Printed(Decimal(str(value)), Decimal(1)) for value in values)


@pytest.mark.parametrize(
    ("printed", "low", "high", "shown"),
    [
        ((4,), 4, 4, (4,)), ((4,), 4e3, 4e3, (4e3,)), ((4,), 4e5, 4e5, (4e5,)), ((4,), 4e6, 4e6, (4e6,)),
        ((4,), 4e7, 4e7, (4e7,)), ((4,), 4e9, 4e9, (4e9,)), ((4,), 4e12, 4e12, (4e12,)), ((4,), 4e4, 4e4, (4,)),
        ((4,), -4, -4, (-4,)), ((4,), -4e6, -4e6, (-4e6,)), ((4, 5), -5, -4, (-5, -4)), ((4,), None, None, (4,)),
        ((4,), 0, 0, (4,)), ((4, 5), 4e6, 5e6, (4e6, 5e6)), ((4,), 4e6, None, (4e6,)),
    ],
)  # fmt: skip
def test_printed_ends_take_the_scale_and_sign_that_a_row_shows(printed, low, high, shown):
    assert [float(end.value) for end in cell_figures.as_shown(ends(*printed), low, high)] == list(shown)


# --- whom a table is about ----------------------------------------------------------------------------

FACTS = "| Metric | Value |\n|---|---|\n| Founded | 1951 |\n| CEO | Ada |\n| Revenue (2024) | $9 million |\n"


@pytest.mark.parametrize(("words", "owner"), [(6, True), (7, False)])
def test_a_heading_of_six_words_is_a_name(words, owner):
    name = " ".join(["Quill", "Folding", "Works", "West", "Coast", "Branch", "Yard"][:words])
    (claim,) = found(f"## Makers\n\n### {name}\n\n{FACTS}")
    assert (claim.subject == name) is owner


@pytest.mark.parametrize(
    ("heading", "about"),
    [
        ("Waxed hull market", ("", "", "Waxed hull", True)), ("Waxed hull market size", ("", "", "Waxed hull", True)),
        ("Waxed hull market in the news", ("", "", "Waxed hull", False)), ("Norway", ("", "Norway", "", False)),
        ("Paper boat market", ("", "", "", False)), ("Key facts", ("", "", "", False)),
        ("Regional market", ("", "", "", False)),
        ("Waxed hull production by country", ("", "", "Waxed hull", False)),
        ("1.2 Waxed hull market", ("", "", "Waxed hull", True)),
        ("Outlook: Waxed hull market", ("", "", "Waxed hull", True)), ("Hulls", ("", "", "", False)),
        ("Norwegian market", ("", "Norway", "", False)), ("Competitor market", ("", "", "", False)),
    ],
)  # fmt: skip
def test_a_heading_names_a_market_a_place_or_nobody(heading, about):
    page = sentences.Page(
        blocks.parse(f"{TITLE}## {heading}\n\n" + table("| Sails | $4 million |", head="| Part | Size |"))
    )
    above = headings.Headings(page)
    assert tuple(above.about(page.report.tables[0])) == about


@pytest.mark.parametrize(
    ("heading", "understood"),
    [
        ("Market size by type", True), ("Boats", True), ("Paper boats", True), ("Sails in the wind", False),
        ("All of the hills and towns in which paper boat sales had grown since", True),
        ("All of the hills and towns in which silk boat sales had grown since", False), ("Norway", True),
        ("Outlook for Norway", False),
    ],
)  # fmt: skip
def test_a_heading_is_understood_where_it_speaks_of_measures_and_the_pages_own(heading, understood):
    page = sentences.Page(
        blocks.parse(f"{TITLE}## {heading}\n\n" + table("| Sails | $4 million |", head="| Part | Size |"))
    )
    assert headings.Headings(page).understood(page.report.tables[0]) is understood


@pytest.mark.parametrize(
    ("name", "own"),
    [("Paper boats", True), ("paper boat", True), ("Boats", True), ("Silk", False), ("PB", True), ("PBM", False),
        ("P", False),
     ("pb", False), ("Waxed paper boats", False), ("", False)],
)  # fmt: skip
def test_a_row_may_be_the_pages_own_market(name, own):
    page = sentences.Page(
        blocks.parse("# Paper boats\n\nThe paper boat market grows. The paper boat market is small.\n")
    )
    assert headings.Headings(page).is_own(name) is own


@pytest.mark.parametrize(
    ("level", "path"),
    [("##", ("B",)), ("###", ("B", "A")), ("#####", ("B", "A"))],
)
def test_a_heading_ends_those_of_its_level_and_below(level, path):
    page = blocks.parse(f"# T\n\n## A\n\n{level} B\n\n" + table("| Sails | 4 |", head="| Part | Size |"))
    first = page.tables[0].first
    assert headings._paths(page, {first})[first] == (*path, "T")


def test_headings_of_html_have_their_tags_level_and_bold_ones_the_lowest():
    source = (
        "<h1>T</h1><h2>A</h2><h3><b>B</b></h3><p><b>C</b></p><table><tr><td>Sails</td><td>4</td></tr></table>"
    )
    page = blocks.parse(source)
    first = page.tables[0].first
    assert headings._paths(page, {first})[first] == ("C", "B", "A", "T")
    (*_, bold) = [block for block in page.blocks if block.kind == "heading"]
    assert headings._level(page, bold) == headings.UNKNOWN


@pytest.mark.parametrize(
    ("label", "head", "subject"),
    [
        ("Hulls", "2024 market size", "Hulls"), ("Norway", "2024 market size", "Norway"),
        ("Total", "2024 market size", "market"), ("Paper boats", "2024 market size", "market"),
        ("Others", "2024 market size", "Others"), ("Hulls", "Norway, 2024 market size", "Hulls, Norway"),
        ("Norway", "Hulls, 2024 market size", "Norway"), ("Norwegian hulls", "2024 market size", "Norwegian hulls"),
        ("Norwegian paper boats", "2024 market size", "Norway"),
    ],
)  # fmt: skip
def test_a_row_is_named_by_its_label_and_its_column(label, head, subject):
    (claim,) = found(table(f"| {label} | $4 million | red |", head=f"| Kind | {head} | Colour |"))
    assert claim.subject == subject


@pytest.mark.parametrize(
    ("rows", "rest"),
    [(["Norway", "Others"], "Rest of World"), (["Hulls", "Others"], "Others"), (["Others"], "Others"),
     (["Norway", "Rest of the world"], "Rest of World"), (["Norway", "Other countries"], "Rest of World")],
)  # fmt: skip
def test_others_are_a_place_only_where_another_row_is_one(rows, rest):
    claims = found(table(*[f"| {row} | 5% |" for row in rows], head="| Kind | Market share |"))
    assert claims[-1].subject == rest


@pytest.mark.parametrize(
    ("behind", "base"),
    [("of hulls", "hulls"), ("of the total", "market"), ("of global demand", "market"), ("of the segment", "Norway"),
     ("of Norwegian hulls", "hulls, Norway"), ("of paper boats", "market"), ("of Norway", "Norway"),
     ("of hulls, red", "hulls"), ("and hulls", "market")],
)  # fmt: skip
def test_the_base_of_a_share_stands_behind_it(behind, base):
    claims = found(table(f"| Norway | 5% {behind} |", head="| Kind | Market share |"))
    assert [c.base for c in claims] == [base]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Price", "none"), ("QoQ", "quarterly"), ("Incremental growth", "increment"), ("CAGR", "growth"),
        ("Share", "share"),
        ("Revenue", "revenue"), ("Value", "size"), ("% of buyers", "none"), ("Hulls", ""), ("Market share", "share"),
    ],
)  # fmt: skip
def test_the_kind_of_a_label_is_the_first_that_it_names(text, kind):
    assert labels.kind(text) == kind
    if kind not in ("", "none"):
        assert labels.kind(text, frozenset({kind})) == kind and labels.kind(text, frozenset({"x"})) == ""


@pytest.mark.parametrize(("first", "years_"), [(1986, (1985, 1986)), (1987, (1987, 1985))])
def test_where_the_later_of_two_years_is_said_first_the_rate_is_set_against_the_other(first, years_):
    (claim,) = found(f"In {first}, the paper boat market fell 5% against 7 million in 1985.")
    assert (claim.start_year, claim.end_year) == years_
