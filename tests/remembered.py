"""What the pipeline made, remembered by all tests of a process: of a damaged copy only the damage is new."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.work.run import ALONE, Work
from scripts.work.store import Store


@cache
def _kept() -> tuple[Work, TemporaryDirectory[str]]:
    folder = TemporaryDirectory()
    return Work(Store(Path(folder.name) / "kept.sqlite"), "as it is in this session"), folder


def memory() -> Work:
    """Work that remembers what was done in this process."""
    return _kept()[0]


@contextmanager
def remembering() -> Iterator[None]:
    """Let also remember what runs the pipeline without saying how, as commands do: that costs a tenth."""
    before = {**vars(ALONE)}
    vars(ALONE).update(vars(memory()))
    try:
        yield
    finally:
        vars(ALONE).update(before)
