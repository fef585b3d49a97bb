"""How far a survey is, and an estimate of the rest: a bar on a terminal, else a line now and then."""

import sys
import time
from types import TracebackType
from typing import TextIO

from tqdm import tqdm

from helpers.survey.run import Done

EVERY = 30.0  # seconds between two lines


class Progress:
    """Counts pages; what was there before takes no time, so that it has no part in the estimate."""

    def __init__(self, total: int, out: TextIO | None = None) -> None:
        self.total, self.made, self.kept = total, 0, 0
        self._out = out or sys.stderr
        self._began = self._told = time.monotonic()
        tqdm.monitor_interval = 0  # its watcher is a thread, and only a program of one thread can be forked
        self._bar = tqdm(total=total, desc="pages", unit="page", leave=False, file=self._out, disable=None)

    def __enter__(self) -> "Progress":
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the bar."""
        self._bar.close()

    def done(self, part: Done) -> None:
        """Count the pages of a part."""
        if part.kept:
            self.kept += part.pages
            self._bar.total = self.total - self.kept
        else:
            self.made += part.pages
            self._bar.update(part.pages)
        now = time.monotonic()
        if self._bar.disable and now - self._told >= EVERY:
            self._told = now
            print(self.line(now - self._began), file=self._out, flush=True)

    def line(self, seconds: float) -> str:
        """Return how far it is after so many seconds."""
        there = self.made + self.kept
        text = f"helpers: {there} of {self.total} pages"
        if not self.made or seconds <= 0:
            return text
        pace = self.made / seconds
        left = (self.total - there) / pace / 60
        return f"{text}, {pace:.1f} a second, about {left:.0f} minutes left"
