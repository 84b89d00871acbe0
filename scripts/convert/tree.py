"""Conversion of all pages of a site, on all cores where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from scripts.convert.converter import converter
from scripts.convert.overrides import Overrides
from scripts.convert.page import render
from scripts.convert.survey import survey
from scripts.model import Script

POOL_FROM = 200
"""Pages from which workers pay: starting one takes as long as converting some thirty pages."""
BATCH = 1024
"""Pages held in memory at once."""


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
    job = _Job(targets, overrides, source)
    waiting = iter(pages)
    batch = list(islice(waiting, BATCH))
    count = workers or ((os.cpu_count() or 1) if len(batch) >= POOL_FROM else 1)
    if count == 1:
        while batch:
            yield from map(job.convert, batch)
            batch = list(islice(waiting, BATCH))
        return
    with ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _take_up, (job,)) as pool:
        while batch:
            yield from pool.map(_work, batch, chunksize=16)
            batch = list(islice(waiting, BATCH))


@dataclass(frozen=True)
class _Job:
    """What to do with every page."""

    targets: tuple[Script, ...]
    overrides: Overrides
    source: Script

    def convert(self, page: Page) -> Converted:
        found = survey(page.html, self.source)
        return Converted(page.path, tuple(render(found, target, self.overrides, page.names) for target in self.targets))


_jobs: list[_Job] = []
"""The job of a worker process: sent once, not with every page."""


def _take_up(job: _Job) -> None:
    """Give a worker its job and build its converters before its first page."""
    _jobs[:] = [job]
    for target in job.targets:
        converter(target, job.overrides, job.source)


def _work(page: Page) -> Converted:
    return _jobs[0].convert(page)
