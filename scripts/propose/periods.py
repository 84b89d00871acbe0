"""When a figure holds: the period that its sentence says, with the year in figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from scripts.propose.dates import Written
from scripts.propose.quantities import Found
from scripts.propose.script import simplified

_YEAR = r"(?:今年|去年|前年|明年|当年|同年|上年|(?<!\d)(?:19|20)\d\d年)"
_NUMBERED = r"(?:19|20)\d\d"
_TO = "[至到—–~-]"
_HALF = "(?:上半年|下半年|全年|第?前?[一二三四]季度|前三季度)"
_FEAST = (
    "(?:春节|国庆节?|中秋节?|清明节?|端午节?|元旦|五一|“五一”|劳动节|元宵节?|除夕|双节|节日|"
    "假日|假期|暑期|暑假|寒假|汛期|春运|暑运)"
)
_SAID = re.compile(
    rf"(?P<until>(?:截至|截止到?|截止至)(?:目前|今天|(?:{_YEAR})?(?:\d{{1,2}}月份?)?(?:\d{{1,2}}日)?[底末]?)|到目前为止|迄今)"
    rf"|(?P<years>{_NUMBERED}年?{_TO}{_NUMBERED}年)"
    rf"|(?P<span>{_YEAR}?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?<=[月日]){_TO}(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?<=[月日])|{_YEAR}?(?<!\d)\d{{1,2}}{_TO}\d{{1,2}}月)份?"
    rf"|(?P<half>{_YEAR}?{_HALF})"
    rf"|(?P<feast>{_YEAR}?{_FEAST}(?:(?<=[春暑]运)|(?:假期|长假|假日|黄金周|小长假)?(?:期间|[里中])|假期|长假|黄金周|小长假)|(?<![一-鿿])[一-鿿]{{2,4}}期间)"
    rf"|(?P<day>{_YEAR}?(?<!\d)\d{{1,2}}月\d{{1,2}}日|本月\d{{1,2}}日)"
    rf"|(?P<month>{_YEAR}?(?<!\d)\d{{1,2}}月(?!\d))份?"
    r"|(?P<plan>[“‘]?十[一二三四五六七八九]五[”’]?(?:时期|期间|以来)"
    r"|(?:近|过去|最近)?[一二三四五六七八九十两\d]+年多?来|(?:过去|近|最近|未来|今后)[一二三四五六七八九十两\d]+年)"
    rf"|(?P<year>{_YEAR})"
    r"|(?P<same>当日|当天|同日|当月)|(?P<near>昨日|昨天|昨晚|今日|今天|今晨|前天|前日)|(?P<around>本月|上个?月|本周|上周|目前)"
)
_AWAY = {"今年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "当年": 0, "同年": 0}
_DAYS = {"昨": -1, "今": 0, "前": -2}
_COARSE = ("until", "years", "half", "feast", "month", "plan", "year", "span")
_LONG = ("half", "plan", "year")
_NOT_BEFORE = re.compile(r"[比较与同超](?:[^，。；、]{0,2})$")
_POINT = re.compile(r"[于自从到至在由]$|预计$|力争$|计划$|拟$|将$")
_NOT_AFTER = re.compile(
    r"同期|相比|的?[\d.]+倍|起(?!步)|开始|之?前|之?后|底前|举行|召开|印发|出台|发布|通报|公布|宣布|获悉|[电讯]"
    r"|(?![的那这]|[^，。]*[天季初底末间内里期来日上下午晚]，)[^，。；、：\d“]{1,4}，"
)
_PLANNED = re.compile(r"将(?!近)|计划|预计|力争|拟|下一步|目标|到20\d\d年")
_SENTENCE = re.compile(r"[。！？；!?;]")


class Said(NamedTuple):
    """A period as a passage says it: which sort, where, in which words; ``since`` tells 以来 behind it."""

    sort: str
    start: int
    end: int
    words: str


def _holds(text: str, match: re.Match[str]) -> bool:
    """Tell whether a period is one of figures, and not what they are compared with or when something began."""
    head, rest = text[: match.start()], text[match.end() :]
    if match[0] in ("截至", "截止", "截止到", "截止至") or _NOT_BEFORE.search(head):
        return False
    if match.lastgroup in ("day", "month", "year") and not rest.startswith("以来") and _POINT.search(head):
        return head.endswith("在") and match.lastgroup != "day"
    return not _NOT_AFTER.match(rest)


def said(text: str) -> list[Said]:
    """Return the periods that a passage (in Simplified characters) says, in order of place."""
    found = []
    for match in _SAID.finditer(text):
        if _holds(text, match):
            since = "以来" if text.startswith("以来", match.end()) else ""
            words = match[0] + since
            found.append(Said(match.lastgroup or "", match.start(), match.end() + len(since), words))
    return found


def _year(words: str, written: Written | None) -> str:
    """Return a period that begins with a year or with a month, the year in figures."""
    for word, away in _AWAY.items():
        if words.startswith(word) and written:
            return f"{written.year + away}年{words[len(word) :]}"
    month = re.match(r"(\d{1,2})[月至到—–~-]", words)
    if month and written:
        return f"{written.year - (int(month[1]) > written.month + 2)}年{words}"
    return words


def _month_before(written: Written) -> str:
    return f"{written.year}年{written.month - 1}月" if written.month > 1 else f"{written.year - 1}年12月"


def _near(words: str, written: Written | None) -> str:
    """Return the day that 昨日 means, where the day of writing is known, else the word."""
    if written is None or written.day is None:
        return words
    day = date(written.year, written.month, written.day) + timedelta(days=_DAYS[words[0]])
    return f"{day.year}年{day.month}月{day.day}日"


def _around(words: str, written: Written | None) -> str:
    if words == "目前" or written is None:
        return f"截至{written.year}年{written.month}月" if written else words
    return {"本月": f"{written.year}年{written.month}月"}.get(words) or (
        _month_before(written) if words.endswith("月") else words
    )


def _until(words: str, written: Written | None) -> str:
    if re.search("目前|今天|迄今", words):
        return _around("目前", written)
    return f"截至{_year(re.sub('^截[至止]到?至?', '', words), written)}"


def _part(words: str, written: Written | None, before: Sequence[str]) -> str | None:
    """Return a half or a quarter with its year; the whole year (全年) is the one that was said last."""
    if words == "全年":
        years = [year[0] for period in reversed(before) if (year := re.match(rf"{_NUMBERED}年", period))]
        return years[0] if years else f"{written.year}年" if written else None
    named = re.match(rf"{_YEAR}", words)
    return _year(words, written) if named or written is None else f"{written.year}年{words}"


def _feast(words: str, written: Written | None) -> str:
    named = re.match(rf"{_YEAR}|节日|假", words) or not re.match(_FEAST, words)
    return _year(words, written) if named or written is None else f"{written.year}年{words}"


def resolved(phrase: Said, written: Written | None, before: Sequence[str] = ()) -> str | None:
    """Return a period with its year in figures; ``before`` are those said earlier, resolved, the last one last."""
    words = phrase.words.replace("月份", "月")
    if phrase.sort == "same":
        return next((period for period in reversed(before) if re.search(r"月(\d+日)?$", period)), None)
    if phrase.sort == "half":
        return _part(words, written, before)
    if words.startswith("本月") and phrase.sort == "day" and written:
        return f"{written.year}年{written.month}月{words[2:]}"
    return {"until": _until, "near": _near, "around": _around, "feast": _feast}.get(phrase.sort, _year)(words, written)


def _resolved(
    found: Sequence[Said], written: Written | None, earlier: Sequence[str] = ()
) -> Iterator[tuple[Said, str]]:
    before = list(earlier)
    for phrase in found:
        told = resolved(phrase, written, before)
        if told:
            before.append(told)
            yield phrase, told


def main_period(texts: Sequence[str], written: Written | None) -> str | None:
    """Return the period, coarser than a month, that a document says most often and more than once, else None."""
    found = [
        told
        for text in texts
        for phrase, told in _resolved(said(simplified(text)), written)
        if phrase.sort in _LONG and phrase.words != "全年"
    ]
    counts = Counter(re.sub("以来$", "", told) for told in found)
    most = max(counts.values(), default=0)
    return next((told for told in found if counts[re.sub("以来$", "", told)] == most), None) if most > 1 else None


@dataclass(frozen=True)
class Around:
    """What else tells a figure's period: when the text was written, the document's main one, those said before."""

    written: Written | None
    main: str | None = None
    before: Sequence[str] = ()


def after(text: str, around: Around) -> Around:
    """Return what is around the figures of the passages that follow one: the periods that it says are said before."""
    told = [words for _, words in _resolved(said(simplified(text)), around.written, around.before)]
    return replace(around, before=(*around.before, *told))


def period(text: str, found: Found, around: Around) -> str | None:
    """Return the period that a figure is about: the nearest said before it in its sentence, else in the passage.

    That of the document holds where the passage says none and does not speak of what is to come.
    """
    plain = simplified(text)
    begin = max((match.end() for match in _SENTENCE.finditer(plain, 0, found.start)), default=0)
    every = _resolved(said(plain), around.written, around.before)
    told = [(phrase, words) for phrase, words in every if phrase.end <= found.start]
    near = [words for phrase, words in told if phrase.start >= begin]
    if near:
        return near[-1]
    far = [words for phrase, words in told if phrase.sort in _COARSE and not plain[: phrase.start].endswith("其中")]
    stop = _SENTENCE.search(plain, found.end)
    planned = _PLANNED.search(plain[begin : stop.start() if stop else len(plain)])
    return far[-1] if far else None if planned else around.main
