"""Where a text may be cut for an extract, so that the extract is converted as the whole text is.

OpenCC chooses characters by phrases: cut inside 准入, what is left of the word, 准, becomes 準.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from scripts.convert.tables import table


def opening(text: str, size: int) -> str:
    """Return the text, or if it is longer than ``size`` characters its beginning of at most ``size`` and ``…``."""
    return text if len(text) <= size else text[: uncut(text, size)] + "…"


def uncut(text: str, place: int) -> int:
    """Return the last place not after ``place`` where no phrase of OpenCC's first stage would be cut in two."""
    while starts := _cut_at(text, place):
        place = min(starts)
    return place


def _cut_at(text: str, place: int) -> list[int]:
    begun, longest = _phrases()
    return [
        start
        for start in range(max(0, place - longest + 1), place)
        for phrase in begun.get(text[start : start + 2], ())
        if start + len(phrase) > place and text.startswith(phrase, start)
    ]


@cache
def _phrases() -> tuple[Mapping[str, Sequence[str]], int]:
    """Return the phrases by their first two characters, which few places of a text have, and their greatest length."""
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in table("STPhrases"):
        if len(phrase) > 1:
            begun[phrase[:2]].append(phrase)
    return dict(begun), max(len(phrase) for phrases in begun.values() for phrase in phrases)
