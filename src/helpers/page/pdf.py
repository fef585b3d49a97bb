"""A PDF -> its text, line by line put together to paragraphs, with headings, tables as pipes and its pages.

PDFium (the reader in Chromium) gives the characters in the order in which the page draws them, which is the order of
reading in nearly all reports, columns included. Where a line holds two long halves again and again, it drew across
columns, and the left one is read first.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

HEADING = 1.15  # times the size of most letters
GAP = 0.8  # sizes of a letter between two cells of a line
SHORT = 12  # words that a row of a table without gaps has at most
LOOSE = 1.35  # times the usual step from line to line, between paragraphs
LONG = 25  # characters of half a line that is prose rather than a cell
EDGE = 0.1  # part of a page's height in which running heads and feet stand
_HYPHENS = "\x02\ufffe\xad-\u2010"
_BLANKS = frozenset((9, 32, 160))
_PARTED = (2, 0xFFFE)  # how PDFium gives a hyphen at the end of a line
_ENDS = (10, 13, *_PARTED)
_BULLET = re.compile(r"\s*(?:[•▪●◦‣·*\uf0b7\u25a0]|[-–](?=\s))\s*(?=\S)")
_MARK = re.compile(r"[•▪●◦‣·*\uf0b7\u25a0–-]|\(?\w{1,3}[.)]")  # in front of an item, not a cell of its own
_END = re.compile(r"[.!?:;][\"”’)]*$")


class PdfError(ValueError):
    """A PDF that cannot be read; the message names the place and the remedy."""


class Cell(NamedTuple):
    """A word or a cell, and where it stands from left to right."""

    text: str
    left: float
    right: float

    def aligned(self, other: "Cell", within: float) -> bool:
        """Whether two stand in one column: to the left, to the right or around the middle."""
        middle = (self.left + self.right - other.left - other.right) / 2
        return min(abs(self.left - other.left), abs(self.right - other.right), abs(middle)) <= within


@dataclass(slots=True)
class Line:
    """A line as printed: its words, its baseline, the size of its letters, the page from 0; the cells once cut."""

    words: list[Cell]
    bottom: float
    size: float
    page: int
    cells: list[Cell] = field(default_factory=list)
    row: bool = False
    running: bool = False

    @property
    def text(self) -> str:
        """The line's text."""
        return " ".join(word.text for word in self.words)

    def cut(self, at: Iterable[int]) -> None:
        """Make cells that begin with the words at these places."""
        starts = sorted({0, *at})
        ends = [*starts[1:], len(self.words)]
        self.cells = [_cell(self.words[start:end]) for start, end in zip(starts, ends, strict=True)]


def _cell(words: list[Cell]) -> Cell:
    return Cell(" ".join(word.text for word in words), words[0].left, words[-1].right)


@dataclass(slots=True)
class Text:
    """A text under way, its furniture and the offsets of its pages."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    furniture: list[tuple[int, int]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add to the end."""
        self.parts.append(text)
        self.length += len(text)

    def at_page(self, page: int) -> None:
        """Say that what is added next stands on a page."""
        while len(self.pages) <= page:
            self.pages.append(self.length)


