"""What a figure measures by the rules, on pages of each kind, on each side of the words and distances that decide."""

import pytest

from helpers.ledger import extract, hedges, kinds, parallels, sentences, signs
from helpers.page import blocks

# A page on one market throughout, its section on players, a report on a market, and news of a company.
PAGES = {
    "whole": "# Kite Market Research Report\n\n## Market Players\n\n- Acme\n- Beta Works\n\n## Outlook\n\n{}\n",
    "players": "# Kite Market Research Report\n\n## Market Players\n\n- Acme\n- Beta Works\n\n{}\n",
    "report": "# Kite String Market to Reach $9 billion by 2031\n\nThe kite string market is small.\n\n{}\n",
    "news": "# Brightvane Announces a New Reel\n\nBRISTOL - Brightvane (NASDAQ: BRVN) makes reels. Brightvane sells"
    " them.\n\n{}\n",
}  # fmt: skip
NONE, SIZE, GROWTH, SHARE, REVENUE, MORE = "", "size", "growth", "share", "revenue", "increment"


def sentence(text, page="report"):
    made = sentences.Page(blocks.parse(PAGES[page].format(text), "page.md"))
    return [s for n, block in enumerate(made.report.blocks) for s in sentences.read(made, n, block)][-1]


@pytest.mark.parametrize(
    ("text", "whole", "players", "report", "news"),
    [
        ("The market was worth $4,000,000 in 2024.", SIZE, SIZE, SIZE, SIZE),
        ("The market was worth $1,000,000 in 2024.", SIZE, SIZE, SIZE, SIZE),
        ("The market was worth $999,999 in 2024.", SIZE, SIZE, NONE, NONE),
        ("The market was worth $0.5 million in 2024.", SIZE, SIZE, SIZE, SIZE),
        ("The market was worth $400 each in 2024.", NONE, NONE, NONE, NONE),
        ("The market was worth $400 range in 2024.", NONE, NONE, NONE, NONE),
        ("Europe (25%) leads.", SHARE, SHARE, SHARE, SHARE),
        ("Europe, at around 25%, leads.", SHARE, SHARE, SHARE, SHARE),
        ("The market fell 5% in 2022.", GROWTH, GROWTH, GROWTH, GROWTH),
        ("The market fell 5% in the hills.", NONE, NONE, NONE, NONE),
        ("It rose 5% in 2022.", NONE, NONE, GROWTH, NONE),
        ("It rose 5% on 2022 in 2023.", NONE, NONE, GROWTH, NONE),
        ("It rose 5% on 2022 in 2024.", NONE, NONE, NONE, NONE),
        ("Spending on kites will reach $4 million.", NONE, NONE, SIZE, SIZE),
        ("Its spending on kites will reach $4 million.", NONE, NONE, NONE, NONE),
        ("The silk segment generated revenue of $3 million.", REVENUE, REVENUE, SIZE, REVENUE),
        ("The market will grow by $3 million.", MORE, SIZE, MORE, MORE),
        ("The market grew 5% QoQ.", GROWTH, GROWTH, NONE, NONE),
        ("Kites are 5% of its own sales.", NONE, NONE, NONE, NONE),
        ("Market cap of $3 million.", NONE, NONE, NONE, NONE),
        ("Acme: $3 million.", REVENUE, REVENUE, SIZE, SIZE),
        ("Kites grew to 25% of the 2022 kite market.", GROWTH, GROWTH, SHARE, SHARE),
        ("Sales rose by 5% from 2022 to those of 2023.", NONE, NONE, GROWTH, GROWTH),
        ("Sales rose by 5% from 2021 to those of 2023.", NONE, NONE, NONE, NONE),
        ("There was an annual increase of 5%.", NONE, NONE, GROWTH, GROWTH),
        ("Kites hold a share of 5%.", SHARE, SHARE, SHARE, SHARE),
        ("Their share rose 5% in 2022.", NONE, NONE, NONE, NONE),
        ("Their share rose 5%.", NONE, NONE, NONE, NONE),
        ("GDP growth was 5% a year.", GROWTH, GROWTH, NONE, NONE),
        ("Inflation was 5% a year.", GROWTH, GROWTH, NONE, NONE),
        ("Acme had sales of $3 million.", REVENUE, REVENUE, REVENUE, REVENUE),
        ("Acme has a market size of $3 million.", SIZE, SIZE, SIZE, SIZE),
        ("The market size of Acme is $3 million.", SIZE, SIZE, SIZE, SIZE),
    ],
)  # fmt: skip
def test_the_rules_give_a_figure_its_kind_by_the_words_and_the_page(text, whole, players, report, news):
    wanted = dict(zip(PAGES, (whole, players, report, news), strict=True))
    assert {page: kinds.ruled(sentence(text, page))[0] for page in PAGES} == wanted


