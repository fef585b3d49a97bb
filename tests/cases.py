"""Cases made of a ledger alone, for the tests of checks."""

from collections.abc import Iterable, Sequence

import pandas as pd

from helpers.case import Case
from helpers.ledger import table as ledgers
from helpers.ledger.claim import MARKET, Claim
from helpers.page import country_lists, figures
from helpers.readings.assumptions import Assumptions
from helpers.tables.schemas import LEDGER

A = Assumptions()
COLUMNS = (
    "claim_id",
    "kind",
    "subject",
    "figure",
    "hedge",
    "unit",
    "start_year",
    "end_year",
    "horizon",
    "of",
)
_BLANK = dict.fromkeys(Claim._fields, "") | {
    "start_year": None,
    "end_year": None,
    "horizon": None,
    "start": 0,
    "end": 0,
    "page": None,
}
_PLACE = {"report": "a.md", "section": "", "start": 0, "end": 0, "sure": "yes"}
_PLACE |= dict.fromkeys(("doubt", "measure", "page"))


def of(claims: Iterable, a: Assumptions = A, regions: Sequence[str] = (), **more) -> Case:
    """A case of claims, of a ledger, or of rows as `frame` takes them, on a page that lists `regions`."""
    found = tuple(claims) if not isinstance(claims, pd.DataFrame) else read(claims)
    if not all(isinstance(c, Claim) for c in found):
        found = read(frame(*found))
    if regions:
        listed = [("regions", region, region, region, "", 0, 0) for region in regions]
        more["lists"] = pd.DataFrame(listed, columns=country_lists.COLUMNS)
    return Case(found, a, **more)


def claim(n: int, kind: str, subject: str = MARKET, figure: str = "", **fields) -> Claim:
    """One claim, made without a ledger; its ends are those of the figure."""
    subjects, ends = tuple(subject.split(" + ")), tuple(figures.ends(figure)) if kind != "window" else ()
    own = {"claim_id": f"c{n:02d}", "kind": kind, "subjects": subjects, "figure": figure, "ends": ends}
    return Claim(**(_BLANK | own | fields))


def printed(c: Claim, figure: str, hedge: str) -> Claim:
    """The claim with another figure."""
    return c._replace(figure=figure, ends=tuple(figures.ends(figure)), hedge=hedge)


def frame(*rows: Sequence) -> pd.DataFrame:
    """Rows in the order of COLUMNS, without the id and with as many cells as are needed, as a ledger."""
    filled = [(f"c{n:02d}", *row, *([None] * (len(COLUMNS) - 1 - len(row)))) for n, row in enumerate(rows, 1)]
    return pd.DataFrame(filled, columns=list(COLUMNS)).astype({"start_year": "Int64", "end_year": "Int64"})


def read(table: pd.DataFrame) -> tuple[Claim, ...]:
    """The claims of a ledger; ends that it leaves out are read from its figures, other columns are blank."""
    blank = {name: value for name, value in _PLACE.items() if name not in table}
    ends = pd.DataFrame(
        [_ends(row) for row in table.to_dict("records")], columns=["low", "high"], dtype=object
    )
    ends.index = table.index
    for name in ends:
        said = table[name].astype(object) if name in table else pd.Series(None, table.index, dtype=object)
        ends[name] = said.where(said.notna(), ends[name])
    return ledgers.claims(table.assign(**blank, low=ends["low"], high=ends["high"])[list(LEDGER.names)])


def _ends(row: dict) -> tuple[float | None, float | None]:
    found = [] if row["kind"] == "window" else figures.ends(row["figure"])
    low = found[0].value if found and row["hedge"] != "under" else None
    high = found[-1].value if found and row["hedge"] != "over" else None
    return ledgers.number(low), ledgers.number(high)
