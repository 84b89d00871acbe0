"""A pytest plugin (``-p tests.mutants.of_toy_site``): of the tests collected, those that look at the invented site."""

from __future__ import annotations

import pytest

SITE, REAL = "toy_site", "built_site"


def sites_of(item: pytest.Item) -> set[str]:
    """The built sites that a test asks for, itself or through its parameters."""
    given = getattr(getattr(item, "callspec", None), "params", {})
    asked = {*getattr(item, "fixturenames", ()), *(value for value in given.values() if isinstance(value, str))}
    return asked & {SITE, REAL}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the others out."""
    others = [item for item in items if sites_of(item) != {SITE}]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]
