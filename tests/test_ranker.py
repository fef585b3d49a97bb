"""Learned weights: what is likeliest, what speaks for it, the table that the package carries; names are invented."""

import math

import pytest

from helpers.ledger import candidates, cues, evidence, extract, kinds, ranker, sentences, whom
from helpers.page import blocks

PAGE = "# Brightvane Reels In Buyers\n\nBrightvane (NASDAQ: BRVN) makes reels.\n\n{}\n"


def sentence(text: str, page: str = PAGE) -> sentences.Sentence:
    """The last sentence with a figure of a page that holds a text."""
    made = sentences.Page(blocks.parse(page.format(text), "page.md"))
    found = [s for n, block in enumerate(made.report.blocks) for s in sentences.read(made, n, block)]
    return found[-1]


def test_the_likeliest_candidate_is_the_one_with_the_largest_sum_of_weights(monkeypatch):
    monkeypatch.setattr(ranker, "weights", lambda model: {"near": 2.0, "far": 0.5, "other": -1.0})
    name, chance = ranker.best("subject", {"a": {"near", "other"}, "b": {"far"}, "c": {"unknown"}})
    assert name == "a"
    assert chance == pytest.approx(math.exp(1) / (math.exp(1) + math.exp(0.5) + 1))


def test_the_chances_of_candidates_that_nothing_tells_apart_are_equal(monkeypatch):
    monkeypatch.setattr(ranker, "weights", lambda model: {})
    assert ranker.best("kind", {"a": set(), "b": {"x"}})[1] == 0.5


def test_no_candidate_is_an_error():
    with pytest.raises(ValueError, match="no candidate"):
        ranker.best("kind", {})


@pytest.mark.parametrize("model", ["kind", "subject", "sure"])
def test_the_table_of_weights_holds_each_model(model):
    table = ranker.weights(model)
    assert len(table) > 20
    assert all(abs(weight) < 20 for weight in table.values())


def test_a_figure_has_the_kinds_of_its_unit_only():
    s = sentence("Sales of reels rose 4% to $3 million.")
    assert set(cues.find(s, 0, ["growth", "revenue"], [])) == {"", "growth", "share"}
    assert set(cues.find(s, 1, ["growth", "revenue"], ["growth"])) == {"", "size", "revenue", "increment"}


def test_words_behind_a_figure_are_those_next_to_it_however_long_the_sentence():
    s = sentence("It holds 40% of the reel market" + " and more and more" * 30 + ".")
    said = cues.find(s, 0, ["share"], [])["share"]
    assert "share|right behind:of" in said and "share|behind:market" in said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The sailcloth market was worth $4 billion.", "sailcloth"),
        ("The AI in fishing market was worth $4 billion.", "AI in fishing"),
        ("Rods and Lines grew 4% in 2024.", "Rods and Lines"),
        ("Netwell posted sales of $4 million.", "Netwell"),
    ],
)
def test_names_beside_a_figure_are_candidates(text, name):
    s = sentence(text)
    assert any(candidates.same(name, found) for found in whom.named(s, 0, kinds.read(s), ("", False)))


@pytest.mark.parametrize("word", ["March", "Q3", "CAGR", "EBITDA", "USD"])
def test_times_and_measures_are_no_candidates(word):
    s = sentence(f"{word} sales were worth $4 million.")
    assert word not in whom.named(s, 0, ["revenue"], ("", False))


def test_the_subject_of_the_figure_before_is_a_candidate_with_its_place():
    s = sentence("They grew 4% and 5%.")
    found = whom.named(s, 1, ["growth", "growth"], ("rope", True))
    assert "last figure's:joined" in found["rope"]
    assert "last figure's:before" in whom.named(s, 0, ["growth", "growth"], ("rope", False))["rope"]


def test_evidence_tells_what_is_open_and_how_likely_the_parts_are():
    s = sentence("The sailcloth market was worth $4 billion in 2024.")
    chances = evidence.Chances(0.99, 0.6)
    said = evidence.find(s, 0, "size", ("sailcloth",), chances, (None, 2024), None, frozenset({"years"}))
    assert {"open:years", "kind chance:0.99", "subject chance:0.5", "subject said here:before"} <= said
    assert "nothing open" not in said
    nothing = evidence.find(s, 0, "size", ("sailcloth",), chances, (None, 2024), None, frozenset())
    assert "nothing open" in nothing


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Netwell holds 40% of the sailcloth market.", "sailcloth"),
        ("Netwell's share of the sailcloth market fell to 40%.", "sailcloth"),
        ("Netwell holds a market share of 40%.", "market"),
        ("Netwell holds 40% of the total market.", "market"),
    ],
)
def test_a_share_is_of_what_is_named_beside_it(text, base):
    claims, _ = extract.read(blocks.parse(PAGE.format(text), "page.md"))
    assert [c.base for c in claims if c.kind == "share"] == [base]
