"""Slips: what could have been meant, and that only what mends a conflict is named, as a possibility."""

import pytest
from cases import frame, of, read

from helpers.checks import candidate_errors
from helpers.checks.growth import check as growth_check
from helpers.readings.assumptions import Assumptions

A = Assumptions()


def claim(*row):
    return read(frame(row))[0]


@pytest.mark.parametrize(
    ("row", "window", "kind", "figure"),
    [
        (("growth", "market", "21%", "exact", "%"), (2025, 2032), "two digits swapped", "12%"),
        (("growth", "market", "2.1%", "exact", "%"), (2025, 2032), "two digits swapped", "1.2%"),
        (
            ("size", "market", "$4 billion", "exact", "USD", None, 2026),
            None,
            "scale, as million for billion",
            "$4 million",
        ),
        (("growth", "market", "7%", "exact", "%"), (2025, 2032), "one digit", "9%"),
    ],
)
def test_a_slip_of_each_kind_is_tried(row, window, kind, figure):
    assert (kind, figure) in {(s.kind, s.claim.figure) for s in candidate_errors.of(claim(*row), window, A)}


def test_no_slip_leaves_the_figure_as_it_is_or_begins_with_a_nought():
    for candidate in candidate_errors.of(
        claim("growth", "market", "15%", "exact", "%", 2025, 2032), (2025, 2032), A
    ):
        same = candidate.claim.figure == "15%"
        assert not same or candidate.kind in ("simple for compound growth", "a year off by one")
        assert not candidate.claim.figure.startswith("0")


def test_years_move_only_where_the_page_says_them():
    undated = candidate_errors.of(claim("growth", "market", "15%", "exact", "%"), (2025, 2032), A)
    assert "a year off by one" not in {s.kind for s in undated}


def test_simple_growth_is_less_once_compounded():
    found = candidate_errors.of(claim("growth", "market", "10%", "exact", "%"), (2020, 2030), A)
    (simple,) = [s for s in found if s.kind == "simple for compound growth"]
    assert float(simple.bounds.low) == pytest.approx(100 * (1.9**0.1 - 1))  # 9% for ten years, the least


def finding_on(*rows):
    found = growth_check.check(of(frame(*rows), A)).conflicts
    return found.query("kind == 'possible slip'")["certificate"].tolist()


def test_a_planted_swap_is_named_as_a_possibility():
    rows = [
        ("size", "market", "$2.00 billion", "exact", "USD", None, 2024),
        ("size", "market", "$3.12 billion", "exact", "USD", None, 2028),
        ("growth", "market", "21%", "exact", "%", 2024, 2028),
    ]
    (text,) = finding_on(*rows)
    assert "12% where c03 prints 21% (two digits swapped)" in text
    assert "a possibility and no fact" in text


def test_where_nothing_is_wrong_no_slip_is_looked_for():
    assert not finding_on(("growth", "market", "7%", "exact", "%", 2024, 2028))
