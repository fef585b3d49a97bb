"""The page in a real browser: clicks and keys, narrow and wide, light and dark, hostile reports, many claims, print."""

import shutil

import pypdfium2
import pytest
import test_html_page
import uses
import webpages
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, expect

from helpers.notebook.html import page as pages

PUBLISHED = test_html_page.HOME / "data" / "processed" / pages.NAME
WINDOWS = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]
HASTE = 700  # milliseconds after which a page that was broken on purpose has had its chance
# What is taken out of the script, and the use of the page that must then fail.
TAKEN_OUT = {
    "clicks": ('addEventListener("click"', 'addEventListener("no"', uses.a_finding_lights_its_figures),
    "keys": ('addEventListener("keydown"', 'addEventListener("no"', uses.keys_do_what_clicks_do),
    "a figure's action": ("    figure(target) {", "    no(target) {", uses.a_figure_tells_what_was_read),
    "a finding's action": ("    finding(card) {", "    no(card) {", uses.a_finding_lights_its_figures),
    "the next": ("    next() {", "    no() {", uses.next_goes_round),
    "close": ("    close() {", "    no() {", uses.close_puts_all_out),
    "the light": ('one.classList.add("lit")', "one", uses.a_finding_lights_its_figures),
    "putting it out": ('one.classList.remove("lit")', "one", uses.another_finding_takes_the_light),
    "coming into view": ("    show(lit[0]);", "", uses.a_note_lights_its_place),
    "the press": ('setAttribute("aria-pressed", "true")', "matches('a')", uses.a_finding_lights_its_figures),
    "the focus on what is said": (
        "chosen.focus({ preventScroll: true });",
        "{}",
        uses.keys_do_what_clicks_do,
    ),
    "the way back": ("if (inside) opener?.focus();", "", uses.keys_do_what_clicks_do),
    "Escape": ('event.key === "Escape"', 'event.key === "no"', uses.keys_do_what_clicks_do),
    "what is said": ("told.replaceChildren(button", "void (button", uses.a_numeral_tells_why_it_is_no_claim),
    "notes": ("card.dataset.note\n", "card.dataset.no\n", uses.a_note_lights_its_place),
}


@pytest.fixture
def made(tmp_path):
    """Make the page of a report's text and return its file."""

    def make(text, name="page"):
        report, target = tmp_path / f"{name}.md", tmp_path / f"{name}.html"
        report.write_text(text, encoding="utf-8")
        target.write_text(pages.render(webpages.audited(report)), encoding="utf-8")
        return target

    return make


def grave(found) -> list[str]:
    """The faults of accessibility that axe finds, each with the element."""
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:120]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def letters(text: str) -> str:
    """The letters and digits of a text, however its lines are broken."""
    return "".join(filter(str.isalnum, text))


# --- clicks, keys, windows ------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("use", uses.ALL, ids=lambda use: use.__name__)
def test_the_page_does_what_a_reader_asks(use, width, opened):
    window = opened(PUBLISHED, width=width)
    use(window.page)
    assert not window.said


