"""Addresses in the tags of a page, which differ from page to page and are never converted.

Without them pages have far more in common.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(r'( (?:href|id|src|action)="[^"\'<>&\x80-\U0010ffff]*+")')
_MARK = ' href=""'
"""Stands for an address. No page holds it otherwise, once all addresses are taken out."""


def take_out(page: str) -> tuple[str, list[str]]:
    """Return a page without its addresses, and these.

    Tags are found in it as in the page: what is taken out, wherever it stands, is a value without
    quotation marks, brackets and Han.
    """
    parts = _ADDRESS.split(page)
    return _MARK.join(parts[0::2]), parts[1::2]


def put_back(page: str, addresses: list[str]) -> str:
    """Return a page with the addresses that were taken out; raise ``ValueError`` if it does not hold so many."""
    parts = [""] * (2 * len(addresses) + 1)
    parts[0::2] = page.split(_MARK)
    parts[1::2] = addresses
    return "".join(parts)
