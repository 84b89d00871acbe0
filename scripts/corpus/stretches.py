"""Stretches of a raw text, marked character by character: one byte each, so that long files fit in memory."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from scripts.corpus.model import Span


def ink(text: str) -> bytearray:
    """Mark every character that is no white space with 1."""
    mask = bytearray(b"\x01") * len(text)
    for match in re.finditer(r"\s+", text):
        mask[match.start() : match.end()] = bytes(match.end() - match.start())
    return mask


def without(mask: bytearray, spans: Iterable[Span]) -> bytearray:
    """Take the mark from what the spans hold; the mask given is changed and returned."""
    for start, end in spans:
        mask[start:end] = bytes(max(0, min(end, len(mask)) - start))
    return mask


def stretches(mask: bytearray, text: str) -> list[Span]:
    """Return the marked stretches of a text; two with only white space between them are one."""
    found = list[Span]()
    for start, end in _runs(mask):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _runs(mask: bytearray) -> Iterator[Span]:
    """Yield where marks stand in a row: most masks have few, and `find` leaps over the rest, as no pattern does."""
    start = mask.find(1)
    while start >= 0:
        end = mask.find(0, start)
        yield start, end if end >= 0 else len(mask)
        start = mask.find(1, end) if end >= 0 else -1


class LineNumbers:
    """Tells the line of an offset in a text, 1-based; lines end with a line feed, as in all messages."""

    def __init__(self, text: str) -> None:
        self.feeds = [match.start() for match in re.finditer("\n", text)]

    def of(self, offset: int) -> int:
        """Return the line on which the character at an offset stands."""
        return bisect_right(self.feeds, offset - 1) + 1
