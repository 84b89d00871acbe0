"""From text to HTML that Markdown cannot touch, and from the curator's Markdown to HTML.

Corpus text is data. Put into a Markdown page it must come out to the letter, so every ASCII
punctuation mark becomes a numeric entity: nothing is left that Python-Markdown, Jinja or a
snippet extension could read as markup.
"""

from __future__ import annotations

import re
import string
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from scripts.text.sourced import unsourced

_CONTROLS = "\t\n\r\u2028\u2029"
_ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in string.punctuation + _CONTROLS}


def literal(text: str) -> Markup:
    """Return `text` as HTML in which every ASCII punctuation mark is a numeric entity."""
    return Markup(text.translate(_ENTITIES))


def finalize(value: object) -> Markup:
    """Make any value of a template expression safe: markup stays, everything else is literal.

    Raises TypeError for ``None``: a template must say what it shows when there is nothing.
    """
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template expression came out as None")
    return literal(str(value))


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def token(value: object) -> Markup:
    """Return a word of a fixed vocabulary (id, date, class) as it is; raise ValueError for anything else."""
    if not re.fullmatch(r"[A-Za-z0-9.-]+", str(value)):
        raise ValueError(f"not a plain token: {value!r}")
    return Markup(value)


_HAN = r"[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…]"
_FOLD = re.compile(rf"(?<={_HAN})[ \n](?={_HAN})|(?<=[，。；：！？、）》])[ \n](?=[^\s>|*+-])")


def unfolded(markdown: str) -> str:
    """Take out the space that a folded line leaves between Chinese characters or after a full stop."""
    return _FOLD.sub("", markdown)


def prose(markdown: str) -> Markup:
    """Render the curator's Markdown (CommonMark, no raw HTML) to block HTML without blank lines."""
    return _without_blank_lines(_markdown().render(unfolded(markdown)))


def phrase(markdown: str) -> Markup:
    """Render one line of the curator's Markdown to inline HTML (no paragraph around it, no marks of sources)."""
    return _without_blank_lines(_markdown().renderInline(unfolded(unsourced(markdown))))


def plain(markdown: str) -> str:
    """Return the words of the curator's Markdown, without marks: for titles and tooltips."""
    tokens = [child for token in _markdown().parse(unfolded(unsourced(markdown))) for child in token.children or ()]
    return "".join(token.content for token in tokens if token.type in {"text", "code_inline", "text_special"})


def gist(markdown: str) -> str:
    """Return the first sentence of the curator's Markdown, as plain words: for cards and tooltips."""
    head, stop, _ = plain(markdown).partition("。")
    return head + stop


def _without_blank_lines(html: str) -> Markup:
    return Markup("\n".join(line for line in html.split("\n") if line.strip()))
