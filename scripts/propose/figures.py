"""Figures by rule: every counted quantity of a sentence, with its number, unit and qualifier.

What looks like a number and counts nothing is left alone: dates and times, ordinals, numbers of telephones and
programmes, numerals inside names and idioms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from scripts.propose.compounds import compounds
from scripts.propose.dates import dated
from scripts.propose.quantities import HAN as _HAN
from scripts.propose.quantities import Found
from scripts.propose.units import AFTER, BEFORE, INSIDE, PERSONS, SPOKEN, measure_word, unit_of
from scripts.text.quantity import values

_SCALES = "百千万亿"
_ARABIC = r"(?<![\dA-Za-z.·/第])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMERAL = re.compile(
    rf"(?P<before>{BEFORE})?(?P<number>(?:零下|(?<=[长为是达到至降温润：:（(，、 ])[-−](?=\d))?"
    rf"(?P<arabic>{_ARABIC}(?:{INSIDE}(?=[百千万亿]))?[十百千万亿]*(?:(?<=亿)\d[\d,.]*万|(?<=万)\d千)?)"
    rf"|百分之(?P<share>[{_HAN}]+)"
    rf"|(?<![{_HAN}第])(?P<han>[{_HAN}]+(?:{INSIDE}[万亿]+)?))"
    r"(?P<inside>[余多](?!种经营|元化)|来(?=[个名人件起家户次]))?"
)
_JOINT = re.compile(r"^([、和与及+＋]|[-—–~～至到])(?=[\d])")
_RANGE = re.compile(r"^[-—–~～至到]$")
_COUNT_OF_VIEWS = re.compile(r"(阅读|点击|浏览|播放|访问)(量|数)\s*[:：]\s*$")
_LASTING = re.compile(
    r"(连续|历时|历经|为期|时隔|长达|用时|耗时|相隔|持续|坚持|从事|从警|从业|从教|工作|约|超过|不到|不足|余|了|的|用|花费|投入)$"
)
_SERIAL = re.compile("[一二三四五六七八九]{2,}")
_POINTING = "这那前后近第每头去今"
_STOPS = set("，。；、时的")
_AGES = re.compile(rf"^(来|以来|前|后|行动|规划|计划|间|度|期间|[{_HAN}\d]*月)")
_SHARES = ("倍", "成", "个百分点")
"""What is counted from one on: 增长一倍."""
_NAMES_AROUND = re.compile(r"(党的|第|“|‘|「|『|《)$")


class _Numeral(NamedTuple):
    start: int
    bare: int
    end: int
    text: str
    before: str
    inside: str
    spoken: bool
    share: bool


def _numerals(text: str) -> Iterator[_Numeral]:
    """Yield every numeral outside dates, with what qualifies it directly before and after."""
    taken = [False] * (len(text) + 1)
    for start, end in dated(text):
        taken[start:end] = [True] * (end - start)
    for match in _NUMERAL.finditer(text):
        start, bare = match.start(), match.start("number")
        if not any(taken[bare : match.end("number")]):
            yield _Numeral(
                start, bare, match.end(), match["number"], match["before"] or "", match["inside"] or "",
                bool(match["han"]), bool(match["share"]),
            )  # fmt: skip


def _numbers(text: str) -> list[Decimal]:
    """Return the number that a numeral states, or both ends of a range like 三四; none where it states neither."""
    found = sorted(values(text))
    if re.search(r"[亿万]\d", text):
        return found[-1:]
    return found if len(found) <= 2 else []


def _names_something(text: str, numeral: _Numeral, unit: str) -> bool:
    """Tell whether a numeral in Chinese characters belongs to a name or an idiom and counts nothing."""
    head = text[: numeral.start]
    qualified = bool(numeral.before or numeral.inside)
    single = len(numeral.text) == 1 and not qualified
    serial = _SERIAL.fullmatch(numeral.text) and len(values(numeral.text)) < 2
    if (unit not in SPOKEN and single) or serial or _NAMES_AROUND.search(head):
        return True
    if numeral.text == "一" and unit in _SHARES:
        return text[numeral.end + 1 :].startswith("不变")
    if numeral.text == "一":
        return not (unit == "年" and (qualified or text[numeral.end + 1 :][:1] in "多余" or head.endswith("时隔")))
    if set(numeral.text) <= set("百千万亿"):
        return not (qualified or re.match(AFTER, text[numeral.end + len(unit) :]))
    if numeral.before == "上" and not set(numeral.text) & set("百千万亿"):
        return True
    return (unit == "大" and "十" in numeral.text) or (unit == "方" and numeral.text not in ("两", "三"))


def _is_period(text: str, numeral: _Numeral, unit: str) -> bool:
    """Tell whether years stand for when and not for how long: 五年来, 三年行动, and 五年 without a word for lasting."""
    if unit != "年":
        return False
    rest = text[numeral.end + 1 :]
    if _AGES.match(rest) or (numeral.before == "近" and rest[:1] not in _STOPS):
        return True
    if (
        (rest[:1] == "的" and text[: numeral.start][-1:] not in _POINTING)
        or re.match("时间|之久|之内|内", rest)
        or (len(numeral.text) > 1 and _alone(text[: numeral.start], rest))
    ):
        return False
    return not (_LASTING.search(text[: numeral.start] + numeral.before) or numeral.inside or rest[:1] in ("多", "余"))


def _alone(head: str, rest: str) -> bool:
    """Tell whether nothing but punctuation stands around a word."""
    return not (head[-1:].isalnum() or rest[:1].isalnum())


def _unit_at(text: str, numeral: _Numeral) -> tuple[str, int]:
    """Return the measure word after a numeral as printed, and where it ends; no word where none follows."""
    if numeral.share:
        return "%", numeral.end
    word = measure_word(text, numeral.end)
    return word, numeral.end + len(word)


def _shared_unit(text: str, numeral: _Numeral) -> str:
    """Return the unit that a numeral shares with the next one: 17.8、19.8个百分点, 30+10条."""
    at = numeral.end
    while joint := _JOINT.match(text[at:]):
        following = _NUMERAL.match(text, at + joint.end())
        if following is None:
            return ""
        word = measure_word(text, following.end())
        if word:
            return word
        at = following.end()
    return ""


def _implied_unit(text: str, numeral: _Numeral) -> str:
    """Return the unit of a number without a measure word, where it certainly counts something."""
    if numeral.spoken:
        return ""
    if _COUNT_OF_VIEWS.search(text[: numeral.start]):
        return "次"
    counted = text[numeral.end :]
    if re.match(PERSONS, counted) and (numeral.inside or numeral.text[-1] in _SCALES or len(numeral.text) > 3):
        return "人"
    return "个" if numeral.text[-1] in _SCALES and counted[:1] not in _HAN else ""


def _qualifier(text: str, numeral: _Numeral, word: str, end: int) -> tuple[str | None, int]:
    """Return the qualifier of a number and where the quotation with it ends."""
    after = re.match(AFTER, text[end:])
    more = (
        text[end : end + 1] in ("多", "余") and bool(word) and word in ("年", "天", "个月", "小时", "公里", "元", "米")
    )
    within = re.search(INSIDE, numeral.text[:-1]) if not numeral.spoken or len(numeral.text) > 1 else None
    if after:
        return after[0], end + len(after[0])
    if more:
        return text[end], end + 1
    if word == "个多月":
        return "多", end
    return numeral.before or numeral.inside or (within[0] if within else None), end


def _found(text: str, numeral: _Numeral) -> Found | None:
    """Return the quantity that a numeral states, or None where it counts nothing."""
    word, end = _unit_at(text, numeral)
    unit = word or _shared_unit(text, numeral) or _implied_unit(text, numeral)
    if not unit or (numeral.spoken and _names_something(text, numeral, unit)) or _is_period(text, numeral, unit):
        return None
    found = _numbers(numeral.text.replace("百分之", ""))
    if not found:
        return None
    qualifier, end = _qualifier(text, numeral, word, end)
    start = numeral.start if numeral.before and qualifier == numeral.before else numeral.bare
    return Found(start, end, found[0], found[1] if len(found) == 2 else None, unit_of(unit), qualifier)


def _joined(text: str, found: list[Found]) -> Iterator[Found]:
    """Join the two ends of a range: 50-70岁, 3、4天."""
    held: Found | None = None
    for figure in found:
        if held and held.unit == figure.unit and held.number_max is None and figure.number_max is None:
            between = text[held.end : figure.start]
            bounded = (held.qualifier, figure.qualifier) == ("以上", "以下") and between in ("", "、", "，")
            if (_RANGE.match(between) and held.number < figure.number and not held.qualifier) or (
                between == "、" and figure.number == held.number + 1 <= 10
            ):
                held = held._replace(end=figure.end, number_max=figure.number, qualifier=figure.qualifier)
                continue
            if bounded and held.number < figure.number:
                held = held._replace(end=figure.end, number_max=figure.number, qualifier=None)
                continue
        if held:
            yield held
        held = figure
    if held:
        yield held


def find(text: str) -> list[Found]:
    """Return every quantity that a passage states, in order of place."""
    special = list(compounds(text))
    counted = [figure for numeral in _numerals(text) if (figure := _found(text, numeral))]
    apart = [
        figure
        for figure in _joined(text, counted)
        if not any(s.start < figure.end and figure.start < s.end for s in special)
    ]
    return sorted([*apart, *special])
