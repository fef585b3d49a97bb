"""Every table that is written or kept, column by column; each column is written down once.

Names, types, contracts (`contracts`), data/datapackage.json and data/CODEBOOK.md (`codebook`) come from here.
Reading a ledger imports this file, so it needs neither pandas nor pandera.
"""

from collections.abc import Sequence
from types import ModuleType

from helpers.tables import outside_tables, page_tables, reference_tables, survey_tables
from helpers.tables.columns import ARROW, Table
from helpers.tables.common import CONFIDENCES as CONFIDENCE
from helpers.tables.outside_tables import (
    EDITIONS_DEFECTS,
    EDITIONS_HEADLINES,
    EDITIONS_RETURNING,
    EDITIONS_SHARES,
    FILINGS,
    PUBLISHERS_ARITHMETIC,
    PUBLISHERS_BY_YEAR,
    PUBLISHERS_STANDING,
)
from helpers.tables.page_tables import (
    CONFLICTS,
    FINDINGS,
    GROWTH_CHANGE,
    GROWTH_LEFT,
    GROWTH_WINDOWS,
    IMPLIED_SIZES,
    LEDGER,
    LISTS,
    NOTES,
    PATH,
    REJECTS,
    REVENUES,
    SHARE_READINGS,
    SHARE_TOTALS,
)
from helpers.tables.reference_tables import (
    COMPANY_NAMES,
    COMPANY_REVENUE,
    EDITION_PAGES,
    EDITIONS,
    ESTIMATES,
    EXCHANGE_RATES,
    GROSS_OUTPUT,
    MARKET_NAMES,
)

__all__ = [
    "COMPANY_NAMES",
    "COMPANY_REVENUE",
    "CONFIDENCE",
    "CONFLICTS",
    "EDITIONS",
    "EDITIONS_DEFECTS",
    "EDITIONS_HEADLINES",
    "EDITIONS_RETURNING",
    "EDITIONS_SHARES",
    "EDITION_PAGES",
    "ESTIMATES",
    "EXCHANGE_RATES",
    "FILINGS",
    "FINDINGS",
    "GROSS_OUTPUT",
    "GROWTH_CHANGE",
    "GROWTH_LEFT",
    "GROWTH_WINDOWS",
    "IMPLIED_SIZES",
    "LEDGER",
    "LISTS",
    "MARKET_NAMES",
    "NOTES",
    "PATH",
    "PUBLISHERS_ARITHMETIC",
    "PUBLISHERS_BY_YEAR",
    "PUBLISHERS_STANDING",
    "REFERENCE",
    "REJECTS",
    "REPORTS_FINDINGS",
    "REPORTS_NOTES",
    "REVENUES",
    "SHARE_READINGS",
    "SHARE_TOTALS",
    "TABLES",
    "arrow_types",
]


def _of(module: ModuleType) -> tuple[Table, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Table))


REFERENCE = _of(reference_tables)
TABLES = (*_of(page_tables), *_of(outside_tables), *REFERENCE)


REPORTS_FINDINGS, REPORTS_NOTES = survey_tables.of_reports(FINDINGS), survey_tables.of_reports(NOTES)


def arrow_types(names: Sequence[str]) -> list[str]:
    """Return what holds each column in an Arrow table; columns of no table here are text."""
    tables = (*TABLES, REPORTS_FINDINGS, REPORTS_NOTES)
    known = next((table for table in tables if table.names == tuple(names)), None)
    return [ARROW[known[name].type] if known else "string" for name in names]
