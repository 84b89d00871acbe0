"""Characters of a source that were damaged before it came here, or that no file of the site can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.corpus import filing
from scripts.corpus.model import Doubt, Problem, Source

NONCHARACTER = re.compile(
    "[\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(p * 0x10000 + 0xFFFE + i) for p in range(1, 17) for i in (0, 1))
    + "\ud800-\udfff]"
)
"""Code points that are no characters (Unicode 23.7), and lone surrogates: XML and browsers refuse them."""

_DAMAGED = (
    (re.compile("\ufffd+"), "原文此处有 U+FFFD（此前已丢失的字）"),
    (re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+"), "原文此处有私用区字符，别处显示不出"),
    (re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+"), "原文此处有控制字符，已略去"),
)


def line_of(text: str, offset: int) -> int:
    """Return the 1-based line of an offset; lines end as in the messages of all checks, with a line feed."""
    return text.count("\n", 0, offset) + 1


def unwritable(source: Source) -> list[Problem]:
    """Report the first code point of a source that is no character (RAW01); nothing of it could be built."""
    found = NONCHARACTER.search(source.text)
    if not found:
        return []
    more = len(NONCHARACTER.findall(source.text))
    message = f"有 {more} 处 U+{ord(found[0]):04X} 之类的非字符"
    return [Problem(filing.raw(source.file), line_of(source.text, found.start()), "RAW01", message)]


def damaged(source: Source) -> Iterator[Doubt]:
    """Yield the places where characters are lost, private, or controls."""
    for pattern, message in _DAMAGED:
        for match in pattern.finditer(source.text):
            yield Doubt(0, match.start(), message)
