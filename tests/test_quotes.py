"""A figure in the report's own words: how far a quotation reaches, and where there is none."""

import cases
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.notebook import quotes
from helpers.page import blocks

BEFORE = "zero one two three four five six seven eight"


def quoted(text, figure="5.5%"):
    page = blocks.parse(f"# Kites\n\n{text}\n", "kites.md")
    start = page.source.index(figure)
    claim = cases.claim(1, "growth", figure=figure, start=start, end=start + len(figure))
    return next(iter(quotes.quoted(cases.of([claim], page=page), [claim])), "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kites grow by 5.5% a year.", '"Kites grow by 5.5% a year"'),
        (f"{BEFORE} 5.5% a year.", '"… one two three four five six seven eight 5.5% a year"'),
        (f"{BEFORE[5:]} 5.5% a year.", f'"{BEFORE[5:]} 5.5% a year"'),
        ("Up 5.5% a b c d e f g h.", '"Up 5.5% a b c d e f g h"'),
        ("Up 5.5% a b c d e f g h i.", '"Up 5.5% a b c d e f g h …"'),
        ("Of late, kites grow by 5.5% a year, and more.", '"… kites grow by 5.5% a year …"'),
        ("Of late; kites: up 5.5% a year; and more.", '"… up 5.5% a year …"'),
        ("Kites sell. They grow by 5.5%. More follows.", '"They grow by 5.5%"'),
        ("They grow by (5.5%) a year.", '"They grow by (5.5%) a year"'),
        ("5.5%", ""),
        ("First item • up 5.5% a year • another", '"up 5.5% a year"'),
        ("A line\u200bup 5.5% a year\u200bmore", '"up 5.5% a year"'),
    ],
)
def test_a_quotation_reaches_to_the_ends_of_its_clause_and_so_many_words(text, said):
    assert quoted(text) == said


def test_a_figure_that_stands_in_no_block_is_not_quoted():
    page = blocks.parse("# Kites\n\nKites grow.\n", "kites.md")
    claim = cases.claim(1, "growth", figure="5.5%", start=1000, end=1004)
    assert quotes.quoted(cases.of([claim], page=page), [claim]) == []


@pytest.mark.parametrize(
    ("between", "quotations"),
    [(quotes.MOST - 2, 1), (quotes.MOST - 1, 2)],
)
def test_figures_of_one_sentence_stand_in_one_quotation_unless_far_apart(between, quotations):
    text = f"Up 5% {'a ' * between}9%. Then 7% a year."
    page = blocks.parse(f"# Kites\n\n{text}\n", "kites.md")
    at = [page.source.index(figure) for figure in ("9%", "5%", "7%")]
    claims = [cases.claim(n, "growth", figure="5%", start=s, end=s + 2) for n, s in enumerate(at)]
    said = quotes.quoted(cases.of(claims, page=page), claims)
    assert len(said) == quotations + 1 and said[-1] == '"Then 7% a year"'
    assert "5%" in said[0] and ("9%" in said[0]) == (quotations == 1)


@given(
    st.text(st.sampled_from("ab ,.;:()%5$é\n"), max_size=60),
    st.text(st.sampled_from("ab ,.;:()é\n"), max_size=80),
)
def test_a_quotation_holds_its_figure_and_no_more_words_than_it_may(before, after):
    said = quoted(f"{before}9.9%{after}", "9.9%")
    assert not said or "9.9%" in said
    assert len(said.split()) <= quotes.BEFORE + quotes.AFTER + 4
