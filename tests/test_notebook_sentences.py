"""Sentences say what the results say, and text of a report does nothing in them but stand there."""

import dataclasses
from html.parser import HTMLParser

import cases
import matplotlib.pyplot as plt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from helpers import case, parameters
from helpers.audit import Audit
from helpers.checks import phrases
from helpers.checks.finding import VERDICTS
from helpers.notebook import answer, claims, growth, outside, plain, revenue, sections, shares, show
from helpers.notebook import markdown as md
from helpers.notebook.charts import theme
from helpers.outside import survey

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


TABLE = ("table", "thead", "tbody", "tr", "th", "td")


def said_by(cell, audit):
    """The Markdown that a cell shows, without its pictures."""
    said = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(show, "text", said.append)
        patch.setattr(show, "keep", lambda *_: None)
        cell(audit)
    plt.close("all")
    return said


def all_told(audit):
    """Everything that is told of a page in Markdown."""
    told = [answer.findings_answer(audit), claims.claims_answer(audit.case), outside.outside_answer(audit)]
    return [*told, md.findings(audit.findings), *said_by(sections.show_all, audit)]


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
        for told in all_told(one):
            page = Page(MARKDOWN.render(told))
            assert {tag for tag, *_ in page.tags} <= {"p", "em", "strong", "h2", "span", *TABLE}
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


def test_every_verdict_has_a_sign_of_its_own():

    assert set(md.SIGNS) == set(VERDICTS)
    assert len(set(md.SIGNS.values())) == len(VERDICTS)


def test_a_finding_is_one_row_that_begins_with_id_sign_and_verdict(pacs, cranes):
    for one in (pacs, cranes):
        lines = md.findings(one.findings).split("\n")[2:]
        for line, row in zip(lines, one.findings, strict=True):
            assert line.startswith(f"| {row.finding_id} | {md.SIGNS[row.verdict]} {row.verdict} | ")


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
    assert "makes 12 claims" in told
    assert all(part in told for part in ("7 players", "2 types", "3 applications", "25 countries"))
    assert "Of these items 7 had to be cleaned" in told


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
    assert said_by(answer.on_growth, one) == [
        "The page *Sail Loft Market, 2024 to 2030* prints no growth rate of its market: nothing to compare."
    ]


# --- titles ---------------------------------------------------------------------------------------------


def test_the_growth_title_of_pacs_says_what_is_left(pacs):
    # Seven years at 10.7% and five of them at 9 or at 7 leave two.
    low, high = (100 * ((1.107**7 / rate**5) ** 0.5 - 1) for rate in (1.09, 1.07))
    title = growth.rates_title(pacs)
    assert f"{low:.1f} to {high:.1f}% a year in 2030-2032" in title
    assert "7-9%" in title and "10.7%" in title


def test_the_growth_title_counts_the_rates_that_its_chart_draws(written):
    one = written(
        "# Kite Market\n\nThe market grows at a CAGR of 5% from 2024 to 2030.\n\n"
        "Europe grows at a CAGR of 6% from 2024 to 2030."
    )
    assert len(growth.rates_table(one)) == 1
    assert growth.rates_title(one) == "The report prints 1 growth rate: 5%"


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
        f"Company-wide revenue of 3 companies in 2022 is {times:.0f} times"
    )
    rows, _, year = revenue.revenues_table(cranes)
    assert revenue.revenues_title(rows, year).startswith(
        "Company-wide revenue of 1 company in 2023 is 32% of"
    )  # 0.64 of 2.0


# --- the answer and the sections ------------------------------------------------------------------------


def test_the_answer_tells_the_gravest_finding_with_its_figures_condition_and_how_often(pacs):
    told = answer.findings_answer(pacs)
    assert told.startswith("No figures of the report contradict one another. The gravest finding is unusual")
    least = 100 * ((1.107**7 / 1.09**5) ** 0.5 - 1)
    for part in (
        "10.7%",
        "7-9%",
        f"at least {least:.1f}% a year",
        "does not say when the lower rate begins: 2025 is assumed",
        "and with an earlier start a gentler change will do",
        "In 24 of 637 cases in which a US industry grew at the lower rate for five years",
        "it then grew that fast for two.",
    ):
        assert part in told


def test_contradictions_come_before_all_else(cranes):
    told = answer.findings_answer(cranes)
    n = sum(f.verdict == "contradiction" for f in cranes.findings)
    assert n and told.startswith(f"Some figures of the report cannot all be right: {n} contradictions found.")
    made = sections.sections(cranes)
    ranks = [claims.GRAVEST.index(one.finding.verdict) for one in made]
    assert ranks == sorted(ranks) and ranks[0] == 0


