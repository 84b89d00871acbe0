"""Lines of running text to paragraphs: which line ends are the writer's, and which the page's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scripts.corpus.model import Block, Kind
from scripts.corpus.traced import Traced
from scripts.layout.lines import Line, is_stopped
from scripts.layout.seams import joined
from scripts.layout.wrapped import FULL, WIDE, is_full
from scripts.text.continuation import is_torn
from scripts.text.kinds import form
from scripts.text.markers import Marker, label, marker, speaker

_GOES_ON = re.compile(r"[，。、；：！？）】〉》」』”’,;:!?)](?!\s*$)|[，。、；：！？）】〉》」』”’]$|…")
_LEFT_OPEN = re.compile(r"[，、（“‘《「『【〈(,—]$")
_SPLINTER = re.compile(r"[\[\]（）()【】]|\d[\d.,:：%％-]*|[A-Za-z0-9][\w.:/@%?&=#~+-]*")
_BRACKET = re.compile(r"[\[\]]")
_CLAUSE = re.compile(r"[；;]$")
APART: tuple[Kind, ...] = ("metadata", "byline")
_LATIN = re.compile(
    r"[!-~\s\u2018-\u201d\u2013\u2014À-ɏ]*[A-Za-z]{2,}[,.]? [A-Za-z][!-~\s\u2018-\u201d\u2013\u2014À-ɏ]*"
)
_HAN_ONLY = re.compile(r"[^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*$")
HEADLINE = 60  # display columns up to which a line without a stop may be a headline


@dataclass(frozen=True)
class Frame:
    """How running text stands in a region: the edge of its column (None: a line is a paragraph), and more.

    ``soft`` are line ends that end no paragraph because another one does, ``clause`` those that end none inside a
    sentence, ``speakers`` the names whose turns begin with a colon; ``spaced`` tells that blank lines part the
    paragraphs, ``flowing`` that a line end in a sentence ends none (subtitles, Markdown).
    """

    edge: int | None = None
    soft: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    spaced: bool = False
    flowing: bool = False
    margin: int = 0


@dataclass
class _Open:
    """The paragraph being read: its lines, each with whether it was cut before the column was full."""

    lines: list[Line] = field(default_factory=list)
    cuts: list[bool] = field(default_factory=list)

    def block(self, edge: int | None) -> Block:
        parts = [(line.text, line.tail, cut) for line, cut in zip(self.lines, [*self.cuts, False], strict=True)]
        inked = [part for part in parts if not _BRACKET.fullmatch(part[0].text)]
        first, last = self.lines[0], self.lines[-1]
        torn = bool(edge) and last.right >= FULL * (edge or 0) and not is_stopped(last.body)
        return Block(joined(inked) if inked else Traced.join([]), first.kind, first.gap, torn=torn)


class Reader:
    """Reads the lines of a region and puts its paragraphs together."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.last: dict[str, int] = {}
        self.done: list[Block] = []
        self.open = _Open()
        self.torn_links = set[int]()

    def read(self, lines: Sequence[Line]) -> list[Block]:
        """Return the paragraphs of the lines, in order."""
        self.torn_links = set() if self.frame.edge else _torn_groups(lines)
        for i, line in enumerate(lines):
            after = lines[i + 1] if i + 1 < len(lines) and not lines[i + 1].gap else None
            if self.open.lines and self._goes_on(self.open.lines[-1], line, after, i):
                edge = self.frame.edge
                self.open.cuts.append(bool(edge and not is_full(self.open.lines[-1], line, edge)))
                self.open.lines.append(line)
            else:
                self._close()
                self.open.lines.append(line)
            self._count(line)
        self._close()
        return self.done

    def _close(self) -> None:
        if self.open.lines:
            block = self.open.block(self.frame.edge)
            self.done += [block] if block.traced.text else []
        self.open = _Open()

    def _count(self, line: Line) -> None:
        found = marker(line.body)
        if found and found.number and (self.open.lines[-1] is line and len(self.open.lines) == 1):
            self.last[found.style] = found.number

    def _in_row(self, found: Marker) -> bool:
        """Tell whether an ordinal is the next of its row, or begins one."""
        return found.number == self.last.get(found.style, 0) + 1 or found.number == 1

    def _full(self, before: Line, line: Line) -> bool:
        return bool(self.frame.edge and is_full(before, line, self.frame.edge))

    def _begins(self, before: Line, line: Line) -> bool:
        """Tell whether a line begins a passage by its form: a mark, a label, a speaker."""
        torn = (
            self._full(before, line)
            and not is_stopped(before.body)
            and not before.body.endswith(("；", ";", "：", ":"))
        )
        found, turn = marker(line.body), speaker(line.body)
        if turn and turn.name in self.frame.speakers:
            return not torn or len(turn.name) > 1
        if label(line.body):
            return not torn or label(before.body)
        if not found:
            return False
        if found.style in ("bullet", "photo"):
            return not (torn and found.name in "○-*·+–")
        return not torn or self._in_row(found)

    def _goes_on(self, before: Line, line: Line, after: Line | None, number: int) -> bool:
        """Tell whether a line goes on with the paragraph of the line before it."""
        if line.gap or line.kind or self.open.lines[0].kind == "heading" or (before.body, line.body) == ("]", "["):
            return False
        if self._soft_end(before):
            return True
        if self._begins(before, line) or self._is_apart(before, line):
            return False
        return self._plainly_goes_on(before, line, number) or self._by_column(before, line, after)

    def _soft_end(self, before: Line) -> bool:
        """Tell whether the line end itself is one that stands inside paragraphs."""
        inside = not is_stopped(before.body) and (bool(_CLAUSE.search(before.body)) or not self._short(before))
        return before.end in self.frame.soft or (before.end in self.frame.clause and inside)

    def _plainly_goes_on(self, before: Line, line: Line, number: int) -> bool:
        """Tell whether no writer would end a line there: before a comma, behind one, in a word, at a link."""
        if _is_splinter(before, line) or (_GOES_ON.match(line.body) and not re.match("——|…", line.body)):
            return True
        left_open = _LEFT_OPEN.search(before.body) and not before.body.endswith("——")
        if left_open or _word_goes_on(before.body, line.body) or _official(before.body, line.body):
            return True
        if before.width >= WIDE and not is_stopped(before.body) and is_torn(before.body, line.body):
            return True
        flowing = self.frame.flowing or number in self.torn_links
        return flowing and not is_stopped(before.body) and not before.body.endswith(("：", ":"))

    def _is_apart(self, before: Line, line: Line) -> bool:
        """Tell whether two lines are of two kinds: a bibliographic line beside another, Latin beside Han."""
        first = self.open.lines[0].body
        torn = self._full(before, line) and not is_stopped(before.body) and len(self.open.lines) > 1
        if len(self.open.lines) == 1 and form(first) in APART:
            return not ((self._full(before, line) and before.body[-1:] in "，、（") or _LEFT_OPEN.search(before.body))
        if form(line.body) in APART and not torn:
            return not _LEFT_OPEN.search(before.body)
        return bool(
            (_LATIN.fullmatch(before.body) and _HAN_ONLY.match(line.body))
            or (_HAN_ONLY.match(before.body) and _LATIN.fullmatch(line.body) and len(line.body) > 12)
        )

    def _short(self, line: Line) -> bool:
        return line.width <= 30 and not re.search("[，；、]", line.body)

    def _by_column(self, before: Line, line: Line, after: Line | None) -> bool:
        edge = self.frame.edge
        if not edge:
            return False
        if not is_full(before, line, edge):
            return self.frame.spaced and _cut_inside(before, line, edge)
        if line.start > self.frame.margin + 1:
            return bool(marker(self.open.lines[0].body)) and not is_stopped(before.body)
        if not is_stopped(before.body):
            return True
        return not self._may_be_heading(line, after)

    def _may_be_heading(self, line: Line, after: Line | None) -> bool:
        """Tell whether a line after a full last line may be a heading: short, no mark of a sentence, text below it."""
        edge = self.frame.edge or HEADLINE
        return (
            bool(after)
            and line.right < 0.7 * edge
            and not re.search("[。，；、]", line.body)
            and not is_stopped(line.body)
        )


