"""Tables of a page on each side of the rules that find their rows, heads and captions."""

import pytest

from helpers.page import blocks as page_blocks
from helpers.page import tables as page_tables

TITLE = "# Kites\n\n"


def tables(source, title=TITLE):
    """(caption, rows of texts) of each table."""
    found = page_blocks.parse(title + source).tables
    return [(table.caption, [[cell.text for cell in row] for row in table.rows]) for table in found]


def rows(source, title=TITLE):
    return [found for _, found in tables(source, title)]


def only(source):
    ((_, found),) = tables(source)
    return found


# --- HTML ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "many"),
    [("0", 1), ("1", 1), ("2", 2), ("60", 60), ("61", 60), ("999", 60), ("'{2}'", 2), ("x", 1)],
)
def test_a_cell_spans_from_one_to_sixty_columns_or_rows(span, many):
    assert only(f"<table><tr><td colspan={span}>a</td></tr></table>") == [["a"] * many]
    below = "".join("<tr><td>b</td></tr>" for _ in range(70))
    found = only(f"<table><tr><td rowspan={span}>a</td><td>0</td></tr>{below}</table>")
    assert sum(row[0] == "a" for row in found) == many
    assert found[many] == ["b"]


def test_no_row_is_wider_than_sixty_columns():
    assert len(only("<table><tr>" + "<td>a</td><td colspan=40>b</td>" * 2 + "</tr></table>")[0]) == 60


def test_cells_that_cover_rows_below_stand_where_they_cover_and_have_no_text_of_their_own():
    source = (
        "<table><tr><td colspan=2 rowspan=3>a</td><td rowspan=2>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>"
        "<tr><td>e</td></tr></table>"
    )
    assert only(source) == [["a", "a", "b"], ["a", "a", "b", "c"], ["a", "a", "d"], ["e"]]
    (table,) = page_blocks.parse(TITLE + source).tables
    assert [[len(cell.blocks) for cell in row] for row in table.rows] == [
        [1, 0, 1],
        [0, 0, 0, 1],
        [0, 0, 1],
        [1],
    ]
    last = page_blocks.parse(TITLE + "<table><tr><td rowspan=2>a</td></tr><tr></tr></table>").tables[0]
    assert [[cell.text for cell in row] for row in last.rows] == [["a"], ["a"]]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<table><td>a</td><td>5</td></table>", [["a", "5"]]),  # cells without a row
        ("<table><tr><td>a<td>5", [["a", "5"]]),  # nothing is closed
        ("<table></table>", None), ("<table><tr></tr></table>", None), ("<td>a</td></table>", None),
        ("<table><tr><td><p>a</p><p>b</p></td><td>5</td></tr></table>", [["a b", "5"]]),
        ("<TABLE><TR><TD>a</TD></TR></TABLE>", [["a"]]), ("<Table><tr><td>a</td></tr></Table>", [["a"]]),
        ("<table><caption>Sold <b>all</b></caption><tr><td>a</td></tr></table>", [["a"]]),
    ],
)  # fmt: skip
def test_broken_html_tables_are_read_as_far_as_they_go(source, found):
    assert rows(source) == ([found] if found else [])


def test_captions_and_heads_are_those_that_the_page_marks():
    (table,) = page_blocks.parse(
        f"{TITLE}<table><caption>Sold</caption><tr><th>Land</th><td>Kites</td></tr></table><p>Sold</p>"
    ).tables
    assert table.caption == "Sold" and [cell.head for cell in table.rows[0]] == [True, False]
    assert table.first == 1 and table.rows[0][0].blocks == (2,)


def test_a_table_around_two_others_is_none_and_those_beside_it_are():
    inner = "<table><tr><td>{}</td><td>5</td></tr></table>"
    source = (
        f"<table><tr><td>{inner.format('a')}</td><td>{inner.format('b')}</td></tr></table>{inner.format('c')}"
    )
    assert rows(source) == [[["a", "5"]], [["b", "5"]], [["c", "5"]]]


# --- lines --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Peru 5% 6%\nChile 7% 8%", True),
        ("Peru 5% 6%", False),  # one line is no table
        ("Peru 5%\nChile 7%", False),  # one figure each
        ("5% 6%\n7% 8%", False),  # no label
        (f"Peru{' 5%' * 12}\nChile{' 5%' * 12}", True),
        (f"{'P' * 71} 5% 6%\nChile 7% 8%", True),
        (f"{'P' * 72} 5% 6%\nChile 7% 8%", False),
        ("Peru - 6%\nChile 7% –", True),
        ("Peru 5% 6% each\nChile 7% 8% each", False),
        ("Peru 5% 6%\n\nChile 7% 8%", True),
        ("Peru 5% 6%\n- Chile 7% 8%", False),
    ],
)  # fmt: skip
def test_lines_of_a_label_and_two_to_twelve_figures_are_a_table(source, found):
    assert bool(rows(source)) is found


