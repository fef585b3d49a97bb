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
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

HEADING = 1.15  # times the size of most letters
GAP = 1.5  # widths of an "n" between two cells of a line
LOOSE = 1.35  # times the usual step from line to line, between paragraphs
LONG = 25  # characters of half a line that is prose rather than a cell
EDGE = 0.1  # part of a page's height in which running heads and feet stand
_HYPHENS = "\x02\ufffe\xad-\u2010"
_BULLET = re.compile(r"\s*(?:[•▪●◦‣·*\uf0b7\u25a0]|[-–](?=\s))\s*(?=\S)")
_END = re.compile(r"[.!?:;][\"”’)]*$")


class PdfError(ValueError):
    """A PDF that cannot be read; the message names the place and the remedy."""


@dataclass(slots=True)
class Line:
    """A line as printed: its cells, the place of each, its baseline, the size of its letters, the page from 0."""

    cells: list[str]
    lefts: list[float]
    bottom: float
    right: float
    size: float
    page: int
    running: bool = False

    @property
    def text(self) -> str:
        """The line's text."""
        return " ".join(self.cells)


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
            f"no text on {'any of its ' if len(pages) > 1 else 'its '}{len(pages)} page{'s' * (len(pages) != 1)}, so this is a "
            "scan or picture; let a text recogniser such as ocrmypdf read it, and give what it writes."
        )
    _mark_running(pages)
    text = _written(pages)
    return "".join(text.parts), "pdf", tuple(text.furniture), tuple(text.pages)


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
    return iter(_columns(_rows(found)))


def _printed(textpage: Any, number: int) -> Iterator[Line]:  # Any: pypdfium2 brings no types
    """Yield lines as PDFium cuts them, each with its place and cut where its cells stand apart."""
    from pypdfium2 import raw as c

    handle = textpage.raw
    characters = [c.FPDFText_GetUnicode(handle, i) for i in range(textpage.count_chars())]
    start = 0
    for end in [*(i for i, code in enumerate(characters) if code in (10, 13)), len(characters)]:
        if "".join(map(_letter, characters[start:end])).strip():
            yield _line(handle, characters, start, end, number)
        start = end + 1


def _letter(code: int) -> str:
    return chr(code) if code and not 0xD800 <= code < 0xE000 and code < 0x110000 else ""


def _line(handle: Any, characters: list[int], start: int, end: int, number: int) -> Line:
    from pypdfium2 import raw as c

    while _letter(characters[start]).isspace() or not characters[start]:
        start += 1
    while _letter(characters[end - 1]).isspace() or not characters[end - 1]:
        end -= 1
    size = float(c.FPDFText_GetFontSize(handle, start)) or 1.0
    left, bottom, right, height = _box(handle, start)
    size = max(size, 1.0) if size > 1.5 else max(height - bottom, 1.0)
    cells, lefts, at = [], [left], start
    for i in range(start, end):
        if characters[i] in (32, 160, 9) and i + 1 < end:
            before, after = _box(handle, i - 1), _box(handle, i + 1)
            if after[0] - before[2] > GAP * 0.55 * size:
                cells.append("".join(map(_letter, characters[at:i])).strip())
                lefts.append(after[0])
                at = i + 1
    cells.append("".join(map(_letter, characters[at:end])).strip())
    right = _box(handle, end - 1)[2]
    return Line(cells, lefts, bottom, right, size, number)


def _box(handle: Any, at: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a character, on its baseline."""
    from pypdfium2 import raw as c

    box = c.FS_RECTF()
    if c.FPDFText_GetLooseCharBox(handle, at, ctypes.byref(box)):
        return box.left, box.bottom, box.right, box.top
    return 0.0, 0.0, 0.0, 0.0


def _rows(lines: list[Line]) -> list[Line]:
    """Put lines on one height that follow each other from left to right together, as cells of a row."""
    rows: list[Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        if (
            last
            and abs(last.bottom - line.bottom) < 0.3 * min(last.size, line.size)
            and line.lefts[0] >= last.right
        ):
            apart = line.lefts[0] - last.right > GAP * 0.55 * line.size
            last.cells = last.cells + line.cells if apart else [*last.cells[:-1], last.cells[-1] + line.text]
            last.lefts = last.lefts + line.lefts if apart else last.lefts
            last.right = line.right
        else:
            rows.append(line)
    return rows


def _columns(lines: list[Line]) -> list[Line]:
    """Read the left half first where line after line was drawn across two columns."""
    read: list[Line] = []
    at = 0
    while at < len(lines):
        end = at
        while (
            end < len(lines) and len(lines[end].cells) == 2 and all(len(c) > LONG for c in lines[end].cells)
        ):
            end += 1
        if end - at >= 3:
            for side in (0, 1):
                read += [_half(line, side) for line in lines[at:end]]
        else:
            end = max(end, at + 1)
            read += lines[at:end]
        at = end
    return read


def _half(line: Line, side: int) -> Line:
    right = line.lefts[1] if side == 0 else line.right
    return Line([line.cells[side]], [line.lefts[side]], line.bottom, right, line.size, line.page)


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
    step = _step(lines)
    known = frozenset(re.findall(r"[a-z]+(?:-[a-z]+)*", " ".join(line.text.lower() for line in lines)))
    top = max((line.size for line in lines if line.page == lines[0].page), default=body)
    text = Text()
    last: Line | None = None
    for place, line in enumerate(lines):
        table = _is_row(lines, place)
        new = last is None or table or _is_row(lines, place - 1) or _begins(last, line, step, body)
        if not new and last is not None:
            _join(text, line, known)
        else:
            text.add("" if last is None else "\n" if table and _is_row(lines, place - 1) else "\n\n")
            text.at_page(line.page)
            text.add(_mark(line, body, top) if not table else "")
            text.add("| " + " | ".join(line.cells) + " |" if table else _plain(line, body))
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
        for a, b in zip(lines, lines[1:], strict=False)
        if a.page == b.page and 0.5 < (a.bottom - b.bottom) / a.size < 2.5
    ]
    return median(steps) if steps else 1.2


def _is_row(lines: list[Line], place: int) -> bool:
    """Whether a line is a row of a table: it has cells, and so has a neighbour."""
    if not 0 <= place < len(lines) or len(lines[place].cells) < 2:
        return False
    around = [lines[i] for i in (place - 1, place + 1) if 0 <= i < len(lines)]
    return any(len(line.cells) > 1 and line.page == lines[place].page for line in around)


def _begins(last: Line, line: Line, step: float, body: float) -> bool:
    """Whether a line begins a paragraph."""
    if abs(last.size - line.size) > 0.08 * body or _BULLET.match(line.text):
        return True
    down = last.bottom - line.bottom
    if last.page != line.page or down < 0:  # the next page or column
        return bool(_END.search(last.text)) or not line.text[:1].islower() and not line.text[:1].isdigit()
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
