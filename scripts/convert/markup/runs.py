"""Text of a page as runs, and the way back from the runs to the page.

A run is text that reads on: it goes across inline tags and soft line breaks, so that a phrase is
seen whole. No run holds a line feed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from scripts.corpus.editions import SCRIPTS, Script

_OPAQUE = "\ufffc"
_SPECIAL = re.compile(r"(&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?|[ \t]*[\n\f\r][ \t\n\f\r]*)")

Convert = Callable[[Sequence[str], Script], Sequence[str]]
"""Converts runs from a script, each by itself; none changes its length."""
Place = tuple[int, int, int, int]
"""Which part of the page has its text in which run, and from where to where in it."""


class _Texts:
    """The runs of one script, the last of them open."""

    def __init__(self) -> None:
        self.runs: list[str] = []
        self.plain: list[Place] = []
        self.references: list[Place] = []
        self._open: list[str] = []
        self._size = 0

    def put(self, text: str, part: int, places: list[Place]) -> None:
        """Continue the open run with the text of a part of the page; ASCII cannot change."""
        self._open.append(text)
        begin = self._size
        self._size = end = begin + len(text)
        if not text.isascii():
            places.append((part, len(self.runs), begin, end))

    def close(self) -> None:
        """End the open run."""
        self.runs.append("".join(self._open))
        self._open.clear()
        self._size = 0


class Runs:
    """Collects runs of a page that is built up of ``parts``."""

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        self._texts = {script: _Texts() for script in SCRIPTS}
        self._open: _Texts | None = None

    def split(self) -> None:
        """End the run: what follows is read by itself."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def add(self, text: str, script: Script) -> None:
        """Append text to the page and continue the run with it, without its line breaks."""
        texts = self._texts[script]
        if texts is not self._open:
            self.split()
            self._open = texts
        if "&" not in text and "\n" not in text:
            texts.put(text, len(self._parts), texts.plain)
            self._parts.append(text)
            return
        for number, piece in enumerate(_SPECIAL.split(text)):
            if number % 2 == 0:
                texts.put(piece, len(self._parts), texts.plain)
            elif piece[0] == "&":
                texts.put(_character(piece), len(self._parts), texts.references)
            self._parts.append(piece)

    def fill(self, parts: list[str], convert: Convert) -> None:
        """Put what ``convert`` makes of the runs into ``parts``; end the last run first."""
        for script, texts in self._texts.items():
            if not (texts.plain or texts.references):
                continue
            converted = convert(texts.runs, script)
            for part, run, begin, end in texts.plain:
                parts[part] = converted[run][begin:end]
            for part, run, begin, end in texts.references:
                if converted[run][begin:end] != texts.runs[run][begin:end]:
                    parts[part] = converted[run][begin:end]


@lru_cache(maxsize=512)
def _character(reference: str) -> str:
    """The one character that a reference stands for; white space and the unknown break a phrase."""
    text = html.unescape(reference)
    return text if len(text) == 1 and not text.isspace() else _OPAQUE
