"""What of a page is the article, its title and its headings, and in which encoding, on each side of the rules."""

import documents as made
import pytest

from helpers.page import blocks as page_blocks
from helpers.page import body, encodings, links, source

BESIDE = (
    '<div class="copyright">{}</div>'  # dropped by the reader of articles, and called furniture by nobody
)
CALLED = '<div class="menu">{}</div>'


def kept(text, frame=BESIDE, **place):
    """Whether a text beside an article is read."""
    page = made.html(**({"after": frame.format(text)} | place))
    assert text in page
    return text in source.marked(page).readable


# --- the article --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("length", "reads"), [(79, False), (80, True)])
@pytest.mark.parametrize("place", ["before", "after"])
def test_prose_of_eighty_characters_beside_the_article_is_kept(length, reads, place):
    text = ("Kites fly over all of the towns of the north and the south, and " * 2)[: length - 1] + "n"
    assert len(text) == length
    assert kept(text, **{place: BESIDE.format(text)}) is reads
    assert not kept(text, CALLED) and not kept(text, BESIDE.format('<a href="/">{}</a>'))


def table(*cells):
    return "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"


@pytest.mark.parametrize(
    ("cells", "reads"),
    [
        (["Peru", "5%", "6%"], False), (["5%", "6%", "7%"], True), (["Peru", "5%", "6%", "7%"], True),
        (["5%", "6%", "<a>7%</a>"], True), (["5%", "<a>6%</a>", "<a>7%</a>"], False),
        (["5%", "6%", "<a>7%</a>", "<a>8%</a>"], False),
    ],
)  # fmt: skip
def test_a_table_of_three_figures_that_are_mostly_no_links_is_kept(cells, reads):
    assert kept(table(*cells)) is reads and not kept(table(*cells), CALLED)


@pytest.mark.parametrize(("length", "found"), [(199, False), (200, True)])
def test_an_article_has_two_hundred_characters(length, found):
    def page(text):
        return (
            f"<html><body><p>{text}</p>{BESIDE.format('Kites: 25%')}{CALLED.format('Report 7')}</body></html>"
        )

    text = ("Kites fly over all of the towns of the north and the south and so on. " * 3)[: length - 1] + "."
    assert len(text) == length
    readable = source.marked(page(text)).readable
    assert text in readable and "Report 7" not in readable
    assert ("Kites: 25%" in readable) is not found


@pytest.mark.parametrize(("at", "whole"), [(3995, True), (3996, False)])
def test_a_whole_page_says_so_within_four_thousand_characters(at, whole):
    assert body.whole_page(" " * at + "<body>") is whole


@pytest.mark.parametrize("tag", ["<html>", "<HTML lang='en'>", "<!DOCTYPE html>", "<body class='a'>"])
def test_a_page_with_a_doctype_a_head_or_a_body_is_whole(tag):
    assert body.whole_page(tag) and not body.whole_page(tag.replace("<", "< "))


def called(frame):
    """Whether a page that holds no article reads what it puts in a frame."""
    page = f"<html><body><p>Kites: 25%</p>{frame.format('Report 7')}</body></html>"
    readable = source.marked(page).readable
    assert "Kites: 25%" in readable
    return "Report 7" not in readable


@pytest.mark.parametrize("tag", ["nav", "footer", "aside", "form", "dialog", "menu"])
def test_what_html_calls_furniture_is_none_of_the_article(tag):
    assert called(f"<{tag}>{{}}</{tag}>") and called(f"<{tag}><p>a</p><p>{{}}</p></{tag}>")
    assert not called("<section>{}</section>") and not called(f"<{tag}>{{}}")


FURNITURE = [
    "nav", "navigation", "navbar", "menu", "breadcrumb", "breadcrumbs", "footer", "sidebar", "cookie", "cookies",
    "consent", "gdpr", "newsletter", "subscribe", "related", "recommended", "recommendations", "more-from", "read-next",
    "comment", "comments", "social", "share-bar", "share-button", "share-buttons", "share-links", "advert",
    "advertisement", "promo", "popup", "modal", "banner", "contentinfo", "complementary",
]  # fmt: skip


