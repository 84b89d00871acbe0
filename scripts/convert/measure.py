"""How fast pages are converted, against OpenCC alone on the same text."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from scripts.convert.converter import converter
from scripts.convert.overrides import Overrides
from scripts.convert.survey import survey
from scripts.convert.tree import Page, convert_tree
from scripts.model import Script

TARGETS: tuple[Script, Script] = ("zh-Hant", "zh-Hant-HK")


class Timing(NamedTuple):
    """Wall-clock seconds for all pages in both Traditional scripts; the best of several rounds.

    ``bare`` is OpenCC without the project, called once a page on the page's text, on one core.
    """

    characters: int
    cores: int
    bare: float
    one_core: float
    all_cores: float


def bench(pages: Sequence[Page], overrides: Overrides, rounds: int = 3) -> Timing:
    """Measure the conversion of built Simplified pages; starting the workers counts for all cores."""
    texts = [survey(page.html, "zh-Hans").running.text("zh-Hans") for page in pages]
    cores = os.cpu_count() or 1
    bare = [converter(target, Overrides()) for target in TARGETS]

    def tree(workers: int) -> float:
        return _best(rounds, lambda: list(convert_tree(pages, TARGETS, overrides, workers=workers)))

    alone = _best(rounds, lambda: [one.convert(text) for text in texts for one in bare])
    return Timing(sum(map(len, texts)), cores, alone, tree(1), tree(cores))


def _best(rounds: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)
