"""The command line as it is run here: in a process of its own, or in a copy of this one; and how it must end."""

import importlib
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).parents[3]
PAGE = HOME / "tests" / "reports" / "harbour-cranes.md"
LONGEST = 240.0  # seconds of a command; other work may be going on beside it
AT_MOVE = Path(__file__).parent / "killed_at_move.py"
NO_END = -999
Result = tuple[int, str]  # exit status, what it said


class Kill(NamedTuple):
    """How a command is ended: after so many seconds, or before its so-manieth move of a file."""

    after: float = 0.0
    how: int = signal.SIGKILL
    worker: bool = False  # one of its processes, not itself
    move: int | None = None

    def __str__(self) -> str:
        name = signal.Signals(self.how).name
        if self.move is not None:
            return f"ended by {name} before move {self.move + 1}"
        return f"{'a worker' if self.worker else 'it'} ended by {name} after {self.after:.2f} s"


def run(
    words: list[str], folder: Path, kill: Kill | None = None, before: tuple[str, ...] = (), most: int = 0
) -> Result:
    """Run `python -m helpers` in a folder; perhaps kill it.

    `before` are words that lead the command, `most` is the number of bytes that a file may have (0: any).
    """
    import resource

    def limited() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if most:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    program = ["-m", "helpers"] if kill is None or kill.move is None else [str(AT_MOVE), str(kill.move)]
    command = [*before, sys.executable, *program, *words]
    pipes = dict(stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    with subprocess.Popen(
        command, cwd=folder, errors="replace", preexec_fn=limited, start_new_session=True, **pipes
    ) as job:
        if kill and kill.move is None:
            with suppress(subprocess.TimeoutExpired):
                job.wait(kill.after)
            target = (_children(job.pid) or [job.pid])[0] if kill.worker else job.pid
            with suppress(ProcessLookupError):
                os.kill(target, kill.how)
        try:
            said, _ = job.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(job.pid, signal.SIGKILL)
            return NO_END, "it did not end"
    return job.returncode, said


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in path.read_text().split()] if path.exists() else []


def load() -> None:
    """Load what the commands load, which `copied` then need not."""
    for name in ("run", "check", "ledger.batch", "outside.edition_files", "survey.whole", "survey.dataset"):
        importlib.import_module(f"helpers.{name}")


def copied(words: list[str], folder: Path) -> Result:
    """Run the command line in a copy of this process, which has the libraries loaded; that saves a second a run."""
    with tempfile.TemporaryFile() as said:
        job = multiprocessing.get_context("fork").Process(target=_called, args=(words, folder, said.fileno()))
        job.start()
        job.join(LONGEST)
        if job.exitcode is None:
            job.kill()
            job.join()
            return NO_END, "it did not end"
        said.seek(0)
        return job.exitcode, said.read().decode(errors="replace")


def _called(words: list[str], folder: Path, said: int) -> None:
    from helpers.__main__ import app

    os.chdir(folder)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (said, 1), (said, 2)):
        os.dup2(source, target)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", errors="replace", closefd=False) for number in (1, 2))
    app(words, prog_name="python -m helpers")


def wrong(result: Result, statuses: tuple[int, ...]) -> str:
    """Return what is amiss with the end of a command, "" where nothing is."""
    status, said = result
    if "Traceback (most recent call last)" in said or re.search(r"\wError: ", said):
        return "a traceback: " + said.strip().splitlines()[-1][:160]
    if "unforeseen" in said:
        return "unforeseen: " + said.strip()[:200]
    if status not in statuses:
        return f"status {status}: {said.strip()[-160:]}"
    if status == 2 and not any(line.startswith("helpers: ") or "Usage" in line for line in said.splitlines()):
        return f"no refusal in the one form: {said.strip()[:160]}"
    return ""


def hidden(folder: Path, besides: str = ".ipynb_checkpoints") -> str:
    """Return what is amiss where unfinished files are left in a folder."""
    rest = [path.name for path in folder.rglob(".*") if path.name != besides]
    return f"left behind: {rest[:3]}" if rest else ""


def timed(words: list[str], folder: Path) -> tuple[Result, float]:
    """Run a command to its end; return how it ended, and the seconds."""
    began = time.monotonic()
    return run(words, folder), time.monotonic() - began
