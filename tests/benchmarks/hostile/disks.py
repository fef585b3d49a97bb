"""Every command on a full disk and on one that may not be written: a small file system in memory, if possible."""

import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import kills
import running

Step = tuple[str, Callable[[], str]]
FULL = ("4k", "8k")  # less than any command writes
BYTES = (100, 5000)
# The disk is seen by the command alone, and is gone with it; what it holds is told at the end.
ON_DISK = """mount -t tmpfs -o "$0" tmpfs "$1" || exit 99
cd "$1"; shift; "$@"; status=$?
echo; echo held:; find . -type f; exit $status"""
KEPT = "/.unfinished-s/"  # of a survey, which goes on from there


def prefix(folder: Path) -> tuple[str, ...]:
    """Return the words before a command that let it mount a disk; none where that is not possible."""
    for words in (("unshare", "-m"), ("unshare", "-rm")):
        try:
            tried = [*words, "mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", str(folder)]
            if subprocess.run(tried, capture_output=True, timeout=20).returncode == 0:
                return words
        except (OSError, subprocess.TimeoutExpired):
            continue
    return ()


def steps(home: Path) -> Iterator[Step]:
    """Yield each command on full disks and on one that may not be written, the quick ones first."""
    disk = home / "disk"
    disk.mkdir()
    mounting = prefix(disk)
    if not mounting:
        print("no disk can be mounted here: a file may have few bytes instead", flush=True)
        if os.geteuid() == 0:
            print("a folder that may not be written was not tried: to root each may be", flush=True)
    for name, command in kills.COMMANDS.items():
        words = [word.format(run=home / "new") for word in command.words]
        if mounting:
            yield (
                f"{name} on a disk that is read-only",
                lambda words=words: _mounted(disk, mounting, "ro", words, (2,)),
            )
        elif os.geteuid():
            yield f"{name} into a folder that may not be written", lambda words=words: _shut(disk, words)
    for name, command in kills.COMMANDS.items():
        words = [word.format(run=home / "new") for word in command.words]
        for size in FULL if mounting and name != "audit" else FULL[:1] if mounting else ():
            yield (
                f"{name} on a disk of {size}",
                lambda words=words, size=size: _mounted(disk, mounting, f"size={size}", words, (2,)),
            )
        for most in () if mounting else BYTES:
            yield (
                f"{name} where a file holds {most} bytes",
                lambda words=words, most=most: _small(home, words, most),
            )


def _mounted(
    disk: Path, mounting: tuple[str, ...], options: str, words: list[str], statuses: tuple[int, ...]
) -> str:
    before = (*mounting, "sh", "-c", ON_DISK, options, str(disk))
    status, said = running.run(words, disk, before=before)
    said, _, held = said.rpartition("\nheld:\n")
    rest = [line for line in held.splitlines() if line.strip() and KEPT not in line]
    return running.wrong((status, said), statuses) or (f"left behind: {rest[:3]}" if rest else "")


def _small(home: Path, words: list[str], most: int) -> str:
    inside = home / "small"
    inside.mkdir(exist_ok=True)
    said = running.wrong(running.run(words, inside, most=most), (2, 3))
    rest = [str(p) for p in inside.rglob("*") if not p.is_dir() and KEPT not in str(p)]
    return said or (f"left behind: {rest[:3]}" if rest else "")


def _shut(disk: Path, words: list[str]) -> str:
    disk.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        return running.wrong(running.run(words, disk), (2,))
    finally:
        disk.chmod(stat.S_IRWXU)
