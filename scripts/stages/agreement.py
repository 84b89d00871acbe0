"""How far two readers agree on topics, and how well the keyword rule does against the result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from scripts.corpus.model import Topic
from scripts.corpus.readings import Reading
from scripts.corpus.state import Corpus
from scripts.stages.suggest import suggest


@dataclass(frozen=True)
class Agreement:
    """One topic: two readers' counts and Cohen's κ; precision and recall of the rule against the result.

    A value is None where it is not defined (nobody used the topic, or there are not two readings).
    """

    topic: str
    label: str
    first: int
    second: int
    result: int
    kappa: float | None
    precision: float | None
    recall: float | None


def kappa(first: Set[str], second: Set[str], total: int) -> float | None:
    """Cohen's kappa of two sets out of ``total`` items (J. Cohen, 1960, doi:10.1177/001316446002000104)."""
    if not total:
        return None
    both, neither = len(first & second), total - len(first | second)
    observed = (both + neither) / total
    share, other = len(first) / total, len(second) / total
    expected = share * other + (1 - share) * (1 - other)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def agreement(corpus: Corpus, readings: Sequence[Reading]) -> list[Agreement]:
    """Return one row a topic, in the order of `topics.yml`, over the passages that both readers labelled."""
    passages = [passage for passage in corpus.passages if passage.id]
    pair = readings[:2] if len(readings) >= 2 else ({}, {})
    common = pair[0].keys() & pair[1].keys()
    result = _by_topic((p.id, (topic for topic in p.topics if topic.by == "curator")) for p in passages)
    rule = _by_topic((p.id, suggest(p, corpus.curated.topics)) for p in passages)
    rows = []
    for topic in corpus.curated.topics:
        first, second = ({id for id in common if topic.id in reading[id]} for reading in pair)
        kept, suggested = result[topic.id], rule[topic.id]
        hits = len(suggested & kept)
        measured = (kappa(first, second, len(common)), _share(hits, len(suggested)), _share(hits, len(kept)))
        rows.append(Agreement(topic.id, topic.label, len(first), len(second), len(kept), *measured))
    return rows


def _by_topic(labelled: Iterable[tuple[str, Iterable[Topic]]]) -> defaultdict[str, set[str]]:
    """Return the ids of the passages on each topic."""
    found = defaultdict[str, set[str]](set)
    for id, topics in labelled:
        for topic in topics:
            found[topic.id].add(id)
    return found
