"""A hostile run: mutated and large pages are read and checked, the commands run among odd things, kills and full disks.

    python tests/benchmarks/hostile --seed 0 --pages 20000 --seconds 600
    python tests/benchmarks/hostile --seed 0 --only 1234             # one page again, with its traceback
    python tests/benchmarks/hostile --seed 0 --part "kills of audit" # one part again

Some processes judge pages all the while; beside them the commands are run part by part, each part in its share of the
time. It prints what each part came to and each fault with how to make it again. Its exit status is 1 where there is
one, or where a part did not run. `--plant` puts a fault into the program first, which the pages must then show: crash,
slow, link. Nothing is fetched, and nothing is written but in a temporary folder.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.append(str(Path(__file__).parent))
import disks
import faults
import inputs
import judge
import judged
import kills
import odd
import running

SHARES = {  # of the time, in per cent; what a part leaves goes to the next ones, what is left of all to the pages
    "odd names": 12, "odd parameters": 4, "disks": 18, "kills of ledger": 5, "kills of editions": 5,
    "kills of dataset": 7, "kills of check": 9, "kills of survey": 12, "kills of audit": 23,
}  # fmt: skip
LISTED = 60  # faults that are printed


class Row(NamedTuple):
    """What a part came to: inputs, faults, seconds, and inputs for which there was no time."""

    part: str
    inputs: int
    faults: int
    seconds: float
    left: int


def commands(seed: int, rounds: int, home: Path) -> dict[str, Callable[[], Iterable[odd.Step]]]:
    """Return the parts that run commands; each draws by itself, so that none changes with the length of another."""
    parts: dict[str, Callable[[], Iterable[odd.Step]]] = {
        "odd names": lambda: odd.names(_new(home, "odd")),
        "odd parameters": lambda: odd.parameters(_new(home, "parameters"), Random(seed)),
        "disks": lambda: disks.steps(home),
    }
    for name in kills.COMMANDS:
        parts[f"kills of {name}"] = lambda name=name: kills.killed(
            name, home, Random(f"{seed} {name}"), rounds
        )
    return {name: parts[name] for name in SHARES}


def run(part: str, steps: Iterable[odd.Step], until: float, seed: int) -> tuple[Row, list[str]]:
    """Run the steps of a part until the time is over; the first is run in any event."""
    began, done, left, found = time.monotonic(), 0, 0, []
    for what, step in steps:
        if done and time.monotonic() > until:
            left += 1
            continue
        done += 1
        if wrong := step():
            found.append(f"{part}: {what}: {wrong}; again: --seed {seed} --part '{part}'")
    return Row(part, done, len(found), time.monotonic() - began, left), found


def of_pages(
    found: Iterable[judged.Judged], seed: int, count: int, seconds: float
) -> Iterator[tuple[Row, list[str]]]:
    """Yield what the pages of each kind came to."""
    by_kind: dict[str, list[judged.Judged]] = {kind: [] for kind in ("large", *inputs.FORMS)}
    for one in found:
        by_kind[one.kind].append(one)
    planned = Counter({"large": len(judged.great()), **Counter(inputs.numbers(seed, count).values())})
    for kind, there in by_kind.items():
        wrong = [one for one in there if one.wrong]
        row = Row(f"pages, {kind}", len(there), len(wrong), seconds, planned[kind] - len(there))
        again = "" if kind == "large" else f"; again: --seed {seed} --only "
        yield (
            row,
            [f"page {one.name} ({kind}): {one.wrong}{again}{one.name if again else ''}" for one in wrong],
        )


def _new(home: Path, name: str) -> Path:
    (home / name).mkdir()
    return home / name


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pages", type=int, default=20000, help="mutated pages")
    parser.add_argument(
        "--rounds", type=int, default=4, help="runs of each command that are ended; 0: pages only"
    )
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--only", type=int, help="the number of one page")
    parser.add_argument("--part", choices=SHARES, help="one part, without the pages")
    parser.add_argument("--plant", choices=faults.NAMES, default="", help="a fault for the pages to meet")
    return parser.parse_args()


def main() -> int:
    """Run all of it and tell."""
    given = _arguments()
    judged.warm()
    faults.plant(given.plant)
    if given.only is not None:
        one = inputs.made(given.seed, given.only)
        print(f"{one.form}, {one.how}, {len(one.raw)} bytes: {judge.page(one.raw)}")
        return 0
    print(f"seed {given.seed}", flush=True)
    began = time.monotonic()
    running.load()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        told = _new(home, "told")
        until = began + given.seconds - 5
        jobs = [] if given.part else judged.start(given.seed, given.pages, until, told)
        found = list(_commands(given, home, began))
        for job in jobs:
            job.join()
        ends = judged.results(told)
    if not given.part:
        found += of_pages(ends, given.seed, given.pages, time.monotonic() - began)
    return _tell(found, Counter((one.kind, one.end) for one in ends), time.monotonic() - began)


def _commands(given: argparse.Namespace, home: Path, began: float) -> Iterator[tuple[Row, list[str]]]:
    if not given.rounds or given.plant:
        return
    kills.prepared(home)
    share = 0
    for name, steps in commands(given.seed, given.rounds, home).items():
        if given.part not in (None, name):
            continue
        share = 100 if given.part else share + SHARES[name]
        row, wrong = run(name, steps(), began + given.seconds * share / 100, given.seed)
        print(f"{name}: {row.inputs} in {row.seconds:.0f} s", flush=True)
        yield row, wrong
    with suppress(OSError):
        (home / "odd" / "locked.md").chmod(0o600)


def _tell(found: list[tuple[Row, list[str]]], ends: Counter, seconds: float) -> int:
    print(f"\n{'part':20} {'inputs':>7} {'faults':>7} {'seconds':>8} {'no time':>8}")
    for row, _ in found:
        print(f"{row.part:20} {row.inputs:7} {row.faults:7} {row.seconds:8.0f} {row.left:8}")
    print(
        "pages by how they ended: "
        + ", ".join(f"{kind} {end} {n}" for (kind, end), n in sorted(ends.items()))
    )
    rows, wrong = [row for row, _ in found], [text for _, texts in found for text in texts]
    idle = sum(not row.inputs for row in rows)
    print(
        f"{sum(row.inputs for row in rows)} inputs in {seconds:.0f} s, {len(wrong)} faults, {idle} parts did not run"
    )
    for text in wrong[:LISTED]:
        print(text)
    return 1 if wrong or idle else 0


if __name__ == "__main__":
    sys.exit(main())
