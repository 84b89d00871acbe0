"""The lists of characters and of words of texts, the most frequent first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.words.grams import count_grams, entropy, neighbours, runs_of

LONGEST = 6
LEAST = 4
"""A string that occurs less often tells too little of what may stand beside it."""
FREE = 1.0
"""Bits of branching entropy that a word has on either side: two neighbours, evenly."""
BOUND = 3.0
"""Bits of mutual information that hold the parts of a word together, wherever it is cut."""


CHARACTERS, WORDS = 300, 800
"""Entries of the lists that a page shows, and in which the browser looks for words of a part or beside a word."""


@dataclass(frozen=True)
class Entry:
    """A character or a word: how often it occurs, in how many passages, the number of the first.

    Of a word also what makes it one, and whether the curator's entities or terms have it.
    """

    text: str
    count: int
    passages: int
    first: int
    before: float = 0.0
    after: float = 0.0
    bound: float = 0.0
    curated: bool = False


@dataclass(frozen=True)
class Listing:
    """The lists, and what they were counted in: passages, characters without white space, Han characters."""

    characters: Sequence[Entry]
    words: Sequence[Entry]
    passages: int
    size: int
    han: int


def listing(texts: Sequence[str], curated: frozenset[str] = frozenset()) -> Listing:
    """List the characters and the words of passages, the most frequent first; ties go by code point.

    Passages are given by their folded texts, and so is what of words is ``curated``.
    """
    runs = runs_of(texts)
    levels = count_grams(runs, LONGEST, LEAST)
    judged = list(_judged(runs, levels))
    held = _passages(texts, frozenset([*levels[0], *(word.text for word in judged)]))
    return Listing(
        characters=_sorted(Entry(text, count, *held[text]) for text, count in levels[0].items()),
        words=_sorted(
            Entry(word.text, word.count, *held[word.text], word.before, word.after, word.bound, word.text in curated)
            for word in judged
        ),
        passages=len(texts),
        size=sum(len("".join(text.split())) for text in texts),
        han=levels[0].total(),
    )


def shown(found: Listing) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """Return the words and the characters that the page shows."""
    return found.words[:WORDS], found.characters[:CHARACTERS]


def shown_texts(found: Listing) -> list[str]:
    """Return these words and characters alone."""
    return [entry.text for entries in shown(found) for entry in entries]


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (-entry.count, entry.text)))


def _binding(gram: str, levels: Sequence[Mapping[str, int]], total: int) -> float:
    """The least pointwise mutual information of the two parts of a string, of all places where it can be cut."""
    count = levels[len(gram) - 1][gram]
    cuts = ((gram[:at], gram[at:]) for at in range(1, len(gram)))
    products = (levels[len(left) - 1][left] * levels[len(right) - 1][right] for left, right in cuts)
    return math.log2(count * total / max(products))


@dataclass(frozen=True)
class _Word:
    """A string that is a word, with its count and what makes it one."""

    text: str
    count: int
    before: float
    after: float
    bound: float


def _judged(runs: Sequence[str], levels: Sequence[Counter[str]]) -> Iterator[_Word]:
    total = levels[0].total()
    grams = [gram for level in levels[1:] for gram in level]
    bound = {gram: held for gram in grams if (held := _binding(gram, levels, total)) >= BOUND}
    for gram, (before, after) in neighbours(runs, frozenset(bound), LONGEST).items():
        left, right = entropy(before), entropy(after)
        if min(left, right) >= FREE:
            yield _Word(gram, levels[len(gram) - 1][gram], left, right, bound[gram])


def _passages(texts: Sequence[str], wanted: frozenset[str]) -> dict[str, tuple[int, int]]:
    """In how many texts each of the wanted strings stands, and the number of the first."""
    held: dict[str, tuple[int, int]] = {}
    for number, text in enumerate(texts):
        spans = (text[at : at + size] for size in range(1, LONGEST + 1) for at in range(len(text) - size + 1))
        for found in wanted.intersection(spans):
            count, first = held.get(found, (0, number))
            held[found] = (count + 1, first)
    return held
