"""How a text is cut into words: by jieba's dictionary as rjieba carries it, with words of the project's own.

The dictionary belongs to the pinned wheel, so the same text is always cut alike. New words are not
guessed from characters (jieba's "HMM"): guessing joins what ought to stay apart (该人系).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import accumulate

import rjieba

_KNOWN = 20_000
"""Frequency of the project's own words, that of a very common word: they win over what they are made of."""


class Cuts:
    """Where the words of a text begin and end."""

    def __init__(self, words: Iterable[str], length: int) -> None:
        self._edges = bytearray(length + 1)
        self._edges[0] = 1
        for end in accumulate(map(len, words)):
            self._edges[end] = 1

    def at(self, place: int) -> bool:
        """Whether a word begins or ends at this place, or the text does."""
        return bool(self._edges[place])

    def around(self, place: int) -> tuple[int, int]:
        """Return where the word begins and ends that holds the character at this place."""
        return self._edges.rfind(1, 0, place + 1), self._edges.find(1, place + 1)


class Segmenter:
    """Cuts texts into words; build it with `segmenter`, which keeps it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._jieba = rjieba.Jieba()
        for word in words:
            self._jieba.add_word(word, _KNOWN, None)

    def cut(self, text: str) -> Cuts:
        """Return the cuts of a text without surrogates."""
        return Cuts(self._jieba.cut(text, False), len(text))


@cache
def segmenter(words: frozenset[str]) -> Segmenter:
    """The segmenter that knows these words besides its dictionary; building one takes some 150 ms."""
    return Segmenter(sorted(words))
