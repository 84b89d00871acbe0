"""Validation of annotations and vocabularies: one function a rule, gathered in `RULES`."""

from __future__ import annotations

from scripts.checks import annotation, document, events, naming, parallels, prose, reading, record, vocabularies
from scripts.checks.rule import RULES
from scripts.corpus.model import Problem
from scripts.corpus.state import Corpus

__all__ = ["RULES", "apply_rules"]

FAMILIES = (annotation, events, record, document, vocabularies, naming, parallels, prose, reading)
"""The modules whose import fills `RULES`."""


NEEDS: dict[str, str] = {"ANN06": "topics.yml", "ANN07": "series.yml", "RDG02": "topics.yml", "VOC05": "topics.yml"}
"""Rules that cannot judge while a vocabulary is too faulty to read."""

NEEDS_ALL_DOCUMENTS = frozenset(
    {
        "VOC02",
        "VOC03",
        "VOC05",
        "VOC06",
        "VOC09",
        "VOC11",
        "PAR02",
        "PAR04",
        "ANN11",
        "PRO01",
        "PRO03",
        "PRO04",
        "PRO05",
        "PRO06",
    }
)
"""Rules that cannot judge while a document is too faulty to be made."""


def _is_consequence(problem: Problem, corpus: Corpus) -> bool:
    """Tell whether a problem only follows from a file that is too faulty to read."""
    if problem.code in NEEDS_ALL_DOCUMENTS and corpus.lost:
        return True
    about_lost = any(problem.path == f"annotations/{doc}.yml" for doc in corpus.lost)
    return about_lost or NEEDS.get(problem.code) in corpus.curated.unread


def apply_rules(corpus: Corpus) -> list[Problem]:
    """Apply every rule to an annotated corpus; return all faults but those that follow from reported ones."""
    problems = [problem for rule in RULES.values() for problem in rule.problems(corpus)]
    return [problem for problem in problems if not _is_consequence(problem, corpus)]
