"""What a printed page repeats around its text: running heads, page numbers, notes that lead to another page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from scripts.layout.lines import Line, is_stopped, width
from scripts.layout.masthead import DATE, GAPS, NAMEPLATE, is_masthead
from scripts.text.markers import han_number, label

_FOLIO = re.compile(
    r"[—–\-－·•\s]*(?:第\s*)?[0-9０-９]{1,4}\s*(?:页|頁|版)?(?:\s*[/／共]\s*(?:共\s*)?\d+\s*(?:页|頁)?)?[—–\-－·•\s]*"
)
_FAR_FOLIO = re.compile(r"(?:(?<![ \t])[ \t]{3,}|(?<!　)　{2,})[—–－-]\s*\d{1,4}\s*[—–－-]$")
_DASHED = re.compile(r"[—–\-－·•]")
_LEADS = (
    r"(?:下转|紧接|上接|转|接|下轉|緊接|轉)\s*第?\s*[A-Za-z]?[0-9一二三四五六七八九十]{1,3}\s*版"
    r"[^。，；（）()【】\[\]]{0,12}"
)
_TO_PAGE = (
    r"[（(【\[]\s*(?:下[转轉]|[紧緊]接|上接|[转轉接]|[详詳見见]+)\s*第?\s*[A-Za-z]?[0-9一二三四五六七八九十]{1,3}"
    r"\s*[版頁页]?\s*[)）】\]]"
)
"""A note in brackets needs no word for the page it leads to."""
_JUMP = re.compile(rf"[（(【\[▲▶→]?\s*{_LEADS}[)）】\]]?|{_TO_PAGE}")
_JUMP_INSIDE = re.compile(rf"^[（(【\[]\s*{_LEADS}[)）】\]]\s*(?=\S)|(?<=\S)\s*[（(【\[▲▶]\s*{_LEADS}[)）】\]]?$")
"""A note that leads to another page, before the first words of a line or behind its last."""
_NO_HEAD = re.compile("[。！？：\u2500-\u257f]")
"""Marks of a sentence, and lines of a table."""
_HAN_NUMBER = "[〇○零一二三四五六七八九十百廿卅]{1,5}"
_NUMBER = re.compile(rf"\d+|(?<=第){_HAN_NUMBER}(?=[版期頁页号號卷辑輯册冊集])|{_HAN_NUMBER}(?=[年月日])")
_HAN_DIGITS = "〇一二三四五六七八九"
_HAN_FOLIO = re.compile(rf"[—–\-－·•]+\s*{_HAN_NUMBER}\s*[—–\-－·•]+|第\s*{_HAN_NUMBER}\s*[頁页]")
"""A page number in Han; between dashes it may be that of a part of the text, too."""
_ISSUE = re.compile("第#[期号號]")
_OF_PAGE = re.compile("第#[版頁页]")
_END_NUMBER = re.compile(
    r"^[—–·•-]?\s*第?(\d{1,4})[页頁]?\s*[—–·•-]?(?:\s{2,}|　|\s[·•|｜])"
    r"|(?:\s{2,}|　|[·•|｜]\s)[—–·•-]?\s*第?\s*(\d{1,4})\s*[页頁]?\s*[—–·•-]?(?:\s*[/／|｜]?\s*共\s*\d{1,4}\s*[页頁])?$"
)
_WIDE_GAP = re.compile(r"(\s)\s{2,}")
_SPREAD = re.compile(r"\S(?: {4,}|　{3,})\S")
_SECTION_WORD = (
    "综合|时政|时事|時事|要闻|社会|民生|国内|国际|本地|本埠|区县|县域|基层|经济|财经|产经|法治|政法|教育|科教|健康|卫生|文化|文旅|文体|体育|娱乐|科技|"
    "农业|三农|生活|都市|城事|公益|理论|评论|观点|副刊|专题|特刊|特别报道|深度|调查|人物|影像|读者|服务|资讯|天下|视点|焦点|关注|聚焦|"
    "綜合|時政|要聞|社會|國際|財經|法治|教育|體育|地方"
)
_SECTION_LABEL = re.compile(
    rf"(?:{_SECTION_WORD}){{1,2}}(?:[·•/]?(?:新闻|报道|版|周刊|专版|频道|新聞|報導))?|新闻|本版新闻"
)
"""The name of a page of a newspaper, as it stands by itself beside the head of the page: 综合新闻, 社会·民生."""
RULE = re.compile(r"(?=\S)(?:[-—–―_=*＊·•\s~＿…#＝－﹣﹍※〇○●◎❖✦✧✿─━═╌┄┈\u2580-\u25ff☆★]){3,}")
FEWEST = 2
SHORTEST_PAGE = 4  # lines between two page numbers that stand by themselves
LONGEST_PIECE = 12  # characters of a piece of a head of a page
LONGEST_NUMBER = 4  # characters of a page number
LONGEST_SPLIT = 12  # characters of a line that is no splinter of a torn sentence
LONGEST_DATE = 24  # characters of a line that holds a date and the day of the week
WIDEST_HEAD = 60  # display columns of the ink


def _folded(text: str) -> str:
    return _NUMBER.sub("#", "".join(text.split()))


def is_jump(text: str) -> bool:
    """Tell whether a line only leads to another page: 下转第三版, （紧接A2版）."""
    return bool(_JUMP.fullmatch(text.strip()))


def jump_in(text: str) -> tuple[int, int] | None:
    """Return where the note that leads to another page stands at an end of a line; None where there is none."""
    found = _JUMP_INSIDE.search(text)
    return found.span() if found else None


def is_folio(text: str) -> bool:
    """Tell whether a line is a page number set off as one: —　2　—, 第3页, - 4 -."""
    dashed = _DASHED.match(text) and _DASHED.search(text[-1:])
    return bool(_FOLIO.fullmatch(text) and (dashed or re.search("[页頁]", text)))


def folio_at_end(text: str) -> int:
    """Return where a page number begins that stands far behind the last words of a line; the length where none does."""
    found = _FAR_FOLIO.search(text)
    return found.start() if found else len(text)


def _numbered(lines: Sequence[Line]) -> dict[int, int]:
    """Lines that hold a number at one end, set off by a gap, and no sentence: the number of each."""
    found = dict[int, int]()
    for i, line in enumerate(lines):
        number = _END_NUMBER.search(_WIDE_GAP.sub(r"\1\1", line.body))
        if number and width("".join(line.body.split())) <= WIDEST_HEAD and not _NO_HEAD.search(line.body):
            found[i] = int(number[1] or number[2])
    return found


def _numbered_heads(lines: Sequence[Line], counts: Counter[str]) -> set[int]:
    """Lines with a page number at one end: the same words come back with a greater one, or the numbers count pages."""
    numbered, seen = _numbered(lines), dict[str, list[int]]()
    for i in numbered:
        seen.setdefault(_folded(lines[i].body).strip("#"), []).append(i)
    again = [
        rows for text, rows in seen.items() if len(rows) >= FEWEST or counts[_folded(lines[rows[0]].body)] >= FEWEST
    ]
    apart = [rows for rows in again if any(after - i > 1 for i, after in pairwise(rows)) or len(rows) == 1]
    grown = [rows for rows in apart if all(numbered[one] < numbered[after] for one, after in pairwise(rows))]
    torn = {i for i in numbered if i == 0 or _is_set_off(lines, i)}
    return {i for rows in grown for i in rows} | _counted_pages(numbered, {i for rows in again for i in rows}, torn)


def _are_pages(row: Sequence[int]) -> bool:
    """Tell whether lines stand as far from each other as the heads of pages do, and the rows of a table do not."""
    return all(after - i > SHORTEST_PAGE for i, after in pairwise(row))


def _is_set_off(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line stands in the middle of a sentence, or between blank lines with a wide gap inside."""
    if i + 1 >= len(lines):
        return False
    alone = lines[i].gap and lines[i + 1].gap and bool(_SPREAD.search(lines[i].body))
    return alone or not is_stopped(lines[i - 1].body)


