"""All the checks, in the order in which their findings are listed."""

import pandas as pd

from helpers import filings, findings, gaps, publishers, repeats, reprints
from helpers import growth as growing
from helpers import revenues as selling
from helpers import shares as sharing
from helpers.case import Case
from helpers.page import country_lists, links

CHECKS = (
    ("growth", lambda case: growing.check(case.ledger, case.assumptions)),
    ("parts", lambda case: sharing.check(case.ledger, case.assumptions, case.regions)),
    ("", lambda case: repeats.check(case.ledger, case.assumptions)),
    ("parts", lambda case: selling.check(case.ledger, case.assumptions)),
    ("", lambda case: gaps.check(case.ledger, case.lists, case.assumptions)),
    ("parts", lambda case: gaps.regions(case.ledger, case.lists)),
    ("", lambda case: country_lists.check(case.lists)),
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
    others = reprints.of_market(case.reference, title, case.ledger)
    return [
        *filings.check(case.ledger, case.lists, case.assumptions, case.reference),
        *publishers.check(case.ledger, title, case.assumptions, case.reference),
        *reprints.check(case.ledger, case.lists, others, number, case.assumptions),
    ]
