"""How a PDF is laid out: cells of several lines, lines that end by themselves, bullets, sizes, heads, feet, pages."""

import documents as made
import pytest
from typer.testing import CliRunner

from helpers import __main__
from helpers.ledger import table as ledger
from helpers.page import blocks as page_blocks
from helpers.page import source


def call(*arguments):
    return CliRunner().invoke(__main__.app, [str(a) for a in arguments])


def test_a_cell_of_several_lines_is_one_cell_of_its_row():
    book = made.book()
    for left, height, text in (
        (10, 40, "Kind of kite"), (70, 40, "2024"), (110, 40, "2030"),
        (10, 51, "Kites with two"), (10, 56, "lines or more"), (70, 53.5, "USD 4 bn"), (110, 53.5, "USD 7 bn"),
        (10, 66, "Box kites"), (70, 66, "USD 2 bn"), (110, 66, "USD 3 bn"),
    ):  # fmt: skip
        book.text(left, height, text)
    text = source.document(bytes(book.output()), "k.pdf").text
    assert (
        "| Kind of kite | 2024 | 2030 |\n| Kites with two lines or more | USD 4 bn | USD 7 bn |\n"
        "| Box kites | USD 2 bn | USD 3 bn |"
    ) in text


def test_the_last_cell_of_a_row_goes_on_below():
    book = made.book()
    for left, height, text in (
        (10, 40, "Kites"), (60, 40, "USD 4 bn"), (110, 40, "sold on beaches"), (110, 44.5, "and on hills"),
        (10, 52, "Lines"), (60, 52, "USD 1 bn"), (110, 52, "sold in shops"),
    ):  # fmt: skip
        book.text(left, height, text)
    text = source.document(bytes(book.output()), "k.pdf").text
    assert "| Kites | USD 4 bn | sold on beaches and on hills |\n| Lines | USD 1 bn | sold in shops |" in text


def test_the_head_of_a_table_may_be_set_in_the_middle_of_its_columns():
    book = made.book()
    for left, height, text in (
        (30, 40, "Kite"), (95, 40, "What it costs"),
        (10, 46, "Box kites of paper"), (60, 46, "USD 40 and for a large one USD 400"),
        (10, 52, "Kites of silk"), (60, 52, "USD 70"),
    ):  # fmt: skip
        book.text(left, height, text)
    text = source.document(bytes(book.output()), "k.pdf").text
    assert text.startswith("| Kite | What it costs |\n| Box kites of paper |")


@pytest.mark.parametrize(
    ("second", "joined"),
    [("Silk is dear.", False), ("Silkworms-and-mulberries are dear.", True), ("silk is dear.", True)],
)
def test_a_line_that_left_room_for_the_next_word_ended_by_itself(second, joined):
    book = made.book()
    lines = ["Kites are flown in all the towns of the north"] * 4 + [
        "Kites are flown in all the towns of",
        second,
    ]
    for number, line in enumerate(lines):
        book.text(10, 40 + 5 * number, line)
    text = source.document(bytes(book.output()), "k.pdf").text
    assert (f"towns of {second}" in text) == joined
    assert (f"towns of\n\n{second}" in text) != joined


def test_lines_of_a_label_and_its_figures_stay_lines():
    book = made.book()
    for number, line in enumerate(
        ("Box kites $2bn 25%", "Kites of the largest size and kind $4bn 31%", "Lines $1bn 9%")
    ):
        book.text(10, 40 + 5 * number, line)
    text = source.document(bytes(book.output()), "k.pdf").text
    assert text == "Box kites $2bn 25%\nKites of the largest size and kind $4bn 31%\nLines $1bn 9%\n"


def test_a_picture_of_a_bullet_makes_an_item():
    book = made.book()
    for number, line in enumerate(
        ("Kites are sold in towns", "Lines are sold in hills", "Tails are lost at sea")
    ):
        book.text(16, 40 + 5 * number, line)
        if number:
            book.ellipse(13, 38.3 + 5 * number, 1.2, 1.2, style="F")
    text = source.document(bytes(book.output()), "k.pdf").text
    assert text.endswith("Kites are sold in towns\n\n- Lines are sold in hills\n\n- Tails are lost at sea\n")


def test_a_letter_is_as_large_as_it_is_drawn():
    book = made.book()
    book._out("q 0.5 0 0 0.5 0 0 cm")  # all is drawn at half its size, as browsers print
    book.set_font("Helvetica", size=20)
    for number, (label, value) in enumerate((("Kites", "USD 4 bn"), ("Lines", "USD 1 bn"))):
        book.text(20, 80 + 14 * number, label)
        book.text(46, 80 + 14 * number, value)
    book._out("Q")
    book.set_font("Helvetica", size=10)
    book.text(10, 70, "Kites are sold in all towns of the north.")
    text = source.document(bytes(book.output()), "k.pdf").text
    assert "| Kites | USD 4 bn |\n| Lines | USD 1 bn |" in text and "#" not in text