@pytest.mark.parametrize("name", FURNITURE)
def test_what_a_page_calls_furniture_by_its_class_is_none_of_the_article(name):
    frame = '<div {}="{}">{{}}</div>'
    assert all(called(frame.format(what, name)) for what in ("class", "id", "role", "aria-label"))
    assert not called(frame.format("class", f"x{name}")) and not called(frame.format("class", f"{name}y"))
    assert not called(frame.format("title", name))
    for tag in ("main", "article"):
        assert not called(f'<{tag} class="{name}">{{}}</{tag}>')


def test_headlines_days_and_captions_beside_the_article_are_kept():
    for tag in ("h1", "time", "figcaption"):
        assert kept("Kites of 2024", f'<div class="copyright"><{tag}>{{}}</{tag}></div>')
    assert not kept("Kites of 2024", '<div class="copyright"><h2>{}</h2></div>')


def test_the_title_of_the_window_is_furniture_where_there_is_a_headline():
    assert "<title>Kites</title>" not in source.marked(made.html()).readable
    page = made.html().replace("h1>", "h2>")
    assert "<title>Kites</title>" in source.marked(page).readable


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("~~5%~~", True), ("~~" + "5" * 400 + "~~", True), ("~~" + "5" * 401 + "~~", False), ("~~ 5% ~~", False),
        ("~~5%\n~~", False), ("~~~5%~~", False), ("~~5%~~~", False), ("\\~~5%~~", False), ("~~5%", False),
    ],
)  # fmt: skip
def test_text_between_two_pairs_of_tildes_is_struck(text, struck):
    document = source.marked(f"Kites {text} fly.")
    assert bool(document.furniture) is struck
    assert ("5" in document.readable) is not struck
    assert not source.marked(f"<html><body><p>Kites {text} fly.</p></body></html>").readable.count("  ")


@pytest.mark.parametrize(
    ("hidden", "gone"),
    [
        ('<p hidden="">{}</p>', True), ('<p hidden="hidden">{}</p>', True), ("<p hidden=true>{}</p>", True),
        ('<p hidden="false">{}</p>', False), ('<p data-hidden="x">{}</p>', False), ("<p hidden/>{}</p>", False),
        ('<p style="display:none">{}</p>', True), ("<p style='display : none'>{}</p>", True),
        ('<p class="display:none">{}</p>', False), ('<p style="visibility: hidden">{}</p>', True),
        ('<p hidden id="faq-1">{}</p>', False), ('<p hidden class="tab-panel">{}</p>', False),
        ('<p hidden class="tabpane">{}</p>', False), ('<p hidden class="expandable">{}</p>', False),
        ('<p hidden class="toggle">{}</p>', False), ('<p hidden class="answer">{}</p>', False),
        ("<p hidden>{}<p>", True), ("<br hidden>{}<br>", False), ("<S>{}</S>", True), ("<small>{}</small>", False),
    ],
)  # fmt: skip
def test_what_is_hidden_says_so_in_a_way_that_browsers_understand(hidden, gone):
    page = "<h1>Kites</h1>" + hidden.format("A share of 30%.") + "<p>A share of 25%.</p>"
    readable = source.marked(page).readable
    assert ("30%" not in readable) is gone and "25%" in readable


@pytest.mark.parametrize(
    ("lines", "found"),
    [(1, True), (400, True), (401, False)],
)
def test_settings_above_a_text_have_up_to_four_hundred_lines(lines, found):
    page = "---\n" + "size: 7\n" * lines + "---\nKites fly."
    assert ("7" not in source.marked(page).readable) is found


