"""The lists of characters and of words of a corpus, the most frequent first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts.words.grams import count_grams, entropy, neighbours, runs_of

LONGEST = 6
LEAST = 4
"""A string that occurs less often tells too little of what may stand beside it."""
FREE = 1.0
"""Bits of branching entropy that a word has on either side: two neighbours, evenly."""
BOUND = 3.0
"""Bits of mutual information that hold the parts of a word together, wherever it is cut."""


@dataclass(frozen=True)
class Entry:
    """A character or a word: how often it occurs, in how many passages; of a word also what makes it one."""

    text: str
    count: int
    passages: int
    before: float = 0.0
    after: float = 0.0
    bound: float = 0.0


@dataclass(frozen=True)
class Listing:
    """The lists, and what they were counted in: passages, characters without white space, Han characters."""

    characters: Sequence[Entry]
    words: Sequence[Entry]
    passages: int
    size: int
    han: int


def listing(texts: Sequence[str], most_characters: int, most_words: int) -> Listing:
    """List the most frequent characters and words of passages, given by their folded texts; ties go by code point."""
    runs = runs_of(texts)
    levels = count_grams(runs, LONGEST, LEAST)
    characters = _first(levels[0], most_characters)
    judged = {entry.text: entry for entry in _words(runs, levels)}
    words = _first({text: entry.count for text, entry in judged.items()}, most_words)
    held = _passages(texts, frozenset([*characters, *words]))
    return Listing(
        characters=[Entry(text, levels[0][text], held[text]) for text in characters],
        words=[_placed(judged[text], held[text]) for text in words],
        passages=len(texts),
        size=sum(len("".join(text.split())) for text in texts),
        han=levels[0].total(),
    )


def _binding(gram: str, levels: Sequence[Mapping[str, int]], total: int) -> float:
    """The least pointwise mutual information of the two parts of a string, of all places where it can be cut."""
    count = levels[len(gram) - 1][gram]
    cuts = ((gram[:at], gram[at:]) for at in range(1, len(gram)))
    products = (levels[len(left) - 1][left] * levels[len(right) - 1][right] for left, right in cuts)
    return math.log2(count * total / max(products))


def _words(runs: Sequence[str], levels: Sequence[Counter[str]]) -> Iterable[Entry]:
    total = levels[0].total()
    grams = [gram for level in levels[1:] for gram in level]
    bound = {gram: held for gram in grams if (held := _binding(gram, levels, total)) >= BOUND}
    for gram, (before, after) in neighbours(runs, frozenset(bound), LONGEST).items():
        left, right = entropy(before), entropy(after)
        if min(left, right) >= FREE:
            yield Entry(gram, levels[len(gram) - 1][gram], 0, left, right, bound[gram])


def _first(counts: Mapping[str, int], most: int) -> list[str]:
    return sorted(counts, key=lambda text: (-counts[text], text))[:most]


def _passages(texts: Iterable[str], wanted: frozenset[str]) -> Counter[str]:
    """In how many texts each of the wanted strings stands."""
    held: Counter[str] = Counter()
    for text in texts:
        spans = (text[at : at + size] for size in range(1, LONGEST + 1) for at in range(len(text) - size + 1))
        held.update(wanted.intersection(spans))
    return held


def _placed(entry: Entry, passages: int) -> Entry:
    return Entry(entry.text, entry.count, passages, entry.before, entry.after, entry.bound)
