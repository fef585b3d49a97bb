"""What is being written lies under a name of its own until it is whole; what a killed run left there is removed.

Who writes holds a lock, which the system undoes however the process ends: so the next run tells what nobody finishes.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

RANDOM = 8  # characters that tempfile adds to a name


@contextmanager
def file(folder: Path, prefix: str) -> Iterator[Path]:
    """Give an empty file in a folder, its name beginning with `prefix`; remove it unless it was moved away."""
    with _made(folder, prefix, _new_file) as path:
        yield path


@contextmanager
def place(folder: Path, prefix: str) -> Iterator[Path]:
    """Give an empty folder in a folder, its name beginning with `prefix`; remove it with all that is in it."""
    with _made(folder, prefix, _new_folder) as path:
        yield path


def _new_file(folder: Path, prefix: str) -> Path:
    handle, name = tempfile.mkstemp(dir=folder, prefix=prefix)
    os.close(handle)
    return Path(name)


def _new_folder(folder: Path, prefix: str) -> Path:
    return Path(tempfile.mkdtemp(dir=folder, prefix=prefix))


@contextmanager
def _made(folder: Path, prefix: str, make: Callable[[Path, str], Path]) -> Iterator[Path]:
    sweep(folder, prefix)
    while True:
        path = make(folder, prefix)
        lock = _locked(path)
        if lock is None or path.exists():  # else another run took it for abandoned just before it was locked
            break
        os.close(lock)
    try:
        yield path
    finally:
        _removed(path)
        if lock is not None:
            os.close(lock)


def sweep(folder: Path, prefix: str) -> None:
    """Remove what earlier runs left in a folder under names of this kind, unless one is still at work there."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(prefix) and len(path.name) == len(prefix) + RANDOM:
                lock = _locked(path, wait=False)
                if lock is not None:
                    _removed(path)
                    os.close(lock)


def _removed(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _locked(path: Path, wait: bool = True) -> int | None:
    """Return a handle that holds a lock on a path; None where it is held elsewhere, or there are no locks (Windows)."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(handle)
        return None
    return handle
