"""Which form of a character the words of OpenCC's dictionary prefer beside a certain neighbour.

A word that the dictionary lacks (复诊台) is decided by those that it has: 1 of 复诊, 复查 … The word
list is OpenCC's own (Apache License 2.0, kept by https://github.com/BYVoid/OpenCC).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

ENOUGH = 3
"""Words that must agree before a neighbour says anything."""
SHARE = 0.9
"""Share of the words with a neighbour that must have the form."""


class Neighbours:
    """What the words of a dictionary say; a pair of characters is looked up when it is first asked for."""

    def __init__(self, phrases: Mapping[str, str], ambiguous: frozenset[str]) -> None:
        self._sources, self._targets = "\n".join(phrases), "\n".join(phrases.values())
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for found in re.finditer(f"[{''.join(sorted(ambiguous))}]", self._sources):
            self._places[found[0]].append(found.start())
        self._preferred = cache(self._prefer)

    def form(self, word: str, place: int) -> str | None:
        """Return the form of the character at a place of a word on which its neighbours there agree."""
        pairs = [(word[place - 1 : place + 1], 1)] if place else []
        pairs += [(word[place : place + 2], 0)] if place + 1 < len(word) else []
        forms = {form for pair in pairs if (form := self._preferred(*pair))}
        return forms.pop() if len(forms) == 1 else None

    def _prefer(self, pair: str, side: int) -> str | None:
        """The form that the words with this pair have of its first or second character, if enough of them agree."""
        places = self._places.get(pair[side], ())
        forms = [self._targets[place] for place in places if self._sources.startswith(pair, place - side)]
        if len(forms) < ENOUGH:
            return None
        form, times = Counter(forms).most_common(1)[0]
        return form if times >= SHARE * len(forms) else None
