"""The files below a folder, without a look at each of them: the system tells what is a file as it tells its name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files_below(folder: Path) -> Iterator[str]:
    """Yield the names of all files below a folder, relative to it, with ``/``; links to folders are not followed."""
    skipped = len(os.path.join(folder, ""))
    for here, _, names in os.walk(folder):
        around = f"{here[skipped:]}/".replace(os.sep, "/").lstrip("/")
        yield from (around + name for name in names)
