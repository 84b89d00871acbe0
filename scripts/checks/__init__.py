"""Validation of annotations and vocabularies: one function a rule, gathered in `RULES`."""

from __future__ import annotations

from scripts.checks import annotation, document, parallels, vocabularies
from scripts.checks.rule import RULES
from scripts.model import Corpus, Problem

__all__ = ["RULES", "apply_rules"]

FAMILIES = (annotation, document, vocabularies, parallels)
"""The modules whose import fills `RULES`."""


def apply_rules(corpus: Corpus) -> list[Problem]:
    """Apply every rule to an annotated corpus; return all faults."""
    return [problem for rule in RULES.values() for problem in rule.problems(corpus)]
