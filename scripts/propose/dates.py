"""Dates and times in a sentence: where they stand, and which day, month or year they mean."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from scripts.text.quantity import values

_YEAR = r"(?<!\d)(?:19|20)\d{2}"
_DAY = re.compile(
    rf"(?P<year>{_YEAR}年|今年|去年|前年|明年|当年|同年)?\s*(?P<month>(?<![\d\-—–~])1?\d)月(?:份)?(?:(?P<day>[123]?\d)[日号])?"
    rf"|(?P<iso>{_YEAR}[-/.](?:1[0-2]|0?[1-9])[-/.][0-3]?\d)(?!\d)"
)
_NOT_DAYS = re.compile(
    rf"{_YEAR}\s*[-—–至~到]\s*{_YEAR}年?|{_YEAR}年(?:度)?|(?<![\d个])\d{{1,2}}\s*[-—–至~到]\s*\d{{1,2}}月(?:份)?"
    rf"|(?<!\d)\d{{1,2}}月\s*\d{{1,2}}\s*[-—–至~到]\s*\d{{1,2}}日|(?<![\d.])\d{{1,2}}[日号](?!志)"
    rf"|(?<![\d.])\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?|(?<![\d.])\d{{1,2}}[时点](?:\d{{1,2}}分|许|整|半)?"
    rf"|[零一二三四五六七八九十〇]{{4}}年|[一二三四五六七八九十]{{1,3}}月(?:[一二三四五六七八九十]{{1,3}}[日号])?"
)


_HAN_DAY = re.compile(
    r"(?P<year>[〇零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?:(?P<day>[一二三四五六七八九十]{1,3})[日号])?"
)
_NEAR = re.compile(
    r"(?P<away>昨[日天晚]|前[日天](?!线)|今[日天](?=[上下]午|凌晨|清晨|早|中午|晚|起|正式|在|从|举行))"
    r"|(?:[今昨本]|本月)[（(]?(?P<said>\d{1,2})[)）]?日|(?<![\d月第每到至前－—–~.-])(?P<bare>\d{1,2})日(?![内游龄志报常均产])"
)
_AWAY = {"昨": -1, "前": -2, "今": 0}


class Day(NamedTuple):
    """A date as printed: its half-open span; ``year`` in figures or as said (今年), empty where none is said."""

    start: int
    end: int
    year: str
    month: int
    day: int | None


class Written(NamedTuple):
    """When a text was written, as far as it is known."""

    year: int
    month: int
    day: int | None = None


def dated(text: str) -> list[tuple[int, int]]:
    """Return the spans of everything that says when and counts nothing, in order."""
    return sorted([*(match.span() for match in _NOT_DAYS.finditer(text)), *((d.start, d.end) for d in days(text))])


def days(text: str) -> Iterator[Day]:
    """Yield the dates of a passage that name at least a month; impossible months and days are none."""
    for match in _DAY.finditer(text):
        if match["iso"]:
            year, month, day = re.split(r"[-/.]", match["iso"])
            found = Day(*match.span(), year, int(month), int(day))
        else:
            number = int(match["day"]) if match["day"] else None
            year = (match["year"] or "").rstrip("年") if (match["year"] or "")[:1].isdigit() else match["year"] or ""
            found = Day(*match.span(), year, int(match["month"]), number)
        if 1 <= found.month <= 12 and (found.day is None or 1 <= found.day <= 31):
            yield found
    for match in _HAN_DAY.finditer(text):
        numbers = [int(max(values(part))) if part else None for part in (match["month"], match["day"])]
        if numbers[0]:
            yield Day(*match.span(), "".join(map(_digit, match["year"])), numbers[0], numbers[1])


def _digit(char: str) -> str:
    return str("〇一二三四五六七八九".find(char.replace("零", "〇")))


def near_days(text: str, written: Written | None) -> Iterator[Day]:
    """Yield the days that a passage says relative to the day on which it was written: 昨日, 本月3日, 今（3）日, 3日."""
    if written is None or written.day is None:
        return
    today = date(written.year, written.month, written.day)
    for match in _NEAR.finditer(text):
        number = int(match["said"] or match["bare"] or 0)
        if match["away"]:
            day = today + timedelta(days=_AWAY[match["away"][0]])
        else:
            month = today if number <= today.day or match["said"] else today.replace(day=1) - timedelta(days=1)
            if not 1 <= number <= monthrange(month.year, month.month)[1]:
                continue
            day = month.replace(day=number)
        yield Day(*match.span(), str(day.year), day.month, day.day)
