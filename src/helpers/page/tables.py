"""Tables on a page: rows of cells, each of which knows the blocks that it was printed in.

A table may be HTML (with cells over several columns or rows), lines with pipes, lines whose cells stand apart by tabs
or spaces, or a table that was flattened to text: one cell a line. This room knows rows, columns and captions; it
knows nothing of what the figures mean.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from helpers.page.block import Block


class Cell(NamedTuple):
    """One cell: its text, the numbers of the blocks it was printed in (none for a repeat), whether it is a head."""

    text: str
    blocks: tuple[int, ...] = ()
    head: bool = False


class Table(NamedTuple):
    """A table's caption, its rows, and the number of its first block; a cell over two columns stands in both."""

    caption: str
    rows: tuple[tuple[Cell, ...], ...]
    first: int


WIDEST = 60  # columns, and rows that one cell may span; more is a mistake in the page
LONGEST_LINE = 400  # characters of a line whose cells stand apart
LONGEST_CELL = 60  # characters of a cell's line where a table was flattened to text
_EMPTY = Cell("")
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"'{]*(\d{1,3})", re.IGNORECASE)
TAGS = re.compile(r"<(/?)(table|tr|td|th|caption)\b([^<>]*)>", re.IGNORECASE)

# --- what stands in a cell --------------------------------------------------------------------------
_VALUE = (
    r"(?:[~≈<>≥≤±]\s?)?[-−–+(]?\s?(?:[A-Z]{2,3}\$?\s?|[A-Z]{0,2}[$€£¥₹]\s?)?[-−–]?\d[\d.,]*"
    r"(?:(?:[-–]|\s[-–]\s)[$€£]?\d[\d.,]*)?"
    r"(?:\s?(?:%|per ?cent|[KMBT]n?|[mb]n|[Tt]housand|[Mm]illions?|[Bb]illions?|[Tt]rillions?|[Cc]rores?|[Ll]akhs?)"
    r"(?![A-Za-z]))?(?:\s?(?:USD|EUR|GBP))?\)?%?[+*]?"
)
_YEAR = r"(?:19|20)\d\d"
_PERIOD = rf"(?:Q[1-4]|[1-4]Q|H[12]|FY|CY)?[\s-]?{_YEAR}(?:\s?[-–—/]\s?(?:{_YEAR}|\d\d))?\s?\(?[EFAPef]?\)?"
PERIOD = re.compile(_PERIOD)
_AMOUNT = re.compile(_VALUE)
_BLANK = re.compile(r"[-–—]+|n/?a|N/?A|\.\.\.?|…")
_LAST = frozenset("0123456789%)+*KMBTnshe-–—")  # what a line of figures may end with
_VALUE_LINE = re.compile(rf"\s*(?:{_VALUE})\s*$")
_GAPS = re.compile(r"\t+|(?<=\S)[ \xa0]{2,}(?=\S)")
_TOKEN = rf"(?:{_VALUE}|[-–—])"
# A label and at least two figures behind it, with nothing else on the line.
_FIGURES_LINE = re.compile(rf"\s*([^\W\d_][^\n]{{0,70}}?)((?:[^\S\n]+{_TOKEN}){{2,12}})\s*$")
_ONE = re.compile(rf"(?<!\S){_TOKEN}(?!\S)")
_ROW_OF_FIGURES = re.compile(rf"(?<!\S){_VALUE}(?:\s+{_VALUE}){{1,11}}(?!\S)")
_LABEL = re.compile(r"\s+[^\W\d_][^.;:!?\d]{0,60}\s+")
_LABEL_AFTER = re.compile(
    r"[\d)%:.!?]\s+(?=\S)"
)  # the label of the first row stands behind the heads or a sentence
_NEXT_HEAD = re.compile(r"(?<=\))\s+|\s{2,}|\s*[|/;]\s*")
_DENSE = re.compile(r"\d[%)]?\s+[-–(]?[A-Z]{0,3}[$€£]?\d")  # two figures with nothing between
SHORTEST_STREAM = 60  # characters of a table that stands in one line
FEWEST_ROWS = 4  # rows of a table that stands in one line
LONGEST_HEADS = 300  # characters of the words above a table that may hold its heads
_MONTH = r"[A-Z][a-z]{2,8}\.?\s?['’]?(?:\d\d(?!\d)|(?:19|20)\d\d)"
_PERIODS = re.compile(rf"{_MONTH}\s?[-–]\s?{_MONTH}|{_PERIOD}")
# A line that stands in, below one that does not and is no item of a list.
_INDENTED = re.compile(r"^(?![-+*•|>#\d])\S[^\n]*\n(?:[ ]{3,8}|\t)(?=[A-Z\"“])", re.MULTILINE)
_ANNOUNCES = re.compile(
    r"\b(?:below|following|tables?|in (?:[A-Za-z.$€£]+ )?(?:thousands|millions|billions))\b", re.IGNORECASE
)
_NO_YEARS = str.maketrans("", "", "0123456789EFAPQHYC")
_RULE = re.compile(r"[\s:|+-]*-[\s:|+-]*")
_PIPE = re.compile(r"(?<!\\)\|(?![^\[\]]{0,300}\]\])")


