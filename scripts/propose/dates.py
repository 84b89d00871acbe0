"""Dates and times in a sentence: where they stand, and which day, month or year they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

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


class Day(NamedTuple):
    """A date as printed: its half-open span; ``year`` in figures or as said (今年), empty where none is said."""

    start: int
    end: int
    year: str
    month: int
    day: int | None


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
