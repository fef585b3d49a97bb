"""The survey: every part to files, in any order, on any executor; killed and started again it ends with the same bytes.

The tables grow in a folder beside the one that was named and take its name at the end, so that a survey is there whole
or not at all. What is kept of an earlier run, finished or not, is what has the same key.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from helpers.survey import parts, version, work
from helpers.survey.executors import Workers
from helpers.survey.pages import Found
from helpers.survey.parts import Part
from helpers.tables import survey_tables as tables

MANIFEST = "manifest.json"  # of a survey that is whole
SIZE = 128  # pages of a part
AHEAD = 2  # parts that wait for each worker
UNFINISHED, OLD = ".unfinished-", ".old-"
WAIT = 5.0  # seconds; the processes of a run that was killed hold its lock until they end, a moment after it


class SurveyError(ValueError):
    """A survey cannot be made there; the message names the folder and the remedy."""


class Done(NamedTuple):
    """A part that is there: how many pages it has, and whether it was there before."""

    number: int
    pages: int
    kept: bool


class Place:
    """The folder of a survey, the one in which it grows, and the one of an earlier survey while they change places."""

    def __init__(self, out: str | Path) -> None:
        self.out = Path(out).absolute()
        self.growing = self.out.with_name(f"{UNFINISHED}{self.out.name}")
        self.old = self.out.with_name(f"{OLD}{self.out.name}")

    @contextmanager
    def held(self) -> Iterator["Place"]:
        """Make ready to grow, and let no other run grow the same survey meanwhile.

        Raises SurveyError where another run does, or where something else than a survey has the name, and OSError.
        """
        here = Path.cwd()
        if any(self.out.samefile(folder) for folder in (here, *here.parents) if self.out.exists()):
            raise SurveyError(
                f"{self.out}: the folder that you are in would be replaced; name another folder."
            )
        self.growing.mkdir(parents=True, exist_ok=True)
        with _locked(self.growing) as free:
            if not free:
                raise SurveyError(f"{self.out}: another run makes this survey; wait for its end.")
            try:
                self._prepare()
            except SurveyError:
                with suppress(OSError):  # what an earlier run left stays
                    self.growing.rmdir()
                raise
            yield self

    def _prepare(self) -> None:
        """Put in order what an earlier run left; it may have been killed at any moment."""
        if not self.out.exists() and self.old.exists():
            self.old.rename(self.out)
        shutil.rmtree(self.old, ignore_errors=True)
        if self.out.exists() and not (self.out / MANIFEST).is_file():
            if not self.out.is_dir() or any(self.out.iterdir()):
                raise SurveyError(f"{self.out}: this is there and is no survey; name another folder.")
            self.out.rmdir()

    def kept(self, number: int) -> str | None:
        """Return the key of a part that is there, brought over from the finished survey if need be."""
        key = parts.kept(self.growing, number)
        if key is None and self.out.exists() and parts.kept(self.out, number):
            for table in tables.PARTED:
                _copied(
                    parts.path(self.out, table.name, number), parts.path(self.growing, table.name, number)
                )
            key = parts.kept(self.growing, number)
        return key

    def drop(self, number: int) -> None:
        """Remove every file that is no part before `number`: of an earlier run with more pages, or half written."""
        for table in tables.PARTED:
            names = {parts.path(self.growing, table.name, n).name for n in range(number)}
            folder = self.growing / f"{table.name}.parquet"
            for file in folder.iterdir() if folder.is_dir() else ():
                if file.name not in names:
                    file.unlink()
        for file in self.growing.iterdir():
            if file.is_file() and file.name.startswith("."):
                file.unlink()

    def finish(self) -> None:
        """Give the survey its name, in the place of an earlier one."""
        if self.out.exists():
            self.out.rename(self.old)
        self.growing.rename(self.out)
        shutil.rmtree(self.old, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Lock a folder; say whether it was free, or became so within `WAIT`.

    The system undoes the lock when the process and those that it forked end, in whatever way.
    """
    try:
        import fcntl
    except ImportError:  # Windows: two runs at a time would do the work twice
        yield True
        return
    handle, until = os.open(folder, os.O_RDONLY), time.monotonic() + WAIT

    def locks() -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    try:
        while not (free := locks()) and time.monotonic() < until:
            time.sleep(0.05)
        yield free
    finally:
        os.close(handle)


def _copied(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(file, target)
    except OSError:  # another file system, or one without links
        parts.write_file(target, file.read_bytes())


def run(
    given: Iterable[tuple[int, Sequence[str]]],
    place: Place,
    workers: Workers,
    on_part: Callable[[Done], object] = lambda _: None,
    limit: float = work.LIMIT,
) -> int:
    """Bring every part of a survey to files and return how many there are.

    `given` are the numbers of the parts with the paths of their pages. No more than `AHEAD` parts a worker are held.
    Raises OSError where a file cannot be written, and what the executor raises.
    """
    waiting: dict[Future[Part | None], tuple[int, Sequence[str]]] = {}
    suspects: list[tuple[int, Sequence[str]]] = []
    total = 0

    def settle(least: int) -> None:
        while len(waiting) > least:
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                number, paths = waiting.pop(future)
                try:
                    made = future.result()
                except workers.died:
                    suspects.append((number, paths))
                    continue
                on_part(_kept(place, number, paths, made))

    def clear() -> None:
        """Wait for the rest; after a process ended, and all that waited with it, do one part after another."""
        settle(0)
        if suspects:
            workers.renew()
        while suspects:
            on_part(_alone(place, workers, *suspects.pop(), limit))

    for number, paths in given:
        settle(AHEAD * workers.number - 1)
        waiting[workers.submit(work.part, paths, version.code(), place.kept(number), limit)] = (number, paths)
        total = number + 1
        if suspects:
            clear()
    clear()
    place.drop(total)
    return total


def _kept(place: Place, number: int, paths: Sequence[str], made: Part | None) -> Done:
    if made is None:
        return Done(number, len(paths), kept=True)
    parts.write(place.growing, number, made)
    return Done(number, len(paths), kept=False)


def _alone(place: Place, workers: Workers, number: int, paths: Sequence[str], limit: float) -> Done:
    """Do one part with nothing beside it; where its process ends again, page by page."""
    try:
        made = workers.submit(work.part, paths, version.code(), place.kept(number), limit).result()
    except workers.died:
        workers.renew()
        made = work.pieced(paths, lambda path: _page(workers, path, limit))
    return _kept(place, number, paths, made)


def _page(workers: Workers, path: str, limit: float) -> Found | None:
    try:
        return workers.submit(work.page, path, version.code(), limit).result()
    except workers.died:
        workers.renew()
        return None
