"""Hard wraps: whether lines were broken by a column, and how wide it is, also where lines are ragged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scripts.layout.lines import Line, is_stopped, width
from scripts.text.markers import label, marker, speaker

NARROWEST, WIDEST = 16, 130
WIDE = 40  # two broken lines are enough where no line is longer than this column
SLACK = 0.12  # share of the column by which a broken line may fall short: a closing mark, a Latin word
RAGGED = 0.35  # the same where Latin words stand among Han
SHARE = 0.55  # share of the broken lines that end near the column
OVERFULL = 3  # display columns that closing marks may hang over the edge
LONGER = 0.06  # share of lines that may be longer than the column: headers, addresses
TOLERANCE = 3  # display columns
FULL = 0.85  # share of the column that a line broken in a sentence fills
ASIDE = 6  # display columns by which the starts of two lines of one column differ: an indent, a hanging item
STRICT = 4  # broken lines that tell how strictly a column is filled
_SET_OFF = re.compile(r"[ \xa0]{4,}|　{2,}|\t")
_UNIT = re.compile(r"[A-Za-z0-9À-ɏ.,_/:@%+'-]+|.[，。！？；：、”’」』）》】…]*")


@dataclass(frozen=True)
class Column:
    """A column of running text: its right edge, how many lines were broken near it, of how many broken ones.

    ``slack`` is by how much a line that ends a sentence may fall short and still be full: nothing where every line
    broken in a sentence was filled to the last character.
    """

    edge: int
    near: int
    broken: int
    slack: int = TOLERANCE

    @property
    def confidence(self) -> float:
        """Between 0 and 1: the share of the broken lines that end near the edge, less where they are few."""
        return self.near / self.broken * min(1.0, 0.5 + self.near / 8)


def unit(text: str) -> int:
    """Display columns of the first piece that a wrap keeps together: a character with its marks, a Latin word."""
    found = _UNIT.match(text)
    return min(width(found[0]), 24) if found else 1


def begins_otherwise(line: Line) -> bool:
    """Tell whether a line begins a passage by its own form, so that the line end before it says nothing."""
    found = marker(line.body)
    turn = speaker(line.body)
    return bool((found and found.style != "number") or label(line.body) or (turn and len(turn.name) <= 4))


def _is_open(line: Line) -> bool:
    """Tell whether a line ends in the middle of a sentence; short lines without any mark may be headings."""
    return not is_stopped(line.body) and not line.body.endswith(("：", ":", "；", ";"))


def _breaks(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Lines that end in the middle of a sentence, each with the next; lines in the middle of a page are no column."""
    return [
        (one, after)
        for one, after in pairwise(lines)
        if not after.gap and _is_open(one) and abs(one.start - after.start) <= ASIDE and not begins_otherwise(after)
    ]


def _slack(breaks: Sequence[tuple[Line, Line]], edge: int) -> int:
    near = [one.right + unit(after.body) > edge for one, after in breaks if edge - max(4, SLACK * edge) <= one.right]
    return 0 if len(near) >= STRICT and all(near) else TOLERANCE


def column(lines: Sequence[Line]) -> Column | None:
    """Return the column of a hard-wrapped text, or None where a line is a paragraph.

    Evidence is taken from lines that end in the middle of a sentence: items, headings, last lines and lines of a
    page's head do not count, however many they are.
    """
    breaks = [pair for pair in _breaks(lines) if NARROWEST <= pair[0].right <= WIDEST]
    broken = [line for line, _ in breaks]
    if len(broken) < 2:
        return None
    latin = sum(bool(re.search(r"[A-Za-z]{4}", line.body)) for line in broken) > 0.3 * len(broken)
    rights = Counter(line.right for line in broken)
    slack = RAGGED if latin else SLACK

    def near(edge: int) -> int:
        return sum(n for right, n in rights.items() if edge - max(4, slack * edge) <= right <= edge + 1)

    edge = max(rights, key=lambda right: (near(right), right))
    longer = sum(line.right > edge + OVERFULL and not _SET_OFF.search(line.body) for line in lines)
    found = Column(edge, near(edge), len(broken), _slack(breaks, edge))
    few = found.near == found.broken == 2 and longer == 0 and edge >= WIDE
    enough = few or (found.near >= 3 and found.near >= SHARE * found.broken and longer <= LONGER * len(lines))
    return found if enough else None


def is_full(line: Line, after: Line, edge: int, stopped: int = TOLERANCE) -> bool:
    """Tell whether a line was broken by the column: the first piece of the next one would not have fitted on it.

    A line that stops in the middle of a sentence may fall short by more, as columns of newspapers are set ragged;
    ``stopped`` is the slack of one that ends with a stop.
    """
    slack = stopped if is_stopped(line.body) else max(TOLERANCE, (1 - FULL) * edge)
    return line.right + unit(after.body) > edge - slack