def _counted_pages(numbered: Mapping[int, int], again: Set[int], torn: Set[int]) -> set[int]:
    """Heads of pages that count one by one, with other lines between; some words among them come back.

    Two are enough where each stands first or is set off (``torn``). So the head of a chapter is told from a heading,
    although it stands over one page only.
    """
    found, row = set[int](), list[int]()
    for i in [*numbered, -1]:
        if i >= 0 and (not row or (numbered[i] == numbered[row[-1]] + 1 and i > row[-1] + 1)):
            row.append(i)
            continue
        if (len(row) > FEWEST and again & set(row)) or (len(row) >= FEWEST and torn >= set(row) and _are_pages(row)):
            found |= set(row)
        row = [i]
    return found


def _bare_numbers(lines: Sequence[Line], counts: Counter[str]) -> set[int]:
    """Page numbers without a mark: they count one by one, each beside a line that comes back or inside a sentence."""
    numbers = [i for i, line in enumerate(lines) if re.fullmatch(r"[1-9]\d{0,3}", line.body)]
    found, row = set[int](), list[int]()
    for i in [*numbers, -1]:
        if row and i >= 0 and int(lines[i].body) == int(lines[row[-1]].body) + 1 and i - row[-1] >= SHORTEST_PAGE:
            row.append(i)
            continue
        if len(row) >= FEWEST and all(_stands_between_pages(lines, j, counts) for j in row[:-1]):
            found |= set(row)
        row = [i]
    return found


