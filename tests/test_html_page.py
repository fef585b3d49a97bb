"""The page for browsers: self-contained, closed to what a report would do in it, in the words of notebook 00."""

import base64
import hashlib
import re
from collections import Counter
from pathlib import Path

import nbformat
import pytest
import webpages
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from helpers.checks.finding import VERDICTS
from helpers.notebook import plain
from helpers.notebook.html import cards, page, words
from helpers.tables import schemas

HOME = Path(__file__).parents[1]
REPORTS = ("data/raw/pacs-systems-market.md", "tests/reports/harbour-cranes.md", "tests/reports/hostile.md")
BYTES = 3_000_000
# In the title, a company's name, a list and a sentence: what a browser would run, follow, take for its own or turn.
TRAPS = (
    "<script>window.ran=1</script>", "&lt;script&gt;window.ran=1&lt;/script&gt;", "&lt;/script&gt;", "&lt;/style&gt;",
    "&lt;img src=x onerror=window.ran=1&gt;", "&quot; onmouseover=&quot;window.ran=1",
    "' autofocus onfocus='window.ran=1",
    "<a href='javascript:window.ran=1'>here</a>", "[there](https://example.org/)", "{{ 7 * 7 }}", "{% raw %}",
    "&lt;!--", "]]&gt;", "\u202eesrever\u202c", "\u2066x", "bell\x07", "&#x202e;turned", "`x`",
)  # fmt: skip


KNOWN = {
    (tag, name)
    for tag, names in {
        "button": "type class id data-action aria-controls aria-pressed data-rows data-verdict aria-label data-notes"
        " data-figure dir",
        "span": "class data-verdict aria-hidden data-notes", "article": "class id data-action data-lights data-note",
        "p": "class dir", "tr": "id", "ul": "class aria-label", "li": "dir", "h3": "dir", "details": "", "summary": "",
        "a": "href", "h2": "id", "div": "", "table": "", "thead": "", "tbody": "", "th": "scope", "td": "dir",
        "strong": "data-verdict",
    }.items()
    for name in ("", *names.split())
}  # fmt: skip


def hostile(trap: str) -> str:
    """A report that holds a trap wherever its text goes."""
    return (
        f"<h1>Kite {trap} Market, 2024 - 2030</h1>"
        f"<p>The kite market was worth $5 billion in 2024 and $9 billion in 2030, {trap} at a CAGR of 3% from 2024"
        f" to 2030.</p><p><strong>Kite Major Market Players</strong></p><p><p>**Acme {trap}** reported revenue of"
        f" $2 billion in 2024.</p><p>**Beta {trap} Ltd** reported revenue of $1 billion in 2024.</p></p>"
        f"<p><strong>In terms of Region, the Kite Market Players available by Region are:</strong></p>"
        f"<p><p><strong> Europe: </strong><ul><li>Spain {trap}</li><li>Italy</li></ul></p></p><p>Europe holds 60%.</p>"
    )


@pytest.fixture(scope="module")
def published():
    """The page of the default report."""
    return webpages.made(REPORTS[0])


@pytest.fixture(scope="module")
def book():
    return nbformat.read(HOME / "notebooks" / "00_findings.ipynb", as_version=4)


def plain_text(markdown: str) -> str:
    """What a reader sees of Markdown."""
    html = webpages.Page(f"<div>{MarkdownIt('commonmark').render(markdown).replace('<br />', '')}</div>")
    return " ".join("".join(run.text for run in html.runs).split())


@pytest.mark.made_by("make audit")
def test_the_committed_page_is_the_one_that_the_code_makes():
    committed = (HOME / "data" / "processed" / page.NAME).read_text(encoding="utf-8")
    assert committed == page.render(webpages.audited(REPORTS[0]))


# --- self-contained and closed --------------------------------------------------------------------------


