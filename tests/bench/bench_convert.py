"""Conversion of the real site, repeated to some thousand pages, against OpenCC alone on the same text."""

from __future__ import annotations

import tempfile
from pathlib import Path

from scripts.convert.measure import bench
from scripts.convert.overrides import load_overrides
from scripts.convert.tree import Page
from scripts.model import TREES
from tests.cli import CORPUS, run_scripts

REPEAT = 5


def built_pages() -> list[Page]:
    """The Simplified pages of a fresh build of the real corpus."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        done = run_scripts("build", "--corpus", CORPUS, "--out", out)
        if done.returncode:
            raise RuntimeError(done.stderr)
        others = {prefix.rstrip("/") for prefix in TREES.values() if prefix}
        paths = [path for path in sorted(out.rglob("*.html")) if path.relative_to(out).parts[0] not in others]
        return [Page(path.relative_to(out).as_posix(), path.read_text("utf-8")) for path in paths]


def measure() -> list[list[object]]:
    """Seconds for both Traditional scripts, and how often OpenCC's own time that is."""
    pages = built_pages() * REPEAT
    overrides, _ = load_overrides(Path(CORPUS) / "variants")
    timing = bench(pages, overrides)
    head: list[object] = ["pages", "characters", "OpenCC", "one core", "times", f"{timing.cores} cores", "times"]
    seconds = (timing.one_core, timing.all_cores)
    cells = [cell for value in seconds for cell in (f"{value:.2f} s", f"{value / timing.bare:.1f}")]
    return [head, [len(pages), timing.characters, f"{timing.bare:.2f} s", *cells]]
