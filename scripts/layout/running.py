"""Lines of running text to paragraphs: which line ends are the writer's, and which the page's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scripts.corpus.model import Block, Kind
from scripts.layout.frame import Frame, Open
from scripts.layout.headlines import lines_of_one_paragraph, section_numbers
from scripts.layout.lines import JUMP, Line, is_stopped
from scripts.layout.pairs import (
    FAR,
    are_labelled,
    are_of_two_scripts,
    hangs,
    hangs_in_turn,
    is_bare_label,
    is_bare_turn,
    is_bracketed,
    is_flush,
    is_in_turn,
    is_prose,
    is_scrap,
    is_torn_off,
    is_value,
    may_be_heading,
    stands_under_label,
)
from scripts.layout.torn import (
    LINKED,
    is_cut_inside,
    is_official_title,
    is_splinter,
    leaves_bracket_open,
    torn_groups,
    word_goes_on,
)
from scripts.layout.wrapped import FULL, OVERFULL, TOLERANCE, WIDE, is_full, lines_in_latin, lines_in_paragraphs
from scripts.text.continuation import is_rest, is_torn, needs_more, opens_anew
from scripts.text.forms import CAPTION
from scripts.text.furniture import furniture
from scripts.text.kinds import form, is_headline, is_spoken_headline
from scripts.text.markers import PHOTO, SPACED_TURN, Marker, label, marker, speaker

_GOES_ON = re.compile(r"[，。、；：！？）】〉》」』”’,;:!?)](?!\s*$)|[，。、；：！？）】〉》」』”’]$|…")
_LEFT_OPEN = re.compile(r"[，、（“‘《「『【〈(,—]$")
_RESTS = re.compile("的(?!确|確|士|哥|姐)")
_CLAUSE = re.compile(r"[；;]$")
_OPENING = re.compile(
    r"[【〔\[（(][^】〕\])）]{0,20}[讯訊电電导導][】〕\])）]|本[报報网網台][讯訊电電](?=[\s（(])"
    rf"|{CAPTION}|\[\d{{1,3}}\]\s*https?://"
)
"""The dateline of a report, and how a caption begins: a passage begins there, whatever the line before it."""
_CREDITED = re.compile(
    r"^[^。]{2,40}。?[\s　][^\s，。]{2,4}[ 　/／]?[摄攝]$|^[（(][^（）()，。]{2,16}(?:供图|供圖|摄|攝)[)）]$"
)
"""A caption by the name of the photographer at its end, or by its credit in brackets."""
_CREDIT_ENDS = re.compile(r"(?:[摄攝]影?|供图|供圖|提供|资料图|资料照片|資料照片)[)）]?$")
APART: tuple[Kind, ...] = ("metadata", "byline")
_LATIN_END = re.compile("[A-Za-z]{2,}$")
RAGGED_SHORT = 0.7  # share of the column that a line of a block fills, however ragged
LONGEST_COUNT = 300  # characters of a paragraph in which the ordinal before one is looked for
SCRAP = 8  # display columns of what is left of a line of bibliography
COUNT_LINES = 20  # lines that hold these characters
TITLE_LINES, CAPTION_LINES = 4, 8  # lines of the longest title and the longest caption
INDENTS = 2  # indented lines that tell how paragraphs begin
PROSE = 20  # characters of a line that holds running text
HEADLINE = 60  # display columns up to which a line without a stop may be a headline


class Reader:
    """Reads the lines of a region and puts its paragraphs together."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.last: dict[str, int] = {}
        self.done: list[Block] = []
        self.open = Open()
        self.torn_links = set[int]()
        self.sections = set[int]()
        self.indented = False
        self.parted = set[int]()
        self.timed = self.listing = False

    def read(self, lines: Sequence[Line]) -> list[Block]:
        """Return the paragraphs of the lines, in order."""
        self.torn_links = set() if self.frame.edge else torn_groups(lines, self.frame.copied)
        self.sections = section_numbers(lines)
        self.timed = any(line.timed for line in lines)
        self.indented = self.frame.spaced or sum(line.start > self.frame.margin + 1 for line in lines) >= INDENTS
        self.indents = Counter(
            line.start for before, line in pairwise(lines) if is_stopped(before.body) and not marker(line.body)
        )
        ends = (before.body for before, line in pairwise(lines) if line.start > self.frame.margin + 1)
        self.listing = bool(self.frame.edge) and sum(end.endswith("、") for end in ends) >= INDENTS
        self.broken = lines_in_paragraphs(lines) if self.frame.broken else set[int]()
        self.broken |= lines_in_latin(lines)
        self.parted = lines_of_one_paragraph(lines) if self.frame.parted else set()
        for i, line in enumerate(lines):
            after = lines[i + 1] if i + 1 < len(lines) and not lines[i + 1].gap else None
            if self.open.lines and (is_value(self.open, line) or self._goes_on(self.open.lines[-1], line, after, i)):
                self.open.cuts.append(bool(self.frame.edge) and not self._full(self.open.lines[-1], line))
                self.open.lines.append(line)
            else:
                self._close()
                self.open.lines.append(line)
            self._count(line)
        self._close()
        return self.done

    def _close(self) -> None:
        if self.open.lines:
            block = self.open.block(self.frame.edge, self.frame.hyphened)
            self.done += [block] if block.traced.text else []
        self.open = Open()

    def _count(self, line: Line) -> None:
        found = marker(line.body)
        if found and found.number and (self.open.lines[-1] is line and len(self.open.lines) == 1):
            self.last[found.style] = found.number

    def _in_row(self, found: Marker) -> bool:
        """Tell whether an ordinal is the next of its row, or begins one."""
        return found.number == self.last.get(found.style, 0) + 1 or found.number == 1

    def _full(self, before: Line, line: Line) -> bool:
        aside = before.start - line.start >= FAR
        return bool(self.frame.edge and not aside and is_full(before, line, self.frame.edge, self.frame.slack))

    def _begins(self, before: Line, line: Line) -> bool:
        """Tell whether a line begins a passage by its form: a mark, a label, a speaker."""
        torn = (
            self._full(before, line)
            and not is_stopped(before.body)
            and not before.body.endswith(("；", ";", "：", ":"))
        )
        found, turn, spaced = marker(line.body), speaker(line.body), SPACED_TURN.match(line.body)
        if spaced and spaced[1] in self.frame.speakers:
            return True
        if turn and turn.name in self.frame.speakers:
            return not torn or len(turn.name) > 1
        opening = _OPENING.match(line.body) and not (torn and len(self.open.lines) > 1)
        if opening or self._is_under_title(before, line) or self._is_credited():
            return True
        if label(line.body):
            return not torn or label(before.body) or form(line.body) == "metadata"
        if _CREDITED.search(line.body) and form(self.open.lines[0].body) != "caption":
            return line.right < FULL * (self.frame.edge or HEADLINE)
        return found is not None and self._begins_item(found, torn)

    def _begins_item(self, found: Marker, torn: bool) -> bool:
        """Tell whether a mark at the beginning of a line begins an item, also where the line before is ``torn``."""
        if found.name and found.name in LINKED:
            return False
        if found.style in ("bullet", "photo"):
            return found.style == "photo" or not (torn and found.name in "○-*·+–")
        return not torn or (self._in_row(found) and not self._counts_inside(found))

    def _counts_inside(self, found: Marker) -> bool:
        """Tell whether the ordinal before one stands inside the open paragraph, which counts on in running text."""
        text = "".join(line.body for line in self.open.lines[-COUNT_LINES:])[-LONGEST_COUNT:]
        inside = (marker(text[match.end() :]) for match in re.finditer("[：:；，。]", text))
        return any(one and one.style == found.style and one.number + 1 == found.number for one in inside)

    def _is_under_title(self, before: Line, line: Line) -> bool:
        """Tell whether a line stands under the first of a text and is a subtitle or bibliography by its form."""
        title = "".join(one.body for one in self.open.lines[:TITLE_LINES])
        short = not self.done and len(self.open.lines) < TITLE_LINES
        first = short and (is_headline(title) or is_spoken_headline(title))
        return first and (form(line.body) in APART or bool(re.match("—|–", line.body)))

    def _is_credited(self) -> bool:
        """Tell whether the open lines are a caption that has come to its end: the name of the photographer."""
        if len(self.open.lines) > CAPTION_LINES or not _CREDIT_ENDS.search(self.open.lines[-1].body):
            return False
        return form("".join(line.body for line in self.open.lines)) == "caption"

    def _goes_on(self, before: Line, line: Line, after: Line | None, number: int) -> bool:
        """Tell whether a line goes on with the paragraph of the line before it."""
        if line.gap or line.kind or self.open.lines[0].kind == "heading" or (before.body, line.body) == ("]", "["):
            return False
        if self.frame.cues:
            return is_in_turn(self.open, line, self.frame.speakers, begun=bool(self.done), timed=self.timed)
        inside = number in self.broken and not (self._begins(before, line) and not before.body[-1].isalnum())
        if inside or self._soft_end(before, line) or number - 1 in self.sections:
            return True
        if number in self.sections or number - 2 in self.sections or are_labelled(before, line):
            return False
        if self._begins(before, line) or (self._is_apart(before, line) and not self._is_link(before, number)):
            return False
        return self._plainly_goes_on(before, line, number) or self._by_column(before, line, after)

    def _soft_end(self, before: Line, line: Line) -> bool:
        """Tell whether the line end itself is one that stands inside paragraphs; no photo stands in a sentence."""
        if before.end == JUMP and (line.body[0] in PHOTO or furniture(line.body)):
            return False
        found = marker(line.body)
        if found and found.number and self._in_row(found) and re.search("[：:；;。]$", before.body):
            return False
        inside = not is_stopped(before.body) and (bool(_CLAUSE.search(before.body)) or not self._short(before))
        return before.end in self.frame.soft or (before.end in self.frame.clause and inside)

    def _plainly_goes_on(self, before: Line, line: Line, number: int) -> bool:
        """Tell whether no writer would end a line there: before a comma, behind one, in a word, at a link."""
        counted = len(self.open.lines) == 1 and re.fullmatch(r"\d{1,3}", before.body)
        if (is_splinter(before, line) and not counted) or (
            _GOES_ON.match(line.body) and not re.match("——|…", line.body) and not _CREDITED.search(before.body)
        ):
            return True
        left_open = (
            _LEFT_OPEN.search(before.body) or leaves_bracket_open(before.body, line.body)
        ) and not before.body.endswith("——")
        if left_open or word_goes_on(before.body, line.body) or is_official_title(before.body, line.body):
            return True
        prose = not _CLAUSE.search(before.body) and (len(self.open.lines) > 1 or not is_headline(before.body))
        rest = prose and (is_rest(line.body) or (is_prose(before) and is_scrap(before, line)))
        torn = _RESTS.match(line.body) or is_torn(before.body, line.body) or rest or needs_more(before.body)
        if before.width >= WIDE and not is_stopped(before.body) and torn:
            return True
        if (
            self._hangs(before, line)
            or is_bare_turn(before, line, self.frame.speakers)
            or self._is_soft_break(before, line)
        ):
            return True
        if self.frame.flowing and before.body[-1] in "：:" and line.body[0] in "“「『":
            return True
        flowing = self.frame.flowing or number in self.torn_links or self._is_wrapped_once(before, line, number)
        return flowing and not is_stopped(before.body) and not before.body.endswith(("：", ":"))

    def _hangs(self, before: Line, line: Line) -> bool:
        """Tell whether a line stands under the words of an item, or of a turn.

        Ideographic spaces indent paragraphs; so does an indent with which several paragraphs begin.
        """
        if stands_under_label(self.open, line) or hangs_in_turn(self.open, line):
            return True
        if line.whole.text.startswith("\u3000") or self.indents[line.start] >= INDENTS:
            return False
        return hangs(self.open, line, full=not self.frame.edge or self._full(before, line))

    def _is_soft_break(self, before: Line, line: Line) -> bool:
        """Tell whether a line end of Markdown parts two sentences of one paragraph; two spaces break a line."""
        prose = all(len(one.body) >= PROSE and re.search("[，。；]", one.body) for one in (before, line))
        return self.frame.soft_breaks and prose and not before.whole.text.endswith(("  ", "\\"))

    def _is_wrapped_once(self, before: Line, line: Line, number: int) -> bool:
        """Tell whether a paragraph was wrapped where blank lines part all others: it is no headline over its text."""
        if number not in self.parted or before.width < WIDE or re.search("[；;]$", before.body):
            return False
        return line.right <= before.right + OVERFULL or not is_headline(before.body)

    def _is_link(self, before: Line, number: int) -> bool:
        """Tell whether a line is a link in the middle of a sentence, whatever its words."""
        first = self.open.lines[0].body
        inside = number in self.torn_links and not furniture(first) and form(first) not in APART
        return inside and not is_stopped(before.body) and before.body[-1] not in "：:"

    def _is_apart(self, before: Line, line: Line) -> bool:
        """Tell whether two lines are of two kinds: a bibliographic line beside another, Latin beside Han."""
        if is_bare_label(before, line):
            return False
        paused = self.listing and before.body.endswith("、") and not self._full(before, line)
        if paused or (len(self.open.lines) == 1 and is_bracketed(before)):
            return True
        first = self.open.lines[0].body
        torn = self._full(before, line) and not is_stopped(before.body) and len(self.open.lines) > 1
        if len(self.open.lines) == 1 and (form(first) in APART or furniture(first)):
            scrap = self.frame.blocks or (line.width <= SCRAP and is_torn(before.body, line.body))
            if scrap and is_torn_off(before, line) and self._full(before, line):
                return False
            return not ((self._full(before, line) and before.body[-1:] in "，、（") or _LEFT_OPEN.search(before.body))
        flush = bool(self.frame.edge) and line.right >= (self.frame.edge or 0) - TOLERANCE and not is_stopped(line.body)
        if (form(line.body) in APART or furniture(line.body)) and not torn and not (flush and self._full(before, line)):
            return not _LEFT_OPEN.search(before.body)
        return are_of_two_scripts(before.body, line.body)

    def _short(self, line: Line) -> bool:
        return line.width <= 30 and not re.search("[，；、]", line.body)

    def _by_column(self, before: Line, line: Line, after: Line | None) -> bool:
        edge = self.frame.edge
        if not edge:
            return False
        if not self._full(before, line):
            if self.frame.blocks and _LATIN_END.search(before.body) and re.match("[A-Za-z]", line.body):
                return True
            ragged = self.frame.blocks and before.right >= RAGGED_SHORT * edge and is_prose(before) and is_prose(line)
            ragged = ragged or (self.indented and is_flush(self.open, line, self.frame.margin + 1))
            return ragged or (self.frame.spaced and is_cut_inside(before, line, edge))
        if line.start > self.frame.margin + 1:
            led = self.indents[line.start] < INDENTS and bool(marker(self.open.lines[0].body))
            return led and not is_stopped(before.body)
        if not is_stopped(before.body):
            return True
        return not (after and may_be_heading(line, edge)) and (self.indented or not opens_anew(line.body))
