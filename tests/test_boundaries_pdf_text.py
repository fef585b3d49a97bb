"""Where lines of a PDF end a paragraph, are headings, part a word, or run along the edges of pages."""

from itertools import pairwise

import pytest

from helpers.page import pdf
from helpers.page.pdf_rows import Cell, Line

WIDE = 200.0
FULL = "kites fly over all the towns of the north and"  # a line of prose from edge to edge


def line(text, at, right=WIDE, left=0.0, size=10.0, page=0, first=20.0, **more):
    """A line of words between two sides, the first of them of a width."""
    words = text.split(" ")
    if len(words) == 1:
        cells = [Cell(text, left, right)]
    else:
        wide = (right - left - first) / (len(words) - 1)
        cells = [Cell(words[0], left, left + first)] + [
            Cell(word, left + first + n * wide, left + first + (n + 1) * wide)
            for n, word in enumerate(words[1:])
        ]
    return Line(cells, at, size, page, **more)


def prose(count, at=500.0, step=12.0, **more):
    return [line(FULL, at - step * n, **more) for n in range(count)]


def written(*lines):
    """The text of pages of lines, one list a page."""
    last = max(one.page for one in lines)
    pages = [[one for one in lines if one.page == number] for number in range(last + 1)]
    return "".join(pdf._written(pages).parts)


def parted(lines, after):
    """Whether the line after so many begins a paragraph."""
    lines[after].words[0] = lines[after].words[0]._replace(text="Here")
    text = written(*lines)
    assert "Here" in text
    return "\n\nHere" in text


# --- paragraphs ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("down", "begins"), [(16.2, False), (16.3, True), (12.0, False), (9.0, False)])
def test_a_paragraph_begins_below_a_third_more_than_the_usual_step(down, begins):
    lines = [*prose(5), *prose(5, 500 - 48 - down)]
    assert parted(lines, 5) is begins


@pytest.mark.parametrize(("step", "far", "begins"), [(5.1, 12, True), (4.9, 12, False), (24.9, 30, False)])
def test_only_steps_from_line_to_line_tell_the_usual_one(step, far, begins):
    # Steps below half a letter and above two and a half are none: without any the usual step is 1.2 letters.
    lines = [*prose(5, step=step), *prose(1, 500 - 4 * step - far)]
    assert parted(lines, 5) is begins


def test_the_usual_step_counts_lines_of_one_size_on_one_page():
    lines = [*prose(3, step=20), *prose(1, 440, size=10.5), *prose(1, 430), *prose(2, 500, page=1, step=20)]
    assert pdf._step(lines) == 2.0
    assert pdf._step(lines[:1]) == 1.2


@pytest.mark.parametrize(("size", "begins"), [(10.79, False), (10.81, True), (9.21, False), (9.19, True)])
def test_letters_of_another_size_begin_a_paragraph(size, begins):
    lines = prose(9)
    lines[5] = line(FULL, 440, size=size)
    assert parted(lines, 5) is begins


@pytest.mark.parametrize("last", ["and", "and.", "and:", "and.”", "and;)", "and,"])
@pytest.mark.parametrize("place", [{"page": 1}, {"at": 600.0}])
def test_in_the_next_column_or_page_a_paragraph_begins_behind_a_stop(last, place):
    lines = prose(4)
    lines[3].words[-1] = lines[3].words[-1]._replace(text=last)
    lines += prose(2, **place)
    assert parted(lines, 4) is (last[3:4] in (".", ":", ";"))


def test_an_item_begins_a_paragraph_with_its_mark():
    lines = [*prose(2), line(FULL, 476, item=True), line(f"• {FULL}", 464), line(f"- {FULL}", 452)]
    assert written(*lines) == f"{FULL} {FULL}\n\n- {FULL}\n\n- {FULL}\n\n- {FULL}\n"


# --- lines that end by themselves ---------------------------------------------------------------------