@pytest.mark.parametrize("apart", ["  ", "\t", "\t\t", "     "])
@pytest.mark.parametrize(
    ("figure", "found"), [("5%", True), ("2024", True), ("n/a", True), ("—", True), ("sold", False)]
)
def test_cells_stand_apart_where_one_behind_the_label_is_a_figure_a_year_or_a_blank(apart, figure, found):
    source = f"Peru{apart}{figure}\nChile{apart}{figure}"
    assert rows(source) == ([[["Peru", figure], ["Chile", figure]]] if found else [])
    assert rows(f"{figure}{apart}Peru\n{figure}{apart}Chile") == []


@pytest.mark.parametrize(("length", "found"), [(400, True), (401, False)])
def test_a_line_of_more_than_four_hundred_characters_is_no_row(length, found):
    long = f"Peru{' ' * (length - 6)}5%"
    assert len(long) == length
    assert bool(rows(f"{long}\n{long}")) is found


def test_of_thirteen_figures_behind_a_label_the_first_is_a_part_of_it():
    line = "Peru" + " 5%" * 13
    assert only(f"{line}\n{line}") == [["Peru 5%", *["5%"] * 12]] * 2


def test_a_year_that_ends_a_label_is_no_figure_where_cells_stand_apart():
    source = "Size in 2024  5%  6%\nSize in 2025  7%  8%"
    assert only(source)[0] == ["Size in 2024", "5%", "6%"]
    assert rows("Size 5% 6%\nRest 7% 8%")[0][0] == ["Size", "5%", "6%"]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ("5%\n\nKites", False), ("5%\n\n6%", True), ("5%\na\nb\nc\n6%", True), ("5%\na\nb\nc\nd\n6%", False),
        ("Peru 5% 6%\nChile 7% 8%", True), ("Peru 5% 6%\nso\nChile 7% 8%", False),
        ("Peru  5%\nChile  7%", True), ("Peru  5%\nso\nChile  7%", False), ("5%\n<b>6%</b>", False),
        ("5%\n" + " " * 399 + "6%", False), ("5%\n" + " " * 397 + "6%", True),
    ],
)  # fmt: skip
def test_lines_of_one_kind_close_to_each_other_are_not_joined(lines, kept):
    found = page_tables.kept_lines(lines)
    last = len(lines) - len(lines.split("\n")[-1].lstrip())
    assert (last in found) is kept and (0 in found) is kept


@pytest.mark.parametrize(
    ("space", "opens"),
    [("  ", False), ("   ", True), (" " * 8, True), (" " * 9, False), ("\t", True), ("", False)],
)
def test_a_line_that_stands_further_in_opens_a_paragraph(space, opens):
    found = [block.text for block in page_blocks.parse(f"{TITLE}Kites fly\n{space}They fall.").blocks[1:]]
    assert found == (["Kites fly", "They fall."] if opens else ["Kites fly They fall."])


@pytest.mark.parametrize("first", ["- Kites fly", "* Kites fly", "| Kites fly", "> Kites fly", "7 Kites fly"])
def test_a_line_further_in_below_an_item_or_a_figure_goes_on(first):
    source = f"{first}\n    They fall."
    assert not page_tables.kept_lines(source)
    assert not page_tables.kept_lines("Kites fly\n    they fall.")  # a small letter
    assert page_tables.kept_lines("Kites fly\n    They fall.") and not page_tables.kept_lines(
        "<p>Kites fly\n    They fall."
    )


# --- what stands above lines --------------------------------------------------------------------------

LINES = "\n\nNorway 10.5 12.0\nPeru 4.0 4.4\nTotal 14.5 16.4\n"


def above(*texts):
    ((caption, _),) = tables("\n\n".join(texts) + LINES)
    return caption


@pytest.mark.parametrize(
    ("texts", "caption"),
    [
        (["Boats sold"], "Boats sold"), (["One", "Two", "Boats sold"], "One Two Boats sold"),
        (["No", "One", "Two", "Boats sold"], "One Two Boats sold"), (["Boats were sold."], ""),
        (["Boats were sold!"], ""), (["See the table below."], "See the table below."), (["One.", "Two"], "Two"),
        (["b" * 300], "b" * 300), (["b" * 301], ""), (["One", "## Boats"], "Boats"), (["- Boats"], ""),
        (["## Boats", "sold"], "Boats sold"),
    ],
)  # fmt: skip
def test_up_to_three_lines_that_no_stop_ends_are_the_caption(texts, caption):
    assert above(*texts) == caption