def is_amount(text: str) -> bool:
    """Whether a text is one printed figure and no year."""
    return bool(_AMOUNT.fullmatch(text)) and not is_period(text)


def is_period(text: str) -> bool:
    """Whether a text is a year, a quarter or a span of years."""
    return PERIOD.fullmatch(text) is not None


# --- HTML -------------------------------------------------------------------------------------------
class _Open:
    """A table that is being read: rows of (text, blocks, head, columns, rows)."""

    def __init__(self, first: int):
        self.first, self.nested = first, False
        self.rows: list[list[tuple[int, int, bool, int, int]]] = []
        self.caption: tuple[int, int] | None = None
        self.at: tuple[str, int, str] | None = None  # the cell that is open: its tag, first block, attributes

    def end(self, count: int) -> None:
        """End the cell or the caption that is open; the blocks from its first one are its own."""
        if self.at is None:
            return
        name, first, attributes = self.at
        self.at = None
        if name == "caption":
            self.caption = (first, count)
            return
        spans = {what.lower(): min(WIDEST, max(1, int(n))) for what, n in _SPAN.findall(attributes)}
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append((first, count, name == "th", spans.get("col", 1), spans.get("row", 1)))


class Builder:
    """Takes the tags of HTML tables in page order; what stands in a cell are the blocks made meanwhile."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.done: list[_Open] = []

    @property
    def inside(self) -> bool:
        """Whether a cell is open."""
        return bool(self.open and self.open[-1].at)

    def tags(self, text: str, count: int) -> None:
        """Take the tags of a run; `count` blocks stand before them."""
        for closing, name, attributes in TAGS.findall(text):
            self._tag(bool(closing), name.lower(), attributes, count)

    def _tag(self, closing: bool, name: str, attributes: str, count: int) -> None:
        if name == "table" and not closing:
            for table in self.open[-1:]:  # those around it are known to be
                table.nested = True
            self.open.append(_Open(count))
            return
        if not self.open:
            return
        table = self.open[-1]
        table.end(count)
        if closing:
            if name == "table":
                self.done.append(self.open.pop())
        elif name == "tr":
            table.rows.append([])
        else:
            table.at = (name, count, attributes)

    def tables(self, blocks: Sequence[Block]) -> list[Table]:
        """The tables read, without those that only lay out a page."""
        while self.open:
            self.open[-1].end(len(blocks))
            self.done.append(self.open.pop())
        return [_of_html(table, blocks) for table in self.done if not table.nested and any(table.rows)]


def _of_html(table: _Open, blocks: Sequence[Block]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    below: dict[int, tuple[int, Cell]] = {}  # column -> rows that a cell above still covers, and that cell
    for printed in table.rows:
        row: list[Cell] = []
        for first, last, head, columns, height in printed:
            _fill(row, below)
            text = " ".join(block.text for block in blocks[first:last])
            cell = Cell(text, tuple(range(first, last)), head)
            for column in range(columns):
                if len(row) >= WIDEST:
                    break
                placed = cell if column == 0 else cell._replace(blocks=())
                if height > 1:
                    below[len(row)] = (height - 1, cell._replace(blocks=()))
                row.append(placed)
        _fill(row, below)
        if row:
            rows.append(tuple(row))
    caption = " ".join(b.text for b in blocks[slice(*table.caption)]) if table.caption else ""
    return Table(caption, tuple(rows), table.first)


def _fill(row: list[Cell], below: dict[int, tuple[int, Cell]]) -> None:
    """Repeat the cells from above that cover the next columns."""
    while len(row) in below:
        left, cell = below.pop(len(row))
        if left > 1:
            below[len(row)] = (left - 1, cell)
        row.append(cell)


# --- lines ------------------------------------------------------------------------------------------
def kept_lines(source: str) -> frozenset[int]:
    """Offsets where the text of a line begins that must not be joined to the line before, as it is a table's."""
    kept: set[int] = set()
    before = dict.fromkeys(
        "vfc", (-99, 0, 0)
    )  # the last line of each kind: its number, where it begins and ends
    at = 0
    for number, line in enumerate(source.split("\n")):
        start, at = at, at + len(line) + 1
        if not line or len(line) > LONGEST_LINE or "<" in line:
            continue
        kind = _line_kind(line)
        if not kind:
            continue
        last, first, end = before[kind]
        if number - last <= (4 if kind == "v" else 1):
            kept |= {_text_at(source, place) for place in (first, end, start, at - 1)}
        before[kind] = (number, start, at - 1)
    return frozenset(kept) if "<" in source else frozenset(kept | _indented(source))


