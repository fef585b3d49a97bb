"""The contracts of the tables as pandera schemas, made from their columns; loads pandera, so import it late."""

import operator
from collections.abc import Iterator

import pandera.pandas as pa

from helpers.tables import schemas
from helpers.tables.columns import Column, Order, Table


def made(table: Table) -> pa.DataFrameSchema:
    """Return the contract of a table that the project makes: exactly its columns, in order and of their types."""
    columns = {c.name: pa.Column(_dtype(c), list(_builtin(c)), nullable=c.optional) for c in table.columns}
    return pa.DataFrameSchema(columns, checks=[_order(o) for o in table.orders], strict=True, ordered=True)


def collected(table: Table) -> pa.DataFrameSchema:
    """Return the contract of a table that people fill in: numbers are read from text, and errors are in words."""
    columns = {c.name: _worded(c, unique=(c.name,) == table.key) for c in table.columns}
    return pa.DataFrameSchema(columns, checks=[_order(o) for o in table.orders])


def _dtype(column: Column) -> str:
    if column.type == "number":
        return "float64"
    if column.type in ("integer", "year"):
        return "Int64" if column.optional else "int64"
    return "bool" if column.type == "boolean" else "string"


def _builtin(column: Column) -> Iterator[pa.Check]:
    """Yield pandera's own checks, which take a column at once."""
    for limits in (rule.constraints for rule in column.rules):
        if "enum" in limits:
            yield pa.Check.isin(limits["enum"])
        if "pattern" in limits:
            yield pa.Check.str_matches(limits["pattern"])
        if "minLength" in limits:
            yield pa.Check.str_length(min_value=limits["minLength"])
        if "maximum" in limits:
            yield pa.Check.in_range(limits["minimum"], limits["maximum"])
        elif "minimum" in limits:
            yield pa.Check.ge(limits["minimum"])
        if "exclusiveMinimum" in limits:
            yield pa.Check.gt(limits["exclusiveMinimum"])
        if "exclusiveMaximum" in limits:
            yield pa.Check.lt(limits["exclusiveMaximum"])


def _worded(column: Column, unique: bool) -> pa.Column:
    checks = [pa.Check(rule.holds, element_wise=True, error=rule.words) for rule in column.rules]
    of_number = {"number": "float64", "integer": "Int64", "year": "Int64"}.get(column.type)
    return pa.Column(
        of_number or "string",
        checks,
        coerce=bool(of_number),
        nullable=column.optional,
        unique=unique,
    )


def _order(order: Order) -> pa.Check:
    compare = operator.lt if order.strictly else operator.le
    # Nothing is said of a row where one of them is missing.
    return pa.Check(
        lambda table: compare(table[order.first], table[order.last]).fillna(True).astype(bool),
        error=order.words,
    )


REFERENCE = {table.name: collected(table) for table in schemas.REFERENCE}
