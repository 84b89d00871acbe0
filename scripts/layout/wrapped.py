"""Hard wraps: whether lines were broken by a column, and how wide it is, also where lines are ragged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scripts.layout.lines import Line, groups, is_stopped, width
from scripts.text.continuation import is_torn
from scripts.text.kinds import form, is_headline
from scripts.text.markers import label, marker, speaker

NARROWEST, WIDEST = 16, 240
WIDE = 34  # two broken lines are enough where no line is longer than this column
SLACK = 0.12  # share of the column by which a broken line may fall short: a closing mark, a Latin word
RAGGED = 0.35  # the same where Latin words stand among Han
SHARE = 0.55  # share of the broken lines that end near the column
OVERFULL = 3  # display columns that closing marks may hang over the edge
LONGER = 0.06  # share of lines that may be longer than the column: headers, addresses; and one to STRICT broken ones
TOLERANCE = 3  # display columns
CHARACTER = 2  # display columns of one character, by which a filled line of Han may fall short
EVEN = 0.7  # share of the lines broken near the edge that are filled so; lines of free verse are not
FULL = 0.85  # share of the column that a line broken in a sentence fills
CENTRED = 8  # display columns before lines that stand in the middle of a page
ASIDE = 6  # display columns by which the starts of two lines of one column differ: an indent, a hanging item
FEW = 1.5  # weight of the evidence that is enough where nothing speaks against it
STRICT = 4  # broken lines that tell how strictly a column is filled
INDENTS = 2  # indented lines behind a stop, inside blocks, that begin paragraphs there
FEWEST_INNER = 6  # line ends inside paragraphs that tell how they are broken
FILLED = 0.6  # share of line ends inside paragraphs that the edge of a column explains
STOPPED = 0.2  # share of line ends behind a stop from which paragraphs end inside blocks
BARE = 0.3  # share of them behind a word, where a writer ends no line
_WORD_END = re.compile(r"[\w.-]$")
FEWEST_BLOCKS = 4  # blocks between blank lines that tell how paragraphs are parted
APART = 0.15  # blocks to a line
ENDED = 0.7  # share of the blocks of several lines that end with a stop
LATIN_COLUMN = 36  # display columns of the narrowest column of Latin words among other text
LATIN_FULL = 0.5  # share of the widest line that a line fills, with the word that did not fit on it
_LATIN_STOP = re.compile("[.!?][\"'”’)]*$")
_HAN = re.compile("[\u3400-\u9fff]")
LONGEST_UNIT = 80  # display columns of a word or an address
_HANGING = re.compile("[，。！？；：、”’」』）》】]+$")
_SET_OFF = re.compile(r"[ \xa0]{4,}|　{2,}|\t")
_DATED = re.compile(r"[\s　][（(\[]?(?:\d{2,4}[-/.])?\d{1,2}[-/.]\d{1,2}[)）\]]?(?:\s+\d{1,2}:\d{2})?$")
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
    return min(width(found[0]), LONGEST_UNIT) if found else 1


def begins_otherwise(line: Line) -> bool:
    """Tell whether a line begins a passage by its own form, so that the line end before it says nothing."""
    found = marker(line.body)
    turn = speaker(line.body)
    return bool((found and found.style != "number") or label(line.body) or (turn and len(turn.name) <= 4))


def _is_open(line: Line) -> bool:
    """Tell whether a line ends in the middle of a sentence; short lines without any mark may be headings.

    One that a date ends, set off from its words, is a row of a list.
    """
    return not (is_stopped(line.body) or line.body.endswith(("：", ":", "；", ";")) or _DATED.search(line.body))


def _breaks(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Lines that end in the middle of a paragraph, each with the next: in a sentence, left of the next, or in a block.

    Lines in the middle of a page are no column.
    """
    blocks = is_spaced(lines)
    return [
        (one, after)
        for one, after in pairwise(lines)
        if not after.gap
        and (_is_open(one) or _dedents(one, after) or (blocks and _is_prose(one) and _is_prose(after)))
        and abs(one.start - after.start) <= ASIDE
        and (one.start == after.start or min(one.start, after.start) < CENTRED)
        and not begins_otherwise(after)
    ]


