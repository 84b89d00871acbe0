"""What `make test` tries a part of, and `make test-long` the whole.

What a change breaks shows at once, what is rare within the same CI run: of made-up examples one in four, of
pages that are alike one, of the views of a page each width, script and size once instead of all together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings

Key = TypeVar("Key")
Case = TypeVar("Case")
Test = Callable[..., Any]

PART = 4
"""`make test` tries one example of so many."""
ALL = bool(os.environ.get("ALL_EXAMPLES"))
sampled = pytest.mark.sampled
"""Marks a test that goes through a part of its cases, and in `make test-long` through all."""


def examples(number: int) -> Callable[[Test], Test]:
    """Mark a test as a property that ``number`` examples are tried on, in a folder that they share."""
    tried = settings(
        max_examples=number if ALL else -(-number // PART),
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )

    def marked(test: Test) -> Test:
        result: Test = sampled(tried(test))
        return result

    return marked


def some(cases: Sequence[Case], part: Sequence[Case]) -> Sequence[Case]:
    """Return what a test that is `sampled` goes through this time: all of its cases, or this part of them."""
    return cases if ALL else part


def covering(cases: Mapping[Key, Mapping[str, str]]) -> list[Key]:
    """Return few cases, in their order, among which each value of each parameter occurs.

    ``cases`` gives each case its values by parameter. Of 3 scripts × 2 sizes three remain.
    """
    missing = {value for values in cases.values() for value in values.items()}
    kept = set[Key]()
    while missing:
        best = max(cases, key=lambda case: len(missing & cases[case].items()))
        kept.add(best)
        missing -= cases[best].items()
    return [case for case in cases if case in kept]