@pytest.mark.parametrize(
    "path", ["harbour-cranes", "one-claim", "shares-only", "sizes-only", "sixty-claims", "hostile"]
)
def test_an_answer_stays_within_its_words_and_sections_name_no_id(path):
    one = opened(f"tests/reports/{path}.md")
    assert len(answer.findings_answer(one).split()) <= answer.WORDS
    for made in sections.sections(one):
        assert not any(name in " ".join(made.plain).split() for name in one.case.by_id)


def test_where_nothing_is_grave_what_agrees_is_told(written):
    one = written(
        "# Kite Market, 2024 to 2030\n\nThe market was worth USD 4.0 billion in 2024 and reaches USD 5.06 billion in"
        " 2028, at a CAGR of 6.0% from 2024 to 2028."
    )
    (made,) = sections.sections(one)
    assert made.finding.verdict == "fits by rounding" and "agree once rounding" in made.plain.heading
    assert answer.findings_answer(one).startswith("The figures that can be compared agree.")


def test_a_page_with_nothing_to_test_is_told_what_it_prints():
    one = opened("tests/reports/one-claim.md")
    assert answer.findings_answer(one).startswith("The report prints 1 growth rate, and nothing that")
    assert said_by(sections.show_all, one)[0].startswith("No two figures")


def test_a_check_whose_findings_share_a_section_is_told_once(pacs):
    checks = [one.finding.check for one in sections.sections(pacs)]
    assert checks.count("editions.number") == 1 < sum(f.check == "editions.number" for f in pacs.findings)


def tabled(cell, audit):
    """What a cell shows: its Markdown, and its tables."""
    shown = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sections, "display", shown.append)
        return said_by(cell, audit), shown


def test_the_report_is_named_with_its_site_and_its_day(pacs, written):
    (said,) = said_by(lambda one: sections.which_report(one.case), pacs)
    assert said.startswith("The report: *PACS Systems Market Analysis")
    assert said.endswith(" 2032* (reliablemarketsize.com, 5 March 2025).")
    bare = written("# Kite Market.\n\nThe market grows at a CAGR of 5% from 2024 to 2030.")
    assert said_by(lambda one: sections.which_report(one.case), bare) == ["The report: *Kite Market*."]


def test_what_a_page_does_not_hold_is_told_in_one_sentence():
    one = opened("tests/reports/one-claim.md")
    for cell in (sections.countries, sections.by_hand):
        (said,), shown = tabled(cell, one)
        assert not shown and not said.startswith("#")


def test_lists_and_sums_stand_under_a_heading_of_their_own(pacs):
    for cell, heading, rows in (
        (sections.countries, "### The list of countries", claims.countries(pacs.case)),
        (sections.by_hand, "### Work it out", growth.factors_table(pacs)),
    ):
        said, (table,) = tabled(cell, pacs)
        assert said[0].startswith(heading) and len(table) == len(rows)


def test_a_clash_of_sizes_is_worked_out_before_what_rates_leave(written):
    one = written(
        "# Kite Market, 2024 to 2032\n\nThe kite market was worth USD 4.00 billion in 2024 and reaches USD 8.00 billion"
        " in 2032, at a CAGR of 19.1% from 2024 to 2032."
    )
    _, (table,) = tabled(sections.by_hand, one)
    assert len(table) == 4 and table["step"].iloc[-1] == "printed for 2032"


def test_a_figure_is_quoted_once_and_at_most_so_many_of_a_finding(pacs, cranes):
    said = [
        text
        for text in said_by(sections.show_all, pacs)
        if text.startswith("**Words of the retold report:**")
    ]
    assert sum("10.7%" in text for text in said) == sum("7-9%" in text for text in said) == 1
    many = sections.quotations(cranes, [c.claim_id for c in cranes.case.claims if c.kind != "window"])
    assert (
        many.startswith("**Words of the report:**")
        and many.count('"') == 2 * sections.QUOTED
        and " more." in many
    )
    assert sections.quotations(cranes, []) == ""


@pytest.mark.parametrize(
    ("long", "short", "heading", "lead"),
    [
        (
            "10.7%",
            "7-9%",
            "With 7-9%, growth must jump in 2030-2032 for 10.7% to hold",
            "to at least 15.1% a year",
        ),
        (
            "3.0%",
            "7-9%",
            "With 7-9%, growth must drop in 2030-2032 for 3.0% to hold",
            "to at most -6.4% a year",
        ),
    ],
)
def test_rates_whose_years_are_printed_assume_nothing(written, long, short, heading, lead):
    one = written(
        f"# Kite Market, 2025 to 2032\n\nThe kite market grows at a CAGR of {long} from 2025 to 2032."
        f" It grows at a CAGR of {short} from 2025 to 2030."
    )
    (told,) = (made.plain for made in sections.sections(one) if made.finding.check == "growth.left")
    assert (
        told.heading == heading and lead in told.lead and "assumed" not in told.lead and "  " not in told.lead
    )
    assert "taken to mean" not in told.text and "begin" not in told.sure