def test_a_dash_inside_a_line_is_no_bullet():
    text = source.document(made.pdf("Kites from 2016 - 2019 grew by 4%."), "k.pdf").text
    assert text == "Kites from 2016 - 2019 grew by 4%.\n"


def test_leaders_and_numbers_of_items_are_no_cells():
    book = made.book()
    for number, (mark, line) in enumerate((("9.2.", "Kites of paper"), ("9.3.", "Kites of silk"))):
        book.text(10, 40 + 5 * number, mark)
        book.text(22, 40 + 5 * number, line)
    for number, line in enumerate(("Kites of paper", "Kites of silk")):
        book.text(10, 60 + 5 * number, f"{line} ............")
        book.text(90, 60 + 5 * number, f"{number + 3}")
    text = source.document(bytes(book.output()), "k.pdf").text
    assert "|" not in text and "9.2. Kites of paper\n\n9.3. Kites of silk" in text
    assert "Kites of paper ............ 3\n\nKites of silk ............ 4" in text


def test_a_heading_of_the_largest_size_is_the_title_where_it_is_alone():
    book = made.book()
    for number, (size, line) in enumerate(
        (
            (20, "Kites"),
            (10, "Kites fly high above hills."),
            (20, "Silk"),
            (10, "Silk is dear in every town."),
        )
    ):
        book.set_font("Helvetica", size=size)
        book.text(10, 30 + 10 * number, line)
    text = source.document(bytes(book.output()), "k.pdf").text
    assert text.startswith("## Kites") and "\n## Silk" in text


def test_a_head_drawn_last_and_a_foot_that_counts_pages_are_furniture_on_one_page_too():
    book = made.book()
    book.text(10, 60, "Kites are sold in towns and on hills, 25% of them red.")
    book.text(10, 90, "Lines are sold as well, in all of these places.")
    book.set_font("Helvetica", size=7)
    book.text(10, 10, "5/6/26, 9:30 AM")
    book.text(10, 290, "https://kites.example/page 1/1")
    document = source.document(bytes(book.output()), "k.pdf")
    assert {document.text[s:e] for s, e in document.furniture} == {
        "5/6/26, 9:30 AM",
        "https://kites.example/page 1/1",
    }


def test_figures_at_the_edges_of_pages_are_no_running_heads():
    from fpdf import FPDF

    book = FPDF()
    book.set_auto_page_break(False)
    book.set_font("Helvetica", size=10)
    for share in (25, 31, 44):
        book.add_page()
        for number, text in enumerate((f"{share}%", "Kites fly", "in towns", "and hills", "again")):
            book.text(10, 12 + 60 * number, text)
    document = source.document(bytes(book.output()), "k.pdf")
    assert all(f"{share}%" in document.readable for share in (25, 31, 44))


def test_a_paragraph_goes_on_in_the_next_column_with_whatever_sign():
    book = made.book()
    for number, line in enumerate(
        (
            "Kites of paper and silk are sold in towns",
            "where the largest of all kites has cost",
            "$40 in the past.",
        )
    ):
        book.text(10 if number < 2 else 110, 40 + 5 * number if number < 2 else 40, line)
    text = source.document(bytes(book.output()), "k.pdf").text
    assert (
        text
        == "Kites of paper and silk are sold in towns where the largest of all kites has cost $40 in the past.\n"
    )


def test_two_words_of_the_text_keep_the_hyphen_between_them():
    text = source.document(made.pdf("A double bed, a digit, a double-\ndigit rate."), "k.pdf").text
    assert text == "A double bed, a digit, a double-digit rate.\n"


def test_claims_of_a_pdf_say_their_page(tmp_path):
    (tmp_path / "k.pdf").write_bytes(
        made.pdf("Kite Market|" + made.PROSE, "Regions|Europe holds 25% of the kite market.")
    )
    (tmp_path / "k.md").write_text("# Kite Market\n\n" + made.PROSE)
    assert call("ledger", tmp_path, "-o", tmp_path / "out.csv").exit_code == 0
    table = ledger.load(tmp_path / "out.csv")
    pages = table[table.report.str.endswith(".pdf")].set_index("figure").page
    assert pages["USD 4 billion"] == 1 and pages["25%"] == 2
    assert table[table.report.str.endswith(".md")].page.isna().all()


def test_a_page_that_is_all_one_template_is_read_and_a_template_inside_a_page_is_not():
    words = "<h1>Kite Market</h1><p>Europe holds 25% of the kite market.</p>"
    assert "25%" in page_blocks.parse(f"<template>{words}</template>").blocks[1].text
    assert all(
        "25%" not in b.text for b in page_blocks.parse(f"<p>Kites</p><template>{words}</template>").blocks
    )
