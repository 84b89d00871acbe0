"""What a rule is: a code, the function that finds its faults, and its docstring as the explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.corpus.model import Problem
from scripts.corpus.state import Corpus

Fault = tuple[str, int, str, str]
"""Where and what: path below the corpus, 1-based line, message, hint."""


@dataclass(frozen=True)
class Rule:
    """A rule over a corpus; ``code`` names it in messages and in `tests/faults/`."""

    code: str
    find: Callable[[Corpus], Iterator[Fault]]

    @property
    def meaning(self) -> str:
        """The rule in one sentence: the docstring of its function."""
        return (self.find.__doc__ or "").strip()

    def problems(self, corpus: Corpus) -> list[Problem]:
        """Return every fault of this rule as a problem."""
        return [Problem(path, line, self.code, message, hint) for path, line, message, hint in self.find(corpus)]


RULES: dict[str, Rule] = {}
"""Every rule of this package by its code, in order of definition."""


def rule(code: str) -> Callable[[Callable[[Corpus], Iterator[Fault]]], Callable[[Corpus], Iterator[Fault]]]:
    """Register a function as the rule ``code``; raise ValueError for a code used twice."""

    def register(find: Callable[[Corpus], Iterator[Fault]]) -> Callable[[Corpus], Iterator[Fault]]:
        if code in RULES:
            raise ValueError(f"rule {code} is defined twice")
        RULES[code] = Rule(code, find)
        return find

    return register
