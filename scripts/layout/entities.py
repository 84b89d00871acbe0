"""HTML character references in a text become the characters they stand for, once, at the place of their first mark."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from scripts.corpus.traced import Traced

REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def character(reference: str) -> str | None:
    """Return the one character that a reference stands for; None for an unknown name or several characters."""
    if not reference.startswith("&#") and reference[1:] not in html5:
        return None
    decoded = unescape(reference)
    return decoded if len(decoded) == 1 and decoded != reference else None


def decode(text: Traced) -> Traced:
    """Replace each reference by its character; a no-break space becomes an ordinary one."""
    if "&" not in text.text:
        return text
    parts, at = list[Traced](), 0
    for match in REFERENCE.finditer(text.text):
        char = character(match[0])
        if char is None:
            continue
        parts += [
            text[at : match.start()],
            Traced(" " if char == "\xa0" else char, text.origin[match.start() : match.start() + 1]),
        ]
        at = match.end()
    return Traced.join([*parts, text[at:]]) if at else text