def _indented(source: str) -> set[int]:
    """Where the text of lines begins that open a paragraph of plain text by standing further in."""
    opened = (match.end() for match in _INDENTED.finditer(source))
    return set(opened)


def _line_kind(line: str) -> str:
    """What a line is: v for one figure alone, f for a label and figures, c for cells that stand apart, or ""."""
    text = line.strip()
    if not text or not (text[-1] in _LAST or "\t" in line or "  " in text):
        return ""
    if _VALUE_LINE.match(line):
        return "v"
    if _figures_line(line):
        return "f"
    return "c" if ("\t" in line or "  " in text) and _apart(line) else ""


def _figures_line(line: str) -> re.Match[str] | None:
    """Match a label and the figures behind it; a year that ends the label of a cell that stands apart is no figure."""
    match = _FIGURES_LINE.fullmatch(line)
    apart = match and _GAPS.search(line.strip())
    return None if match and apart and is_period(match[2].split()[0]) else match


def _apart(line: str) -> bool:
    """Whether the cells of a line stand apart and one of them at least is a figure or a year."""
    if "<" in line or len(line) > LONGEST_LINE:
        return False
    pieces = [piece.strip() for piece in _GAPS.split(line.strip())]
    return len(pieces) > 1 and any(is_amount(p) or is_period(p) or _BLANK.fullmatch(p) for p in pieces[1:])


def _text_at(source: str, at: int) -> int:
    """Where the text begins behind white space."""
    while at < len(source) and source[at].isspace():
        at += 1
    return at


def cut(block: Block, start: int, end: int) -> Block:
    """A part of a block as a block of its own."""
    while start < end and block.text[start].isspace():
        start += 1
    while end > start and block.text[end - 1].isspace():
        end -= 1
    marks = []
    first = max(0, bisect_right(block.marks, (start, 1 << 62, 0)) - 1)
    for i, (at, source, width) in enumerate(block.marks[first:], first):
        stop = block.marks[i + 1][0] if i + 1 < len(block.marks) else len(block.text)
        if at >= end:
            break
        if stop <= start:
            continue
        skip = max(0, start - at)
        marks.append((max(at, start) - start, source + skip, width))

    def inside(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)

    return block._replace(
        kind="paragraph", text=block.text[start:end].replace("\t", " "), marks=tuple(marks), bold=inside(block.bold),
        links=inside(block.links),
    )  # fmt: skip


