"""More of revenue: the numbers of PACS by hand."""

import pytest

from helpers import case
from helpers.checks import revenues as selling

A = dict(published="", about=5.0, rounding="any", over="loose", bend_cap=1.0, out="runs/none")


def test_revenue_of_pacs_is_company_wide():
    pacs = case.check_parameters(report="data/raw/pacs-systems-market.md", **A)
    table, (row,) = (
        selling.compare(pacs.ledger, pacs.assumptions),
        selling.check(pacs.ledger, pacs.assumptions),
    )
    assert table["market_printed"].tolist() == pytest.approx([4e9 / 1.08**4] * 3)
    # "About 4 billion" is at most 5 billion where it may be cut off; "over 8%" at least 7% where the bound is rounded.
    assert table["market_most"].tolist() == pytest.approx([5e9 / 1.07**4] * 3)
    assert table["revenue"].sum() == pytest.approx(60.9e9)
    assert row["verdict"] == "strained" and "USD 60.9 bn in 2022" in row["detail"]
    assert row["low"] == pytest.approx(60.9 / (5 / 1.07**4))
    assert table["market_claims"].unique().tolist() == ["c07 c08"]