@pytest.mark.parametrize(
    ("long", "short", "heading", "then"),
    [
        (
            "2022 to 2032",
            "2024 to 2030",
            "in 4 years of 2022-2032",
            "it grew that fast in the four years around.",
        ),
        ("2022 to 2030", "2024 to 2030", "in 2022-2024", "it grew that fast in the two years before."),
        ("2024 to 2032", "2024 to 2030", "in 2030-2032", "it then grew that fast for two."),
    ],
)
def test_the_years_left_are_told_on_the_side_on_which_they_lie(written, long, short, heading, then):
    one = written(
        f"# Kite Market\n\nThe kite market grows at a CAGR of 10.0% from {long}."
        f" It grows at a CAGR of 6.0% from {short}."
    )
    (told,) = (made.plain for made in sections.sections(one) if made.finding.check == "growth.left")
    assert heading in told.heading and heading.removeprefix("in ") in told.text and told.lead.endswith(then)
    assert heading in growth.rates_title(one)


def test_rates_that_ask_for_no_turn_are_listed_in_the_title(written):
    one = written(
        "# Kite Market\n\nThe kite market grows at a CAGR of 5.0% from 2025 to 2032."
        " It grows at a CAGR of 5.0% from 2025 to 2030."
    )
    assert one.growth.turns and growth.rates_title(one) == "The report prints 1 growth rate: 5.0%"


@pytest.mark.parametrize("amount", ["USD 46.7 to 47.8 bn", "USD 34.8 billion", "USD 4.0 bn"])
def test_no_line_of_a_title_ends_inside_an_amount(amount):
    for width in range(len(amount), len(amount) + 12):
        assert amount in theme.wrapped(f"it becomes {amount} by 2030", width)


def test_a_rate_without_years_beside_a_window_is_drawn_and_told(written):
    one = written(
        "# Kite Market, 2025 to 2032\n\nThe kite market was valued at USD 10.0 billion in 2025.\n\n"
        "The kite market will grow at a CAGR of 5.0%."
    )
    assert growth.rates_table(one)["taken"].tolist() == [""] * len(growth.rates_table(one)) != []
    assert said_by(sections.show_all, one)


def test_what_another_start_asks_is_told_of_the_two_rates_alone(pacs, written):
    (turn,) = pacs.growth.turns
    assert plain._smaller(pacs, turn) == pytest.approx(0.5, abs=0.01)
    (told,) = (made.plain for made in sections.sections(pacs) if made.finding.check == "growth.left")
    assert "If 7-9% begins in 2022 or 2024, growth need change at most half as much" in told.sure
    fast = written(
        "# Kite Market, 2025 to 2032\n\nThe kite market grew by 40% in 2020."
        " It grows at a CAGR of 8.0% from 2025 to 2032. It grows at 7.0% a year over the next five years."
    )
    assert all(plain._smaller(fast, one) in (None, pytest.approx(0.5, abs=0.01)) for one in fast.growth.turns)


def test_only_the_projects_own_page_is_said_to_be_retold(pacs, cranes):
    assert md.retold(pacs.case) and not md.retold(cranes.case)
    other = dataclasses.replace(pacs.case, page=dataclasses.replace(pacs.case.page, path="data/raw/mine.md"))
    assert not md.retold(other)


def test_what_other_revenues_allow_is_said_only_where_they_fit(pacs):
    (made,) = (one for one in sections.sections(pacs) if one.finding.check == "filings.revenue")
    assert 'no more than words such as "about" allow' in made.plain.text
    pacs_ = opened("data/raw/pacs-systems-market.md")
    pacs_.filings.compared.loc[:, "fits"] = ""
    said = plain.said(pacs_, made.finding).text
    assert "The other figures differ less: Philips" in said


def test_shares_of_which_nothing_can_be_said_have_no_section(written):
    one = written(
        "# Kite Market, 2024 to 2030\n\nThe market was worth USD 4.0 billion in 2024 and reaches USD 5.06 billion in"
        " 2028, at a CAGR of 4.0% from 2024 to 2028. Kites had a 20% share of sales and 30% share of toys."
    )
    assert any(f.check == "shares.together" and f.verdict == "no test" for f in one.findings)
    assert [made.finding.check for made in sections.sections(one)] == ["growth.together"]


def test_a_page_of_which_nothing_meets_says_why_and_quotes_what_it_prints(written):
    one = written("# Quarterly news\n\nSales of Acme rose 5% to 20 million dollars in 2020.")
    none, why, words = said_by(sections.show_all, one)
    assert none.startswith("No two figures") and why.startswith("No verdict rests on 2 of 2 claims")
    assert words.startswith("**Words of the report:**") and "rose 5% to 20 million" in words


