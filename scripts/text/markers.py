"""Marks at the beginning of a line that begin a passage: bullets, ordinals, articles, speakers, labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

Style = Literal[
    "bullet", "chapter", "article", "step", "section", "bracketed", "is", "number", "bracketed number", "circled",
    "letter", "turn", "photo",
]  # fmt: skip

PHOTO = "▲△↑▼▽↓◀◁◄"
_CIRCLED = ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "❶❷❸❹❺❻❼❽❾❿", "➀➁➂➃➄➅➆➇➈➉", "➊➋➌➍➎➏➐➑➒➓")
_SIGNS = (
    (0x2022, 0x2023),
    (0x2027, 0x2027),
    (0x2295, 0x2299),
    (0x2588, 0x2590),
    (0x203B, 0x203B),
    (0x2190, 0x21FF),
    (0x25A0, 0x27BF),
    (0x2B00, 0x2BFF),
    (0x1F300, 0x1FAFF),
)
BULLETS = "▲" + "".join(
    chr(i) for first, last in _SIGNS for i in range(first, last + 1) if chr(i) not in PHOTO + "".join(_CIRCLED)
)
"""Every arrow, shape, dingbat and picture may stand before an item."""
BARS = "".join(map(chr, range(0x2588, 0x2591)))
"""Bars that stand before headings."""
_HAN = "零〇一二三四五六七八九十百壹贰貳叁參叄肆伍陆陸柒捌玖拾"
_DIGITS = {
    char: i
    for row in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖")
    for i, char in enumerate(row)
} | {"叄": 3}
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("chapter", re.compile(rf"第\s*([{_HAN}\d]+)\s*(?:章|节|節|编|編|部分|篇|讲|講)(?=[\s　：:]|$)")),
    ("article", re.compile(rf"第([{_HAN}\d]+)[条條](?:之[{_HAN}]+)?(?=[\s　：:【]|$)")),
    ("step", re.compile(rf"(?:第([{_HAN}\d]+)步|步骤([{_HAN}\d]+)|步驟([{_HAN}\d]+))\s*(?:[：:，,]|(?<=\s))")),
    ("section", re.compile(rf"([{_HAN}]+)[、．]")),
    ("is", re.compile(r"第([一二三四五六七八九十])、")),
    ("section", re.compile(rf"[【〖]([{_HAN}]+|\d{{1,2}})[】〗](?=\s*[^\s：:])")),
    ("bracketed", re.compile(rf"[（(]([{_HAN}]+)[)）]")),
    ("is", re.compile(r"([一二三四五六七八九十])(?:是|则|來是|来)(?=[^非否])")),
    ("bracketed number", re.compile(r"[（(](\d{1,2})[)）]")),
    ("number", re.compile("(\\d)\ufe0f?\u20e3")),
    ("number", re.compile(r"(\d{1,2})(?:[、．]|\.(?!\d)|[)）])")),
    ("letter", re.compile(r"[（(]?([a-hA-H])[)）](?=\s*[^\s，。、；：)）])")),
    ("circled", re.compile(rf"([{''.join(_CIRCLED)}])")),
)
_BULLET = re.compile(rf"[{BULLETS}]\ufe0f?\s*|[-*·+–]\s+|·")
_ROLE = re.compile(
    r"(?:.{0,16}记者|.{0,16}記者|主持人|主持|主播|嘉宾|旁白|解说|画外音|同期声|字幕|网友|網友|男|女|问|問|答|Q\d*|A\d*)"
    r"(?:[ 　][\u4e00-\u9fff]{2,4})?"
)
_ASKING = re.compile(
    r".*(?:记者|記者)(?:[ 　].{2,4})?|问|問|Q\d*"
    r"|.{0,4}(?:提问|提問|观众|觀眾|听众|聽眾|网友|網友)(?:[\u4e00-\u9fff]{2,4})?"
    r"|.{2,10}(?:报|報|台|臺|社|网|網|频道|頻道|周刊|週刊)|《.{2,14}》"
)
_TURN = re.compile(
    r"([\u4e00-\u9fff][ 　]+[\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff]{0,13}[人者长長員员任警師师士授記记总官生家宾表民客友農农工匠户戶東东兵主][ 　]"
    r"[\u4e00-\u9fff]{2,3}"
    r"|《[^》：:]{2,14}》(?:[记記]者)?"
    r"|[\u4e00-\u9fff]{2,14}\u3000[\u4e00-\u9fff]{2,3}"
    r"|[^\s：:，。！？；、“”「」（）()《》【】]{1,18})(?:[（(][^（）()，。]{2,16}[)）])?\s*[：:]"
)
SPACED_TURN = re.compile(r"([\u4e00-\u9fff]{1,4})(?:　+| {2,})(?=\S.{2,})")
"""A turn whose speaker a space parts from the words."""
_PAD = re.compile(r"^([\u4e00-\u9fff])[ 　]+(?=[\u4e00-\u9fff]$)")
_BRACKETED_ROLE = re.compile(r"[【\[]([^】\]]{1,18})[】\]]\s*[：:]?\s*|<([^<>\s/]{1,18})>\s+(?=\S)")
_OFFICER = re.compile(
    r".{2,14}(?:长|長|主任|书记|書記|发言人|發言人|教授|律师|律師|专家|專家|代表|民警|队员|負責人|负责人)[\u4e00-\u9fff]{2,3}"
)
LABELS = (
    "[\u4e00-\u9fff]{0,2}?(?:编辑|責編|责编|編輯|校对|校對)|(?:今日|值班|执行|本期|本版)?(?:美编|组版|版式|检校|審校)|时间|日期|摘编|摘录|更新時間|值班编委|编制|编印|印制|地点|来源|稿源|作者|编辑|责任编辑|责编|责任编审|校对|审核|审校|审稿|监制|版式|美编|供稿|撰稿|撰文|文字|摄影|摄像|图片|视频|制图|海报|主编|"
    "值班主任|值班编辑|统筹|策划|初审|复审|终审|签发|出品|主办|主办单位|承办|联系人|联系方式|联系电话|联系部门|联系单位|联系地址|电话|传真|邮箱|电子邮箱|地址|网址|邮编|"
    "发件人|收件人|抄送|主题|发送时间|发文机关|发文字号|文号|索引号|成文日期|发布机构|主题分类|记录|记录人|整理|录音整理|出席|出席人员|主持|受访者|采访|采访者|"
    "播音|采录|搜集|口述|演唱|作词|作曲|插图|绘图|题图|发稿时间|發稿時間|最新更新|最后更新|最後更新|播出时间|首播时间|发布时间|发布日期|发布单位|文章来源|本文来源|信息来源|本期编辑|本版编辑|本期责编|本期校对|导出时间|更新时间|阅读量|浏览次数|点击数|"
    "時間|來源|編輯|責任編輯|責編|校對|審核|攝影|發布日期|發布時間|發佈日期|發佈時間|撰文者|地點|記錄|聯絡人|電話|編審|[發发]文(?:日期|字[號号]|[機机][關关])"
)
SENT_AT = re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s+([^\s，。：:！？][^，。：:！？]{0,24})")
"""A line of a chat that gives the time of a message and who sent it."""
FEWEST_SENDERS = 4  # lines of a time and a name that tell a chat from a programme
EMPTY = 0.3  # share of messages that may be empty, as those of a picture are
_TIME_OF_DAY = re.compile("[上下]午|[早晚中][上午]?$|[周週星第]")
FEWEST_TURNS = 3  # of each speaker whom a space parts from his words
SPOKEN = 0.8  # share of the lines of a talk whose speakers a space parts from their words
LONGEST_OFFICE = 4  # characters of an office that stands with a name
_SAYS = re.compile("[说說道问問答讲講称稱]|表示|[认認]为|[告诉訴]")
LONGEST_NAME = 10  # characters of a name on a line of its own
LONGEST_LABEL = 40  # characters in which a label and what stands behind it begin
_PADDED_LABEL = re.compile(r"^[\u4e00-\u9fff](?:[ \u3000\xa0]+[\u4e00-\u9fff]){1,3}(?=\s*[：:|｜丨/／])")
_LABEL = re.compile(rf"(?:[{BULLETS}]\ufe0f?\s*)?(?:{LABELS})\s*[：:|｜丨/／]\s*(?=\S)")


@dataclass(frozen=True)
class Marker:
    """A mark that begins a passage: its style, its number in a row (0 where it has none), its length."""

    style: Style
    number: int
    length: int
    name: str = ""


def han_number(numeral: str) -> int:
    """Return the value of a numeral below two hundred, in Han or Arabic digits."""
    if numeral.isdigit():
        return int(numeral)
    total = digit = 0
    for char in numeral:
        if char in "十拾百":
            total += (digit or 1) * (100 if char == "百" else 10)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def _value(style: Style, numeral: str) -> int:
    return "abcdefgh".index(numeral.lower()) + 1 if style == "letter" else han_number(numeral)


def marker(text: str) -> Marker | None:
    """Return the ordinal, bullet or photo mark that a text begins with, or None; speakers and labels are apart.

    An ordinal may stand behind the quotation mark that opens quoted articles.
    """
    if text and text[0] in "“「『" and (quoted := marker(text[1:])) and quoted.style in ("bracketed", "article"):
        return replace(quoted, length=quoted.length + 1)
    for style, pattern in _PATTERNS:
        found = pattern.match(text)
        if found:
            numeral = next(group for group in found.groups() if group)
            row = next((row for row in _CIRCLED if numeral in row), "") if style == "circled" else ""
            number = row.index(numeral) + 1 if row else _value(style, numeral)
            return Marker(style, number, found.end())
    if text[:1] in PHOTO and text[:1]:
        return Marker("photo", 0, 1)
    found = _BULLET.match(text)
    if found and len(text) > found.end():
        return Marker("bullet", 0, found.end(), text[0])
    return None


def is_counted(text: str) -> bool:
    """Tell whether a text begins with the number of its row, so that it needs no bullet: ①, （一）, 1., 一是."""
    found = marker(text)
    return found is not None and found.number > 0


def label(text: str) -> bool:
    """Tell whether a text begins with the label of a bibliographic or technical line (来源：, 编辑｜)."""
    return bool(_LABEL.match(_PADDED_LABEL.sub(lambda padded: "".join(padded[0].split()), text[:LONGEST_LABEL])))


def speaker(text: str) -> Marker | None:
    """Return the name before a colon, or in 【】, that may be a speaker's; None where a text begins otherwise."""
    found = _BRACKETED_ROLE.match(text) or _TURN.match(text)
    name = next(filter(None, found.groups()), "") if found else ""
    if not found or re.fullmatch(rf"[{_HAN}\d]+", name) or label(text) or label(text[len(name.split()[0]) :].lstrip()):
        return None
    if text[found.end() : found.end() + 2] == "//" or re.search("[讯訊电電]$", name):
        return None
    return Marker("turn", 0, found.end(), _PAD.sub(r"\1", name))


