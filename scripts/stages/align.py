"""Stage 9, align: near-duplicates and likely parallels, found by shared wording.

Measured on press prose: 3-gram Jaccard from 0.8 on means the same text, a common run of 14
characters, or of 8 that hold a digit, means the same claim. Digits are never folded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from scripts.ledger.ids import squeezed
from scripts.model import Candidate, Corpus, Passage

SAME = 0.8
LONG_RUN = 14
RUN_WITH_DIGIT = 8
SHORTEST = 12  # shorter passages (headings, names) repeat without being the same text


def grams(text: str, size: int) -> set[str]:
    """Return the character n-grams of a text without white space."""
    bare = squeezed(text)
    return {bare[i : i + size] for i in range(len(bare) - size + 1)}


def likeness(one: str, other: str) -> float:
    """Return the Jaccard similarity of the 3-grams of two texts, from 0 to 1."""
    left, right = grams(one, 3), grams(other, 3)
    return len(left & right) / len(left | right) if left | right else 0.0


def telling(text: str) -> set[str]:
    """Return the runs of a text that tell a claim: 14 characters, or 8 with a digit."""
    digits = {gram for gram in grams(text, RUN_WITH_DIGIT) if any(char.isdigit() for char in gram)}
    return digits | grams(text, LONG_RUN)


def sharing(passages: Sequence[Passage]) -> dict[tuple[str, str], str]:
    """Map each pair of passages that share a telling run to the longest such run; linear in the text."""
    holders: dict[str, list[str]] = defaultdict(list)
    for passage in passages:
        for run in sorted(telling(passage.text)):
            holders[run].append(passage.id)
    found: dict[tuple[str, str], str] = {}
    for run, ids in holders.items():
        for pair in combinations(ids, 2):
            found[pair] = max(found.get(pair, ""), run, key=lambda text: (len(text), text))
    return found


def _judged(corpus: Corpus) -> set[frozenset[str]]:
    """Pairs of passages that a curator has linked or dismissed."""
    linked = [[member.passage for member in parallel.members] for parallel in corpus.curated.parallels.parallels]
    dismissed = [list(entry.members) for entry in corpus.curated.parallels.dismissed]
    return {frozenset(pair) for group in linked + dismissed for pair in combinations(group, 2)}


def _near(passages: Iterable[Passage], pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Map each passage to those that are nearly the same text."""
    text = {passage.id: passage.text for passage in passages}
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        if min(len(text[one]), len(text[other])) >= SHORTEST and likeness(text[one], text[other]) >= SAME:
            near[one].append(other)
            near[other].append(one)
    return near


def align(corpus: Corpus) -> Corpus:
    """Link near-duplicates and list likely parallels across documents that no curator has judged."""
    identified = [passage for passage in corpus.passages if passage.id]
    doc = {passage.id: passage.doc for passage in identified}
    pairs = sharing(identified)
    near, judged = _near(identified, pairs), _judged(corpus)
    candidates = [
        Candidate(*pair, evidence=run)
        for pair, run in pairs.items()
        if doc[pair[0]] != doc[pair[1]] and frozenset(pair) not in judged
    ]
    documents = [
        replace(d, passages=tuple(replace(p, near=tuple(near.get(p.id, ()))) for p in d.passages))
        for d in corpus.documents
    ]
    return replace(corpus, documents=tuple(documents), candidates=tuple(candidates))
