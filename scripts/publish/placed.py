"""The folder of a site while it is finished: what stands there already is not written again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.corpus.below import files_below


@dataclass(frozen=True)
class Preview:
    """What an engine made of a site that is shown while it is edited: pages not written yet, and what it copied."""

    pages: Mapping[str, bytes] = field(default_factory=dict)
    copied: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Folder:
    """A folder, and where it is that of a preview, the pages which are to come into it.

    What an earlier preview left there stays untouched where it is the same: to make a file costs many times what it
    costs to see that one will do.
    """

    path: Path
    preview: Preview | None = None
    _changed: dict[str, bytes] = field(default_factory=dict)
    _put: set[str] = field(default_factory=set)

    def text(self, name: str) -> str:
        """Return a file as text; a page that is to come before one that is there."""
        coming = self._changed.get(name) or (self.preview.pages.get(name) if self.preview else None)
        return coming.decode() if coming else (self.path / name).read_text("utf-8")

    def files(self, below: str = "", ending: str = "") -> list[str]:
        """Return the names of the files below a folder that end so, sorted."""
        return sorted(below + name for name in files_below(self.path / below) if name.endswith(ending))

    def pages(self) -> list[str]:
        """Return the names of the pages that an engine made, sorted."""
        if self.preview is None:
            return self.files(ending=".html")
        return sorted(name for name in {*self.preview.pages, *self.preview.copied} if name.endswith(".html"))

    def change(self, name: str, content: bytes) -> None:
        """Change a page that is to be finished yet."""
        self._changed[name] = content

    def put(self, name: str, content: bytes) -> None:
        """Let a file have this content; the folders above it are made where they are missing."""
        self._put.add(name)
        file = self.path / name
        if self.preview and _content(file) == content:
            return
        try:
            file.write_bytes(content)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

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
    except FileNotFoundError:
        return None
