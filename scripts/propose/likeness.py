"""Likely parallels by rule: passages of other documents that share rare pairs of characters.

Two passages are the liker the more bigrams they share that few others hold (the square of their inverse document
frequency), weighed by the geometric mean of their lengths under the same weights. Exact and near duplicates and long
common runs are `scripts.stages.align`'s; this finds also what is told in other words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from scripts.corpus.model import Passage

EACH = 8  # likely parallels that are proposed for a passage at most
LEAST = 1.4  # below this two passages have only common words in common
FEW = 50  # passages that every corpus is thought to hold besides: in a small one, too, a rare pair weighs
COMMON = 0.2  # share of all passages from which on a bigram tells nothing


class Likely(NamedTuple):
    """A passage and one of another document that may tell the same, how alike, and the longest run they share."""

    passage: str
    other: str
    score: float
    run: str


def bigrams(text: str) -> set[str]:
    """Return the pairs of characters of a text; none reaches over punctuation or a space."""
    words = "".join(char if char.isalnum() or char == "%" else " " for char in text).split()
    return {word[at : at + 2] for word in words for at in range(len(word) - 1)}


def _weights(pairs: Iterable[set[str]]) -> dict[str, float]:
    sets = list(pairs)
    seen = Counter(pair for one in sets for pair in one)
    most = max(2.0, COMMON * len(sets))
    return {pair: math.log((len(sets) + FEW) / count) ** 2 for pair, count in seen.items() if count <= most}


def longest_run(one: str, other: str) -> str:
    """Return the longest run of characters that two texts share."""
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[match.a : match.a + match.size]


def likely(passages: Sequence[Passage], others: Sequence[Passage]) -> list[Likely]:
    """Return for each passage the likeliest parallels among others, likest first."""
    pairs = {passage.id: bigrams(passage.text) for passage in (*passages, *others)}
    weight = _weights(pairs.values())
    size = {id: math.sqrt(math.fsum(weight.get(pair, 0.0) for pair in own)) or 1.0 for id, own in pairs.items()}
    holders = defaultdict[str, list[Passage]](list)
    for other in others:
        for pair in pairs[other.id] & weight.keys():
            holders[pair].append(other)
    text = {other.id: other.text for other in others}
    found = []
    for passage in passages:
        shared = defaultdict[str, float](float)
        for pair in sorted(pairs[passage.id]):
            for other in holders.get(pair, ()):
                shared[other.id] += weight[pair]
        scored = [(value / math.sqrt(size[passage.id] * size[id]), id) for id, value in shared.items()]
        for score, id in sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:EACH]:
            if score >= LEAST:
                found.append(Likely(passage.id, id, score, longest_run(passage.text, text[id])))
    return found
