"""Columns that stand side by side on a page, as `pdftotext -layout` prints them: read one after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from scripts.corpus.traced import Traced
from scripts.layout.lines import Line, is_stopped, width
from scripts.layout.seams import joined
from scripts.layout.wrapped import column as wrapped_column
from scripts.text.furniture import furniture
from scripts.text.kinds import form
from scripts.text.markers import label

FEWEST = 5  # lines with ink on both sides of the gutter
_DRAWING = re.compile("[\u2500-\u257f]")
"""Lines of boxes part the cells of a table."""
GUTTER = 2  # columns that stay blank on every line
EVEN = 0.75  # the middle line of a column is at least so wide, against its widest: cells of a table are not
NARROWEST = 12  # display columns of the widest line of a column
SPARSE = 0.15  # share of the rows of a column above which nothing stands, where that is a blank line
LONGEST_CAPTION = 4  # lines of a caption at the foot of a column
DENSE = 0.7  # share of the lines with ink on both sides
FEWEST_ENDED = 2  # lines with a stop on each side
NARROW = 20  # display columns of a column in which a few broken lines tell
WRAPPED = 2  # lines broken at the edge by which each side is a column of its own
WIDEST = 400  # display columns; no printed page is wider


Metric = Callable[[str], int]
METRICS: tuple[Metric, ...] = (width, len)
"""How wide a character is: as it is shown, or one column each, as `pdftotext` counts whatever it prints."""


@dataclass(frozen=True)
class Side:
    """A line cut at the gutter: what stands left and right of it, None where nothing does."""

    line: Line
    left: Traced | None
    right: Traced | None


def _places(text: str, metric: Metric) -> list[int]:
    """The column of each character, and the one behind the last."""
    found = [0]
    for char in text:
        found.append(found[-1] + metric(char))
    return found


def _starts(text: str, metric: Metric) -> list[int]:
    """Columns at which ink begins again after a blank of the gutter's width."""
    places = _places(text, metric)
    found, blank = list[int](), 0
    for i, char in enumerate(text):
        if char.isspace():
            blank += places[i + 1] - places[i]
            continue
        if blank >= GUTTER and text[:i].strip():
            found.append(places[i])
        blank = 0
    return found


def _cut(line: Line, column: int, metric: Metric) -> Side | None:
    """Cut a line at a column; None where ink crosses the gutter before it."""
    text, places = line.whole.text, _places(line.whole.text, metric)
    if _DRAWING.search(text):
        return None
    crossing = any(
        places[i] < column and places[i + 1] > column - GUTTER and not char.isspace() for i, char in enumerate(text)
    )
    if crossing:
        return None
    at = next((i for i, place in enumerate(places) if place >= column), len(text))
    left, right = line.whole[:at], line.whole[at:]
    return Side(line, left if left.text.strip() else None, right if right.text.strip() else None)


def _gutter(lines: Sequence[Line]) -> tuple[int, Metric] | None:
    """The column where a right column begins on most of the lines that have one, and how columns are counted."""
    offers = [(*offer, metric) for metric in METRICS if (offer := _offered(lines, metric))]
    best = max(offers, key=lambda offer: offer[0], default=None)
    return best[1:] if best and best[0] >= FEWEST else None


def _offered(lines: Sequence[Line], metric: Metric) -> tuple[int, int] | None:
    """The best place of a gutter by one metric, behind the number of lines that speak for it."""
    counts = Counter(start for line in lines if line.right <= WIDEST for start in set(_starts(line.whole.text, metric)))
    offers = [(count + counts.get(start + 4, 0) + counts.get(start + 2, 0), -start) for start, count in counts.items()]
    best = max(offers, default=None)
    return best and (best[0], -best[1])


def _side(side: Side, text: Traced, gap: bool) -> Line:
    lead = text.text[: len(text.text) - len(text.text.lstrip())]
    return replace(side.line, text=text.strip(), whole=text, start=width(lead), gap=gap)


def _is_foot(side: Side) -> bool:
    """Tell whether a line below the columns belongs to the page: its desk, its editor, a caption across."""
    texts = [text.text.strip() for text in (side.left, side.right) if text]
    captioned = form(" ".join(side.line.body.split())) == "caption" and not any("，" in text for text in texts)
    return captioned or any(furniture(text) or label(text) or form(text) == "metadata" for text in texts)


def _is_head(side: Side) -> bool:
    """Tell whether a line above the columns belongs to their title: its authors, its source, with gaps between."""
    return form(" ".join(side.line.body.split())) in ("byline", "metadata")


def _is_page(sides: Sequence[Side]) -> bool:
    """Tell columns of running text from cells: the lines of a column are even, and sentences run over them."""
    both = [side for side in sides if side.left and side.right]
    if len(both) < FEWEST:
        return False
    texts = [
        [side.left.text.strip() for side in both if side.left],
        [side.right.text.strip() for side in both if side.right],
    ]
    prose = all(any(re.search("[，。；、：]", text) for text in column) for column in texts)
    if not prose:
        return False
    even = all(median(map(width, column)) >= EVEN * max(map(width, column)) for column in texts)
    run_on = sum(not is_stopped(text) for column in texts for text in column) >= len(both)
    wide = all(max(map(width, column)) >= NARROWEST for column in texts)
    return wide and ((even and run_on) or _reads_by_columns(sides, len(both)))


