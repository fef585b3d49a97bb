from dataclasses import replace
from itertools import pairwise
from math import exp, isnan, log
from random import Random

import cases
import numpy as np
import pacs
import pandas as pd
import pytest
import worlds
import z3

from helpers.checks import finding as findings
from helpers.checks.growth import check as growth_check
from helpers.checks.growth import conflicts as growth_conflicts
from helpers.checks.growth import paths
from helpers.checks.growth import tables as growth_tables
from helpers.engine.rows import TOLERANCE
from helpers.ledger import table as ledger
from helpers.ledger.claim import Horizon
from helpers.readings.assumptions import Assumptions
from helpers.readings.catalogue import OWN_FIELD

A = Assumptions()
PACS = ledger.claims(pacs.ledger())
EXACT = replace(A, rounding="as printed")
PERIOD = Horizon(period=True)
FRAMES = ("windows", "implied_sizes", "left", "changes", "path", "ranges", "conflicts", "pairs")


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
    assert growth_tables.ranges(market.market, *market.plainest, 0.05).empty


def test_without_a_size_there_is_an_index():
    path = growth(rows(WINDOW, ("growth", "6%", "exact", 2025, 2030, None))).path
    assert path["size"].isna().all() and path["index"].iloc[0] == 100


def test_a_conflict_is_certified_by_hand():
    a = replace(A, rounding="nearest", growth_change_cap=0.5)
    reading = growth(PACS).changes["reading"][0]
    market = growth(PACS, a).market
    found = growth_tables.conflicts(reading, growth_conflicts.explain(market, reading, a.growth_change_cap))
    assert list(found["kind"]) == ["conflict", "repair", "repair", "smallest change"]
    conflict = found.iloc[0]
    assert conflict["claims"] == "c02 c06"
    # By hand: seven years of at least 10.65% and five of at most 9.5%, whose middles lie one year apart.
    gap = 100 * log(1.1065) - 100 * log(1.095) - 0.5
    assert conflict["amount"] / gap == pytest.approx(
        3.5, abs=1e-3
    )  # the certificate counts half of seven years
    change = found.iloc[-1]
    moved = 100 * 100 * (1.1065 - exp(log(1.095) + 0.005)) / 10.65
    assert change["amount"] == pytest.approx(moved, rel=1e-4)


def test_what_clashes_at_any_change_of_growth_is_contradictory():
    claims = rows(
        WINDOW,
        ("growth", "6%", "exact", 2025, 2030, None),
        ("growth", "12%", "exact", 2025, 2030, None),
        ("size", "$4 billion", "about", None, 2026, None),
    )
    found = findings.table(check(claims))
    assert found["verdict"][0] == "contradictory"
    conflict = found.query("check == 'growth.conflict'").iloc[0]
    assert conflict["claims"] == "c02 c03"
    assert "cannot be known" in found.query("check == 'growth.repairs'")["detail"].iloc[0]


def test_open_ends_that_touch_are_a_clash():
    same = ("exact", 2025, 2030, None)  # less than 6 by the one and more than 6 by the other
    assert ("growth.together", "contradictory") in verdicts(
        rows(("growth", "5%", *same), ("growth", "7%", *same))
    )
    assert ("growth.together", "contradictory") not in verdicts(
        rows(("growth", "5%", *same), ("growth", "6%", *same))
    )
    loose = ("about", 2025, 2030, None)  # a word that loosens leaves no end sharp
    assert ("growth.together", "contradictory") not in verdicts(
        rows(("growth", "5%", *loose), ("growth", "7%", *loose))
    )


def test_a_claim_at_odds_with_two_others_is_named():
    claims = rows(
        ("growth", "6.0%", "exact", 2025, 2030, None),
        ("growth", "6.1%", "exact", 2025, 2030, None),
        ("growth", "16.0%", "exact", 2025, 2030, None),
    )
    market = growth(claims)
    reading, _ = market.plainest
    found = growth_tables.conflicts(reading, growth_conflicts.explain(market.market, reading, 5))
    assert list(found.query("kind == 'repair'")["claims"]) == ["c03", "c01 c02"]
    assert list(found.query("kind == 'conflict'")["claims"]) == ["c01 c03", "c02 c03"]


def test_rounding_can_save_what_the_printed_figures_do_not():
    claims = rows(
        ("growth", "6%", "exact", 2025, 2030, None),
        ("growth", "6.4%", "exact", 2025, 2030, None),
        ("growth", "6.41%", "exact", 2025, 2030, None),
    )
    assert ("growth.together", "consistent only by rounding") in verdicts(claims)


