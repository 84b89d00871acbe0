"""Sites built by the project's own command, each once a run, with the time of every stage."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.bench.scratch import FOLDER, Rows, invented
from tests.cli import CORPUS, ROOT

REAL = 0
"""Stands for the number of documents of the real corpus."""
_STAGE = re.compile(r"^(\w+)\s+in\s.*?([\d.]+) s\b", re.MULTILINE)


@dataclass(frozen=True)
class Site:
    """A built site, the seconds that each stage says it took, those of the whole command, and of the processor."""

    folder: Path
    stages: Mapping[str, float]
    seconds: float
    processor: float

    def rows(self, name: str) -> Rows:
        """The rows of one of its data files."""
        return [json.loads(line) for line in (self.folder / f"data/{name}.jsonl").read_text("utf-8").splitlines()]


@cache
def built(documents: int) -> Site:
    """Build the site of an invented corpus of so many documents, or of the real one (`REAL`).

    Raises RuntimeError with the build's own words where it fails.
    """
    corpus = invented(documents) if documents else CORPUS
    out = FOLDER / f"site-{documents or 'real'}"
    command = [sys.executable, "-m", "scripts", "build", "--corpus", str(corpus), "--out", str(out)]
    began, used = time.perf_counter(), _processor()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    stages = {name: float(seconds) for name, seconds in _STAGE.findall(done.stdout)}
    return Site(out, stages, time.perf_counter() - began, _processor() - used)


def _processor() -> float:
    """Seconds of all cores that ended child processes have used: what else the machine does is left out."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
