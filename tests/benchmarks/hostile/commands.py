"""The command line among odd files, names and parameters, kills at random moments, full and read-only disks."""

import os
import random
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

HOME = Path(__file__).parents[3]
PAGE = HOME / "tests" / "reports" / "harbour-cranes.md"
LONGEST = 240.0  # seconds of a command that is not killed; other work may be going on beside it
Result = tuple[int, str]
Command = tuple[str, list[str]]  # what it is called, its words


def run(
    words: list[str],
    folder: Path,
    kill: float = 0,
    how: int = signal.SIGKILL,
    worker: bool = False,
    most: int = 0,
) -> Result:
    """Run `python -m helpers` in a folder; perhaps kill it, or one of its processes, after so many seconds."""

    def limited() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if most:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    command = [sys.executable, "-m", "helpers", *words]
    pipes = dict(stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    with subprocess.Popen(command, cwd=folder, errors="replace", preexec_fn=limited, **pipes) as job:
        if kill:
            time.sleep(kill)
            target = (_children(job.pid) or [job.pid])[0] if worker else job.pid
            with suppress(ProcessLookupError):
                os.kill(target, how)
        try:
            said, _ = job.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            job.kill()
            return -999, "it did not end"
    return job.returncode, said


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in path.read_text().split()] if path.exists() else []


def wrong(result: Result, statuses: tuple[int, ...]) -> str:
    """Return what is amiss with the end of a command, "" where nothing is."""
    status, said = result
    if "Traceback (most recent call last)" in said or "Error: " in said:
        return "a traceback: " + said.strip().splitlines()[-1][:160]
    if "unforeseen" in said:
        return "unforeseen: " + said.strip()[:200]
    if status not in statuses:
        return f"status {status}: {said.strip()[-160:]}"
    if status == 2 and not any(line.startswith("helpers: ") or "Usage" in line for line in said.splitlines()):
        return f"no refusal in the one form: {said.strip()[:160]}"
    return ""


def odd(folder: Path) -> Iterator[Command]:
    """Yield commands on things that are no pages, under names that are hard to say."""
    os.mkfifo(folder / "pipe.md")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    (folder / "empty.md").touch()
    (folder / "folder.md").mkdir()
    (folder / "zero.md").symlink_to("/dev/zero")
    (folder / "locked.md").touch(0)
    names = [
        "-x.md",
        "a b.md",
        "a\nb.md",
        "\x1b[31m.md",
        "{x}.md",
        "$(x).md",
        "'\".md",
        "%s.md",
        "株.md",
        "a" * 250 + ".md",
    ]
    for name in names:
        (folder / name).write_bytes(PAGE.read_bytes())
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.md")).write_bytes(PAGE.read_bytes())
    inputs = [p.name for p in sorted(folder.iterdir())]
    for name in inputs:
        for command in ("ledger", "check"):
            yield f"{command} of {name!r}", [command, "-o", "out.csv", "--", name]
    yield "ledger of all", ["ledger", ".", "-o", "all.csv"]
    for name in ("pipe.md", "loop.md", "zero.md", "folder.md", "empty.md", "nothing.md", "b" * 300):
        yield f"audit of {name[:20]!r}", ["audit", name, "--out", "out"]
        yield f"audit with --params {name[:20]!r}", ["audit", str(PAGE), "--params", name, "--out", "out"]
        yield f"audit with --out {name[:20]!r}", ["audit", "empty.md", "--out", name]
        yield (
            f"survey with --publishers {name[:20]!r}",
            ["survey", "nothing", "--publishers", name, "--out", "s"],
        )
        yield f"survey with --truth {name[:20]!r}", ["survey", str(PAGE), "--truth", name, "--out", "s2"]
        yield f"dataset with --kinds {name[:20]!r}", ["dataset", "nothing", "--kinds", name, "--out", "d"]
        yield f"editions of {name[:20]!r}", ["editions", name, "-o", "e.csv"]


