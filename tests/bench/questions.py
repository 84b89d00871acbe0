"""Questions that a reader may ask a corpus, their true answers, and how to judge what a search gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean
from typing import Any

from scripts.convert.fold import fold_table
from scripts.search.folding import Folder

FIELDS = ("text", "text_hant")
LONGEST = 6


@dataclass(frozen=True)
class Question:
    """A word of one to six characters, in Simplified or Traditional (`text`, `text_hant`), and who holds it."""

    word: str
    field: str
    truth: frozenset[str]


def questions(passages: Sequence[dict[str, Any]], count: int, unit: str = "id", seed: int = 11) -> list[Question]:
    """Words out of the passages, as many of each length and script, without marks or blanks inside.

    The truth is by brute force: the ids (or documents: ``unit``) of the passages whose folded text holds the
    folded word.
    """
    rng, folder = Random(seed), Folder(fold_table())
    folded = [(row[unit], folder.text(row["text"])) for row in passages]
    found: dict[tuple[str, str], Question] = {}
    while len(found) < count:
        field, length = FIELDS[len(found) % 2], 1 + len(found) // 2 % LONGEST
        text = rng.choice(passages)[field]
        start = rng.randrange(len(text))
        word = text[start : start + length]
        if len(word) == length and word.isalnum():
            wanted = folder.text(word)
            truth = frozenset(id for id, text in folded if wanted in text)
            found[word, field] = Question(word, field, truth)
    return list(found.values())


def recall(asked: Iterable[Question], answer: Callable[[Question], frozenset[str]]) -> float:
    """Mean share of the true hits that were found."""
    return fmean(len(answer(one) & one.truth) / len(one.truth) for one in asked)


def precision(asked: Iterable[Question], answer: Callable[[Question], frozenset[str]]) -> float:
    """Mean share of true hits among those found, over the questions that found any; 0 where none did."""
    shares = [len(found & one.truth) / len(found) for one in asked if (found := answer(one))]
    return fmean(shares) if shares else 0.0
