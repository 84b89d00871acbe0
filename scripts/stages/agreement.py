"""How far two readers agree on topics, and how well the keyword rule does against the result."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

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
    rows = []
    for topic in corpus.curated.topics:
        first, second = ({id for id in common if topic.id in reading[id]} for reading in pair)
        result = {p.id for p in passages if any(t.id == topic.id and t.by == "curator" for t in p.topics)}
        rule = {p.id for p in passages if suggest(p, [topic])}
        hits = len(rule & result)
        measured = (kappa(first, second, len(common)), _share(hits, len(rule)), _share(hits, len(result)))
        rows.append(Agreement(topic.id, topic.label, len(first), len(second), len(result), *measured))
    return rows
