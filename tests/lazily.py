"""Modules that few tests need and that take a second to load: every worker collects all tests."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Lazily:
    """Stand for a module that is loaded when something of it is first asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)