@pytest.mark.parametrize(
    ("text", "ruled"),
    [
        ("Sales rose 5% to $3 million.", [GROWTH, SIZE]),
        ("Its share fell from 30% to 20%.", [SHARE, SHARE]),
        ("Growth fell from 6% to 5% a year.", [GROWTH, GROWTH]),
        ("The share of kites was 20%, and growth was 5% a year.", [SHARE, GROWTH]),
        ("Kites reach a CAGR of 5% and a share of 20%.", [GROWTH, SHARE]),
        ("Europe held 30%, Asia 20%.", [SHARE, SHARE]),
        ("Sales rose 5% in 2022 and 6% in 2023.", [GROWTH, GROWTH]),
        ("Sales were $3 million, up 5% from 2022 in 2023.", [SIZE, GROWTH]),
    ],
)
def test_the_rules_give_each_figure_of_a_sentence_its_kind(text, ruled):
    assert kinds.ruled(sentence(text)) == ruled


@pytest.mark.parametrize(
    ("text", "evident"),
    [
        ("The market was worth $4 million.", True), ("It was worth $4 million.", True),
        ("Kites were worth $4 million.", False),
        ("Europe holds 25%.", True), ("Europe holds about 25%.", True), ("Europe flies 25%.", False),
        ("Europe holds kites of 25%.", False), ("The market rose 5% in 2022.", True), ("It rose 5% in 2022.", True),
        ("Kites rose 5% in 2022.", False), ("The silk segment generated revenue of $3 million.", True),
        ("The market will grow by $3 million.", True),
    ],
)  # fmt: skip
def test_phrases_that_settle_a_kind_need_no_weights(text, evident):
    s = sentence("The kite string market is small. " + text)
    ((_, chance),) = kinds.weighed(s)
    assert (chance == kinds.EVIDENT) is evident


@pytest.mark.parametrize(("gap", "spoken"), [(250, True), (251, False)])
def test_what_it_means_is_looked_for_within_two_hundred_and_fifty_characters(gap, spoken):
    before = "The market is small." + " " * (gap - len("The market is small.") + len("The "))
    s = sentence("Kites fly. " + before + "It was worth $4 million.")
    assert s.text.startswith("It was") and kinds._is_worth(s, 0) is spoken


@pytest.mark.parametrize(("words", "none"), [(6, True), (7, False)])
def test_a_label_above_a_figure_alone_has_six_words(words, none):
    label = " ".join(["of"] * (words - 1) + ["prices"])
    s = sentence(f"{label}\n\n$4 million")
    assert kinds._headed_as_none(s) is none
    assert not kinds._headed_as_none(sentence(f"{label}\n\n$4 million a"))
    assert not kinds._headed_as_none(sentence("of kites\n\n$4 million"))


@pytest.mark.parametrize(("gap", "holds"), [(59, True), (60, False)])
def test_a_place_stands_right_before_its_share_within_sixty_characters(gap, holds):
    s = sentence(f"Europe{' ' * gap}25%")
    assert kinds._place_holds(s, 0) is holds


@pytest.mark.parametrize(("gap", "near"), [(29, True), (30, False)])
def test_a_place_behind_a_per_cent_is_near_within_thirty_characters(gap, near):
    s = sentence(f"Kites: 25%{' ' * gap}Europe and the market", "whole")
    assert (kinds.ruled(s) == ["share"]) is near


@pytest.mark.parametrize(("gap", "told"), [(45, True), (46, False)])
def test_a_rise_belongs_to_the_sum_within_forty_five_characters(gap, told):
    between = ", up" + " " * (gap - 4 - 1) + " "
    s = sentence(f"The kites were $3 million{between}5% from 2022 in 2023")
    assert len(s.before(1)) == gap
    assert kinds._rises(s, 1, ["size", ""]) is told


# --- hedges and signs ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("worth $4 million", "exact"), ("worth about $4 million", "about"), ("worth over $4 million", "over"),
        ("worth under $4 million", "under"), ("worth about or over $4 million", "over"),
        ("worth $4 million or more", "over"),
        ("worth $4-5 million", "range"), ("worth $4 million+", "over"), ("worth $XX million", "placeholder"),
        ("in the $4 million range", "about"), ("of $4 million range", "exact"),
        ("worth an estimated $4 million", "about"),
        ("estimated kites of $4 million", "exact"), ("worth over kites of $4 million", "exact"),
    ],
)  # fmt: skip
def test_a_hedge_stands_right_before_or_behind_its_figure(text, hedge):
    assert hedges.read(sentence(f"It was {text}."), 0) == hedge


