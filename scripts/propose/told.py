"""What a sentence tells around a figure: what is counted, when, and against what."""

from __future__ import annotations

import re

from scripts.propose.figures import Found

_CLAUSE = re.compile(r"[，。；：！？,;:!?\n、]")
_SENTENCE = re.compile(r"[。！？；!?;]")
_CHANGE = "下降|上升|增长|提升|提高|减少|增加|降低|缩短|压缩|延长|压降|增"
_COMPARED = (
    re.compile(rf"(?:同比|环比|比去年|较去年同期|比上一?年|比上年|较上年|较(?:19|20)\d\d年|比(?:19|20)\d\d年)[^，。；、\d]{{0,8}}?(?:{_CHANGE})"),
    re.compile(r"(?:持续)?保持(?=在|$)|提升至|提升到|降至|下降到|上升到|达到(?=$)"),
    re.compile(rf"(?:{_CHANGE})(?=了?$)"),
    re.compile(r"连续(?=$)"),
)  # fmt: skip
_FROM_TO = re.compile(
    r"[从由](?:原来(?:的)?)?[^，。；]{1,14}?(?:至|到|为|降至|升至|缩短|压缩|延长|提升)[^，。；]{1,10}"
)
_PERIOD = re.compile(
    r"(?<![比较与同])(?:(?:截至|截止)(?:目前|(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末)?|\d{1,2}月底?)"
    r"|(?:[“‘]?十[一二三四五六七八九][五][”’]?(?:时期|期间|以来))"
    r"|(?:今年|去年|前年|(?:19|20)\d\d年)(?:上半年|下半年|前?[一二三四]季度|以来|\d{1,2}(?:[-—至]\d{1,2})?月(?:\d{1,2}日)?)?"
    r"|(?:近|过去|最近)?[一二三四五六七八九十两]年来|(?:过去|近|最近|未来|今后)[一二三四五六七八九十两]年|(?:日|月|年)均|每[日天月年周]|\d{1,2}月(?:\d{1,2}日)?)"
)
_RELATIVE = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}


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


def resolved(said: str, year: int | None) -> str:
    """Return a period with its year in figures, where it is said relative to the year of the text (今年)."""
    for word, away in _RELATIVE.items():
        if said.startswith(word) and year:
            return f"{year + away}年{said[len(word) :]}"
    return said


def period(text: str, found: Found, year: int | None) -> str | None:
    """Return the period that a figure is about: the nearest one said before it in its sentence, else in the passage."""
    begin = max((match.end() for match in _SENTENCE.finditer(text, 0, found.start)), default=0)
    spoken = [*_PERIOD.finditer(text, begin, found.start)] or [*_PERIOD.finditer(text, 0, found.start)]
    return resolved(spoken[-1][0], year) if spoken else None


def comparison(text: str, found: Found) -> str | None:
    """Return what a figure is compared with: 同比下降, 从66天缩短至35天, 持续保持."""
    start, end = clause(text, found.start, found.end)
    both = next(
        (match for match in _FROM_TO.finditer(text, start, end) if match.start() < found.end <= match.end()), None
    )
    if both and len(re.findall(r"\d|一半|[三四五六七八九十]", both[0])) > 1:
        return both[0]
    head = text[start : found.start]
    return next((match[0] for pattern in _COMPARED if (match := pattern.search(head))), None)
