"""Where a text may be cut for an extract, so that the extract is converted as the whole text is.

OpenCC chooses characters by phrases: cut inside 准入, what is left of the word, 准, becomes 準.
"""

from __future__ import annotations

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
    phrases, longest = _phrases()
    return [
        start
        for start in range(max(0, place - longest + 1), place)
        if any(text[start:end] in phrases for end in range(place + 1, min(len(text), start + longest) + 1))
    ]


@cache
def _phrases() -> tuple[frozenset[str], int]:
    phrases = frozenset(phrase for phrase in table("STPhrases") if len(phrase) > 1)
    return phrases, max(map(len, phrases))