@pytest.mark.parametrize(
    ("line", "reads"),
    [
        ("title: Kites 2024", True), ("title: 'Kites 2024'", True), ("summary: Kites 2024", True),
        ("excerpt: Kites 2024", True), ("description: Kites 2024", True), ("subtitle: Kites 2024", False),
        ("tags: Kites 2024", False),
    ],
)  # fmt: skip
def test_of_the_settings_title_and_summary_are_read(line, reads):
    page = f"---\nsize: 7\n{line}\nseen: 9\n---\nKites fly."
    readable = source.marked(page).readable
    assert ("Kites 2024" in readable) is reads and "7" not in readable and "9" not in readable
    assert "'" not in readable and len(readable) == len(page)
    assert source.marked("Kites.\n" + page).readable == "Kites.\n" + page


def test_furniture_that_overlaps_is_one_span():
    assert body._merged([(5, 9), (0, 3), (2, 4), (3, 6), (9, 11)]) == [(0, 9), (9, 11)]
    assert body._inside(9, [(0, 9), (10, 12)]) is False
    assert [body._inside(at, [(2, 4)]) for at in range(1, 5)] == [False, True, True, False]


# --- encodings ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "codec"), [(4, "utf-16-le"), (2, ""), (6, "utf-16-le"), (5, "")])
def test_a_wide_text_has_two_letters_of_two_bytes(size, codec):
    assert encodings._wide(b"K\0i\0t\0"[:size]) == codec


@pytest.mark.parametrize(
    ("text", "wide"), [("kite" * 15 + "日" * 40, True), ("kite" * 15 + "日" * 41, False)]
)
def test_of_a_wide_text_three_letters_in_five_are_english(text, wide):
    for codec in ("utf-16-le", "utf-16-be"):
        assert encodings._wide(text.encode(codec)) == (codec if wide else "")


@pytest.mark.parametrize(("zeros", "wide"), [(5, True), (6, False)])
def test_of_a_wide_text_one_letter_in_twenty_ends_in_zero(zeros, wide):
    raw = bytearray(("k" * 100).encode("utf-16-le"))
    for n in range(zeros):
        raw[2 * n] = 0
    raw = bytes(raw) + b"kk"  # not a multiple of four, as UTF-32 is
    assert len(raw) % 4 == 2
    assert bool(encodings._wide(raw)) is (zeros <= 0.05 * 101) is wide


def test_four_bytes_a_letter_are_told_from_two():
    for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        assert encodings._wide("Kite".encode(codec)) == codec
        assert encodings.decode("Kites".encode(codec)) == "Kites"
    assert encodings._wide(b"Kites fly") == ""


@pytest.mark.parametrize(("at", "text"), [(4096 - 25, "Wartość"), (4096, "Warto¶æ")])
def test_a_charset_is_declared_within_four_thousand_bytes(at, text):
    page = " " * at + '<meta charset="iso-8859-2">Wartość'
    assert encodings.decode(page.encode("iso-8859-2")).endswith(f">{text}")


@pytest.mark.parametrize(
    ("letters", "well"),
    [("café", True), ("naïve", True), ("Señor", True), ("“kites”", True), ("kites – tails", True), ("a–b", True),
     ("4 €", True), ("æøå", False), ("xæøåx", False), ("xæøx", True), ("é", False), ("a±b", False)],
)  # fmt: skip
def test_letters_beyond_ascii_read_well_one_or_two_at_a_time_among_others(letters, well):
    run = next(encodings.re.finditer(r"[^\x00-\x7f]+", letters))
    assert encodings._reads_well(letters, run) is well


@pytest.mark.parametrize(("many", "none"), [(1, False), (2, True)])
def test_one_control_character_in_a_hundred_is_still_a_text(many, none):
    assert encodings._controls("\x01" * many + "k" * (100 - many)) is none


# --- titles and headings ------------------------------------------------------------------------------


def title(text):
    return page_blocks.parse(text).title


def line(words, length=None):
    """A line of so many words, of so many characters."""
    text = " ".join(["kites"] * words)
    return text if length is None else text + "s" * (length - len(text))


