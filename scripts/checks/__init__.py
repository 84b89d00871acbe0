"""Validation of annotations and vocabularies: one function a rule, gathered in `RULES`."""

from __future__ import annotations

from scripts.checks import annotation, parallels, vocabularies
from scripts.checks.rule import RULES
from scripts.model import Corpus, Problem

__all__ = ["RULES", "check_annotations"]

FAMILIES = (annotation, vocabularies, parallels)
"""The modules whose import fills `RULES`."""


def check_annotations(corpus: Corpus) -> list[Problem]:
    """Apply every rule to an annotated corpus; return all faults."""
    return [problem for rule in RULES.values() for problem in rule.problems(corpus)]
