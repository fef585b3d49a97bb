"""The ledger: a table with one row a claim, its schema, and how it is saved and loaded.

Columns: `claim_id`, `report` (path as given), `section`, `kind`, `subject`, `low` and `high` (per cent in
points, money in full units), `hedge`, `unit` ("%" or a currency's ISO code), `start_year`, `end_year`,
`horizon`, `of`, `figure` as printed, and `start`, `end`: code points of the decoded source, for which
`source[start:end] == figure`; `sure` (yes or no) and `doubt`, what is open where it is no; `measure` (value, volume),
and `page` of a PDF.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.ledger import cell_figures, extract
from helpers.ledger.claim import Claim, Horizon
from helpers.page import blocks as page_blocks
from helpers.page import figures
from helpers.page.source import Document
from helpers.tables import schemas, writers

if TYPE_CHECKING:  # the ledger is made and written without pandas
    import pandas as pd

ABOUT = " › "  # in a section, before the company whose sentence says it of the market


class LedgerError(ValueError):
    """A table that is no ledger; the message names the file, the row and the remedy."""


def number(value: Decimal | None) -> int | float | None:
    """Return a printed value as a plain number: 19.8 billion is 19800000000, 10.7 is 10.7."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


def row(c: Claim, report: str) -> tuple[object, ...]:
    """Return a claim as a row of the ledger."""
    section = f"{c.section}{ABOUT}{c.company}" if c.company else c.section
    return (
        c.claim_id, report, section or None, c.kind, c.subject, number(c.low), number(c.high), c.hedge or None,
        c.unit or None, c.start_year, c.end_year, None if c.horizon is None else str(c.horizon), c.base or None,
        c.figure, c.start, c.end, "yes" if c.sure else "no", c.doubt or None, c.measure or None, c.page,
    )  # fmt: skip


def rows(page: page_blocks.Report) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return a page's claims and rejects as tuples in the order of the tables' columns."""
    found, rejected = extract.read(page)
    ledger = [row(c, page.path) for c in found]
    return ledger, [(page.path, r.figure, r.start, r.end, r.reason) for r in rejected]


def furniture(document: Document) -> list[tuple[object, ...]]:
    """Return the runs of digits beside a document's article as rows of rejects."""
    return [(document.path, r.figure, r.start, r.end, r.reason) for r in extract.furniture(document)]


def in_order(rejects: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return rows of rejects in the order of the page."""
    start = schemas.REJECTS.names.index("start")
    return sorted(rejects, key=lambda row: int(str(row[start])))


def view(claims: Sequence[Claim], report: str) -> "pd.DataFrame":
    """Return claims as a ledger."""
    return frame(row(c, report) for c in claims)


def rejects(left_out: Sequence[extract.Reject], report: str) -> "pd.DataFrame":
    """Return a report's other runs of digits as a table: `report, figure, start, end, reason`."""
    import pandas as pd

    return pd.DataFrame(
        [(report, r.figure, r.start, r.end, r.reason) for r in left_out], columns=list(schemas.REJECTS.names)
    )


def frame(records: Iterable[Sequence[object] | Mapping[str, object]]) -> "pd.DataFrame":
    """Make a ledger of tuples or mappings and check it against the schema."""
    import pandas as pd

    return validate(pd.DataFrame(list(records), columns=list(schemas.LEDGER.names)))


def claims(table: "pd.DataFrame") -> tuple[Claim, ...]:
    """Return the claims that a ledger shows; raise LedgerError for a row that disagrees with its own figure."""
    import pandas as pd

    values = table.astype("object").where(table.notna(), None)
    assert isinstance(values, pd.DataFrame)
    return tuple(_claim(record) for record in values.to_dict("records"))


def _claim(record: Mapping[Hashable, Any]) -> Claim:  # Any: a cell has the type of its column, see `validate`
    section, _, company = (record["section"] or "").partition(ABOUT)
    window = record["kind"] == "window"
    ends = cell_figures.as_shown(figures.ends(record["figure"]), record["low"], record["high"])
    claim = Claim(
        claim_id=record["claim_id"], kind=record["kind"], subjects=tuple(record["subject"].split(" + ")),
        ends=() if window else ends, hedge=record["hedge"] or "",
        unit=record["unit"] or "", start_year=record["start_year"], end_year=record["end_year"],
        horizon=_horizon(record["horizon"]), base=record["of"] or "", company=company, section=section,
        figure=record["figure"], start=record["start"], end=record["end"], doubt=record.get("doubt") or "",
        measure=record.get("measure") or "", page=record.get("page"),
    )  # fmt: skip
    if "sure" in record and claim.sure != (record["sure"] == "yes"):
        raise LedgerError(
            f"row {claim.claim_id} of the ledger has sure {record['sure']} and "
            f"{f'doubt {claim.doubt}' if claim.doubt else 'no doubt'}; a claim is sure where nothing is in doubt."
        )
    said = ("low", record["low"], number(claim.low)), ("high", record["high"], number(claim.high))
    wrong = [
        f"{end} {was:g}" if was is not None else f"no {end}" for end, was, now in said if not _same(was, now)
    ]
    if wrong:
        raise LedgerError(
            f"row {claim.claim_id} of the ledger has {' and '.join(wrong)}, which its figure {claim.figure!r} does not "
            "say; correct the row, or make the ledger anew from the page."
        )
    return claim


def _same(was: float | None, now: float | None) -> bool:
    return was is now if was is None or now is None else abs(was - now) <= 1e-9 * max(1.0, abs(now))


def _horizon(text: str | None) -> Horizon | None:
    """Read a horizon as the ledger writes it."""
    if not text:
        return None
    lengths = tuple(int(n) for n in "".join(x if x.isdigit() else " " for x in text).split())
    return Horizon(lengths) if lengths else Horizon(period=True)


def validate(table: "pd.DataFrame") -> "pd.DataFrame":
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
            optional = schemas.LEDGER[column].optional
            table[column] = pd.to_numeric(table[column]).astype("Int64" if optional else "int64")
        else:
            table[column] = table[column].astype("object").where(table[column].notna(), None).astype("string")
    return contracts.made(schemas.LEDGER).validate(table)


def save(table: "pd.DataFrame", path: str | Path) -> None:
    """Write a ledger or rejects table as .csv, .parquet or .jsonl, whole or not at all."""

    with writers.writer(path, tuple(table.columns)) as out:
        out.write(table.astype("object").where(table.notna(), None).itertuples(index=False, name=None))


def load(path: str | Path) -> "pd.DataFrame":
    """Read a ledger that `save` wrote.

    Raises ValueError for an ending it does not know, LedgerError for a row that disagrees with its own figure.
    """
    import pandas as pd

    ending = Path(path).suffix
    if ending == ".csv":
        table = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
        for column in table.columns.difference(list(schemas.LEDGER.of_type("number", "integer", "year"))):
            table[column] = table[column].str.removeprefix("'")
    elif ending == ".parquet":
        table = pd.read_parquet(path)
    elif ending == ".jsonl":
        table = pd.read_json(path, lines=True, dtype=False)
    else:
        raise ValueError(
            f"{path}: cannot read a table that ends in {ending!r}; use .csv, .parquet or .jsonl."
        )
    table = validate(table)
    try:
        claims(table)
    except LedgerError as error:
        raise LedgerError(f"{path}: {error}") from None
    return table