def heads(text, *lines):
    """The row of heads that words above lines of figures make, or None."""
    found = rows(text + "\n\n" + "\n".join(lines or ("Norway 10.5 12.0", "Peru 4.0 4.4")) + "\n")[0]
    return [cell.strip(" ()") for cell in found[0]] if len(found) > 2 else None


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("2023 2024", ["", "2023", "2024"]), ("2023 | 2024", ["", "2023", "2024"]), 
        ("2022 2023 2024", ["", "2023", "2024"]),
        ("2023 ( 2024", ["", "2023", "2024"]), ("2023 and 2024", None), ("2024", None), ("Boats", None),
        ("Q1 2023 Q1 2024", ["", "Q1 2023", "Q1 2024"]), ("FY2023, 2024E", None),
    ],
)  # fmt: skip
def test_as_many_years_as_columns_head_them(text, head):
    assert heads(text) == head


@pytest.mark.parametrize(
    ("text", "lines", "head"),
    [
        ("2024 Change", ("Norway 10.5 5%", "Peru 4.0 6%"), ["", "2024", "Change"]),
        ("2023 2024 Change", ("Norway 9.5 10.5 5%", "Peru 3.0 4.0 6%"), ["", "2023", "2024", "Change"]),
        ("2024 Change | Share", ("Norway 10.5 5% 7%", "Peru 4.0 6% 8%"), ["", "2024", "Change", "Share"]),
        ("2024 Change of all", ("Norway 10.5 5% 7%", "Peru 4.0 6% 8%"), ["", "2024", "Change of all", "Change of all"]),
        ("2024 Change", ("Norway 10.5 11.5 5%", "Peru 4.0 5.0 6%"), None),  # one year for two sums
        ("2024 Change", ("Norway 4% 5%", "Peru 4% 6%"), None),  # no sum
        ("2024) Change", ("Norway 10.5 5%", "Peru 4.0 6%"), ["", "2024", "Change"]),
    ],
)  # fmt: skip
def test_years_head_sums_and_the_words_behind_them_what_is_in_per_cent(text, lines, head):
    assert heads(text, *lines) == head


def test_rows_that_begin_with_years_need_no_heads_from_above():
    assert rows("2023 2024\n\nLand 2023 2024\nPeru 4.0 4.4\n")[0][0] == ["Land", "2023", "2024"]


# --- a table in one line ------------------------------------------------------------------------------


def stream(*labels, figures="10.5 12.0", lead="Sales in USD million 2023 2024"):
    return f"{lead} " + " ".join(f"{label} {figures}" for label in labels)


LABELS = "Norway", "Peru", "Chile", "Malta", "Spain"


@pytest.mark.parametrize(
    ("lead", "many", "found"),
    [("Sold 2023 2024", 2, False), ("Sold 2023 2024", 3, True), ("Sold so far in all of these lands:", 3, False),
     ("Sold so far in all of these lands:", 4, True)],
)  # fmt: skip
def test_a_table_in_one_line_has_four_rows_with_that_of_its_years(lead, many, found):
    text = stream(*LABELS[:many], lead=lead) + " The figures of all lands are rounded."
    assert [row[0] for one in rows(text) for row in one[-many:]] == (list(LABELS[:many]) if found else [])
    blocks = [block.text for block in page_blocks.parse(TITLE + text).blocks]
    assert (blocks[-1] == "The figures of all lands are rounded.") is found


@pytest.mark.parametrize(("length", "found"), [(59, False), (60, True)])
def test_a_table_in_one_line_has_sixty_characters(length, found):
    text = "Made 2023 2024 " + " ".join(f"{label} 5.0 6.0" for label in ("La", "Lb", "Lc", "L"))
    text = text.replace("Made", "M" * (4 + length - len(text)))
    assert len(text) == length and bool(rows(text)) is found


def test_rows_in_one_line_have_as_many_figures_each_and_a_short_label_between():
    lead = "Sold so far in all of these lands:"
    assert len(only(stream(*LABELS, lead=lead))) == 5
    assert rows(stream(*LABELS[:3], lead=lead) + " Malta 10.5") == []
    assert len(only(stream(*LABELS[:4], lead=lead) + " Spain 10.5")) == 4
    for label, found in (("C" * 61, True), ("C" * 62, False), ("Chile. Malta", False), ("Chile: all", False)):
        assert bool(rows(stream(*LABELS[:2], label, "Malta", lead=lead))) is found


