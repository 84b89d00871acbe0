"""A folder that is made beside its place and put there in one step, by one process at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.corpus.stopping import StoppedError


@dataclass(frozen=True)
class Part:
    """A folder in the making: where it is made, where it belongs, and the handle that holds its lock."""

    folder: Path
    place: Path
    lock: int

    def put(self) -> None:
        """Let the folder take its place: what stood there is renamed away, the new one in, the old one removed.

        Between the two names at most a moment passes in which there is none; a process that is killed in it
        leaves both whole, and the next one puts the old one back. Raises OSError; the old one stands again.
        """
        old = _old(self.place)
        if self.place.exists():
            self.place.rename(old)
        try:
            self.folder.rename(self.place)
        except BaseException:
            if old.exists():
                old.rename(self.place)
            raise
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def part_of(place: Path) -> Iterator[Part]:
    """Hold an empty folder beside ``place``, and remove it at the end unless it was put there.

    Raises StoppedError where another process makes the same folder, OSError where nothing can be made.
    """
    place = place.resolve()
    folder = place.with_name(f".{place.name}.part")
    lock = _locked(folder, place)
    try:
        _put_back(place)
        for stale in folder.iterdir():
            shutil.rmtree(stale) if stale.is_dir() and not stale.is_symlink() else stale.unlink()
        yield Part(folder, place, lock)
    finally:
        if _is(lock, folder):
            shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _old(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")


def _put_back(place: Path) -> None:
    """Mend what a process left that was killed while it put a folder in its place."""
    old = _old(place)
    if old.exists() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _locked(folder: Path, place: Path) -> int:
    """Make a folder and hold its lock; return the handle.

    Whoever held it may have put it in its place meanwhile: then it is made anew.
    """
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is(handle, folder):
                return handle
        except BlockingIOError:
            os.close(handle)
            raise StoppedError(f"另一个命令正在生成 {place}；等它结束再运行") from None
        os.close(handle)


def _is(handle: int, folder: Path) -> bool:
    """Tell whether an open folder still has this name."""
    return folder.exists() and os.path.samestat(os.fstat(handle), folder.stat())