def is_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether blank lines part the paragraphs of a text: nearly all blocks end as a paragraph does."""
    blocks = groups(lines)
    several = [block for block in blocks if len(block) > 1]
    ended = sum(is_stopped(block[-1].body) or block[-1].body[-1] in "：:；;" for block in several)
    inner = [pair for block in several for pair in pairwise(block)]
    if sum(one.start + 1 < after.start and is_stopped(one.body) for one, after in inner) >= INDENTS:
        return False
    return len(blocks) >= FEWEST_BLOCKS and len(blocks) >= APART * len(lines) and ended >= ENDED * len(several)


def in_blocks(lines: Sequence[Line]) -> bool:
    """Tell whether the blocks of a text are paragraphs broken at any place, as on a poster: inside phrases.

    The first line of a block may be the heading of the others. Where a column is filled, it tells more.
    """
    blocks = [block for block in groups(lines) if _is_paragraph(block)]
    inner = [line for block in blocks for line in block[:-1] if line is not block[0] or not is_headline(line.body)]
    if len(inner) < FEWEST_INNER or not is_spaced(lines):
        return False
    found = column(lines)
    filled = found is not None and found.near >= FILLED * len(inner)
    ended = sum(is_stopped(line.body) for line in inner) > STOPPED * len(inner)
    return not filled and not ended and sum(bool(_WORD_END.search(line.body)) for line in inner) >= BARE * len(inner)


def _is_paragraph(block: Sequence[Line]) -> bool:
    """Tell whether a block of several lines ends as a paragraph does and holds a clause before its end."""
    ended = is_stopped(block[-1].body) or block[-1].body[-1] in "：:；;"
    return len(block) > 1 and ended and any(_is_prose(line) for line in block)


def lines_in_paragraphs(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines of blocks that are paragraphs."""
    found, at = set[int](), 0
    for block in groups(lines):
        found |= set(range(at, at + len(block))) if _is_paragraph(block) else set()
        at += len(block)
    return found


