"""A pytest plugin (``-p tests.mutants.without_real_site``): all but the tests that look at the real corpus's site.

What they see of the scripts, their like see in the invented corpus, whose site is built in half the time.
"""

from __future__ import annotations

import pytest

from tests.mutants.of_toy_site import REAL, sites_of


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave them out."""
    others = [item for item in items if REAL in sites_of(item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]
