"""Which form of a character the words of OpenCC's dictionary prefer beside a certain neighbour.

A word that the dictionary lacks (复诊台) is decided by those that it has: 1 of 复诊, 复查 … The word
list is OpenCC's own (Apache License 2.0, kept by https://github.com/BYVoid/OpenCC).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

ENOUGH = 3
"""Words that must agree before a neighbour says anything."""
SHARE = 0.9
"""Share of the words with a neighbour that must have the form."""


class Neighbours:
    """Forms, as often as words have them, by the pair of characters in which they stand."""

    def __init__(self, phrases: Mapping[str, str], ambiguous: frozenset[str]) -> None:
        self._forms: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for source, target in phrases.items():
            for place in range(len(source) - 1):
                if source[place] in ambiguous:
                    self._forms[source[place : place + 2], 0].append(target[place])
                if source[place + 1] in ambiguous:
                    self._forms[source[place : place + 2], 1].append(target[place + 1])

    def form(self, word: str, place: int) -> str | None:
        """Return the form of the character at a place of a word on which its neighbours there agree."""
        pairs = [(word[place - 1 : place + 1], 1)] if place else []
        pairs += [(word[place : place + 2], 0)] if place + 1 < len(word) else []
        forms = {form for pair in pairs if (form := self._preferred(pair))}
        return forms.pop() if len(forms) == 1 else None

    def _preferred(self, pair: tuple[str, int]) -> str | None:
        forms = self._forms.get(pair, ())
        if len(forms) < ENOUGH:
            return None
        form, times = Counter(forms).most_common(1)[0]
        return form if times >= SHARE * len(forms) else None
