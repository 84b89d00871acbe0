"""Quantities that are no numeral with its measure word: halves, fractions, hours with minutes, 翻一番, 零事故."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
    (re.compile(rf"{_QUALIFIED}(?P<halved>{_ONE}个半)(?P<unit>月|小时|星期|钟头)"), ""),
    (re.compile(rf"{_QUALIFIED}(?P<halved>{_ONE}(?P<unit>[年天倍])半)"), ""),
    (re.compile(r"翻了?[一两二三四]?番"), "倍"),
    (re.compile(rf"零(?P<nothing>{'|'.join(NOTHING)})"), ""),
)  # fmt: skip
"""How such a quantity is written, and its unit where that does not stand in it."""
_HALVES = {"月": "个月", "钟头": "小时"}


def _one_of(wanted: Callable[[Decimal], bool], said: str) -> Decimal:
    """Return the one number among those that some words state which is meant."""
    return next(number for number in sorted(values(said), reverse=True) if wanted(number))


def _number(match: re.Match[str]) -> Decimal:
    said = match.groupdict()
    if said.get("nothing"):
        return Decimal(0)
    if words := said.get("fraction"):
        return _one_of(lambda number: number.as_tuple().exponent == -3, words)
    if words := said.get("perthousand"):
        return min(values(words))
    if words := said.get("halved"):
        return _one_of(lambda number: number % 1 == Decimal("0.5") and number > 1, words)
    if words := said.get("sum"):
        return max(values(words))
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
            yield Found(*match.span(), _number(match), None, _unit(match, unit), match.groupdict().get("before"))
