"""Rows of tables: columns as attributes, typed by the schema of the table and not by pandas."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def each(table: pd.DataFrame) -> Iterator[Any]:
    """Return a table's rows in order, each with its columns as attributes."""
    return iter(table.itertuples(index=False))
