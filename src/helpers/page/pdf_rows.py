"""Lines of a PDF as drawn -> lines in the order of reading, rows of tables with their cells put together.

Word processors and browsers draw a table cell by cell, so a jump upwards and to the right within one height begins a
cell, and a line close below a cell belongs to it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

GAP = 0.8  # sizes of a letter between two cells of a line, and at least where the words of a page stand close
CLOSE = 0.45
DRAWN = 0.35  # the same where no space was drawn, in a PDF that draws its spaces
SHORT = 12  # words that a row of a table without gaps has at most
LONG = 25  # characters of half a line that is prose rather than a cell
TIGHT = 1.45  # sizes of a letter from line to line inside a cell
TALL = 6  # lines of a cell
# In front of an item, not a cell of its own; and the dots that lead from a heading to the number of its page.
_MARK = re.compile(r"[•▪●◦‣·*\uf0b7\u25a0○➢►✓–-]|\(?\w{1,3}[.)]|(?:\d{1,2}\.){1,3}\d{0,2}")
_LEADER = re.compile(r"\.{4}|…{2}|(?:\. ){4}")


class Cell(NamedTuple):
    """A word or a cell, where it stands from left to right, and whether it begins apart: no space was drawn before."""

    text: str
    left: float
    right: float
    apart: bool = False

    def aligned(self, other: "Cell", within: float) -> bool:
        """Whether two stand in one column: to the left, to the right or around the middle."""
        middle = (self.left + self.right - other.left - other.right) / 2
        return min(abs(self.left - other.left), abs(self.right - other.right), abs(middle)) <= within

    def over(self, other: "Cell") -> bool:
        """Whether two stand above each other."""
        return self.left < other.right and other.left < self.right


@dataclass(slots=True)
class Line:
    """A line as printed: its words, its baseline, the size of its letters, the page from 0; the cells once cut.

    `edge` is said of a line near the upper or lower end of its page, `item` of one behind a bullet that is a picture.
    The row of a table is one line too, with the baseline of its lowest; `top` is that of its highest, `parts` are the
    lines it was made of.
    """

    words: list[Cell]
    bottom: float
    size: float
    page: int
    cells: list[Cell] = field(default_factory=list)
    row: bool = False
    running: bool = False
    edge: bool = False
    item: bool = False
    top: float = 0.0
    parts: list["Line"] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Give a line as drawn the same height for its top."""
        self.top = self.top or self.bottom

    @property
    def text(self) -> str:
        """The line's text."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.words[-1].right

    @property
    def leads(self) -> bool:
        """Whether dots lead from its text to the number of a page."""
        return bool(_LEADER.search(self.text))

    def marked(self, at: int) -> bool:
        """Whether all that stands before one of its words is the mark of an item."""
        return at == 1 and bool(_MARK.fullmatch(self.words[0].text))

    def cut(self, at: Iterable[int]) -> None:
        """Make cells that begin with the words at these places."""
        starts = sorted({0, *at})
        ends = [*starts[1:], len(self.words)]
        self.cells = [_cell(self.words[start:end]) for start, end in zip(starts, ends, strict=True)]


def _cell(words: list[Cell]) -> Cell:
    return Cell(" ".join(word.text for word in words), words[0].left, max(word.right for word in words))


def ordered(lines: list[Line]) -> list[Line]:
    """Return the lines of a page in the order of reading, those of a table's row as one."""
    found = _level(lines)
    _cut(found, _gap(found))
    found = _stacked(found)
    _mark_rows(found)
    _mark_heads(found)
    return _columns(
        [part for line in found for part in (line.parts if line.parts and not line.row else [line])]
    )