def parameters(folder: Path, draw: random.Random) -> Iterator[Command]:
    """Yield audits with parameters that are none."""
    names = [
        "report",
        "published",
        "about",
        "rounding",
        "over",
        "unusual_below",
        "out",
        "abuot",
        "null",
        "~",
        "1",
        "[a]",
        "? b",
    ]
    values = [
        '"\\0"', '"\\uD800"', "[" * 5000, "0x" + "f" * 5000, "!!python/object:os.system x", "&a [*a]", ".nan", ".inf",
        "1e999", "2024-13-45", "{a: b}", "no", "-1", "'" + "x" * 100000 + "'", "|\n  a\n  b", "\x1b[31m", "*x",
        "!!binary aaaa", "9" * 5000,
    ]  # fmt: skip
    for number in range(40):
        text = (
            f"{draw.choice(names)}: {draw.choice(values)}\nabout: wide\n"  # refused in any event, and at once
        )
        (folder / f"p{number}.yaml").write_text(text, encoding="utf-8")
        yield f"parameters {text[:60]!r}", ["audit", str(PAGE), "--params", f"p{number}.yaml", "--out", "out"]


def killed(folder: Path, draw: random.Random, rounds: int) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield runs that are ended at a random moment, after each of which the same run must succeed and leave no rest."""
    pages = folder / "pages"
    pages.mkdir()
    for n in range(40):
        (pages / f"p{n}.md").write_text(PAGE.read_text(encoding="utf-8") * 4, encoding="utf-8")
    commands = {
        "ledger": ["ledger", "pages", "-o", "l.csv", "--rejects", "r.jsonl", "--jobs", "2"],
        "check": ["check", "pages", "-o", "c.parquet", "--notes", "n.csv", "--jobs", "2"],
        "editions": ["editions", "pages", "-o", "e.csv"],
        "survey": ["survey", "pages", "--out", "s", "--jobs", "2"],
        "dataset": ["dataset", "s0", "--out", "d"],
        "audit": ["audit", str(PAGE), "--out", "a"],
    }
    run(["survey", "pages", "--out", "s0", "--jobs", "2"], folder)
    for number in range(rounds):
        name = list(commands)[number % len(commands)]
        how = draw.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT))
        worker = draw.random() < 0.4 and name in ("ledger", "check", "survey")
        after = draw.uniform(0.3, 4.0) if name != "audit" else draw.uniform(1, 12)

        def once(words=commands[name], how=how, worker=worker, after=after) -> str:
            how = signal.SIGKILL if worker else how
            end = run(words, folder, after, how, worker)
            said = wrong(end, (0, 3, 130, -signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT))
            again = run(words, folder)
            said = said or wrong(again, (0, 3))
            rest = [p.name for p in folder.rglob(".*") if p.name != ".ipynb_checkpoints"]
            return said or (f"left behind: {rest[:3]}" if rest else "")

        kind = "a worker" if worker else "it"
        yield f"{name}, {kind} ended by {signal.Signals(how).name} after {after:.1f} s", once


def full(folder: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield runs that may write no file longer than some bytes, and runs into folders that may not be written."""
    pages = folder / "pages"
    commands = {
        "ledger": ["ledger", str(pages), "-o", "l.csv", "--rejects", "r.csv"],
        "check": ["check", str(pages), "-o", "c.parquet"],
        "editions": ["editions", str(pages), "-o", "e.csv"],
        "survey": ["survey", str(pages), "--out", "s", "--jobs", "1"],
        "audit": ["audit", str(PAGE), "--out", "a"],
    }
    for name, words in commands.items():
        for most in (100, 5000):

            def small(words=words, most=most) -> str:
                inside = folder / "full"
                inside.mkdir(exist_ok=True)
                said = wrong(run(words, inside, most=most), (2, 3))
                rest = [p.name for p in inside.rglob("*") if not p.is_dir() and ".unfinished-s" not in str(p)]
                return said or (f"left behind: {rest[:3]}" if rest else "")

            yield f"{name} where a file holds {most} bytes", small
        if os.geteuid() == 0:  # to whom nothing is read-only but what has no folder at all
            continue

        def shut(words=words) -> str:
            inside = folder / "shut"
            inside.mkdir(exist_ok=True)
            inside.chmod(stat.S_IRUSR | stat.S_IXUSR)
            said = wrong(run(words, inside), (2,))
            inside.chmod(stat.S_IRWXU)
            return said

        yield f"{name} into a folder that may not be written", shut
