"""Quantities that are no numeral with its measure word: halves, fractions, hours with minutes, 翻一番, 零事故."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from scripts.propose.quantities import HAN, Found
from scripts.propose.units import BEFORE, NOTHING, unit_of
from scripts.text.quantity import values

_ONE = rf"(?:(?<![\d.])\d+(?:\.\d+)?|(?<![{HAN}第\d])[{HAN}]+)"
_QUALIFIED = rf"(?P<before>{BEFORE})?"
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<!第)(?P<before>超过|将近|近|过|超)?(?:一半|半数)"), "倍"),
    (re.compile(r"(?P<before>近|超|逾)半(?![个年月天小分日夜点生场决径途数])"), "倍"),
    (re.compile(rf"(?<![上下前后每大过{HAN}个年天])半(?P<unit>个?小时|个?月|年|天)(?!以?来)"), ""),
    (re.compile(rf"{_QUALIFIED}(?P<perthousand>千分之[{HAN}]+)"), "‰"),
    (re.compile(rf"{_QUALIFIED}(?P<fraction>(?!百分|千分|万分){_ONE}分之[{HAN}\d]+)"), "倍"),
    (re.compile(rf"{_QUALIFIED}(?P<sum>{_ONE}个?(?:小时|钟头)零?\s?{_ONE}分)钟?"), "分钟"),
    (re.compile(rf"{_QUALIFIED}(?P<sum>{_ONE}年零?{_ONE}个月)"), "个月"),
    (re.compile(rf"{_QUALIFIED}(?P<halved>{_ONE}个半)(?P<unit>月|小时|星期|钟头)"), ""),
    (re.compile(rf"{_QUALIFIED}(?P<halved>{_ONE}(?P<unit>[年天倍成])半)"), ""),
    (re.compile(r"翻了?[一两二三四]?番"), "倍"),
    (re.compile(rf"零(?P<nothing>{'|'.join(NOTHING)})"), ""),
)  # fmt: skip
"""How such a quantity is written, and its unit where that does not stand in it."""
_HALVES = {"月": "个月", "钟头": "小时"}


def _share(words: str) -> Decimal | None:
    """Return a fraction to three places, as far as it needs them; None where it is none (三分之三)."""
    found = [number for number in values(words) if number % 1 and number == round(number, 3)]
    return max(found, key=lambda number: len(str(number)), default=None)


def _number(match: re.Match[str]) -> Decimal | None:
    said = match.groupdict()
    if said.get("nothing"):
        return Decimal(0)
    if words := said.get("fraction"):
        return _share(words)
    if words := said.get("perthousand"):
        return min(values(words), default=None)
    if words := said.get("halved"):
        return max((number for number in values(words) if number % 1 == Decimal("0.5")), default=None)
    if words := said.get("sum"):
        return max(values(words), default=None)
    return max(values(match[0])) if "番" in match[0] else Decimal("0.5")


def _unit(match: re.Match[str], given: str) -> str:
    said = match.groupdict()
    if nothing := said.get("nothing"):
        return NOTHING[nothing]
    unit = said.get("unit") or ""
    return given or (_HALVES.get(unit, unit) if said.get("halved") else unit_of(unit))


def compounds(text: str) -> Iterator[Found]:
    """Yield such quantities of a passage; where two overlap, the one that is written longer."""
    found = [(match, unit) for pattern, unit in _PATTERNS for match in pattern.finditer(text)]
    taken: list[tuple[int, int]] = []
    for match, unit in sorted(found, key=lambda pair: (pair[0].start() - pair[0].end(), pair[0].start())):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            taken.append(match.span())
            number = _number(match)
            if number is not None:
                yield Found(*match.span(), number, None, _unit(match, unit), match.groupdict().get("before"))
