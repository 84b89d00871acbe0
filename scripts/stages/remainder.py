"""What reading a layout leaves out of a source: tags, marks, lines of tables, hyphens of the wrap."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scripts.corpus.model import Dropped, Source
from scripts.corpus.traced import Traced
from scripts.layout.entities import REFERENCE
from scripts.text.spaces import INVISIBLE

_WORD = re.compile(r"[^\W_]")
_RUN = re.compile(b"\x01+")


def _mask(source: Source, kept: Iterable[Traced]) -> bytearray:
    """One byte a character of the source: 1 where it is ink that no text holds."""
    mask = bytearray(not char.isspace() for char in source.text)
    for text in kept:
        for start, end in text.spans(source.text):
            mask[start:end] = bytes(end - start)
    return mask


def remainder(source: Source, kept: Iterable[Traced], markup: bool) -> list[Dropped]:
    """Return what no text holds as layout; words only where the source is written in markup, or in a reference.

    Any other word is left for the accounting to tell as lost.
    """
    mask = _mask(source, kept)
    found = list[Dropped]()
    for match in _RUN.finditer(bytes(mask)):
        stretch = source.text[match.start() : match.end()]
        if INVISIBLE.fullmatch(stretch):
            continue
        word = not markup and bool(_WORD.search(stretch))
        reference = REFERENCE.match(source.text, match.start() - 1) if match.start() else None
        if not word or (reference and reference.end() == match.end()):
            found.append(Dropped(source.file, match.start(), match.end(), "layout"))
    return found
