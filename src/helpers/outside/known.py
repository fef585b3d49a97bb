"""What is known from outside a page: the reference tables of its case, or none."""

from functools import cache

import pandas as pd

from helpers.case import Case
from helpers.tables import contracts
from helpers.tables.reference import Reference


def of(case: Case) -> Reference:
    """Return the reference tables of a case; of a case without any, tables without a row."""
    return nothing() if case.reference is None else case.reference


@cache
def nothing() -> Reference:
    """Return reference tables in which nothing is on file."""
    return Reference(
        revenue=_empty("company_revenue"), rates=_empty("exchange_rates"), estimates=_empty("estimates"),
        editions=_empty("editions"), pages=_empty("edition_pages"), companies={}, markets={},
    )  # fmt: skip


def _empty(name: str) -> pd.DataFrame:
    columns = contracts.REFERENCE[name].columns
    return pd.DataFrame({column: pd.Series(dtype=str(spec.dtype)) for column, spec in columns.items()})