def _reads_by_columns(sides: Sequence[Side], both: int) -> bool:
    """Tell whether the text beside a gutter is wrapped on each side; one side is enough where few lines are blank.

    So columns of short lines, as items and headings, are told from a table, whose cells end no sentences.
    """
    left, right = _columns(sides)
    wrapped = [_is_wrapped(left), _is_wrapped(right)]
    ended = [sum("。" in line.body for line in side) for side in (left, right)]
    return all(wrapped) or (any(wrapped) and both >= DENSE * len(sides) and min(ended) >= FEWEST_ENDED)


def _columns(sides: Sequence[Side]) -> tuple[list[Line], list[Line]]:
    """The lines left and right of the gutter."""
    gaps = [side.line.gap and i > 0 for i, side in enumerate(sides)]
    left = _of_side(sides, [side.left for side in sides], [sides[0].line.gap, *gaps[1:]])
    return left, _of_side(sides, [side.right for side in sides], gaps)


def _of_side(sides: Sequence[Side], texts: Sequence[Traced | None], gaps: Sequence[bool]) -> list[Line]:
    """The lines on one side; a row on which nothing stands there is a blank line, where there are few such rows."""
    inked = [i for i, text in enumerate(texts) if text]
    blanks = {after for i, after in pairwise(inked) if after > i + 1}
    blanks = blanks if len(blanks) <= SPARSE * len(inked) else set()
    return [_side(sides[i], text, gaps[i] or i in blanks) for i, text in enumerate(texts) if text]


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Tell whether the lines on one side of a gutter are wrapped text by themselves."""
    found = wrapped_column(lines, NARROW)
    return found is not None and found.near >= WRAPPED


def side_by_side(lines: Sequence[Line]) -> tuple[int, int, list[list[Line]]] | None:
    """Find the first stretch of lines set in columns: (first line, behind the last, the columns in reading order)."""
    gutter = _gutter(lines)
    if gutter is None:
        return None
    sides = [_cut(line, *gutter) if line.right <= WIDEST else None for line in lines]
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and sides[end] is not None:
            end += 1
        block = [side for side in sides[start:end] if side is not None]
        first = next((i for i, side in enumerate(block) if side.left and side.right), len(block))
        last = next((i for i in range(len(block), 0, -1) if block[i - 1].left and block[i - 1].right), 0)
        while last < len(block) and not block[last].line.gap:
            last += 1
        while first < last and block[last - 1].line.gap and _is_foot(block[last - 1]):
            last -= 1
        while first + 1 < last and block[first + 1].line.gap and _is_head(block[first]):
            first += 1
        inner = block[first:last]
        if _is_page(inner):
            return start + first, start + last, [side for page in _pages(inner) for side in _of_page(page)]
        start = end + 1
    return None


def _pages(sides: Sequence[Side]) -> list[list[Side]]:
    """Columns cut where a page begins: the left column of a page follows the right one of the page before.

    What is set over one side only, at the foot of a page, is of that page.
    """
    found = list[list[Side]]()
    for side in sides:
        if side.line.fresh or not found:
            found.append([])
        found[-1].append(side)
    return found


def _of_page(sides: Sequence[Side]) -> list[list[Line]]:
    """The columns of one page in reading order; its first lines stand below no blank line."""
    left, right = _columns(sides)
    columns = [*_more(left), *_more(right)] if left and right else [left or right]
    for i, after in enumerate(columns[1:]):
        if (captioned := _with_caption(columns[i], after)) is not None:
            columns[i : i + 2] = [captioned, [replace(after[0], gap=True), *after[1:]]]
    return [[replace(column[0], gap=column[0].gap and not column[0].fresh), *column[1:]] for column in columns]


def _with_caption(column: list[Line], after: list[Line]) -> list[Line] | None:
    """The column with what stands below a blank at its foot as a caption; None where there is none.

    The sentence above it goes on at the head of the next column.
    """
    at = max((i for i, line in enumerate(column) if line.gap), default=0)
    if not at or len(column) - at > LONGEST_CAPTION or is_stopped(column[at - 1].body):
        return None
    foot = column[at:]
    words = joined([(line.text, line.tail, False) for line in foot])
    caption = replace(foot[0], text=words, whole=words, tail=foot[-1].tail, kind="caption")
    return [*column[:at], caption] if after[0].start <= min(line.start for line in after) + 1 else None


def _more(lines: list[Line]) -> list[list[Line]]:
    """A part that is itself set in columns, taken apart."""
    found = side_by_side(lines)
    if found is None:
        return [lines]
    start, end, columns = found
    return [part for part in (lines[:start], *columns, lines[end:]) if part]
