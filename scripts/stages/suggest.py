"""Topic suggestions by rule: a passage that holds one of a topic's keywords may belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.corpus.model import Passage, Topic
from scripts.corpus.records import TopicRecord

UNLABELLED = frozenset({"metadata", "byline", "answer-note"})
"""Kinds that say nothing on a subject of their own."""


def suggest(passage: Passage, topics: Sequence[TopicRecord]) -> tuple[Topic, ...]:
    """Return the topics whose keywords occur in the passage, each marked ``by="rule"``."""
    if passage.kind in UNLABELLED:
        return ()
    holds = passage.text.__contains__
    return tuple(Topic(topic.id, topic.label, "rule") for topic in topics if any(map(holds, topic.keywords)))