def test_a_reading_can_save_what_another_does_not():
    given = (
        WINDOW,
        ("growth", "8.00%", "exact", None, None, PERIOD),
        ("size", "$1.000 billion", "exact", None, 2024, None),
        ("size", "$1.851 billion", "exact", None, 2032, None),
        ("growth", "12.00%", "exact", 2024, 2025, None),
    )
    found = check(rows(*given), replace(A, growth_change_cap=3.0))[0]
    assert found.verdict.startswith("consistent") and "year before" in found.reading


def test_two_sizes_and_a_rate():
    def priced(rate):
        return rows(
            ("size", "$2.00 billion", "exact", None, 2023, None),
            ("size", "$3.00 billion", "exact", None, 2028, None),
            ("growth", rate, "exact", 2023, 2028, None),
        )

    for rate, verdict in (
        ("8.45%", "consistent only by rounding"),
        ("8%", "consistent only by rounding"),
        ("12%", "contradictory"),
    ):
        assert ("growth.two_sizes", verdict) in verdicts(priced(rate))
    one = next(f for f in check(priced("8%"), EXACT) if f.check == "growth.two_sizes")
    assert one.low == pytest.approx(100 * (1.5**0.2 - 1)) and one.verdict == "contradictory"


def test_history_is_said_to_be_history():
    claims = rows(
        WINDOW, ("growth", "6%", "exact", 2018, 2023, None), ("growth", "7%", "exact", 2025, 2030, None)
    )
    found = [f for f in check(claims) if f.check == "growth.history"]
    assert [f.claims for f in found] == [("c02",)]


def test_power_is_the_chance_that_a_random_rate_would_be_caught():
    claims = rows(
        ("growth", "10.0%", "exact", 2025, 2030, None), ("growth", "10.0%", "exact", 2025, 2030, None)
    )
    found = check(claims)[0]
    assert found.power == pytest.approx(297 / 300)  # of 300 rates only 9.9, 10.0 and 10.1 would pass
    wide = check(claims, replace(A, rate_span=10.0))[0]
    assert wide.power == pytest.approx(98 / 100)


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
    assert set(found["verdict"]) == {"not checkable"}
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
    assert found["verdict"][0] == "not checkable" and found["subject"][1] == "Widgets"
    assert found["verdict"][1] == "contradictory"


def test_sizes_in_another_currency_are_left_out():
    claims = rows(
        ("size", "$4.0 billion", "exact", None, 2026, None),
        ("size", "4.0 billion euros", "exact", None, 2026, None),
        ("growth", "6%", "exact", 2025, 2030, None),
    )
    dollars, euros, rate = claims
    assert check((dollars, euros._replace(unit="EUR"), rate))[0].claims == ("c01", "c03")


def test_sixty_claims_are_no_trouble():
    random = Random(3)
    given = [
        ("growth", f"{random.uniform(5, 6):.1f}%", "exact", 2020 + n % 7, 2027 + n % 6, None)
        for n in range(60)
    ]
    found = findings.table(check(rows(WINDOW, *given)))
    assert found["verdict"][0] in ("strained", "contradictory", "consistent only by rounding")


def test_an_unknown_reading_is_refused():
    with pytest.raises(KeyError):
        growth_tables.path(growth(PACS).market, "as it pleases", 1.0)


def test_10000_true_markets_are_never_called_wrong():
    random = Random(11)
    for _ in range(100):
        changes = worlds.changes([worlds.market(random, A) for _ in range(100)])
        assert all(change is not None and change <= A.growth_change_cap + TOLERANCE for change in changes)


def test_true_markets_pass_the_whole_check():
    random = Random(12)
    for _ in range(150):
        group = worlds.market(random, A)
        found = check([*group.context, *group.claims])
        assert not {"strained", "contradictory"} & {f.verdict for f in found}


FALL = (("size", "$9 billion", "exact", None, 2025, None), ("size", "$4 billion", "exact", None, 2030, None),
        ("growth", "6%", "exact", 2025, 2030, None))  # fmt: skip


def test_a_contradiction_names_the_figures_at_odds_and_those_with_no_part_in_it():
    first = check(rows(WINDOW, *FALL, ("growth", "5%", "exact", 2021, 2024, None)))[0]
    assert first.verdict == "contradictory"
    assert first.detail == (
        "$9 billion in 2025 (c02), $4 billion in 2030 (c03) and 6% for 2025-2030 (c04) cannot all hold, whatever"
        " growth does from year to year; c05 has no part in it."
    ).replace("$", "USD ")


def test_a_figure_said_of_a_company_contradicts_nothing_for_certain():
    title, first, *others = rows(WINDOW, *FALL)
    found = {f.check: f for f in check((title, first._replace(company="Acme"), *others))}
    for name in ("growth.together", "growth.two_sizes"):
        assert (found[name].verdict, found[name].reading) == ("strained", OWN_FIELD)
    assert "c02, said in a sentence on Acme" in found["growth.together"].detail
