"""Whether a figure is of money or of what is sold, as the words around it say."""

import pytest

from helpers import case
from helpers.audit import Audit
from helpers.ledger import extract
from helpers.page import blocks, source

TITLE = "# Kite Reel Market Outlook, 2024 - 2031\n\n"


def measures(text):
    return [c.measure for c in extract.read(blocks.parse(TITLE + text, "page.md"))[0] if c.kind != "window"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In volume the market will grow at a CAGR of 3%.", ["volume"]),
        ("The market will grow at a CAGR of 3% in volume terms.", ["volume"]),
        ("Unit sales of the market will grow at a CAGR of 3%.", ["volume"]),
        ("The market will grow at a CAGR of 3% in value.", ["value"]),
        ("By value the market will grow at a CAGR of 3%.", ["value"]),
        ("The dollar volume of the market grew at a CAGR of 3%.", ["value"]),
        ("The market will grow at a CAGR of 3% in volume and at a CAGR of 7% in value.", ["volume", "value"]),
        (
            "Its volume was low for as long as the makers of the old northern coast went on by themselves and alone,"
            " so the market will grow at a CAGR of 3%.",
            [""],
        ),
        ("The reel unit market will grow at a CAGR of 3%.", [""]),
        ("The market will grow at a CAGR of 3%, with volumes up.", [""]),
        ("The market will grow at a CAGR of 3% due to volumes.", [""]),
        ("The market is worth $4 million, whatever its volume.", [""]),
    ],
)
def test_the_words_between_a_figure_and_its_neighbours_say_what_it_is_measured_in(text, said):
    assert measures(text) == said


def test_growth_of_volume_is_not_set_against_growth_of_value(tmp_path):
    page = tmp_path / "page.md"
    text = " ".join(f"In {{}} the market will grow at a CAGR of {n}% from 2024 to 2031." for n in (3, 7))
    for one, other, clash in (("volume", "value", False), ("value", "value", True)):
        page.write_text(TITLE + text.format(one, other), encoding="utf-8")
        found = Audit(case.made(source.read(page), "page.md")).of_page
        assert ("contradiction" in {f.verdict for f in found}) is clash