def spaced_speakers(texts: Iterable[str]) -> frozenset[str]:
    """Return the speakers that a space parts from their words: each comes back.

    One of them is a reporter, or each speaks several times, or nearly all that is said is theirs.
    """
    turns = [SPACED_TURN.match(text) for text in texts]
    counts = Counter(turn[1] for turn in turns if turn)
    names = {name for name, count in counts.items() if count > 1}
    often = all(counts[name] >= FEWEST_TURNS and not _TIME_OF_DAY.match(name) for name in names)
    all_theirs = often or sum(counts[name] for name in names) >= SPOKEN * len(turns)
    return frozenset(names) if len(names) > 1 and (all_theirs or any(map(asks, names))) else frozenset()


def is_role(name: str) -> bool:
    """Tell whether a name before a colon is a role that only speakers have: 记者, 主持人, 问, 答."""
    return bool(_ROLE.fullmatch(name))


def asks(name: str) -> bool:
    """Tell whether a speaker is one who asks: a reporter, a medium, the public."""
    return bool(_ASKING.fullmatch(name)) and name != "答"


def _is_called(name: str, known: Set[str]) -> bool:
    """Tell whether a name before a colon is a known one with an office (卓某所长, 所长卓某)."""
    sizes = range(1, min(LONGEST_OFFICE, len(name) - 2) + 1)
    first = any(name[:-size] in known and not _SAYS.search(name[-size:]) for size in sizes)
    return first or any(name[size:] in known and not _SAYS.search(name[:size]) for size in sizes)


