"""Conversion of all pages of a site, on all cores where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from scripts.convert.converter import converter
from scripts.convert.markup.page import Pages
from scripts.corpus.conversion import Overrides
from scripts.corpus.model import Script

POOL_FROM = 1500
"""Pages from which workers pay: starting one takes as long as converting some hundred pages."""
TASK = 32
"""Pages that are converted in one go."""


class Store(Protocol):
    """Where pages come from and where they go; workers get a copy of it."""

    def read(self, path: str) -> str:
        """Return the HTML of a page."""
        ...

    def write(self, path: str, html: tuple[str, ...]) -> int:
        """Keep a page in every target script, in the order of the targets; return the number of files written."""
        ...


@dataclass(frozen=True)
class Conversion:
    """What holds for all pages: their script, those to convert to, the overrides, and the persons whom they name."""

    targets: tuple[Script, ...]
    overrides: Overrides
    names: frozenset[str] = frozenset()
    source: Script = "zh-Hans"


def convert_tree(
    paths: Sequence[str], store: Store, conversion: Conversion, workers: int | None = None
) -> Iterator[int]:
    """Convert the pages at these paths of a store; yield for each, in their order, the number of files written.

    ``workers`` is the number of processes: by default one for a small site, one a core for a large
    one. A worker reads and writes its pages itself: they are too long to be handed around.
    """
    count = workers or ((os.cpu_count() or 1) if len(paths) >= POOL_FROM else 1)
    tasks = [paths[start : start + TASK] for start in range(0, len(paths), TASK)]
    worker = _Worker(store, conversion)
    if count == 1:
        yield from chain.from_iterable(map(worker.convert, tasks))
        return
    with ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _take_up, (worker,)) as pool:
        yield from chain.from_iterable(pool.map(_work, tasks))


class _Worker:
    """Converts pages of a store and knows what it has met."""

    def __init__(self, store: Store, conversion: Conversion) -> None:
        self._store = store
        self._conversion = conversion
        self._pages = Pages(conversion.targets, conversion.overrides, conversion.source, conversion.names)

    def warm_up(self) -> None:
        """Build the converters before the first page."""
        for target in self._conversion.targets:
            converter(target, self._conversion.overrides, self._conversion.source)

    def convert(self, paths: Sequence[str]) -> list[int]:
        """Convert some pages in one go; return how many files each became."""
        texts = self._pages.convert(map(self._store.read, paths))
        return [self._store.write(path, html) for path, html in zip(paths, texts, strict=True)]


_own: list[_Worker] = []
"""The worker of a process of the pool."""


def _take_up(worker: _Worker) -> None:
    _own[:] = [worker]
    worker.warm_up()


def _work(paths: Sequence[str]) -> list[int]:
    return _own[0].convert(paths)