class _Laid:
    """Blocks as they are laid anew, and the tables among them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables: list[Table] = []

    def cell(self, block: Block, start: int, end: int) -> Cell:
        piece = cut(block, start, end)
        if not piece.text:
            return _EMPTY
        self.blocks.append(piece)
        return Cell(piece.text, (len(self.blocks) - 1,))

    def add(self, rows: list[tuple[Cell, ...]], first: int, caption: str = "") -> None:
        """Keep a table that has at least two columns."""
        if rows and max(map(len, rows)) > 1:
            self.tables.append(Table(caption, tuple(rows), first))


def lay(blocks: Sequence[Block], builder: Builder | None) -> tuple[list[Block], list[Table]]:
    """Cut the lines of tables into cells; return the blocks anew and all tables in page order."""
    html = builder.tables(blocks) if builder else []
    taken = {n for table in html for row in table.rows for cell in row for n in cell.blocks}
    laid, moved = _Laid(), {}
    at = 0
    while at < len(blocks):
        moved[at] = len(laid.blocks)
        end = at if at in taken else _run(blocks, at, taken)
        if end == at and at not in taken and _stream(laid, blocks[at]):
            at += 1
            continue
        if end == at:
            block = blocks[at]
            laid.blocks.append(
                block._replace(text=block.text.replace("\t", " ")) if "\t" in block.text else block
            )
            at += 1
            continue
        above = _above(blocks, at)
        first, rows = len(laid.blocks), []
        for block in blocks[at:end]:
            moved[at], at = len(laid.blocks), at + 1
            if block.kind == "row" and _RULE.fullmatch(block.text):
                laid.blocks.append(block._replace(kind="paragraph"))
                continue
            rows.append(tuple(laid.cell(block, *span) for span in _pieces(block)))
        laid.add([*_heads_above(above, rows), *rows], first, above)
    moved[len(blocks)] = len(laid.blocks)
    shifted = [
        Table(
            t.caption,
            tuple(tuple(c._replace(blocks=tuple(moved[n] for n in c.blocks)) for c in row) for row in t.rows),
            moved[t.first],
        )
        for t in html
    ]
    known = {n for t in (*shifted, *laid.tables) for row in t.rows for cell in row for n in cell.blocks}
    found = [*shifted, *laid.tables, *_flattened(laid.blocks, known)]
    return laid.blocks, sorted(found, key=lambda table: table.first)


def _run(blocks: Sequence[Block], at: int, taken: set[int]) -> int:
    """Where the rows of a table end that begins at a block; the same place if none does."""
    end = at
    if blocks[at].kind == "row":
        while end < len(blocks) and blocks[end].kind == "row":
            end += 1
        return end
    while end < len(blocks) and end not in taken and blocks[end].kind in ("paragraph", "heading"):
        if len(_pieces(blocks[end])) < 2:
            break
        end += 1
    return end if end - at > 1 else at


def _above(blocks: Sequence[Block], at: int) -> str:
    """The lines right above the rows of a table in plain text, which no stop ends."""
    if blocks[at].kind == "row" or not _figures_line(blocks[at].text):
        return ""
    found: list[str] = []
    for block in reversed(blocks[max(0, at - 3) : at]):
        if (
            block.kind not in ("paragraph", "heading")
            or len(block.text) > LONGEST_HEADS
            or _stops(block.text)
        ):
            break
        found.insert(0, block.text)
        if block.kind == "heading":
            break
    return " ".join(found)


def _stops(text: str) -> bool:
    """Whether a text ends as a sentence does, and does not announce a table."""
    return text.endswith((".", "!", "?")) and not _ANNOUNCES.search(text)


def _heads_above(text: str, rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Share the words above rows of figures out among the columns: a year to each, the rest to those in per cent."""
    width = max((len(row) for row in rows), default=0) - 1
    periods = list(_PERIODS.finditer(text))
    if width < 1 or not periods or any(is_period(cell.text) for cell in rows[0][1:]):
        return []
    last = periods[-width:]
    if len(last) == width and not text[last[0].start() : last[-1].end()].translate(_NO_YEARS).strip(" /|()"):
        return [(_EMPTY, *(Cell(match[0], (), True) for match in last))]
    percent = [any("%" in row[c].text for row in rows if c < len(row)) for c in range(1, width + 1)]
    money = percent.count(False)
    if not money or money > len(periods) or money == len(periods) == width:
        return []
    rest = text[periods[money - 1].end() :].lstrip(") ")
    shares = _NEXT_HEAD.split(rest.strip())
    of_share = iter(shares if len(shares) == percent.count(True) else [rest] * width)
    dated = iter(periods[:money])
    return [(_EMPTY, *(Cell(next(of_share) if share else next(dated)[0], (), True) for share in percent))]


def _stream(laid: _Laid, block: Block) -> bool:
    """Cut a table that was flattened into one line, a label and as many figures each time; tell whether it was one."""
    text = block.text
    if block.kind not in ("paragraph", "heading") or len(text) < SHORTEST_STREAM or not _DENSE.search(text):
        return False
    runs = [match.span() for match in _ROW_OF_FIGURES.finditer(text)]
    counts = [len(_ONE.findall(text[slice(*run)])) for run in runs]
    for first in range(len(runs)):
        last = first
        while (
            last < len(runs)
            and counts[last] == counts[first]
            and (last == first or _LABEL.fullmatch(text[runs[last - 1][1] : runs[last][0]]))
        ):
            last += 1
        if last - first >= FEWEST_ROWS:
            _lay_stream(laid, block, runs[first:last])
            return True
    return False


