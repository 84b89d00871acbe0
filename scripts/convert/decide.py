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

from scripts.convert.contexts import ContextRule, ContextRules, fitting
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


class _Reading(NamedTuple):
    """What is known of a character in a word, wherever the word stands.

    ``form`` is OpenCC's for the word by itself, ``covered``: a phrase gives it. ``rules`` may decide,
    ``agreed`` is what its neighbours prefer. ``settled``: only OpenCC on the whole text may say otherwise.
    """

    word: str
    form: str
    covered: bool
    rules: tuple[ContextRule, ...]
    agreed: str | None
    settled: bool


_REMEMBERED = 100_000
"""Words whose readings are remembered."""


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
        self._readings: dict[str, tuple[_Reading, ...]] = {}

    def standard(self, text: str, whole: str) -> str:
        """Return a text in OpenCC's Traditional; ``whole`` is what OpenCC makes of it."""
        changed = [
            (decision.offset, decision.form)
            for decision in self._decisions(text, whole, False)
            if decision.form != whole[decision.offset]
        ]
        if not changed:
            return whole
        characters = list(whole)
        for offset, form in changed:
            characters[offset] = form
        return "".join(characters)

    def decisions(self, text: str, whole: str) -> Iterator[Decision]:
        """Yield the decision of every character that has several forms, in order."""
        return self._decisions(text, whole, True)

    def _decisions(self, text: str, whole: str, every: bool) -> Iterator[Decision]:
        """Yield decisions; unless ``every`` is asked for, not those that obviously leave ``whole`` as it is."""
        places = [match.start() for match in self._pattern.finditer(text)]
        if not places:
            return
        cuts = self._segmenter.cut(text)
        around, readings = cuts.around, self._readings
        for place in places:
            start, end = around(place)
            word = text[start:end]
            reading = (readings.get(word) or self._learn(word))[place - start]
            if every or not reading.settled or reading.form != whole[place]:
                yield self._decide(text, place, whole, cuts, reading)

    def _decide(self, text: str, place: int, whole: str, cuts: Cuts, reading: _Reading) -> Decision:
        char = text[place]
        if char in self._answers and (form := self._answers.form(text, place)):
            return Decision(place, form, "curator", char)
        if found := self._lexicon.project_phrase(text, place, cuts):
            return Decision(place, found.target[place - found.start], "project", found.source)
        if reading.rules and (rule := fitting(reading.rules, text, place)):
            return Decision(place, rule.form, "rule", rule.context.reason)
        if reading.form == whole[place]:
            if reading.covered:
                return Decision(place, reading.form, "phrase", reading.word)
            if len(reading.word) == 1 and not self._rules.usual(char):
                return Decision(place, reading.form, "character", char)
        return self._across(text, place, whole, cuts) or self._single(place, char, whole, reading)

    def _across(self, text: str, place: int, whole: str, cuts: Cuts) -> Decision | None:
        """What the longest phrase says that is made of whole words."""
        found = self._lexicon.stock_phrase(text, place, cuts)
        if found is None:
            return None
        form = found.target[place - found.start]
        return Decision(place, form, "phrase" if form == whole[place] else "boundary", found.source)

    def _single(self, place: int, char: str, whole: str, reading: _Reading) -> Decision:
        """What a word says that no phrase covers as a whole."""
        if reading.covered:
            return Decision(place, reading.form, "boundary", reading.word)
        if reading.agreed:
            return Decision(place, reading.agreed, "statistics", reading.word)
        if usual := self._rules.usual(char):
            return Decision(place, usual.form, "rule", usual.context.reason)
        return Decision(place, reading.form, "character" if reading.form == whole[place] else "boundary", reading.word)

    def _learn(self, word: str) -> tuple[_Reading, ...]:
        """What is known of each character of a word, wherever the word stands; it is remembered."""
        if len(self._readings) > _REMEMBERED:
            self._readings.clear()
        known = self._readings[word] = tuple(self._read(word))
        return known

    def _read(self, word: str) -> Iterator[_Reading]:
        for part in self._lexicon.from_left(word):
            covered = part.phrase and len(part.source) > 1
            for place, form in enumerate(part.target, start=part.start):
                char, rules = word[place], self._rules.within(word, place)
                agreed = self._neighbours.form(word, place) if len(word) > 1 and not covered else None
                open_ = rules or char in self._answers or self._lexicon.in_project(char)
                settled = not (open_ or agreed or (self._rules.usual(char) and not covered))
                yield _Reading(word, form, covered, rules, agreed, settled)


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
