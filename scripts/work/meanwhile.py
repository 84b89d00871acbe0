"""What a copy of this process does meanwhile: it has all that this one has, so nothing is sent to it, only back."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")


def can_be_copied() -> bool:
    """Tell whether a copy of this process would go on: one of a process with threads may hang."""
    return sys.platform == "linux" and threading.active_count() == 1


class Meanwhile(Generic[T]):
    """Something that is under way in a copy of this process; `begin` begins it."""

    def __init__(self) -> None:
        self._child, self._pipe = 0, -1

    def begin(self, act: Callable[[], T]) -> None:
        """Let a copy of this process do it; whatever else the copy was about to do, it does not."""
        self._pipe, end = os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(self._pipe)
            _ended(act, end)
        os.close(end)

    def result(self) -> T | None:
        """Wait for what came of it; None where nothing was begun, or the copy failed or died."""
        if not self._child:
            return None
        with open(self._pipe, "rb") as pipe:
            told = pipe.read()
        (_, status), self._child = os.waitpid(self._child, 0), 0
        made: T | None = pickle.loads(told) if status == 0 else None
        return made

    def stop(self) -> None:
        """End a copy that is still at work and that nobody waits for."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            os.close(self._pipe)
        self._child = 0


def _ended(act: Callable[[], T], pipe: int) -> NoReturn:
    """Do it, tell what came of it, and be gone: what fails here is done once more, and told, by who waits."""
    code = 1
    try:
        told = pickle.dumps(act(), 5)
        with open(pipe, "wb") as end:
            end.write(told)
        code = 0
    finally:
        os._exit(code)
