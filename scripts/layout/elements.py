"""Which elements of HTML, and of the feeds that hold pieces of it, are blocks, and which no reader sees."""

from __future__ import annotations

import re

from scripts.corpus.traced import Traced

BLOCKS = frozenset([
    "html", "body", "head", "title", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table",
    "tr", "td", "th", "section", "article", "header", "footer", "nav", "aside", "main", "blockquote", "pre",
    "figure", "figcaption", "dl", "dt", "dd", "form", "address", "center", "hr", "caption", "thead", "tbody",
    "tfoot",
])  # fmt: skip
HIDDEN = frozenset([
    "script", "style", "head", "noscript", "template", "select", "button", "iframe", "svg",
])  # fmt: skip
INLINE = frozenset([
    "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "img", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr", "br",
])  # fmt: skip
"""Elements of HTML inside the items of a feed that begin no block; every element of the feed itself is one."""
MACHINE = frozenset([
    "link", "guid", "id", "ttl", "generator", "lastbuilddate", "atom:link", "comments", "wfw:commentrss",
    "slash:comments",
])  # fmt: skip
"""Elements of a feed (RSS 2.0, RFC 4287) that speak to machines alone."""
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.{0,500}?-->\s*)*<(?:rss|feed|rdf:rdf|channel|item|entry)\b",
    re.DOTALL | re.IGNORECASE,
)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")


def is_feed(text: str) -> bool:
    """Tell whether a text is a feed, or an item of one."""
    return bool(_FEED.match(text))


def without_wraps(text: Traced) -> Traced:
    """Take out the marks that wrap the HTML inside a feed, so that it is read as HTML."""
    gone = {i for match in _CDATA.finditer(text.text) for i in range(*match.span())}
    return text.keep(i not in gone for i in range(len(text)))
