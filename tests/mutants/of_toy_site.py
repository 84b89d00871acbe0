"""A pytest plugin (``-p tests.mutants.of_toy_site``): of the tests collected, those that look at the invented site."""

from __future__ import annotations

import pytest

SITE, REAL = "toy_site", "built_site"


def looks_at_it(item: pytest.Item) -> bool:
    """Whether a test asks for the invented site, itself or through its parameters, and not for the real one."""
    asked = set(getattr(item, "fixturenames", ()))
    given = getattr(getattr(item, "callspec", None), "params", {})
    asked |= {value for value in given.values() if isinstance(value, str)}
    return SITE in asked and REAL not in asked


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the others out."""
    config.hook.pytest_deselected(items=[item for item in items if not looks_at_it(item)])
    items[:] = [item for item in items if looks_at_it(item)]
