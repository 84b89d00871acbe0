"""What stands between the lines of a text and is none of them: heads of pages, jumps, rules, time codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from scripts.corpus.traced import Traced
from scripts.layout.binding import binding_marks
from scripts.layout.lines import JUMP, Line, groups, is_stopped
from scripts.layout.masthead import is_page_label
from scripts.layout.page_furniture import RULE, folio_at_end, is_jump, jump_in, running_heads
from scripts.layout.subtitles import under_title
from scripts.layout.table import PADDED
from scripts.text.furniture import furniture
from scripts.text.kinds import form, is_headline
from scripts.text.markers import label, marker, speaker

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_TIME_CODE = re.compile(
    rf"\s*(?:\[?\(?{_CLOCK}\)?\]?\s*(?:-->\s*{_CLOCK}(?:\s+(?:align|position|line|size|vertical|region):\S+)*)?)\s*$"
)
_LEADING_CODE = re.compile(rf"^[\[(【]{_CLOCK}[\])】]\s*")
_BARE_CODE = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?=\s)\s*")
"""A time before a line of a transcript, without brackets."""
_STAMP = re.compile(
    rf"^(?:[\[(【]\d{{2,4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,4}}日?,?\s*(?:[上下]午)?\s*{_CLOCK}(?:\s?[AP]M)?[\])】]\s*"
    rf"|\d{{2,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}},?\s+(?:[上下]午)?{_CLOCK}(?:\s?[AP]M)?\s+[-–]\s+)"
)
"""The date and the time before each turn of a chat, as phones export it."""
_IMAGES = re.compile(r"(?:[^\s，。；：“”]{1,60}?\.(?:jpe?g|png|gif|bmp|webp)\s*)+(?=[^\s.])", re.IGNORECASE)
_FOLD = re.compile(r"(?<=[。！？!?”」…])\s*(?:收起|展[开開])(?:全文)?[a-z]?$")
_DASHES = re.compile(r"[-—–~…·•\s]+")
_CAPTIONS = re.compile(r"WEBVTT(?:\s|$)")
_MAIL = re.compile(
    r"[-—_=*]{2,}\s*(?:转发的?邮件(?:信息)?|原始邮件|原邮件|邮件原文|以下为转发(?:内容)?|轉寄郵件|原始郵件"
    r"|Forwarded message|Original Message)\s*[-—_=*]{2,}",
    re.IGNORECASE,
)
"""What a mail program sets between a letter and the one it forwards."""
_DATE_RULE = re.compile(
    r"[-—–_=＝~～*＊]{3,}\s*(?:\d{2,4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s*[（(]?(?:星期|[周週])[一二三四五六日天][)）]?)?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
    r"\s*[-—–_=＝~～*＊]{3,}"
)
"""The day of the messages below it, between two rules."""
_PICTURE = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})")
_CLOCK_ONLY = re.compile(r"[\[(【]?\d{1,3}:\d{2}(?::\d{2})?[\])】]?")
_COMMENT = re.compile(r"NOTE(?:\s|$)")
_WORDS_IN_ROW = re.compile(r"[^\W\d]{1,6}(?:[（(]?\d*[)）]?(?:[\s|｜·/]+)[^\W\d]{1,6}){2,}[（(]?\d*[)）]?")
_PLAYED = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s*/\s*\d{1,2}:\d{2}(?::\d{2})?")
_NICK = re.compile(r"<[^<>\s]{1,20}>\s")
"""Who sent a message, as programs for chat write it."""
_CELLS = re.compile(r"[ \xa0]{2,}|\t")
LONGEST_SPLINTER = 8  # characters of a piece of a sentence on a line of its own
FEWEST_STAMPS = 3  # turns with the date and time before them: a chat as exported
FEWEST_CODES = 3  # times on lines of their own, each later than the last, that are those of a transcript
LONGEST_BUTTON = 14  # characters of a line of a player of films
LED = 0.8  # share of the lines of a transcript that begin with a time, where times break its lines
LONGEST_STEP = 60  # seconds between the times of two lines of a transcript
INSERTED = ("call to click", "advertisement")
"""Furniture that a page sets into a sentence."""
INDENTED = 0.2  # share of lines by whose indent paragraphs are told apart


@dataclass
class Page:
    """The lines that stay, those of the page's own, and signs; whether a blank line or a page's end was passed.

    ``stamped`` tells that the turns of a chat begin with the time of each, ``bare`` that lines begin with a time that
    stands in no brackets.
    """

    kept: list[Line] = field(default_factory=list)
    heads: list[Traced] = field(default_factory=list)
    signs: list[Traced] = field(default_factory=list)
    stamps: list[Traced] = field(default_factory=list)
    gap: bool = False
    turned: bool = False
    stamped: bool = False
    bare: bool = False

    def stands_open(self) -> bool:
        """Tell whether the last line breaks off in a sentence of running text."""
        last = self.kept[-1].body if self.kept else ""
        return "，" in last and not is_stopped(last) and last[-1] not in "：:；;"

    def jump(self) -> None:
        """Let the sentence at the last line go on."""
        if self.kept and not is_stopped(self.kept[-1].body) and form(self.kept[-1].body) != "caption":
            self.kept[-1] = replace(self.kept[-1], end=JUMP)

    def keep(self, line: Line, indented: bool) -> None:
        """Take a line of the text, without the time code before it."""
        if self.turned and indented and _may_go_on(line):
            self.jump()
        far = folio_at_end(line.body)
        if far < len(line.body):
            self.heads.append(line.text[far:].strip())
            line = replace(line, text=line.text[:far], whole=line.whole[: len(line.whole) - len(line.body) + far])
        line = self._without_images(self._without_jump(self._without_fold(line)))
        stamp = _STAMP.match(line.body) if self.stamped else None
        code = _LEADING_CODE.match(line.body) or (_BARE_CODE.match(line.body) if self.bare else None) or stamp
        text = line.text[code.end() :] if code and code.end() < len(line.body) else line.text
        taken = self.stamps if stamp else self.signs
        taken += [line.text[: code.end()]] if code and text is not line.text else []
        on = bool(self.kept) and self.kept[-1].end == JUMP and not is_headline(line.body)
        timed = text is not line.text and stamp is None
        gap = (line.gap or self.gap) and not on
        self.kept.append(replace(line, text=text, gap=gap, timed=timed, fresh=self.turned))
        self.gap = self.turned = False

    def _without_images(self, line: Line) -> Line:
        """Take names of image files, which a copied page leaves before the words of a line."""
        found = _IMAGES.match(line.body)
        if not found:
            return line
        self.heads.append(line.text[: found.end()].strip())
        return replace(line, text=line.text[found.end() :], whole=line.text[found.end() :])

    def _without_fold(self, line: Line) -> Line:
        """Take the words of a button that folds a post from behind its last sentence, with the letter of its icon."""
        found = _FOLD.search(line.body)
        if not found:
            return line
        self.heads.append(line.text[found.start() :].strip())
        return replace(line, text=line.text[: found.start()])

    def _without_jump(self, line: Line) -> Line:
        """Take a note that leads to another page from an end of a line."""
        jump = jump_in(line.body)
        if jump is None:
            return line
        start, end = jump
        self.signs.append(line.text[start:end].strip())
        rest = (line.text[:start] + line.text[end:]).strip()
        return replace(line, text=rest, whole=rest, end=JUMP if start and not is_stopped(rest.text) else line.end)


def _may_go_on(line: Line) -> bool:
    """Tell whether the first line of a page may go on with the page before, where paragraphs are indented."""
    return line.start <= 1 and not (marker(line.body) or label(line.body) or line.kind)


def _counted_pictures(lines: Sequence[Line]) -> set[int]:
    """The lines that count the pictures of a page: 1/3, 2/3, 3/3."""
    found = {i: match for i, line in enumerate(lines) if (match := _PICTURE.fullmatch(line.body))}
    counted = len(found) > 1 and len({match[2] for match in found.values()}) == 1
    return set(found) if counted and len({match[1] for match in found.values()}) == len(found) else set()


def _rows_of_controls(lines: Sequence[Line]) -> set[int]:
    """Rows of short words without a mark that come back below other text, alike but for numbers: below every post."""
    rows = dict[str, list[int]]()
    for i, line in enumerate(lines):
        if _WORDS_IN_ROW.fullmatch(line.body):
            rows.setdefault(re.sub(r"[（(]?\d+[)）]?", "", "".join(line.body.split())), []).append(i)
    found = [row for row in rows.values() if len(row) >= FEWEST_STAMPS]
    return {i for row in found if all(after - i > 1 for i, after in pairwise(row)) for i in row}


def _players(lines: Sequence[Line]) -> set[int]:
    """What a player of films shows: short lines without a stop, one of them the time that has passed, of all of it."""
    found, at = set[int](), 0
    for group in groups(lines):
        plain = all(len(line.body) <= LONGEST_BUTTON and not is_stopped(line.body) for line in group)
        played = any(_PLAYED.fullmatch(line.body) for line in group)
        found |= set(range(at, at + len(group))) if plain and played else set()
        at += len(group)
    return found


def _parts_rows(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a rule stands between rows of as many cells: in a table."""
    beside = [PADDED.sub(r"\1\3", lines[j].body) if 0 <= j < len(lines) else "" for j in (i - 1, i + 1)]
    cells = [len(_CELLS.findall(text)) for text in beside]
    return cells[0] == cells[1] > 0


