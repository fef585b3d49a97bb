"""The words around a figure: where its sentence begins and ends, and whether they speak of the page's market."""

import pytest
import told

from helpers.ledger import around, card


def claim(text, figure="$4 billion"):
    case = told.case(text, ("size", "market", figure, 2027))
    return case.page, case.claims[0]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("First one. It is $4 billion in all. Last one.", "It is", "in all"),
        ("Of U.S. Boats it is $4 billion now! Last.", "Of U.S. Boats it is", "now"),
        ("A line.\n\nIt is **$4 billion** now.", "It is", "now."),
        ("<p>A line</p><p>It is <b>$4 billion</b> now</p><p>Last</p>", "It is", "now"),
        ("| Boats | $4 billion | 5% |", "", ""),
        ("Kites (2026): $3 • Boats (2026): $4 billion • Rafts", "Boats (2026):", ""),
        ("A list:\n- kites\n- boats $4 billion\n- rafts", "- boats", ""),
    ],
)
def test_a_sentence_ends_at_a_stop_a_tag_of_a_block_or_a_cell(text, before, after):
    page, c = claim(text)
    assert (around.before(page.source, c), around.after(page.source, c)) == (before, after)


@pytest.mark.parametrize(
    ("text", "mine"),
    [
        ("The market was worth $4 billion.", True),
        ("The paper boat market was worth $4 billion.", True),
        ("It was worth $4 billion.", True),
        ("Size: $4 billion", True),
        ("Market value: $4 billion", True),
        ("Forecast Value (2036): $4 billion", True),
        ("Kite value (2036): $4 billion", False),
        ("The whole market was worth $4 billion.", True),
        ("The LED market was worth $4 billion.", False),
        ("The kite market was worth $4 billion.", False),
        ("The paper boat market is small, and the kite market was worth $4 billion.", False),
        ("The Indian market was worth $4 billion.", False),
        ("Norway is the biggest place of the market and was worth $4 billion.", False),
        ("The tug segment was worth $4 billion.", False),
        ("Tugs brought $4 billion to it.", False),
        ("Valued at $4 billion, it grows.", False),
    ],
)
def test_the_market_is_meant_where_the_words_name_no_other(text, mine):
    page, c = claim(f"The paper boat market is old. The paper boat market is big.\n\n{text}")
    assert around.on_market(page.source, c, card.read(page)) is mine


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The kite market was worth $4 billion.", True),
        ("The kite market was worth $4 billion, each.", False),
        ("The kite market and the rope market were worth $4 billion.", False),
        ("The kite market of Norway was worth $4 billion.", False),
        ("It was worth $4 billion.", False),
    ],
)
def test_a_figure_is_told_of_a_market_that_its_sentence_names_alone(text, alone):
    page, c = claim(f"The paper boat market is old. The paper boat market is big.\n\n{text}")
    assert around.names_it_alone(page.source, c._replace(subjects=("kite",)), card.read(page)) is alone
