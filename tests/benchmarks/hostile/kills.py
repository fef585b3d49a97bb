"""Every command ended at random moments: what it leaves is of one run or marked, and the same run then succeeds."""

import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import running
from running import Kill

from helpers.tables import folders

Files = dict[str, bytes]
Step = tuple[str, Callable[[], str]]


class Command(NamedTuple):
    """A command: its words, in which {run} says whose result is made, and how it goes about its files."""

    words: tuple[str, ...]
    moves: int  # of files, about
    before: tuple[str, ...] = ()  # the words of a command that makes what it reads
    workers: bool = False
    together: bool = False  # all its files are of one run; else each is whole by itself


SURVEY = ("survey", "{run}", "--out", "{run}-survey", "--jobs", "2", "--part", "8")
COMMANDS = {
    "ledger": Command(
        ("ledger", "{run}", "-o", "l.csv", "--rejects", "r.jsonl", "--jobs", "2"), 2, workers=True
    ),
    "check": Command(
        ("check", "{run}", "-o", "c.parquet", "--notes", "n.csv", "--jobs", "2"), 2, workers=True
    ),
    "editions": Command(("editions", "{run}", "-o", "e.csv", "--collected", "2026-01-31"), 1),
    "survey": Command(
        ("survey", "{run}", "--out", "s", "--jobs", "2", "--part", "8"), 40, workers=True, together=True
    ),
    "dataset": Command(("dataset", "{run}-survey", "--out", "d"), 18, SURVEY),
    "audit": Command(("audit", "{run}-{{x}} %s.md", "--out", "a"), 45, together=True),
}
PAGES = {"old": (2, 1), "new": (24, 2)}  # how many, and how often each holds the text
NOTEBOOKS = ("notebooks/00_findings.ipynb", "notebooks/03_compare_shares.ipynb")
ENDS = (0, 3, 130, -signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT)


def prepared(home: Path) -> None:
    """Make in a folder what the commands read, and a project of two notebooks, which an audit takes less time for."""
    reports = running.PAGE.parent
    for run, (count, times) in PAGES.items():
        (home / run).mkdir()
        for number in range(count):
            text = running.PAGE.read_text(encoding="utf-8") * times + f"\n\nThis is page {number}.\n"
            (home / run / f"p{number}.md").write_text(text, encoding="utf-8")
    for run, name in (("old", "shares-only.md"), ("new", running.PAGE.name)):
        shutil.copyfile(reports / name, home / f"{run}-{{x}} %s.md")
    (home / "notebooks").mkdir()
    for name in ("pyproject.toml", *NOTEBOOKS):
        shutil.copyfile(running.HOME / name, home / name)
    (home / "data").symlink_to(running.HOME / "data")


def killed(name: str, home: Path, draw: Random, rounds: int) -> Iterator[Step]:
    """Yield so many runs of a command that are ended, each of which is followed by one that is not."""
    trial = Trial(COMMANDS[name], home / f"killed {name}", home)
    for number in range(rounds):
        share, how = draw.uniform(0.05, 1.0), draw.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT))
        worker = COMMANDS[name].workers and draw.random() < 0.5
        move = draw.randrange(COMMANDS[name].moves) if number % 2 else None
        kill = Kill(share, signal.SIGKILL if worker or number % 2 else how, worker, move)
        yield f"{name}, round {number}", lambda kill=kill: trial.round(kill)


class Trial:
    """A command that is ended again and again; each time another result is to take the place of the one before."""

    def __init__(self, command: Command, folder: Path, home: Path):
        self.command, self.folder, self.home = command, folder, home
        self.known: dict[str, Files] = {}  # what each run writes that is not ended
        self.seconds = 0.0
        self.now, self.next = "old", "new"

    def round(self, kill: Kill) -> str:
        """End the command once and run it again; return what is amiss, "" where nothing is."""
        said = self._first() if not self.known else ""
        if said:
            return f"before any kill: {said}"
        self._restored()
        kill = kill._replace(after=kill.after * self.seconds)
        end = running.run(self._words(self.next), self.folder, kill)
        said = running.wrong(end, ENDS)
        left, marked = shown(self.folder), self._marked()
        again = running.run(self._words(self.next), self.folder)
        said = (
            said
            or running.wrong(again, (0,))
            or running.hidden(self.folder)
            or self._differs(shown(self.folder))
        )
        if not said and not marked and end[0] != 3:
            said = self._mixed(left)
        if self.command.together:
            self.now, self.next = self.next, self.now
        return f"{kill}: {said}" if said else ""

    def _words(self, run: str, words: tuple[str, ...] = ()) -> list[str]:
        return [word.format(run=self.home / run) for word in words or self.command.words]

    def _first(self) -> str:
        for run in ("old",) if self.command.words[0] == "audit" else ("old", "new"):
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir()
            if self.command.before:
                running.run(self._words(run, self.command.before), self.folder)
            end, self.seconds = running.timed(self._words(run), self.folder)
            self.known[run] = shown(self.folder)
            if said := running.wrong(end, (0,)):
                self.known.clear()
                return said
        return ""

    def _restored(self) -> None:
        """Put the folder in the state that the other run left."""
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        for name, raw in self.known[self.now].items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(raw)

    def _marked(self) -> bool:
        return any(folders.MARK in folders.read(path.parent) for path in self.folder.rglob(folders.RECORD))

    def _differs(self, found: Files) -> str:
        wanted = self.known.setdefault(self.next, found)
        names = [name for name in {**wanted, **found} if wanted.get(name) != found.get(name)]
        return f"run again it writes something else: {sorted(names)[:4]}" if names else ""

    def _mixed(self, left: Files) -> str:
        """Return what is amiss where files are of no run, or of two; none at all is right, as the next run said."""
        both = [self.known[run] for run in (self.now, self.next)]
        if any(left.get(name) not in [one.get(name) for one in both] for name in left):
            return "a file is of no run"
        if self.command.together and left and left not in both:
            return "files of two runs lie together, and no mark says so"
        return ""


def shown(folder: Path) -> Files:
    """Return the files in a folder that are no unfinished ones, by their names."""
    found = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    seen = {name: path for name, path in found.items() if not any(part[0] == "." for part in name.parts)}
    return {str(name): path.read_bytes() for name, path in sorted(seen.items())}
