"""How many small faults in the code do the tests notice? Changes the code in N places, one at a time, and counts.

    python tests/benchmarks/mutants.py [--tree DIR] [--rooms GLOB ...] [--count 300] [--seed 0] [--out FILE.json]

Each change (a *mutant*) is one of `mutations.py`, drawn by the seed from the files that read a page and decide, in
proportion to their length. It is served from memory in a forked process, so that no file is touched and no library is
imported twice, and meets only the tests that run its lines, the quickest first. A mutant is

* caught: a test fails by an assertion of its own (also `pytest.fail`, "DID NOT RAISE", a falsified property);
* a crash: tests fail, but each by some other exception, or the process dies; the tests go on in search of an assertion;
* a timeout: a test takes many times longer than it should;
* survived: every test passes, or there is none.

The score is caught / (caught + survived); the harsher one beside it is caught / all. --tree scores another checkout by
its own tests. Needs tests/benchmarks/requirements.txt.
"""

import argparse
import ast
import functools
import json
import random
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import coverage
import forks
import mutations
import pytest

# The files that read a page and decide; a pattern that fits nothing is passed over.
ROOMS = tuple(f"src/helpers/{wing}/**/*.py" for wing in ("page", "ledger", "engine", "readings", "checks"))
# Test files that would notice a change although nobody has said in them what is right, or that cannot notice one.
LEFT_OUT = {
    "test_notebooks.py": "compares the committed notebooks",
    "test_page.py": "needs a browser",
    "test_lab.py": "needs a browser",
    "test_run.py": "compares data/processed; its own programs would import the unchanged code",
    "test_processes.py": "starts processes that would import the unchanged code",
    "test_datapackage.py": "compares the committed tables",
    "test_original.py": "compares two ledgers of one code",
    "test_charts.py": "looks at pictures, for as long as all other tests take",
}
BUDGET = 60  # seconds of tests, as they take without a change, that one mutant may meet
IMPORT = 120  # seconds until the first test must have begun
OBSERVED = 900  # seconds for a file of tests without a change


class Tests(NamedTuple):
    """What the unchanged code showed: the tests of each line of each file, and the seconds of each test."""

    lines: dict[str, dict[int, set[str]]]
    seconds: dict[str, float]


def observe(tree: Path, scratch: Path, rooms: list[Path], workers: int) -> Tests:
    """Run the tests of the unchanged code, each file by itself, and note the lines that each test runs."""
    files = [path for path in sorted((tree / "tests").rglob("test_*.py")) if path.name not in LEFT_OUT]
    lines, seconds = defaultdict(lambda: defaultdict(set)), {}
    jobs = ((file, _observed(tree, scratch, file, rooms)) for file in files)
    for file, words, status, _ in forks.forked(jobs, workers, scratch):
        found = (
            json.loads(words[0])
            if words
            else {"lines": {}, "seconds": {}, "failed": [f"{file.name} ({status})"]}
        )
        for test in found["failed"]:
            print(f"left out, as it fails without any change: {test}")
            found["seconds"].pop(test, None)
        seconds |= found["seconds"]
        for path, by_line in found["lines"].items():
            for line, owners in by_line.items():
                # The file's own name stands for all of its tests: a shared fixture, or what runs at its import.
                mine = found["seconds"] if file.name in owners else set(owners) & set(found["seconds"])
                lines[path][int(line)].update(mine)
    return Tests(lines, seconds)


def _observed(tree: Path, scratch: Path, file: Path, rooms: list[Path]) -> Callable:
    """The work of one process: run a test file and say, as JSON, what its tests ran."""

    def work(say):
        signal.setitimer(signal.ITIMER_REAL, OBSERVED)
        include = [str(room) for room in rooms]
        cover = coverage.Coverage(data_file=None, config_file=False, include=include, messages=False)
        trace = forks.Trace(cover, tree, file)
        cover.start()
        cover.switch_context(file.name)
        forks.play(tree, scratch, [file], [forks.Chosen(), trace])
        cover.stop()
        data = cover.get_data()
        lines = {path: data.contexts_by_lineno(path) for path in data.measured_files()}
        say(json.dumps({"lines": lines, "seconds": trace.seconds, "failed": sorted(trace.failed)}))
        return 0

    return work


def chosen(mutant: mutations.Mutant, tests: Tests, rooms: list[Path]) -> dict[str, float]:
    """The tests that can see a mutant with their seconds, quickest first, as far as the budget goes.

    A statement of a module has the tests of all functions of its file and of the files that import it.
    """
    if mutant.lines:
        seen = [(mutant.path, line) for line in mutant.lines]
    else:
        users = [room for room in rooms if room == mutant.path or mutant.path.stem in imported(room)]
        seen = [(room, line) for room in users for line in inner(room)]
    found = set().union(*(tests.lines.get(str(path), {}).get(line, ()) for path, line in seen))
    left, kept = BUDGET, {}
    for test in sorted(found, key=tests.seconds.get):
        left -= tests.seconds[test]
        if left > 0:
            kept[test] = tests.seconds[test]
    return kept


