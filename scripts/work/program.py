"""What results depend on besides their inputs: the code of the scripts, their data, and the libraries around them."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

SCRIPTS = Path(__file__).parents[1]
CODE = ".py"


def _files(folder: Path) -> Iterable[Path]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(found)


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(SCRIPTS).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _code() -> str:
    return _digest(path for path in _files(SCRIPTS) if path.suffix == CODE)


_BEGUN = _code()
"""The code as it was when this process read it."""


@cache
def versions() -> tuple[str, ...]:
    """Return every installed package with its version, and the version of Python, as this process found them."""
    return (sys.version, *sorted({f"{package.name}=={package.version}" for package in distributions()}))


def program() -> str | None:
    """Return a digest of the scripts, templates and data included, and of the libraries.

    None where the code has been edited since this process began: what runs is no longer what the files say.
    """
    if _code() != _BEGUN:
        return None
    return hashlib.sha256("\0".join((_digest(_files(SCRIPTS)), *versions())).encode()).hexdigest()
