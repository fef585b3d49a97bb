"""Bytes -> text: a mark at the start, what the page declares, UTF-8, windows-1252, and others by their letters."""

import codecs
import re
import unicodedata

DECLARED_WITHIN = 4096  # bytes at the start of a page in which its charset is declared
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8"),
)  # fmt: skip
_DECLARED = re.compile(
    rb"""(?:<meta\b[^<>]*?\bcharset|<\?xml\b[^<>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
# What declares itself as one of these is windows-1252, as browsers read it (WHATWG, Encoding).
_WESTERN = {"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso_8859-1", "cp1252"}
_SIGNS = "".join(c for c in bytes(range(128, 256)).decode("windows-1252", "ignore") if not c.isalpha())
_BETWEEN = {"Pd", "Pi", "Pf", "Po", "So", "Zs", "Cf"}  # signs by their class in Unicode that part two letters


class EncodingError(ValueError):
    """Bytes that are no text in any encoding; the message names the place and the remedy."""


def decode(raw: bytes, charset: str = "") -> str:
    """Return the text of a page; `charset` is what a server says of it. Raises EncodingError."""
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, codec)
    wide = _wide(raw)
    if wide:
        return _strict(raw, wide)
    if b"\0" in raw:
        at = raw.index(b"\0")
        raise EncodingError(
            f"byte {at} is NUL, so this is a binary file; give the page as UTF-8 text, HTML, PDF or Word."
        )
    declared = _DECLARED.search(raw, 0, DECLARED_WITHIN)
    names = ["utf-8", charset, declared[1].decode("ascii", "replace") if declared else ""]
    if b"\x1b" in raw:  # an encoding that switches with escapes looks like ASCII
        names = [*names[1:], names[0]]
    for name in names:
        try:
            if name:
                return raw.decode("windows-1252" if name.lower() in _WESTERN else name)
        except (LookupError, UnicodeDecodeError):
            continue
    return _guessed(raw)


def _strict(raw: bytes, codec: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        raise EncodingError(f"byte {error.start} is not {codec.upper()}; save the file as UTF-8.") from None


def _wide(raw: bytes) -> str:
    """Name the wide encoding of a text without a mark: every other byte of English in UTF-16 is NUL."""
    start = raw[:4096]
    pairs = len(start) // 2
    if pairs < 2 or len(raw) % 2:
        return ""
    first, second = start[0::2].count(0), start[1::2].count(0)
    if len(raw) % 4 == 0 and first + second > 1.3 * pairs:
        return "utf-32-be" if start[0] == 0 else "utf-32-le"
    if max(first, second) < 0.6 * pairs or min(first, second) > 0.05 * pairs:
        return ""
    return "utf-16-be" if first > second else "utf-16-le"


def _guessed(raw: bytes) -> str:
    """Decode what declares nothing: windows-1252 where it reads well, else the best guess by its letters."""
    try:
        western = raw.decode("windows-1252")
        if all(_reads_well(western, match) for match in re.finditer(r"[^\x00-\x7f]+", western)):
            return western
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None or _controls(str(best)):
        at = next(i for i, byte in enumerate(raw) if byte > 127)
        raise EncodingError(f"byte {at} is in no known encoding; save the file as UTF-8.")
    return raw.decode(best.encoding)


def _reads_well(western: str, run: re.Match[str]) -> bool:
    """Whether characters beyond ASCII are signs of print, or letters one or two at a time among others."""
    letters = run[0].strip(_SIGNS)
    around = western[max(0, run.start() - 1) : run.start()] + western[run.end() : run.end() + 1]
    beside = sum(c.isascii() and c.isalpha() for c in around)
    if not letters:
        return beside < 2 or all(unicodedata.category(c) in _BETWEEN for c in run[0])
    return len(letters) <= 2 and letters.isalpha() and beside > 0


def _controls(text: str) -> bool:
    """Whether a text holds so many control characters that it is none."""
    found = len(re.findall(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]", text))
    return found > 0.01 * len(text)