def test_joined_figures_share_the_hedge_before_the_first_and_others_do_not():
    joined = sentence("Europe and Asia hold over 5% and 6%.")
    assert [hedges.read(joined, i) for i in (0, 1)] == ["over", "over"]
    apart = sentence("Europe holds over 5%, while Asia holds 6%.")
    assert [hedges.read(apart, i) for i in (0, 1)] == ["over", "exact"]
    own = sentence("Europe and Asia hold over 5% and about 6%.")
    assert [hedges.read(own, i) for i in (0, 1)] == ["over", "about"]


@pytest.mark.parametrize(
    ("text", "falls"),
    [
        ("The market fell 5%", True), ("The market fell by about 5%", True), ("The market fell to 5%", False),
        ("The market rose 5%", False), ("The market saw a drop of 5%", True), ("The market fell in 2022 by 5%", True),
        ("The market was 5% lower", True), ("The market fell in the hills, up 5%", False),
        ("The market declined at a CAGR of 5%", True),
    ],
)  # fmt: skip
def test_a_rate_is_one_of_decline_by_the_words_beside_it(text, falls):
    s = sentence(text + ".")
    assert signs.read(s, 0, ["growth"]) is falls


@pytest.mark.parametrize(
    ("text", "falls"),
    [("The market fell 5% in 2022 and by 6% in 2023", True), ("The market fell 5%, and Asia rose 6%", False)],
)
def test_rates_that_are_only_joined_fall_together(text, falls):
    s = sentence(text + ".")
    assert signs.read(s, 0, ["growth", "growth"]) and signs.read(s, 1, ["growth", "growth"]) is falls
    assert not signs.read(s, 1, ["share", "growth"])


# --- whom a clause names ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Silk holds 55%, hemp 30% and tar makes up 15%", ["Silk", "hemp", "tar"]),
        ("Silk: 55%, hemp: 30%", ["", ""]), ("Silk holds 55%, hemp $3 million", ["Silk", ""]),
        ("It holds 55%, hemp 30%", ["", ""]), ("The online segment holds 55%", ["online segment"]),
        ("In France, silk holds 55%", [""]), ("In 2024, silk holds 55%", ["silk"]), ("Silk and tar hold 55%", [""]),
        ("Silk now holds 55%", ["Silk"]), ("Sales of silk hold 55%", ["silk"]), ("The rest holds 55%", [""]),
        ("Silk's share grew 5%", ["Silk"]),
    ],
)  # fmt: skip
def test_the_name_right_before_the_verb_of_a_clause_is_whom_its_figure_is_about(text, names):
    s = sentence(text + ".", "report")
    found = [parallels.find(s, i) for i in range(len(s.figures))]
    assert found == names


def test_a_row_needs_another_name_before_another_figure_of_its_unit():
    row = sentence("Silk holds 55%, hemp 30%.")
    assert parallels.rowed(row, 0) and parallels.rowed(row, 1)
    for text in ("Silk holds 55% and 30%.", "Silk holds 55%.", "Silk holds 55%, hemp earned $3 million."):
        assert not parallels.rowed(sentence(text), 0)


# --- whose sentence it is -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Acme sells kites. The company widens its range, expecting a market growth rate of 5% a year.", "Acme"),
        ("Acme sells kites. The market is expected to grow by 5% a year.", ""), ("Acme holds a share of 5%.", ""),
        ("Acme had sales of $3 million.", ""), ("The market is to reach $4 million, says Acme.", ""),
    ],
)  # fmt: skip
def test_the_company_of_a_claim_is_the_one_whose_sentence_says_it_of_the_market(text, company):
    found, _ = extract.read(blocks.parse(PAGES["players"].format(text), "page.md"))
    assert [(c.company if c.subject == "market" else "") for c in found][-1:] == [company]
    assert all(not c.company for c in found if c.kind not in ("growth", "size"))
    outside, _ = extract.read(blocks.parse(PAGES["whole"].format(text), "page.md"))
    assert not any(c.company for c in outside)


def test_a_place_behind_a_per_cent_does_not_hold_it():
    assert kinds._place_has(sentence("Europe holds 30%."), 0)
    assert not kinds._place_has(sentence("It holds 30% in Europe."), 0)
