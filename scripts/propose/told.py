"""What a sentence tells around a figure: what is counted, when, and against what."""

from __future__ import annotations

import re

from scripts.propose.quantities import Found
from scripts.propose.script import simplified

LONGEST_LIST = 30  # characters of a list whose parts share what is said before its first (分别下降18%、22%)

_CLAUSE = re.compile(r"[，。；：！？,;:!?\n、]")
_CHANGE = (
    "下降|上升|增长|提升|提高|减少|增加|降低|缩短|压缩|延长|压降|"
    "上涨|下跌|扩大|缩小|成长|回落|攀升|增幅|降幅|涨幅|增|多|少"
)
_BASE = (
    r"(?:去年|上年|前年|上月|上周|上一?年|前一?[年日周月]|往年"
    r"|昨年|上学年|上年度|上届|上次|平时|平日|此前|以往|原来|上一?季度|(?:19|20)\d\d年)(?:同期|春节|的)?"
)
_COMPARED = (
    re.compile(rf"(?:同比|环比|(?:比|较|与){_BASE}(?:相比)?)[^，。；、\d]{{0,8}}?(?:{_CHANGE})"),
    re.compile(r"(?:持续)?保持(?=在|$)|提升至|提升到|降至|下降到|上升到"),
    re.compile(rf"(?P<told>{_BASE})的$|比(?:19|20)\d\d年$"),
    re.compile(rf"(?:{_CHANGE})(?=了?$)|[增降涨]幅(?=在$)"),
    re.compile(r"连续(?=[^，\d]{0,3}$)|时隔(?=$)"),
)  # fmt: skip
_SHARED = re.compile(rf"分别[^，。；]{{0,6}}?({_CHANGE})")
_YEARS = re.compile(
    r"从(?P<first>(?:19|20)\d\d年)的?[^。；]{1,30}?(?P<change>降至|升至|增至|减至|提升至|提升到|下降到|增加到)(?P<last>(?:19|20)\d\d年)的?[^。；，]{1,20}"
)
"""What changes from one year to another, several figures at each end."""
_FROM_TO = re.compile(
    r"[从由](?:原来(?:的)?)?[^，。；从由]{1,14}?(?:至|到|为|降至|升至|增至|减至|缩短|压缩|延长|提升)[^，。；（）从由]{1,10}"
)


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the clause that holds a stretch of a passage."""
    before = [match.end() for match in _CLAUSE.finditer(text, 0, start)]
    after = _CLAUSE.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))


def measure(text: str, found: Found) -> str:
    """Return what is counted, in the words of the clause: 抓获犯罪嫌疑人 of 抓获犯罪嫌疑人290余名."""
    start, end = clause(text, found.start, found.end)
    counted = text[start : found.start].strip(" “”的了达") + text[found.end : end].strip(" “”的")
    return counted or text[max(0, start - 12) : start].strip("，、：；。 ") or text[found.start : found.end]


def comparison(text: str, found: Found) -> str | None:
    """Return what a figure is compared with: 同比下降, 从66天缩短至35天, 持续保持."""
    plain = simplified(text)
    start, end = clause(plain, found.start, found.end)
    both = next(
        (match for match in _FROM_TO.finditer(plain, start, end) if match.start() < found.end <= match.end()), None
    )
    if both and len(re.findall(r"\d|一半|[三四五六七八九十]", both[0])) > 1:
        return text[both.start() : both.end()]
    years = next((match for match in _YEARS.finditer(plain) if match.start() < found.start < match.end()), None)
    if years:
        return f"从{years['first']}{years['change']}{years['last']}"
    told = next((match for pattern in _COMPARED if (match := pattern.search(plain[: found.start], start))), None)
    if told:
        return told.groupdict().get("told") or text[told.start() : told.end()].replace("分别", "")
    shared = _SHARED.search(plain, max(start - LONGEST_LIST, 0), found.start)
    return shared[1] if shared and not re.search("[，。；]", plain[shared.end() : found.start]) else None
