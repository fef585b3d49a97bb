"""Lines of a PDF on each side of the rules that make cells, rows, halves, paragraphs and running heads of them."""

import pytest

from helpers.page import pdf_rows
from helpers.page.pdf_rows import Cell, Line

HALF = "kites of all kinds are sold"  # longer than a cell: half a line of prose
assert len(HALF) == pdf_rows.LONG + 2


def line(*words, at=100.0, size=10.0, page=0, **more):
    """A line of words (text, left, right) on a height."""
    return Line([Cell(*word) for word in words], at, size, page, **more)


def shown(*lines):
    """The lines in the order of reading: cells of a row between bars, words of other lines."""
    found = pdf_rows.ordered(list(lines))
    return [" | ".join(cell.text for cell in one.cells) if one.row else one.text for one in found]


def cells(*words, beside=(), **more):
    """The cells that a line of words is cut into, among other lines of its page."""
    first, *_ = pdf_rows.ordered([line(*words, **more), *beside])
    return [cell.text for cell in first.cells]


def spaced(*gaps, width=10.0, apart=()):
    """Words a, b, c, ... of one width with these gaps between them; those in `apart` have no space before."""
    words, left = [], 0.0
    for name, gap in zip("abcdefghijklmnopqrst", (0.0, *gaps), strict=False):
        left += gap
        words.append((name, left, left + width, name in apart))
        left += width
    return words


def row(first, second, at, left=60.0, right=100.0, **more):
    return line((first, 0, 20), (second, left, right), at=at, **more)


# --- where a line is cut into cells -------------------------------------------------------------------


@pytest.mark.parametrize(("gap", "cut"), [(8.0, False), (8.1, True)])
def test_two_words_are_two_cells_from_eight_tenths_of_a_letter_on(gap, cut):
    assert cells(*spaced(gap)) == (["a", "b"] if cut else ["a b"])


@pytest.mark.parametrize(
    ("usual", "gap", "cut"),
    [
        (1.0, 4.5, False), (1.0, 4.6, True),  # the least
        (3.0, 4.79, False), (3.0, 4.81, True),  # 1.6 times the gap of most words
        (4.9, 7.83, False), (4.9, 7.85, True),
        (6.0, 8.0, False), (6.0, 8.1, True),  # the most
    ],
)  # fmt: skip
def test_where_words_stand_close_a_smaller_gap_parts_cells(usual, gap, cut):
    text = line(*spaced(*[usual] * 12), at=300)  # prose that says how far apart words stand
    assert cells(*spaced(gap), beside=[text]) == (["a", "b"] if cut else ["a b"])


@pytest.mark.parametrize(("gap", "cut"), [(18.0, False), (18.2, True)])
def test_a_gap_of_a_justified_line_is_measured_by_its_smaller_gaps(gap, cut):
    assert len(cells(*spaced(10, 10, 10, gap, 10))) == 1 + cut


def test_three_gaps_are_too_few_to_tell_a_justified_line():
    assert len(cells(*spaced(10, 10, 12))) == 4
    assert len(cells(*spaced(10, 10, 10, 12))) == 1


@pytest.mark.parametrize(("gap", "cut"), [(3.5, False), (3.6, True)])
def test_where_no_space_was_drawn_a_third_of_a_letter_is_enough(gap, cut):
    assert len(cells(*spaced(gap, apart="b"))) == 1 + cut
    assert len(cells(*spaced(gap))) == 1


@pytest.mark.parametrize(
    ("mark", "cut"),
    [("•", False), ("1.", False), ("(a)", False), ("9.2.", False), ("-", False), ("1234.", True), ("Kites", True)],
)  # fmt: skip
def test_the_mark_of_an_item_is_no_cell(mark, cut):
    assert len(cells((mark, 0, 5), ("Kites", 20, 40))) == 1 + cut
    assert len(cells(("Kites", 0, 20), (mark, 40, 45), ("fly", 60, 70))) == 3  # only in front


@pytest.mark.parametrize(
    ("dots", "cut"), [("...", True), ("....", False), ("……", False), (". . . . ", False)]
)
def test_dots_that_lead_to_a_page_part_no_cells(dots, cut):
    assert len(cells((f"Kites {dots}", 0, 30), ("7", 80, 85))) == 1 + cut


