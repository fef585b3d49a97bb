"""A PDF -> its text, line by line put together to paragraphs, with headings, tables as pipes and its pages.

PDFium (the reader in Chromium) gives the characters in the order in which the page draws them, which is the order of
reading in nearly all reports, columns included. Where a line holds two long halves again and again, it drew across
columns, and the left one is read first.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from helpers.page import pdf_rows
from helpers.page.pdf_rows import Cell, Line

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

HEADING = 1.15  # times the size of most letters
NEAR = 15  # lines before and after one that say where lines begin and end
NARROW = 12  # sizes of a letter; a column of prose is wider
RAGGED = 5  # sizes of a letter within which its lines end
LABEL = 60  # characters of a label and its figures on a line of their own
LOOSE = 1.35  # times the usual step from line to line, between paragraphs
EDGE = 0.1  # part of a page's height in which running heads and feet stand
_HYPHENS = "\x02\ufffe\xad-\u2010"
_BLANKS = frozenset((9, 32, 160))
_PARTED = (2, 0xFFFE)  # how PDFium gives a hyphen at the end of a line
_ENDS = (10, 13, *_PARTED)
_BULLET = re.compile(r"\s*(?:[•▪●◦‣·*\uf0b7\u25a0○➢►✓]|[-–](?=\s))\s*(?=\S)")
_FIGURES = re.compile(r"\d\S*\s+\S*\d\S*$")
_PAGE = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_OF_PAGES = re.compile(r"(?:^|\s)(?:page\s+)?\d{1,4}(?:/|\s+of\s+)\d{1,4}$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_END = re.compile(r"[.!?:;][\"”’)]*$")


Box = tuple[float, float, float, float]  # left, bottom, right and top, in points


class PdfError(ValueError):
    """A PDF that cannot be read; the message names the place and the remedy."""


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
        pages = [_page(pdf, number) for number in range(len(pdf))]
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


def _page(pdf: "PdfDocument", number: int) -> list[Line]:
    """Return the lines of a page; raises PdfError for one that is broken."""
    import pypdfium2

    try:
        return _lines(pdf, number)
    except pypdfium2.PdfiumError:
        raise PdfError(f"page {number + 1} of this PDF is broken; save or fetch it again.") from None


def _lines(pdf: "PdfDocument", number: int) -> list[Line]:
    """Return the lines of a page in the order of reading."""
    page = pdf[number]
    textpage = page.get_textpage()
    try:
        found = list(_printed(textpage, number))
        bullets = _bullets(page)
        height = page.get_height()
    finally:
        textpage.close()
        page.close()
    for line in found:
        line.edge = not EDGE * height < line.bottom < (1 - EDGE) * height
    for bullet in bullets:
        _mark_item(bullet, found)
    return pdf_rows.ordered(found)


def _bullets(page: Any) -> list[Box]:
    """Return where small pictures stand that may be the marks of items, as browsers draw them."""
    from pypdfium2 import raw as c

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    found = []
    for n in range(c.FPDFPage_CountObjects(page.raw)):
        drawn = c.FPDFPage_GetObject(page.raw, n)
        if c.FPDFPageObj_GetType(drawn) != c.FPDF_PAGEOBJ_PATH:
            continue
        c.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, (left, bottom, right, top)))
        wide, high = right.value - left.value, top.value - bottom.value
        if 0.5 < wide < 8 and 0.7 * wide < high < 1.4 * wide:
            found.append((left.value, bottom.value, right.value, top.value))
    return found


def _mark_item(bullet: Box, lines: list[Line]) -> None:
    """Say of the line behind a picture of a bullet, on its height, that it is an item."""
    left, bottom, right, top = bullet

    def off(line: Line) -> float:
        return abs(line.bottom + 0.35 * line.size - (bottom + top) / 2) / line.size

    behind = [x for x in lines if 0 < x.left - right < 2 * x.size and right - left < 0.8 * x.size]
    nearest = min(behind, key=off, default=None)
    if nearest and off(nearest) < 0.5:
        nearest.item = True


def _printed(textpage: Any, number: int) -> Iterator[Line]:  # Any: pypdfium2 brings no types
    """Yield lines as PDFium cuts them, each with its place, and cut where a word stands on another height."""
    from pypdfium2 import raw as c

    handle = textpage.raw
    characters = [c.FPDFText_GetUnicode(handle, i) for i in range(textpage.count_chars())]
    blanks = [i for i, code in enumerate(characters) if code in _BLANKS]
    spaces = frozenset(i for i in blanks if not c.FPDFText_IsGenerated(handle, i))
    drawn = spaces if 2 * len(spaces) > len(blanks) else None
    start = 0
    for place, code in enumerate([*characters, 10]):
        if code not in _ENDS:
            continue
        end = place + (code in _PARTED)  # a hyphen that parts a word stands for the end of its line
        if any(code and code not in _BLANKS for code in characters[start:end]):
            yield from _cut_heights(_words(handle, characters, start, end, drawn), number)
        start = place + 1


def _letter(code: int) -> str:
    return chr(code) if code and not 0xD800 <= code < 0xE000 and code < 0x110000 else ""


class Word(NamedTuple):
    """A word with its baseline and the size of its letters."""

    cell: Cell
    bottom: float
    size: float


def _words(
    handle: Any, characters: list[int], start: int, end: int, drawn: frozenset[int] | None
) -> Iterator[Word]:
    """Yield the words of a line; where spaces are drawn, one that PDFium makes up parts only what stands apart."""
    at, apart = None, False
    for i in range(start, end + 1):
        blank = i == end or not characters[i] or characters[i] in _BLANKS
        if not blank and at is None:
            at = i
            apart = drawn is not None and i > start and i - 1 not in drawn
        elif blank and at is not None:
            size = _size(handle, at)
            if drawn is not None and i + 1 < end and i not in drawn and characters[i + 1] not in _BLANKS:
                gap = _box(handle, i + 1)[0] - _box(handle, i - 1)[2]
                if characters[i] and -0.3 * size < gap < 0.12 * size:
                    continue
            text = "".join(_letter(code) for code in characters[at:i] if code not in _BLANKS)
            cell = Cell(text, _box(handle, at)[0], _box(handle, i - 1)[2], apart)
            yield Word(cell, _baseline(handle, at), size)
            at = None


def _cut_heights(words: Iterable[Word], number: int) -> Iterator[Line]:
    """Yield the lines that words make: one that stands apart and on another height begins a line."""
    line: list[Word] = []
    for word in words:
        if line:
            last = line[-1]
            off = abs(word.bottom - last.bottom) > 0.4 * last.size
            gap = word.cell.left - last.cell.right
            if off and (gap > 0.5 * last.size or gap < -last.size):
                yield _line(line, number)
                line = []
        line.append(word)
    if line:
        yield _line(line, number)


def _line(words: list[Word], number: int) -> Line:
    longest = max(
        words, key=lambda word: len(word.cell.text)
    )  # a bullet or a note mark has a size of its own
    return Line([word.cell for word in words], longest.bottom, longest.size, number)


def _baseline(handle: Any, at: int) -> float:
    from pypdfium2 import raw as c

    x, y = ctypes.c_double(), ctypes.c_double()
    c.FPDFText_GetCharOrigin(handle, at, ctypes.byref(x), ctypes.byref(y))
    return y.value


def _size(handle: Any, at: int) -> float:
    """Return the size of a letter as printed: that of its font, scaled as it is drawn."""
    from pypdfium2 import raw as c

    matrix = c.FS_MATRIX()
    scaled = c.FPDFText_GetMatrix(handle, at, ctypes.byref(matrix))
    size = float(c.FPDFText_GetFontSize(handle, at)) * (math.hypot(matrix.c, matrix.d) if scaled else 1.0)
    _, bottom, _, top = _box(handle, at)
    return size if size > 0.5 else max(top - bottom, 1.0)


def _box(handle: Any, at: int) -> Box:
    """Return left, bottom, right and top of a character, on its baseline."""
    from pypdfium2 import raw as c

    box = c.FS_RECTF()
    if c.FPDFText_GetLooseCharBox(handle, at, ctypes.byref(box)):
        return box.left, box.bottom, box.right, box.top
    return 0.0, 0.0, 0.0, 0.0


def _mark_running(pages: list[list[Line]]) -> None:
    """Mark running heads and feet: lines at a page's edge that return, are drawn out of turn or number the page."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_shape(line) for line in _at_edges(lines)})
    for lines in pages:
        out_of_turn = _out_of_turn(lines)
        for line in _at_edges(lines):
            text = line.text.strip()
            returns = 1 < len(pages) < 2 * seen[_shape(line)] and len(text) < 150 and _WORD.search(text)
            numbers = _PAGE.fullmatch(text) if len(pages) > 1 else _OF_PAGES.search(text)
            line.running = bool(returns or numbers) or any(line is other for other in out_of_turn)


