"""The tags of an HTML page as they stand in it: nothing built, nothing repaired.

Follows the tokenizer of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html)
for well-formed pages and for the usual slips (stray ``<``, unquoted values, upper case).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea"})
"""Elements whose content holds no tags (``title`` too, but its content is text that is shown)."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
DRAWING = frozenset({"svg", "g", "text", "tspan"})
"""Elements of SVG that may hold text; ``/>`` closes them. In HTML that sign means nothing."""

_WS = r" \t\n\f\r"
_VALUE = rf"""(?:"[^"]*+"|'[^']*+'|[^{_WS}>"'][^{_WS}>]*+)"""
_REST = rf"(?:[{_WS}/]*+[^{_WS}/>][^{_WS}/>=]*+(?:[{_WS}]*+=[{_WS}]*+{_VALUE})?+)*+[{_WS}/]*+>"
_RAW = "|".join(rf"<{name}(?=[{_WS}/>]){_REST}[\s\S]*?(?=</{name}[{_WS}/>]|\Z)" for name in sorted(RAW))
_TAG = (
    rf"(?:(?i:{_RAW})|</?[a-zA-Z][^{_WS}/>]*+{_REST}"
    r"|<!--(?:-?>|[\s\S]*?(?:--!?>|\Z))|<[!?/][^>]*+(?:>|\Z))"
)
_SINGLE = re.compile(_TAG)
_PLAIN = r"[\x00-%'-;=-\x7f]"
"""An ASCII character of text that is neither ``<`` nor ``&``: nothing in it can be converted."""
_MARKUP = re.compile(rf"({_TAG}(?:{_PLAIN}*{_TAG})*)")
_NAME = re.compile(rf"</?([a-zA-Z][^{_WS}/>]*+)")
_ATTRIBUTE = re.compile(rf"[{_WS}/]*+(?P<name>[^{_WS}/>][^{_WS}/>=]*+)(?:[{_WS}]*+=[{_WS}]*+(?P<value>{_VALUE}))?")


class Attribute(NamedTuple):
    """An attribute with its value; ``start`` and ``end`` bound the value in the tag, inside its quotation marks."""

    name: str
    value: str
    start: int
    end: int


class Tag(NamedTuple):
    """A tag by itself; ``name`` is in lower case and empty for comments.

    ``closes``: it is an end tag. ``empty``: no end tag belongs to it. ``after_name`` is where
    attributes begin.
    """

    name: str
    closes: bool
    empty: bool
    after_name: int
    attributes: tuple[Attribute, ...]


def split(page: str) -> Iterator[tuple[str, str]]:
    """Cut a page into pairs of text and the markup that follows it; together they are the page.

    Markup is a row of tags and comments with nothing but ASCII text between them; the start tag of a
    raw element takes its content along.
    """
    parts = _MARKUP.split(page)
    yield from zip(parts[0::2], [*parts[1::2], ""], strict=True)


def pieces(markup: str) -> Iterator[tuple[int, str]]:
    """Yield the single tags and comments of a row, each with its place in it."""
    return ((match.start(), match[0]) for match in _SINGLE.finditer(markup))


def parse(markup: str) -> Tag:
    """Read one tag or comment; attributes without a value are left out, and all of an end tag."""
    tag = bare(markup)
    return tag if tag.closes or not tag.name else tag._replace(attributes=tuple(_attributes(markup, tag.after_name)))


def bare(markup: str) -> Tag:
    """Read one tag or comment without its attributes."""
    match = _NAME.match(markup)
    return _bare(match[0], markup[-2:] == "/>") if match else Tag("", False, True, 0, ())


@lru_cache(maxsize=512)
def _bare(begin: str, slash: bool) -> Tag:
    """The tag that begins so (``<Br``, ``</a``) and, where ``slash`` holds, ends with ``/>``."""
    name = begin.lstrip("</").lower()
    return Tag(name, begin[1] == "/", name in VOID or (name in DRAWING and slash), len(begin), ())


def _attributes(markup: str, position: int) -> Iterator[Attribute]:
    """Read attributes up to the end of the tag; in a raw element, what follows it is content."""
    while match := _ATTRIBUTE.match(markup, position):
        position = match.end()
        if match["value"] is not None:
            quoted = match["value"][0] in "\"'"
            start, end = match.start("value") + quoted, match.end("value") - quoted
            yield Attribute(match["name"].lower(), markup[start:end], start, end)
