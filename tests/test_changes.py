"""Rises and falls on pages of any kind: which are yearly growth, which way they go, and of which year."""

import pytest
from cases import A

from helpers.engine.intervals import Interval
from helpers.ledger import extract, sentences, table
from helpers.ledger import kinds as ledger_kinds
from helpers.ledger.claim import Claim
from helpers.page import blocks, wording
from helpers.readings import bounds

PAGE = "# Paper Boat Market, 2019 - 2031\n\nThe paper boat market is small.\n\n{}\n"


def claims(text: str) -> list[Claim]:
    """The claims of a page's last paragraph."""
    found, _ = extract.read(blocks.parse(PAGE.format(text), "page.md"))
    return [claim for claim in found if claim.kind != "window"]


def rates(text: str) -> list[tuple]:
    """Value and years of each growth."""
    return [(c.low, c.start_year, c.end_year) for c in claims(text) if c.kind == "growth"]


@pytest.mark.parametrize("example", [e for _, e in (*wording.DECLINES, *wording.DECLINES_BEHIND)])
def test_every_word_of_decline_turns_its_rate(example):
    assert [
        rate[0]
        for rate in rates(example.replace("<", "").replace(">", "").replace("than in 2021", "in 2022"))
    ] == [-5]


@pytest.mark.parametrize(
    "words",
    [
        "fell",
        "fell by",
        "fell about",
        "declined at a CAGR of",
        "is down",
        "saw a fall of",
        "shrank by a further",
    ],
)
def test_a_decline_is_negative(words):
    assert rates(f"The paper boat market {words} 4% in 2022.") == [(-4, None, 2022)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Growth of the paper boat market fell to 4% in 2022.", 4),
        ("The paper boat market has never fallen below 4% growth.", 4),
        ("Growth of the market dropped from 9% to 4%.", 4),
        ("The market fell, then came growth of 4% in 2022.", 4),
    ],
)
def test_a_level_that_growth_falls_to_is_none(text, value):
    assert rates(text)[-1][0] == value


def test_joined_rates_fall_together_and_a_verb_of_its_own_turns_one():
    assert [r[0] for r in rates("The paper boat market fell 5% in 2020 and by 4% in 2021.")] == [-5, -4]
    assert [r[0] for r in rates("The paper boat market fell 5% in 2020 and rose 4% in 2021.")] == [-5, 4]


def test_a_bound_of_a_decline_is_on_the_other_side():
    (claim,) = claims("The paper boat market fell by more than 5% in 2022.")
    assert (claim.hedge, claim.low, claim.high) == ("over", None, -5)
    assert bounds.bound(claim, A) == Interval(
        None, bounds.bound(claim._replace(hedge="exact"), A).high, False, True
    )
    (claim,) = claims("The paper boat market fell 3-5% in 2022.")
    assert (claim.low, claim.high) == (-5, -3)