def _is_inside(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line stands in a sentence that goes on around it, as a clock or a dash in a torn line does."""
    beside = [*lines[i - 1 : i], *lines[i + 1 : i + 2]] if i else []
    if len(beside) < 2 or lines[i].gap or beside[1].gap or len(lines[i].body) > LONGEST_SPLINTER:
        return False
    return not any(RULE.fullmatch(one.body) and len(one.body) > LONGEST_SPLINTER for one in beside) and (
        not is_stopped(beside[0].body) and not beside[0].body.endswith(("：", ":")) and not form(beside[0].body)
    )


def time_codes(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines of a transcript that hold nothing but a time, each later than the one before."""
    found = [
        (i, tuple(map(int, line.body.strip("[]()【】").split(":"))))
        for i, line in enumerate(lines)
        if _CLOCK_ONLY.fullmatch(line.body)
    ]
    times = [(len(clock), clock) for _, clock in found]
    grown = all(one < after for one, after in pairwise(times)) and all(
        after - i > 1 for (i, _), (after, _) in pairwise(found)
    )
    return {i for i, _ in found} if len(found) >= FEWEST_CODES and grown else set()


def bare_codes(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines of a transcript that begin with a time without brackets.

    They begin with the film and grow by seconds, as the hours of a day in a programme do not.
    """
    found = {i: match for i, line in enumerate(lines) if (match := _BARE_CODE.match(line.body))}
    clocks = ([int(part) for part in match.groups() if part] for match in found.values())
    times = [sum(60**n * part for n, part in enumerate(reversed(clock))) for clock in clocks]
    steps = [after - before for before, after in pairwise(times)]
    film = len(times) > FEWEST_CODES and times[0] < LONGEST_STEP and all(0 < step < LONGEST_STEP for step in steps)
    return set(found) if film else set()


def _before_leading_codes(lines: Sequence[Line]) -> list[str]:
    """The lines of a transcript above those that begin with a time, where it is each line that does."""
    led = [i for i, line in enumerate(lines) if _LEADING_CODE.match(line.body)] or sorted(bare_codes(lines))
    inside = led and len(led) >= LED * (led[-1] - led[0] + 1)
    turns = {i for i in led if _NICK.match(_LEADING_CODE.sub("", lines[i].body))}
    return ["" if i in turns else lines[i - 1].body for i in led if i] if inside and len(led) > FEWEST_CODES else []


def runs_over_codes(lines: Sequence[Line]) -> bool:
    """Tell whether the sentences of a transcript run over the times between or before its lines, as in subtitles.

    They do not over a time below which a speaker's turn begins.
    """
    codes = time_codes(lines)
    turns = {i for i in codes if i + 1 < len(lines) and speaker(lines[i + 1].body)}
    above = ["" if i in turns else lines[i - 1].body for i in sorted(codes) if i] or _before_leading_codes(lines)
    return sum(bool(text) and not is_stopped(text) for text in above[1:]) > 0.5 * len(above[1:])


def _is_sign(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line is a rule, a time code, the number of a subtitle, or a comment among subtitles."""
    body = lines[i].body
    if RULE.fullmatch(body):
        return not (_DASHES.fullmatch(body) and _is_inside(lines, i))
    if _MAIL.fullmatch(body) or _DATE_RULE.fullmatch(body) or (body == "--" and lines[i].gap):
        return True
    if _TIME_CODE.match(body):
        return "-->" in body or not _is_inside(lines, i)
    if re.fullmatch(r"\d{1,5}", body) and i + 1 < len(lines) and "-->" in lines[i + 1].body:
        return True
    return bool(_CAPTIONS.match(lines[0].body)) and bool(_COMMENT.match(body) or i == 0)


def lifted(lines: Sequence[Line]) -> Page:
    """Take out what stands between lines: heads and feet of pages, signs of the layout, time stamps of turns."""
    heads, pictures, page, codes = running_heads(lines), _counted_pictures(lines), Page(), time_codes(lines)
    bars, bound = _rows_of_controls(lines) | _players(lines), binding_marks([line.body for line in lines])
    heads -= {j for i, line in enumerate(lines) if "-->" in line.body for j in (i - 1, i)}
    indented = sum(line.start > 1 for line in lines) >= INDENTED * len(lines)
    first = min([*codes, *(i for i, line in enumerate(lines) if "-->" in line.body)], default=-1)
    opening = (first, under_title(lines))
    page.bare = bool(bare_codes(lines))
    page.stamped = sum(bool(_STAMP.match(line.body)) for line in lines) >= FEWEST_STAMPS
    for i, line in enumerate(lines):
        if i in bars:
            page.heads.append(line.text)
            page.gap = True
        elif i in heads or i in pictures or (i > 5 and is_page_label(line.body)):
            page.heads.append(line.text)
            page.turned = True
        elif page.stands_open() and furniture(line.body) in INSERTED:
            page.jump()
            page.heads.append(line.text)
        elif is_jump(line.body):
            page.jump()
            page.signs.append(line.text)
            page.gap = page.gap or line.gap
        elif i in codes or i in bound or _is_sign(lines, i):
            page.signs.append(line.text)
            ruled = (
                RULE.fullmatch(line.body)
                or _DATE_RULE.fullmatch(line.body)
                or _MAIL.fullmatch(line.body)
                or line.body == "--"
            )
            rule = bool(ruled) and not _parts_rows(lines, i)
            number = bool(re.fullmatch(r"\d{1,5}", line.body))
            page.gap = page.gap or rule or (line.gap and not number and "-->" not in line.body) or i in opening
        else:
            page.keep(replace(line, gap=line.gap or i < first), indented)
    return page