def _out_of_turn(lines: list[Line]) -> list[Line]:
    """Return a page's highest line where it is drawn after lower ones, and its lowest where before higher ones."""
    found = []
    heights = [line.bottom for line in lines]
    if len({*heights}) < 3:
        return []
    for height, end in ((max(heights), lines[0]), (min(heights), lines[-1])):
        level = [line for line in lines if abs(line.bottom - height) < 1]
        found += level if all(abs(end.bottom - line.bottom) >= 1 for line in level) else []
    return found


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _at_edges(lines: list[Line]) -> list[Line]:
    """Return the topmost and the lowest two lines of a page that stand at its edge, be they no rows of a table."""
    heights = sorted({line.bottom for line in lines})
    edges = {*heights[:2], *heights[-2:]}
    return [line for line in lines if line.bottom in edges and line.edge and not line.row]


def _written(pages: list[list[Line]]) -> Text:
    """Write the lines as paragraphs, headings, items and rows of tables."""
    lines = [line for page in pages for line in page if not line.running]
    running = [line for page in pages for line in page if line.running]
    body = _body_size(lines)
    tall = _tables(lines)
    for line in lines:  # a heading set to full width has wide gaps
        line.row = line.row and (line.size <= HEADING * body or id(line) in tall)
    step = _step(lines)
    known = _whole_words(lines)
    top = _title_size(lines)
    text = Text()
    width = cache(lambda size: _width(lines, size))
    last: Line | None = None
    for number, line in enumerate(lines):
        new = last is None or line.row or last.row or _begins(last, line, step, body)
        ended = not new and last is not None and _ended(lines, number, width)
        if not new and not ended:
            _join(text, line, known)
        else:
            text.add("" if last is None else "\n" if _rows_on(last, line) else "\n\n")
            text.at_page(line.page)
            text.add("" if line.row else _mark(line, body, top) or ("- " if line.item else ""))
            text.add(_row(line) if line.row else _plain(line, body))
        last = line
    _add_running(text, running)
    return text