@pytest.mark.parametrize("figure", ["4%", "3-5%", "over 4%", "about 4%", "at least 4%"])
def test_a_decline_comes_back_from_the_ledger_as_it_went(figure):
    found = claims(f"The paper boat market fell {figure} in 2022.")
    assert len(found) == 1
    assert table.claims(table.view(found, "page.md")) == tuple(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The paper boat market grew 4% in 2020 and fell 5% in 2021.", [(4, None, 2020), (-5, None, 2021)]),
        ("Sales of paper boats were $9 million in 2022, an increase of 8% from 2021.", [(8, 2021, 2022)]),
        ("Sales of paper boats were $9 million in 2022, up 8% on the 2021 sum.", [(8, 2021, 2022)]),
        (
            "The market came to $9 million, a year-on-year increase of 8% from 2021 to 2022.",
            [(8, 2021, 2022)],
        ),
        ("The market came to $9 million, an increase of 8% over the years.", []),
        ("Paper boat sales rose 8% to $9 million.", [(8, None, None)]),
        ("Prices of paper boats rose 8% to $9 million.", []),
        ("In 2022 the paper boat market fell at a CAGR of 8% against its sum in 2021.", [(-8, 2021, 2022)]),
        ("It rose by 8% in 2022.", [(8, None, 2022)]),
        ("Rain rose by 8% in 2022.", []),
        ("The market was worth $9 million, +8% YoY and -3% QoQ.", [(8, None, None)]),
        ("The market grew 8% from the previous quarter.", []),
        ("The market grew 8% from the previous year.", [(8, None, None)]),
    ],
)
def test_a_change_is_yearly_growth_where_its_words_say_so(text, expected):
    assert rates(text) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Europe's share fell from 30% in 2020 to 25% in 2024.", ["share", "share"]),
        ("Europe's share rose to 25% in 2024.", ["share"]),
        ("Its shares fell 3% in 2024.", []),
        ("Europe holds up to 15% of the market.", ["share"]),
    ],
)
def test_a_share_that_moves_stays_a_share(text, kinds):
    assert [c.kind for c in claims(text)] == kinds


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The paper boat market grew 5% in 2023 to $3 million.", 2023),
        ("The paper boat market grew 5% in 2023, when sales stood at $3 million.", 2023),
        ("The paper boat market grew 5% in 2023, and the sum is $3 million.", None),
        ("The paper boat market expands from $2 million in 2023 to $3 million.", None),
        ("By 2030 the market is to reach EUR 2 million (USD 3 million).", 2030),
        ("By 2030 the market is to reach EUR 2 million and USD 3 million (USD 4 million.", None),
    ],
)
def test_the_year_of_a_rate_is_that_of_the_sum_it_leads_to(text, year):
    assert claims(text)[-1].end_year == year


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("World spending on paper boats will reach $4 billion.", "size"),
        ("Outlays on paper boats came to $4 billion.", "size"),
        ("The state spends $4 billion on harbours.", ""),
        ("Its spending on paper boats will reach $4 billion.", ""),
        ("R&D spending on paper boats will reach $4 billion.", ""),
    ],
)
def test_what_the_world_spends_on_a_thing_is_its_market(text, kind):
    report = blocks.parse(PAGE.format(text), "page.md")
    page, number = sentences.Page(report), len(report.blocks) - 1
    (sentence,) = sentences.read(page, number, report.blocks[number])
    assert ledger_kinds.ruled(sentence) == [kind]


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and figure of each claim."""
    return [(c.kind, c.figure) for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The paper boat market will grow by $3 billion from 2023 to 2028.",
        "It is expected to grow by $3 billion from 2023 to 2028.",
        "The market will add $3 billion from 2023 to 2028.",
        "Absolute dollar opportunity: $3 billion from 2023 to 2028.",
        "The market's incremental growth of $3 billion from 2023 to 2028 is large.",
    ],
)
def test_what_a_market_grows_by_is_an_increment(text):
    (claim,) = claims(text)
    assert (claim.kind, claim.subject, claim.start_year, claim.end_year) == (
        "increment",
        "market",
        2023,
        2028,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Its revenue will grow by $3 billion from 2023 to 2028.",
        "The market will add $3 billion to the national economy.",
        "The market is an absolute wonder: $3 billion.",
        "The plan is to grow at a rate and reach $3 billion.",
    ],
)
def test_what_only_looks_like_an_increment_is_none(text):
    assert "increment" not in [kind for kind, _ in kinds(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Market cap\n\n$1,404B", "The state pledged $27 million for harbours in the boat market.",
        "Acme earned $2 million, or $2.53 a share.", "Acme reported sales of $30 a unit.",
        "Vane and Orr accounted for 18% and 14%, respectively, of the company's revenues.",
    ],
)  # fmt: skip
def test_what_is_no_trade_of_a_market_is_no_claim(text):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Market size\n\n$1,404B", [("size", "$1,404B")]),
        ("The paper boat market was worth $2 billion, or $2 billion in euros.", [("size", "$2 billion")] * 2),
        ("Vane and Orr held 18% and 14%, respectively, of the market.", [("share", "18%"), ("share", "14%")]),
        ("Acme sold 2025 units and had revenue of $3 million.", [("revenue", "$3 million")]),
        ("Acme's share grew to 25% of the paper boat market.", [("share", "25%")]),
    ],
)
def test_what_is_trade_beside_it_stays_a_claim(text, found):
    assert kinds(text) == found


def test_it_is_worth_what_the_market_of_the_sentence_before_is():
    text = "The paper boat market is old. It was valued at $12 million in 2022."
    assert [(c.kind, c.subject) for c in claims(text)] == [("size", "market")]
    assert claims("The weather is fine. It was valued at $12 in 2022.") == []


def test_a_bar_between_labelled_figures_ends_a_sentence():
    found = claims("Market size 2023: $4 billion | Market size 2030: $7 billion | CAGR: 8%")
    assert [(c.kind, c.end_year) for c in found] == [("size", 2023), ("size", 2030), ("growth", None)]
    assert [c.subject for c in claims("Europe | 25% share of the market | 2023")] == ["Europe"]


def test_the_year_before_a_total_is_its_own():
    assert [
        c.end_year
        for c in claims("Market sales were $9 billion in 2018, above the 2017 total of $8 billion.")
    ] == [2018, 2017]


def test_a_figure_with_its_scale_is_no_part_of_a_markets_name():
    assert {c.subject for c in claims("The Rs 48,000-crore paper boat market grew 5% in 2005.")} == {"market"}