@pytest.mark.parametrize("path", REPORTS)
def test_the_page_loads_nothing_and_leads_nowhere_else(path):
    made = webpages.made(path)
    for tag, attributes in made.elements:
        assert tag not in (
            "link",
            "img",
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "video",
            "audio",
            "source",
        )
        assert not {"src", "srcset", "action", "formaction", "data", "style", "background"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert attributes.get("href", "#").startswith("#")
    assert "url(" not in "".join(made.text("style")) and "@import" not in "".join(made.text("style"))


def test_the_policy_admits_the_script_and_the_style_of_the_page_by_what_they_hold_and_nothing_else(published):
    (policy,) = [
        a["content"] for _, a in published.elements if a.get("http-equiv") == "Content-Security-Policy"
    ]
    held = {}
    for tag in ("style", "script"):
        (content,) = [run.text for run in published.runs if run.around and run.around[-1][0] == tag]
        held[tag] = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'", f"style-src 'sha256-{held['style']}'", f"script-src 'sha256-{held['script']}'",
        "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip


def test_the_policy_stands_before_anything_that_it_governs(published):
    first = [tag if "http-equiv" not in attributes else "policy" for tag, attributes in published.elements]
    assert first.index("policy") < first.index("style") < first.index("script")


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_in_a_report_adds_no_element_and_no_attribute(trap, tmp_path):
    path = tmp_path / "page.md"
    names, others = [], []
    for text in ("", trap):
        path.write_text(hostile(text), encoding="utf-8")
        made = webpages.made(path)
        names.append({(tag, name) for tag, attributes in made.elements for name in ("", *attributes)})
        others.append(Counter(tag for tag, _ in made.elements if (tag, "") not in KNOWN))
        shown = "".join(run.text for run in made.runs if not run.inside("style") and not run.inside("script"))
        assert "49" not in shown
        assert not set(page.TURNING) & set(shown) and "\x07" not in shown
    # A trap may hold a digit or break a list, so that a mark or a reason comes or goes; nothing else does.
    assert names[1] - names[0] <= KNOWN and others[1] == others[0]


@given(st.text(max_size=50))
def test_a_harmless_text_is_as_long_and_differs_in_what_steers_alone(text):
    shown = page.harmless(text)
    assert len(shown) == len(text)
    for one, now in zip(text, shown, strict=True):
        assert now in (one, "\ufffd")
        steers = one in page.TURNING or (one < " " and one not in "\t\n\r") or "\x7f" <= one <= "\x9f"
        assert (now != one) == steers or one == "\ufffd"


def test_every_name_is_given_once_and_every_reference_leads_to_one(published):
    names = [a["id"] for _, a in published.elements if "id" in a]
    assert len(names) == len(set(names))
    for _, attributes in published.elements:
        for key in ("data-rows", "data-lights", "data-figure", "aria-controls", "aria-labelledby"):
            assert set((attributes.get(key) or "").split()) <= set(names)
        assert attributes.get("href", "#findings")[1:] in names


def test_the_page_of_five_hundred_claims_is_small_enough_to_send(tmp_path):
    path = tmp_path / "many.md"
    path.write_text(many(500), encoding="utf-8")
    html = page.render(webpages.audited(path))
    assert html.count('id="read-c') >= 500
    assert len(html.encode()) < BYTES


def many(claims: int) -> str:
    """A report with so many claims."""
    firms = "\n\n".join(
        f"**Firm{n} Inc** reported revenue of ${n + 1} million in 2024." for n in range(claims)
    )
    head = "# Kite Market, 2024 - 2030\n\nThe kite market was worth $5 billion in 2024."
    return f"{head}\n\n**Kite Major Market Players**\n\n{firms}\n"


# --- the words of notebook 00 ---------------------------------------------------------------------------


@pytest.mark.made_by("make audit")
def test_the_answer_is_that_of_notebook_00(published, book):
    (cell,) = [c for c in book.cells if "answer" in c.metadata.get("tags", [])]
    answer = cell.outputs[-1].data["text/markdown"]
    assert published.text("p", class_="answer") == [plain_text(answer)]


@pytest.mark.made_by("make audit")
def test_the_first_findings_are_the_sections_of_notebook_00_word_for_word(published, book):
    shown = [o.data.get("text/markdown", "") for c in book.cells for o in c.get("outputs", [])]
    headings = [plain_text(text.removeprefix("## ")) for text in shown if text.startswith("## ")]
    said = [plain_text(text) for text in shown if "**How sure?**" in text]
    cards_ = published.text("article", class_="card")
    assert len(headings) == len(said) > 0
    for heading, text, card in zip(headings, said, cards_[: len(headings)], strict=True):
        assert card.startswith(heading)
        assert text in card


def test_every_finding_is_a_card_with_its_verdict_in_plain_words(published):
    audit = webpages.audited(REPORTS[0])
    told, others = cards.findings(audit)
    assert sorted(card.name for card in (*told, *others)) == sorted(
        f"finding-{f.finding_id}" for f in audit.findings
    )
    assert len({card.heading for card in (*told, *others)}) == len(audit.findings)
    verdicts = published.text("p", class_="verdict")
    assert verdicts == [f"{c.sign} {c.verdict}" for c in (*told, *others)]
    said = published.text("dd")
    assert set(plain.MEANINGS) == set(VERDICTS) and all(
        meaning in said for meaning in plain.MEANINGS.values()
    )


def test_a_finding_names_its_figures_and_a_note_has_a_card(published):
    audit = webpages.audited(REPORTS[0])
    for one in audit.findings:
        (card,) = [a for _, a in published.elements if a.get("id") == f"finding-{one.finding_id}"]
        assert len(card["data-lights"].split()) == len(set(one.claims))
    assert len(published.text("article", class_="note")) == len(audit.notes)


def test_a_figure_stands_with_the_gravest_verdict_on_it(published):
    audit = webpages.audited(REPORTS[0])
    worst = cards.gravest(audit.findings)
    assert worst(["c02", "c07"]) == "unusual" and worst(["c99"]) == ""
    marks = [a for tag, a in published.elements if tag == "button" and "claim" in (a.get("class") or "")]
    by_claim = {row.removeprefix("read-"): a for a in marks for row in a["data-rows"].split()}
    for claim in audit.case.claims:
        assert by_claim[claim.claim_id].get("data-verdict", "") == worst([claim.claim_id])


# --- what was read --------------------------------------------------------------------------------------


def test_every_reason_of_the_table_of_rejects_has_its_words():
    assert set(words.REASONS) == set(schemas.REJECTS["reason"].values)


def test_every_kind_of_claim_has_its_words():
    assert {*words.READ, "share"} == set(schemas.LEDGER["kind"].values)


def read(markup, tmp_path, kind):
    path = tmp_path / "page.md"
    path.write_text(markup, encoding="utf-8")
    audit = webpages.audited(path)
    return next(words.read(audit, c) for c in audit.case.claims if c.kind == kind)


@pytest.mark.parametrize(
    ("sentence", "kind", "said"),
    [
        (
            "The kite market was worth about $5.0 billion in 2024.", "size",
            ("size of the market", "2024", "USD 4.75 bn to USD 5.25 bn"),
        ),
        (
            "The kite market grows at a CAGR of over 8% from 2021 to 2026.", "growth",
            ("yearly growth of the market", "2021 to 2026", "7% or more"),
        ),
        (
            "Europe holds a 60% share of the kite market.", "share",
            ("share of Europe in the market", "not said", "59% to 61%"),
        ),
        (
            "The kite market was worth USD XX billion in 2024.", "size",
            ("size of the market", "2024", "left blank, so any number"),
        ),
    ],
)  # fmt: skip
def test_what_was_read_of_a_figure_is_told_in_words(sentence, kind, said, tmp_path):
    found = read(
        f"# Kite Market, 2024 - 2030\n\n{sentence}\n\nThe kite market grows 5% in 2025.", tmp_path, kind
    )
    assert found[:3] == said


def test_a_claim_that_is_not_sure_says_what_is_open(published):
    audit = webpages.audited(REPORTS[0])
    for c in audit.case.claims:
        said = words.read(audit, c).sure
        assert said == "yes" if not c.doubt else c.doubt in said
        assert ("no verdict rests on it" in said) == (c in audit.case.left_out)


# --- no number is typed -------------------------------------------------------------------------------


def test_the_template_types_no_number():
    text = (page.HERE / "report.html.jinja").read_text(encoding="utf-8")
    assert not re.search(r"\d", re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^<>]*>", " ", text, flags=re.DOTALL))


def test_the_script_says_no_number():
    text = (page.HERE / "report.js").read_text(encoding="utf-8")
    said = re.findall(r"\"[^\"\n]*\"|`[^`]*`", re.sub(r"//[^\n]*", "", text))
    assert len(said) > 20
    assert not [one for one in said if re.search(r"(?<!h)\d", one)]


def test_words_hold_no_number():
    said = [*plain.MEANINGS.values(), *plain.SURE.values(), *words.READ.values()]
    assert not re.search(
        r"\d", " ".join([*said, *(text for pair in words.REASONS.values() for text in pair)])
    )