def read(raw: bytes) -> tuple[str, str, tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Return the text of a PDF, its form, its furniture (running heads and feet) and where its pages begin."""
    pdf = _opened(raw)
    try:
        pages = [list(_lines(pdf, number)) for number in range(len(pdf))]
    finally:
        pdf.close()
    if not any(pages):
        raise PdfError(
            f"there is no text on any page (of {len(pages)}), so this is a scan or a picture; let a text recogniser "
            "such as ocrmypdf read it, and give what it writes."
        )
    _mark_running(pages)
    text = _written(pages)
    whole = "".join(text.parts).replace("\x02", "-").replace("\ufffe", "-")
    return whole, "pdf", tuple(text.furniture), tuple(text.pages)


def _opened(raw: bytes) -> "PdfDocument":
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise PdfError("this PDF asks for a password; save a copy without one.") from None
        raise PdfError("this PDF is broken and cannot be opened; save or fetch it again.") from None


def _lines(pdf: "PdfDocument", number: int) -> Iterator[Line]:
    """Yield the lines of a page in the order of reading."""
    page = pdf[number]
    textpage = page.get_textpage()
    try:
        found = list(_printed(textpage, number))
    finally:
        textpage.close()
        page.close()
    found = _rows(found)
    _cut(found)
    return iter(_columns(found))


def _printed(textpage: Any, number: int) -> Iterator[Line]:  # Any: pypdfium2 brings no types
    """Yield lines as PDFium cuts them, each with its place and cut where its cells stand apart."""
    from pypdfium2 import raw as c

    handle = textpage.raw
    characters = [c.FPDFText_GetUnicode(handle, i) for i in range(textpage.count_chars())]
    start = 0
    for place, code in enumerate([*characters, 10]):
        if code not in _ENDS:
            continue
        end = place + (code in _PARTED)  # a hyphen that parts a word stands for the end of its line
        if any(code and code not in _BLANKS for code in characters[start:end]):
            yield _line(handle, characters, start, end, number)
        start = place + 1


def _letter(code: int) -> str:
    return chr(code) if code and not 0xD800 <= code < 0xE000 and code < 0x110000 else ""


def _line(handle: Any, characters: list[int], start: int, end: int, number: int) -> Line:
    words: list[Cell] = []
    at, longest = None, (0, start)
    for i in range(start, end + 1):
        blank = i == end or not characters[i] or characters[i] in _BLANKS
        if not blank and at is None:
            at = i
        elif blank and at is not None:
            text = "".join(map(_letter, characters[at:i]))
            words.append(Cell(text, _box(handle, at)[0], _box(handle, i - 1)[2]))
            longest = max(longest, (i - at, at))
            at = None
    place = longest[1]  # a bullet or a note mark has a size and a height of its own
    return Line(words, _baseline(handle, place), _size(handle, place), number)


def _baseline(handle: Any, at: int) -> float:
    from pypdfium2 import raw as c

    x, y = ctypes.c_double(), ctypes.c_double()
    c.FPDFText_GetCharOrigin(handle, at, ctypes.byref(x), ctypes.byref(y))
    return y.value


def _size(handle: Any, at: int) -> float:
    """Return the size of a letter; where the font says 1, it was scaled, and its height stands for it."""
    from pypdfium2 import raw as c

    size = float(c.FPDFText_GetFontSize(handle, at))
    _, bottom, _, top = _box(handle, at)
    return size if size > 1.5 else max(top - bottom, 1.0)


def _box(handle: Any, at: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a character, on its baseline."""
    from pypdfium2 import raw as c

    box = c.FS_RECTF()
    if c.FPDFText_GetLooseCharBox(handle, at, ctypes.byref(box)):
        return box.left, box.bottom, box.right, box.top
    return 0.0, 0.0, 0.0, 0.0


def _rows(lines: list[Line]) -> list[Line]:
    """Put lines on one height that follow each other from left to right together."""
    rows: list[Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        beside = last is not None and line.words[0].left >= last.words[-1].right
        if last is not None and beside and abs(last.bottom - line.bottom) < 0.3 * min(last.size, line.size):
            last.words = last.words + line.words
        else:
            rows.append(line)
    return rows


def _cut(lines: list[Line]) -> None:
    """Cut lines into cells where words stand apart, and know the rows of tables by cells in columns."""
    for line in lines:
        line.cut(_apart(line))
    for line, other in (*pairwise(lines), *pairwise(reversed(lines))):
        if len(line.cells) > 1 and _near(line, other):
            extra = _under(other, line)
            if extra:
                other.cut({*_apart(other), *extra})
    for line, other in pairwise(lines):
        if len(line.cells) > 1 and len(other.cells) > 1 and _near(line, other):
            shared = sum(
                any(cell.aligned(a, 0.3 * line.size) for a in other.cells[1:]) for cell in line.cells[1:]
            )
            if shared:
                line.row = other.row = True


def _near(line: Line, other: Line) -> bool:
    """Whether two lines can be rows of one table."""
    return line.page == other.page and abs(line.bottom - other.bottom) < 4 * line.size


def _apart(line: Line) -> list[int]:
    """Return the words that stand further from the one before than words of a sentence, justified or not."""
    gaps = [after.left - before.right for before, after in pairwise(line.words)]
    usual = median(gaps) if len(gaps) > 3 else 0.0
    wide = [n for n, gap in enumerate(gaps, 1) if gap > max(GAP * line.size, 1.8 * usual)]
    return [n for n in wide if n > 1 or not _MARK.fullmatch(line.words[0].text)]


def _under(line: Line, row: Line) -> list[int]:
    """Return the words of a short line that begin exactly under cells of a row, be it after a space."""
    if len(line.words) > SHORT:
        return []
    lefts = [cell.left for cell in row.cells[1:]]
    return [
        n
        for n, (before, word) in enumerate(pairwise(line.words), 1)
        if any(abs(word.left - left) < 0.5 for left in lefts) and word.left - before.right > 0.15 * line.size
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
    return len(line.cells) == 2 and all(len(cell.text) > LONG for cell in line.cells)


def _half(line: Line, side: int) -> Line:
    gap = len(line.cells[0].text.split(" "))
    words = line.words[:gap] if side == 0 else line.words[gap:]
    return Line(words, line.bottom, line.size, line.page, [_cell(words)])


def _mark_running(pages: list[list[Line]]) -> None:
    """Mark the lines at a page's edge that return on most pages, their numbers aside, and bare page numbers."""
    if len(pages) < 2:
        return
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_shape(line) for line in _at_edges(lines)})
    for lines in pages:
        for line in _at_edges(lines):
            bare = re.fullmatch(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", line.text.strip(), re.I)
            line.running = bool(bare) or (seen[_shape(line)] > len(pages) / 2 and len(line.text) < 150)


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _at_edges(lines: list[Line]) -> list[Line]:
    """Return the topmost and the lowest two lines of a page."""
    heights = sorted({line.bottom for line in lines})
    edges = {*heights[:2], *heights[-2:]} if len(heights) > 4 else {*heights[:1], *heights[-1:]}
    return [line for line in lines if line.bottom in edges]


def _written(pages: list[list[Line]]) -> Text:
    """Write the lines as paragraphs, headings, items and rows of tables."""
    lines = [line for page in pages for line in page if not line.running]
    running = [line for page in pages for line in page if line.running]
    body = _body_size(lines)
    for line in lines:
        line.row = line.row and line.size <= HEADING * body  # a heading set to full width has wide gaps
    step = _step(lines)
    known = frozenset(re.findall(r"[a-z]+(?:-[a-z]+)*", " ".join(line.text.lower() for line in lines)))
    top = max((line.size for line in lines if line.page == lines[0].page), default=body)
    text = Text()
    last: Line | None = None
    for line in lines:
        new = last is None or line.row or last.row or _begins(last, line, step, body)
        if not new and last is not None:
            _join(text, line, known)
        else:
            text.add(
                "" if last is None else "\n" if line.row and last.row and line.page == last.page else "\n\n"
            )
            text.at_page(line.page)
            text.add("" if line.row else _mark(line, body, top))
            text.add(_row(line) if line.row else _plain(line, body))
        last = line
    _add_running(text, running)
    return text


def _add_running(text: Text, running: list[Line]) -> None:
    """Add heads and feet behind all else, so that they part no sentence; each is furniture."""
    for line in running:
        text.add("\n\n")
        start = text.length
        text.add(line.text)
        text.furniture.append((start, text.length))
    text.add("\n")


def _row(line: Line) -> str:
    return "| " + " | ".join(cell.text.replace("|", "/") for cell in line.cells) + " |"


def _plain(line: Line, body: float) -> str:
    return line.text if line.size > HEADING * body else _BULLET.sub("", line.text, count=1)


def _mark(line: Line, body: float, top: float) -> str:
    """Return Markdown's mark for a heading or an item."""
    if line.size > HEADING * body and re.search(r"[^\W\d]", line.text):
        return "# " if line.size >= 0.98 * top and line.page == 0 else "## "
    return "- " if _BULLET.match(line.text) else ""


def _body_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _step(lines: list[Line]) -> float:
    """Return the usual step from a line to the next, in sizes of its letters."""
    steps = [
        (a.bottom - b.bottom) / a.size
        for a, b in pairwise(lines)
        if a.page == b.page and a.size == b.size and 0.5 < (a.bottom - b.bottom) / a.size < 2.5
    ]
    return median(steps) if steps else 1.2


def _begins(last: Line, line: Line, step: float, body: float) -> bool:
    """Whether a line begins a paragraph."""
    if abs(last.size - line.size) > 0.08 * body or _BULLET.match(line.text):
        return True
    down = last.bottom - line.bottom
    if last.page != line.page or down < 0:  # the next page or column
        return bool(_END.search(last.text)) or (not line.text[:1].islower() and not line.text[:1].isdigit())
    return down > LOOSE * step * line.size


def _join(text: Text, line: Line, known: frozenset[str]) -> None:
    """Add a line to its paragraph; a word that was parted at the line's end is put together."""
    while text.parts and not text.parts[-1]:
        text.parts.pop()
    before = text.parts[-1]
    if before[-1:] not in _HYPHENS or not before[:-1] or before[-2:-1].isspace():
        text.add(" ")
        text.at_page(line.page)
        text.add(line.text)
        return
    left, right = re.search(r"[^\W\d_]*(?:-[^\W\d_]*)*$", before[:-1]), re.match(r"[^\W\d_]+", line.text)
    text.parts[-1] = before[:-1]
    text.length -= 1
    if not _one_word(left[0] if left else "", right[0] if right else "", before[-1], known):
        text.add("-")
    text.at_page(line.page)
    text.add(line.text)


def _one_word(left: str, right: str, hyphen: str, known: frozenset[str]) -> bool:
    """Whether two parts around a hyphen at a line's end are one word without it."""
    if hyphen == "\xad":
        return True
    if not left or not right or not right.islower() or f"{left}-{right}".lower() in known:
        return False
    return (left + right).lower() in known or "-" not in left
