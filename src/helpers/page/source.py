"""A page's file -> its text; or one clear sentence on why it cannot be read."""

from pathlib import Path


class ReportError(ValueError):
    """A file that cannot be read as a report; the message names the file, the place and the remedy."""


def text(path: str | Path) -> str:
    """Return the text of a page's file, which is UTF-8; raises ReportError."""
    raw = _bytes(path)
    if not raw.strip():
        raise ReportError(f"{path}: the file is empty; save the report's text into it.")
    if b"\0" in raw:
        at = raw.index(b"\0")
        raise ReportError(f"{path}: byte {at} is NUL, so this is a binary file; give the page as UTF-8 text.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReportError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8.") from None


def _bytes(path: str | Path) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ReportError(f"{path}: there is no such file; check the path.") from None
    except IsADirectoryError:
        raise ReportError(f"{path}: this is a folder; name the report's file inside it.") from None
    except OSError as error:
        raise ReportError(
            f"{path}: the file cannot be read ({error.strerror}); check its permissions."
        ) from None
