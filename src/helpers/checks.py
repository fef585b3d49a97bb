"""All the checks, in the order in which their findings are listed."""

import pandas as pd

from helpers import findings, gaps, geography, growth, repeats, revenues, shares
from helpers.case import Case

CHECKS = (
    lambda case: growth.check(case.ledger, case.assumptions),
    lambda case: shares.check(case.ledger, case.assumptions, case.regions),
    lambda case: repeats.check(case.ledger, case.assumptions),
    lambda case: revenues.check(case.ledger, case.assumptions),
    lambda case: gaps.check(case.ledger, case.lists, case.assumptions),
    lambda case: geography.check(case.lists),
)


def run(case: Case) -> pd.DataFrame:
    """Return the findings of every check on a case, with the columns of `findings.COLUMNS`."""
    return findings.table(row for check in CHECKS for row in check(case))


def parts(case: Case) -> pd.DataFrame:
    """Return the findings on the parts and the whole: shares, then revenue."""
    shared = shares.check(case.ledger, case.assumptions, case.regions)
    return findings.table([*shared, *revenues.check(case.ledger, case.assumptions)])
