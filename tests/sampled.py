"""What `make test` tries a part of, and `make test-long` the whole.

What a change breaks shows at once, what is rare within the same CI run: of made-up examples one in six, of
pages that are alike one, of the views of a page (script, width, size of the index) one, in turn.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings

Key = TypeVar("Key")
Case = TypeVar("Case")
Test = Callable[..., Any]

PART = 6
"""`make test` tries one example of so many."""
ALL = bool(os.environ.get("ALL_EXAMPLES"))
sampled = pytest.mark.sampled
"""Marks a test that goes through a part of its cases, and in `make test-long` through all."""
VIEWS = {"script", "tree", "width", "scheme", "viewport", "prefix", "search_url", "dated_url", "odd_url", "article_url"}
"""Parameters by which a test looks at the same thing in another way; of these fixtures, the size of the index."""


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


def in_turn(cases: Mapping[Key, Mapping[str, str]], turn: int) -> list[Key]:
    """Return each case once, in one of its views: of all, given with their parameters, a part.

    Views take turns, so that all come to pass among tests that are many; ``turn`` is where a test begins.
    """
    alike = defaultdict[tuple[tuple[str, str], ...], list[Key]](list)
    for key, values in cases.items():
        alike[tuple(item for item in values.items() if item[0] not in VIEWS)].append(key)
    return [views[(turn + at) % len(views)] for at, views in enumerate(alike.values())]
