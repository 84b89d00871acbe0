"""Numbers as Chinese press prose writes them: 17.8亿, 1亿2000万, 50余万, 近百亿, 上千, 三四, 一半, 三分之二, 零下2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_NUMERAL = "".join(_DIGITS) + "".join(_UNITS)
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PATTERN = re.compile(
    rf"(?P<below>零下|(?<![\w%％‰℃])[-−])?(?:(?P<arabic>{_ARABIC})(?:[余多来](?=[百千万亿]))?(?P<scale>[十百千万亿]*)"
    rf"|(?P<han>[{_NUMERAL}]+(?:[余多来](?=[万亿])[万亿]+)?)|(?P<half>半))"
)
_PAIR = re.compile("([一二三四五六七八九]?[十百千]?)([一二两三四五六七八九])([一二三四五六七八九])([十百千万亿]*)")
"""Two neighbouring numbers: 三四天, 十三四岁, 七八百人; 五四 and 一九 are no such pair."""
_ONE = rf"(?:{_ARABIC}|[{_NUMERAL}]+)"
_TOGETHER = (
    re.compile(rf"(?P<more>{_ARABIC}亿)(?P<less>{_ARABIC}万)|(?P<myriads>{_ARABIC}万)(?P<thousands>\d千)"),
    re.compile(rf"(?P<parts>{_ONE})分之(?P<share>{_ONE})"),
    re.compile(rf"(?P<whole>{_ONE})个?(?:小时|钟头)零?(?P<minutes>{_ONE})分"),
    re.compile(rf"(?P<years>{_ONE})年零?(?P<months>{_ONE})个月"),
    re.compile(rf"(?P<halved>{_ONE})(?:个半|[年天倍成]半)"),
    re.compile(r"翻了?(?P<doubled>[一两二三四])?番"),
)
"""What is one number in several words: the sum of two scales, a fraction, hours with minutes, 五个半, 翻一番."""
_PLACES = (2, 3, 4)
"""Decimal places to which a fraction may be written."""


def _han(numeral: str) -> int:
    """Return the value of a numeral in Chinese characters; a unit without a digit counts once (百亿)."""
    total = section = digit = 0
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif _UNITS[char] < 10_000:
            section += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            whole = section + digit
            total = total + (whole or 1) * 10_000 if char == "万" else (total + whole or 1) * _UNITS[char]
            section = digit = 0
    return total + section + digit


def _values(match: re.Match[str]) -> Iterator[Decimal]:
    sign = -1 if match["below"] else 1
    if match["half"]:
        yield Decimal("0.5")
    elif match["arabic"]:
        scale = 1
        for char in match["scale"]:
            scale *= _UNITS[char]
        yield sign * Decimal(match["arabic"].replace(",", "")) * scale
    elif (pair := _PAIR.fullmatch(match["han"])) and 0 < _DIGITS[pair[3]] - _DIGITS[pair[2]] <= 2:
        yield from (Decimal(_han(f"{pair[1]}{digit}{pair[4]}")) for digit in (pair[2], pair[3]))
    else:
        yield sign * Decimal(_han(re.sub("[余多来]", "", match["han"])))


def _single(text: str) -> Decimal:
    match = _PATTERN.fullmatch(text)
    return next(_values(match)) if match else Decimal(0)


def _fraction(parts: Decimal, share: Decimal) -> Iterator[Decimal]:
    if parts in (100, 1000, 10_000):
        yield share
    elif parts:
        yield from (round(share / parts, places) for places in _PLACES)


def _together(text: str) -> Iterator[Decimal]:
    """Yield what several words of a quotation state as one number."""
    for match in (match for pattern in _TOGETHER for match in pattern.finditer(text)):
        said = {name: _single(words) for name, words in match.groupdict().items() if words}
        if "share" in said:
            yield from _fraction(said["parts"], said["share"])
        elif "minutes" in said:
            yield 60 * said["whole"] + said["minutes"]
        elif "months" in said:
            yield 12 * said["years"] + said["months"]
        elif "halved" in said:
            yield said["halved"] + Decimal("0.5")
        elif "番" in match[0]:
            yield Decimal(2) ** int(said.get("doubled", 1))
        else:
            yield sum(said.values(), Decimal(0))


def values(text: str) -> set[Decimal]:
    """Return every number that a quotation states; 三四天 states 3 and 4, 三分之二 also 0.667."""
    return {value for match in _PATTERN.finditer(text) for value in _values(match)} | {*_together(text)}
