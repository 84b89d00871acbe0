"""How OpenCC cuts a text into words, and how the same words would be cut from the other end.

OpenCC matches the longest phrase from the left (``mmseg`` in its configurations). Cutting from the
right with the same phrases is a second opinion: where both give another character, a word boundary
is in doubt (贺电|表彰, 贺|电表|彰).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from scripts.convert.tables import table
from scripts.corpus.conversion import Overrides


class Word(NamedTuple):
    """A word of a text and what the first stage makes of it; ``phrase``: a dictionary has it."""

    start: int
    source: str
    target: str
    phrase: bool


class Lexicon:
    """The phrases of the first stage, OpenCC's and the project's, and its table of characters."""

    def __init__(self, overrides: Overrides) -> None:
        self._stock = {**table("STPhrases_GeneratedFromRegionalPhrases"), **table("STPhrases")}
        self.phrases: Mapping[str, str] = {word: targets[0] for word, targets in self._stock.items()} | {
            entry.source: entry.target for entry in overrides.phrases
        }
        self._characters = table("STCharacters")
        self._longest = max(map(len, self.phrases))

    def from_left(self, text: str) -> list[Word]:
        """Cut a text as OpenCC does: at each place the longest phrase that begins there."""
        words = []
        start = 0
        while start < len(text):
            ends = range(min(len(text), start + self._longest), start, -1)
            end = next((end for end in ends if text[start:end] in self.phrases), start + 1)
            words.append(self._word(start, text[start:end]))
            start = end
        return words

    def from_right(self, text: str) -> list[Word]:
        """Cut a text from its end: at each place the longest phrase that ends there."""
        words = []
        end = len(text)
        while end:
            starts = range(max(0, end - self._longest), end)
            start = next((start for start in starts if text[start:end] in self.phrases), end - 1)
            words.append(self._word(start, text[start:end]))
            end = start
        return words[::-1]

    def others(self, phrase: str) -> tuple[str, ...]:
        """What OpenCC's dictionary gives for a phrase besides the conversion in use."""
        return tuple(target for target in self._stock.get(phrase, ()) if target != self.phrases[phrase])

    def _word(self, start: int, source: str) -> Word:
        target = self.phrases.get(source)
        if target is None:
            return Word(start, source, self._characters.get(source, (source,))[0], False)
        return Word(start, source, target, True)


@cache
def lexicon(overrides: Overrides) -> Lexicon:
    """The lexicon with the given overrides, kept."""
    return Lexicon(overrides)


@cache
def ambiguous() -> frozenset[str]:
    """The Simplified characters that OpenCC may convert in more than one way (发 → 發, 髮)."""
    return frozenset(char for char, targets in table("STCharacters").items() if len(targets) > 1)
