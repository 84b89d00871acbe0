"""Which files are asked for: those named, those in named folders, and what comes on standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.intake.extracted import LARGEST_FILE

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Wanted:
    """A file that is asked for: where it lies, the name it will have in `raw/`, and its bytes where they are known."""

    path: Path
    name: str
    data: bytes | None = None


def _inside(folder: Path) -> Iterator[Wanted]:
    """Yield the files of a folder and its folders, in order of name; hidden ones are nobody's."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and not path.is_dir():
            yield Wanted(path, path.name)


def wanted(paths: Sequence[Path], name: str | None) -> Iterator[Wanted]:
    """Yield every file that is asked for; an empty folder stands for itself, so that it is told.

    ``name`` is what the text on standard input will be called.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield Wanted(path, name or "", sys.stdin.buffer.read(LARGEST_FILE + 1))
        elif path.is_dir():
            found = list(_inside(path))
            yield from found or [Wanted(path, path.name)]
        else:
            yield Wanted(path, path.name)
