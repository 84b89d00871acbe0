"""All pages of a site into both Traditional scripts, beside bare OpenCC on the text of the same pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from opencc import OpenCC

from scripts.convert.markup.tree import Conversion, converted
from scripts.convert.overrides import load_overrides
from scripts.corpus.editions import TREES, Script
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


@dataclass(frozen=True)
class Times:
    """What the pages of a site take, in seconds: of one core, and of the clock as a build converts them."""

    pages: int
    bare: float
    processor: float
    bare_clock: float
    clock: float

    def targets(self, large: bool) -> list[list[object]]:
        """Whether each target of time is met."""
        rows = [_target(f"{self.pages} pages, processor, times bare OpenCC", self.processor / self.bare, "≤ 3", 3.0)]
        if large:
            rows.append(
                _target(f"{self.pages} pages, clock, times bare OpenCC", self.clock / self.bare_clock, "≤ 2", 2.0)
            )
        return rows


def _target(name: str, ratio: float, wanted: str, most: float) -> list[object]:
    return ["target", name, f"{ratio:.2f}", wanted, "yes" if ratio <= most else "no"]


def _compare(site: Path) -> tuple[list[list[object]], Times]:
    html = [(site / page).read_text("utf-8") for page in pages(site)]
    texts = list(map(text_of, html))
    bare = _least(lambda: _bare(texts), time.process_time)
    times = Times(
        len(html),
        bare,
        _least(lambda: _ours(html, None), time.process_time),
        _least(lambda: _bare(texts), time.perf_counter),
        _least(lambda: _ours(html, of_this_machine()), time.perf_counter),
    )
    timed: dict[str, tuple[Sequence[str], float]] = {
        "bare OpenCC, text alone": (texts, bare),
        "bare OpenCC, markup and all": (html, _least(lambda: _bare(html), time.process_time)),
        "ours, one core": (html, times.processor),
        "bare OpenCC, text alone, by the clock": (texts, times.bare_clock),
        "ours as a build does it, by the clock": (html, times.clock),
    }
    rows: list[list[object]] = [
        [f"{len(html)} pages", name, f"{sum(map(len, given)) / 1e6:.2f}", f"{seconds:.2f}", f"{seconds / bare:.1f}"]
        for name, (given, seconds) in timed.items()
    ]
    return rows, times


def measure() -> list[list[object]]:
    """Seconds and times bare OpenCC's on the text; the listed cases right; and of each target whether it is met."""
    table: list[list[object]] = [["", "", "million characters", "s", "times bare OpenCC"]]
    targets: list[list[object]] = []
    for documents in (REAL, LARGE):
        rows, times = _compare(built(documents).folder)
        table += rows
        targets += times.targets(documents == LARGE)
    cases = right_by_kind()
    rows = [*table, [], *cases, [], *targets, *_cases_right(cases)]
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _cases_right(cases: list[list[object]]) -> list[list[object]]:
    """Of the undisputed listed cases, wanted is 97 % in each script."""
    rows: list[list[object]] = []
    for row in cases:
        if str(row[0]).endswith("all"):
            share = int(str(row[-1])) / int(str(row[1]))
            rows.append(
                ["target", f"listed cases right, {row[0]}", f"{share:.3f}", "≥ .97", "yes" if share >= 0.97 else "no"]
            )
    return rows
