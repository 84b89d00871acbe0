"""Headlines over several lines: two lines between blank ones, and a number that stands over a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise

from scripts.corpus.traced import Traced
from scripts.layout.lines import Line, groups, is_stopped
from scripts.layout.torn import OFFICIAL
from scripts.layout.verse import free_verse
from scripts.layout.wrapped import in_blocks
from scripts.text.furniture import furniture
from scripts.text.kinds import form, is_headline, is_spoken_headline
from scripts.text.markers import label, marker, speaker

FEWEST = 4  # groups of lines that tell how a text parts its paragraphs
PARTED = 0.3  # share of single lines among them
CROWDED = 0.2  # share of groups of three lines and more, where blank lines part sections rather than paragraphs
HALF = 22  # display columns of a line that is too short for a headline of its own
HALF_OVER_BYLINE = 32  # display columns of each of two lines over a byline that are one headline
ASIDE = 6  # display columns by which two middles may differ, doubled
CENTRED = 8  # display columns before a line in the middle of a page
CENTRED_LINES = (3, 4)  # lines of the longest headlines of official papers
WIDEST = 44  # display columns of one line of a headline of two
_SUBTITLE = re.compile(
    r"^(?:—|对话|對話|专访|專訪|访|訪|记|記|致|写在|寫在|来自|來自)|(?:纪实|紀實|侧记|側記|观察|觀察|见闻|見聞|访谈|訪談|专访|專訪|调查|調查|综述|"
    r"速写|扫描|回眸|回顾|启示|启示录|手记|札记|故事|实录|探析|解读|之[一二三四五六七八九十])$"
)
_SECTION = re.compile(r"0?\d{1,2}|(?i:part|no)[.\s]*\d{1,2}|[一二三四五六七八九十]{1,2}")
_ISSUER = re.compile(
    r"^[^把被将將让讓给給向与與和]{2,12}(?:局|所|队|办|委|部|院|中心|政府|委员会|社区|协会|组|社|编辑部|记者站|编|印|印制|编印|宣|發|发布|制作|主办)$"
)

_OFFICE_WORDS = "[报報社办辦局网網台臺刊志站馆館院校委厅廳处處部室组組会會]|编辑部|文艺|中心|大学|学院|记者"
OFFICE_NAMED = re.compile(
    rf"[\u4e00-\u9fff]{{1,12}}(?:{_OFFICE_WORDS})[ 　]+[\u4e00-\u9fff]{{2,4}}(?:[ 　、]+[\u4e00-\u9fff]{{2,4}})*"
)


def is_parted(lines: Sequence[Line]) -> bool:
    """Tell whether blank lines part the paragraphs of a text: groups of one line or two, few of them longer."""
    sizes = [len(group) for group in groups(lines)]
    single, crowded = sum(size == 1 for size in sizes), sum(size > 2 for size in sizes)
    return len(sizes) >= FEWEST and single >= PARTED * len(sizes) and crowded <= CROWDED * len(sizes)


def lines_of_one_paragraph(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines whose group ends with a stop; for texts whose paragraphs blank lines part."""
    found, at = set[int](), 0
    for group in groups(lines):
        if is_stopped(group[-1].body) or group[-1].body[-1] in "：:":
            found |= set(range(at, at + len(group)))
        at += len(group)
    return found


def _may_be_half(line: Line) -> bool:
    """Tell whether a line may be one of the two lines of a headline: short, a headline itself, nothing by its form."""
    text = line.body
    other = form(text) or marker(text) or label(text) or speaker(text) or furniture(text) or line.kind
    return line.width <= WIDEST and not other and bool(re.search("[\u4e00-\u9fff]", text)) and is_headline(text)


def _is_one(first: Line, second: Line, opening: bool) -> bool:
    """Tell whether two lines are one headline: no mark ends the first, and the second is no subtitle or issuer.

    Two calls or questions are one where a text opens with them.
    """
    called = opening and is_spoken_headline(first.body) and is_spoken_headline(second.body) and first.width <= WIDEST
    if not called and (not _may_be_half(first) or re.search("[，。；：！？…]$", first.body)):
        return False
    half = _may_be_half(second) or (is_spoken_headline(second.body) and second.width <= WIDEST)
    return half and not _is_below_headline(second)


def _centred(first: Line, second: Line) -> bool:
    """Tell whether two lines stand in the middle of a page, one under the other."""
    aside = abs(first.start + first.right - second.start - second.right)
    return min(first.start, second.start) >= CENTRED and aside <= ASIDE


def _is_centred_headline(group: Sequence[Line]) -> bool:
    """Tell whether several lines in the middle of a page are one headline."""
    middle = all(abs(one.start + one.right - after.start - after.right) <= ASIDE for one, after in pairwise(group))
    set_in = min(line.start for line in group) > 1 and len({line.start for line in group}) > 1
    return middle and set_in and all(map(_may_be_half, group))


