"""A small file that somebody names -> its text; a pipe or a device is refused, since reading it might never end."""

import errno
import os
import stat
from pathlib import Path

MOST = 10_000_000  # bytes


def text(path: str | Path, encoding: str = "utf-8") -> str:
    """Return the text of a file; raises OSError, whose `strerror` says what it is, and UnicodeDecodeError."""
    # Opened without waiting for somebody to write into it; only then is it known to be what it was.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:  # noqa: PTH123 - a handle has no path
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "a pipe or a device, no file", str(path))
        if found.st_size > MOST:
            raise OSError(errno.EFBIG, f"larger than {MOST:,} bytes", str(path))
        return file.read().decode(encoding)
