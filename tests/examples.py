"""How many examples a property is tried on: a part of them by `make test`, all by `make test-long`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

PART = 4
"""`make test` tries one of so many: what a change breaks shows at once, what is rare within the same CI run."""
ALL = bool(os.environ.get("ALL_EXAMPLES"))


def examples(number: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a test as a property that ``number`` examples are tried on, in a folder that they share."""
    tried = settings(
        max_examples=number if ALL else -(-number // PART),
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )

    def marked(test: Callable[..., Any]) -> Callable[..., Any]:
        property: Callable[..., Any] = pytest.mark.property(tried(test))
        return property

    return marked