def speakers(texts: Iterable[str]) -> frozenset[str]:
    """Return the names before a colon that speak in lines or paragraphs: roles, and names that come back.

    Below three turns only roles speak; beside a role, a name of two or three characters may speak once, and so may one
    with its office before it. Where names stand on lines of their own and one comes back, all that stand so speak.
    """
    turns = [(text, found) for text in texts if (found := speaker(text))]
    counts = Counter(found.name for _, found in turns)
    alone = Counter(found.name for text, found in turns if found.length == len(text.strip()) and text[0] not in "【[")
    roles = {name for name in counts if is_role(name)}
    again = {name for name, count in counts.items() if count > 1 and len(name) <= 8}
    again |= {name for name in counts if _is_called(name, again)}
    boxed = {found.name for text, found in turns if text[0] in "【["}
    spoken = len(boxed) > 1 and any(asks(name) or is_role(name) for name in boxed)
    again = again | boxed if spoken else again - boxed
    rows = sum(alone.values()) > 2 and max(alone.values()) > 1
    bare = {name for name in alone if rows and len(name) <= LONGEST_NAME}
    if sum(counts[name] for name in roles | again) < 3:
        return frozenset(roles | bare)
    single = (
        {name for name in counts if 2 <= len(name) <= 3 or _OFFICER.fullmatch(name) or "\u3000" in name}
        if roles
        else set()
    )
    return frozenset(roles | again | single | bare)


def senders(texts: Sequence[str]) -> set[int]:
    """Return the numbers of the lines or blocks that tell the time and the sender of a message: names come back."""
    found = {i: match for i, text in enumerate(texts) if (match := SENT_AT.fullmatch(text))}
    counts = Counter(match[1] for match in found.values())
    empty = sum(i + 1 in found for i in found)
    again = len(found) >= FEWEST_SENDERS and counts.most_common(1)[0][1] > 1 and empty <= EMPTY * len(found)
    return set(found) if again else set()
