"""The ledger: a table with one row a claim, its schema, and how it is saved and loaded.

Columns: `claim_id`, `report` (path as given), `section`, `kind`, `subject`, `low` and `high` (per cent in
points, money in full units), `hedge`, `unit` ("%" or a currency's ISO code), `start_year`, `end_year`,
`horizon`, `of`, `figure` as printed, and `start`, `end`: code points of the decoded source, for which
`source[start:end] == figure`.
"""

from decimal import Decimal
from pathlib import Path

from helpers.ledger import extract
from helpers.page import blocks as page_blocks
from helpers.tables import schemas, writers


def number(value: Decimal | None) -> int | float | None:
    """Return a printed value as a plain number: 19.8 billion is 19800000000, 10.7 is 10.7."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


def rows(page: page_blocks.Report) -> tuple[list[tuple], list[tuple]]:
    """Return a page's claims and rejects as tuples in the order of `schemas.LEDGER` and `schemas.REJECTS`."""
    found, rejected = extract.read(page)
    ledger = [
        (f"c{n:02d}", page.path, c.section or None, c.kind, c.subject, number(c.low), number(c.high), c.hedge,
         c.unit, c.start_year, c.end_year, c.horizon, c.of, c.figure, c.start, c.end)
        for n, c in enumerate(found, 1)
    ]  # fmt: skip
    return ledger, [(page.path, r.figure, r.start, r.end, r.reason) for r in rejected]


def build(page):
    """Return the ledger of a report (its path, or a Report) as a DataFrame; raises ReportError."""
    return frame(rows(_page(page))[0])


def rejects(page):
    """Return a report's other runs of digits: `report, figure, start, end, reason`."""
    import pandas as pd

    return pd.DataFrame(rows(_page(page))[1], columns=list(schemas.REJECTS.names))


def frame(records):
    """Make a ledger of tuples or mappings and check it against the schema."""
    import pandas as pd

    return validate(pd.DataFrame(list(records), columns=list(schemas.LEDGER.names)))


def validate(table):
    """Give the columns their types and check the contract; raise pandera's SchemaError where it is broken."""
    import pandas as pd

    from helpers.tables import contracts

    table = table.loc[:, list(schemas.LEDGER.names)].copy()
    for column in table.columns:
        if column in schemas.LEDGER.numbers:
            table[column] = pd.to_numeric(table[column]).astype("float64")
        elif column in schemas.LEDGER.years:
            table[column] = pd.to_numeric(table[column]).astype("Int64")
        elif column in schemas.LEDGER.of_type("integer"):
            table[column] = pd.to_numeric(table[column]).astype("int64")
        else:
            table[column] = table[column].astype("object").where(table[column].notna(), None).astype("string")
    return contracts.made(schemas.LEDGER).validate(table)


def save(table, path) -> None:
    """Write a ledger or rejects table as .csv, .parquet or .jsonl, whole or not at all."""

    with writers.writer(path, tuple(table.columns)) as out:
        out.write(table.astype("object").where(table.notna(), None).itertuples(index=False, name=None))


def load(path):
    """Read a ledger that `save` wrote; raise ValueError for an ending it does not know."""
    import pandas as pd

    ending = Path(path).suffix
    if ending == ".csv":
        table = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
        for column in table.columns.difference(schemas.LEDGER.of_type("number", "integer", "year")):
            table[column] = table[column].str.removeprefix("'")
    elif ending == ".parquet":
        table = pd.read_parquet(path)
    elif ending == ".jsonl":
        table = pd.read_json(path, lines=True, dtype=False)
    else:
        raise ValueError(
            f"{path}: cannot read a table that ends in {ending!r}; use .csv, .parquet or .jsonl."
        )
    return validate(table)


def _page(page) -> page_blocks.Report:
    return page if isinstance(page, page_blocks.Report) else page_blocks.read(page)
