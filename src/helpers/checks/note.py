"""Notes: what is amiss on a page without being a clash of figures, one row a figure or item.

No verdict rests on them and no count of findings includes them.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from helpers.checks import phrases
from helpers.checks.codes import NOTES
from helpers.ledger.claim import Claim
from helpers.tables import schemas

Span = tuple[str, int, int]  # a text of the page, where it starts and where it ends


class Note(NamedTuple):
    """One defect: the code of what noted it, whom it is about, the claims, the text and where it stands, a sentence."""

    check: str
    subject: str
    claims: tuple[str, ...]
    figure: str
    start: int
    end: int
    detail: str
    note_id: str = ""


def span(row: Any) -> Span:
    """Return where an item of a list stands; `row` is one of the table of lists."""
    return str(row.raw), int(row.start), int(row.end)


def note(check: str, subject: str, claims: Iterable[str], span: Span, detail: str) -> Note:
    """Return one note, checked; `span` is the text, its start and its end on the page.

    Raises ValueError for a code that is not in `codes.NOTES` and a detail that is no sentence.
    """
    if check not in NOTES:
        raise ValueError(f"check {check!r} has no line among the notes of checks/codes.py")
    return Note(check, subject, tuple(claims), *span, phrases.sentence(detail))


def of_claim(check: str, c: Claim, detail: str) -> Note:
    """Return the note on one claim."""
    return note(check, c.subject, [c.claim_id], (c.figure, c.start, c.end), detail)


def numbered(found: Iterable[Note]) -> tuple[Note, ...]:
    """Return notes numbered n01, n02, ... in the order given."""
    return tuple(one._replace(note_id=f"n{n:02d}") for n, one in enumerate(found, 1))


def row(one: Note) -> tuple[object, ...]:
    """Return a note as a row of the table of notes."""
    values = one._asdict() | {"claims": " ".join(one.claims)}
    return tuple(values[name] for name in schemas.NOTES.names)


def table(found: Iterable[Note]) -> pd.DataFrame:
    """Return notes as a table."""
    whole = ("start", "end")
    frame = pd.DataFrame([row(one) for one in found], columns=list(schemas.NOTES.names))
    return frame.astype({name: "int64" if name in whole else "str" for name in schemas.NOTES.names})
