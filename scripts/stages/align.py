"""Near-duplicates and likely parallels, found by shared wording.

Measured on press prose: 3-gram Jaccard from 0.8 on means the same text, a common run of 14
characters, or of 8 that hold a digit, means the same claim. Digits are never folded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from scripts.corpus.model import Candidate
from scripts.corpus.state import Corpus
from scripts.ledger.ids import squeezed

SAME = 0.8
# Shorter runs join what only shares a name or an office (a bureau's full name has 8 to 12 characters); a number beside
# it makes 8 characters tell a claim: 同比下降18.08% is said of one thing.
LONG_RUN = 14
RUN_WITH_DIGIT = 8
# What more passages than this have in common is a phrase of the trade, and tells nothing. The limit also keeps the
# work linear: a run that n passages hold makes n(n-1)/2 pairs, 190 at the limit, but 5 million in 3,200 passages.
FORMULA = 20
SHORTEST = 12  # shorter passages (headings, names) repeat without being the same text
_DIGIT = re.compile(r"\d")
Texts = Sequence[tuple[str, str]]
"""Passages by id and text."""
Pairs = dict[tuple[str, str], str]
"""Pairs of passages that share a telling run, each with the longest."""
Near = dict[str, list[str]]
"""Passages, each with those that are nearly the same text."""


def grams(text: str, size: int) -> list[str]:
    """Return the character n-grams of a text without white space, in their order."""
    bare = squeezed(text)
    return [bare[i : i + size] for i in range(len(bare) - size + 1)]


def likeness(text: str, other: str) -> float:
    """Return the Jaccard similarity of the 3-grams of two texts, from 0 to 1."""
    left, right = set(grams(text, 3)), set(grams(other, 3))
    return len(left & right) / len(left | right) if left | right else 0.0


def telling(text: str) -> list[str]:
    """Return the runs of a text that tell a claim, each once: 8 characters with a digit, or any 14."""
    digits = filter(_DIGIT.search, grams(text, RUN_WITH_DIGIT))
    return list(dict.fromkeys([*digits, *grams(text, LONG_RUN)]))


def _repeated(texts: Iterable[str]) -> set[int]:
    """Return the hashes of the runs that stand in two passages or more, without keeping any run."""
    once, again = set[int](), set[int]()
    for text in texts:
        runs = set(map(hash, telling(text)))
        again |= runs & once
        once |= runs
    return again


def _sharing(texts: Texts) -> Pairs:
    """Map each pair of passages that share a telling run to the longest such run; linear in the text."""
    repeated = _repeated(text for _, text in texts)
    holders: dict[str, list[str]] = defaultdict(list)
    for id, text in texts:
        for run in telling(text):
            if hash(run) in repeated:
                holders[run].append(id)
    found: Pairs = {}
    for run, ids in holders.items():
        for pair in combinations(ids, 2) if len(ids) <= FORMULA else ():
            found[pair] = max(found.get(pair, ""), run, key=lambda text: (len(text), text))
    return found


def _judged(corpus: Corpus) -> set[frozenset[str]]:
    """Pairs of passages that a curator has linked or dismissed."""
    linked = [[member.passage for member in parallel.members] for parallel in corpus.curated.parallels.parallels]
    dismissed = [list(entry.members) for entry in corpus.curated.parallels.dismissed]
    return {frozenset(pair) for group in linked + dismissed for pair in combinations(group, 2)}


def _near(texts: Texts, pairs: Iterable[tuple[str, str]]) -> Near:
    """Map each passage to those that are nearly the same text; sizes too far apart need no comparison."""
    text = {id: text for id, text in texts if len(text) >= SHORTEST}
    size = {id: len(set(grams(text[id], 3))) for id in text}
    near: dict[str, list[str]] = defaultdict(list)
    for first, other in (pair for pair in pairs if pair[0] in text and pair[1] in text):
        sizes = sorted((size[first], size[other]))
        if sizes[0] >= SAME * sizes[1] and likeness(text[first], text[other]) >= SAME:
            near[first].append(other)
            near[other].append(first)
    return near


def _alike(_: None, corpora: Sequence[Texts]) -> Iterator[tuple[Pairs, Near]]:
    """Yield what the texts of a corpus have in common: pairs that share a run, and what is nearly the same."""
    for texts in corpora:
        pairs = _sharing(texts)
        yield pairs, _near(texts, pairs)


def align(corpus: Corpus) -> Corpus:
    """Link near-duplicates and list likely parallels across documents that no curator has judged."""
    identified = [passage for passage in corpus.passages if passage.id]
    doc = {passage.id: passage.doc for passage in identified}
    texts = [(passage.id, passage.text) for passage in identified]
    ((found, near),) = corpus.work.each("align", _alike, None, [texts])
    pairs: Pairs = found
    judged = _judged(corpus)
    candidates = [
        Candidate(first, other, evidence=run)
        for (first, other), run in pairs.items()
        if doc[first] != doc[other] and frozenset((first, other)) not in judged
    ]
    documents = [
        replace(d, passages=tuple(replace(p, near=tuple(near[p.id])) if p.id in near else p for p in d.passages))
        for d in corpus.documents
    ]
    return replace(corpus, documents=tuple(documents), candidates=tuple(candidates))
