"""What reading a layout leaves out of a source: tags, marks, lines of tables, hyphens of the wrap."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scripts.corpus.model import Dropped, Source
from scripts.corpus.stretches import ink, stretches, without
from scripts.corpus.traced import Traced
from scripts.layout.entities import REFERENCE
from scripts.text.spaces import INVISIBLE

_WORD = re.compile(r"[^\W_]")


def remainder(source: Source, kept: Iterable[Traced], markup: bool) -> list[Dropped]:
    """Return what no text holds as layout; words only where the source is written in markup, or in a reference.

    Any other word is left for the accounting to tell as lost.
    """
    mask = without(ink(source.text), (span for text in kept for span in text.spans(source.text)))
    found = list[Dropped]()
    for start, end in stretches(mask, source.text):
        stretch = source.text[start:end]
        if INVISIBLE.fullmatch(stretch):
            continue
        word = not markup and bool(_WORD.search(stretch))
        reference = REFERENCE.match(source.text, start - 1) if start else None
        if not word or (reference and reference.end() == end):
            found.append(Dropped(source.file, start, end, "layout"))
    return found
