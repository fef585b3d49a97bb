"""All the checks, in the order in which their findings are listed."""

import pandas as pd

from helpers.case import Case
from helpers.checks import completeness, lists, repeats
from helpers.checks import finding as findings
from helpers.checks import revenues as selling
from helpers.checks.growth import check as growth_check
from helpers.checks.shares import check as shares_check
from helpers.outside import editions, filings, publishers
from helpers.page import links

CHECKS = (
    ("growth", lambda case: growth_check.check(case.ledger, case.assumptions)),
    ("parts", lambda case: shares_check.check(case.ledger, case.assumptions, case.regions)),
    ("", lambda case: repeats.check(case.ledger, case.assumptions)),
    ("parts", lambda case: selling.check(case.ledger, case.assumptions)),
    ("", lambda case: completeness.check(case.ledger, case.lists, case.assumptions)),
    ("parts", lambda case: completeness.regions(case.ledger, case.lists)),
    ("", lambda case: lists.check(case.lists)),
    ("outside", lambda case: _outside(case)),
)


def run(case: Case, part: str | None = None) -> pd.DataFrame:
    """Return the findings of every check on a case, with the columns of `findings.COLUMNS`.

    With `part`, those of one notebook: "growth", "parts" (shares and revenue) or "outside"; their numbers stay.
    """
    found = [(name, row) for name, check in CHECKS for row in check(case)]
    table = findings.table(row for _, row in found)
    kept = [part in (None, name) for name, _ in found]
    return table[kept].reset_index(drop=True)


def _outside(case: Case) -> list[dict]:
    title, number = case.page.title, links.origin(case.page).number
    others = editions.of_market(case.reference, title, case.ledger)
    return [
        *filings.check(case.ledger, case.lists, case.assumptions, case.reference),
        *publishers.check(case.ledger, title, case.assumptions, case.reference),
        *editions.check(case.ledger, case.lists, others, number, case.assumptions),
    ]
