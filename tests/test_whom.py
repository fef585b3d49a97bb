"""Whom a figure is about on pages of any kind, and what the words leave open; names and pages are invented."""

import pytest

from helpers.ledger import card, extract, markets
from helpers.page import blocks

REPORT = "# Kite String Market to Reach $9 billion by 2031\n\nThe kite string market is small. {}\n"
NEWS = (
    "# Brightvane Announces a New Reel\n\nBRISTOL - Brightvane (NASDAQ: BRVN) makes reels. "
    "Brightvane sells them in shops.\n\n{}\n"
    "\n\nThis release holds forward-looking statements.\n"
)


def told(page: str, text: str) -> list[tuple[str, str]]:
    """Kind and subject of each claim of a page but those of its title."""
    claims, _ = extract.read(blocks.parse(page.format(text), "page.md"))
    return [(c.kind, c.subject) for c in claims if c.start >= page.index("{}")]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The kite string market was worth $4 billion in 2024.", "market"),
        ("The market was worth $4 billion in 2024.", "market"),
        ("The global kite market was worth $4 billion in 2024.", "market"),
        ("The sailcloth market was worth $4 billion in 2024.", "sailcloth"),
        ("The market for braided rope was worth $4 billion in 2024.", "braided rope"),
        ("In France, the kite string market was worth $4 billion.", "France"),
        ("The French kite string market was worth $4 billion.", "France"),
        ("The waxed segment was worth $4 billion in 2024.", "waxed"),
    ],
)
def test_a_size_is_of_the_market_that_is_named(text, subject):
    assert told(REPORT, text) == [("size", subject)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The global sailcloth market was worth $4 billion in 2024.", [("size", "sailcloth")]),
        ("The U.S. sailcloth market was worth $4 billion in 2024.", [("size", "sailcloth, United States")]),
        (
            "The company reported revenue of $4 million, up 6% year-over-year.",
            [("revenue", "Brightvane"), ("growth", "Brightvane")],
        ),
    ],
)
def test_news_of_a_company_never_speaks_of_a_market_of_its_own(text, claims):
    assert told(NEWS, text) == claims


def test_what_is_said_of_nobody_known_is_unclear():
    assert told(NEWS, "It is now worth about $4 billion, with a CAGR of 6%.")[-1][1] in (
        "unclear",
        "Brightvane",
    )
    assert told(NEWS, "A sum worth $4 billion, the market said.") == [("size", "unclear")]


def test_labels_and_brackets_name_whom_a_share_is_of():
    text = "Main parts are Waxed Lines (40% of the market), Braids (30%) and Threads (20%)."
    assert told(REPORT, text) == [("share", "Waxed Lines"), ("share", "Braids"), ("share", "Threads")]


def test_the_card_knows_a_report_from_news():
    report = card.read(blocks.parse(REPORT.format("The kite string market grows."), ""))
    assert report.kind == "report" and report.topic == {"kite", "string"}
    assert card.is_own(report, "Kite Strings") and not card.is_own(report, "sailcloth")
    assert card.read(blocks.parse(NEWS.format("The kite market grows."), "")).kind == "news"


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Kite Market Research Report", True),
        ("Global Kite Markets", True),
        ("The Market for Kites", True),
        ("Market Research Report", False),
        ("Market: What Is New", False),
    ],
)
def test_only_a_title_that_says_of_which_market_puts_a_page_on_it_throughout(title, whole):
    page = (
        f"# {title}\n\nIt grows by 5% a year.\n\n## Key players\n\n- Kitemakers\n- Ropeworks\n- Tailfeather\n"
    )
    assert card.read(blocks.parse(page, "")).whole is whole


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("the European boat market", "boat", "Europe"),
        ("the market for model boats in Japan is", "model boats", "Japan"),
        ("this market", "", ""),
        ("rapidly growing global hull and keel industry", "hull and keel", ""),
    ],
)
def test_a_named_market_is_taken_apart(text, name, place):
    (found,) = markets.find(text)
    assert (found.name, found.place) == (name, place)


def test_words_that_only_describe_another_name_no_market():
    assert markets.find("the market share of market leaders") == []


def test_an_increment_is_a_kind_of_its_own():
    text = "The kite string market will grow by USD 3.2 billion from 2023 to 2028."
    claims, _ = extract.read(blocks.parse(REPORT.format(text), "page.md"))
    (c,) = [c for c in claims if c.kind == "increment"]
    assert (c.subject, c.start_year, c.end_year, c.low) == ("market", 2023, 2028, 3_200_000_000)
    assert told(NEWS, "Its revenue will grow by USD 3 million.")[0][0] != "increment"


@pytest.mark.parametrize(
    "text",
    [
        "It signed licensing agreements valued at $400 million.",
        "It announced a $60 million acquisition.",
        "It reported earnings per share of $0.21, up 5% year-over-year.",
    ],
)
def test_deals_and_earnings_are_no_claims_on_any_page(text):
    assert told(NEWS, text) == []


def test_a_fall_set_against_the_year_before_is_growth_and_no_share():
    assert told(REPORT, "Sales in Japan sank 12% year-on-year.")[0][0] == "growth"
    assert told(REPORT, "Exports of Japan sank 12% in a month.") == []


def test_money_of_no_company_on_a_report_is_a_size():
    assert told(REPORT, "Worldwide kite string revenues will hit $4 billion in 2027.") == [("size", "market")]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (
            "The market climbs at a CAGR of 8% from 2024 to 2030, reaching $6 billion.",
            [(2024, 2030), (None, 2030)],
        ),
        ("BRISTOL, July 21, 2011 - The market will grow by 5% in 2012.", [(None, 2012)]),
        ("By the 2024 report, the market was worth $4 billion.", [(None, None)]),
        ("The market was worth 4 billion euros ($5 billion) in 2022.", [(None, 2022), (None, 2022)]),
        (
            "The market will grow at a CAGR of 8% and touch $6 billion by the end of 2031.",
            [(None, 2031), (None, 2031)],
        ),
    ],
)
def test_years_are_those_of_the_clause(text, years):
    claims, _ = extract.read(blocks.parse(REPORT.format(text), "page.md"))
    assert [(c.start_year, c.end_year) for c in claims if c.start >= REPORT.index("{}")] == years


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("The kite string market was valued at $4 billion in 2024.", ""),
        ("Analysts put it, with costs and prices, near a market of $4 billion in 2024.", "kind"),
        ("Between 2021, 2022 and 2023 the kite string market was valued at $4 billion, they say.", "years"),
    ],
)
def test_a_claim_says_what_its_words_leave_open(text, doubt):
    claims, _ = extract.read(blocks.parse(REPORT.format(text), "page.md"))
    last = claims[-1]
    assert last.doubt == doubt and last.sure == (not doubt)
