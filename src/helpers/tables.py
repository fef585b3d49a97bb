"""Tables of results as files: whole or not at all, the same bytes for the same numbers."""

import math
from pathlib import Path

import pandas as pd

from helpers import many

DIGITS = 6  # significant digits; what lies beyond differs between machines


def save(table: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV, fractions to `DIGITS` significant digits and text defused for spreadsheets.

    The folder is made where it is missing. Raises OSError where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = table.astype("object").where(table.notna(), None).itertuples(index=False, name=None)
    with many.writer(path, tuple(table.columns)) as out:
        out.write([tuple(map(_rounded, row)) for row in rows])


def _rounded(value):
    if not isinstance(value, float) or not math.isfinite(value):
        return value
    return float(f"{value:.{DIGITS}g}")
