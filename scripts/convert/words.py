"""The phrases and characters of OpenCC's first stage and of the project, and where they stand in a text.

OpenCC matches the longest phrase from the left (``mmseg`` in its configurations); `Lexicon.from_left`
does the same for a word by itself. `Spans` finds phrases that are made of whole words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from scripts.convert.segmenter import Cuts
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
        self.stock: Mapping[str, str] = {word: targets[0] for word, targets in self._stock.items()}
        project = {entry.source: entry.target for entry in overrides.phrases}
        self.phrases: Mapping[str, str] = {**self.stock, **project}
        self._characters = table("STCharacters")
        self.varying = self._varying()
        self._project_spans = Spans(project, self.varying)
        self._stock_spans = Spans(self.stock, self.varying)
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

    def project_phrase(self, text: str, place: int, cuts: Cuts) -> Word | None:
        """The longest phrase of the project around a place that is made of whole words, or stands in one.

        Within a word, a longer phrase of OpenCC's has the say (简单明了 over 明了), as in its own longest match.
        """
        whole = self._project_spans.around(text, place, cuts)
        inner = None if whole else self._project_spans.inside(text, place, cuts)
        if inner is None:
            return whole
        stock = self._stock_spans.inside(text, place, cuts)
        return None if stock is not None and len(stock.source) > len(inner.source) else inner

    def in_project(self, char: str) -> bool:
        """Whether a phrase of the project holds this character."""
        return char in self._project_spans

    def stock_phrase(self, text: str, place: int, cuts: Cuts) -> Word | None:
        """The longest phrase of OpenCC's around a place that is made of whole words."""
        return self._stock_spans.around(text, place, cuts)

    def _varying(self) -> frozenset[str]:
        """The characters that have several forms, in the table of characters or in phrases."""
        first = {ord(char): forms[0] for char, forms in self._characters.items()}
        varied = {
            char
            for source, target in self.phrases.items()
            if (usual := source.translate(first)) != target  # few are, and the whole is compared fast
            for char, form, other in zip(source, target, usual, strict=True)
            if form != other
        }
        return ambiguous() | varied

    def others(self, phrase: str) -> tuple[str, ...]:
        """What OpenCC's dictionary gives for a phrase besides the conversion in use."""
        return tuple(target for target in self._stock.get(phrase, ()) if target != self.phrases[phrase])

    def forms(self, char: str) -> tuple[str, ...]:
        """The forms that OpenCC's table of characters has for a character, the commonest first."""
        return self._characters.get(char, (char,))

    def _word(self, start: int, source: str) -> Word:
        target = self.phrases.get(source)
        if target is None:
            return Word(start, source, self._characters.get(source, (source,))[0], False)
        return Word(start, source, target, True)


class Spans:
    """Phrases by the characters in them that vary: where to look for one around such a character."""

    def __init__(self, phrases: Mapping[str, str], varying: frozenset[str]) -> None:
        self._phrases = phrases
        self._reach: dict[str, tuple[int, int]] = {}
        self._pairs = {phrase[at : at + 2] for phrase in phrases for at in range(len(phrase) - 1)}
        for phrase in phrases:
            for place, char in enumerate(phrase):
                if char in varying:
                    before, after = self._reach.get(char, (0, 0))
                    self._reach[char] = max(before, place), max(after, len(phrase) - place)

    def __contains__(self, char: str) -> bool:
        return char in self._reach

    def around(self, text: str, place: int, cuts: Cuts) -> Word | None:
        """The longest phrase around a place that begins and ends where words do."""
        pairs = self._pairs
        if text[place : place + 2] not in pairs and text[max(0, place - 1) : place + 1] not in pairs:
            return None
        before, after = self._reach.get(text[place], (0, 0))
        ends = [end for end in range(min(len(text), place + after), place, -1) if cuts.at(end)]
        best: Word | None = None
        for start in range(max(0, place - before), place + 1):
            if cuts.at(start):
                for end in ends:
                    if best is not None and end - start <= len(best.source):
                        break
                    target = self._phrases.get(text[start:end])
                    if target is not None and end - start > 1:
                        best = Word(start, text[start:end], target, True)
                        break
        return best

    def inside(self, text: str, place: int, cuts: Cuts) -> Word | None:
        """The longest phrase around a place that stands in one word."""
        if text[place] not in self._reach:
            return None
        before, after = self._reach[text[place]]
        first, last = cuts.around(place)
        for end in range(min(last, place + after), place, -1):
            for start in range(max(first, place - before), place + 1):
                target = self._phrases.get(text[start:end])
                if target is not None and end - start > 1:
                    return Word(start, text[start:end], target, True)
        return None


@cache
def lexicon(overrides: Overrides) -> Lexicon:
    """The lexicon with the given overrides, kept."""
    return Lexicon(overrides)


@cache
def ambiguous() -> frozenset[str]:
    """The Simplified characters that OpenCC may convert in more than one way (发 → 發, 髮)."""
    return frozenset(char for char, targets in table("STCharacters").items() if len(targets) > 1)
