"""Independent readings of the topics of every passage, one file a reader."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.corpus.model import Problem

Reading = Mapping[str, frozenset[str]]
"""One reader's labels: topic ids by passage id; a passage with none is there with the empty set."""


def parse_reading(path: str, text: str) -> tuple[Reading, list[Problem]]:
    """Read one reading: a line a passage, ``id TAB topics separated by spaces``; ``#`` begins a comment.

    RDG01 for a line of another form or a passage that stands twice.
    """
    reading: dict[str, frozenset[str]] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), start=1):
        id, tab, topics = line.partition("\t")
        if not line.strip() or line.startswith("#") or line == "passage\ttopics":
            continue
        if not tab or id in reading:
            problems.append(Problem(path, number, "RDG01", f"「{line[:20]}」不合格式或段落重复"))
        reading[id] = frozenset(topics.split())
    return reading, problems
