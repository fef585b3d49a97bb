from dataclasses import replace
from itertools import pairwise
from math import isnan, log
from random import Random

import cases
import numpy as np
import pacs
import pandas as pd
import pytest
import worlds
import z3

from helpers.audit import Audit
from helpers.case import Case
from helpers.checks import finding as findings
from helpers.checks.growth import check as growth_check
from helpers.checks.growth import paths
from helpers.checks.growth import tables as growth_tables
from helpers.engine.rows import TOLERANCE
from helpers.ledger import extract
from helpers.ledger import table as ledger
from helpers.ledger.claim import Horizon
from helpers.page import blocks
from helpers.readings.assumptions import Assumptions
from helpers.readings.catalogue import OF_A_PART, OWN_FIELD

A = Assumptions()
PACS = ledger.claims(pacs.ledger())
EXACT = replace(A, rounding="as printed")
PERIOD = Horizon(period=True)
FRAMES = ("windows", "implied_sizes", "left", "changes", "path", "ranges", "conflicts")


def rows(*given):
    """Claims; each row: kind, figure, hedge, start_year, end_year, horizon, and perhaps a subject."""
    return tuple(
        cases.claim(
            n, kind, *subject, figure=figure, hedge=hedge, unit="USD" if kind == "size" else "%", start_year=start,
            end_year=end, horizon=horizon,
        )
        for n, (kind, figure, hedge, start, end, horizon, *subject) in enumerate(given, 1)
    )  # fmt: skip


def growth(claims, a=A):
    return growth_check.check(cases.of(claims, a))


def check(claims, a=A):
    return growth(claims, a).findings


WINDOW = ("window", "2025 to 2032", "", 2025, 2032, None)


def verdicts(claims, a=A):
    return {(f.check, f.verdict) for f in check(claims, a)}


def test_windows_and_relations():
    found = growth(PACS).windows.set_index(["claim_id", "start_year", "end_year"])["relation"]
    assert found.to_dict() == {
        ("c02", 2025, 2032): "forecast",
        ("c02", 2024, 2032): "forecast",
        ("c06", 2025, 2030): "forecast",
        ("c06", 2022, 2027): "both",
        ("c06", 2024, 2029): "forecast",
        ("c08", 2021, 2026): "both",
    }


def test_growth_left_is_what_the_arithmetic_says():
    left = growth(PACS).left.iloc[0]
    assert (left["long_claim"], left["short_claim"]) == ("c02", "c06")
    assert (left["start_year"], left["end_year"], left["years"]) == (2030, 2032, 2)
    assert left["printed_low"] == pytest.approx(100 * ((1.107**7 / 1.09**5) ** 0.5 - 1))
    assert left["printed_high"] == pytest.approx(100 * ((1.107**7 / 1.07**5) ** 0.5 - 1))
    assert left["low"] == pytest.approx(100 * ((1.106**7 / 1.10**5) ** 0.5 - 1))
    assert left["high"] == pytest.approx(100 * ((1.108**7 / 1.06**5) ** 0.5 - 1))


def test_implied_sizes_hold_growth_steady():
    found = growth(PACS, EXACT).implied_sizes
    row = found[(found["claim_id"] == "c08") & (found["year"] == 2021)].iloc[0]
    assert row["high"] == pytest.approx(4.2e9 / 1.08**5) and isnan(row["low"])
    later = found[(found["claim_id"] == "c02") & (found["year"] == 2032)].iloc[0]
    assert later["low"] == pytest.approx(3.8e9 * 1.107**6)


def z3_growth_change(group, windows) -> float:
    """Return the smallest change of growth by z3's exact optimisation over yearly growth instead of log sizes."""
    bounds = paths.rows(group, windows)
    years = paths.years(group.claims, windows)
    start, change = z3.Real("start"), z3.Real("growth_change")
    steps = [z3.Real(f"g{y}") for y in years[1:]]
    optimum = z3.Optimize()
    for row in bounds:
        total = z3.Sum([k * (start + z3.Sum(steps[: u - years[0]] or [z3.RealVal(0)])) for u, k in row.terms])
        if row.low is not None:
            optimum.add(total >= z3.RealVal(repr(row.low)))
        if row.high is not None:
            optimum.add(total <= z3.RealVal(repr(row.high)))
    for one, other in pairwise(steps):
        optimum.add(other - one <= change, one - other <= change)
    least = optimum.minimize(change)
    assert optimum.check() == z3.sat
    value = optimum.lower(least)
    return float(value.numerator_as_long() / value.denominator_as_long())