@pytest.mark.parametrize(
    ("left", "gap", "words", "cut"),
    [
        (60.0, 2.0, 2, True), (60.4, 2.0, 2, True), (60.5, 2.0, 2, False), (59.6, 2.0, 2, True), (59.5, 2.0, 2, False),
        (60.0, 1.5, 2, False), (60.0, 1.6, 2, True), (60.0, 2.0, 12, True), (60.0, 2.0, 13, False),
    ],
)  # fmt: skip
def test_a_word_exactly_under_a_cell_begins_one(left, gap, words, cut):
    more = [(f"w{n}", left + 11 + 2 * n, left + 12 + 2 * n) for n in range(words - 2)]
    below = line(("Lines", 0, left - gap), ("many", left, left + 10), *more, at=88)
    assert shown(row("Kites", "USD 4", 100), below)[1].startswith("Lines | " if cut else "Lines many")
    above = shown(_moved(below, 112), row("Kites", "USD 4", 100))[0]
    assert above.startswith("Lines | " if cut else "Lines many")


def _moved(one, at):
    return Line(one.words, at, one.size, one.page)


def test_a_word_under_a_cell_of_a_line_far_off_begins_none():
    below = line(("Lines", 0, 58), ("many", 60, 70), at=60)
    assert shown(row("Kites", "USD 4", 100), below)[1] == "Lines many"
    assert shown(row("Kites", "USD 4", 100), _moved(below, 60.1))[1] == "Lines | many"


# --- lines that are one line, one cell, one row -------------------------------------------------------


@pytest.mark.parametrize(
    ("off", "left", "size", "one"),
    [
        (2.9, 20.0, 10.0, True), (-2.9, 20.0, 10.0, True), (3.0, 20.0, 10.0, False), (0.0, 19.9, 10.0, False),
        (2.3, 20.0, 8.0, True), (2.4, 20.0, 8.0, False), (2.9, 20.0, 30.0, True), (3.0, 20.0, 30.0, False),
    ],
)  # fmt: skip
def test_lines_on_one_height_that_follow_each_other_are_one(off, left, size, one):
    found = pdf_rows.ordered(
        [line(("Kites", 0, 20)), line(("fly", left, left + 10), at=100 + off, size=size)]
    )
    assert len(found) == 2 - one


def in_the_last_cell(step=10.0, left=60.0, right=90.0, size=10.0, page=0, extra=1):
    """Whether lines below the last cell of a row belong to it."""
    more = [
        line((f"more{n}", left, right), at=100 - step * n, size=size, page=page) for n in range(1, extra + 1)
    ]
    first, *_ = shown(
        row("Kites", "USD", 100), *more, row("Lines", "USD", 100 - step * extra - 12, page=page)
    )
    return first.count("more") if " | " in first else 0


@pytest.mark.parametrize(
    ("place", "belongs"),
    [
        ({}, 1), ({"step": 3.0}, 0), ({"step": 3.1}, 1), ({"step": 14.4}, 1), ({"step": 14.5}, 0),
        ({"left": 20.0}, 0), ({"left": 20.1}, 1), ({"left": 30, "right": 60.0}, 0), ({"left": 30, "right": 60.1}, 1),
        ({"left": 99.9, "right": 120}, 1), ({"size": 11.4}, 1), ({"size": 11.5}, 0), ({"size": 8.6}, 1),
        ({"size": 8.5}, 0), ({"page": 1}, 0), ({"extra": 11}, 11), ({"extra": 12}, 0),
    ],
)  # fmt: skip
def test_a_line_close_below_a_cell_belongs_to_it(place, belongs):
    assert in_the_last_cell(**place) == belongs


@pytest.mark.parametrize(
    ("at", "left", "beside"),
    [
        (95.0, 60.0, True), (92.5, 60.0, True), (92.4, 60.0, False), (143.5, 60.0, True), (143.6, 60.0, False),
        (95.0, 20.0, True), (95.0, 19.9, False),
    ],
)  # fmt: skip
def test_a_line_to_the_right_at_the_height_of_a_cell_is_the_next_cell(at, left, beside):
    first, *rest = shown(line(("Kites", 0, 20)), line(("USD", left, 100), at=at), row("Lines", "USD", 75))
    assert first == ("Kites | USD" if beside else "Kites") and (rest[0] == "USD") is not beside


@pytest.mark.parametrize(
    ("above", "beside", "together"),
    [
        ({}, 95.0, True), ({}, 93.5, True), ({}, 93.4, False), ({"at": 104.4}, 95, True), ({"at": 104.5}, 95, False),
        ({"at": 93.1}, 95, True), ({"at": 93.0}, 95, False), ({"size": 10.1}, 95, False), ({"size": 9.9}, 95, False),
    ],
)  # fmt: skip
def test_lines_close_above_each_other_are_one_first_cell(above, beside, together):
    where = {"at": 104.0} | above
    lines = line(("Box", 0, 20), **where), line(("kites", 0, 20), at=90), line(("USD", 60, 100), at=beside)
    found = shown(*lines, row("Lines", "USD", 70))
    assert (found[0] == "Box kites | USD") is together and ("kites | USD" in found) is not together


