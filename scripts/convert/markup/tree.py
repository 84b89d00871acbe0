"""Conversion of many pages of a site: what they have in common is built once a process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from scripts.convert.markup.page import Pages
from scripts.corpus.conversion import Overrides
from scripts.corpus.editions import Script


@dataclass(frozen=True)
class Conversion:
    """What holds for all pages: their script, those to convert to, the overrides, and the persons whom they name."""

    targets: tuple[Script, ...]
    overrides: Overrides
    names: frozenset[str] = frozenset()
    source: Script = "zh-Hans"


@lru_cache(maxsize=1)
def _pages(conversion: Conversion) -> Pages:
    """Return the converter of pages of this process; what it has met it converts no second time."""
    return Pages(conversion.targets, conversion.overrides, conversion.source, conversion.names)


def converted(conversion: Conversion, pages: Iterable[str]) -> list[tuple[str, ...]]:
    """Return each page in every target script; how one comes out depends on no other."""
    return _pages(conversion).convert(pages)
