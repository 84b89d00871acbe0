"""Text of a page as runs in a buffer, and the way back from the buffer to the page.

A run is text that reads on: it goes across inline tags and soft line breaks, so that a phrase is
seen whole. Runs stand one after the other with a line feed between them, which no phrase of OpenCC
crosses: one call converts them all.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from scripts.model import SCRIPTS, Script

_OPAQUE = "\ufffc"
_SPECIAL = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?|[ \t]*[\n\f\r][ \t\n\f\r]*")

Edit = tuple[int, int, str]
"""Replace the page from here to there with a text."""


Piece = tuple[int, int, Script, int, str]
"""A stretch of the page, from here to there, where it begins in the buffer of its script, and its text.

The text of a character reference is the one character that it stands for.
"""


class Runs:
    """Collects runs of a page, one buffer for each script that they are in."""

    def __init__(self) -> None:
        self._parts: dict[Script, list[str]] = {script: [] for script in SCRIPTS}
        self._sizes: dict[Script, int] = dict.fromkeys(SCRIPTS, 0)
        self._pieces: list[Piece] = []
        self._script: Script | None = None

    def split(self) -> None:
        """End the run: what follows is read by itself."""
        if self._script is not None:
            self._put("\n", self._script)
            self._script = None

    def add(self, text: str, start: int, script: Script) -> None:
        """Continue the run with the text that stands in the page at ``start``, without its line breaks."""
        if script != self._script:
            self.split()
            self._script = script
        if "&" not in text and "\n" not in text:
            self._stretch(text, start, script)
            return
        end = 0
        for match in _SPECIAL.finditer(text):
            self._stretch(text[end : match.start()], start + end, script)
            end = match.end()
            if match[0][0] == "&":
                self._reference(match[0], start + match.start(), script)
        self._stretch(text[end:], start + end, script)

    def _stretch(self, text: str, start: int, script: Script) -> None:
        if text:
            at = self._put(text, script)
            if not text.isascii():
                self._pieces.append((start, start + len(text), script, at, text))

    def _reference(self, text: str, start: int, script: Script) -> None:
        char = html.unescape(text)
        known = len(char) == 1 and not char.isspace()
        at = self._put(char if known else _OPAQUE, script)
        if known:
            self._pieces.append((start, start + len(text), script, at, char))

    def _put(self, text: str, script: Script) -> int:
        begin = self._sizes[script]
        self._parts[script].append(text)
        self._sizes[script] = begin + len(text)
        return begin

    def edits(self, convert: Callable[[str, Script], str]) -> Iterator[Edit]:
        """Yield what changes in the page if ``convert`` converts each buffer from its script."""
        converted = {script: convert("".join(parts), script) for script, parts in self._parts.items() if parts}
        for start, end, script, at, before in self._pieces:
            after = converted[script][at : at + len(before)]
            if after != before:
                yield start, end, after
