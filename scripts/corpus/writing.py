"""Files of a curator, written whole or not at all, and by one command at a time.

A disk that is full, a key pressed or a pulled plug must not leave half a record or half a line.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; another process that asks for it waits. It is let go when its holder ends."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write_whole(path: Path, data: bytes) -> None:
    """Let a file hold exactly ``data``: it is written beside the place and put there in one step.

    On any failure what stood there stands there still. Raises OSError.
    """
    path = path.resolve()
    part = path.with_name(f".{path.name[:40]}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def append_whole(path: Path, data: bytes) -> None:
    """Add ``data`` at the end of a file, which is made if need be; on any failure the file is as it was.

    Raises OSError.
    """
    before = path.stat().st_size if path.exists() else None
    try:
        with path.open("ab", buffering=0) as file:
            left = memoryview(data)
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
    except BaseException:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            os.truncate(path, before)
        raise
