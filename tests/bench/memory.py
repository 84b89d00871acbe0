"""What a process and all that it has called hold together, as Linux tells it: pages that several share count once."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
EVERY = 0.5
"""Seconds from one look to the next: a look at a large process takes milliseconds."""
_SHARE = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def held_by(process: int) -> int:
    """Bytes that a process and all below it hold; 0 where that is not told, as of one that has ended."""
    return sum(map(_share, _family(process)))


def _share(process: int) -> int:
    found = _SHARE.search(_told(PROC / str(process) / "smaps_rollup"))
    return 1024 * int(found[1]) if found else 0


def _family(process: int) -> Iterator[int]:
    yield process
    for children in (PROC / str(process) / "task").glob("*/children"):
        for child in map(int, _told(children).split()):
            yield from _family(child)


def _told(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


class Watcher(threading.Thread):
    """Looks at a process again and again until it is told that the process has ended; ``most`` is what it saw."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.most, self._process, self._ended = 0, process, threading.Event()

    def run(self) -> None:
        """Look."""
        while not self._ended.is_set():
            self.most = max(self.most, held_by(self._process))
            self._ended.wait(EVERY)

    def end(self) -> int:
        """Look no more; return the most bytes that were held."""
        self._ended.set()
        self.join()
        return self.most
