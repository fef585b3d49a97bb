"""."""

from collections.abc import Sequence

import pandas as pd

from helpers.checks.shares import addition, by_year
from helpers.readings import claims as meant
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import as_float
from helpers.tables import schemas


def readings(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return each region's and country's share under each reading.

    Columns: reading, subject, of (what it is a share of), inside (the region it is taken to lie in), low,
    high (% of `of`), world_low, world_high (% of the world's market; NaN where that is not printed),
    claim_id, year.
    """
    rows = []
    for year, options in by_year.groups(meant.claims(ledger, a)):
        for name, places in options.items():
            for p in places:
                world = addition.world(p, places)
                ends = [as_float(x) for x in (p.claim.bounds.low, p.claim.bounds.high, world.low, world.high)]
                rows.append((name, p.claim.subject, p.of, p.inside, *ends, p.claim.claim_id, year))
    return _frame(rows, schemas.SHARE_READINGS.names)


def totals(ledger: pd.DataFrame, a: Assumptions, regions: Sequence[str] = ()) -> pd.DataFrame:
    """Return what the shares come to under each reading, counting nothing twice.

    `regions` are the regions that the page lists. Columns: reading, sum_low, sum_high, printed_sum (the sum
    of the figures as printed), remainder_low, remainder_high (% left for everybody else), verdict, year.
    """
    rows = []
    for year, options in by_year.groups(meant.claims(ledger, a)):
        verdicts, _ = addition.judged(options, a, regions)
        for name, places in options.items():
            total, printed = addition.total(places), addition.printed_sum(places, a)
            low, high = as_float(total.low), as_float(total.high)
            rest = addition.remainder(total)
            rows.append((name, low, high, printed, *rest, verdicts[name], year))
    return _frame(rows, schemas.SHARE_TOTALS.names)


def _frame(rows, columns: Sequence[str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(columns))
    frame["year"] = frame["year"].astype("Int64")
    return frame
