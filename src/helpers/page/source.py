"""What was given -> its text; or one clear sentence on why it cannot be read.

A file is told by what it holds, not by its name: PDF, Word, HTML, or text in any encoding. Offsets are those of the
decoded file where it is text, and of the text that was taken out of it where it is PDF or Word.
"""

import errno
import stat
import sys
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

STANDARD_INPUT = "-"
Span = tuple[int, int]


class ReportError(ValueError):
    """A file that cannot be read as a report; the message names the file, the place and the remedy."""


class NotAFileError(OSError):
    """What is there is neither a file nor a folder."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of what was given: `form` is text, html, pdf or word.

    `furniture` are the parts of the text that a reader would not take for the article, in order and apart. `pages`
    are the offsets at which the pages of a PDF begin.
    """

    path: str
    text: str
    form: str = "text"
    furniture: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()

    @property
    def readable(self) -> str:
        """The text with its furniture blanked out, so that offsets stay true."""
        return blanked(self.text, self.furniture)

    @property
    def extracted(self) -> bool:
        """Whether offsets are those of a text that is no file yet."""
        return self.form in ("pdf", "word")

    def page(self, at: int) -> int | None:
        """Return the number of the page on which a character stands, from 1; None where there are no pages."""
        return page_of(self.pages, at)


def page_of(pages: tuple[int, ...], at: int) -> int | None:
    """Return the number of the page, from 1, on which a character stands, by where pages begin; None without pages."""
    return max(1, bisect_right(pages, at)) if pages else None


def read(path: str | Path) -> Document:
    """Return the text of a page's file, or of standard input for "-"; raises ReportError.

    A name that is no UTF-8 is refused, since no table can hold it.
    """
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        raise ReportError(f"{path}: the file's name is not UTF-8; rename the file.") from None
    return document(_bytes(path), str(path))


def document(raw: bytes, path: str, charset: str = "") -> Document:
    """Return the text of a page's bytes; `charset` is what a server says of them. Raises ReportError."""
    if not raw.strip():
        raise ReportError(f"{path}: the file is empty; save the report's text into it.")
    if raw[:1] in b"%P\xd0{" or b"%PDF-" in raw[:1024]:
        found = _extracted(raw, path)
        if found:
            return found
    decoded = _decoded(raw, path, charset)
    if not decoded.strip("\ufeff \t\r\n\f\v\0"):
        raise ReportError(f"{path}: the file holds nothing but blanks; save the report's text into it.")
    return marked(decoded, path)


def marked(decoded: str, path: str = "") -> Document:
    """Return a text that is read already as a Document: in HTML the furniture is told from the article."""
    if "<" not in decoded and "~~" not in decoded and "---" not in decoded[:8]:
        return Document(path, decoded)
    from helpers.page import body

    form = "html" if body.whole_page(decoded) else "text"
    return Document(path, decoded, form, (*body.front_matter(decoded), *body.furniture(decoded)))


def blanked(source: str, spans: tuple[Span, ...]) -> str:
    """Return a text in which each span is blank, line ends kept."""
    if not spans:
        return source
    pieces, at = [], 0
    for start, end in spans:
        gone = "".join(c if c in "\r\n" else " " for c in source[start:end])
        pieces += [source[at:start], gone]
        at = end
    return "".join([*pieces, source[at:]])


def _extracted(raw: bytes, path: str) -> Document | None:
    """Return the text of a PDF or Word file, None for any other; raise ReportError for what cannot be opened."""
    if b"%PDF-" in raw[:1024]:
        from helpers.page import pdf

        try:
            return Document(path, *pdf.read(raw))
        except pdf.PdfError as error:
            raise ReportError(f"{path}: {error}") from None
    if raw.startswith(b"PK\x03\x04"):
        from helpers.page import word

        try:
            return Document(path, word.read(raw), "word")
        except word.WordError as error:
            raise ReportError(f"{path}: {error}") from None
    if raw.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise ReportError(f"{path}: this is an older Word, Excel or RTF file; save it as .docx or PDF.")
    return None


def _decoded(raw: bytes, path: str, charset: str) -> str:
    if b"\0" not in raw and not charset:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
    from helpers.page import encodings

    try:
        return encodings.decode(raw, charset)
    except encodings.EncodingError as error:
        raise ReportError(f"{path}: {error}") from None


def given() -> bytes:
    """Return what stands on standard input."""
    return sys.stdin.buffer.read()


def _bytes(path: str | Path) -> bytes:
    if str(path) == STANDARD_INPUT:
        return given()
    try:
        mode = Path(path).stat().st_mode
        if not stat.S_ISREG(mode):
            raise IsADirectoryError if stat.S_ISDIR(mode) else NotAFileError
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ReportError(f"{path}: there is no such file; check the path.") from None
    except IsADirectoryError:
        raise ReportError(f"{path}: this is a folder; name the report's file inside it.") from None
    except NotAFileError:
        raise ReportError(
            f'{path}: this is a pipe or a device and no file; save the report, or give "-" for standard input.'
        ) from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise ReportError(f"{path}: this link leads back to itself; name the file itself.") from None
        raise ReportError(
            f"{path}: the file cannot be read ({error.strerror}); check its permissions."
        ) from None
    except ValueError:
        raise ReportError(f"{path!r}: this cannot be a file's name; check the path.") from None
