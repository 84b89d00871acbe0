"""Text of a page as runs in a buffer, and the way back from the buffer to the page.

A run is text that reads on: it goes across inline tags and soft line breaks, so that a phrase is
seen whole. Runs stand one after the other with a line feed between them, which no phrase of OpenCC
crosses: one call converts them all.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from scripts.model import SCRIPTS, Script

_OPAQUE = "\ufffc"
_SPECIAL = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?|[ \t]*[\n\f\r][ \t\n\f\r]*")

Edit = tuple[int, int, str]
"""Replace the page from here to there with a text."""
Piece = tuple[int, int, int, str]
"""A stretch of the page, from here to there, where it begins in the buffer, and its text.

The text of a character reference is the one character that it stands for.
"""


class _Buffer:
    """The runs of one script."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.pieces: list[Piece] = []

    def put(self, text: str) -> int:
        """Append the text and return where it begins."""
        begin = self.size
        self.parts.append(text)
        self.size = begin + len(text)
        return begin

    def plain(self, text: str, start: int) -> None:
        """Take in text that stands in the page as it is; without Han it cannot change."""
        begin = self.put(text)
        if not text.isascii():
            self.pieces.append((start, start + len(text), begin, text))

    def special(self, text: str, start: int) -> None:
        """Take in a character reference, or leave out a soft line break."""
        if text[0] == "&":
            char = html.unescape(text)
            known = len(char) == 1 and not char.isspace()
            begin = self.put(char if known else _OPAQUE)
            if known:
                self.pieces.append((start, start + len(text), begin, char))


class Runs:
    """Collects runs of a page, one buffer for each script that they are in."""

    def __init__(self) -> None:
        self._buffers = {script: _Buffer() for script in SCRIPTS}
        self._open: _Buffer | None = None

    def split(self) -> None:
        """End the run: what follows is read by itself."""
        if self._open is not None:
            self._open.put("\n")
            self._open = None

    def add(self, text: str, start: int, script: Script) -> None:
        """Continue the run with the text that stands in the page at ``start``, without its line breaks."""
        buffer = self._buffers[script]
        if buffer is not self._open:
            self.split()
            self._open = buffer
        if "&" not in text and "\n" not in text:
            buffer.plain(text, start)
            return
        end = 0
        for match in _SPECIAL.finditer(text):
            buffer.plain(text[end : match.start()], start + end)
            buffer.special(match[0], start + match.start())
            end = match.end()
        buffer.plain(text[end:], start + end)

    def text(self, script: Script) -> str:
        """The runs of one script, a line feed after each."""
        return "".join(self._buffers[script].parts)

    def edits(self, convert: Callable[[str, Script], str]) -> list[Edit]:
        """Return what changes in the page if ``convert`` converts each buffer from its script."""
        return [
            (start, end, after)
            for script, buffer in self._buffers.items()
            if buffer.pieces
            for text in (convert(self.text(script), script),)
            for start, end, begin, before in buffer.pieces
            if (after := text[begin : begin + len(before)]) != before
        ]