@pytest.mark.parametrize(("left", "right", "over"), [(0, 20, True), (19.9, 40, True), (20, 40, False)])
def test_only_what_stands_above_a_cell_is_of_it(left, right, over):
    lines = line(("Box", left, right), at=104), line(("kites", 0, 20), at=90), line(("USD", 60, 100), at=95)
    assert (shown(*lines, row("Lines", "USD", 70))[0] == "Box kites | USD") is over


# --- rows and heads -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "within", "aligned"),
    [
        (63, 140, 3, True), (63.5, 140, 3, False), (57, 140, 3, True), (40, 103, 3, True), (40, 97, 3, True),
        (40, 104, 3, False), (50, 110, 0, True), (50, 116, 3, True), (50, 118, 3, False), (44, 110, 3, True),
    ],
)  # fmt: skip
def test_cells_are_in_one_column_by_either_side_or_the_middle(left, right, within, aligned):
    one, other = Cell("a", 60, 100), Cell("b", left, right)
    assert one.aligned(other, within) is other.aligned(one, within) is aligned


@pytest.mark.parametrize(("left", "rows"), [(63.0, True), (63.1, False)])
def test_lines_with_cells_in_one_column_are_rows(left, rows):
    found = shown(row("Kites", "USD", 100), row("Lines", "EUR", 88, left=left, right=200))
    assert found == (["Kites | USD", "Lines | EUR"] if rows else ["Kites USD", "Lines EUR"])


@pytest.mark.parametrize(("down", "page", "rows"), [(39.9, 0, True), (40.0, 0, False), (12, 1, False)])
def test_rows_of_one_table_stand_near_each_other_on_one_page(down, page, rows):
    found = shown(row("Kites", "USD", 100), row("Lines", "EUR", 100 - down, page=page))
    assert (" | " in found[0]) is rows and (" | " in found[1]) is rows


def headed(*head, at=112.0, more=()):
    body = [row("Kites", "USD 4", 100), row("Lines", "USD 5", 88), *more]
    return shown(line(*head, at=at), *body)[0]


@pytest.mark.parametrize(
    ("head", "at", "is_head"),
    [
        ([("Kind", 5, 15), ("Price", 90, 130)], 112, True),
        ([("Kind", 5, 15), ("Price", 99.9, 130)], 112, True),
        ([("Kind", 5, 15), ("Price", 100, 130)], 112, False),
        ([("Kind", 20, 30), ("Price", 90, 130)], 112, False),
        ([("Kind", 5, 15), ("Price", 90, 130)], 139.9, True),
        ([("Kind", 5, 15), ("Price", 90, 130)], 140, False),
        ([("Kind", 5, 15), ("Price", 70, 80), ("Year", 90, 130)], 112, False),
    ],
)
def test_a_head_stands_over_the_columns_of_the_rows_below(head, at, is_head):
    assert (" | " in headed(*head, at=at)) is is_head


def test_a_head_over_columns_that_run_into_each_other_is_none():
    wide = [line(("Kites of all", 0, 60), ("USD", 80, 100), at=76)]
    assert " | " not in headed(("Kind", 5, 15), ("Price", 105, 130), more=wide)
    assert " | " in headed(("Kind", 5, 15), ("Price", 90, 130), more=[])


# --- halves -------------------------------------------------------------------------------------------


def words(text, left):
    """A text as words that stand close, each as wide as it has letters."""
    found = []
    for word in text.split():
        found.append((word, left, left + len(word)))
        left += len(word) + 2
    return found


def halves(*pairs):
    """Lines of two halves, one below the other, in the order of reading."""
    lines = [
        line(*words(left, 0), *words(right, 110), at=100 - 12 * n) for n, (left, right) in enumerate(pairs)
    ]
    return shown(line(("Above", 0, 30), at=160), *lines, line(("Below", 0, 30), at=20))[1:-1]


def test_three_lines_of_two_halves_are_two_columns_and_two_are_not():
    pairs = [(f"{n} {HALF}", f"{HALF} {n}") for n in range(3)]
    assert halves(*pairs) == [left for left, _ in pairs] + [right for _, right in pairs]
    assert halves(*pairs[:2]) == [" | ".join(pair) for pair in pairs[:2]]


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize(("length", "prose"), [(pdf_rows.LONG, False), (pdf_rows.LONG + 1, True)])
def test_a_half_is_longer_than_a_cell_on_either_side(length, prose, side):
    pair = [HALF, HALF]
    pair[side] = HALF[:length]
    assert (len(halves(pair, pair, pair)) == 6) is prose


def test_a_line_of_three_parts_is_no_two_halves():
    texts = HALF, f"{HALF} and", HALF
    lines = [
        line(*words(texts[0], 0), *words(texts[1], 100), *words(texts[2], 200), at=100 - 12 * n)
        for n in range(3)
    ]
    assert len(shown(*lines)) == 3