@functools.cache
def imported(path: Path) -> set[str]:
    """The last part of every name that a file imports, or imports from."""
    found = [
        one for one in ast.walk(ast.parse(path.read_text())) if isinstance(one, ast.Import | ast.ImportFrom)
    ]
    names = [alias.name for one in found for alias in one.names] + [
        getattr(one, "module", "") or "" for one in found
    ]
    return {one.rpartition(".")[2] for one in names}


@functools.cache
def inner(path: Path) -> set[int]:
    """The lines of a file that belong to the body of a function."""
    found = [one for one in ast.walk(ast.parse(path.read_text())) if isinstance(one, ast.FunctionDef)]
    return {line for one in found for line in range(one.body[0].lineno, one.end_lineno + 1)}


def judged(mutant: mutations.Mutant, tree: Path, scratch: Path, seconds: dict[str, float]) -> Callable:
    """The work of one process: serve the changed file, run its tests, say what each failure was."""

    def work(say):
        if not seconds:
            return 0
        signal.setitimer(signal.ITIMER_REAL, IMPORT)
        module = ".".join(mutant.path.relative_to(tree / "src").with_suffix("").parts)
        sys.meta_path.insert(0, forks.Served(module, mutant.path, mutant.source()))
        files = sorted({test.split("::")[0] for test in seconds})
        status = forks.play(tree, scratch, files, [forks.Chosen(seconds), forks.Judge(say, tree, seconds)])
        return 0 if status in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) else 1

    return work


def outcome(words: list[str], status: int) -> str:
    """What became of a mutant, from the words of its process and its exit status."""
    if "caught" in words:
        return "caught"
    if "crash" in words:
        return "crash"
    if status == -signal.SIGALRM:
        return "timeout"
    return "crash" if status else "survived"


def draw(rooms: list[Path], count: int, seed: int) -> list[mutations.Mutant]:
    """Draw mutants: of each file in proportion to its lines, within a file by the weights of the operators."""
    chance, drawn = random.Random(seed), []
    sizes = [sum(bool(line.strip()) for line in room.read_text().splitlines()) for room in rooms]
    turns = Counter(chance.choices(rooms, sizes, k=count))
    for room in rooms:
        found = list(mutations.mutants(room))
        places = {mutant: chance.random() ** (1 / mutations.WEIGHTS[mutant.operator]) for mutant in found}
        valid = (mutant for mutant in sorted(found, key=places.get, reverse=True) if mutant.differs())
        drawn += islice(valid, turns[room])
    chance.shuffle(drawn)
    return drawn


def show(rows: list[dict], seconds: float):
    """Print each survivor with its change, then the counts and both scores."""
    for row in rows:
        if row["outcome"] == "survived":
            before, after = row["change"]
            print(f"{row['place']}  {row['operator']}  ({row['tests']} tests)\n    - {before}\n    + {after}")
    counts = Counter(row["outcome"] for row in rows)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in ("caught", "survived", "crash", "timeout"))
    strict, harsh = (
        counts["caught"] / max(1, counts["caught"] + counts["survived"]),
        counts["caught"] / len(rows),
    )
    print(f"{len(rows)} mutants in {seconds:.0f} s: {told}")
    print(f"score {strict:.3f} of those caught or survived, {harsh:.3f} of all")


def main():
    """Observe, draw, run and judge; print the survivors and the score."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--tree", type=Path, default=Path(__file__).parents[2], help="the checkout to score")
    options.add_argument(
        "--rooms", nargs="+", default=ROOMS, help="patterns of files, from the checkout's folder"
    )
    options.add_argument("--count", type=int, default=300)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--out", type=Path, help="a JSON file for all mutants and what became of them")
    given = options.parse_args()
    tree, start, rows = given.tree.resolve(), time.monotonic(), []
    found = {path for pattern in given.rooms for path in tree.glob(pattern) if path.name != "__init__.py"}
    rooms = sorted(found)
    if not rooms:
        options.error(f"no file of {tree} fits the patterns")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        forks.warm(scratch)
        tests = observe(tree, scratch, rooms, given.workers)
        begun = time.monotonic()
        print(
            f"{len(tests.seconds)} tests, {len(rooms)} files; observed in {begun - start:.0f} s", flush=True
        )
        jobs = {mutant: chosen(mutant, tests, rooms) for mutant in draw(rooms, given.count, given.seed)}
        works = ((mutant, judged(mutant, tree, scratch, seconds)) for mutant, seconds in jobs.items())
        for mutant, words, status, took in forks.forked(works, given.workers, scratch):
            rows.append(
                dict(
                    place=f"{mutant.path.relative_to(tree)}:{mutant.line}",
                    operator=mutant.operator,
                    change=mutant.change(),
                    outcome=outcome(words, status),
                    tests=len(jobs[mutant]),
                    seconds=round(took, 1),
                )
            )
            if len(rows) % 20 == 0:
                print(f"{len(rows)} of {len(jobs)}", file=sys.stderr, flush=True)
    rows.sort(key=lambda row: row["place"])
    if given.out:
        given.out.write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")
    show(rows, time.monotonic() - begun)


if __name__ == "__main__":
    main()
