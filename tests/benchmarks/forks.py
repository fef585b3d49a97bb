"""Runs test files in forked processes that have every library at once; traces them, or judges why they fail."""

import contextlib
import functools
import gc
import importlib.machinery
import importlib.util
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import coverage
import hypothesis
import pytest

LIBRARIES = (  # imported once by `warm`, in the process that forks
    "country_converter", "hypothesis.strategies", "matplotlib.pyplot", "numpy", "pandas", "pandera.pandas",
    "pyarrow.parquet", "scipy.optimize", "yaml", "z3",
)  # fmt: skip
EXAMPLES = 25  # of each property that does not say how many it needs
PATIENCE = 5, 10  # a test may take so many seconds, and so many times its usual time
OPTIONS = ("-q", "-pno:cacheprovider", "-pno:nbval", "--tb=native", "--continue-on-collection-errors")


def warm(scratch: Path):
    """Import the libraries; keep what Python and hypothesis would write beside the code in the folder `scratch`."""
    sys.pycache_prefix = str(scratch / "compiled")
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(scratch / "hypothesis")
    os.environ["MPLBACKEND"] = "agg"
    for library in LIBRARIES:
        importlib.import_module(library)


def forked(jobs: Iterator[tuple], workers: int, scratch: Path) -> Iterator[tuple]:
    """Run each (key, work) in a process of its own; yield key, the words it said, its exit status, its seconds.

    `work` gets a function that takes a word, and returns the exit status; a signal's is its number below zero.
    """
    fork, running = multiprocessing.get_context("fork"), {}
    while True:
        for key, work in islice(jobs, workers - len(running)):
            words = Path(tempfile.mkstemp(dir=scratch)[1])
            child = fork.Process(target=_child, args=(work, words))
            child.start()
            running[child.sentinel] = key, child, words, time.monotonic()
        if not running:
            return
        for sentinel in multiprocessing.connection.wait(list(running)):
            key, child, words, start = running.pop(sentinel)
            child.join()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)  # what a test started and left behind
            yield key, words.read_text().splitlines(), child.exitcode, time.monotonic() - start


def _child(work: Callable, words: Path):
    """Do one job quietly; what it says goes to a file, which outlives a process that dies."""
    os.setsid()
    with words.open("w", buffering=1) as file, Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        status = work(lambda word: print(word, file=file))
        file.flush()
        os._exit(status)


def play(tree: Path, scratch: Path, files, plugins) -> int:
    """Run test files of a checkout in this process with pytest plugins; return pytest's exit status."""
    os.chdir(tree)
    sys.path[:] = [str(tree / "src"), *(path for path in sys.path if path != str(Path(__file__).parent))]
    places = [
        f"--rootdir={tree}",
        f"-c{tree / 'pyproject.toml'}",
        f"--basetemp={scratch / f'tmp{os.getpid()}'}",
    ]
    return pytest.main([*OPTIONS, *places, *map(str, files)], plugins=plugins)


def name(item) -> str:
    """The function of a test, whatever its parameters: a changed table may change their names."""
    return item.nodeid.split("[")[0]


class Chosen:
    """Runs some tests only, the quickest first, or all; lets properties try the same examples each time."""

    def __init__(self, seconds: dict[str, float] | None = None):
        self.seconds = seconds

    def pytest_configure(self):
        phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
        hypothesis.settings.register_profile(
            "mutants", hypothesis.settings(deadline=None, derandomize=True, database=None, phases=phases),
            max_examples=EXAMPLES, report_multiple_bugs=False,
        )  # fmt: skip
        hypothesis.settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items):
        if self.seconds is not None:
            kept = [item for item in items if name(item) in self.seconds]
            items[:] = sorted(kept, key=lambda item: self.seconds[name(item)])


class Trace:
    """Notes which tests run which lines: a fixture that tests share is everyone's, and caches are empty before each."""

    def __init__(self, cover: coverage.Coverage, tree: Path, file: Path):
        self.cover, self.tree, self.file, self.owner = cover, str(tree), file.name, file.name
        self.caches, self.seconds, self.failed = [], Counter(), set()

    def pytest_collection_finish(self):
        caches = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
        self.caches = [one for one in caches if _file(one.__wrapped__).startswith(self.tree)]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        for cache in self.caches:
            cache.cache_clear()
        self._belongs_to(name(item))
        start = time.perf_counter()
        result = yield
        self.seconds[name(item)] += time.perf_counter() - start
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef):
        before = self.owner
        self._belongs_to(before if fixturedef.scope == "function" else self.file)
        result = yield
        self._belongs_to(before)
        return result

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.failed.add(report.nodeid.split("[")[0])

    def _belongs_to(self, owner: str):
        self.owner = owner
        self.cover.switch_context(owner)


def _file(function) -> str:
    return getattr(getattr(function, "__code__", None), "co_filename", "")


class Judge:
    """Says of each failing test whether an assertion failed; ends the run at the first that did."""

    def __init__(self, say: Callable, tree: Path, seconds: dict[str, float]):
        self.say, self.source, self.seconds = say, str(tree / "src"), seconds

    def pytest_collectreport(self, report):
        if report.failed:
            self.say("crash")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item):
        allowed, times = PATIENCE
        signal.setitimer(signal.ITIMER_REAL, allowed + times * self.seconds[name(item)])  # ends the process
        result = yield
        signal.setitimer(signal.ITIMER_REAL, 0)
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item, call):
        report = yield
        if report.failed and call.excinfo is not None:
            caught = asserted(call.excinfo.value, self.source)
            self.say("caught" if caught else "crash")
            if caught:
                item.session.shouldstop = "caught"
        return report


def asserted(error: BaseException, source: str) -> bool:
    """Whether an error is an assertion that a test made, itself or through a library, and not one of the source."""
    if isinstance(error, BaseExceptionGroup):
        return any(asserted(one, source) for one in error.exceptions)
    if isinstance(error, pytest.fail.Exception):
        return True
    frames = traceback.extract_tb(error.__traceback__)
    return isinstance(error, AssertionError) and not frames[-1].filename.startswith(source)


class Served(importlib.machinery.SourceFileLoader):
    """Finds and loads one module from a text in memory."""

    def __init__(self, module: str, path: Path, text: str):
        super().__init__(module, str(path))
        self.text = text

    def find_spec(self, module, path=None, target=None):
        return (
            importlib.util.spec_from_file_location(module, self.path, loader=self)
            if module == self.name
            else None
        )

    def get_code(self, fullname):
        return compile(self.text, self.path, "exec", dont_inherit=True)
