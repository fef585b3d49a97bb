"""A hedge that the page prints stands before its figure wherever a finding or a table repeats the figure."""

import pytest
from ledgers import claims, growth, named, on_page, on_revenues, on_shares, rate, revenue, share, size
from outside import of

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.notebook import plain, publishers

LOOSE = {"hedge": "about"}


@pytest.mark.parametrize(
    ("hedges", "said"),
    [
        (("exact", "exact"), ""), (("exact", "about"), "about"), (("over", "exact"), "over"), (("under",), "under"),
        (("over", "under"), "about"), (("over", "about"), "about"), (("range", "placeholder", ""), ""), ((), ""),
    ],
)  # fmt: skip
def test_a_sum_has_the_hedge_of_its_figures(hedges, said):
    assert phrases.hedge_of_sum(claims(*(rate("5%", hedge=hedge) for hedge in hedges))) == said


@pytest.mark.parametrize(
    ("hedge", "said"), [("about", "about USD 4.0 bn"), ("exact", "revenue of USD 4.0 bn")]
)
def test_revenue_keeps_its_hedge(hedge, said):
    (alone,) = on_revenues(revenue("Acme", "$4 billion", 2024, hedge=hedge))
    (beside,) = on_revenues(revenue("Acme", "$4 billion", 2024, hedge=hedge), size("$9 billion", 2024))
    assert said in alone.detail and said in beside.detail


def test_revenue_of_several_companies_has_the_hedge_of_those_that_are_counted():
    rows = revenue("Acme", "$4 billion", 2024), revenue("Beta", "$2 billion", 2024, hedge="over")
    again = revenue("Acme", "$4 billion", 2024, hedge="about")
    assert "had revenue of over USD 6.0 bn in 2024" in on_revenues(*rows, again)[0].detail


def test_figures_that_are_left_out_of_the_paths_keep_their_hedges():
    rows = rate("5%", 2024, 2030), rate("6%", **LOOSE), size("$2 billion", **LOOSE)
    (one,) = named(on_page(*rows), "growth.together")
    assert "(about 6% has no years; about USD 2 billion has no years)" in one.detail


def test_shares_keep_their_hedges():
    rows = share("Europe", "30%", hedge="about"), share("Germany", "10%", hedge="under")
    (inside,) = named(on_shares(*rows), "shares.inside")
    assert "Germany (under 10%) is no larger than Europe (about 30%)" in inside.detail
    (alone,) = named(on_shares(rows[0]), "shares.together")
    assert alone.detail.startswith("About 30% for Europe is the only share")
    clash = share("Europe", "70%", hedge="over"), share("Asia-Pacific", "50%", hedge="about")
    (beside,) = named(on_shares(*clash, regions=("Europe", "Asia-Pacific")), "shares.together")
    assert "(Europe, over 70%, c01)" in beside.detail and "(Asia-Pacific, about 50%, c02)" in beside.detail


def test_a_slip_that_could_explain_a_clash_keeps_the_hedge():
    rows = size("$2.00 billion", 2024), size("$3.12 billion", 2028), rate("21%", 2024, 2028, **LOOSE)
    said = growth(*rows).conflicts.query("kind == 'possible slip'")["certificate"].tolist()
    assert any("about 12% where c03 prints about 21%" in text for text in said)


def test_a_rate_beside_other_publishers_keeps_its_hedge():
    rate, size = (
        "The PACS market grows at a CAGR of about 10.7% from 2025 to 2032.",
        "It was about $4 billion in 2024.",
    )
    audit = Audit(of(rate, size))
    assert audit.publishers.findings
    assert all(f.detail.startswith("About ") for f in audit.publishers.findings)
    assert all(said.startswith("about ") for said in publishers.standing_table(audit)["on the page"])
    assert "about 10.7%" in publishers.publishers_title(audit)
    told = [plain._publishers(audit, f) for f in audit.publishers.findings]
    assert any(one and "about 10.7%" in one.heading for one in told)


def test_a_sentence_that_begins_with_a_hedge_has_a_capital_and_a_name_stays_as_it_is():
    assert phrases.sentence("about 5% holds.") == "About 5% holds."
    assert phrases.sentence("overAll grew.") == "overAll grew."
