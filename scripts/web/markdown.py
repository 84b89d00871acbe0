"""The curator's Markdown: CommonMark with tables, without raw HTML; what comes out is XHTML too."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt

from scripts.text.sourced import unsourced

_HAN = r"[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…]"
_FOLD = re.compile(rf"(?<={_HAN})[ \n](?={_HAN})|(?<=[，。；：！？、）》])[ \n](?=[^\s>|*+-])")


@cache
def markdown() -> MarkdownIt:
    """Return the reader of the curator's Markdown."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def unfolded(text: str) -> str:
    """Take out the space that a folded line leaves between Chinese characters or after a full stop."""
    return _FOLD.sub("", text)


def plain(text: str) -> str:
    """Return the words of the curator's Markdown, without marks: for titles and tooltips."""
    tokens = [child for token in markdown().parse(unfolded(unsourced(text))) for child in token.children or ()]
    return "".join(token.content for token in tokens if token.type in {"text", "code_inline", "text_special"})


def gist(text: str) -> str:
    """Return the first sentence of the curator's Markdown, as plain words: for cards and tooltips."""
    head, stop, _ = plain(text).partition("。")
    return head + stop