def _lay_stream(laid: _Laid, block: Block, runs: list[tuple[int, int]]) -> None:
    """Lay the rows of a table that stands in one line, the words before it and those behind it."""
    text, before = block.text, laid.blocks[-1].text if laid.blocks else ""
    heads = all(is_period(m[0]) for m in _ONE.finditer(text, *runs[0]))
    lead = max((m.end() for m in _LABEL_AFTER.finditer(text, 0, runs[0][0])), default=0)
    begin = runs[0][1] if heads else lead
    above = text[:begin]
    if above.strip():
        laid.blocks.append(cut(block, 0, begin)._replace(kind=block.kind))
    first, rows, at = len(laid.blocks), [], begin
    for start, end in runs[1:] if heads else runs:
        figures = [laid.cell(block, *m.span()) for m in _ONE.finditer(text, start, end)]
        rows.append((laid.cell(block, at, start), *figures))
        at = end
    announced = before if before and _ANNOUNCES.search(before) and len(before) <= LONGEST_HEADS else ""
    laid.add([*_heads_above(above, rows), *rows], first, f"{announced} {above[-LONGEST_HEADS:]}".strip())
    if text[at:].strip():
        laid.blocks.append(cut(block, at, len(text))._replace(kind=block.kind))


def _pieces(block: Block) -> list[tuple[int, int]]:
    """Spans of the cells of a line."""
    text = block.text
    if block.kind == "row":
        cuts = [match.span() for match in _PIPE.finditer(text)]
        spans = _between(cuts, len(text))
        return spans[:-1] if spans and not text[slice(*spans[-1])].strip() else spans
    whole = [(0, len(text))]
    if len(text) > LONGEST_LINE:
        return whole
    line = _figures_line(text)
    if line:
        return [line.span(1), *(m.span() for m in _ONE.finditer(text, line.end(1)))]
    if ("  " in text or "\t" in text) and _apart(text):
        return _between([m.span() for m in _GAPS.finditer(text)], len(text))
    return whole


def _between(cuts: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), length]
    return list(zip(starts, ends, strict=True))


# --- one cell a line ----------------------------------------------------------------------------------
_LABEL_FIRST = [re.compile(rf"(?:[TP][N-]{{{m}}}){{2,}}") for m in range(12, 0, -1)]
_VALUE_FIRST = re.compile(r"(?:NP){3,}")


def _flattened(blocks: Sequence[Block], known: set[int]) -> list[Table]:
    """Tables of one cell a block: a label and as many figures each time, the heads right before."""
    signs = "".join("X" if n in known else _sign(block) for n, block in enumerate(blocks))
    if signs.count("N") < 2:
        return []
    found: list[Table] = []
    used = [False] * len(signs)
    for pattern in (_VALUE_FIRST, *_LABEL_FIRST):
        for match in pattern.finditer(signs):
            start, end = match.span()
            if any(used[start:end]):
                continue
            table = _of_lines(blocks, signs, start, end, pattern is _VALUE_FIRST)
            if table:
                used[start:end] = [True] * (end - start)
                found.append(table)
    return found


def _sign(block: Block) -> str:
    """N for a figure, P for a period, - for an empty cell, T for a short text, X for all else."""
    text = block.text
    if block.kind == "title" or len(text) > LONGEST_CELL:
        return "X"
    if is_period(text):
        return "P"
    if _AMOUNT.fullmatch(text):
        return "N"
    if _BLANK.fullmatch(text):
        return "-"
    return "X" if text.endswith((".", "!", "?")) or block.kind == "item" else "T"


def _captions(block: Block, sign: str) -> bool:
    """Whether a block above a table may be its caption: a line that no stop ends."""
    short = block.kind in ("paragraph", "heading") and len(block.text) <= LONGEST_HEADS // 2
    return sign == "T" or (
        sign == "X" and short and not block.text.endswith((".", "!", "?")) and not is_amount(block.text)
    )


def _of_lines(blocks: Sequence[Block], signs: str, start: int, end: int, reverse: bool) -> Table | None:
    if "N" not in signs[start:end]:
        return None
    step = 2 if reverse else re.split(r"(?<=[N-])(?=[TP])", signs[start:end])[0].__len__()
    rows = []
    for at in range(start, end, step):
        row = [Cell(blocks[n].text, (n,)) for n in range(at, at + step)]
        rows.append(tuple(reversed(row) if reverse else row))
    heads = step - 1
    before = signs[max(0, start - heads) : start]
    caption = start
    if heads > 1 and len(before) == heads and not set(before) - set("TP"):
        head = tuple(Cell(blocks[n].text, (n,), True) for n in range(start - heads, start))
        rows.insert(0, (_EMPTY, *head))
        caption = start - heads
        if caption and signs[caption - 1] == "T" and signs[start - heads : start].count("P") < heads:
            rows[0] = (Cell(blocks[caption - 1].text, (caption - 1,), True), *head)
    elif heads > 1:
        return None  # figures without heads say nothing
    above = [blocks[n].text for n in range(max(0, caption - 2), caption) if _captions(blocks[n], signs[n])]
    return Table(" ".join(above), tuple(rows), start)
