"""A web address -> its bytes, fetched only when that is asked for, within a time and a size."""

import time
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from helpers.page.source import Document, ReportError, document

SECONDS = 30.0
BYTES = 30_000_000
_AGENT = "Mozilla/5.0 (compatible; helpers; reads one page when asked)"


class Fetched(NamedTuple):
    """What an address gave, and the charset that its server names, or ""."""

    raw: bytes
    charset: str


def is_address(given: str) -> bool:
    """Whether a name on the command line is a web address."""
    return given.lower().startswith(("http://", "https://"))


def _host(address: str) -> str:
    """Return the name of an address's server, or "" where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def read(address: str) -> Document:
    """Fetch a page and return its text; raises ReportError."""
    found = fetch(address)
    return document(found.raw, address, found.charset)


def fetch(address: str, seconds: float = SECONDS, most: int = BYTES) -> Fetched:
    """Return what stands at an address; raise ReportError where it cannot be had within the time and the size."""
    if not is_address(address) or not _host(address):
        raise ReportError(f"{address}: this is no web address; it must start with http:// or https://.")
    late = time.monotonic() + seconds
    try:
        with urlopen(Request(address, headers={"User-Agent": _AGENT}), timeout=seconds) as answer:
            pieces, length = [], 0
            while piece := answer.read1(65536):
                pieces.append(piece)
                length += len(piece)
                if length > most:
                    raise ReportError(
                        f"{address}: the page is larger than {most:,} bytes; save it, and give the file."
                    )
                if time.monotonic() > late:
                    raise TimeoutError
            return Fetched(b"".join(pieces), answer.headers.get_content_charset() or "")
    except TimeoutError:
        raise ReportError(
            f"{address}: the page did not come within {seconds:g} seconds; save it in a browser, and give the file."
        ) from None
    except HTTPError as error:
        raise ReportError(
            f"{address}: the server answers {error.code} ({error.reason}); save the page, and give the file."
        ) from None
    except (URLError, OSError, ValueError) as error:
        if isinstance(error, ReportError):
            raise
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise ReportError(
                f"{address}: the page did not come within {seconds:g} seconds; save it in a browser, and give the file."
            ) from None
        raise ReportError(f"{address}: the page cannot be fetched ({reason}); check the address.") from None
