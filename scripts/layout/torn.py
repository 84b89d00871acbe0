"""Line ends at which no writer ends a line: at a link or number, in a word or address, in the title of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scripts.corpus.traced import Traced
from scripts.layout.lines import Line, is_stopped
from scripts.text.furniture import furniture
from scripts.text.kinds import form
from scripts.text.markers import label, marker

_SPLINTER = re.compile(r"[\[\]（）()【】]|\d[\d.,:：%％-]*|[A-Za-z0-9][A-Za-z0-9_.:/@%?&=#~+-]*")
_ADDRESS = re.compile(r"https?://\S+")
_AUTHORITY = re.compile("(?:局|政府|委|委员会|办|办公室|部|院|厅|处|中心|总队|支队|协会)$")
OFFICIAL = re.compile(
    r"的?(通知|通报|通報|公報|公告|通告|通报|提示|细则|条例|决定|意见|办法|报告|批复|函|请示|方案|规定|公示)$"
)
"""What official papers call themselves at the end of their title."""
_JUST_OPENED = re.compile("[（《〔][^（）《》〔〕]{0,12}$")
_COUNTED = re.compile("[\u4e00-\u9fff]{2,4}[：:]")
"""What is counted, before its number on the next line."""
_LINK_ALONE = re.compile("[🔗🌐]\ufe0f?")
LONGEST_WORDS = 40  # characters of words that are no running text
FEWEST_TORN = 2  # torn paragraphs that tell how a page was copied
TORN = 0.2  # share of the line ends of a torn paragraph at which no writer ends a line
LINKED = "🔗🌐"
_SELECTOR = re.compile("^\ufe0f")
BRACKET = re.compile(r"[\[\]【】<>〈〉＜＞]")
"""The bracket of a link on a line of its own."""


def is_splinter(before: Line, line: Line) -> bool:
    """Tell whether a line end stands at a link or number that a copied page set on a line of its own.

    Such a line holds no Han, or only the bracket of a link, and the text beside it stands in the middle of a sentence.
    """
    if BRACKET.fullmatch(before.body) or BRACKET.fullmatch(line.body):
        return True
    if line.body[0] in LINKED:
        return not is_stopped(before.body) and not before.body.endswith(("：", ":"))
    if _beside_words(before.body, line.body) or _beside_words(line.body, before.body):
        return False
    alone = bool(_SPLINTER.fullmatch(line.body)), bool(_SPLINTER.fullmatch(before.body))
    if all(alone):
        return bool(re.search("[-/.@_:]$", before.body) or re.match("[-/.@_:]", line.body))
    if alone[0]:
        counted = _COUNTED.fullmatch(before.body) and line.body.isdigit()
        led = before.body.endswith(("：", ":")) and not counted
        return not is_stopped(before.body) and not led and not label(before.body)
    return alone[1] and not marker(line.body) and len(before.body) <= 60


def _beside_words(address: str, words: str) -> bool:
    """Tell whether an address of the web stands beside words that are no running text, as at the head of a page."""
    return bool(_ADDRESS.fullmatch(address)) and len(words) <= LONGEST_WORDS and not re.search("[，。：:]", words)


def leaves_bracket_open(before: str, line: str) -> bool:
    """Tell whether a bracket stands open at the end of a line: opened right before it, or closed on the next one."""
    return bool(_JUST_OPENED.search(before)) or any(
        before.rfind(left) > before.rfind(right) and 0 <= line.find(right) < (line.find(left) + 1 or len(line))
        for left, right in ("（）", "《》", "〔〕")
    )


def without_links(parts: Sequence[tuple[Traced, Traced, bool]]) -> list[tuple[Traced, Traced, bool]]:
    """Take away marks of links that copied pages leave: [ and ] around a line, a chain before one or alone."""
    found = [part for part in parts if not _LINK_ALONE.fullmatch(part[0].text)] or list(parts)
    for i, (text, tail, cut) in enumerate(found):
        if text.text[:1] in LINKED and len(text) > 1 and i:
            found[i] = (text[1:].remove(_SELECTOR), tail, cut)
        if i and i + 1 < len(found) and found[i - 1][0].text.endswith("[") and found[i + 1][0].text.startswith("]"):
            before, after = found[i - 1], found[i + 1]
            found[i - 1] = (before[0][:-1], *before[1:])
            found[i + 1] = (after[0][1:], *after[1:])
    return [part for part in found if part[0].text]


def is_official_title(before: str, line: str) -> bool:
    """Tell whether the title of an official paper (关于…的通知) runs over two lines."""
    named = OFFICIAL.search(line)
    opened = "关于" in before or (re.match("关于|印发|转发", line) and _AUTHORITY.search(before))
    return bool(named and len(line) <= 40 and opened and len(before) <= 40 and not re.search("[，。；：]", before))


def word_goes_on(before: str, line: str) -> bool:
    """Tell whether a Latin word, an address or a number with dots goes on over a line end."""
    number = re.search(r"\d\.\d+\.$", before) and re.match(r"\d", line)
    if number or (re.search(r"[\s、，（(]\.$", before) and re.match("[a-z]", line)):
        return True
    hyphen = re.search(r"[A-Za-z0-9][-‐]$", before) and re.match(r"[A-Za-z0-9]", line)
    return bool(hyphen or (re.search(r"[A-Za-z][/_.@]?$", before) and re.match(r"[a-z]", line)))


def is_cut_inside(before: Line, line: Line, edge: int) -> bool:
    """Tell whether a line that is not full breaks off all the same, as before a long address."""
    return (
        not is_stopped(before.body)
        and before.right >= 0.6 * edge
        and bool(re.match("[A-Za-z<]", line.body) or (re.search(r"\d$", before.body) and re.match(r"\d", line.body)))
    )


def _is_torn(group: Sequence[Line]) -> bool:
    """Tell whether a group of lines is one paragraph, torn at links and numbers as pages are copied.

    It ends with a stop, and more of its line ends stand where no writer ends a line than behind a stop, and not few of
    them all; a number that stands first, or below what is furniture or bibliography, tells nothing.
    """
    pairs = list(pairwise(group))[bool(re.fullmatch(r"\d{1,2}", group[0].body)) :]
    torn = sum(is_splinter(one, after) or bool(re.match("[，。、；：]", after.body)) for one, after in pairs)
    ended = sum(is_stopped(one.body) for one, _ in pairs)
    return len(group) > 2 and torn > max(ended, TORN * len(pairs)) and is_stopped(group[-1].body)


def _is_open(group: Sequence[Line]) -> bool:
    """Tell whether all lines of a group but the last break off in a sentence, as at links whose words are Han."""
    begun = "，" in group[0].body or "、" in group[0].body
    inner = any(is_stopped(line.body) or line.body[-1] in "：:；;" for line in group[:-1])
    marked = any(marker(line.body) or label(line.body) or form(line.body) for line in group)
    return len(group) > 2 and begun and not inner and not marked and is_stopped(group[-1].body)


def _paragraphs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of lines between blank ones, without what stands first and is no running text."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and not lines[end].gap:
            continue
        while start + 1 < end and (furniture(lines[start].body) or form(lines[start].body) in ("metadata", "byline")):
            start += 1
        yield start, end
        start = end


def is_copied(lines: Sequence[Line]) -> bool:
    """Tell whether several paragraphs of a text are torn at links and numbers."""
    return sum(_is_torn(lines[start:end]) for start, end in _paragraphs(lines)) >= FEWEST_TORN


def torn_groups(lines: Sequence[Line], copied: bool) -> set[int]:
    """The numbers of the lines of groups that are one paragraph each, torn at links and numbers.

    Where the text is ``copied`` from a page that tears its paragraphs, so is one whose lines all break off.
    """
    return {
        i
        for start, end in _paragraphs(lines)
        if _is_torn(lines[start:end]) or (copied and _is_open(lines[start:end]))
        for i in range(start, end)
    }
