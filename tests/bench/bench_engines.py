"""A site by every engine (real corpus; `CORPUS=DIR`: another): seconds, bytes, differences; a strange one fails."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from scripts.commands._engines import DEFAULT, ENGINES
from tests.cli import CORPUS, run_scripts
from tests.engines import differences, files


def _built(engine: str, site: Path, corpus: Path) -> float:
    """Build a site without memory of another; return the seconds."""
    began = time.perf_counter()
    done = run_scripts("build", "--corpus", corpus, "--out", site, "--engine", engine, "--no-cache")
    if done.returncode:
        raise RuntimeError(f"{engine}: {done.stdout[-500:]}{done.stderr[-500:]}")
    return time.perf_counter() - began


def measure() -> list[list[object]]:
    """One row an engine. Raises RuntimeError where a difference is not explained, or changes what a page says."""
    rows: list[list[object]] = [["engine", "seconds", "files", "bytes", "differing", "explained as", "in body text"]]
    corpus, strange = Path(os.environ.get("CORPUS") or CORPUS), []
    with tempfile.TemporaryDirectory() as place:
        first = Path(place) / DEFAULT
        for engine in ENGINES:
            site = Path(place) / engine
            seconds = _built(engine, site, corpus)
            found = differences(first, site, engine)
            strange += [f"{engine}: {one.name}" for one in found if one.strange]
            held = files(site)
            size = sum(path.stat().st_size for path in held.values())
            why, bodies = "; ".join(sorted({one.reason for one in found})) or "–", sum(one.in_body for one in found)
            rows.append([engine, f"{seconds:.1f}", len(held), size, len(found), why, bodies])
    if strange:
        raise RuntimeError(f"{len(strange)} differences that nobody explained: {'; '.join(strange[:5])}")
    return rows
