"""All the checks, in the order in which their findings are listed."""

import pandas as pd

from helpers import (
    editions,
    filings,
    findings,
    gaps,
    geography,
    growth,
    publishers,
    repeats,
    reprints,
    revenues,
    shares,
)
from helpers.case import Case

CHECKS = (
    lambda case: growth.check(case.ledger, case.assumptions),
    lambda case: shares.check(case.ledger, case.assumptions, case.regions),
    lambda case: repeats.check(case.ledger, case.assumptions),
    lambda case: revenues.check(case.ledger, case.assumptions),
    lambda case: gaps.check(case.ledger, case.lists, case.assumptions),
    lambda case: geography.check(case.lists),
    lambda case: _outside(case),
)


def run(case: Case) -> pd.DataFrame:
    """Return the findings of every check on a case, with the columns of `findings.COLUMNS`."""
    return findings.table(row for check in CHECKS for row in check(case))


def parts(case: Case) -> pd.DataFrame:
    """Return the findings on the parts and the whole: shares, revenue, and regions beside their list."""
    shared = shares.check(case.ledger, case.assumptions, case.regions)
    earned = revenues.check(case.ledger, case.assumptions)
    return findings.table([*shared, *earned, *gaps.regions(case.ledger, case.lists)])


def outside(case: Case) -> pd.DataFrame:
    """Return the findings on the page and the world: filings, other publishers, other editions."""
    return findings.table(_outside(case))


def _outside(case: Case) -> list[dict]:
    title, number = case.page.title, editions.origin(case.page).number
    others = reprints.of_market(case.reference, title, case.ledger)
    return [
        *filings.check(case.ledger, case.lists, case.assumptions, case.reference),
        *publishers.check(case.ledger, title, case.assumptions, case.reference),
        *reprints.check(case.ledger, case.lists, others, number, case.assumptions),
    ]
