"""A hostile run: mutated pages through the ledger and the checks, and the command line among odd things and kills.

    python tests/benchmarks/hostile --seed 0 --pages 20000 --seconds 600
    python tests/benchmarks/hostile --seed 0 --only 1234       # one page again, with its traceback

It prints counts by kind and each failure with how to make it again; its exit status is 1 where there is one.
`--plant` puts a fault into the program first, which the run must then find: crash, slow, link.
"""

import argparse
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from random import Random

sys.path.append(str(Path(__file__).parent))
import commands
import inputs
import judge

BATCH = 50  # pages that a process takes at a time
CHECKED = 5  # of so many pages one is checked, too; that takes ten times as long as reading it
MEMORY = 1 << 30  # bytes that a process may take beyond what it begins with
HANGS = 40  # seconds after which a page is held to hang


class Hangs(BaseException):
    """A page took so long that it was given up; no handler of the program may take it for an error of its own."""


def plant(fault: str) -> None:
    """Put a fault into the program."""
    from helpers.ledger import rejects
    from helpers.notebook import markdown

    read = rejects.read
    if fault == "crash":
        rejects.read = lambda block, spans: [][1] if "7-9%" in block.text else read(block, spans)
    if fault == "slow":
        rejects.read = lambda block, spans: read(block, spans) if len(block.text) < 2500 else [time.sleep(60)]
    if fault == "link":
        markdown.escape = lambda text: text


def _alarm(*_: object) -> None:
    raise Hangs


def judged(seed: int, numbers: range, fault: str) -> list[tuple[int, str, str, str]]:
    """Judge some pages; return number, form with what was done, how it ended, and what was wrong."""
    if fault:
        plant(fault)
    used = (
        int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        if sys.platform == "linux"
        else 0
    )
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, resource.RLIM_INFINITY))
    signal.signal(signal.SIGALRM, _alarm)
    return [_one(inputs.made(seed, number)) for number in numbers]


def _one(given: inputs.Input) -> tuple[int, str, str, str]:
    kind = f"{given.form} {given.how}"
    signal.alarm(HANGS)
    try:
        return given.number, kind, judge.page(given.raw, given.number % CHECKED == 0), ""
    except Hangs:
        return given.number, kind, "failed", f"it took longer than {HANGS} s"
    except MemoryError:
        return given.number, kind, "failed", "it took more than 1 GB"
    except Exception as error:
        return given.number, kind, "failed", f"{type(error).__name__}: {error}"[:200]
    finally:
        signal.alarm(0)


def pages(seed: int, count: int, until: float, fault: str) -> tuple[Counter, list[str]]:
    """Judge pages until all are or the time is over."""
    counts: Counter = Counter()
    failures = []
    with ProcessPoolExecutor(2) as pool:
        waiting = []
        for start in range(0, count, BATCH):
            waiting.append(pool.submit(judged, seed, range(start, min(count, start + BATCH)), fault))
        for job in waiting:
            if time.monotonic() > until:
                job.cancel()
                continue
            for number, kind, end, wrong in job.result():
                counts[kind, end] += 1
                if wrong:
                    failures.append(f"page {number} ({kind}): {wrong}; again: --seed {seed} --only {number}")
    return counts, failures


def command_line(seed: int, rounds: int, until: float) -> tuple[Counter, list[str]]:
    """Run the commands; each kind gets its turn before the time is over."""
    draw, counts, failures = Random(seed), Counter(), []

    def count(kind: str, what: str, wrong: str) -> None:
        counts[kind, "failed" if wrong else "held"] += 1
        if wrong:
            failures.append(f"{kind}: {what}: {wrong}; again: --seed {seed} --pages 0")

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for name in ("odd", "parameters", "killed"):
            (home / name).mkdir()
        for what, run in (*commands.killed(home / "killed", draw, rounds), *commands.full(home / "killed")):
            if time.monotonic() < until:
                count("kills" if "ended by" in what else "full or shut", what, run())
        for kind, made in (
            ("odd", commands.odd(home / "odd")),
            ("parameters", commands.parameters(home / "parameters", draw)),
        ):
            for what, words in made:
                if time.monotonic() < until:
                    count(kind, what, commands.wrong(commands.run(words, home / kind), (0, 2, 3)))
        with suppress(OSError):
            (home / "odd" / "locked.md").chmod(0o600)
    return counts, failures


def main() -> int:
    """Run all of it and tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pages", type=int, default=20000)
    parser.add_argument("--rounds", type=int, default=24, help="runs that are ended in the middle")
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--only", type=int)
    parser.add_argument("--plant", choices=("crash", "slow", "link"), default="")
    given = parser.parse_args()
    if given.only is not None:
        one = inputs.made(given.seed, given.only)
        print(f"{one.form}, {one.how}, {len(one.raw)} bytes: {judge.page(one.raw)}")
        return 0
    print(f"seed {given.seed}", flush=True)
    began = time.monotonic()
    counts, failures = pages(given.seed, given.pages, began + 0.6 * given.seconds, given.plant)
    if not given.plant and given.rounds:
        more, wrong = command_line(given.seed, given.rounds, began + given.seconds)
        counts, failures = counts + more, failures + wrong
    for (kind, end), number in sorted(counts.items()):
        print(f"{kind:20} {end:8} {number:6}")
    print(f"{sum(counts.values())} inputs in {time.monotonic() - began:.0f} s, {len(failures)} failures")
    for failure in failures[:60]:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