@pytest.mark.parametrize(
    ("first", "headline"),
    [
        (line(1), False), (line(2), True), (line(30), True), (line(31), False), (line(2, 200), True),
        (line(2, 201), False), ("– – –", False), ("Kites rise:", False), ("Kites rise,", False),
        ("Kites rise;", False), ("Kites rise!", False), ("[Kites](a) rise", False), ("Save as PDF", False),
        ("From: Ann Sailor", False), ("Kites @ home", False), ("Friday, May 3, 2024", False),
    ],
)  # fmt: skip
def test_a_headline_is_a_line_of_a_few_words(first, headline):
    assert title(f"May 3, 2024\n\n{first}\n\nKites fly over hills. They fall.") == (
        (first if headline else "").replace("[Kites](a)", "Kites")
    )


@pytest.mark.parametrize(("before", "found"), [(11, True), (12, False)])
def test_a_title_is_looked_for_among_twelve_blocks(before, found):
    text = "\n\n".join([*["May 3, 2024"] * before, "Kites rise again"])
    assert bool(title(text)) is found
    assert bool(title("\n\n".join([*["May 3, 2024"] * before, "## Kites rise again"]))) is found


def test_a_heading_is_a_title_before_a_headline_and_both_only_before_prose():
    assert title("May 3, 2024\n\nKites rise again\n\n## Makers\n\nKites fly.") == "Makers"
    assert title("May 3, 2024\n\nKites fly. They fall.\n\nKites rise again") == ""
    assert title("May 3, 2024\n\nKites fly 5%.\n\n## Makers") == ""
    assert title("May 3, 2024\n\nKites by Acme\n\nKites fly 5%.") == "Kites by Acme"


@pytest.mark.parametrize(
    ("first", "second", "is_title"),
    [
        ("KITES RISE IN TOWNS", "They fly", True), ("KITES RISE IN TOWNS", "they fly", False),
        ("Kites Rise in Towns", "They fly", True), ("Kites rise in Towns", "They fly", True),
        ("Kites soared in Towns", "They fly", False), ("Kites Rise Again", "They fly", False),
        ("Big Kite Fly Up", "They fly", False), ("Big Kites Flying Up", "They fly", True),
        ("Kites Rise in Towns.", "They fly", False), ("Kites Rise in Towns:", "They fly", False),
    ],
)  # fmt: skip
def test_a_first_line_in_capitals_is_a_title_without_a_blank_line_below(first, second, is_title):
    assert (title(f"{first}\n{second} over hills. They fall.") == first) is is_title


@pytest.mark.parametrize(("length", "is_title"), [(200, True), (201, False)])
def test_a_first_line_that_stands_apart_is_a_title_up_to_two_hundred_characters(length, is_title):
    first = line(40)[: length - 1] + "s"
    assert len(first) == length and bool(title(f"{first}\n\nKites fly over hills. They fall.")) is is_title


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("**Kites**", ["heading"]), ("**Kites:**", ["heading"]), ("**Kites**: 5", ["paragraph"]),
        ("**Kites** and tails", ["paragraph"]), ("**Kites** **tails**", ["heading"]), ("***", []),
        ("**[Kites](a)**", ["paragraph"]), ("- **Kites**", ["item"]), ("__Kites__", ["heading"]),
        ("Kites\n-----", ["heading"]), ("K\n-----", ["paragraph"]), ("Kites\n--", ["paragraph"]),
        (f"{'k' * 122}\n---", ["heading"]), (f"{'k' * 123}\n---", ["paragraph"]),
        ("###### Kites", ["heading"]), ("####### Kites", ["paragraph"]), ("#Kites", ["paragraph"]),
    ],
)  # fmt: skip
def test_a_line_all_bold_or_underlined_is_a_heading(text, kinds):
    assert [
        block.kind for block in page_blocks.parse(f"# Title\n\n{text}\n\nKites fly.").blocks[1:-1]
    ] == kinds


