"""One function over many files, in their order, over several processes; a file whose process ends is told as lost."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from helpers.page import source

if TYPE_CHECKING:  # loaded only where processes are started
    from multiprocessing.context import BaseContext

CHUNK = 16  # files that a process takes at a time
ENDED = "the process that read the page ended (out of memory, or stopped from outside); read the page alone."
_Result = TypeVar("_Result")


def results(
    work: Callable[[str], _Result], lost: Callable[[str], _Result], paths: Iterable[object], jobs: int
) -> Iterator[_Result]:
    """Do the work on each path, over several processes if asked to, and yield what it gives in order.

    `lost` gives what stands for a path whose process ended.
    """
    names = [str(path) for path in paths]
    if jobs <= 1 or len(names) <= CHUNK or source.STANDARD_INPUT in names:
        yield from map(work, names)
        return
    done = 0
    while done < len(names):
        for result in _together(work, names[done:], jobs):
            yield result
            done += 1
        # All that was in hand went with the process that ended: these files one by one, each in a process of its own.
        for name in names[done : done + CHUNK * jobs]:
            yield _alone(work, lost, name)
            done += 1


def _together(work: Callable[[str], _Result], names: Sequence[str], jobs: int) -> Iterator[_Result]:
    """Yield results in order, up to the first that is gone with its process."""
    with ProcessPoolExecutor(jobs, context(), begun) as pool:
        try:
            yield from pool.map(work, names, chunksize=CHUNK)
        except BrokenProcessPool:
            return


def _alone(work: Callable[[str], _Result], lost: Callable[[str], _Result], name: str) -> _Result:
    with ProcessPoolExecutor(1, context(), begun) as pool:
        try:
            return pool.submit(work, name).result()
        except BrokenProcessPool:
            return lost(name)


def context() -> "BaseContext":
    """How processes start: forked ones at once, but only a program of one thread is safe to fork."""
    from multiprocessing import get_context

    forks = sys.platform.startswith("linux") and threading.active_count() == 1
    return get_context("fork" if forks else "spawn")


def begun() -> None:
    """Make a process of a pool leave stops to the one that started it, and end when that one is gone."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    above = parent_process()
    if above is None:
        return

    def end_with_parent() -> None:
        above.join()
        os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a polite stop end the work as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():  # which alone is told of signals
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
