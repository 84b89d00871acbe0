"""Find paragraphs of a source that repeat earlier ones, as when a page was saved twice."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import reduce

from scripts.corpus.traced import Traced
from scripts.text.punctuation import WIDTH
from scripts.text.quotes import squeeze

LONG = 20  # a shorter paragraph may be repeated by the writer; it counts only beside another repeat


def likeness_key(paragraph: Traced) -> str:
    """Return a digest that is equal for paragraphs of equal words: SHA-256 after width folding, without spaces."""
    folded = reduce(lambda text, rule: rule(text), WIDTH, paragraph)
    return hashlib.sha256(squeeze(folded.text).encode()).hexdigest()


def repeats(paragraphs: Sequence[Traced]) -> dict[int, int]:
    """Map the index of each repeated paragraph to the index of the one it repeats."""
    first: dict[str, int] = {}
    same = {i: first.setdefault(likeness_key(text), i) for i, text in enumerate(paragraphs)}
    again = {i: origin for i, origin in same.items() if origin != i}
    return {i: origin for i, origin in again.items() if len(paragraphs[i]) >= LONG or {i - 1, i + 1} & again.keys()}
