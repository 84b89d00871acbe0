"""Sites built by the project's own command, each once a run, with the time of every stage."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.publish.formats.packed import rows_in
from tests.bench.memory import Watcher
from tests.bench.scratch import FOLDER, Rows, invented
from tests.cli import CORPUS, ROOT

REAL = 0
"""Stands for the number of documents of the real corpus."""
_STAGE = re.compile(r"^([\w ]+?)\s+in\s.*?([\d.]+) s\b", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """A command that has run: seconds of each stage, of the whole, of the processors; the most bytes of memory.

    Memory is that of all processes together; where the system does not tell (other than Linux), of the largest.
    """

    stages: Mapping[str, float]
    seconds: float
    processor: float
    peak: int


@dataclass(frozen=True)
class Site(Run):
    """A built site."""

    folder: Path

    def rows(self, name: str) -> Rows:
        """The rows of one of its data files."""
        return rows_in(self.folder, name)


def ran(*arguments: str | Path, fails: bool = False) -> Run:
    """Run a command of the project. Raises RuntimeError with its own words where it fails and should not."""
    command, began = [sys.executable, "-m", "scripts", *map(str, arguments)], time.perf_counter()
    with tempfile.TemporaryFile("w+") as told:
        child = subprocess.Popen(command, cwd=ROOT, stdout=told, stderr=subprocess.STDOUT)
        watcher = Watcher(child.pid)
        watcher.start()
        _, status, usage = os.wait4(child.pid, 0)
        seconds, peak = time.perf_counter() - began, watcher.end()
        told.seek(0)
        words = told.read()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode and not fails:
        raise RuntimeError(words)
    stages = {name: float(taken) for name, taken in _STAGE.findall(words)}
    return Run(stages, seconds, usage.ru_utime + usage.ru_stime, max(peak, 1024 * usage.ru_maxrss))


@cache
def built(documents: int) -> Site:
    """Build the site of an invented corpus of so many documents, or of the real one (`REAL`), remembering nothing.

    Raises RuntimeError with the build's own words where it fails.
    """
    corpus = invented(documents) if documents else CORPUS
    out = FOLDER / f"site-{documents or 'real'}"
    return Site(**vars(ran("build", "--no-cache", "--corpus", corpus, "--out", out)), folder=out)
