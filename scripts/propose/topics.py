"""Topics by rule: the keywords of a topic, and a model of the passages that were labelled before.

The model weighs the character bigrams and trigrams that stand in a passage as naive Bayes does, one topic against
the rest, and looks at the strongest of them only: what a long passage says besides does not speak against a topic,
for a passage may have several. It is trained where it is used, in a fraction of a second, and names what decided.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from scripts.corpus.records import TopicRecord
from scripts.ledger.ids import squeezed

SIZES = (2, 3)
SMOOTHING = 0.3
STRONGEST = 10
LEAST = 3  # a run that stands in fewer passages than this tells nothing yet
SURE = 3.5
"""Mean weight of the strongest runs, in nats, from which on the model speaks for a topic without its keywords."""
LIKELY = 2.3
"""The same for a topic that has no keywords: there the model is all there is."""
TOLD = 4


def runs(text: str) -> set[str]:
    """Return the character bigrams and trigrams of a text; none reaches over punctuation or a space."""
    words = "".join(char if char.isalnum() else " " for char in text).split()
    return {
        word[at : at + size] for word in map(squeezed, words) for size in SIZES for at in range(len(word) - size + 1)
    }


@dataclass(frozen=True)
class Model:
    """What the labelled passages teach about one topic: the weight of every run, in nats."""

    weights: Mapping[str, float]

    def score(self, text: str) -> tuple[float, list[str]]:
        """Return the mean weight of the runs of a text that speak most for the topic, and the first of them."""
        best = nlargest(STRONGEST, ((self.weights[run], run) for run in runs(text) if run in self.weights))
        return sum(weight for weight, _ in best) / STRONGEST, [run for _, run in best[:TOLD]]


def train(labelled: Iterable[tuple[str, Collection[str]]], topic: str) -> Model:
    """Learn one topic from passages and their labels; where no passage has it, nothing speaks for it."""
    inside, outside, sizes = Counter[str](), Counter[str](), Counter[bool]()
    for text, topics in labelled:
        sizes[topic in topics] += 1
        (inside if topic in topics else outside).update(runs(text))
    with_it, without = sizes[True] + 2 * SMOOTHING, sizes[False] + 2 * SMOOTHING
    seen = inside + outside
    return Model(
        {
            run: math.log((inside[run] + SMOOTHING) / with_it) - math.log((outside[run] + SMOOTHING) / without)
            for run in inside
            if seen[run] >= LEAST
        }
    )


@dataclass(frozen=True)
class Suggestion:
    """A topic for a passage, and the words and runs of characters that speak for it."""

    topic: str
    words: tuple[str, ...]
    runs: tuple[str, ...]


def suggestions(text: str, topics: Sequence[TopicRecord], models: Mapping[str, Model]) -> list[Suggestion]:
    """Return the topics of a passage: those of which a keyword stands in it, and those the model is sure of."""
    found = []
    for topic in topics:
        words = tuple(word for word in topic.keywords if word in text)
        score, evidence = models[topic.id].score(text)
        if words or score >= (SURE if topic.keywords else LIKELY):
            found.append(Suggestion(topic.id, words, tuple(evidence) if score > 0 else ()))
    return found
