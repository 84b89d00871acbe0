"""The tags of an HTML page as they stand in it: nothing built, nothing repaired.

Follows the tokenizer of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html)
for well-formed pages and for the usual slips (stray ``<``, unquoted values, upper case).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
)
"""Elements that a sentence reads across; all others end what stands before them."""
RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea"})
"""Elements whose content holds no tags (``title`` too, but its content is text that is shown)."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
DRAWING = frozenset({"svg", "g", "text", "tspan"})
"""Elements of SVG that may hold text; ``/>`` closes them. In HTML that sign means nothing."""

# Regular expressions, and not html.parser, because the page must come back byte for byte: the parser neither tells
# where an attribute's value stands nor keeps how it was written, and takes ten times as long. They are built up from
# small to large; possessive quantifiers (*+) keep them linear on pages of any kind. `convert --html` reads what people
# pipe in, so they follow the standard also where our own pages are plainer.
#
#   In <p class="x">甲<b>乙</b></p>\n<p>丙
#   _SINGLE   finds <p class="x">, <b>, </b>, </p> and <p>;
#   _MARKUP   finds rows of tags: <p class="x">, then <b>, then </b></p>\n<p>;
#   _STRETCH  cuts after <p class="x"> and after </b></p>\n<p>, rows with a block: no text reads on across them.
_WS = r" \t\n\f\r"
_VALUE = rf"""(?:"[^"]*+"|'[^']*+'|[^{_WS}>"'][^{_WS}>]*+)"""
_USUAL = r'(?: [a-z-]++="[^"]*+")*+'
"""Attributes as they are mostly written: the quick part of what follows."""
_REST = rf"{_USUAL}(?:>|(?:[{_WS}/]*+[^{_WS}/>][^{_WS}/>=]*+(?:[{_WS}]*+=[{_WS}]*+{_VALUE})?+)*+[{_WS}/]*+>)"
"""What follows the name in a tag, up to its end: the usual attributes, then those in any form."""
_RAW = "|".join(rf"{name}(?=[{_WS}/>]){_REST}[\s\S]*?(?=</{name}[{_WS}/>]|\Z)" for name in sorted(RAW))
_ELEMENT = rf"(?:<(?i:(?=[{''.join(sorted({name[0] for name in RAW}))}])(?:{_RAW}))|</?[a-zA-Z][^{_WS}/>]*+{_REST})"
_COMMENT = r"<!--(?:-?>|[\s\S]*?(?:--!?>|\Z))|<[!?][^>]*+(?:>|\Z)"
_TAG = rf"(?:{_ELEMENT}|{_COMMENT}|</[^>]*+(?:>|\Z))"
_SINGLE = re.compile(rf"({_TAG})")
_PLAIN = r"[\x00-%'-;=-\x7f]"
"""An ASCII character of text that is neither ``<`` nor ``&``: nothing in it can be converted."""
_ROW = rf"{_TAG}(?:{_PLAIN}*{_TAG})*+"
_MARKUP = re.compile(rf"({_ROW})")
_INLINE = rf"</?(?:{'|'.join(sorted(INLINE | {name.upper() for name in INLINE}))})(?=[{_WS}/>]){_REST}"
_HEAD = r"<(?:link|meta|title)\b"
_STRETCH = re.compile(
    rf"(?:[^<]++|{_INLINE}|{_COMMENT})*+(?:{_TAG}(?:{_PLAIN}*(?!{_HEAD}){_TAG})*+(?:{_PLAIN}*+(?={_HEAD}))?|<)?"
)
_NAME = re.compile(rf"</?([a-zA-Z][^{_WS}/>]*+)")
_ATTRIBUTE = re.compile(
    rf"""[{_WS}/]*+([^{_WS}/>][^{_WS}/>=]*+)(?:[{_WS}]*+=[{_WS}]*+(?:"([^"]*+)"|'([^']*+)'|([^{_WS}>"'][^{_WS}>]*+)))?"""
)


class Attribute(NamedTuple):
    """An attribute with its value.

    ``start`` and ``end`` bound the value in the tag, inside its quotation marks; ``begin`` and ``finish`` the
    whole attribute with the white space before it.
    """

    name: str
    value: str
    start: int
    end: int
    begin: int
    finish: int


class Tag(NamedTuple):
    """A tag by itself; ``name`` is in lower case and empty for comments.

    ``closes``: it is an end tag. ``empty``: no end tag belongs to it. ``after_name`` is where
    attributes begin.
    """

    name: str
    closes: bool
    empty: bool
    after_name: int


def stretches(page: str) -> list[str]:
    """Cut a page where no text reads on: after each row of tags (see `split`) that holds a block, and a stray ``<``.

    Rows are also cut before what heads of pages are made of, much of which pages share.
    `split` cuts each stretch by itself as it cuts it in the page.
    """
    return _STRETCH.findall(page)


def split(page: str) -> Iterator[tuple[str, str]]:
    """Cut a page into pairs of text and the markup that follows it; together they are the page.

    Markup is a row of tags and comments with nothing but ASCII text between them; the start tag of a
    raw element takes its content along.
    """
    parts = _MARKUP.split(page)
    return zip(parts[0::2], [*parts[1::2], ""], strict=True)


def by_tags(page: str) -> list[str]:
    """Cut a page into text and single tags or comments, by turns; text comes first and last."""
    return _SINGLE.split(page)


def singles(markup: str) -> Iterator[tuple[str, str]]:
    """Cut a row into pairs of text and the tag or comment that follows it."""
    parts = _SINGLE.split(markup)
    return zip(parts[0::2], parts[1::2], strict=False)


def bare(markup: str) -> Tag:
    """Read one tag or comment without its attributes."""
    match = _NAME.match(markup)
    return _bare(match[0], markup[-2:] == "/>") if match else Tag("", False, True, 0)


@lru_cache(maxsize=512)
def _bare(begin: str, slash: bool) -> Tag:
    """The tag that begins so (``<Br``, ``</a``) and, where ``slash`` holds, ends with ``/>``."""
    name = begin.lstrip("</").lower()
    return Tag(name, begin[1] == "/", name in VOID or (name in DRAWING and slash), len(begin))


def attributes(markup: str, tag: Tag) -> Iterator[Attribute]:
    """Read the attributes of a start tag that have a value; in a raw element, what follows the tag is content."""
    position = tag.after_name if tag.name and not tag.closes else len(markup)
    while match := _ATTRIBUTE.match(markup, position):
        position = match.end()
        value = match.lastindex or 1
        if value > 1:
            yield Attribute(match[1].lower(), match[value], *match.span(value), *match.span())
