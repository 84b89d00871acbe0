"""Half-width punctuation between Chinese characters becomes full-width; numbers, times and Latin stay.

Source of the rule: GB/T 15834-2011, Chinese text uses full-width marks; the exceptions are our own.
"""

from __future__ import annotations

import re
from itertools import accumulate

from scripts.corpus.traced import Traced

FULL_WIDTH = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_MARKS = re.compile(r"[,:;?!](?:\s*[,:;?!])*")
_BRACKET = re.compile("[()]")
_DIGIT = re.compile(r"[０-９Ａ-Ｚａ-ｚ％．]|(?<![０-９0-9])－(?=[０-９0-9])")
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff“”‘’…—。，、：；？！（）《》「」『』〈〉【】]")


def is_chinese(char: str) -> bool:
    """Tell whether a character is Han or a mark that only Chinese text uses."""
    return bool(_CHINESE.fullmatch(char))


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the nearest characters before and after that are not white space; "" at the ends."""
    while start and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return text[max(0, start - 1) : start], text[end : end + 1]


def widen_marks(traced: Traced) -> Traced:
    """Widen , : ; ? ! where Chinese stands beside them; inside a number or a Latin word they stay."""

    def widen(match: re.Match[str]) -> str:
        before, after = neighbours(match.string, *match.span())
        chinese = any(is_chinese(char) for char in (before, after)) or (not after and before in ")%" and before)
        return "".join(FULL_WIDTH.get(char, char) for char in match[0]) if chinese else match[0]

    return traced.substitute(_MARKS, widen)


def _pairs(text: str) -> list[tuple[int, int]]:
    """Return the places of "(" and of the ")" that closes it; one without the other is no pair."""
    found, open_ = list[tuple[int, int]](), list[int]()
    for match in _BRACKET.finditer(text):
        if match[0] == "(":
            open_.append(match.start())
        elif open_:
            found.append((open_.pop(), match.start()))
    return found


def widen_brackets(traced: Traced) -> Traced:
    """Widen pairs of round brackets that hold or touch Chinese, nested ones alike.

    Wide brackets do not count as Chinese here: what this rule has written would widen others the next time.
    """
    text = traced.text
    pairs = _pairs(text)
    if not pairs:
        return traced
    chinese = [is_chinese(char) and char not in "（）" for char in text]
    so_far = [0, *accumulate(chinese)]

    def among_chinese(start: int, end: int) -> bool:
        beside = (char for char in neighbours(text, start, end + 1) if char not in "（）")
        return so_far[end] > so_far[start] or any(map(is_chinese, beside))

    wide = {place for pair in pairs if among_chinese(*pair) for place in pair}
    return traced.substitute(_BRACKET, lambda match: FULL_WIDTH[match[0]] if match.start() in wide else match[0])


def narrow_digits(traced: Traced) -> Traced:
    """Make full-width digits, Latin letters, per cent signs, decimal points and minus signs half-width."""
    return traced.substitute(_DIGIT, lambda match: chr(ord(match[0]) - 0xFEE0))


WIDTH = (narrow_digits, widen_brackets, widen_marks)
"""The rules that settle the width of characters, in order: texts that differ in nothing else are the same."""