@pytest.mark.parametrize("rounding", ["as printed", "nearest", "any"])
def test_the_smallest_change_of_growth_by_a_second_computation(rounding):
    a = replace(A, rounding=rounding)
    group = growth(PACS, a).market
    table = growth(PACS).changes.query("rounding == @rounding")
    assert len(table) == len(group.combinations)
    for row in table.itertuples():
        assert row.growth_change == pytest.approx(
            z3_growth_change(group, group.combinations[row.reading]), abs=1e-4
        )


def test_the_change_of_growth_of_two_claims_in_closed_form():
    claims = rows(
        WINDOW, ("growth", "10.7%", "exact", 2025, 2032, None), ("growth", "9%", "exact", 2025, 2030, None)
    )
    change = growth(claims, EXACT).changes["growth_change"][0]
    assert change == pytest.approx(
        100 * (log(1.107) - log(1.09)), abs=1e-5
    )  # seven years lie one year later than five


def test_the_path_attains_the_change_of_growth_and_meets_the_claims():
    market = growth(PACS)
    for reading in market.changes["reading"].unique():
        change = market.changes.query("reading == @reading and rounding == 'any'")["growth_change"].iloc[0]
        path = growth_tables.path(market.market, reading, change).set_index("year")
        steps = 100 * np.log1p(path["growth"].dropna() / 100)
        assert steps.diff().abs().max() == pytest.approx(change, abs=1e-4)
        assert path.loc[2026, "size"] == pytest.approx(4e9)
        found = market.windows.query("claim_id == 'c08'").iloc[0]
        yearly = 100 * ((path.loc[2026, "size"] / path.loc[2021, "size"]) ** 0.2 - 1)
        assert yearly >= found["low"] - 1e-4


def test_ranges_hold_the_path_and_close_at_the_smallest_change_of_growth():
    market = growth(PACS)
    ranges, path = market.ranges, market.path
    assert (ranges["size_low"] <= path["size"] * 1.0001).all() and (
        ranges["size_high"] >= path["size"] * 0.9999
    ).all()
    grown = ranges[ranges["growth_low"].notna()]
    assert (grown["growth_low"] <= grown["growth_high"]).all()


def test_without_a_size_there_is_an_index():
    path = growth(rows(WINDOW, ("growth", "6%", "exact", 2025, 2030, None))).path
    assert path["size"].isna().all() and path["index"].iloc[0] == 100


def explain(claims, a=A):
    """The lines on why the market's claims clash under the plain reading."""
    return growth(claims, a).conflicts


def test_a_conflict_is_certified_by_hand():
    claims = rows(
        WINDOW, ("growth", "10.7%", "exact", 2025, 2032, None), ("growth", "9.5%", "exact", 2025, 2032, None)
    )
    found = explain(claims, replace(A, rounding="nearest"))
    assert list(found["kind"]) == ["conflict", "repair", "repair", "smallest change", "possible slip"]
    conflict = found.iloc[0]
    assert conflict["claims"] == "c02 c03"
    assert conflict["amount"] == pytest.approx(700 * log(1.1065 / 1.0955))
    assert f"{700 * log(1.1065):.3f}" in conflict["certificate"]
    change = found.query("kind == 'smallest change'").iloc[0]
    assert change["amount"] == pytest.approx(100 * 1.1 / 10.65, rel=1e-3)


def test_what_clashes_at_any_change_of_growth_is_a_contradiction_told_once():
    claims = rows(
        WINDOW,
        ("growth", "6%", "exact", 2025, 2030, None),
        ("growth", "12%", "exact", 2025, 2030, None),
        ("size", "$4 billion", "about", None, 2026, None),
    )
    (one,) = check(claims)
    assert (one.verdict, one.claims, one.reading) == ("contradiction", ("c02", "c03"), "")
    assert "cannot both hold, whatever growth does" in one.detail and "cannot be known" in one.detail
    assert one.smallest_error is None


def test_two_clashes_that_share_no_figure_are_two_facts():
    claims = rows(
        ("growth", "6%", "exact", 2025, 2030, None),
        ("growth", "12%", "exact", 2025, 2030, None),
        ("size", "$4 billion", "exact", None, 2040, None),
        ("size", "$8 billion", "exact", None, 2040, None),
    )
    assert [(f.verdict, f.claims) for f in check(claims)] == [
        ("contradiction", ("c01", "c02")), ("contradiction", ("c03", "c04")),
    ]  # fmt: skip


