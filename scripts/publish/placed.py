"""The folder of a site while it is finished: what stands there already is not written again."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from scripts.corpus.below import files_below

BEFORE = "YUAN_BEFORE"


def before_of(env: Mapping[str, str]) -> Path | None:
    """Return the folder of the site whose place one that is being made takes, of which YUAN_BEFORE tells."""
    return Path(env[BEFORE]) if env.get(BEFORE) else None


@dataclass(frozen=True)
class Preview:
    """What an engine made of a site that is shown while it is edited: pages not written yet, and what it copied."""

    pages: Mapping[str, bytes] = field(default_factory=dict)
    copied: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Coming:
    """A page that an engine has not made yet: a digest of all that it will be made of, and what makes it."""

    told: bytes
    make: Callable[[], str]


@dataclass(frozen=True)
class Folder:
    """A folder, and where it is that of a preview, the pages which are to come into it.

    What an earlier preview left there stays untouched where it is the same: to make a file costs many times what it
    costs to see that one will do. So a file that stands in the site as it was ``before`` to the byte, whose place this
    folder takes, is given a second name. Names that are ``taken`` an engine is still to write;
    ``coming`` are pages that it makes when they are wanted.
    """

    path: Path
    preview: Preview | None = None
    before: Path | None = None
    taken: frozenset[str] = frozenset()
    coming: Mapping[str, Coming] = field(default_factory=dict)
    _changed: dict[str, bytes] = field(default_factory=dict)
    _put: set[str] = field(default_factory=set)

    def text(self, name: str) -> str:
        """Return a file as text; a page that is to come before one that is there."""
        held = self._changed.get(name) or (self.preview.pages.get(name) if self.preview else None)
        if held:
            return held.decode()
        return self.coming[name].make() if name in self.coming else (self.path / name).read_text("utf-8")

    def told(self, name: str) -> bytes | str:
        """Return what tells a page from any other: a digest of what it will be made of, or the page itself."""
        return self.coming[name].told if name in self.coming and name not in self._changed else self.text(name)

    def files(self, below: str = "", ending: str = "") -> list[str]:
        """Return the names of the files below a folder that end so, sorted."""
        return sorted(below + name for name in files_below(self.path / below) if name.endswith(ending))

    def pages(self) -> list[str]:
        """Return the names of the pages that an engine made, sorted."""
        there = {*self.preview.pages, *self.preview.copied} if self.preview else self.files(ending=".html")
        return sorted({*self.coming, *(name for name in there if name.endswith(".html"))})

    def change(self, name: str, content: bytes) -> None:
        """Change a page that is to be finished yet."""
        self._changed[name] = content

    def put(self, name: str, content: bytes) -> None:
        """Let a file have this content; the folders above it are made where they are missing.

        Raises FileExistsError where the name is taken.
        """
        if name in self.taken:
            raise FileExistsError(name)
        self._put.add(name)
        file = self.path / name
        if self.preview and _content(file) == content:
            return
        old = self.before / name if self.before else None
        give = partial(_write, file, content, old is not None)
        if old and _content(old) == content and not old.is_symlink():
            give = partial(_name_again, old, file, give)
        try:
            give()
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            give()

    def write(self, files: Mapping[str, bytes]) -> int:
        """Put files; return their number."""
        for name, content in files.items():
            self.put(name, content)
        return len(files)

    def names(self) -> frozenset[str]:
        """Return the names of what was put here."""
        return frozenset(self._put)

    def add(self, names: frozenset[str]) -> None:
        """Count files as put here that were put by another process."""
        self._put.update(names)

    def remove(self, name: str) -> None:
        """Let there be no such file."""
        (self.path / name).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what an earlier preview left and this one has not."""
        for name in set(self.files()) - self._put - (self.preview.copied if self.preview else set()):
            self.remove(name)


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _write(file: Path, content: bytes, anew: bool) -> None:
    """Write a file; ``anew`` where one of this name may be that of another folder too, which must stay as it is."""
    if anew:
        file.unlink(missing_ok=True)
    file.write_bytes(content)


def _name_again(old: Path, file: Path, write: Callable[[], None]) -> None:
    """Let a file be an old one by a second name; where the system cannot do that it is written."""
    file.unlink(missing_ok=True)
    try:
        os.link(old, file)
    except FileNotFoundError:
        raise
    except OSError:
        write()