@pytest.mark.parametrize(
    ("before", "caption"),
    [
        ("The table shows sales in millions.", True), ("Kites were sold.", False),
        ("The table shows " + "k" * 284, True), ("The table shows " + "k" * 285, False),
    ],
)  # fmt: skip
def test_a_line_that_announces_a_table_is_a_part_of_its_caption(before, caption):
    found = tables(f"{before}\n\n" + stream("Norway", "Peru", "Chile", "Malta"))
    assert found[0][0].startswith(before) is caption


# --- one cell a line ----------------------------------------------------------------------------------


def cells(*texts):
    """The tables of a page of short paragraphs."""
    return tables("".join(f"<p>{text}</p>" for text in texts), "<h1>Kites</h1>")


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Peru", "5%", "Chile", "6%"], [["Peru", "5%"], ["Chile", "6%"]]),
        (["Peru", "5%"], None), (["Peru", "5%", "Chile."], None), (["Peru.", "5%", "Chile", "6%"], None),
        (["2023", "5%", "2024", "6%"], [["2023", "5%"], ["2024", "6%"]]),
        (["5%", "2023", "6%", "2024", "7%", "2025"], [["2023", "5%"], ["2024", "6%"], ["2025", "7%"]]),
        (["P" * 60, "5%", "Chile", "6%"], [["P" * 60, "5%"], ["Chile", "6%"]]),
        (["P" * 61, "5%", "Chile", "6%"], None), (["Peru", "-", "Chile", "6%"], None),
        (["Peru", "-", "Chile", "6%", "Malta", "7%"], [["Peru", "-"], ["Chile", "6%"], ["Malta", "7%"]]),
        (["Peru", "-", "Chile", "–"], None), (["Peru", "5%", "6%", "Chile", "7%", "8%"], None),  # without heads
        (["2023", "2024", "Peru", "5%", "6%", "Chile", "7%", "8%"],
         [["", "2023", "2024"], ["Peru", "5%", "6%"], ["Chile", "7%", "8%"]]),
        (["Land", "Sold", "Lost", "Peru", "5%", "6%", "Chile", "7%", "8%"],
         [["Land", "Sold", "Lost"], ["Peru", "5%", "6%"], ["Chile", "7%", "8%"]]),
        (["Land", "Sold", "2024", "Peru", "5%", "6%", "Chile", "7%", "8%"],
         [["Land", "Sold", "2024"], ["Peru", "5%", "6%"], ["Chile", "7%", "8%"]]),
        (["Land", "2023", "2024", "Peru", "5%", "6%", "Chile", "7%", "8%"],
         [["", "2023", "2024"], ["Peru", "5%", "6%"], ["Chile", "7%", "8%"]]),
    ],
)  # fmt: skip
def test_a_table_flattened_to_lines_has_a_label_and_as_many_figures_each_time(texts, found):
    assert [one for _, one in cells(*texts)] == ([found] if found else [])


def test_items_and_titles_are_no_cells_of_a_flattened_table():
    assert not rows("<ul><li>Peru</li></ul><p>5%</p><ul><li>Chile</li></ul><p>6%</p>")
    assert rows("5%\n\nPeru\n\n6%\n", "# Chile\n\n") == []


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        (["Kites sold"], "Kites sold"), (["Kites sold."], ""), (["No", "One", "Kites sold"], "One Kites sold"),
        (["One?", "Kites sold"], "Kites sold"), (["k" * 150], "k" * 150), (["k" * 151], ""), (["5%"], ""),
    ],
)  # fmt: skip
def test_up_to_two_lines_above_a_flattened_table_are_its_caption(above, caption):
    assert cells(*above, "2023", "5%", "2024", "6%", "2025", "7%")[-1][0] == caption


def test_a_piece_of_a_line_knows_where_each_of_its_letters_stands():
    source = f"{TITLE}Peru &amp; **Chile** &euro;  5&nbsp;%\nMalta &amp; all of *it*  6&nbsp;%\n"
    page = page_blocks.parse(source)
    line = page_blocks.parse(source.replace("  ", " ")).blocks[1]
    marks = [line.text.index(part) for part in ("Peru", "&", "Chile")]
    for start in marks:
        piece = page_tables.cut(line, start, len(line.text))
        for at, letter in enumerate(piece.text):
            assert piece.span(at, at + 1) == line.span(start + at, start + at + 1), letter
    for table in page.tables:
        for cell in (cell for row in table.rows for cell in row):
            (block,) = (page.blocks[n] for n in cell.blocks)
            first, last = block.span(0, len(block.text))
            assert source[first:last].replace("&amp;", "&").replace("*", "").startswith(cell.text[:4])
    ends = page_tables.cut(line, 0, marks[2] - 1)
    assert all(at < len(ends.text) for at, _, _ in ends.marks) and ends.text == "Peru &"
