"""All pages of a site into both Traditional scripts, beside bare OpenCC on the text of the same pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from html.parser import HTMLParser
from pathlib import Path

from opencc import OpenCC

from scripts.convert.markup.tree import Conversion, converted
from scripts.convert.overrides import load_overrides
from scripts.corpus.model import TREES, Script
from scripts.work.crew import Crew, of_this_machine
from scripts.work.run import Work
from tests.bench.converters import right_by_kind
from tests.bench.sites import REAL, built
from tests.cli import CORPUS

TARGETS: tuple[Script, ...] = ("zh-Hant", "zh-Hant-HK")
BARE = (OpenCC("s2tw"), OpenCC("s2hk"))
CONVERSION = Conversion(TARGETS, load_overrides(CORPUS / "variants")[0])
TIMES = 3
LARGE = 100


def pages(site: Path) -> list[str]:
    """The paths of the pages of the original script's tree."""
    others = tuple(tree for tree in TREES.values() if tree)
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path for path in found if not path.startswith(others)]


class _Text(HTMLParser):
    """Collects the text of a page, without that of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._raw = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note where a script or style begins."""
        self._raw = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        """Note where it ends."""
        self._raw = False

    def handle_data(self, data: str) -> None:
        """Take a stretch of text."""
        if not self._raw:
            self.parts.append(data)


def text_of(page: str) -> str:
    """The text of a page."""
    parser = _Text()
    parser.feed(page)
    return "".join(parser.parts)


def _least(act: Callable[[], object], clock: Callable[[], float]) -> float:
    """The shortest of some times by a clock: what else the machine does only adds."""
    taken = []
    for _ in range(TIMES):
        began = clock()
        act()
        taken.append(clock() - began)
    return min(taken)


def _ours(html: Sequence[str], crew: Crew | None) -> None:
    for _ in Work(crew=crew).each("", converted, CONVERSION, html):
        pass


def _bare(texts: Iterable[str]) -> None:
    for text in texts:
        for converter in BARE:
            converter.convert(text)


def _compare(site: Path) -> list[list[object]]:
    html = [(site / page).read_text("utf-8") for page in pages(site)]
    texts = list(map(text_of, html))
    bare = _least(lambda: _bare(texts), time.process_time)
    timed: dict[str, tuple[Sequence[str], float]] = {
        "bare OpenCC, text alone": (texts, bare),
        "bare OpenCC, markup and all": (html, _least(lambda: _bare(html), time.process_time)),
        "ours, one core": (html, _least(lambda: _ours(html, None), time.process_time)),
        "ours, all cores": (html, _least(lambda: _ours(html, of_this_machine()), time.perf_counter)),
    }
    return [
        [f"{len(html)} pages", name, f"{sum(map(len, given)) / 1e6:.2f}", f"{seconds:.2f}", f"{seconds / bare:.1f}"]
        for name, (given, seconds) in timed.items()
    ]


def measure() -> list[list[object]]:
    """Seconds of one core (all cores: of the clock), times bare OpenCC's on the text; then the listed cases right."""
    table: list[list[object]] = [["", "", "million characters", "s", "times bare OpenCC"]]
    for documents in (REAL, LARGE):
        table += _compare(built(documents).folder)
    rows = [*table, [], *right_by_kind()]
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]
