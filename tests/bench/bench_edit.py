"""Seconds from saving a file of the real corpus until a curator sees it in the preview; the last row is the target."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

import yaml

from scripts.web import address
from tests.bench.bench_build import Table
from tests.cli import CORPUS
from tests.preview import free_port, page, shown, until

TIMES = 5
WITHIN = 2.0
"""Seconds that an edit may take to be seen."""


def _saved(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")


def _waits(corpus: Path) -> list[float]:
    """Mark the definition of the first topic again and again; return the seconds until its page shows each mark."""
    file = corpus / "topics.yml"
    topic = yaml.safe_load(file.read_text("utf-8"))[0]
    words, found = topic["definition"][:8], []
    with shown(corpus, free_port()) as site:
        url = site + address.topic(topic["id"])
        until(lambda text: words in text, url)
        for number in range(TIMES):
            marked, began = f"{number}〇{words}", time.perf_counter()
            _saved(file, words, marked)
            while marked not in page(url):
                time.sleep(0.02)
            found.append(time.perf_counter() - began)
            words = marked
    return found


def measure() -> Table:
    """Seconds from a save to the page, several times, and whether the median keeps to the target."""
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(shutil.copytree(CORPUS, Path(place) / "corpus"))
        waits = _waits(corpus)
    rows: Table = [["save", "seconds"], *([number, f"{wait:.2f}"] for number, wait in enumerate(waits, start=1))]
    middle = median(waits)
    return [*rows, [f"an edit is seen within {WITHIN:.0f} s", f"{'yes' if middle <= WITHIN else 'no'}: {middle:.2f} s"]]