def test_a_clash_that_one_reading_allows_is_unusual_beside_one_that_none_allows():
    given = (
        WINDOW,
        ("growth", "8.00%", "exact", None, None, PERIOD),
        ("growth", "9.00%", "exact", 2025, 2032, None),  # a clash unless the period begins the year before
        ("size", "$4 billion", "exact", None, 2040, None),
        ("size", "$8 billion", "exact", None, 2040, None),
    )
    found = {f.claims: f for f in check(rows(*given), EXACT) if f.check == "growth.together"}
    assert found["c02", "c03"].verdict == "unusual" and "year before" in found["c02", "c03"].reading
    assert found["c04", "c05"].verdict == "contradiction"


def test_open_ends_that_touch_are_a_clash():
    same = ("exact", 2025, 2030, None)  # less than 6 by the one and more than 6 by the other
    assert ("growth.together", "contradiction") in verdicts(
        rows(("growth", "5%", *same), ("growth", "7%", *same))
    )
    assert ("growth.together", "contradiction") not in verdicts(
        rows(("growth", "5%", *same), ("growth", "6%", *same))
    )
    loose = ("about", 2025, 2030, None)  # a word that loosens leaves no end sharp
    assert ("growth.together", "contradiction") not in verdicts(
        rows(("growth", "5%", *loose), ("growth", "7%", *loose))
    )


def test_a_claim_at_odds_with_two_others_is_named():
    claims = rows(
        ("growth", "6.0%", "exact", 2025, 2030, None),
        ("growth", "6.1%", "exact", 2025, 2030, None),
        ("growth", "16.0%", "exact", 2025, 2030, None),
    )
    found = explain(claims)
    assert list(found.query("kind == 'repair'")["claims"]) == ["c03", "c01 c02"]
    assert list(found.query("kind == 'conflict'")["claims"]) == ["c01 c03", "c02 c03"]


def test_rounding_can_save_what_the_printed_figures_do_not():
    claims = rows(
        ("growth", "6%", "exact", 2025, 2030, None),
        ("growth", "6.4%", "exact", 2025, 2030, None),
        ("growth", "6.41%", "exact", 2025, 2030, None),
    )
    beside = rows(("size", "$4 billion", "exact", None, 2025, None))[0]._replace(claim_id="c09")
    assert ("growth.together", "fits by rounding") in verdicts((*claims, beside))


def test_a_reading_can_save_what_another_does_not():
    given = (
        WINDOW,
        ("growth", "8.00%", "exact", None, None, PERIOD),
        ("size", "$1.000 billion", "exact", None, 2024, None),
        ("size", "$1.851 billion", "exact", None, 2032, None),
        ("growth", "12.00%", "exact", 2024, 2025, None),
    )
    found = check(rows(*given))[0]
    assert found.verdict == "unusual" and "year before" in found.reading
    assert "12.00% for 2024-2025 (c05)" in found.detail and found.claims == ("c02", "c03", "c04", "c05")


def test_two_sizes_and_a_rate():
    def priced(rate):
        return rows(
            ("size", "$2.00 billion", "exact", None, 2023, None),
            ("size", "$3.00 billion", "exact", None, 2028, None),
            ("growth", rate, "exact", 2023, 2028, None),
        )

    for rate in ("8.45%", "8%"):
        assert verdicts(priced(rate)) == {("growth.two_sizes", "fits by rounding")}
    assert verdicts(priced("12%")) == {("growth.together", "contradiction")}
    assert verdicts(priced("8%"), EXACT) == {("growth.together", "contradiction")}
    one = check(priced("8.4%"))[0]
    assert one.low < 100 * (1.5**0.2 - 1) < one.high


def test_history_is_noted_and_judged_by_no_verdict():
    claims = rows(
        WINDOW, ("growth", "6%", "exact", 2018, 2023, None), ("growth", "7%", "exact", 2025, 2030, None)
    )
    found = [one for one in Audit(cases.of(claims)).notes if one.check == "growth.history"]
    assert [one.claims for one in found] == [("c02",)] and "before the forecast from 2025" in found[0].detail


@pytest.mark.parametrize(
    "given",
    [
        (),
        (WINDOW,),
        (WINDOW, ("growth", "6%", "exact", None, None, None)),
        (WINDOW, ("growth", "XX%", "placeholder", 2023, 2030, None)),
        (("growth", "6%", "exact", None, None, PERIOD),),
        (("size", "$4 billion", "exact", None, None, None),),
        (
            ("growth", "6%", "exact", 2028, 2021, None),
            ("size", "$XX billion", "placeholder", None, 2020, None),
        ),
    ],
)
def test_a_page_with_little_on_it_is_not_checkable(given):
    claims = rows(*given)
    found = findings.table(check(claims))
    assert set(found["verdict"]) == {"no test"}
    for name in FRAMES:
        assert isinstance(getattr(growth(claims), name), pd.DataFrame)
    assert growth(claims).conflicts.empty and growth(claims).left.empty