def ended(right, first=20.0, word="Here", last="and", before=None, behind=None):
    """Whether a line ends by itself that leaves room before the edge of the lines around it."""
    lines = [*(prose(3) if before is None else before), line(FULL, 464, right=right)]
    lines[-1].words[-1] = lines[-1].words[-1]._replace(text=last)
    follows = line(FULL, 452, first=first)
    follows.words[0] = follows.words[0]._replace(text=word)
    text = written(*lines, follows, *(prose(3, 440) if behind is None else behind))
    return f"\n\n{word}" in text


@pytest.mark.parametrize(
    ("right", "first", "ends"), [(173.9, 20, True), (174, 20, False), (163.9, 30, True), (164, 30, False)]
)
def test_a_line_ended_by_itself_where_the_next_word_had_fitted_behind_it(right, first, ends):
    assert ended(right, first) is ends


def test_a_small_letter_or_a_hyphen_goes_on_whatever_room_there_was():
    assert ended(100) and not ended(100, word="here")
    assert not any(ended(100, last=f"north{hyphen}") for hyphen in "-\u2010\xad")


@pytest.mark.parametrize(
    ("place", "counts"),
    [
        ({}, True), ({"left": 29.9}, True), ({"left": 30.0}, False), ({"size": 10.79}, True),
        ({"size": 10.8}, False), ({"row": True}, False),
    ],
)  # fmt: skip
def test_the_edge_is_that_of_prose_that_begins_there_in_letters_of_its_size(place, counts):
    # The lines around end at 160, so that the line in question is full; one more that counts ends at 200.
    around = [line(FULL, 500 - 12 * n, right=160) for n in range(3)]
    wider = line(FULL, 428, right=WIDE, **place)
    edge = pdf._edge([*around, wider], around[0])
    assert edge == (WIDE if counts else 160)


@pytest.mark.parametrize(("right", "edge"), [(120.0, 0.0), (120.1, 120.1)])
def test_prose_is_wider_than_twelve_letters(right, edge):
    lines = [line(FULL, 500 - 12 * n, right=right) for n in range(3)]
    assert pdf._edge(lines, lines[0]) == edge and pdf._edge([], lines[0]) == 0.0


@pytest.mark.parametrize(("short", "edge"), [(2, WIDE), (3, 0.0)])
@pytest.mark.parametrize(("right", "full"), [(150.1, True), (150.0, False)])
def test_of_prose_one_line_in_three_is_full(short, edge, right, full):
    lines = [line(FULL, 500), *[line(FULL, 480, right=right)] * short]
    assert pdf._edge(lines, lines[0]) == (WIDE if full else edge)


def test_the_width_of_prose_is_the_middle_one_of_its_size_and_of_short_lines_the_widest():
    lines = [line(FULL, 500, right=right) for right in (140, 150, 190)]
    others = [line(FULL, 500, right=right, size=size) for right, size in ((400, 10.8), (400, 9.2), (120, 10))]
    assert pdf._width([*lines, *others], 10.0) == 150
    assert pdf._width(lines[:2], 10.0) == 150
    assert pdf._width([line(FULL, 500, right=right) for right in (60, 90, 30)], 10.0) == 90


@pytest.mark.parametrize(
    ("above", "below", "near"), [(15, 0, True), (16, 0, False), (0, 14, True), (0, 15, False)]
)
def test_lines_far_from_a_line_say_nothing_of_its_edge(above, below, near):
    # One line reaches farther than the others, which begin elsewhere; it tells the edge as long as it is near.
    lines = [line(FULL, 900 - 12 * n, left=100, right=300) for n in range(40)]
    at = 20
    lines[at - 1] = line(FULL, lines[at - 1].bottom, right=150)
    lines[at] = line(f"Here {FULL}", lines[at].bottom, right=150)
    far = at - above if above else at + below
    lines[far] = line(FULL, lines[far].bottom, right=400)
    assert pdf._ended(lines, at, lambda size: 150.0) is near


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        ("Kites $4 25%", "Lines $5 31%", True),
        ("Kites $4 25%", "Lines of paper and of silk", False),
        ("Kites of paper", "Lines $5 31%", False),
        (f"{'k' * 52} $4 25%", "Lines $5 31%", True),
        (f"{'k' * 53} $4 25%", "Lines $5 31%", False),
        ("Kites $4 25%", f"{'L' * 52} $5 31%", True),
        ("Kites $4 25%", f"{'L' * 53} $5 31%", False),
        ("Kites $4", "Lines $5", False),
    ],
)  # fmt: skip
def test_a_label_and_its_figures_are_a_line_of_their_own(first, second, lines):
    text = written(line(first, 500), line(second, 488))
    assert text == (f"{first}\n{second}\n" if lines else f"{first} {second}\n")
    assert (f"{first}\n{second}" in written(line(first, 500), line(second, 488, page=1))) is False


