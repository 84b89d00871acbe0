"""How a preview hears of edits: the system tells of them at once; where it cannot, files are looked at in turn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

EDITS = [FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent]
"""What counts as an edit; systems also tell who reads a file, which every build does."""
POLL = "YUAN_POLL"
"""The environment variable that asks to look in turn: folders of a network tell of nothing."""
IN_TURN, SETTLED = 0.25, 0.05
"""Seconds from one look at all files to the next, and after the last edit until a build begins."""


def observer(folders: Sequence[str], polling: bool = False) -> BaseObserver:
    """Return what watches folders: the system, or where it cannot watch so many, or ``polling`` is asked for, a look
    at all files in turn. It waits to be told what to watch, and to be started.
    """
    if polling or not _can_tell(folders):
        return PollingObserver(timeout=IN_TURN)
    return _native()


def _native() -> BaseObserver:
    made = Observer()
    vars(made)["schedule"] = partial(made.schedule, event_filter=EDITS)
    return made


def _can_tell(folders: Sequence[str]) -> bool:
    """Try whether the system watches these folders: each takes some of what it has for all programs."""
    trial = _native()
    for folder in folders:
        trial.schedule(FileSystemEventHandler(), folder, recursive=True)
    try:
        trial.start()
    except OSError:
        return False
    trial.stop()
    trial.join()
    return True