@pytest.mark.parametrize("name", TAKEN_OUT)
def test_a_handler_that_is_taken_out_is_missed(name, opened, tmp_path, monkeypatch):
    old, new, use = TAKEN_OUT[name]
    own = shutil.copytree(pages.HERE, tmp_path / "html")
    script = (own / "report.js").read_text(encoding="utf-8")
    assert old in script
    (own / "report.js").write_text(script.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(pages, "HERE", own)
    broken = tmp_path / "broken.html"
    broken.write_text(pages.render(webpages.audited("data/raw/pacs-systems-market.md")), encoding="utf-8")
    window = opened(broken)
    window.page.set_default_timeout(HASTE)
    expect.set_options(timeout=HASTE)
    try:
        with pytest.raises((AssertionError, Error)):
            use(window.page)
    finally:
        expect.set_options(timeout=window.patience)


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_nothing_runs_over_the_side_and_text_and_findings_stand_where_they_should(width, scheme, opened):
    page = opened(PUBLISHED, width=width, scheme=scheme).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    text, findings = (page.locator(name).bounding_box() for name in ("#text", "#findings"))
    if width > 1000:
        assert text["x"] + text["width"] <= findings["x"] and abs(text["y"] - findings["y"]) < 40
    else:
        assert text["y"] + text["height"] <= findings["y"]
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    bright = sum(int(part) for part in paper.strip("rgb()").split(",")) / 3
    assert bright > 200 if scheme == "light" else bright < 60


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_axe_finds_no_fault(width, scheme, opened):
    page = opened(PUBLISHED, width=width, scheme=scheme).page
    assert not grave(Axe().run(page))
    for chosen in ("#findings .card h3 button", "#text button.claim[data-verdict]", "#text button.numeral"):
        page.locator(chosen).first.click()
        assert not grave(Axe().run(page)), chosen


def test_axe_would_find_a_fault(opened, made):
    page = opened(PUBLISHED).page
    page.evaluate("document.querySelector('h3 button').textContent = ''")
    assert any(found.startswith("button-name") for found in grave(Axe().run(page)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_can_be_seen_and_the_keyboard_reaches_everything(scheme, opened):
    page = opened(PUBLISHED, scheme=scheme).page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Findings", exact=True)).to_be_focused()
    expect(page.get_by_role("link", name="Findings", exact=True)).to_be_in_viewport()
    wanted = page.locator("main button:visible").count()
    reached = set()
    for _ in range(3 * wanted):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "(() => { const one = document.activeElement, look = getComputedStyle(one);"
            " return [one.outerHTML, look.outlineStyle, parseFloat(look.outlineWidth), one.tagName]; })()"
        )
        if found[3] == "BODY":
            break
        assert found[1] != "none" and found[2] >= 2, found[0]
        reached |= {found[0]} if found[3] == "BUTTON" else set()
    assert len(reached) == len(
        set(page.locator("main button:visible").evaluate_all("all => all.map(x => x.outerHTML)"))
    )


def test_a_screen_reader_is_told_what_a_mark_is_and_what_was_chosen(opened):
    page = opened(PUBLISHED).page
    expect(page.get_by_role("button", name="7-9%, claim, unusual", exact=True)).to_have_count(1)
    expect(page.get_by_role("button", name="2026, no claim: year", exact=True)).to_have_count(1)
    page.get_by_role("button", name="7-9%, claim, unusual", exact=True).click()
    assert "yearly growth of the market" in page.locator("[aria-live=polite]").inner_text()


def test_motion_is_smooth_only_for_those_who_want_it(opened):
    for motion, scroll in (("reduce", "auto"), ("no-preference", "smooth")):
        page = opened(PUBLISHED, motion=motion).page
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == scroll
        page.locator("#findings .figures button").last.click()
        expect(uses.lit(page)).to_be_in_viewport()


def test_without_scripts_the_page_says_so_and_its_tables_say_the_same(opened):
    page = opened(PUBLISHED, java_script_enabled=False).page
    expect(page.get_by_text("Scripts are off")).to_be_visible()
    expect(page.locator("#read-c02")).to_contain_text("yearly growth of the market")


# --- nothing leaves, nothing runs -----------------------------------------------------------------------


def test_no_request_leaves_the_page(opened):
    window = opened(PUBLISHED)
    for use in uses.ALL:
        use(window.page)
        window.page.keyboard.press("Escape")
    assert {address.partition("#")[0] for address in window.asked} == {window.address}
    assert not window.said


MAKE = "document.body.append(Object.assign(document.createElement('{}'), {{{}}}))"
BREACHES = {
    "img-src": "new Image().src = 'https://example.org/x.png'",
    "connect-src": "fetch('https://example.org/').catch(() => 0)",
    "script-src-elem": MAKE.format("script", "textContent: 'window.ran=1'"),
    "script-src-attr": "document.body.setAttribute('onclick', 'window.ran=1'), document.body.click()",
    "style-src-attr": "document.body.setAttribute('style', 'color: red')",
    "frame-src": MAKE.format("iframe", "src: 'https://example.org/'"),
}


@pytest.mark.parametrize("directive", BREACHES)
def test_the_policy_stops_what_a_report_might_try(directive, opened):
    window = opened(PUBLISHED)
    stopped = window.page.evaluate(
        "() => new Promise((done) => { setTimeout(() => done('nothing'), 3000);"
        " document.addEventListener('securitypolicyviolation', (one) => done(one.effectiveDirective));"
        f" {BREACHES[directive]}; }})"
    )
    assert stopped == directive
    assert window.page.evaluate("window.ran") is None


@pytest.mark.parametrize("trap", test_html_page.TRAPS)
def test_a_hostile_report_runs_nothing_and_leads_nowhere(trap, opened, made):
    window = opened(made(test_html_page.hostile(trap)))
    page = window.page
    for target in page.locator("#text button, #findings h3 button").all():
        target.click()
        target.hover()
    assert page.evaluate("window.ran") is None
    assert page.locator("#text a, #text img, #text script, #text iframe").count() == 0
    assert page.evaluate("document.scripts.length") == 1
    assert page.url.partition("#")[0] == window.address and not window.said


def test_text_that_turns_its_direction_turns_nothing_beside_it(opened, made):
    page = opened(made(test_html_page.hostile("\u202eesrever"))).page
    assert "\ufffdesrever at a CAGR" in " ".join(page.locator("#text").inner_text().split())


# --- many claims, none, one -----------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
def test_five_hundred_claims_stay_usable(width, opened, made):
    window = opened(made(test_html_page.many(500)), width=width)
    page = window.page
    assert page.locator("#text button.claim").count() >= 500
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#text button.claim").last.click()
    expect(uses.told(page)).to_contain_text("revenue of Firm499")
    card = page.locator("#findings .card:has(summary:text-matches('figures'))").first
    assert card.locator(".figures").is_hidden()
    card.locator("h3 button").click()
    assert uses.lit(page).count() == len(card.get_attribute("data-lights").split())
    uses.above_the_panel(page, uses.lit(page).first)
    assert not window.said


@pytest.mark.parametrize(
    "name", ["one-claim", "sizes-only", "shares-only", "harbour-cranes", "hostile-names"]
)
@pytest.mark.parametrize("width", [390, 1280])
def test_small_reports_make_a_page_without_faults(name, width, opened, made):
    text = (test_html_page.HOME / "tests" / "reports" / f"{name}.md").read_text(encoding="utf-8")
    window = opened(made(text, name), width=width)
    assert window.page.evaluate("document.documentElement.scrollWidth") <= width
    assert not grave(Axe().run(window.page))
    assert not window.said


def test_a_long_title_and_a_wide_table_stay_inside_the_window(opened, made):
    table = "| Region | " + " | ".join(f"Segment number {n}" for n in range(20)) + " |\n|" + "---|" * 21
    table += "\n| Europe | " + " | ".join(f"{n + 3}%" for n in range(20)) + " |\n"
    title = "Donaudampfschifffahrtsgesellschaftskapitaenswerke" * 4
    page = opened(
        made(f"# {title} Market\n\nThe market was worth $5 billion in 2024.\n\n{table}"), width=390
    ).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("(box => box.scrollWidth > box.clientWidth)(document.querySelector('#text .wide'))")


# --- print ----------------------------------------------------------------------------------------------


def test_in_print_everything_is_open_and_nothing_is_left_to_click(opened, tmp_path):
    window = opened(PUBLISHED)
    window.page.emulate_media(media="print")
    for name in ("#chosen", ".skip", "#text .key"):
        expect(window.page.locator(name).first).to_be_hidden()
    findings, text = (window.page.locator(name).bounding_box() for name in ("#findings", "#text"))
    assert findings["y"] + findings["height"] <= text["y"]
    window.page.pdf(path=tmp_path / "page.pdf", format="A4")
    printed = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    words = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in printed).split())
    for one in window.page.locator(".card h3, #findings .detail").all():
        assert letters(one.text_content())[:60] in letters(words)
    assert 3 < len(printed) < 25