def test_one_finding_told_twice_and_one_count_told_twice_stand_once(cranes, monkeypatch):
    apart = sections.sections(cranes)
    assert len(apart) > 2
    monkeypatch.setattr(sections, "among_reports", lambda f: "Of all, some.")
    assert "".join(said_by(sections.show_all, cranes)).count("**How common?**") == 1
    spellings = iter(["4 Billion", "4 billion", *map(str, range(99))])
    monkeypatch.setattr(plain, "said", lambda *_: plain.Plain(next(spellings), "a.", "b.", "c."))
    assert [made.plain.heading for made in sections.sections(cranes)][:2] == ["4 Billion", "0"]


def test_how_common_is_told_of_what_is_grave_alone(pacs):
    counted = {"how_often": 3, "out_of": 9, "among": survey.AMONG}
    grave = pacs.findings[0]._replace(verdict="unusual", **counted)
    assert (
        sections.among_reports(grave)
        == f"In the survey (notebook 05) this check finds something as unusual, or worse, in 3 of 9 {survey.AMONG}."
    )
    assert sections.among_reports(grave._replace(verdict="fits by rounding")) == ""
    worse = grave._replace(verdict="contradiction")
    assert (
        sections.among_reports(worse)
        == f"In the survey (notebook 05) this check finds a contradiction in 3 of 9 {survey.AMONG}."
    )


def test_no_chart_is_drawn_twice(pacs):
    drawn = [one.chart for one in sections.sections(pacs) if one.chart]
    assert len(drawn) == len(set(drawn)) >= 5


@pytest.mark.parametrize(
    ("text", "told"),
    [("From 5% (c01) to c02.", "From 5% to over 6%."), ("From 5% (c09) to c09.", "From 5% (c09) to c09.")],
)
def test_an_id_behind_its_figure_goes_and_alone_becomes_its_figure(text, told):
    by_id = {
        "c01": cases.claim(1, "growth", figure="5%"),
        "c02": cases.claim(2, "growth", figure="6%", hedge="over"),
    }
    assert plain.without_ids(text, by_id) == told


@pytest.mark.parametrize(("words", "kept"), [(3, "A b c."), (6, "A b c. D e f."), (5, "A b c.")])
def test_a_text_is_cut_between_sentences(words, kept):
    assert plain.short("A b c; d e f.", words) == kept
    assert plain.short("A b c d e.", 1) == "A b c d e."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7-9% in 2025-2030.", ["7-9", "2025-2030"]),
        ("USD 1,200 or 4.", ["1,200", "4"]),
        ("none", []),
        ("1 in 20", ["1", "20"]),
    ],
)
def test_a_range_with_a_dash_is_one_number(text, found):
    assert answer.numbers(text) == found


def test_the_factors_lead_by_a_pocket_calculator_to_what_is_left(pacs):
    rows = growth.factors_table(pacs)
    long, low, high, least, most = rows["factor"].astype(float)
    assert (long, low, high) == (round(1.107**7, 3), round(1.07**5, 3), round(1.09**5, 3))
    assert least == pytest.approx(long / high, abs=0.002) and most == pytest.approx(long / low, abs=0.002)


def test_the_line_below_a_chart_names_the_report_from_the_projects_folder(pacs):
    assert "data/raw/pacs-systems-market.md" in md.source(pacs.case)
    assert str(parameters.root()) not in md.source(pacs.case)


@pytest.mark.parametrize("name", ["pacs", "cranes"])
def test_no_sentence_holds_a_dollar_sign(name, request):
    one = request.getfixturevalue(name)
    assert "$" not in "".join(all_told(one))


def test_a_name_with_dollar_signs_is_told_as_the_page_spells_it(written):
    one = written(
        "# Kite Market, 2024 to 2030\n\nThe market was worth USD 4 billion in 2024.\n\n## Major Market Players\n\n"
        "**A$AP Kites** reported revenue of USD 60 billion in 2024."
    )
    assert "A$AP Kites" in one.case.ledger["subject"].tolist()
    page = Page(MARKDOWN.render(md.findings(one.findings)))
    assert "A$AP Kites" in "".join(page.runs)


def test_revenue_beside_a_market_of_nothing_is_told_without_a_ratio(monkeypatch, pacs):
    rows, unit, year = revenue.revenues_table(pacs)
    of_nothing = rows.assign(value=rows["value"].where(rows["kind"] != "market", 0.0))
    monkeypatch.setattr(revenue, "revenues_table", lambda audit: (of_nothing, unit, year))
    f = next(f for f in pacs.findings if f.check == "revenues.market")
    assert "times the market" not in plain.said(pacs, f).heading