def _is_splinter(before: Line, line: Line) -> bool:
    """Tell whether a line end stands at a link or number that a copied page set on a line of its own.

    Such a line holds no Han, or only the bracket of a link, and the text beside it stands in the middle of a sentence.
    """
    if _BRACKET.fullmatch(before.body) or _BRACKET.fullmatch(line.body):
        return True
    alone = bool(_SPLINTER.fullmatch(line.body)), bool(_SPLINTER.fullmatch(before.body))
    if all(alone):
        return bool(re.search("[-/.@_:]$", before.body) or re.match("[-/.@_:]", line.body))
    if alone[0]:
        return not is_stopped(before.body) and not before.body.endswith(("：", ":")) and not label(before.body)
    return alone[1] and not marker(line.body) and len(before.body) <= 60


def _official(before: str, line: str) -> bool:
    """Tell whether the title of an official paper (关于…的通知) runs over two lines."""
    named = re.search(r"的?(通知|公告|通告|决定|意见|办法|报告|批复|函|请示|方案|规定|公示)$", line)
    return bool(
        named and len(line) <= 40 and "关于" in before and len(before) <= 40 and not re.search("[，。；：]", before)
    )


def _word_goes_on(before: str, line: str) -> bool:
    """Tell whether a Latin word or address goes on over a line end."""
    hyphen = re.search(r"[A-Za-z0-9][-‐]$", before) and re.match(r"[A-Za-z0-9]", line)
    return bool(hyphen or (re.search(r"[A-Za-z][/_.@]?$", before) and re.match(r"[a-z]", line)))


def _cut_inside(before: Line, line: Line, edge: int) -> bool:
    """Tell whether a line that is not full breaks off all the same, as before a long address."""
    return (
        not is_stopped(before.body)
        and before.right >= 0.6 * edge
        and bool(re.match(r"[A-Za-z<]*https?:|[A-Za-z]", line.body))
    )


def _torn_groups(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines of groups that are one paragraph each, torn at links and numbers as pages are copied.

    Such a group ends with a stop, and at least one of its line ends stands where no writer ends a line.
    """
    found, start = set[int](), 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and not lines[end].gap:
            continue
        group = lines[start:end]
        pairs = list(pairwise(group))
        torn = any(_is_splinter(one, after) or re.match("[，。、；：]", after.body) for one, after in pairs)
        if len(group) > 2 and torn and is_stopped(group[-1].body):
            found |= set(range(start, end))
        start = end
    return found
