"""Lines of a raw text, however they end, with what their form shows: indent, width, blank lines before them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.corpus.model import Kind
from scripts.corpus.traced import Traced

LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
"""Line ends of any platform: the mandatory breaks of UAX #14."""

LONGEST_MEASURED = 2000  # characters; no page is so wide, so its width need not be exact
JUMP = "→"
"""In the place of a line end: the text goes on behind a note that leads to another page."""

STOPS = "。！？!?"
CLOSERS = "”’」』》）)】〕］]\"'"
AFTER_STOP = re.compile(rf"[{STOPS}…]+[{re.escape(CLOSERS)}]*$")


@dataclass(frozen=True)
class Line:
    """A line with ink: its text without white space at the ends, and how it stands on the page.

    ``start`` is the display column of its first character, ``end`` the line end behind it, ``gap`` tells that a
    blank line (or the edge of a block of markup) stands before it, ``kind`` is what markup says it is, ``whole``
    the text with the white space before it, ``tail`` the characters of the line end; ``timed`` tells that a time code
    stood before it, ``fresh`` that it is the first of a page, ``linked`` that it is a link of HTML as a whole.
    """

    text: Traced
    start: int
    end: str
    gap: bool
    whole: Traced
    tail: Traced
    kind: Kind | None = None
    timed: bool = False
    fresh: bool = False
    linked: bool = False

    @property
    def body(self) -> str:
        """The text as a plain string."""
        return self.text.text

    @cached_property
    def width(self) -> int:
        """Display columns of the text."""
        return width(self.text.text)

    @property
    def right(self) -> int:
        """Display column behind the last character."""
        return self.start + self.width


def width(text: str) -> int:
    """Return the columns a text takes on a terminal: two for wide and ambiguous characters (UAX #11)."""
    if text.isascii():
        return len(text)
    if len(text) > LONGEST_MEASURED:
        return 2 * len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def is_stopped(text: str) -> bool:
    """Tell whether a line ends a sentence: with a stop, or a stop and closing marks."""
    return bool(AFTER_STOP.search(text[-8:]))


def split_lines(text: Traced) -> Iterator[tuple[Traced, Traced]]:
    """Yield each line of a text and the line end behind it (empty at the end of the file)."""
    start = 0
    for match in LINE_END.finditer(text.text):
        yield text[start : match.start()], text[match.start() : match.end()]
        start = match.end()
    if start < len(text):
        yield text[start:], text[len(text) :]


def lines_of(text: Traced) -> list[Line]:
    """Return the lines of a text that hold ink, in order."""
    found, gap = list[Line](), True
    for whole, tail in split_lines(text):
        bare = whole.strip()
        if not bare.text:
            gap = True
            continue
        lead = whole.text[: len(whole.text) - len(whole.text.lstrip())]
        found.append(Line(bare, width(lead), tail.text, gap, whole, tail))
        gap = False
    return found


def groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in groups that blank lines part."""
    found = list[list[Line]]()
    for line in lines:
        if line.gap or not found:
            found.append([])
        found[-1].append(line)
    return found
