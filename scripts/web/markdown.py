"""The curator's Markdown: CommonMark with tables, without raw HTML; what comes out is XHTML too."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt

_HAN = r"[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…]"
_FOLD = re.compile(rf"(?<={_HAN})[ \n](?={_HAN})|(?<=[，。；：！？、）》])[ \n](?=[^\s>|*+-])")


@cache
def markdown() -> MarkdownIt:
    """Return the reader of the curator's Markdown."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def unfolded(text: str) -> str:
    """Take out the space that a folded line leaves between Chinese characters or after a full stop."""
    return _FOLD.sub("", text)