# --- headings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "text", "mark"),
    [(11.5, "Kites", ""), (11.6, "Kites", "# "), (11.6, "2024", ""), (30, "7", "")],
)
def test_a_heading_has_letters_and_is_larger_than_most_of_the_text(size, text, mark):
    assert written(line(text, 530, size=size, right=40), *prose(3)).startswith(f"{mark}{text}")


@pytest.mark.parametrize(("second", "mark"), [(20.0, "# "), (19.6, "# "), (19.5, "## ")])
def test_the_title_is_all_that_has_the_largest_letters(second, mark):
    first = line("Kites", 560, size=20, right=40), line("Outlook.", 520, size=second, right=40)
    assert f"\n{mark}Outlook." in "\n" + written(*first, *prose(3)) or (
        mark == "# " and written(*first, *prose(3)).startswith("# Kites Outlook.")
    )


def test_largest_letters_in_two_places_or_on_a_later_page_are_no_title():
    apart = [
        line("Kites", 560, size=20, right=40),
        *prose(2),
        line("Silk", 440, size=20, right=40),
        *prose(2, 420),
    ]
    assert written(*apart).count("## ") == 2 and not written(*apart).startswith("# ")
    later = [*prose(3), line("Kites", 560, size=20, right=40, page=1), *prose(2, page=1)]
    assert "## Kites" in written(*later)


def test_most_of_the_text_says_how_large_its_letters_are_to_the_half():
    lines = [line("Kites " * 9 + "fly", 500, size=10.2), line("x", 480, size=30), line("x", 460, size=30)]
    assert pdf._body_size(lines) == 10.0 and pdf._body_size([line("x", 1, size=10.3)]) == 10.5
    assert pdf._body_size([]) == 1.0


@pytest.mark.parametrize(("rows", "table"), [(2, False), (3, True)])
def test_large_letters_in_rows_are_a_table_from_three_rows_on(rows, table):
    lines = [line("Kites rise", 600 - 20 * n, size=20, row=True, cells=[Cell("Kites", 0, 9), Cell("rise", 50, 60)])
             for n in range(rows)]  # fmt: skip
    text = written(*lines, *prose(6))
    assert (text.count("| Kites | rise |") == rows) is table


# --- words that a line's end parts --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "known", "joined"),
    [
        ("indus-", "try", "", "industry"), ("Indus-", "try", "", "Industry"), ("2025-", "2032", "", "2025-2032"),
        ("Asia-", "Pacific", "", "Asia-Pacific"), ("year-on-", "year", "", "year-on-year"),
        ("long-", "term", "long-term", "long-term"), ("two-", "fold", "two fold", "two-fold"),
        ("two-", "fold", "two", "twofold"), ("two-", "fold", "fold", "twofold"),
        ("two-", "fold", "two fold twofold", "twofold"), ("indus\xad", "Try", "", "indusTry"),
        ("indus\u2010", "try", "", "industry"), ("-", "try", "", "- try"), ("north -", "try", "", "north - try"),
        ("north", "try", "", "north try"), ("co-op-", "ted", "co-opted", "co-opted"),
    ],
)  # fmt: skip
def test_two_parts_of_a_word_are_joined_with_or_without_their_hyphen(left, right, known, joined):
    text = pdf.Text()
    text.add(left)
    pdf._join(text, line(right, 1), frozenset(known.split()))
    assert "".join(text.parts) == joined and text.length == len(joined)


def test_words_of_the_text_are_those_that_no_line_parts():
    lines = [line("A long-term indus-", 500), line("try of kites", 488)]
    assert pdf._whole_words(lines) == {"a", "long-term", "of", "kites"}


# --- heads and feet -----------------------------------------------------------------------------------


