"""Events by rule: what a passage dates to a month or a day, with the year from the text around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.corpus.records import EventRecord
from scripts.propose.dates import Day, Written, days, near_days

LONGEST = 50
_SENTENCE = re.compile(r"[。！？!?；;\n]")
_UNTIL = re.compile(r"(截至|截止|截止到)(今年|去年|前年)?$")
_BOUND = re.compile(r"(至|到|自|从)$")
_COMPARED = re.compile(r"[比较与同]$")
_TO = re.compile(r"[日号月]\s*[至到—–~-]$")
_ENDS = re.compile(r"(?:结束|止|完成|竣工|闭幕)")
_THIS_YEAR = re.compile(
    r"(?P<year>今年|去年|(?<!\d)(?:19|20)\d{2}年)(?P<half>上半年|下半年|[春夏秋冬](?!运|节|令|训|游)季?|年初|年底)?，?|[从自]今年(?:起|开始)"
)
_AWAY = {"今年": 0, "当年": 0, "去年": -1, "前年": -2, "明年": 1}
_STATISTIC = re.compile(r"同比|环比|增长|下降|上涨|[达为][\d.]|总产值")
_ONCE = re.compile(r"了一[起个场座件批]|首次|首个|首届|成立|启动|发布|揭牌|开工|竣工|投用")


def year_of(day: Day, written: Written | None, last: int | None) -> int | None:
    """Return the year of a date: as printed, relative to when the text was written, or the latest that may be meant.

    ``written`` is year and month of the text; ``last`` is the year that the passage named before.
    """
    if day.year.isdigit():
        return int(day.year)
    if day.year == "同年" and last:
        return last
    if written is None:
        return None
    if day.year in _AWAY:
        return written[0] + _AWAY[day.year]
    return written[0] - (day.month > written[1] + 2)


def _label(text: str, start: int, end: int) -> str:
    """Return the sentence after a date, or the one that holds it, without the date itself."""
    begin = max((match.end() for match in _SENTENCE.finditer(text, 0, start)), default=0)
    stop = _SENTENCE.search(text, end)
    told = text[begin:start] + text[end : stop.start() if stop else len(text)]
    return told.strip(" ，、,”“")[:LONGEST].rstrip("，、,") or text[start:end]


def _quote(text: str, start: int, end: int) -> str | None:
    """Return the date as printed, with as much of what follows as makes it the only one in the passage."""
    while text.count(text[start:end]) > 1 and end < len(text):
        end += 1
    return text[start:end] if text.count(text[start:end]) == 1 else None


def _written_out(year: int, day: Day) -> str:
    return f"{year}-{day.month:02}" + (f"-{day.day:02}" if day.day else "")


def _years(text: str, written: Written | None) -> Iterator[tuple[str, int, int]]:
    """Yield happenings of which only the year is said: 今年上半年, or a year with one thing done."""
    for match in _THIS_YEAR.finditer(text):
        said = (
            (match["year"] or "今年").rstrip("年") if (match["year"] or "")[:1].isdigit() else match["year"] or "今年"
        )
        year = int(said) if said.isdigit() else written[0] + _AWAY[said] if written else None
        rest = _SENTENCE.split(text[match.end() :], maxsplit=1)[0]
        dated = any(day.start <= match.start() < day.end for day in days(text))
        telling = match["year"] is None or (match["half"] and not _STATISTIC.search(rest)) or _ONCE.search(rest[:30])
        beside = _UNTIL.search(text[: match.start()]) or _COMPARED.search(text[: match.start()])
        if year and telling and not dated and not beside:
            yield str(year), match.start(), match.end()


def events(text: str, written: Written | None) -> list[EventRecord]:
    """Return what a passage dates, each date once; a date that only ends a period (截至10月底) is none."""
    found, last = list[tuple[str, int, int]](), None
    spoken = [*days(text), *near_days(text, written)]
    for day in sorted(spoken):
        year = year_of(day, written, last)
        head, next_char = text[: day.start], text[day.end : day.end + 1]
        bounds = bool(_UNTIL.search(head) or _COMPARED.search(head)) or (day.day is None and bool(_BOUND.search(head)))
        ends = day.day is not None and bool(_TO.search(head)) and not _ENDS.match(text[day.end :])
        counted = day.day is None and bool(_STATISTIC.search(text[day.end : day.end + 16]))
        if year and not (bounds or ends or counted) and next_char not in ("底", "以", "电", "讯", "電", "訊"):
            last = year
            found.append((_written_out(year, day), day.start, day.end))
    records, seen = [], set[str]()
    for date, start, end in [*found, *_years(text, written)]:
        quote = _quote(text, start, end)
        if quote and date not in seen:
            seen.add(date)
            records.append(EventRecord(date=date, label=_label(text, start, end), quote=quote, same=None, by="rule"))
    return records
