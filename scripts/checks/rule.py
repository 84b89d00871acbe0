"""What a rule is: a code of the register and the function that finds its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.corpus.model import Problem
from scripts.corpus.state import Corpus

Fault = tuple[str, int, str] | tuple[str, int, str, str]
"""Where and what: path below the corpus, 1-based line, message, and a hint where it is better than the code's own."""


@dataclass(frozen=True)
class Rule:
    """A rule over a corpus; ``code`` names it in messages and in `tests/faults/`."""

    code: str
    find: Callable[[Corpus], Iterator[Fault]]

    def problems(self, corpus: Corpus) -> list[Problem]:
        """Return every fault of this rule as a problem."""
        return [Problem(path, line, self.code, *words) for path, line, *words in self.find(corpus)]


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
