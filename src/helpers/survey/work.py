"""What an executor runs: one part of a survey, or one page of a part that ended its process."""

import faulthandler
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from helpers.survey import pages, parts, version
from helpers.survey.pages import Found
from helpers.survey.parts import Part

LIMIT = 600.0  # seconds that a page may take; then its process is ended
# The library that reads PDF is not made for threads, and one page at a time is what a limit can be held for.
_ONE = threading.Lock()


class OtherCodeError(RuntimeError):
    """A worker has another version of this program than the one that asked for its work."""


def part(paths: Sequence[str], code: str, kept: str | None, limit: float = LIMIT) -> Part | None:
    """Return a part of some pages, or None where the files that have the key `kept` are what it would be.

    Raises OtherCodeError where this process has other code than the one that asks.
    """
    _same(code)
    given = [pages.opened(path) for path in paths]
    if kept is not None and parts.key(given) == kept:
        return None
    with _ONE:
        found = []
        for one in given:
            with _limited(limit):
                found.append(pages.read(one))
    return parts.packed(given, found)


def page(path: str, code: str, limit: float = LIMIT) -> Found:
    """Return the rows of one page."""
    _same(code)
    with _ONE, _limited(limit):
        return pages.read(pages.opened(path))


def _same(code: str) -> None:
    if version.code() != code:
        raise OtherCodeError(
            "a worker has another version of this program; install the same on every machine."
        )


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """End the process, whatever it does, if what is done takes longer."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def pieced(paths: Sequence[str], one_by_one: Callable[[str], Found | None]) -> Part:
    """Return a part whose pages are read one by one; `one_by_one` gives None for a page that ends its process."""
    given = [pages.opened(path) for path in paths]
    found = [one_by_one(one.path) or pages.failed(one, pages.ENDED) for one in given]
    return parts.packed(given, found)
