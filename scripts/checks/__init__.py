"""Validation of annotations and vocabularies: one function a rule, gathered in `RULES`."""

from __future__ import annotations

from scripts.checks import annotation, document, events, naming, parallels, prose, reading, record, rights, vocabularies
from scripts.checks.rule import RULES
from scripts.corpus.model import Problem
from scripts.corpus.state import Corpus

__all__ = ["RULES", "apply_rules"]

FAMILIES = (annotation, events, record, document, vocabularies, naming, parallels, prose, reading, rights)
"""The modules whose import fills `RULES`."""


def apply_rules(corpus: Corpus) -> list[Problem]:
    """Apply every rule to an annotated corpus; return all faults, those that follow from others included."""
    return [problem for rule in RULES.values() for problem in rule.problems(corpus)]
