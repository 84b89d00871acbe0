"""What decides the form of a character that has several: words first, then what stands around.

OpenCC matches the longest phrase wherever it stands, also across words (被发|明). Here a phrase
counts only where it begins and ends with words of the text. In this order decide: a phrase of the
project; a rule for what stands around (`contexts`); a phrase of OpenCC's; the neighbours within a
word (`neighbours`); the usual form. The curator's answer for a place goes before all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from scripts.convert.contexts import ContextRules
from scripts.convert.neighbours import Neighbours
from scripts.convert.segmenter import Cuts, segmenter
from scripts.convert.words import Lexicon, lexicon
from scripts.corpus.conversion import Answer, Overrides, Rule


class Decision(NamedTuple):
    """The form of one character in OpenCC's Traditional, what kind of thing decided, and which."""

    offset: int
    form: str
    rule: Rule
    by: str


class Decider:
    """Decides the characters of texts; build it with `decider`, which keeps it."""

    def __init__(self, overrides: Overrides) -> None:
        self._lexicon: Lexicon = lexicon(overrides)
        self._rules = ContextRules(overrides.contexts)
        self._segmenter = segmenter(frozenset(overrides.words))
        varying = self._lexicon.varying
        self._answers = Answers(overrides.answers)
        self._neighbours = Neighbours(self._lexicon.stock, varying)
        self._pattern = re.compile(f"[{''.join(sorted(varying))}]")
        self._words: dict[str, tuple[str, tuple[bool, ...]]] = {}

    def standard(self, text: str, whole: str) -> str:
        """Return a text in OpenCC's Traditional; ``whole`` is what OpenCC makes of it."""
        changed = [(one.offset, one.form) for one in self.decisions(text, whole) if one.form != whole[one.offset]]
        if not changed:
            return whole
        characters = list(whole)
        for offset, form in changed:
            characters[offset] = form
        return "".join(characters)

    def decisions(self, text: str, whole: str) -> Iterator[Decision]:
        """Yield the decision of every character that has several forms, in order."""
        cuts: Cuts | None = None
        for match in self._pattern.finditer(text):
            cuts = cuts or self._segmenter.cut(text)
            yield self._decide(text, match.start(), whole, cuts)

    def _decide(self, text: str, place: int, whole: str, cuts: Cuts) -> Decision:
        char = text[place]
        if char in self._answers and (form := self._answers.form(text, place)):
            return Decision(place, form, "curator", char)
        if found := self._lexicon.project_phrase(text, place, cuts):
            return Decision(place, found.target[place - found.start], "project", found.source)
        if char in self._rules and (rule := self._rules.decide(text, place, cuts)):
            return Decision(place, rule.form, "rule", rule.context.reason)
        start, end = cuts.around(place)
        word = text[start:end]
        target, covered = self._word(word)
        form = target[place - start]
        if form == whole[place]:
            if covered[place - start]:
                return Decision(place, form, "phrase", word)
            if len(word) == 1 and not self._rules.usual(char):
                return Decision(place, form, "character", word)
        return self._across(text, place, whole, cuts) or self._single(place, word, start, form, whole)

    def _across(self, text: str, place: int, whole: str, cuts: Cuts) -> Decision | None:
        """What the longest phrase says that is made of whole words."""
        found = self._lexicon.stock_phrase(text, place, cuts)
        if found is None:
            return None
        form = found.target[place - found.start]
        return Decision(place, form, "phrase" if form == whole[place] else "boundary", found.source)

    def _single(self, place: int, word: str, start: int, form: str, whole: str) -> Decision:
        """What a word says that no phrase covers as a whole."""
        covered = self._word(word)[1][place - start]
        if covered:
            return Decision(place, form, "boundary", word)
        if len(word) > 1 and (agreed := self._neighbours.form(word, place - start)):
            return Decision(place, agreed, "statistics", word)
        char = word[place - start]
        if usual := self._rules.usual(char):
            return Decision(place, usual.form, "rule", usual.context.reason)
        return Decision(place, form, "character" if form == whole[place] else "boundary", word)

    def _word(self, word: str) -> tuple[str, tuple[bool, ...]]:
        """A word by itself as OpenCC converts it, and which of its characters a phrase covers."""
        known = self._words.get(word)
        if known is None:
            parts = self._lexicon.from_left(word)
            covered = tuple(part.phrase and len(part.source) > 1 for part in parts for _ in part.source)
            known = self._words[word] = "".join(part.target for part in parts), covered
        return known


class Answers:
    """The curator's answers, by the characters that they are about."""

    def __init__(self, answers: tuple[Answer, ...]) -> None:
        self._answers: dict[str, list[tuple[int, Answer]]] = {}
        for answer in answers:
            for place, char in enumerate(answer.source):
                self._answers.setdefault(char, []).append((place, answer))

    def __contains__(self, char: str) -> bool:
        return char in self._answers

    def form(self, text: str, place: int) -> str | None:
        """Return the form that an answer gives to the character at a place."""
        for within, answer in self._answers[text[place]]:
            begin = place - within - len(answer.before)
            if begin >= 0 and text.startswith(f"{answer.before}{answer.source}{answer.after}", begin):
                return answer.result[within]
        return None


@cache
def decider(overrides: Overrides) -> Decider:
    """The decider with the given overrides, kept."""
    return Decider(overrides)
