"""Every rule on sentences of its own; every example of the tables; claims written and read back."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import company, page, read, short

from helpers.ledger import extract, hedges, kinds, sentences, years
from helpers.ledger import table as ledger
from helpers.page import blocks as page_blocks
from helpers.page import wording


# --- every table is walked -------------------------------------------------------------------------------
def examples(table):
    return [(kind, example) for kind, rows in table.items() for _, example in rows]


def parsed(example, section="Major Market Players"):
    """The sentence of an example, and which of its figures is the marked one."""
    at = re.search(r"<(?=[\d$€£~])", example).start()
    text = example[:at] + example[at + 1 :].replace(">", "", 1)
    made = page_blocks.parse("<h1>Paper Boat Market</h1>")
    block = page_blocks.Block("paragraph", section, text, ((0, 0, 1),))
    sentence = next(sentences.read(sentences.Page(made), 0, block))
    return sentence, next(i for i, figure in enumerate(sentence.figures) if figure.start >= at)


@pytest.mark.parametrize(("hedge", "example"), [*examples(wording.HEDGES), *examples(wording.HEDGES_BEHIND)])
def test_every_hedge_is_read_in_its_example(hedge, example):
    assert hedges.read(*parsed(example)) == hedge


@pytest.mark.parametrize("example", [example for _, example in wording.ESTIMATED])
def test_estimated_is_a_hedge_where_it_belongs_to_the_figure(example):
    assert hedges.read(*parsed(example)) == "about"


@pytest.mark.parametrize(
    ("kind", "example"),
    [
        *examples(wording.PERCENT_AFTER), *examples(wording.PERCENT_BEFORE), *examples(wording.MONEY_AFTER),
        *examples(wording.MONEY_BEFORE), *(("size", example) for _, example in wording.MARKET_MONEY),
    ],
)  # fmt: skip
def test_every_cue_gives_its_kind_in_its_example(kind, example):
    section = "Opportunities" if kind == "size" else "Major Market Players"
    sentence, i = parsed(example, section)
    assert kinds.ruled(sentence)[i] == kind


@pytest.mark.parametrize(
    ("role", "word"),
    [(role, word) for role, rows in wording.YEARS.items() for entry, _ in rows
     for word in (entry.split("|") if "|" in entry or entry == "ending in" else entry.split())],
)  # fmt: skip
def test_every_word_before_a_year_gives_its_role(role, word):

    assert [year.role for year in years.find(f"It grows {word} 2027, they say.")] == [role]


@pytest.mark.parametrize(
    ("reason", "example"), [(reason, example) for reason, _, example, _ in wording.REASONS]
)
def test_every_reason_is_given_in_its_example(reason, example):
    marked = re.search(r"<(.*)>", example)[1]
    _, rejects = extract.read(page(example.replace(f"<{marked}>", marked)))
    assert [(reject.figure, reject.reason) for reject in rejects] == [(marked, reason)]


def test_sales_that_an_unlisted_company_reports_are_its_revenue():
    text = (
        "Revenue differs a lot, but QXF reported about $84 billion in global sales in the paper boat market."
    )
    sentence, i = parsed(text.replace("$84 billion", "<$84 billion>"))
    assert not sentence.companies
    assert kinds.ruled(sentence)[i] == "revenue"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme sells kites. The company widens its market reach, at a growth rate of 4%.", ("Acme", "exact", "")),
        ("Acme aims for an estimated market share increase of 4% annually.", ("Acme", "about", "")),
        ("Acme sells kites. Current revenue stands at $4 million.", ("Acme", "exact", "")),
        ("Acme sells much. Its range, including the Beta brand, is wide. The company reported $4 million in sales.",
         ("Acme", "exact", "")),
        ("Acme saw solid market growth, set to reach $4 million in yearly revenue.", ("Acme", "exact", "")),
        ("Acme leads the toy kite segment with a share of 4%.", ("Acme", "exact", "toy kite segment")),
        ("Acme sells kites. Acme's market growth is projected at 4% a year.", ("Acme", "exact", "")),
        ("Analysts of the market foresee a CAGR of 4% for Acme.", ("Acme", "exact", "")),
        ("- Acme: close to $4 million, a strong market presence.", ("Acme", "about", "")),
        ("Quux targets schools with its kites, with revenue of $4 million.", ("Quux", "exact", "")),
    ],
)  # fmt: skip
def test_what_a_company_says_of_itself_is_its_own(text, expected):
    assert short(company(text), "subject", "hedge", "base") == [expected]


# --- window ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Kite Market Forecast from 2025 to 2032", (2025, 2032, "2025 to 2032")),
        ("Kite Market 2024 - 2031 Outlook", (2024, 2031, "2024 - 2031")),
        ("Kite Market Forecast Till 2032", (None, 2032, "2032")),
    ],
)
def test_the_titles_years_are_the_window(title, years):
    assert short(read(title=title), "start_year", "end_year", "figure") == [years]
    assert short(read(title=title), "kind", "subject", "low", "hedge", "unit", "horizon") == [
        ("window", "market", None, "", "", None)
    ]


def test_a_title_without_years_has_no_window():
    assert read(title="Acid CAS 1234-2025-7 Market") == []


# --- growth ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "years", "horizon"),
    [
        ("The market will grow at a CAGR of 5% during the forecast period.", (None, None), "forecast period"),
        (
            "Boats sell, and this market will have a CAGR of 5% over the next five years.",
            (None, None),
            "next 5 years",
        ),
        ("The market will grow at a CAGR of 5% over the next 3-5 years.", (None, None), "next 3-5 years"),
        ("The market will grow at a CAGR of 5% through the next decade.", (None, None), "next 10 years"),
        ("The market will grow at a CAGR of 5% in the coming years.", (None, None), None),
        ("The market will grow at a CAGR of 5% from 2021 to 2026.", (2021, 2026), None),
        ("The market will grow at a CAGR of 5% (2023-2030).", (2023, 2030), None),
        ("The market will grow at a CAGR of 5% between 2023 and 2030.", (2023, 2030), None),
        ("The market will grow at a CAGR of 5% through 2028.", (None, 2028), None),
        ("The market will grow at a CAGR of 5% by the end of 2028.", (None, 2028), None),
        ("The market grew 5% in 2022.", (None, 2022), None),
        ("In 2023, the market will grow at a CAGR of 5%.", (None, 2023), None),
        ("The market will reach $4bn by 2026, growing at 5% from 2021.", (2021, 2026), None),
        (
            "The market was valued at $3m in 2023 and is to grow at a CAGR of 5% through 2030.",
            (2023, 2030),
            None,
        ),
        (
            "Valued at $2bn in 2023, the market has a CAGR of 5% over the next five years.",
            (2023, None),
            "next 5 years",
        ),
        ("The market grows from $1bn in 2023 to $2bn by 2030, at a CAGR of 5%.", (2023, 2030), None),
        ("The market will grow at a CAGR of 5% and reach $4bn by 2026.", (None, 2026), None),
    ],
)
def test_a_rate_takes_the_years_and_the_horizon_of_its_sentence(text, years, horizon):
    (growth,) = [claim for claim in read(text) if claim.kind == "growth"]
    assert (growth.start_year, growth.end_year) == years
    assert (growth.horizon and str(growth.horizon)) == horizon


def test_the_year_of_a_companys_sales_is_not_lent_to_its_growth():
    found = company("Acme had sales of $3 million in 2022, with annual growth of 4%.")
    assert short(found, "kind", "subject", "start_year", "end_year") == [
        ("revenue", "Acme", None, 2022), ("growth", "Acme", None, None),
    ]  # fmt: skip
    ahead = company(
        "Acme sold goods for $3 million in 2022 and foresees a projected CAGR of 4% over the next five years."
    )
    assert short(ahead, "start_year", "end_year")[1] == (2022, None)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The market will grow at a CAGR of 5%.", "market"),
        ("Acme makes boats. The company grows 5% annually.", "Acme"),
        ("Beta Works grew 5% in 2022.", "Beta Works"),
        ("With a growth rate of 5%, Acme leads.", "Acme"),
        (
            "Acme makes boats. Its boats are loved, and the market is to grow at a CAGR of 5%.",
            "market",
        ),
        ("Acme makes boats. Valued at $3 billion, it is to grow 5% a year.", "market"),
    ],
)
def test_growth_is_of_the_market_unless_the_clause_says_whose(text, subject):
    assert short(company(text), "subject")[-1] == subject


def test_a_name_may_hold_the_word_the():
    found = company(
        "Leading firms include Sail the Pond and Knot Away. Sail the Pond earned $2 million in 2021."
    )
    assert short(found, "subject") == ["Sail the Pond"]


def test_a_market_named_with_no_word_of_the_title_is_another_market():
    found = read("The global steel kite market is to reach $3 million by 2027.")
    assert short(found, "subject") == ["global steel kite market"]
    assert short(read("The global paper toy market is to reach $3 million by 2027."), "subject") == ["market"]


def test_revenue_of_two_companies_together_is_one_claim():
    assert short(company("Acme and Beta Works together report revenue of $3 million."), "subject") == [
        "Acme + Beta Works"
    ]


def test_a_region_may_grow():
    assert short(read("Europe is expected to grow at a CAGR of 4%."), "kind", "subject") == [
        ("growth", "Europe")
    ]


@pytest.mark.parametrize(
    "text",
    ["It cut costs by 30%.", "The acid is of 98% purity.", "Boats save 20% of energy.",
     "About 40% of users are young.",
     "Half of all boats grew in price, and double-digit growth is near."],
)  # fmt: skip
def test_other_per_cents_are_no_claims(text):
    assert read(text) == []


# --- size ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "low", "high", "hedge", "unit", "year"),
    [
        ("The market was valued at $4 billion in 2022.", 4e9, 4e9, "exact", "USD", 2022),
        ("In 2022, the market was worth around EUR 1.5 billion.", 1.5e9, 1.5e9, "about", "EUR", 2022),
        ("The market is expected to surpass $5 billion by 2030.", 5e9, None, "over", "USD", 2030),
        ("The market may reach up to ¥5 trillion.", None, 5e12, "under", "JPY", None),
        ("The market will reach around $5-7 billion by 2030.", 5e9, 7e9, "range", "USD", 2030),
        ("The market will reach $X billion by 2030.", None, None, "placeholder", "USD", 2030),
        ("Total market revenue was £300 million in 2021.", 3e8, 3e8, "exact", "GBP", 2021),
        ("Boats are a $2.5 trillion market.", 2.5e12, 2.5e12, "exact", "USD", None),
    ],
)
def test_a_markets_money_is_its_size(text, low, high, hedge, unit, year):
    assert short(read(text), "kind", "subject", "low", "high", "hedge", "unit", "end_year") == [
        ("size", "market", low, high, hedge, unit, year)
    ]


def test_a_path_between_two_sizes_is_two_claims_with_a_year_each():
    found = read("The market will grow from $1.2 billion in 2023 to over $6.5 billion by 2030.")
    assert short(found, "low", "hedge", "end_year") == [(1.2e9, "exact", 2023), (6.5e9, "over", 2030)]


def test_a_segment_has_a_size_of_its_own():
    found = read("It could reach a market size of $9 million in the toy boat segment by 2027.")
    assert short(found, "subject", "end_year") == [("toy boat segment", 2027)]


def test_a_market_size_is_one_also_beside_a_companys_sales():
    found = company("With a market size of $300 million, Acme's sales revenue reached $250 million.")
    assert short(found, "kind", "low") == [("size", 3e8), ("revenue", 2.5e8)]


def test_the_day_of_writing_is_not_the_year_of_a_size_to_come():
    found = read(
        "As of 2023, the market is projected to reach $4 million, rising at a CAGR of 5% through 2030."
    )
    assert short(found, "kind", "start_year", "end_year") == [("size", None, 2030), ("growth", 2023, 2030)]


def test_what_a_sentence_on_a_company_says_of_the_market_carries_the_companys_name():
    said = company(
        "Acme sells kites. The company widens its range, expecting a market growth rate of 5% a year."
    )
    assert short(said, "subject", "section", "company") == [("market", "Major Market Players", "Acme")]
    assert ledger.view(said, "page.md").section.tolist() == ["Major Market Players › Acme"]
    plain = company("Acme sells kites. The market is expected to grow by 5% a year.")
    assert short(plain, "subject", "section", "company") == [("market", "Major Market Players", "")]


def test_the_company_goes_by_its_full_name_where_the_paragraph_gives_it():
    found = company(
        "Beta Works makes boats, and Beta widens its range. The company's revenue reached $3 million."
    )
    assert short(found, "subject") == ["Beta Works"]


# --- share -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North America holds 40%.", [("North America", 40)]),
        ("NA leads with 40%, followed by APAC at 25%.", [("North America", 40), ("Asia-Pacific", 25)]),
        ("The USA holds 20% and the U.K. 5%.", [("United States", 20), ("United Kingdom", 5)]),
        (
            "Europe (25%) and Asia-Pacific (APAC) (30%) lead the market.",
            [("Europe", 25), ("Asia-Pacific", 30)],
        ),
        ("Europe and China hold 20% and 10%, respectively.", [("Europe", 20), ("China", 10)]),
        (
            "North America and Europe have market shares of 35% and 30%.",
            [("North America", 35), ("Europe", 30)],
        ),
        ("Europe and China each hold 20%.", [("Europe", 20), ("China", 20)]),
        ("Europe and China together hold 20%.", [("Europe + China", 20)]),
        ("Collectively, Europe and China hold 20%.", [("Europe + China", 20)]),
        ("APAC, particularly China, holds 20%.", [("Asia-Pacific", 20)]),
        ("APAC, prominently featuring China, may hold 20%.", [("Asia-Pacific", 20)]),
        (
            "China holds 20%, and the rest of the APAC region 5%.",
            [("China", 20), ("Rest of Asia-Pacific", 5)],
        ),
        ("Asia-Pacific, led by China and India, holds 20%.", [("Asia-Pacific", 20)]),
        ("Within North America, Canada holds 20% of the market.", [("Canada", 20)]),
        ("The remaining 10% comes from other regions.", [("Rest of World", 10)]),
        ("Europe holds 20%, and others hold 5%.", [("Europe", 20), ("Rest of World", 5)]),
        (
            "Europe holds 25%, while the remaining 10% is spread over other lands.",
            [("Europe", 25), ("Rest of World", 10)],
        ),
        (
            "Europe holds 25%, and the remaining 10% is split among the USA and China.",
            [("Europe", 25), ("United States + China", 10)],
        ),
        ("Europe holds 25%, while China has the remaining 10%.", [("Europe", 25), ("China", 10)]),
        (
            "Europe and China together hold 40%, with 20% each.",
            [("Europe + China", 40), ("Europe", 20), ("China", 20)],
        ),
        (
            "The share is 30% for Europe and 5% each for India and China.",
            [("Europe", 30), ("India", 5), ("China", 5)],
        ),
        ("Asia grows in nations like China, which should take 15%.", [("China", 15)]),
        ("A 30% share is held by Europe.", [("Europe", 30)]),
        ("Some 40% of the market is in Europe.", [("Europe", 40)]),
        ("Asia grows fast, with China, which holds 15%, in front.", [("China", 15)]),
        (
            "Europe accounts for 25%, while China, as a growing segment, is at 10%.",
            [("Europe", 25), ("China", 10)],
        ),
    ],
)
def test_a_share_goes_to_the_place_that_holds_it(text, expected):
    assert short(read(text), "subject", "low") == expected
    assert set(short(read(text), "kind", "base")) == {("share", "market")}


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("China holds a 60% share of the APAC market.", "Asia-Pacific"),
        ("The USA accounts for 80% of the North American figure.", "North America"),
        ("China holds 20% of the global market.", "market"),
        ("China adds much, contributing 20% to the APAC segment.", "Asia-Pacific"),
        ("The USA serves the North American market, with 20% of the global demand.", "market"),
        ("China holds 20%.", "market"),
    ],
)
def test_the_base_of_a_share_is_the_market_unless_a_region_is_named_as_the_whole(text, base):
    assert short(read(text), "base") == [base]


def test_a_company_or_a_segment_may_hold_a_share():
    assert short(company("Acme commands 12% of the market."), "subject") == ["Acme"]
    assert short(company("With a market share of 12%, Acme leads."), "subject") == ["Acme"]
    assert short(read("The toy boat segment holds a 45% share."), "subject") == ["toy boat"]


def test_the_region_stands_for_the_one_named_before():
    found = read("Europe is strong in this trade. The region holds 20% of the market.")
    assert short(found, "subject") == ["Europe"]


def test_a_year_that_opens_the_sentence_goes_to_all_its_shares():
    found = read("By 2025, North America holds 30%, Europe 25%, and China 10%.")
    assert short(found, "end_year") == [2025, 2025, 2025]


# --- revenue ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme reported revenue of $3 million in 2022.", [("Acme", 2022)]),
        ("Acme's revenue for 2022 was $3 million.", [("Acme", 2022)]),
        ("Acme makes boats. The company's revenue reached $3 million in 2022.", [("Acme", 2022)]),
        ("With sales of $3 million, Acme leads.", [("Acme", None)]),
        ("Gamma Tools posted a turnover of $3 million.", [("Gamma Tools", None)]),
        ("Acme had sales of $3 million, while Beta Works reported $2 million.",
         [("Acme", None), ("Beta Works", None)]),
        ("Acme and Beta Works have revenue of $3 million and $2 million, respectively.",
         [("Acme", None), ("Beta Works", None)]),
        ("Acme and Beta Works each have revenue of $3 million.", [("Acme", None), ("Beta Works", None)]),
        ("Acme's revenue for 2022 was $15 million, while Beta Works reported $20 million.",
         [("Acme", 2022), ("Beta Works", None)]),
        ("Newco, a maker of boats, reported sales of $3 million.", [("Newco", None)]),
        ("Beta Works is small. Several firms report sales of $3 million.", [("Several firms", None)]),
        ("Beta Works makes boats. Smaller than Acme, its revenue approaches $3 million.", [("Beta Works", None)]),
        ("Acme had sales of $9 million, while Newco and Oldco hold revenues around $3 million.",
         [("Acme", None), ("Newco", None), ("Oldco", None)]),
        ("Newco, known for its boats of paper, saw revenue of $3 million.", [("Newco", None)]),
        ("Newco makes boats of paper. The firm reported sales of $3 million.", [("Newco", None)]),
    ],
)  # fmt: skip
def test_a_companys_sales_go_to_the_company_meant(text, expected):
    assert short(company(text), "subject", "end_year") == expected
    assert set(short(company(text), "kind")) == {"revenue"}


@pytest.mark.parametrize(
    "text",
    ["Acme invested $3 million in a yard.", "Acme acquired a yard for $3 million.",
     "Acme made a profit of $3 million.",
     "Acme has a market capitalization of $3 million.", "Boats cost $30 each.",
     "Acme sells several billion boats.",
     "Acme earns several hundred million dollars in sales."],
)  # fmt: skip
def test_other_money_is_no_claim(text):
    assert company(text) == []


# --- hedges ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Europe and China hold approximately 35% and 30%, respectively.", ["about", "about"]),
        ("Europe holds approximately 42%, followed by China at 28%.", ["about", "exact"]),
        ("The market has an estimated CAGR of over 20%.", ["over"]),
        ("The market will exceed approximately $10 billion.", ["over"]),
        ("The market has a CAGR of around 5-7%.", ["range"]),
        ("Europe holds 20%+ of the market.", ["over"]),
        ("The market is estimated to reach $4 billion.", ["exact"]),
        ("The market was estimated at $4 billion.", ["exact"]),
        ("Europe's share is projected at 20%.", ["exact"]),
        ("Europe holds a share approximating 20%.", ["about"]),
        ("The market shows a CAGR of XX%.", ["placeholder"]),
        ("Acme's sales are in the $50 million range.", ["about"]),
    ],
)
def test_hedges_meet_by_the_rules(text, expected):
    assert short(read(text), "hedge") == expected


def test_bounds_leave_the_other_end_open():
    assert short(read("Europe holds over 20%."), "low", "high") == [(20, None)]
    assert short(read("Europe holds almost 20%."), "low", "high") == [(None, 20)]


# --- rejects ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boats of 12 kg and 5mm steel.", [("12", "quantity"), ("5", "quantity")]),
        ("COVID-19 and 5G and A4 paper.", [("19", "name"), ("5", "name"), ("4", "name")]),
        ("1. Boats of paper", [("1", "list")]),
        ('<a href="?n=9">page 77</a> https://example.org/42', [("77", "link"), ("42", "link")]),
    ],
)
def test_other_digits_are_rejected_with_a_reason(text, expected):
    assert [(reject.figure, reject.reason) for reject in extract.read(page(text))[1]] == expected


# --- written and read back -------------------------------------------------------------------------------
MONEY = st.tuples(
    st.sampled_from([("$", "", "USD"), ("US$", "", "USD"), ("€", "", "EUR"), ("£", "", "GBP"),
     ("", " dollars", "USD"),
                     ("RMB ", "", "CNY")]),
    st.decimals(1, 999, places=1),
    st.sampled_from(["million", "billion"]),
)  # fmt: skip
HEDGED = st.sampled_from(
    [("", "exact"), ("about ", "about"), ("over ", "over"), ("nearly ", "about"), ("up to ", "under")]
)
PLACE = st.sampled_from([("Europe", "Europe"), ("NA", "North America"), ("APAC", "Asia-Pacific"),
     ("China", "China"),
                         ("the USA", "United States"), ("Latin America", "Latin America")])  # fmt: skip
YEAR = st.integers(2000, 2060)


@given(
    MONEY,
    HEDGED,
    YEAR,
    st.sampled_from(["The market will reach {} by {}.", "The market was valued at {} in {}."]),
)
def test_a_size_is_read_as_it_was_written(money, hedged, year, wording):
    (sign, name, unit), number, scale = money
    word, hedge = hedged
    (claim,) = read(wording.format(f"{word}{sign}{number} {scale}{name}", year))
    value = number * (10**6 if scale == "million" else 10**9)
    assert (claim.kind, claim.subject, claim.unit, claim.hedge, claim.end_year) == (
        "size",
        "market",
        unit,
        hedge,
        year,
    )
    assert claim.low == (None if hedge == "under" else value)
    assert claim.high == (None if hedge == "over" else value)


@given(
    PLACE,
    st.decimals(1, 99, places=1),
    HEDGED,
    st.sampled_from(["holds", "accounts for", "captures", "leads with"]),
)
def test_a_share_is_read_as_it_was_written(place, number, hedged, verb):
    spelling, name = place
    word, hedge = hedged
    (claim,) = read(f"Today {spelling} {verb} {word}{number}% of the market.")
    assert (claim.kind, claim.subject, claim.hedge, claim.base) == ("share", name, hedge, "market")


@given(st.integers(1, 30), st.integers(1, 30), YEAR, st.integers(1, 20))
def test_a_rate_is_read_as_it_was_written(low, more, start, years):
    (claim,) = read(
        f"The market is to grow at a CAGR of {low}-{low + more}% from {start} to {start + years}."
    )
    assert (claim.kind, claim.low, claim.high, claim.hedge) == ("growth", low, low + more, "range")
    assert (claim.start_year, claim.end_year) == (start, start + years)


WORDS = st.lists(
    st.sampled_from([
        "Europe", "China", "Acme", "the", "market", "CAGR", "of", "$4", "billion", "20%", "7-9%",
        "in", "2022,", "by", "respectively.", "and", "while", "revenue", "share", "holds", "(XX%)",
        "its", "over", "about", "<b>", "</p>", "&nbsp;", "1.", "https://a.b/3", "NA", "each", "**",
    ]),
    max_size=60,
).map(" ".join)  # fmt: skip


@given(WORDS)
@settings(max_examples=300)
def test_every_span_is_true_and_every_digit_is_accounted_for(text):
    made = page(text)
    found, rejects = extract.read(made)
    spans = [(row.start, row.end) for row in (*found, *rejects)]
    assert all(made.source[row.start : row.end] == row.figure for row in (*found, *rejects))
    for block in made.blocks:
        for digits in re.finditer(r"\d+", block.text):
            start, end = block.span(*digits.span())
            assert any(a <= start and end <= b for a, b in spans)


@pytest.mark.parametrize(
    "piece",
    [
        "Europe holds 20% of it, worth $4 billion in 2022. ",
        "5% ",
        "Europe and ",
        "$4 billion and ",
        "over ",
        "<b>",
        "(",
        "Acme, ",
        "2022 ",
        "[",
        "<",
        "a",
        "9",
        "**A1** ",
        "\n",
    ],
)
def test_long_lines_take_linear_time(piece):
    def seconds(size):
        started = time.process_time()
        extract.read(
            page_blocks.parse("<h1>Kites</h1><h2>Market Players</h2><p>" + piece * (size // len(piece)))
        )
        return time.process_time() - started

    small, large = seconds(20_000), seconds(160_000)
    assert large < 30 * small + 0.5


def test_a_mark_listed_among_the_players_names_no_company():
    made = page_blocks.parse(
        "<h1>Kite Market</h1><h2>Market Players</h2><ul><li>,</li></ul><p>Acme reported sales of $3 million.</p>"
    )
    assert [claim.subject for claim in extract.read(made)[0]] == ["Acme"]


def test_a_name_may_hold_a_space_of_another_width():
    found = read("In 2020, Qxf\u2009Bricks reported sales of $3 million.", section="Major Market Players")
    assert [claim.subject for claim in found] == ["Qxf\u2009Bricks"]


@pytest.mark.parametrize(
    ("word", "years"),
    [
        ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8),
        ("nine", 9), ("ten", 10), ("fifteen", 15), ("twenty", 20),
    ],
)  # fmt: skip
def test_a_horizon_in_words_is_its_number_of_years(word, years):
    text = f"# Widget Market\n\nThe market will grow at a CAGR of 5% over the next {word} years."
    (claim,), _ = extract.read(page_blocks.parse(text, "widgets.md"))
    assert str(claim.horizon) == f"next {years} years"


def test_growth_between_two_years_beside_its_yearly_rate_is_not_sure():
    text = "Sales of kites grew 60% between 2010 and 2020, which represents a CAGR of 5%."
    claims, _ = extract.read(page_blocks.parse(f"# Kites\n\n{text}", "kites.md"))
    (whole,) = [c for c in claims if c.figure == "60%"]
    assert whole.doubt == "kind"