def _is_official_headline(group: Sequence[Line]) -> bool:
    """Tell whether several lines are the title of an official paper: 关于 in the first two, its kind at the end."""
    opened = any("关于" in line.body or "關於" in line.body for line in group[:2])
    return opened and bool(OFFICIAL.search(group[-1].body)) and all(map(_may_be_half, group))


def with_whole_headlines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with headlines of two lines as one.

    Lines of free verse are none, but blocks broken at any place are no verse. Two lines between blank ones are a
    headline where blank lines part the text, where both are centred, or where both are too short for one of their own.
    """
    found, before, parted = list[Line](), "", is_parted(lines)
    parts, verse, at = groups(lines), set[int]() if in_blocks(lines) else free_verse(lines), 0
    for part in parts:
        at += len(part)
        if at - 1 in verse:
            found += part
            before = part[-1].body
            continue
        group, below = _over_subtitle(part)
        alone = len(group) == 2 and part is not parts[-1] and not before.endswith(("：", ":"))
        several = len(group) in CENTRED_LINES and part is not parts[-1]
        if several and (_is_centred_headline(group) or (not found and _is_official_headline(group))):
            found.append(reduce(_whole, group))
        elif (
            alone
            and (parted or _centred(*group) or max(line.width for line in group) <= HALF)
            and _is_one(group[0], group[1], not found)
        ):
            found.append(_whole(group[0], group[1]))
        elif not found and len(group) == 2 and _may_be_half(group[0]) and _is_below_headline(group[1]):
            found += [group[0], replace(group[1], gap=True)]
        elif not found and _is_over_byline(group):
            found += [_whole(group[0], group[1]), *group[2:]]
        else:
            found += group
        found += below
        before = group[-1].body
    return found


def _is_over_byline(group: Sequence[Line]) -> bool:
    """Tell whether the first two lines of a text, of the measure of a headline of two, stand right over a byline."""
    if len(group) <= 2 or max(line.width for line in group[:2]) > HALF_OVER_BYLINE:
        return False
    return form(group[2].body) == "byline" and _is_one(group[0], group[1], True)


def _over_subtitle(group: list[Line]) -> tuple[list[Line], list[Line]]:
    """Cut centred lines before the first one below a headline that is its subtitle or its author's office."""
    at = next((i for i, line in enumerate(group) if i and _is_below_headline(line)), len(group))
    return (group[:at], group[at:]) if min(line.start for line in group) >= CENTRED else (group, [])


def _is_below_headline(line: Line) -> bool:
    return any(pattern.search(line.body) for pattern in (_SUBTITLE, _ISSUER)) or bool(OFFICE_NAMED.fullmatch(line.body))


def _whole(first: Line, second: Line, space: str = " ") -> Line:
    """One line of two, with a space in the place of the line end where no mark parts them."""
    marked = re.search(r"\W$", first.body) or re.match(r"\W", second.body)
    between = [] if marked or not space else [Traced(space, first.tail.origin[:1])]
    text = Traced.join([first.text, *between, second.text])
    return replace(second, text=text, whole=text, start=first.start, gap=first.gap)


def _split_number(lines: Sequence[Line], i: int) -> bool:
    """Tell whether the two digits of a number stand on lines of their own, one below the other."""
    return lines[i].body == "0" and i + 1 < len(lines) and bool(re.fullmatch("[1-9]", lines[i + 1].body))


def with_whole_numbers(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the numbers of sections as one line each, a gap before them.

    Such numbers count one by one, each over a short line and a longer one; a page may set their digits apart.
    """
    whole, i = list[Line](), 0
    while i < len(lines):
        split = _split_number(lines, i)
        whole.append(_whole(lines[i], lines[i + 1], "") if split else lines[i])
        i += 1 + split
    rows = [i for i, line in enumerate(whole) if re.fullmatch(r"0?[1-9]", line.body) and _is_over_heading(whole, i)]
    counted = len(rows) > 1 and [int(whole[i].body) for i in rows] == list(range(1, len(rows) + 1))
    if not counted:
        return list(lines)
    return [replace(line, gap=True) if i in rows else line for i, line in enumerate(whole)]


def _is_over_heading(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a short line stands right below a line, and a longer one below that."""
    if i + 2 >= len(lines):
        return False
    heading, below = lines[i + 1], lines[i + 2]
    return not heading.gap and below.width > heading.width and _may_be_half(heading) and "，" not in heading.body


def section_numbers(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines that hold nothing but the number of a section, with its heading right below.

    Such a number stands in the middle of no sentence: a stop, a blank line or nothing is before it, and text below its
    heading.
    """
    found = set[int]()
    for i, line in enumerate(lines[:-2]):
        fresh = i == 0 or line.gap or is_stopped(lines[i - 1].body)
        named = fresh and _SECTION.fullmatch(line.body) and _is_over_heading(lines, i)
        if named and not re.search("[；、]", lines[i + 1].body):
            found.add(i)
    return found
