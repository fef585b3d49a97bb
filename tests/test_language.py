"""The language of notebooks, README and page: short sentences, few numbers, no ids, nothing twice, a chart soon."""

import re
from pathlib import Path

import nbformat
import prose
import pytest
import webpages

from helpers import parameters
from helpers.notebook.html import cards, words

HOME = Path(__file__).parents[1]
BOOKS = sorted((HOME / "notebooks").glob("*.ipynb"))
ANSWER_WORDS, ANSWER_NUMBERS, SECTION_WORDS = 90, 8, 60
ALL_WORDS, BEFORE_CHART = 1500, 150


def read(path):
    return nbformat.read(path, as_version=4)


def flowing(book):
    """The texts of a notebook without the keys of its charts, which stand below each of them in every notebook."""
    return [text for text in prose.shown(book) if not text.startswith("*How to read it")]


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_the_sentences_of_a_notebook_are_plain(path):
    assert not prose.faults(prose.sentences(flowing(read(path))))


def test_the_sentences_of_the_readme_are_plain():
    assert not prose.faults(prose.sentences([(HOME / "README.md").read_text(encoding="utf-8")]))


def test_the_sentences_of_the_page_are_plain():
    """Its own, that is: the report's are not, nor those of the table of findings, which it repeats as they are."""
    made = webpages.Page((HOME / "data" / "processed" / "report.html").read_text(encoding="utf-8"))
    kinds = ("answer", "key", "hint", "sure", "rests", "none")
    said = [text for kind in kinds for text in made.text("p", class_=kind)]
    audit = webpages.audited(parameters.DEFAULTS["report"])
    said += [card.text for card in cards.findings(audit)[0]] + [one.text for one in cards.notes(audit)]
    said += [why for _, why in words.REASONS.values()]
    # What stands below every finding alike, as a label does, is no sentence said twice.
    assert not prose.faults(prose.sentences(list(dict.fromkeys(said))))


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_an_answer_is_short(path):
    answer = next(c for c in read(path).cells if "answer" in c.metadata.get("tags", []))
    *_, text = [o.data["text/markdown"] for o in answer.outputs]
    assert len(text.split()) <= ANSWER_WORDS
    assert sum(map(prose.numbers, prose.sentences([text]))) <= ANSWER_NUMBERS


def test_the_first_chart_of_the_findings_comes_soon():
    words = 0
    for cell in read(BOOKS[0]).cells:
        words += len(cell.source.split()) if cell.cell_type == "markdown" else 0
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                assert words <= BEFORE_CHART
                return
            words += len(output.data.get("text/markdown", "").split())
    raise AssertionError("there is no chart")


def test_the_findings_are_told_in_few_words():
    book = read(BOOKS[0])
    tables = [
        o.data["text/html"]
        for c in book.cells
        for o in c.get("outputs", [])
        if "text/html" in o.get("data", {})
    ]
    cells = [re.sub(r"<style.*?</style>|<[^>]+>", " ", table, flags=re.DOTALL) for table in tables]
    assert sum(len(text.split()) for text in [*prose.shown(book), *cells]) <= ALL_WORDS


def test_each_section_on_a_finding_is_short_and_says_how_sure_it_is():
    shown = prose.shown(read(BOOKS[0]))
    told = [text for text in shown if "**How sure?**" in text]
    assert told
    for text in told:
        what, sure = text.split("**How sure?**")
        assert len(what.split()) <= SECTION_WORDS
        assert sure.strip()


GOOD = "The page prints growth of 5.5% for 2024-2030."


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ([GOOD, "Kites sell.", "word " * 39 + "end."], None),
        (["Short one."] * 1 + ["word " * 40 + "end."], "41 words"),
        ([GOOD, "Of 1, 2, 3 and 4 there are some."], None),
        ([GOOD, "Of 1, 2, 3, 4 and 5 there are some."], "5 numbers"),
        ([GOOD, "They print 5.5%, 8.3%, 13.3%, 14.2% and 14.6% in 2024."], None),
        ([GOOD, "It is the figure (c02) of the page."], "an id"),
        ([GOOD, "It is the figure f07."], "an id"),
        ([GOOD, GOOD], "twice"),
        (["Kites sell well."] * 2, None),
        (["word " * 18 + "end."], None),
        (["word " * 19 + "end."], "mean of 20.0"),
    ],
)
def test_a_fault_is_found_by_one_too_many(said, fault):
    found = prose.faults(said)
    assert (not found) if fault is None else any(one.startswith(fault) for one in found)


def test_headings_tables_code_and_pictures_are_no_sentences():
    table, run = "| a | b |\n|---|---|", "```sh\nmake it\n```"
    text = f"# A heading\n\n{table}\n\n{run}\n\n![alt text here](a.png)\n\nOne. Two is [a link](b.md)."
    assert prose.sentences([text]) == ["Two is a link."]
