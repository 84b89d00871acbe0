"""Numbers as Chinese press prose writes them: 17.8亿, 1.06万, 50余万, 近百亿, 上千, 三四, 一半, 零."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_NUMERAL = "".join(_DIGITS) + "".join(_UNITS)
_ARABIC = r"(?P<arabic>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
_PATTERN = re.compile(
    rf"{_ARABIC}(?:[余多来](?=[百千万亿]))?(?P<scale>[十百千万亿]*)"
    rf"|(?P<han>[{_NUMERAL}]+(?:[余多来](?=[万亿])[万亿]+)?)|(?P<half>半)"
)


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
    if match["half"]:
        yield Decimal("0.5")
    elif match["arabic"]:
        scale = 1
        for char in match["scale"]:
            scale *= _UNITS[char]
        yield Decimal(match["arabic"].replace(",", "")) * scale
    elif set(match["han"]) <= set("一二三四五六七八九") and len(match["han"]) > 1:
        yield from (Decimal(_DIGITS[char]) for char in match["han"])
    else:
        yield Decimal(_han(re.sub("[余多]", "", match["han"])))


def values(text: str) -> set[Decimal]:
    """Return every number that a quotation states; 三四天 states 3 and 4, 一半 states 1 and 0.5."""
    return {value for match in _PATTERN.finditer(text) for value in _values(match)}
