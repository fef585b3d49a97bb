"""A Word file -> its text: headings, list items and tables in the order of the document, as Markdown.

Hidden and struck text and deletions under review are left out; insertions are read.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {_W + "del", _W + "moveFrom", _MC + "Fallback", _W + "pPr"}
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# What opening an archive raises where its bytes are not what they should be.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, OSError, ValueError)


class WordError(ValueError):
    """A Word file that cannot be read; the message names the remedy."""


def read(raw: bytes) -> str:
    """Return the text of a Word file; raises WordError."""
    document = _opened(raw)
    text = "\n\n".join(_blocks(document, document.element.body)) + "\n"
    if not text.strip():
        raise WordError(
            "the Word file holds no text; if it is a picture, let a text recogniser read it first."
        )
    return text


def _opened(raw: bytes) -> "Document":
    import docx
    from lxml.etree import XMLSyntaxError

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            if "word/document.xml" not in package.namelist():
                raise WordError("this archive is no Word file; unpack it, and give the report itself.")
        return docx.Document(io.BytesIO(raw))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        KeyError,
        XMLSyntaxError,
        OSError,
        ValueError,
    ) as error:
        if isinstance(error, WordError):
            raise
        raise WordError("this Word file is broken and cannot be opened; save it again.") from None


def _blocks(document: "Document", parent: "_Element") -> Iterator[str]:
    """Yield paragraphs and tables, also those inside content controls."""
    for child in parent:
        if child.tag == _W + "p":
            text = _paragraph(child)
            if text:
                yield _mark(document, child) + text
        elif child.tag == _W + "tbl":
            yield _table(child)
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml"):
            yield from _blocks(document, child)


def _paragraph(element: "_Element") -> str:
    return "".join(_pieces(element)).strip()


def _pieces(element: "_Element") -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == _W + "r" and _unread(child):
            continue
        if child.tag == _W + "t":
            yield child.text or ""
        elif isinstance(child.tag, str) and child.tag.removeprefix(_W) in _SPACES:
            yield _SPACES[child.tag.removeprefix(_W)]
        elif child.tag != _W + "p":  # paragraphs of a text box stand for themselves
            yield from _pieces(child)
        else:
            yield f"\n{_paragraph(child)}\n"


def _unread(run: "_Element") -> bool:
    """Whether a run is hidden or struck."""
    properties = run.find(_W + "rPr")
    if properties is None:
        return False
    for name in ("vanish", "strike", "dstrike"):
        said = properties.find(_W + name)
        if said is not None and said.get(_W + "val") not in ("0", "false", "off"):
            return True
    return False


def _mark(document: "Document", paragraph: "_Element") -> str:
    """Return Markdown's mark for a title, a heading or a list item."""
    properties = paragraph.find(_W + "pPr")
    if properties is None:
        return ""
    style = properties.find(_W + "pStyle")
    named = _style(document, style.get(_W + "val") if style is not None else None)
    if named == "title":
        return "# "
    if named.startswith("heading"):
        level = named.removeprefix("heading").strip()
        return "#" * min(int(level) if level.isdigit() else 2, 6) + " "
    return "- " if properties.find(_W + "numPr") is not None or named.startswith("list") else ""


def _style(document: "Document", identity: str | None) -> str:
    """Return the English name of a style by its id, which Word translates."""
    for style in document.styles.element.iterchildren(_W + "style"):
        if style.get(_W + "styleId") == identity:
            name = style.find(_W + "name")
            return str(name.get(_W + "val") if name is not None else identity).lower()
    return ""


def _table(element: "_Element") -> str:
    """Write a table with pipes; empty cells follow one that spans columns."""
    rows = []
    for row in element.iter(_W + "tr"):
        if next(row.iterancestors(_W + "tbl")) is not element:
            continue  # of a table inside a cell, which stands in the cell's text
        cells: list[str] = []
        for cell in row.iterchildren(_W + "tc", _W + "sdt"):
            cells += [_cell(cell), *[""] * (_columns(cell) - 1)]
        rows.append("| " + " | ".join(cells) + " |")
    if len(rows) > 1:
        rows.insert(1, "|" + " --- |" * (rows[0].count("|") - 1))
    return "\n".join(rows)


def _cell(cell: "_Element") -> str:
    texts = (_paragraph(p) for p in cell.iter(_W + "p"))
    return " ".join(" ".join(texts).split()).replace("|", "/")


def _columns(cell: "_Element") -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    said = span.get(_W + "val") if span is not None else None
    return int(said) if said and said.isdigit() else 1
