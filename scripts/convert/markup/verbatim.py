"""What of a page is never converted and differs from page to page: addresses in tags, and ``translate="no"`` elements.

Without them pages have far more in common, and less of them has to be read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OTHERS = r'(?: (?!translate)[a-z-]++="[^"<>]*+")*+'
_ELEMENT = re.compile(rf'(<(a|span|code|del){_OTHERS} translate="no"{_OTHERS}>[^<>&]*+</\2>)')
"""An inline element that is not to be converted and holds nothing but text."""
_ADDRESS = re.compile(r'( (?:href|id|src|action)="[^"\'<>&\x80-\U0010ffff]*+")')
_HERE_ADDRESS = ' href=""'
"""Stands for an address. No page holds it otherwise, once all addresses are taken out."""
_HERE_ELEMENT = "\x1a"
"""Stands for an element: a character that no page may hold and across which no phrase reads."""


class Taken(NamedTuple):
    """What was taken out of a page, in order."""

    elements: list[str]
    addresses: list[str]


def take_out(page: str) -> tuple[str, Taken]:
    """Return a page without its addresses and verbatim elements, and these.

    Tags are found in it as in the page: what is taken out, wherever it stands, is a whole element or a
    value without quotation marks, brackets and Han.
    """
    if _HERE_ELEMENT in page:
        around, elements = [page], []
    else:
        parts = _ELEMENT.split(page)
        around, elements = parts[0::3], parts[1::3]
    parts = _ADDRESS.split(_HERE_ELEMENT.join(around))
    return _HERE_ADDRESS.join(parts[0::2]), Taken(elements, parts[1::2])


def put_back(page: str, taken: Taken) -> str:
    """Return a page with what was taken out of it; raise ``ValueError`` if it has not as many places for it."""
    page = _fill(page, _HERE_ADDRESS, taken.addresses)
    return _fill(page, _HERE_ELEMENT, taken.elements) if taken.elements else page


def _fill(page: str, place: str, values: list[str]) -> str:
    parts = [""] * (2 * len(values) + 1)
    parts[0::2] = page.split(place)
    parts[1::2] = values
    return "".join(parts)
