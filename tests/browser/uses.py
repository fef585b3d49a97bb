"""What a reader does on the page, and what must come of it; each fails where the page does not do it."""

import re

from playwright.sync_api import Page, expect

LIT = re.compile(r"\blit\b")
FIRST = "#findings .card >> nth=0"


def told(page: Page):
    """Where the page says what was chosen."""
    return page.locator("#told")


def lit(page: Page):
    """What is lit in the text."""
    return page.locator("#text .lit")


def panel_is_seen(page: Page) -> None:
    """Check that all of the panel is in the window."""
    box = page.locator("#chosen").bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"], box


def above_the_panel(page: Page, target) -> None:
    """Check that something can be seen: it is in the window and not below the panel."""
    expect(target).to_be_in_viewport(ratio=1)
    panel_is_seen(page)
    box, panel = target.bounding_box(), page.locator("#chosen").bounding_box()
    apart = box["x"] + box["width"] <= panel["x"] or box["y"] + box["height"] <= panel["y"]
    assert apart, (box, panel)


def a_finding_lights_its_figures(page: Page) -> None:
    """A click on a finding lights its figures and no others, brings the first into view and says so."""
    card = page.locator(FIRST)
    names = card.get_attribute("data-lights").split()
    card.locator("h3 button").click()
    expect(lit(page)).to_have_count(len(names))
    for name in names:
        expect(page.locator(f"#{name}")).to_have_class(LIT)
    above_the_panel(page, page.locator(f"#{names[0]}"))
    expect(card.locator("h3 button")).to_have_attribute("aria-pressed", "true")
    expect(told(page).locator("h2")).to_have_text(card.locator("h3").inner_text())


def a_click_beside_the_words_of_a_finding_does_it_too(page: Page) -> None:
    """The whole card can be clicked."""
    card = page.locator(FIRST)
    card.locator(".verdict").click()
    expect(lit(page)).to_have_count(len(card.get_attribute("data-lights").split()))


def another_finding_takes_the_light(page: Page) -> None:
    """Only what was chosen last is lit and pressed."""
    cards = page.locator("#findings .card[data-lights*=figure]")
    cards.nth(0).locator("h3 button").click()
    cards.nth(1).locator("h3 button").click()
    expect(lit(page)).to_have_count(len(cards.nth(1).get_attribute("data-lights").split()))
    expect(page.locator("h3 button[aria-pressed=true]")).to_have_count(1)


def a_figure_tells_what_was_read(page: Page) -> None:
    """A click on a claim says what was read of it and which findings rest on it; a link leads to the finding."""
    figure = page.locator("#text button.claim[data-verdict]").first
    figure.click()
    panel_is_seen(page)
    expect(figure).to_have_class(LIT)
    expect(figure).to_have_attribute("aria-pressed", "true")
    row = page.locator(f"#{figure.get_attribute('data-rows').split()[0]}")
    expect(told(page).locator("h2")).to_have_text(figure.inner_text())
    for said in row.locator("td").all():
        expect(told(page)).to_contain_text(" ".join(said.inner_text().split()), use_inner_text=True)
    link = told(page).locator("dd a").first
    name = link.get_attribute("href")
    link.click()
    expect(page.locator(name)).to_be_in_viewport()


def a_figure_of_a_finding_is_found_in_the_text(page: Page) -> None:
    """A click on a figure below a finding lights that one in the text and tells of it."""
    button = page.locator("#findings .figures button >> nth=1")
    button.click()
    figure = page.locator(f"#{button.get_attribute('data-figure')}")
    expect(lit(page)).to_have_count(1)
    expect(figure).to_have_class(LIT)
    above_the_panel(page, figure)
    expect(told(page).locator("h2")).to_have_text(figure.inner_text())


def a_figure_at_the_top_tells_too(page: Page) -> None:
    """What is told can be seen also where the page does not have to move."""
    size = page.viewport_size
    # Its middle lies below the title.
    page.set_viewport_size(size | {"height": max(size["height"], 1100)})
    page.locator("#text .title button").first.click()
    assert page.evaluate("scrollY") == 0 or size["width"] < 1000
    panel_is_seen(page)
    expect(told(page)).to_contain_text("years of the forecast")
    page.set_viewport_size(size)


def a_numeral_tells_why_it_is_no_claim(page: Page) -> None:
    """A click on another numeral gives the reason in plain words."""
    numeral = page.locator("#text button.numeral").first
    numeral.click()
    why = page.locator(f"#{numeral.get_attribute('data-rows')} td").first.inner_text()
    expect(told(page)).to_contain_text(why)
    expect(numeral).to_have_class(LIT)


def keys_do_what_clicks_do(page: Page) -> None:
    """Enter on a finding lights; Enter on a figure leads to what is said of it, Escape back to the figure."""
    page.locator("#findings .card h3 button").first.focus()
    page.keyboard.press("Enter")
    expect(lit(page).first).to_be_in_viewport()
    expect(page.locator("#findings .card h3 button").first).to_be_focused()
    figure = page.locator("#text button.claim[data-verdict]").first
    figure.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chosen")).to_be_focused()
    page.keyboard.press("Tab")
    expect(told(page).locator("button.close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(figure).to_be_focused()
    expect(lit(page)).to_have_count(0)
    expect(told(page).locator(".hint")).to_be_visible()


def next_goes_round(page: Page) -> None:
    """The next of a finding's places comes into view, after the last the first."""
    card = page.locator("#findings .card[data-lights*='figure'] >> nth=0")
    names = card.get_attribute("data-lights").split()
    card.locator("h3 button").click()
    for name in (*names[1:], names[0]):
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        told(page).locator("button.next").click()
        above_the_panel(page, page.locator(f"#{name}"))


def close_puts_all_out(page: Page) -> None:
    """Close leaves nothing lit or pressed."""
    page.locator("#text button.claim").first.click()
    told(page).locator("button.close").click()
    expect(lit(page)).to_have_count(0)
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)
    expect(told(page).locator(".hint")).to_be_visible()


def a_note_lights_its_place(page: Page) -> None:
    """A click on a note lights the item that it is on."""
    note = page.locator(".note >> nth=-1")
    note.locator("button").click()
    expect(lit(page)).not_to_have_count(0)
    above_the_panel(page, lit(page).first)


ALL = (
    a_finding_lights_its_figures, a_click_beside_the_words_of_a_finding_does_it_too, another_finding_takes_the_light,
    a_figure_tells_what_was_read, a_figure_at_the_top_tells_too, a_figure_of_a_finding_is_found_in_the_text,
    a_numeral_tells_why_it_is_no_claim, keys_do_what_clicks_do, next_goes_round, close_puts_all_out,
    a_note_lights_its_place,
)  # fmt: skip
