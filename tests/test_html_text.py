"""The text of a report on its page: whole, with every figure marked at its place and nothing else."""

import re
from collections import Counter

import pytest
import webpages
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_report import PIECES

from helpers import case
from helpers.audit import Audit
from helpers.notebook.html import page, text
from helpers.page import blocks, source

REPORTS = (
    "data/raw/pacs-systems-market.md", "tests/reports/harbour-cranes.md", "tests/reports/sixty-claims.md",
    "tests/reports/hostile.md", "tests/reports/hostile-names.md", "tests/reports/one-claim.md",
)  # fmt: skip
TABLE = (
    "# Kite Market, 2024 - 2030\n\nThe market was worth $5 billion in 2024.\n\n"
    "| Region | Share |\n|---|---|\n| Europe | 60% |\n| Asia | 40% |\n\nIt grows 5% a year.\n"
)


def laid(one):
    """The figures of a case and its parts."""
    marked = text.figures(one)
    return marked, text.parts(one, marked, Audit(one).notes)


def read(markup):
    return case.made(source.marked(markup, "page.md"), "page.md")


def pieces(parts):
    return [(piece, cell) for part in parts for row in part.rows for cell in row for piece in cell.pieces]


def faults(one):
    """What is wrong with the marks of a case: a figure not once in the text, digits outside, another text."""
    marked, parts = laid(one)
    placed = Counter(piece.figure.name for piece, _ in pieces(parts) if piece.figure)
    bare = [
        p.text for p, cell in pieces(parts) if not p.figure and not cell.repeated and re.search(r"\d", p.text)
    ]
    shown, printed = (Counter(filter(str.isalnum, "".join(texts))) for texts in (
        [p.text for p, cell in pieces(parts) if not cell.repeated], [b.text for b in one.page.blocks],
    ))  # fmt: skip
    return [
        *(f"{f.name} stands {placed[f.name]} times" for f in marked if placed[f.name] != 1),
        *(f"digits outside of marks: {found}" for found in bare),
        *(["the text is another"] if shown != printed else []),
    ]


@pytest.mark.parametrize("path", REPORTS)
def test_every_figure_is_marked_once_and_no_digit_stands_outside(path):
    assert not faults(webpages.audited(path).case)


def test_every_claim_and_every_numeral_of_the_article_is_in_one_mark():
    one = webpages.audited(REPORTS[0]).case
    marked = text.figures(one)
    assert sorted(claim for figure in marked for claim in figure.claims) == [c.claim_id for c in one.claims]
    assert sum(not figure.claims for figure in marked) == len(one.rejected)
    assert all(bool(figure.claims) != bool(figure.reason) for figure in marked)


def test_the_marks_of_a_table_stand_in_its_cells_between_the_paragraphs():
    one = read(TABLE)
    assert not faults(one)
    _, parts = laid(one)
    assert [part.kind for part in parts] == ["title", "paragraph", "table", "paragraph"]
    figures = [[[p.figure is not None for p in cell.pieces] for cell in row] for row in parts[2].rows]
    assert figures == [[[False], [False]], [[False], [True]], [[False], [True]]]


def test_items_one_after_another_are_one_list():
    _, parts = laid(read("# Kites\n\n- One\n- Two\n\nText.\n\n- Three\n"))
    assert [(part.kind, len(part.rows)) for part in parts] == [
        ("title", 1), ("list", 2), ("paragraph", 1), ("list", 1),
    ]  # fmt: skip


def test_of_very_many_numerals_the_first_are_marked_and_the_rest_are_counted(monkeypatch):
    one = read("# Kite Market, 2024 to 2030\n\nKites grow by 5% a year.\n\nSee pages 11, 12, 13 and 14.\n")
    monkeypatch.setattr(text, "NUMERALS", 4)
    assert text.unmarked(one) == 0 and len(laid(one)[0]) == len(one.claims) + 4
    monkeypatch.setattr(text, "NUMERALS", 3)
    marked, parts = laid(one)
    assert text.unmarked(one) == 1 and len(marked) == len(one.claims) + 3
    assert any("14" in piece.text and not piece.figure for piece, _ in pieces(parts))
    assert "the last 1 are not marked" in page.render(Audit(one))


def test_what_stands_beside_the_article_is_not_shown():
    page = (
        "<html><body><nav>Top 10 menu</nav><article><h1>Kite Market</h1><p>"
        + "The kite market was worth $5 billion in 2024 and is made of many paper kites. " * 5
        + "</p></article></body></html>"
    )
    one = read(page)
    assert any(r.reason == text.FURNITURE for r in one.rejected)
    assert not faults(one)
    assert "menu" not in "".join(piece.text for piece, _ in pieces(laid(one)[1]))


def test_figures_that_overlap_are_one_mark_with_the_claims_of_both():
    one = read("# Kite Market\n\nThe kite market was worth $5 billion in 2024.\n")
    (claim,) = one.claims
    twice = [claim, claim._replace(claim_id="c02", start=claim.start + 1)]
    marked = text.figures(case.Case(tuple(twice), one.assumptions, one.page, one.rejected))
    assert [figure.claims for figure in marked if figure.claims] == [("c01", "c02")]


def test_the_place_of_a_note_carries_its_id():
    audit = webpages.audited(REPORTS[0])
    _, parts = laid(audit.case)
    noted = {name: piece.text for piece, _ in pieces(parts) for name in piece.notes}
    assert set(noted) == {one.note_id for one in audit.notes}
    assert noted[next(n.note_id for n in audit.notes if n.figure == "China Taiwan")] == "China Taiwan"


FIGURES = [
    "5%",
    "$4 billion",
    "2024",
    "The kite market grew 5% in 2024.",
    "Europe holds 60%.",
    "\n\n",
    "&nbsp;",
]


@given(st.lists(st.sampled_from([*PIECES, *FIGURES]), max_size=40).map("".join))
@settings(max_examples=200)
@example("# K\n\n| a | 5% |\n|--|--|\n| b | 6% |")
def test_any_markup_keeps_every_figure_in_its_mark(markup):
    try:
        one = read(markup)
    except source.ReportError:
        return
    assert not faults(one)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_part_of_a_block_within_a_span_is_where_the_span_came_from(markup):
    try:
        page = blocks.parse(markup)
    except source.ReportError:
        return
    for block in page.blocks:
        for match in re.finditer(r"\w+", block.text):
            assert block.within(*block.span(*match.span())) == match.span()
        end = block.span(0, len(block.text))[1]
        assert block.within(end, end + 5) is None
