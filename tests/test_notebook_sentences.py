"""Sentences say what the results say, and text of a report does nothing in them but stand there."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from helpers import case, parameters
from helpers.audit import Audit
from helpers.checks import phrases
from helpers.checks.finding import VERDICTS
from helpers.notebook import answer, claims, growth, revenue, shares
from helpers.notebook import markdown as md

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OPENINGS = ("\\(", "\\[", "$")  # where MathJax, which reads the page after Markdown, sees mathematics begin
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)
MARKED = st.text(alphabet="ab \\`*_[]()|~#<>&$!-+=@;:1.x^{}/\"'\n", min_size=1).filter(str.strip)
TRAPS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "\\<b>", "![a](b)", "[a](http://b)",
    "a|b", "*x* _y_ `z` ~~w~~", "# x", "<!-- x", "\\", "a\n\nb", "a\n# b\n- c", "$x$ $$y$$", "\\(x\\) \\[y\\]",
)  # fmt: skip


class Page(HTMLParser):
    """The tags of a page of HTML, and its runs of text between tags."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.runs = [], [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, *attrs))
        self.runs.append("")

    def handle_endtag(self, tag):
        self.runs.append("")

    def handle_comment(self, data):
        self.tags.append(("comment", data))

    def handle_data(self, data):
        self.runs[-1] += data


def rendered(text):
    """A page that shows a report's text where the notebooks put it: inside a sentence, in italics."""
    return Page(MARKDOWN.render(f"The page *{md.escape(text)}* prints."))


def opened(source):
    """The audit of a page."""
    return Audit(
        case.check_parameters(
            report=source,
            published="",
            about=5.0,
            rounding="any",
            over="loose",
            unusual_below=0.05,
            out="runs/none",
        )
    )


@pytest.fixture(scope="module")
def pacs():
    return opened("data/raw/pacs-systems-market.md")


@pytest.fixture(scope="module")
def cranes():
    return opened("tests/reports/harbour-cranes.md")


@pytest.fixture
def written(tmp_path):
    """Open a page that a test writes."""

    def write(text):
        path = tmp_path / "page.md"
        path.write_text(text, encoding="utf-8")
        return opened(str(path))

    return write


# --- text of a report -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", TRAPS)
def test_a_trap_is_shown_as_it_stands_and_makes_no_tag(text):
    page = rendered(text)
    assert {tag for tag, *_ in page.tags} <= {"p", "em", "span"} and all(len(tag) == 1 for tag in page.tags)
    assert "".join(page.runs).strip() == f"The page {' '.join(text.split())} prints."


@given(TEXTS | MARKED)
@example("a\n===\nb")
@example("  * * *  ")
def test_no_text_makes_a_tag_or_is_changed(text):
    page = rendered(text)
    assert {tag for tag, *_ in page.tags} <= {"p", "em", "span"} and all(len(tag) == 1 for tag in page.tags)
    assert "".join(page.runs).strip() == f"The page {' '.join(text.split())} prints."


@given(TEXTS | MARKED)
@example("$x$")
@example("\\(x\\)")
def test_no_text_is_mathematics_once_it_is_rendered(text):
    # Entities and escapes are gone by then: only a tag between its two characters keeps a sign from opening.
    assert not any(sign in run and run != sign for run in rendered(text).runs for sign in OPENINGS)


@given(MARKED)
def test_a_text_stays_on_its_line_and_in_its_table_cell(text):
    escaped = md.escape(text)
    assert "\n" not in escaped
    page = Page(MARKDOWN.render(f"|a|b|\n|-|-|\n|x {escaped}|y|"))
    assert [tag for tag, *_ in page.tags if tag == "td"] == ["td", "td"]


def test_a_hostile_page_puts_no_tag_of_its_own_into_any_answer():
    for name in ("hostile", "hostile-names"):
        one = opened(f"tests/reports/{name}.md")
        for told in (answer.findings_answer(one), claims.claims_answer(one.case), growth.growth_answer(one)):
            page = Page(MARKDOWN.render(told))
            assert {tag for tag, *_ in page.tags} <= {"p", "em", "strong", "ul", "li", "span"}
            assert all(len(tag) == 1 for tag in page.tags)