def lines_in_latin(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines of blocks that are paragraphs of Latin words, wrapped at a column of their own.

    Nothing but Latin stands in such a block, its lines are nearly as long as the longest, and the last ends a sentence.
    """
    found, at = set[int](), 0
    for block in groups(lines):
        inner = block[:-1]
        latin = bool(inner) and all(line.body.isascii() or not _HAN.search(line.body) for line in block)
        wide = latin and max(line.width for line in inner) >= LATIN_COLUMN
        filled = [line.right + unit(after.body) + 1 for line, after in pairwise(block)]
        full = wide and min(filled) >= LATIN_FULL * max(filled) and block[-1].right <= max(filled) + CENTRED
        if full and _LATIN_STOP.search(block[-1].body) and not any(map(begins_otherwise, block[1:])):
            found |= set(range(at, at + len(block)))
        at += len(block)
    return found


def _is_prose(line: Line) -> bool:
    return bool(re.search("[，。]", line.body))


def _dedents(one: Line, after: Line) -> bool:
    """Tell whether a line stands out to the left of an indented one and holds running text: its paragraph goes on."""
    prose = re.search("[，。]", after.body)
    return not after.gap and one.start > after.start + 1 and bool(prose) and is_stopped(after.body)


def _says_nothing(line: Line) -> bool:
    """Tell whether a line that breaks off far from the edge may be whole: a headline, a bibliographic line."""
    return is_headline(line.body) or label(line.body) or _says_form(line)


def _says_form(line: Line) -> bool:
    """Tell whether a line says by its form that it is no running text, and so need not keep to the column."""
    return form(line.body) in ("metadata", "byline", "caption")


def _weight(one: Line, after: Line) -> float:
    """How much a line broken near the edge tells: prose more than words without a mark, a torn word most of all.

    A line that stops may be a paragraph.
    """
    prose = re.search("[，。；]", one.body + after.body)
    torn = is_torn(one.body, after.body) or _dedents(one, after) or one.body[-1] in "，、"
    return (1.0 if prose and (torn or not is_stopped(one.body)) else 0.5) + (0.5 if torn else 0.0)


def _fills(one: Line, after: Line, edge: int) -> bool:
    """Tell whether a line is filled to the last character: the next piece would hang over the edge."""
    return one.right + unit(after.body) > edge


def _inked(line: Line) -> int:
    """The right edge of a line without the marks that may hang over the column."""
    hanging = _HANGING.search(line.body)
    return line.right - (width(hanging[0]) if hanging else 0)


def _is_near(line: Line, edge: int, slack: float) -> bool:
    return edge - max(4, slack * edge) <= line.right and _inked(line) <= edge + 1


def _edge(breaks: Sequence[tuple[Line, Line]], slack: float) -> int:
    """The display column near which most lines break, filled up to it, and beyond which few run."""

    def worth(edge: int) -> tuple[int, int]:
        near = [pair for pair in breaks if _is_near(pair[0], edge, slack)]
        beyond = sum(_inked(one) > edge + OVERFULL for one, _ in breaks)
        return len(near) + sum(_fills(*pair, edge) for pair in near) - 2 * beyond, edge

    return max({right for one, _ in breaks for right in (one.right, _inked(one))}, key=worth)


def column(lines: Sequence[Line], wide: int = WIDE) -> Column | None:
    """Return the column of a hard-wrapped text, or None where a line is a paragraph.

    Evidence is taken from lines that end in the middle of a sentence, and from those to whose left the next one stands:
    items, headings, last lines and lines of a page's head do not count, however many they are. A few lines are enough
    where the column is ``wide``. Lines of Han that end anywhere before the edge are verse, or a list.
    """
    breaks = [pair for pair in _breaks(lines) if NARROWEST <= pair[0].right <= WIDEST]
    if not breaks:
        return None
    latin = sum(bool(re.search(r"[A-Za-z]{4}", one.body)) for one, _ in breaks) > 0.3 * len(breaks)
    slack = RAGGED if latin else SLACK
    edge = _edge(breaks, slack)
    near = [pair for pair in breaks if _is_near(pair[0], edge, slack)]
    broken = len(near) + sum(not _is_near(one, edge, slack) and not _says_nothing(one) for one, _ in breaks)
    prose = [line for line in lines if _is_prose(line) and not _SET_OFF.search(line.body) and not _says_form(line)]
    longer = sum(_inked(line) > edge + OVERFULL for line in prose)
    words = [pair for pair in near if not _WORD_END.match(pair[0].body[-1]) or not pair[0].body[-1].isascii()]
    flush = [pair for pair in words if pair[0].start == pair[1].start and marker(pair[0].body) is None]
    words = flush if len(flush) >= STRICT else words
    strict = len(words) >= STRICT and all(_fills(*pair, edge) for pair in words)
    found = Column(edge, len(near), broken, 0 if strict else TOLERANCE)
    few = found.near == found.broken and longer == 0 and edge >= wide and sum(_weight(*pair) for pair in near) >= FEW
    enough = few or (
        found.near >= 3
        and found.near >= SHARE * found.broken
        and longer <= max(LONGER * len(lines), len(near) // STRICT)
    )
    filled = sum(_fills(*pair, edge - CHARACTER) for pair in near)
    return found if enough and (latin or filled >= EVEN * len(near)) else None


def is_full(line: Line, after: Line, edge: int, stopped: int = TOLERANCE) -> bool:
    """Tell whether a line was broken by the column: the first piece of the next one would not have fitted on it.

    A line that stops in the middle of a sentence may fall short by more, as columns of newspapers are set ragged;
    ``stopped`` is the slack of one that ends with a stop.
    """
    slack = stopped if is_stopped(line.body) else max(TOLERANCE, (1 - FULL) * edge)
    return line.right + unit(after.body) > edge - slack
