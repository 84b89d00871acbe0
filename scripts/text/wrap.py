"""Lines to paragraphs: undo the hard wraps of newspaper columns."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from statistics import median

from scripts.corpus.traced import Traced

FULL = 0.85  # a line that fills this share of its column was broken by the column, not by the writer
OVERFULL = 1.25  # no line of a column is wider than this
WIDEST_COLUMN = 100  # wider lines come from web pages, where a line is a paragraph
MOSTLY = 0.7  # share of full lines from which on a file counts as hard-wrapped


def width(text: str) -> int:
    """Return the columns a text takes on a terminal: two for wide and ambiguous characters (UAX #11)."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text.strip())


def split_lines(text: Traced) -> list[Traced]:
    """Split at line ends of any style; lines keep their leading white space."""
    lines, start = [], 0
    for line in text.text.splitlines(keepends=True):
        lines.append(text[start : start + len(line)])
        start += len(line)
    return lines


def column(lines: list[Traced]) -> float | None:
    """Return the column width of a hard-wrapped text, or None where a line is a paragraph."""
    inner = [width(one.text) for one, after in pairwise(lines) if one.text.strip() and after.text.strip()]
    if len(inner) < 3 or median(inner) > WIDEST_COLUMN:
        return None
    usual = median(inner)
    full = sum(FULL * usual <= size <= OVERFULL * usual for size in inner)
    return usual if full >= MOSTLY * len(inner) else None


def indented(line: str) -> bool:
    """Tell whether a line begins with white space, as the first line of a paragraph may."""
    return line[:1].isspace() and bool(line.strip())


def paragraphs(text: Traced) -> list[Traced]:
    """Split a text into paragraphs: at blank lines, at indents, and after lines that do not fill the column."""
    lines = split_lines(text)
    limit = column(lines)
    found: list[Traced] = []
    previous = ""
    for line in lines:
        continues = limit and previous.strip() and width(previous) >= FULL * limit and not indented(line.text)
        if line.text.strip() and continues:
            found[-1] = found[-1] + line.strip()
        elif line.text.strip():
            found.append(line.strip())
        previous = line.text
    return found