def _last_number(lines: Sequence[Line], heads: Set[int]) -> set[int]:
    """The number of the last page below its last line, where the heads of the pages before it count up to it."""
    end = len(lines) - 1
    numbers = _numbered(lines)
    last = max((numbers[i] for i in heads if i in numbers), default=0)
    counted = end > 0 and lines[end].body.isdecimal() and int(lines[end].body) in (last, last + 1)
    return {end} if last and counted else set()


def _first_head(lines: Sequence[Line], folios: Set[int]) -> set[int]:
    """The first line of a text with the number of its page, where the next page has a number by itself."""
    first = _numbered(lines[:1]).get(0)
    later = {int(number[0]) for i in folios if (number := re.search(r"\d+", lines[i].body))}
    return {0} if first is not None and first + 1 in later else set()


def _stands_between_pages(lines: Sequence[Line], i: int, counts: Counter[str]) -> bool:
    """Tell whether a number stands beside a line that comes back, or between two lines of one sentence."""
    beside = [lines[j].body for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    again = any(counts[_folded(text)] >= FEWEST and len(text) > LONGEST_NUMBER for text in beside)
    cut = i > 0 and len(beside) == 2 and all(len(text) >= LONGEST_SPLIT for text in beside)
    return again or (cut and not is_stopped(beside[0]) and not beside[0].endswith(("：", ":")))


def _comes_back(text: str, counts: Mapping[str, int]) -> bool:
    """Tell whether a line with a number comes back, alike but for its numbers, and holds no sentence."""
    return counts[_folded(text)] >= FEWEST and bool(_NUMBER.search(text)) and not re.search("[。！？]", text)


def _tearing(lines: Sequence[Line], again: Set[int], counts: Mapping[str, int]) -> set[int]:
    """Lines that come back (``again``) on every page, set with gaps, and one of them in the middle of a sentence."""
    often = [i for i in again if counts[_folded(lines[i].body)] > FEWEST and GAPS.search(lines[i].body)]
    spread = [i for i in often if DATE.search(lines[i].body) or _ISSUE.search(_folded(lines[i].body))]
    torn = {
        _folded(lines[i].body)
        for i in spread
        if i and not is_stopped(lines[i - 1].body) and len(lines[i - 1].body) >= LONGEST_SPLIT
    }
    return {i for i in spread if _folded(lines[i].body) in torn and not label(lines[i].body)}


def _han_folios(lines: Sequence[Line], again: Set[int]) -> set[int]:
    """Page numbers in Han: beside a line that comes back (``again``), inside a sentence, or such as count up."""
    texts = {i: "".join(line.body.split()) for i, line in enumerate(lines)}
    found = {i: match for i, text in texts.items() if (match := _HAN_FOLIO.fullmatch(text))}
    values = [_han_page(re.sub(f"[^{_HAN_DIGITS}十百廿卅]", "", match[0])) for match in found.values()]
    counted = (
        len(values) >= FEWEST and all(after == one + 1 for one, after in pairwise(values)) and _are_pages([*found])
    )
    beside = any({i - 1, i + 1} & again for i in found) and len(found) >= FEWEST
    return set(found) if counted or beside else {i for i in found if _is_inside(lines, i, again)}


def _han_page(numeral: str) -> int:
    """The value of a page number in Han: by places (六七) or with tens (六十七)."""
    places = [*map(_HAN_DIGITS.find, numeral.replace("○", "〇").replace("零", "〇"))]
    return int("".join(map(str, places))) if places and min(places) >= 0 else han_number(re.sub("[廿卅]", "", numeral))


def _is_inside(lines: Sequence[Line], i: int, again: Set[int]) -> bool:
    """Tell whether a line, and the lines that come back above it, stand in the middle of a sentence."""
    before = next((lines[j].body for j in range(i - 1, -1, -1) if j not in again), "")
    return len(before) >= LONGEST_SPLIT and not is_stopped(before) and not before.endswith(("：", ":"))


def running_heads(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines that are heads or feet of pages.

    A head comes back, alike but for its numbers, beside a page number or beside another head; a page number is
    set off by dashes, or says that it is one. A line that comes back inside the text (a step, an answer) is no head.
    """
    mastheads = {i for i, line in enumerate(lines) if is_masthead(line.body)}
    counts = Counter(_folded(line.body) for line in lines)
    counts[_folded("".join(line.body for line in lines[:2]))] += 1
    again = {i for i, line in enumerate(lines) if _comes_back(line.body, counts)}
    mastheads |= {i for i in again if _OF_PAGE.search(_folded(lines[i].body))} | _tearing(lines, again, counts)
    folios = {i for i, line in enumerate(lines) if is_folio(line.body)} | _han_folios(lines, again)
    if 1 in mastheads and NAMEPLATE.fullmatch(lines[0].body):
        mastheads.add(0)
    numbered = _numbered_heads(lines, counts)
    numbered |= _first_head(lines, folios) | _named_heads(lines)
    edges = folios | mastheads | numbered | _bare_numbers(lines, counts) | _last_number(lines, numbered)
    beside = {i for i in again if {i - 1, i + 1} & edges}
    edges |= beside
    beside_edges = [j for i in edges for j in (i - 1, i + 1) if 0 <= j < len(lines) and j not in edges]
    near = Counter(_folded(lines[j].body) for j in beside_edges)
    heads = {text for text, n in near.items() if n >= FEWEST and len(text) <= 40 and not re.search("[。！？]", text)}
    heads |= {_folded(lines[j].body) for j in beside}
    beside |= {j for j in (0, *beside_edges) if j < len(lines) and _folded(lines[j].body) in heads}
    torn = {j for i in folios for j in (i - 1, i + 1) if 0 < j < len(lines) - 1 and _tears(lines, i, j)}
    return edges | beside | torn | _section_labels(lines, mastheads)


def _named_heads(lines: Sequence[Line]) -> set[int]:
    """Lines of short pieces with gaps between that begin alike, with an issue, a date or a page number, pages apart."""
    found = dict[str, list[int]]()
    for i, line in enumerate(lines):
        pieces = [piece.strip() for piece in GAPS.split(line.body) if piece.strip()]
        short = len(pieces) > FEWEST and max(map(len, pieces)) <= LONGEST_PIECE and not _NO_HEAD.search(line.body)
        if short and re.search(r"\d", line.body):
            found.setdefault(pieces[0], []).append(i)
    return {i for row in found.values() if len(row) >= FEWEST and _are_pages(row) for i in row}


def _tears(lines: Sequence[Line], folio: int, head: int) -> bool:
    """Tell whether a line beside a page number stands in the middle of a sentence and is set as heads are."""
    before, after = lines[min(folio, head) - 1].body, lines[min(max(folio, head) + 1, len(lines) - 1)].body
    over = lines[max(0, min(folio, head) - 2)].body
    long = len(before) >= LONGEST_SPLIT or (len(over) >= LONGEST_SPLIT and not is_stopped(over))
    inside = min(folio, head) > 0 and not is_stopped(before) and not label(after) and long
    return inside and bool(_SPREAD.search(lines[head].body)) and not re.search("[。，；]", lines[head].body)


def _section_labels(lines: Sequence[Line], mastheads: Set[int]) -> set[int]:
    """Lines that only name the section of the paper: in its head, or beside the head of one of its pages.

    A number beside such a line is that of the page.
    """
    head = next((i for i, line in enumerate(lines) if not _is_of_head(line.body)), len(lines))
    found = {
        i
        for i in range(len(lines) - 1)
        if (i <= head or {i - 1, i + 1} & mastheads) and _SECTION_LABEL.fullmatch("".join(lines[i].body.split()))
    }
    numbers = {j for i in found for j in (i - 1, i + 1) if re.fullmatch(r"[A-Z]?\d{1,3}", lines[j].body)}
    return found | numbers


def is_section_label(text: str) -> bool:
    """Tell whether a line only names a section of a paper."""
    return bool(_SECTION_LABEL.fullmatch("".join(text.split())))


def _is_of_head(text: str) -> bool:
    """Tell whether a line is the name of a paper or its date."""
    return bool(NAMEPLATE.fullmatch(text) or (DATE.match(text) and len(text) <= LONGEST_DATE))