def running(pages):
    """The texts of running lines; `pages` are lists of (text, height) in the order in which they are drawn."""
    made = [
        [line(text, at, page=n, edge=not 80 < at < 720) for text, at in one] for n, one in enumerate(pages)
    ]
    pdf._mark_running(made)
    return [one.text for page in made for one in page if one.running]


BODY = [("Kites fly.", 400.0), ("Lines break.", 300.0), ("Tails tear.", 200.0)]


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (["Kite Weekly"] * 2, 2), (["Kite Weekly", "Silk Daily"], 0), (["Kite Weekly 7", "Kite Weekly 8"], 2),
        (["Kite Weekly"] * 2 + ["One", "Two"], 0), (["Kite Weekly"] * 3 + ["One", "Two"], 3), (["25%", "25%"], 0),
        (["k" * 149] * 2, 2), (["k" * 150] * 2, 0), (["Kite Weekly"], 0), (["7", "8"], 2), (["Page 7 of 9", "Two"], 1),
        (["12345", "123456"], 0), (["7"], 0), (["Kites 7/9"], 1), (["Kites page 7 of 9"], 1), (["Kites 7 / 9"], 0),
    ],
)  # fmt: skip
def test_a_head_that_returns_on_most_pages_or_counts_them_is_running(heads, found):
    assert len(running([[(head, 780.0), *BODY] for head in heads])) == found


def test_only_the_two_highest_and_lowest_heights_at_the_edge_run():
    def page(*tops):
        return [*[(text, 800.0 - 12 * n) for n, text in enumerate(tops)], *BODY]

    assert running([page("Head a", "Head b", "Head c")] * 2) == ["Head a", "Head b"] * 2
    low = [*BODY, ("Foot c", 60.0), ("Foot b", 48.0), ("Foot a", 36.0)]
    assert running([low] * 2) == ["Foot b", "Foot a"] * 2
    assert running([BODY] * 2) == []  # nothing stands at the edge


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        ([*BODY, ("Head", 780.0)], ["Head"]),
        ([("Head", 780.0), *BODY], []),
        ([("Foot", 30.0), *BODY], ["Foot"]),
        ([*BODY, ("Foot", 30.0)], []),
        ([BODY[0], ("Head", 780.0)], []),  # too few heights to tell
        ([("Head", 780.0), *BODY, ("again", 780.5)], []),
        ([("Head", 780.0), *BODY, ("again", 781.0)], ["again"]),
    ],
)
def test_what_is_drawn_out_of_turn_runs_on_a_single_page_too(drawn, found):
    assert running([drawn]) == found


def test_rows_at_the_edge_of_a_page_do_not_run():
    made = [[line("Kite Weekly", 780, page=n, edge=True, row=True)] for n in range(2)]
    pdf._mark_running(made)
    assert not any(one.running for page in made for one in page)


def test_running_lines_stand_behind_the_text_and_are_its_furniture():
    lines = [line("Kite Weekly", 780, running=True), *prose(1), line("Page 1", 20, running=True)]
    text = pdf._written([lines])
    whole = "".join(text.parts)
    assert whole == f"{FULL}\n\nKite Weekly\n\nPage 1\n"
    assert [whole[slice(*span)] for span in text.furniture] == ["Kite Weekly", "Page 1"]
    assert text.length == len(whole)


def test_pages_begin_where_their_first_words_stand():
    lines = [*prose(2), *prose(1, page=2)]
    text = pdf._written([lines[:2], [], lines[2:]])
    whole = "".join(text.parts)
    assert text.pages[0] == 0 and text.pages[1] == text.pages[2] == whole.rindex(FULL)
    assert list(pairwise(text.pages)) and len(text.pages) == 3


@pytest.mark.parametrize(
    ("code", "letter"),
    [(0, ""), (0x41, "A"), (0xD7FF, "\ud7ff"), (0xD800, ""), (0xDFFF, ""), (0xE000, "\ue000"), (0x10FFFF, "\U0010ffff"),
     (0x110000, "")],
)  # fmt: skip
def test_a_code_that_is_no_letter_is_left_out(code, letter):
    assert pdf._letter(code) == letter
