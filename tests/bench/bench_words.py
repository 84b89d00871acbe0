"""The lists of words as a build makes them: processor time and memory as a corpus grows, and when nothing changed."""

from __future__ import annotations

import math
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from scripts.words.listing import shown_texts
from scripts.words.of_corpus import listing_by
from scripts.words.parts import part_counts
from scripts.work.run import Work
from scripts.work.store import Store
from tests.bench.scratch import FOLDER, invented
from tests.cli import ROOT

DOCUMENTS = 1000
SIZES = (6_250, 12_500, 25_000)
"""Passages."""
STEEPEST = 1.2


def texts() -> list[tuple[str, str]]:
    """The passages of an invented corpus, each with its document, as they stand in its raw files."""
    files = sorted((invented(DOCUMENTS) / "raw").iterdir())
    lines = [(file.stem, line.strip()) for file in files for line in file.read_text("utf-8").split("\n")]
    return [(doc, line) for doc, line in lines if line]


def listed(number: int, cache: Path) -> float:
    """Make the lists of so many passages and their counts by part; return the seconds of processor that it took."""
    held = texts()[:number]
    rows = [{"doc": doc, "text": text, "kind": "paragraph", "topics": []} for doc, text in held]
    documents = [{"id": doc, "date_published": f"{2000 + n % 30}"} for n, doc in enumerate(dict(held))]
    work, began = Work(Store(cache), "program"), time.process_time()
    found = listing_by(work, tuple(text for _, text in held), frozenset())
    part_counts(shown_texts(found), rows, documents, work)
    return time.process_time() - began


def cost(number: int, cache: Path) -> tuple[float, float]:
    """The same in a process of its own: seconds of processor, and the most memory in MB."""
    read, write = os.pipe()
    command = [sys.executable, "-m", "tests.bench.bench_words", str(number), str(cache), str(write)]
    os.set_inheritable(write, True)
    child = os.posix_spawn(sys.executable, command, {**os.environ, "PYTHONPATH": str(ROOT)})
    os.close(write)
    with os.fdopen(read) as told:
        seconds = float(told.read())
    _, _, usage = os.wait4(child, 0)
    return seconds, usage.ru_maxrss / 1024


def _row(name: str, values: Sequence[float], form: str) -> list[object]:
    return [name, *(format(value, form) for value in values)]


def measure() -> list[list[object]]:
    """Seconds and memory at each size, fresh and when nothing changed; the exponent of the last doubling."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        caches = [Path(folder) / f"{size}.sqlite" for size in SIZES]
        fresh, again = ([cost(size, cache) for size, cache in zip(SIZES, caches, strict=True)] for _ in range(2))
    seconds = [taken for taken, _ in fresh]
    steep = math.log2(seconds[-1] / seconds[-2])
    return [
        ["passages", *SIZES],
        _row("processor, s", seconds, ".1f"),
        _row("processor when nothing changed, s", [taken for taken, _ in again], ".2f"),
        _row("most memory, MB", [size for _, size in fresh], ".0f"),
        [f"exponent at most {STEEPEST}", "", "yes" if steep <= STEEPEST else "no", f"{steep:.2f}"],
    ]


if __name__ == "__main__":
    with os.fdopen(int(sys.argv[3]), "w") as answer:
        answer.write(str(listed(int(sys.argv[1]), Path(sys.argv[2]))))