def test_a_region_begins_no_section_and_bold_cells_are_no_headings():
    page = page_blocks.parse("# Title\n\n## Makers\n\n## Europe\n\nKites fly.")
    assert page.blocks[-1].section == "Makers"
    table_ = "<h1>T</h1><table><tr><td><b>Peru</b></td><td>5%</td></tr></table><p><b>Peru</b></p>"
    assert [block.kind for block in page_blocks.parse(table_).blocks[1:]] == [
        "paragraph",
        "paragraph",
        "heading",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("USD 4<br>billion", "USD 4 billion"), ("USD 4<br/>%", "USD 4 %"), ("in 2024<br>Kites", None),
        ("USD 4<br>billions", None), ("USD<br>billion", None), ("USD 4</p><p>billion", None),
        ("USD 4<br>bn", "USD 4 bn"), ("USD 4 <br> million", "USD 4  million"),
    ],
)  # fmt: skip
def test_a_break_of_the_line_inside_a_figure_parts_nothing(text, read):
    found = [block.text for block in page_blocks.parse(f"<h1>K</h1><p>{text}</p>").blocks[1:]]
    assert (len(found) == 1) is (read is not None)
    assert read is None or found[0].split() == read.split()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("4<sup>2</sup> kites", "4² kites"), ("5%<sup>1</sup>", "5%¹"), ("kites<sup>2</sup>", "kites2"),
        ("4 <sup>2</sup>", "4 2"), ("4<sup>2</sup>3", "4²3"), ("<sup>2</sup>4", "24"),
    ],
)  # fmt: skip
def test_a_raised_number_stays_raised_behind_a_figure_alone(text, read):
    assert page_blocks.parse(f"<h1>K</h1><p>{text}</p>").blocks[-1].text == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("> Kites fly", "Kites fly"), (">> Kites fly", "Kites fly"), ("> 5% fly", "> 5% fly"),
        ("> Kites\n> 5% fly", "Kites 5% fly"), (">>>>> Kites", "Kites"), ("Kites\n\n> 5 fly", "> 5 fly"),
    ],
)  # fmt: skip
def test_the_mark_of_a_quotation_is_left_out_and_over_is_not(text, read):
    assert page_blocks.parse(f"# K\n\n{text}").blocks[-1].text == read


# --- what a page says of itself -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number", "agreed"),
    [
        ("https://kites.example/kite-market-r123", "123", True),
        ("https://kites.example/purchase/45?x=1 https://kites.example/kite-market-r123 https://k.example/purchase/45",
         "45", False),
        ("https://kites.example/checkout?id=7&a=b", "7", True),
        ("https://kites.example/enquiry/pre-order/9", "9", True),
        ("https://kites.example/enquiry/request-sample/9", "9", True), ("https://kites.example/kite-r12x", "", False),
        ("kites.example/kite-r12", "", False),
    ],
)  # fmt: skip
def test_the_number_of_a_report_is_that_of_most_of_its_links(text, number, agreed):
    found = links.origin(page_blocks.parse(f"# Kites\n\n{text} end"))
    assert (found.number, found.agreed) == (number, agreed) and (number in found.address)


def test_a_day_stands_at_the_head_of_a_page():
    def day(before):
        return links.dated(page_blocks.parse("# Kites\n\n" + "k" * before + "\n\nPublished on June 19, 2026"))

    assert day(4000 - 7 - 27) is not None and day(4000) is None
    many = "\n\n".join(["Kites"] * 38)
    for extra, found in (("", True), ("\n\nKites", False)):
        page = page_blocks.parse(f"# Kites\n\n{many}{extra}\n\nPublished on June 19, 2026")
        assert (links.dated(page) is not None) is found


@pytest.mark.parametrize(
    "month",
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "Sept",
        "August",
        "Oct.",
    ],
)
def test_every_month_is_known_by_three_letters(month):
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    found = links.dated(page_blocks.parse(f"# Kites\n\nPublished: {month} 3rd, 2026"))
    assert (found.month, found.day) == (names.index(month[:3].lower()) + 1, 3)
