"""A site by every engine (real corpus; `CORPUS=DIR`: another): seconds, bytes, differences; a strange one fails."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from scripts.commands._engines import DEFAULT, ENGINES
from tests.bench.sites import Run, ran
from tests.cli import CORPUS
from tests.engines import Difference, differences, files


def _row(engine: str, run: Run, first: Run, site: Path, found: list[Difference]) -> list[object]:
    """What an engine took, beside what the default took, and what it made.

    Of a machine that does other work, too, the processor's seconds tell more than the clock.
    """
    held = files(site)
    size = sum(path.stat().st_size for path in held.values())
    why, bodies = "; ".join(sorted({one.reason for one in found})) or "–", sum(one.in_body for one in found)
    taken = (f"{run.seconds:.1f}", f"{run.processor:.1f}", f"{run.processor / first.processor:.2f}")
    return [engine, *taken, f"{run.peak / 1e6:.0f}", len(held), size, len(found), why, bodies]


HEAD = ("engine", "seconds", "processor", "times the default", "MB of memory", "files", "bytes", "differing",
        "explained as", "in body text")  # fmt: skip


def measure() -> list[list[object]]:
    """One row an engine. Raises RuntimeError where a difference is not explained, or changes what a page says."""
    rows: list[list[object]] = [[*HEAD]]
    corpus, strange, runs = Path(os.environ.get("CORPUS") or CORPUS), list[str](), dict[str, Run]()
    with tempfile.TemporaryDirectory() as place:
        for engine in ENGINES:
            site = Path(place) / engine
            runs[engine] = ran("build", "--no-cache", "--corpus", corpus, "--out", site, "--engine", engine)
            found = differences(Path(place) / DEFAULT, site, engine)
            strange += [f"{engine}: {one.name}" for one in found if one.strange]
            rows.append(_row(engine, runs[engine], runs[DEFAULT], site, found))
    if strange:
        raise RuntimeError(f"{len(strange)} differences that nobody explained: {'; '.join(strange[:5])}")
    return rows