def test_other_subjects_are_kept_apart():
    claims = rows(
        ("growth", "6%", "exact", 2025, 2030, None),
        ("growth", "25%", "exact", 2025, 2030, None, "Widgets"),
        ("growth", "5%", "exact", 2025, 2030, None, "Widgets"),
    )
    found = findings.table(check(claims))
    assert found["verdict"][0] == "no test" and found["subject"][1] == "Widgets" and len(found) == 2
    assert found["verdict"][1] == "contradiction"


def test_sizes_in_another_currency_are_left_out():
    claims = rows(
        ("size", "$4.0 billion", "exact", None, 2026, None),
        ("size", "4.0 billion euros", "exact", None, 2026, None),
        ("growth", "6%", "exact", 2025, 2030, None),
    )
    dollars, euros, rate = claims
    assert set(check((dollars, euros._replace(unit="EUR"), rate))[0].claims) == {"c01", "c03"}


def test_sixty_claims_are_no_trouble():
    random = Random(3)
    given = [
        ("growth", f"{random.uniform(5, 6):.1f}%", "exact", 2020 + n % 7, 2027 + n % 6, None)
        for n in range(60)
    ]
    found = findings.table(check(rows(WINDOW, *given)))
    assert (
        found["verdict"][0] in ("contradiction", "fits by rounding")
        and found["detail"].str.len().max() < 2000
    )


def test_an_unknown_reading_is_refused():
    with pytest.raises(KeyError):
        growth_tables.path(growth(PACS).market, "as it pleases", 1.0)


def test_10000_true_markets_are_never_called_wrong():
    random = Random(11)
    for _ in range(100):
        changes = worlds.changes([worlds.market(random, A) for _ in range(100)])
        assert all(change is not None and change <= worlds.TURN + TOLERANCE for change in changes)


def test_true_markets_pass_the_whole_check():
    random = Random(12)
    for _ in range(150):
        group = worlds.market(random, A)
        found = check([*group.context, *group.claims])
        assert "contradiction" not in {f.verdict for f in found}


FALL = (("size", "$9 billion", "exact", None, 2025, None), ("size", "$4 billion", "exact", None, 2030, None),
        ("growth", "6%", "exact", 2025, 2030, None))  # fmt: skip


def test_a_contradiction_names_the_figures_at_odds_alone():
    (first,) = check(rows(WINDOW, *FALL, ("growth", "5%", "exact", 2021, 2024, None)))
    assert first.verdict == "contradiction" and set(first.claims) == {"c02", "c03", "c04"}
    assert first.detail.startswith(
        "From USD 9 billion (c02) in 2025 to USD 4 billion (c03) in 2030 is growth of -21.4 to -9.0% a year; the page"
        " prints 6% (c04) for 2025-2030."
    )


def test_a_figure_said_of_a_company_contradicts_nothing_for_certain():
    title, first, *others = rows(WINDOW, *FALL)
    (found,) = check((title, first._replace(company="Acme"), *others))
    assert (found.verdict, found.reading) == ("unusual", OWN_FIELD)
    assert "c02, said in a sentence on Acme" in found.detail


def test_growth_of_a_company_may_be_that_of_a_part_of_it():
    twice = [("growth", f, "exact", 2025, 2030, None, "Acme") for f in ("5%", "25%")]
    assert {f.verdict for f in check(rows(*twice)) if f.subject == "Acme"} == {"contradiction"}
    sold = cases.claim(9, "revenue", "Acme", "$1 billion", unit="USD", end_year=2022, hedge="exact")
    (one,) = [f for f in check((*rows(*twice), sold)) if f.subject == "Acme"]
    assert (one.verdict, one.reading) == ("unusual", OF_A_PART)


@pytest.mark.parametrize(
    ("first_year", "verdict"),
    [
        (1.10, "fits by rounding"),
        (1.17, "unusual"),  # 10% from the year after the base, which itself grows by 17%
        (1.30, "contradiction"),  # that year would have to grow by 30%
    ],
)
def test_a_forecast_period_may_begin_with_the_year_after_its_base(first_year, verdict):
    last = first_year * 1.1**3
    text = (
        "# Kite Market\n\nThe kite market was worth $1.000 billion in 2024. The kite market has a CAGR of 10.0%"
        f" from 2024 to 2028, its forecast period. The kite market reaches ${last:.3f} billion in 2028.\n"
    )
    page = blocks.parse(text, "k.md")
    claims, _ = extract.read(page)
    found = growth_check.check(Case(claims, Assumptions("2024-01-01"), page)).findings
    assert [f.verdict for f in found if f.check in ("growth.together", "growth.two_sizes")] == [verdict]