# --- small words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), ([1, 2], "1 and 2")],
)
def test_parts_are_listed_with_one_and(parts, text):
    assert phrases.listed(parts) == text
    assert phrases.listed(iter(parts)) == text


@pytest.mark.parametrize(
    ("n", "noun", "text"),
    [
        (0, "claim", "0 claims"), (1, "claim", "1 claim"), (2, "claim", "2 claims"), (1, "company", "1 company"),
        (2, "company", "2 companies"), (3, "forecast window", "3 forecast windows"),
    ],
)  # fmt: skip
def test_a_number_and_its_noun_agree(n, noun, text):
    assert phrases.plural(n, noun) == text


# --- the page in a sentence -----------------------------------------------------------------------------


def test_kinds_of_pacs_are_counted(pacs):
    assert claims.kinds(pacs.case.claims) == (
        "1 forecast window, 3 growth rates, 1 market size, 4 shares and 3 revenue figures"
    )


def test_every_finding_has_its_verdict_counted(pacs):
    counted = sum(int(word) for word in answer.verdicts(pacs.findings).split() if word.isdigit())
    assert counted == len(pacs.findings)


def test_every_verdict_has_a_sign_of_its_own():

    assert set(md.SIGNS) == set(VERDICTS)
    assert len(set(md.SIGNS.values())) == len(VERDICTS)


def test_a_finding_is_one_line_that_begins_with_sign_verdict_and_id(pacs, cranes):
    for one in (pacs, cranes):
        lines = md.bullets(one.findings).split("\n")
        for line, row in zip(lines, one.findings, strict=True):
            assert line.startswith(f"- {md.SIGNS[row.verdict]} **{row.verdict}** ({row.finding_id}): ")


def test_where_the_day_of_publication_comes_from_is_said(pacs):
    assert "5 March 2025 is inferred" in md.about_dates(pacs.case)
    given_day = case.check_parameters(
        report="tests/reports/harbour-cranes.md", published="2024-02-01", about=5.0, rounding="any", over="loose",
        unusual_below=0.05, out="runs/none",
    )  # fmt: skip
    assert "1 February 2024, is the one given" in md.about_dates(given_day)


def test_a_day_that_nothing_gives_is_said_to_stand_in(cranes):
    assert md.about_dates(cranes.case).endswith(
        "1 January 2024 stands in for the missing day."
    )  # its title: 2024


def test_the_answer_on_claims_counts_what_the_page_lists(pacs):
    told = claims.claims_answer(pacs.case)
    # Items: 7 players, 2 types, 3 applications, 2 + 5 + 9 + 4 + 5 countries. Changed: U.K., China Taiwan,
    # Argentina Korea, Saudi, Arabia, UAE, Korea.
    assert "12 claims in all" in told
    assert all(part in told for part in ("7 players", "2 types", "3 applications", "25 countries"))
    assert "7 items of these had to be cleaned" in told


def test_what_growth_must_do_is_told_with_and_without_rounding(pacs, written):
    told = growth.change(pacs)
    assert "1.55 points (0.54 with the room of rounding)" in told and "any number" not in told
    apart = written(
        "# Kite Market, 2025 to 2030\n\nThe market grows at a CAGR of 5.0% from 2025 to 2030.\n\n"
        "The market grows at a CAGR of 5.1% from 2025 to 2030.\n\nThe market was worth USD 4 billion in 2025."
    )
    assert "they hold only with the room of rounding, by 0.00 points" in growth.change(apart)
    clash = written(
        "# Kite Market, 2025 to 2030\n\nThe market grows at a CAGR of 5.0% from 2025 to 2030.\n\n"
        "The market grows at a CAGR of 9.1% from 2025 to 2030."
    )
    assert "at least: they cannot hold (" in growth.change(clash)


def test_the_title_of_the_turns_counts_the_industries(pacs):
    rows, found = growth.turns_table(pacs)
    assert growth.turns_title(found) == (
        "Of 637 spans in which 257 US industries grew 7 to 9% a year for 5 years, 24 then grew 15.1% or more a year for"
        " 2 years"
    )
    assert len(rows) == 637 and (rows["growth"] >= found[0][0].needed).sum() == 24


