"""A run of readable text and where each of its characters stands in the source."""

from bisect import bisect_right
from typing import NamedTuple


class Block(NamedTuple):
    """A run of readable text: `kind` is title, heading, paragraph or item; `section` the heading above it.

    `marks` ties the text to the source: (offset in the text, in the source, characters there a character).
    `bold` and `links` are spans of the text.
    """

    kind: str
    section: str
    text: str
    marks: tuple[tuple[int, int, int], ...]
    bold: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]` stands in the source."""
        if len(self.marks) == 1:
            at, source, width = self.marks[0]
            return source + start - at, source + end - 1 - at + width
        first, _ = self._place(start)
        last, width = self._place(end - 1)
        return first, last + width

    def within(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the part of the text that stands in `source[start:end]`; None where no character of it does."""
        found = []
        for n, (at, source, _) in enumerate(self.marks):
            stop = self.marks[n + 1][0] if n + 1 < len(self.marks) else len(self.text)
            low, high = max(at, at + start - source), min(stop, len(self.text), at + end - source)
            if low < high:
                found.append((low, high))
        return (found[0][0], found[-1][1]) if found else None

    def linked(self, at: int) -> bool:
        """Whether a character is part of a link's text."""
        if not self.links:
            return False
        link = bisect_right(self.links, (at, 1 << 62)) - 1
        return link >= 0 and at < self.links[link][1]

    def _place(self, at: int) -> tuple[int, int]:
        text, source, width = self.marks[bisect_right(self.marks, (at, 1 << 62, 0)) - 1]
        return source + at - text, width
