"""Conversion of all pages of a site, on all cores where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, groupby, islice
from typing import NamedTuple

from scripts.convert.converter import converter
from scripts.convert.overrides import Overrides
from scripts.convert.page import Pages
from scripts.model import Script

POOL_FROM = 800
"""Pages from which workers pay: starting one takes as long as converting some hundred pages."""
TASK = 32
"""Pages that are converted in one go."""
AHEAD = 16
"""Tasks for each process that are held in memory at once."""


class Page(NamedTuple):
    """A built page: its path below the root of the site, its HTML, and the persons whom it names."""

    path: str
    html: str
    names: frozenset[str] = frozenset()


class Converted(NamedTuple):
    """A page in every target script, in the order of the targets."""

    path: str
    html: tuple[str, ...]


def convert_tree(
    pages: Iterable[Page],
    targets: tuple[Script, ...],
    overrides: Overrides,
    source: Script = "zh-Hans",
    workers: int | None = None,
) -> Iterator[Converted]:
    """Yield every page in every target script, in the order of the pages; nothing is read or written.

    ``workers`` is the number of processes: by default one for a small site, one a core for a large one.
    """
    waiting = iter(pages)
    first = list(islice(waiting, POOL_FROM))
    tasks = _tasks(chain(first, waiting))
    count = workers or ((os.cpu_count() or 1) if len(first) == POOL_FROM else 1)
    worker = _Worker(targets, overrides, source)
    if count == 1:
        yield from chain.from_iterable(map(worker.convert, tasks))
        return
    with ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _take_up, (worker,)) as pool:
        while batch := list(islice(tasks, AHEAD * count)):
            yield from chain.from_iterable(pool.map(_work, batch))


def _tasks(pages: Iterator[Page]) -> Iterator[list[Page]]:
    while task := list(islice(pages, TASK)):
        yield task


class _Worker:
    """Converts pages and knows what it has met."""

    def __init__(self, targets: tuple[Script, ...], overrides: Overrides, source: Script) -> None:
        self._targets = targets
        self._overrides = overrides
        self._source = source
        self._names: frozenset[str] = frozenset()
        self._pages = Pages(targets, overrides, source)

    def warm_up(self) -> None:
        """Build the converters before the first page."""
        for target in self._targets:
            converter(target, self._overrides, self._source)

    def convert(self, task: list[Page]) -> list[Converted]:
        """Convert some pages; those with the same names together."""
        return [page for names, group in groupby(task, _names) for page in self._named(names, list(group))]

    def _named(self, names: frozenset[str], pages: list[Page]) -> Iterator[Converted]:
        if names != self._names:
            self._names = names
            self._pages = Pages(self._targets, self._overrides, self._source, names)
        texts = self._pages.convert(page.html for page in pages)
        return (Converted(page.path, text) for page, text in zip(pages, texts, strict=True))


def _names(page: Page) -> frozenset[str]:
    return page.names


_own: list[_Worker] = []
"""The worker of a process of the pool."""


def _take_up(worker: _Worker) -> None:
    _own[:] = [worker]
    worker.warm_up()


def _work(task: list[Page]) -> list[Converted]:
    return _own[0].convert(task)