def test_what_counts_as_unusual_is_told_beside_the_verdicts(pacs):
    assert "fewer than 1 in 20 comparable spans of US industries" in md.assumptions(pacs.case)


def test_a_page_without_growth_is_told_so():
    one = opened("tests/reports/shares-only.md")
    assert "no growth rate" in growth.growth_answer(one)


# --- titles ---------------------------------------------------------------------------------------------


def test_the_growth_title_of_pacs_says_what_is_left(pacs):
    # Seven years at 10.7% and five of them at 9 or at 7 leave two.
    low, high = (100 * ((1.107**7 / rate**5) ** 0.5 - 1) for rate in (1.09, 1.07))
    title = growth.rates_title(pacs)
    assert f"{low:.1f} to {high:.1f}% a year over 2 years between 2030 and 2032" in title
    assert "7-9%" in title and "10.7%" in title


def test_the_growth_title_counts_the_rates_that_its_chart_draws(written):
    one = written(
        "# Kite Market\n\nThe market grows at a CAGR of 5% from 2024 to 2030.\n\n"
        "Europe grows at a CAGR of 6% from 2024 to 2030."
    )
    assert len(growth.rates_table(one)) == 1
    assert growth.rates_title(one) == "The page prints 1 growth rate: 5%"


def test_the_sizes_title_of_pacs_runs_from_the_printed_size_to_the_last_year(pacs):
    title = growth.sizes_title(*growth.sizes_table(pacs))
    assert f"USD 4.0 bn in 2026 would become USD {4 * 1.107**6:.1f} bn by 2032" in title


def test_the_shares_title_of_pacs_names_what_is_counted_twice(pacs):
    title = shares.shares_title(pacs, shares.shares_table(pacs))
    assert title.startswith("The printed shares make 85%, or 100% if China is counted twice")
    assert "inside Asia-Pacific" in title


def test_the_shares_title_gives_the_sum_where_there_is_one_reading(cranes):
    assert (
        shares.shares_title(cranes, shares.shares_table(cranes)) == f"The printed shares make {55 + 30 + 25}%"
    )


def test_the_revenues_title_sets_companies_beside_the_market(pacs, cranes):
    rows, _, year = revenue.revenues_table(pacs)
    times = (19.8 + 18.5 + 22.6) / (4 / 1.08**4)
    assert revenue.revenues_title(rows, year).startswith(
        f"Revenue of 3 companies in 2022 is {times:.0f} times"
    )
    rows, _, year = revenue.revenues_table(cranes)
    assert revenue.revenues_title(rows, year).startswith(
        "Revenue of 1 company in 2023 is 32% of"
    )  # 0.64 of 2.0


def test_headlines_are_the_titles_of_the_charts_that_can_be_drawn(pacs):
    said = answer.headlines(pacs)
    assert md.escape(growth.rates_title(pacs)) in said
    assert md.escape(shares.shares_title(pacs, shares.shares_table(pacs))) in said
    assert answer.headlines(opened("tests/reports/sizes-only.md")) == ""


def test_the_line_below_a_chart_names_the_report_from_the_projects_folder(pacs):
    assert "data/raw/pacs-systems-market.md" in md.source(pacs.case)
    assert str(parameters.root()) not in md.source(pacs.case)


@pytest.mark.parametrize("name", ["pacs", "cranes"])
def test_no_sentence_holds_a_dollar_sign(name, request):
    one = request.getfixturevalue(name)
    told = answer.findings_answer(one), claims.claims_answer(one.case), growth.growth_answer(one)
    assert "$" not in "".join(told)


def test_a_name_with_dollar_signs_is_told_as_the_page_spells_it(written):
    one = written(
        "# Kite Market, 2024 to 2030\n\nThe market was worth USD 4 billion in 2024.\n\n## Major Market Players\n\n"
        "**A$AP Kites** reported revenue of USD 60 billion in 2024."
    )
    assert "A$AP Kites" in one.case.ledger["subject"].tolist()
    page = Page(MARKDOWN.render(md.bullets(one.findings)))
    assert "A$AP Kites" in "".join(page.runs)
