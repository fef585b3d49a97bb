"""Pages judged in processes of their own: one that hangs, crashes or takes all memory is told, and no other is lost.

Some processes go through the pages; each forks a process for some of them, which writes a line for each page.
"""

import gc
import json
import multiprocessing
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import NamedTuple

import inputs
import judge
import large

WORKERS = 4  # twice as many as a small machine has processors, as much else may run beside them
BATCH = 200  # pages of a process
CHECKED = 10  # of so many mutated pages one is checked, too; that takes five times as long as reading it
HANGS = 20  # seconds of the processor after which a page is held to hang
WAITS = 120  # seconds after which it is held to wait for something, other work going on beside it
MEMORY = 1 << 30  # bytes that may come to what a process holds already
STOP = (
    3 << 30
)  # bytes of addresses, of which libraries take many without using them, after which a process is stopped
FORK = multiprocessing.get_context("fork")


class Page(NamedTuple):
    """A page to be judged: its number (or name), what it is, whether it is checked, how it is made."""

    name: str
    kind: str
    checked: bool
    made: Callable[[], bytes]


class Judged(NamedTuple):
    """How a page ended: checked, read, refused or failed; and what was wrong."""

    name: str
    kind: str
    end: str
    wrong: str


def mutated(seed: int, forms: dict[int, str]) -> list[Page]:
    """Return pages by their numbers; `forms` are those of `inputs.numbers`."""
    return [
        Page(str(n), form, place % CHECKED == 0, lambda n=n: inputs.made(seed, n).raw)
        for place, (n, form) in enumerate(forms.items())
    ]


def great() -> list[Page]:
    """Return the large pages."""
    return [
        Page(name, "large", True, lambda text=text: text.encode()) for name, text in large.pages().items()
    ]


def start(seed: int, pages: int, until: float, folder: Path) -> list[multiprocessing.Process]:
    """Start to judge the large pages and so many mutated ones, until the time is over; results go into a folder."""
    there, taken = mutated(seed, inputs.numbers(seed, pages)), FORK.Value("i", 0)
    jobs = [
        FORK.Process(
            target=_work, args=(_batches(there, taken, not number), until, folder / f"{number}.jsonl")
        )
        for number in range(WORKERS)
    ]
    for job in jobs:
        job.start()
    return jobs


def warm() -> None:
    """Load what reading and checking loads, so that it counts for no page."""
    for number in {form: number for number, form in inputs.numbers(0, 50).items()}.values():
        with suppress(Exception):
            judge.page(inputs.made(0, number).raw)
    gc.freeze()


def results(folder: Path) -> list[Judged]:
    """Return how the pages ended that were judged."""
    return [one for path in sorted(folder.glob("*.jsonl")) for one in _lines(path)]


def _lines(path: Path) -> list[Judged]:
    return [Judged(*json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _work(batches: Iterator[list[Page]], until: float, path: Path) -> None:
    path.touch()
    for batch in batches:
        while batch and time.monotonic() < until:
            done = len(_lines(path))
            job = FORK.Process(target=_judge, args=(batch, until, path))
            job.start()
            job.join()
            told = len(_lines(path)) - done
            if job.exitcode and told < len(batch):
                lost = batch[told]
                hangs = job.exitcode in (-signal.SIGALRM, -signal.SIGPROF)
                how = "it hangs" if hangs else f"its process ended with {job.exitcode}"
                _tell(path, Judged(lost.name, lost.kind, "failed", how))
                told += 1
            batch = batch[told:]


def _batches(there: list[Page], taken: Synchronized, first: bool) -> Iterator[list[Page]]:
    """Yield pages that no other process has taken; the first process begins with the large ones."""
    if first:
        yield great()
    while True:
        with taken.get_lock():
            start, taken.value = taken.value, taken.value + BATCH
        if start >= len(there):
            return
        yield there[start : start + BATCH]


def _judge(pages: list[Page], until: float, path: Path) -> None:
    if sys.platform == "linux":
        addresses = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (addresses + STOP, resource.RLIM_INFINITY))
    for number in (signal.SIGALRM, signal.SIGPROF):  # which end the process, even in the middle of a search
        signal.signal(number, signal.SIG_DFL)
    for page in pages:
        if time.monotonic() > until:
            break
        signal.alarm(WAITS)
        signal.setitimer(signal.ITIMER_PROF, HANGS)
        _tell(path, _one(page))
    signal.alarm(0)


def _one(page: Page) -> Judged:
    before = _held("VmRSS")
    try:
        Path("/proc/self/clear_refs").write_text("5")  # the most that is held is counted anew
    except OSError:
        before = _held("VmHWM")
    try:
        end, wrong = judge.page(page.made(), page.checked), ""
    except MemoryError:
        end, wrong = "failed", "the memory did not suffice"
    except Exception as error:
        end, wrong = "failed", f"{type(error).__name__}: {error}"[:200]
    taken = _held("VmHWM") - before
    if taken > MEMORY:
        end, wrong = "failed", wrong or f"it took {taken >> 20} MB"
    return Judged(page.name, page.kind, end, wrong)


def _held(what: str) -> int:
    """Return bytes that this process holds (VmRSS), or held at most (VmHWM)."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) << 10 for line in lines if line.startswith(f"{what}:"))
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def _tell(path: Path, judged: Judged) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(judged) + "\n")