def _level(lines: list[Line]) -> list[Line]:
    """Put lines on one height that follow each other from left to right together."""
    rows: list[Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        beside = last is not None and line.left >= last.right
        if last is not None and beside and abs(last.bottom - line.bottom) < 0.3 * min(last.size, line.size):
            last.words = last.words + line.words
        else:
            rows.append(line)
    return rows


def _gap(lines: list[Line]) -> float:
    """Return how many sizes of a letter two cells stand apart, by how far apart most words of a page do."""
    gaps = sorted((b.left - a.right) / line.size for line in lines for a, b in pairwise(line.words))
    return min(GAP, max(CLOSE, 1.6 * gaps[3 * len(gaps) // 4])) if gaps else GAP


def _cut(lines: list[Line], wide: float) -> None:
    """Cut lines into cells where words stand apart, or exactly under the cells of a line beside them."""
    for line in lines:
        line.cut(_apart(line, wide))
    for line, other in (*pairwise(lines), *pairwise(reversed(lines))):
        if len(line.cells) > 1 and _near(line, other):
            extra = _under(other, line)
            if extra:
                other.cut({*_apart(other, wide), *extra})


def _stacked(lines: list[Line]) -> list[Line]:
    """Put together the lines of a row in which a cell has several."""
    rows: list[Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        if last is None or last.page != line.page:
            rows.append(line)
        elif len(last.cells) > 1 and _goes_on(last, line):
            rows[-1] = _row_of(last, line, [*last.cells[:-1], _under_one(last.cells[-1], line.cells[0])])
        elif line.left >= last.cells[-1].right and _beside(last, line):
            first = _first_cell(rows, line) if len(last.cells) == 1 else last
            rows[-1] = _row_of(first, line, [*first.cells, *line.cells])
        else:
            rows.append(line)
    return rows


def _goes_on(row: Line, line: Line) -> bool:
    """Whether a line is the next one of a row's last cell."""
    lowest = row.parts[-1].bottom if row.parts else row.bottom
    cell = row.cells[-1]
    return (
        len(line.cells) == 1 and len(row.parts) < TALL * len(row.cells) and line.cells[0].over(cell)
        and line.left > row.cells[-2].right and 0.3 * line.size < lowest - line.bottom < TIGHT * line.size
        and abs(row.size - line.size) < 0.15 * row.size
    )  # fmt: skip


def _beside(row: Line, line: Line) -> bool:
    """Whether a line begins a cell to the right of a row: at one of its heights or between them."""
    return row.bottom - 0.75 * line.size <= line.bottom <= row.top + TIGHT * TALL / 2 * line.size


def _first_cell(rows: list[Line], line: Line) -> Line:
    """Take the lines close above each other that make a row's first cell, beside which a line stands."""
    first = rows[-1]
    highest = line.bottom + max(line.bottom - first.bottom, 0.0) + 0.7 * line.size
    while len(rows) > 1 and _tight(rows[-2], first) and rows[-2].bottom <= highest:
        above = rows[-2]
        del rows[-2]
        first = _row_of(above, first, [_under_one(above.cells[0], first.cells[0])])
    return first


def _tight(above: Line, below: Line) -> bool:
    """Whether two lines of one cell each can be lines of one cell."""
    return (
        above.page == below.page and not above.row and len(above.cells) == 1 and above.cells[0].over(below.cells[0])
        and 0.3 * below.size < above.bottom - below.top < TIGHT * below.size and above.size == below.size
    )  # fmt: skip


def _under_one(cell: Cell, below: Cell) -> Cell:
    return Cell(f"{cell.text} {below.text}", min(cell.left, below.left), max(cell.right, below.right))


def _row_of(row: Line, line: Line, cells: list[Cell]) -> Line:
    parts = [*(row.parts or [row]), *(line.parts or [line])]
    bottom, top = min(row.bottom, line.bottom), max(row.top, line.top)
    return Line(
        [*row.words, *line.words],
        bottom,
        row.size,
        row.page,
        cells,
        edge=row.edge,
        item=row.item,
        top=top,
        parts=parts,
    )


def _mark_rows(lines: list[Line]) -> None:
    """Know the rows of tables by cells in columns."""
    for line, other in pairwise(lines):
        if len(line.cells) > 1 and len(other.cells) > 1 and _near(line, other):
            within = 0.3 * line.size
            if any(cell.aligned(a, within) for cell in line.cells[1:] for a in other.cells[1:]):
                line.row = other.row = True


def _mark_heads(lines: list[Line]) -> None:
    """Know the head of a table by its cells, each above a column of the rows below, however it is aligned."""
    for number in range(len(lines) - 2, -1, -1):
        head, row = lines[number : number + 2]
        if head.row or not row.row or len(head.cells) < 2 or not _near(head, row):
            continue
        columns = _extents(lines[number + 1 :], len(head.cells))
        apart = all(a.right < b.left for a, b in pairwise(columns))
        if columns and apart and all(map(Cell.over, head.cells, columns)):
            head.row = True


def _extents(lines: list[Line], cells: int) -> list[Cell]:
    """Return how far the columns of a table reach, by its rows that have a number of cells."""
    columns: list[Cell] = []
    for above, row in zip([lines[0], *lines], lines, strict=False):
        if not row.row or not _near(above, row):
            break
        if len(row.cells) == cells:
            columns = list(map(_under_one, columns, row.cells)) if columns else row.cells
    return columns


def _near(line: Line, other: Line) -> bool:
    """Whether two lines can be rows of one table."""
    apart = max(line.bottom - other.top, other.bottom - line.top)
    return line.page == other.page and abs(apart) < 4 * line.size


def _apart(line: Line, wide: float) -> list[int]:
    """Return the words that stand `wide` sizes from the one before, and further than words of a justified line."""
    gaps = [after.left - before.right for before, after in pairwise(line.words)]
    usual = sorted(gaps)[(len(gaps) - 1) // 4] if len(gaps) > 3 else 0.0
    found = [
        n
        for n, gap in enumerate(gaps, 1)
        if gap > max(wide * line.size, 1.8 * usual) or (line.words[n].apart and gap > DRAWN * line.size)
    ]
    return [] if line.leads else [n for n in found if not line.marked(n)]


def _under(line: Line, row: Line) -> list[int]:
    """Return the words of a short line that begin exactly under cells of a row, be it after a space."""
    if len(line.words) > SHORT or line.leads:
        return []
    lefts = [cell.left for cell in row.cells[1:]]
    return [
        n
        for n, (before, word) in enumerate(pairwise(line.words), 1)
        if any(abs(word.left - left) < 0.5 for left in lefts)
        and word.left - before.right > 0.15 * line.size
        and not line.marked(n)
    ]


def _columns(lines: list[Line]) -> list[Line]:
    """Read the left half first where line after line was drawn across two columns."""
    read: list[Line] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _halves(lines[end]):
            end += 1
        if end - at >= 3:
            for side in (0, 1):
                read += [_half(line, side) for line in lines[at:end]]
        else:
            end = max(end, at + 1)
            read += lines[at:end]
        at = end
    return read


def _halves(line: Line) -> bool:
    return len(line.cells) == 2 and not line.parts and all(len(cell.text) > LONG for cell in line.cells)


def _half(line: Line, side: int) -> Line:
    gap = len(line.cells[0].text.split(" "))
    words = line.words[:gap] if side == 0 else line.words[gap:]
    return Line(words, line.bottom, line.size, line.page, [_cell(words)], edge=line.edge)
