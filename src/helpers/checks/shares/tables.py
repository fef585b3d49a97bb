"""The shares as tables, for charts and for other checks."""

from collections.abc import Iterable, Sequence

import pandas as pd

from helpers.checks.shares import addition
from helpers.checks.shares.group import Group
from helpers.readings.bounds import as_float
from helpers.tables import schemas


def readings(groups: Iterable[Group]) -> pd.DataFrame:
    """Return each region's and country's share under each reading.

    Columns: reading, subject, of (what it is a share of), inside (the region it is taken to lie in), low,
    high (% of `of`), world_low, world_high (% of the world's market; NaN where that is not printed),
    claim_id, year.
    """
    rows: list[tuple[object, ...]] = []
    for group in groups:
        for name, places in group.options.items():
            for p in places:
                world = addition.world(p, places)
                ends = [as_float(x) for x in (p.bounds.low, p.bounds.high, world.low, world.high)]
                rows.append((name, p.claim.subject, p.of, p.inside, *ends, p.claim.claim_id, group.year))
    return _frame(rows, schemas.SHARE_READINGS.names)


def totals(groups: Iterable[Group]) -> pd.DataFrame:
    """Return what the shares come to under each reading, counting nothing twice.

    Columns: reading, sum_low, sum_high, printed_sum (the sum of the figures as printed), remainder_low,
    remainder_high (% left for everybody else), verdict, year.
    """
    rows: list[tuple[object, ...]] = []
    for group in groups:
        for name, total in group.totals.items():
            ends, rest = (as_float(total.low), as_float(total.high)), addition.remainder(total)
            rows.append((name, *ends, group.printed_sums[name], *rest, group.verdicts[name], group.year))
    return _frame(rows, schemas.SHARE_TOTALS.names)


def _frame(rows: Sequence[tuple[object, ...]], columns: Sequence[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(columns))
    frame["year"] = frame["year"].astype("Int64")
    return frame
