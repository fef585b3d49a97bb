"""What is named on a command line -> the documents to read: files, folders, standard input, web addresses."""

import os
import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from urllib.parse import unquote, urlsplit

from helpers.page import source, web
from helpers.page.source import ReportError

ENDINGS = (".md", ".markdown", ".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".docx")
_NAME = 80  # characters of a file's name made of an address


def listed(given: Iterable[str], fetch: bool = False) -> tuple[list[str], list[tuple[str, str]]]:
    """Return what is to be read, folders opened, in order, and (name, message) of what cannot be.

    A web address is read only where `fetch` says so.
    """
    found: list[str] = []
    refused: list[tuple[str, str]] = []
    for name in given:
        if web.is_address(name):
            if fetch:
                found.append(name)
            else:
                refused.append(
                    (name, f"{name}: this is a web address; give --fetch as well, or save the page.")
                )
        elif name != source.STANDARD_INPUT and os.path.isdir(name):  # noqa: PTH112 - a name may be none
            pages = list(_pages(name))
            found += pages
            if not pages:
                message = f"{name}: there is no page in the folder; it may hold {', '.join(ENDINGS)} files."
                refused.append((name, message))
        else:
            found.append(name)
    return found, refused


def _pages(folder: str) -> Iterator[str]:
    """Yield the pages in a folder and the folders in it, sorted; links to folders are not followed."""
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield str(Path(above, name))


def file_name(given: str) -> str:
    """Return a name for the text of what was given."""
    if given == source.STANDARD_INPUT:
        return "standard-input"
    if web.is_address(given):
        parts = urlsplit(given)
        last = unquote(parts.path).rstrip("/").rpartition("/")[2] or parts.hostname or "page"
        return re.sub(r"[^\w.-]+", "-", last).strip(".-")[:_NAME] or "page"
    return Path(given).name


def saved(given: str, folder: Path, fetch: bool = False) -> Path:
    """Save standard input or a web address as a file, so that many can read it, and return that; else the path given.

    Raises ReportError.
    """
    if web.is_address(given):
        if not fetch:
            raise ReportError(f"{given}: this is a web address; give --fetch as well, or save the page.")
        found = web.fetch(given)
        raw, charset = found.raw, found.charset
    elif given == source.STANDARD_INPUT:
        raw, charset = source.given(), ""
    else:
        return Path(given)
    read = source.document(raw, given, charset)
    name = file_name(given)
    stem = name.removesuffix(Path(name).suffix) if name.lower().endswith(ENDINGS) else name
    ending = {"pdf": ".pdf", "word": ".docx", "html": ".html"}.get(read.form, ".txt")
    content = raw if read.extracted else read.text.encode("utf-8")
    path = folder / f"{stem}{ending}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = (path.with_name(f"{stem}-{n}{ending}") for n in count(2))
        while path.exists() and path.read_bytes() != content:  # another page of that name
            path = next(taken)
        path.write_bytes(content)
    except OSError as error:
        raise ReportError(
            f"{path}: the page cannot be saved there ({error.strerror}); save it, and name the file."
        ) from None
    return path
