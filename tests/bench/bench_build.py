"""How long the real corpus takes from raw files to site, and what the site weighs."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from tests.cli import CORPUS, run_scripts


def measure() -> list[list[object]]:
    """Build once into a temporary folder; MB are 10⁶ bytes."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        began = time.perf_counter()
        done = run_scripts("build", "--corpus", CORPUS, "--out", out)
        seconds = time.perf_counter() - began
        if done.returncode:
            raise RuntimeError(done.stderr)
        files = [path for path in out.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1e6
        stages = [line for line in done.stdout.splitlines() if line.endswith(" s") or " s  " in line]
    return [["seconds", "files", "MB", "stages"], [f"{seconds:.1f}", len(files), f"{size:.1f}", len(stages)]]
