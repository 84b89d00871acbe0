"""Where something stands in a text that was read out of another file: its page, or its paragraph."""

from __future__ import annotations

import re

PAGE = "\f"
"""Stands between two pages of a text read out of a paginated file; it is white space and counts for nothing."""
_BLANK = re.compile(r"\n\n+")


def place(text: str, offset: int) -> str:
    """Return the page (of a text with pages), else the paragraph, counted from 1, in which an offset lies."""
    if PAGE in text:
        return f"第 {text.count(PAGE, 0, offset) + 1} 页"
    return f"第 {len(_BLANK.findall(text, 0, offset)) + 1} 段"
