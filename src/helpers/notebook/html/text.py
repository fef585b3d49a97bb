"""The text of a report in parts that a browser can lay out, each cut where a figure or a noted item begins or ends."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from helpers.case import Case
from helpers.checks.note import Note
from helpers.ledger.extract import Reject
from helpers.page.block import Block
from helpers.page.tables import Table

NUMERALS = 8000  # that are marked; more than any report prints
FURNITURE = "furniture"  # the reason of numerals that stand beside the article, which is not shown


class Figure(NamedTuple):
    """A printed figure or numeral: its `name` on this page, its place in the source, its claims or why it is none."""

    name: str
    start: int
    end: int
    claims: tuple[str, ...]
    reason: str


class Piece(NamedTuple):
    """A run of text: the figure that it is, if any, and the ids of the notes on it."""

    text: str
    figure: Figure | None = None
    notes: tuple[str, ...] = ()


class Cell(NamedTuple):
    """Pieces that stand together; in a table a cell may be a head, or repeat what is printed elsewhere."""

    pieces: tuple[Piece, ...]
    head: bool = False
    repeated: bool = False


class Part(NamedTuple):
    """A title, heading, paragraph, list or table: rows of cells; all but a table have one cell a row."""

    kind: str
    rows: tuple[tuple[Cell, ...], ...]


def figures(case: Case) -> tuple[Figure, ...]:
    """Return the figures and numerals of a page in its order, of very many numerals the first; what overlaps is one."""
    spans = [(c.start, c.end, c.claim_id, "") for c in case.claims]
    spans += [(r.start, r.end, "", r.reason) for r in _numerals(case)[:NUMERALS]]
    found: list[Figure] = []
    for start, end, claim, reason in sorted(spans):
        own = (claim,) if claim else ()
        if found and start < found[-1].end:
            last = found.pop()
            one = last._replace(end=max(last.end, end), claims=last.claims + own)
        else:
            one = Figure(f"figure-{len(found) + 1}", start, end, own, reason)
        found.append(one._replace(reason="") if one.claims else one)
    return tuple(found)


def unmarked(case: Case) -> int:
    """Return how many numerals of a page are not marked, since it holds so many."""
    return max(0, len(_numerals(case)) - NUMERALS)


def _numerals(case: Case) -> list[Reject]:
    return [r for r in case.rejected if r.reason != FURNITURE]


def parts(case: Case, marked: Sequence[Figure], notes: Iterable[Note]) -> list[Part]:
    """Return the parts of a page in its order."""
    noted = [(n.start, n.end, n.note_id) for n in notes if n.end > n.start]
    cells = [_cell(block, marked, noted) for block in case.page.blocks]
    tables = {table.first: table for table in case.page.tables}
    within = {n: t.first for t in case.page.tables for row in t.rows for cell in row for n in cell.blocks}
    firsts = {first: min(n for n, f in within.items() if f == first) for first in set(within.values())}
    opened = {number: tables[first] for first, number in firsts.items()}
    found: list[Part] = []
    for kind, group in groupby(enumerate(case.page.blocks), key=lambda pair: _kind(pair, within)):
        for number, _ in group:
            if number in opened:
                found.append(_table(opened[number], cells))
            elif kind == "list" and found and found[-1].kind == "list":
                found[-1] = found[-1]._replace(rows=(*found[-1].rows, (cells[number],)))
            elif kind not in ("table", "rule"):
                found.append(Part(kind, ((cells[number],),)))
    return found


def _kind(numbered: tuple[int, Block], within: dict[int, int]) -> str:
    number, block = numbered
    if number in within:
        return "table"
    if not any(map(str.isalnum, block.text)):
        return "rule"  # a line that is drawn
    return {"item": "list", "row": "paragraph"}.get(block.kind, block.kind)


def _table(table: Table, cells: Sequence[Cell]) -> Part:
    rows = []
    for row in table.rows:
        own = []
        for cell in row:
            pieces = tuple(_joined(cells[n] for n in cell.blocks)) or (Piece(cell.text),)
            own.append(Cell(pieces, cell.head, not cell.blocks and bool(cell.text)))
        rows.append(tuple(own))
    return Part("table", tuple(rows))


def _joined(cells: Iterable[Cell]) -> Iterator[Piece]:
    for n, cell in enumerate(cells):
        if n:
            yield Piece(" ")
        yield from cell.pieces


def _cell(block: Block, marked: Sequence[Figure], noted: Sequence[tuple[int, int, str]]) -> Cell:
    start, end = block.span(0, len(block.text))
    first = bisect_left(marked, start, key=lambda one: one.end)
    placed: list[tuple[int, int, Figure]] = []
    for one in marked[first:]:
        if one.start >= end:
            break
        span = block.within(one.start, one.end)
        if span:
            placed.append((*span, one))
    spans = [(block.within(a, b), name) for a, b, name in noted if a < end and b > start]
    notes = [(*span, name) for span, name in spans if span]
    return Cell(tuple(_pieces(block.text, placed, notes)))


def _pieces(
    text: str, placed: Sequence[tuple[int, int, Figure]], notes: Sequence[tuple[int, int, str]]
) -> Iterator[Piece]:
    at = 0
    for start, end, figure in [*placed, (len(text), len(text), None)]:
        cuts = {at, start, *(cut for a, b, _ in notes for cut in (a, b) if at < cut < start)}
        for low, high in pairwise(sorted(cuts)):
            yield Piece(text[low:high], None, _over(notes, low, high))
        if figure:
            yield Piece(text[start:end], figure, _over(notes, start, end))
        at = end


def _over(notes: Sequence[tuple[int, int, str]], low: int, high: int) -> tuple[str, ...]:
    return tuple(name for start, end, name in notes if start < high and end > low)
