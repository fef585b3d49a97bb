"""A page -> blocks, lists and date, each tied to its place in the source."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.page import blocks as page_blocks
from helpers.page import links
from helpers.page import lists as lists_of
from helpers.page import source as page_source


def blocks(source):
    return [(block.kind, block.text) for block in page_blocks.parse(source).blocks]


def test_html_inside_markdown_gives_title_headings_paragraphs_and_items():
    source = (
        "<p><h1>Kite Market</h1></p>\n<p><strong>Players</strong></p>"
        "<p><p>One.</p><p>Two.</p></p><ul><li>Three</li></ul>"
    )
    assert blocks(source) == [
        ("title", "Kite Market"), ("heading", "Players"), ("paragraph", "One."), ("paragraph", "Two."),
        ("item", "Three"),
    ]  # fmt: skip


def test_plain_markdown_gives_the_same_kinds():
    source = "# Kite Market\n\n## Players\n\nOne **bold**\nline.\n\n- Three\n- Four\n"
    assert blocks(source) == [
        ("title", "Kite Market"), ("heading", "Players"), ("paragraph", "One bold line."), ("item", "Three"),
        ("item", "Four"),
    ]  # fmt: skip


def test_a_full_document_leaves_scripts_styles_and_comments_out():
    source = (
        "<!DOCTYPE html><html><head><title>Kite Market</title><style>p {width: 10%}</style></head><body>"
        "<script>var x = 5;</script><!-- 20% --><h1>Kites</h1><p>A 5% share.</p></body></html>"
    )
    assert blocks(source) == [("title", "Kite Market"), ("heading", "Kites"), ("paragraph", "A 5% share.")]


def test_plain_text_takes_its_first_line_for_the_title():
    assert blocks("Kite Market\n\nKites fly.\n") == [("title", "Kite Market"), ("paragraph", "Kites fly.")]


def test_a_title_may_be_underlined():
    assert blocks("Kite Market\n===========\n\nKites fly.")[0] == ("title", "Kite Market")


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("<h2>Kite Market</h2><p>Kites fly.</p>", "Kite Market"),
        ("## Kite Market\n\nKites fly.\n\n# Makers\n", "Makers"),
        ("Kite Market\n-----------\n\nKites fly.", "Kite Market"),
        ("May 3, 2024\n\nKite sales to rise\nuntil 2031\n\nKites fly.", "Kite sales to rise until 2031"),
        (
            "KITES RISE IN 2024\n    OSLO, May 3 - Kites rose,\nsaid Acme.\n    They fly.",
            "KITES RISE IN 2024",
        ),
        ("Kites fly.", ""),
        ("Kites fly. They are made of paper.\n\n## Makers\n\nAcme.", ""),
        ("LONDON, May 3, 2024 (Kite Wire) -- Kites fly high", ""),
        ("Subscribe now\n\nKites fly.", ""),
    ],
)
def test_a_text_without_a_title_takes_the_first_heading_or_headline_before_all_prose(source, title):
    page = page_blocks.parse(source)
    assert page.title == title
    assert [block.text for block in page.blocks if block.kind == "title"] == ([title] if title else [])


def test_lines_of_a_paragraph_are_joined_and_lists_have_many_bullets():
    source = "# Kites\n\nKites fly\nin the\nwind.\n\n• Three\n▪ Four\n– five – six\n➢ Seven\n"
    assert blocks(source)[1:] == [
        ("paragraph", "Kites fly in the wind."), ("item", "Three"), ("item", "Four – five – six"), ("item", "Seven"),
    ]  # fmt: skip


def rows(source):
    return [[[cell.text for cell in row] for row in table.rows] for table in page_blocks.parse(source).tables]


def test_html_tables_repeat_the_cells_that_cover_several_columns_or_rows():
    source = (
        "<h1>Kites</h1><table><caption>Sold</caption><tr><th rowspan='2'>Land</th><th colspan=2>Kites</th></tr>"
        "<tr><th>2023</th><th>2024</th></tr><tr><td>Peru<td>5<td>6</tr></table>"
    )
    assert rows(source) == [[["Land", "Kites", "Kites"], ["Land", "2023", "2024"], ["Peru", "5", "6"]]]
    table = page_blocks.parse(source).tables[0]
    assert table.caption == "Sold" and table.rows[0][0].head and not table.rows[2][0].head
    assert not table.rows[1][0].blocks and len(table.rows[2][1].blocks) == 1


def test_a_table_that_lays_out_another_is_none():
    assert rows(
        "<h1>K</h1><table><tr><td><table><tr><td>a</td><td>5</td></tr></table></td></tr></table>"
    ) == [[["a", "5"]]]


@pytest.mark.parametrize(
    "source",
    [
        "| Land | Sold |\n|:--|--:|\n| Peru | 5% |\n| Chile | 6% |\n",
        "Land\tSold\nPeru\t5%\nChile\t6%\n",
        "Land     Sold\nPeru     5%\nChile    6%\n",
    ],
)
def test_tables_drawn_with_pipes_tabs_or_spaces(source):
    assert rows(f"# Kites\n\n{source}")[0][-2:] == [["Peru", "5%"], ["Chile", "6%"]]


def test_prose_with_figures_is_no_table():
    for text in (
        "Kites fly in 2023\nand in 2024\nand later.",
        "Sold were 5 or 6\nand later 7 or 8\nkites.",
        "5%\n\nKites.",
    ):
        assert rows(f"# Kites\n\n{text}") == []


def test_every_character_knows_its_place_through_tags_entities_and_stars():
    source = "<h1>Kites</h1><p>Worth **$4**&nbsp;<i>billion</i> &amp; more.</p>"
    block = page_blocks.parse(source).blocks[-1]
    assert block.text == "Worth $4 billion & more."
    start, end = block.span(block.text.index("$4"), block.text.index("$4") + len("$4 billion"))
    assert source[start:end] == "$4**&nbsp;<i>billion"
    start, end = block.span(block.text.index("&"), block.text.index("&") + 1)
    assert source[start:end] == "&amp;"


def test_attributes_are_not_readable_but_the_text_of_a_link_is():
    block = page_blocks.parse(
        '<h1>Kites</h1><p>See <a href="x?id=123">page 7</a> or [page 8](y?id=9).</p>'
    ).blocks[-1]
    assert block.text == "See page 7 or page 8."
    assert [block.text[start:end] for start, end in block.links] == ["page 7", "page 8"]


PAGE = """<h1>Kite Market</h1>
<p><strong>Kite Major Market Players</strong></p>
<p>Key players include Acme Inc., Beta &amp; Sons, and Gamma Tools.</p>
<p>**Delta Ltd** makes string. **Acme Inc.** flies.</p>
<p><strong>Kite Market by types is segmented into:</strong></p><ul><li>Box</li><li>Delta</li></ul>
<p><strong>Kite Market by Application is segmented into:</strong></p><ul><li>Sport</li></ul>
<p><strong>In terms of Region, the Players are:</strong></p>
<p><p><strong> Asia Pacific: </strong><ul><li>Japan</li><li>Korea</li></ul></p></p>
<p><a href="https://example.org/?utm_term=05032025">more</a></p>"""


def test_lists_are_found_by_their_headings():
    found = lists_of.items(page_blocks.parse(PAGE))
    assert [i.raw for i in found if i.list == "players"] == [
        "Acme Inc.",
        "Beta & Sons",
        "Gamma Tools",
        "Delta Ltd",
    ]
    assert [i.raw for i in found if i.list == "types"] == ["Box", "Delta"]
    assert [i.raw for i in found if i.list == "applications"] == ["Sport"]
    assert [(i.region, i.raw) for i in found if i.list == "regions"] == [
        ("Asia-Pacific", "Japan"),
        ("Asia-Pacific", "Korea"),
    ]


def test_the_links_date_is_day_month_year():
    assert links.dated(page_blocks.parse(PAGE)) == date(2025, 3, 5)
    assert links.dated(page_blocks.parse("<h1>Kites</h1><p>utm_term=99992025</p>")) is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\x89PNG\0\0", "binary"),
        (b"\xff\xfe\x00\xd8", "byte 2 is not UTF-16"),
        (b"<p> </p><script>1</script>", "no text"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(tmp_path, content, says):
    path = tmp_path / "page.md"
    path.write_bytes(content)
    with pytest.raises(page_source.ReportError, match=says) as error:
        page_blocks.read(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_is_read_character_for_character(tmp_path):
    path = tmp_path / "page.md"
    path.write_bytes("\ufeff<h1>Kites</h1>\r\n\r\nMade of paper.\r\n".encode())
    assert page_source.read(path).readable == "\ufeff<h1>Kites</h1>\r\n\r\nMade of paper.\r\n"
    assert page_blocks.read(path) == page_blocks.parse(page_source.read(path).readable, str(path))


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(page_source.ReportError, match="no such file"):
        page_blocks.read(tmp_path / "nothing.md")
    with pytest.raises(page_source.ReportError, match="folder"):
        page_blocks.read(tmp_path)


def true_everywhere(source):
    """Each piece of text that no entity or white space changed stands in the source where its block says."""
    try:
        page = page_blocks.parse(source, "page.md")
    except page_source.ReportError:
        return
    for block in page.blocks:
        for match in re.finditer(r"\w+", block.text):
            start, end = block.span(*match.span())
            assert 0 <= start < end <= len(source)
            if not re.search(r"[&<*`_\\\[\]]", source[start:end]):
                assert source[start:end] == match[0]


PIECES = [
    "<p>", "</p>", "<h1>", "</h1>", "<b>", "</b", "<li>", "**", "# ", "\n", "\n\n", "&amp;",
    "&nbsp;", "&#x41;", "<!--", "-->", "<script>", "5%", "$4 billion", "kite", "[a](b)", "\\$",
    "<a href='x'>", "</a>", "\r\n", " ", "<table>", "<tr>", "<td>", "<th colspan=2 rowspan=3>", "</table>", "| ", " | ",
    "\t", "  ", "2024", "---", "4.5 6.5\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=300)
def test_broken_markup_keeps_true_spans(source):
    true_everywhere(source)


@given(st.text(max_size=300))
def test_any_text_keeps_true_spans(source):
    true_everywhere(source)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("bytes") / "page.md"
    path.write_bytes(content)
    try:
        page_blocks.read(path)
    except page_source.ReportError as error:
        assert str(path) in str(error)


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("# Kites\n\nBRISTOL, June 19, 2026 (KITEWIRE) -- Kites rose.", date(2026, 6, 19)),
        ("# Kites\n\nBRISTOL, England, 19 June 2026 /KiteWire/ - Kites rose.", date(2026, 6, 19)),
        ("# Kites\n\nPublished on Friday, June 19, 2026\n\nKites rose.", date(2026, 6, 19)),
        ("# Kites\n\nBy Ann Sailor, June 19, 2026\n\nKites rose.", date(2026, 6, 19)),
        ("---\ndate: 2026-06-19\n---\n# Kites\n\nKites rose.", date(2026, 6, 19)),
        (
            '<meta property="article:published_time" content="2026-06-19T08:00"><h1>Kites</h1><p>Up.</p>',
            date(2026, 6, 19),
        ),
        ("# Kites\n\nThe firm was founded on June 19, 2026 and sells kites.", None),
        ("# Kites\n\nPublished on June 31, 2026", None),
    ],
)
def test_a_page_came_out_on_the_day_of_its_dateline_byline_or_metadata(source, day):
    assert links.dated(page_blocks.parse(source)) == day