def _tables(lines: list[Line]) -> set[int]:
    """Return the ids of the rows that stand in a table of three rows or more."""
    found: set[int] = set()
    for row, group in groupby(lines, key=lambda line: line.row):
        rows = list(group)
        found |= {id(line) for line in rows} if row and len(rows) > 2 else set()
    return found


def _title_size(lines: list[Line]) -> float:
    """Return the size of the largest letters of the first page where one heading alone has it, else one beyond all."""
    first = [line for line in lines if line.page == lines[0].page]
    top = max((line.size for line in first), default=0.0)
    large = [n for n, line in enumerate(first) if line.size >= 0.98 * top]
    return top if not large or large[-1] - large[0] < len(large) else 2 * top


def _whole_words(lines: list[Line]) -> frozenset[str]:
    """Return the words of a text in small letters, but those that a line's end parts."""
    whole = re.sub(rf"\S+[{re.escape(_HYPHENS)}] \S+", " ", " ".join(line.text.lower() for line in lines))
    return frozenset(re.findall(r"[a-z]+(?:-[a-z]+)*", whole))


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
    return (
        line.text
        if line.size > HEADING * body
        else line.text[bullet.end() if (bullet := _BULLET.match(line.text)) else 0 :]
    )


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


def _rows_on(last: Line, line: Line) -> bool:
    """Whether two lines follow each other in a table, or in one flattened to a label and its figures a line."""
    if line.page != last.page:
        return False
    if line.row or last.row:
        return line.row and last.row
    return _label_and_figures(last) and _label_and_figures(line)


def _label_and_figures(line: Line) -> bool:
    """Whether a line is a row of a table that was flattened to text."""
    return len(line.text) < LABEL and bool(_FIGURES.search(line.text))


def _ended(lines: list[Line], number: int, width: Callable[[float], float]) -> bool:
    """Whether the line before ended by itself: the first word of this line had fitted behind it."""
    line, last = lines[number], lines[number - 1]
    if line.text[:1].islower() or last.text[-1:] in _HYPHENS:
        return False
    if last.leads or (_label_and_figures(last) and _label_and_figures(line)):
        return True
    edge = _edge(lines[max(0, number - NEAR) : number + NEAR], last)
    edge = edge or last.left + width(last.size)
    first = line.words[0]
    return last.right + 0.6 * last.size + first.right - first.left < edge


def _edge(lines: list[Line], like: Line) -> float:
    """Return how far lines of prose reach that begin where a line does, in letters of its size; 0 for short lines."""
    ends = [
        line.right
        for line in lines
        if abs(line.left - like.left) < 3 * like.size
        and abs(line.size - like.size) < 0.08 * like.size
        and not line.row
    ]
    edge = max(ends, default=0.0)
    full = sum(end > edge - RAGGED * like.size for end in ends)
    return edge if edge - like.left > NARROW * like.size and 3 * full >= len(ends) else 0.0


def _width(lines: list[Line], size: float) -> float:
    """Return how wide most lines of prose are that are set in a size."""
    widths = sorted(
        line.right - line.left
        for line in lines
        if abs(line.size - size) < 0.08 * size and line.right - line.left > NARROW * line.size
    )
    return widths[len(widths) // 2] if widths else max(line.right - line.left for line in lines)


def _begins(last: Line, line: Line, step: float, body: float) -> bool:
    """Whether a line begins a paragraph."""
    if abs(last.size - line.size) > 0.08 * body or line.item or _BULLET.match(line.text):
        return True
    down = last.bottom - line.bottom
    if last.page != line.page or down < 0:  # the next page or column
        return bool(_END.search(last.text))
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
    if (left + right).lower() in known:
        return True
    return "-" not in left and not {left.lower(), right} <= known
