"""Where something stands in a file that its text was read out of: its page, its paragraph, or its element of HTML."""

from __future__ import annotations

import re
from bisect import bisect_right

PAGE = "\f"
"""Stands between two pages of a text read out of a paginated file; it is white space and counts for nothing."""
_BLANK = re.compile(r"\n\n+")
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)(?=[\s>/])")


class Places:
    """The places of one text, counted from 1: pages where it has pages, elements where it is HTML, else paragraphs."""

    def __init__(self, text: str, markup: bool = False) -> None:
        self.tags = [(match.start(), match[1].lower()) for match in _TAG.finditer(text)] if markup else []
        self.unit = "页" if PAGE in text else "段"
        ends = re.finditer(PAGE, text) if PAGE in text else _BLANK.finditer(text)
        self.ends = [match.end() for match in ends]

    def at(self, offset: int) -> str:
        """Return the place in which an offset lies: 第 3 页, 第 12 段, 第 40 个元素（p）."""
        if self.tags:
            number = bisect_right(self.tags, (offset, "\uffff"))
            return f"第 {number} 个元素（{self.tags[number - 1][1]}）" if number else "第 1 个元素之前"
        return f"第 {bisect_right(self.ends, offset) + 1} {self.unit}"


def place(text: str, offset: int) -> str:
    """Return the page or the paragraph of a text in which one offset lies."""
    return Places(text).at(offset)
