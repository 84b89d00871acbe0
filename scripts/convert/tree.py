"""Conversion of all pages of a site, on all cores where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
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
    one = partial(_convert, targets=targets, overrides=overrides, source=source)
    waiting = iter(pages)
    batch = list(islice(waiting, BATCH))
    count = workers or ((os.cpu_count() or 1) if len(batch) >= POOL_FROM else 1)
    if count == 1:
        while batch:
            yield from map(one, batch)
            batch = list(islice(waiting, BATCH))
        return
    with ProcessPoolExecutor(
        count, multiprocessing.get_context("spawn"), _prepare, (targets, overrides, source)
    ) as pool:
        while batch:
            yield from pool.map(one, batch, chunksize=16)
            batch = list(islice(waiting, BATCH))


def _prepare(targets: tuple[Script, ...], overrides: Overrides, source: Script) -> None:
    """Build a worker's converters before its first page."""
    for target in targets:
        converter(target, overrides, source)


def _convert(page: Page, targets: tuple[Script, ...], overrides: Overrides, source: Script) -> Converted:
    found = survey(page.html, source)
    return Converted(page.path, tuple(render(found, target, overrides, page.names) for target in targets))
