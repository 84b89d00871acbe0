"""Which tests reach a line: read from a measurement of the whole suite that notes the running test with each line.

A line that the build of a site reaches is reached by every test that looks at that site, although only one of
them had to build it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from coverage import CoverageData

from tests.cli import ROOT

MEASURED = "not browser and not long"
SLOW = ("tests/test_house.py", "tests/test_setup.py", "tests/test_hosting.py", "tests/test_dead_code.py")
"""Tests of other things than what the scripts do; they read or run the project as a whole."""
ENOUGH = 80
"""Tests of one line that are run; those that reach little else first."""


def measure(data: Path, workers: int) -> None:
    """Run the suite without its browser tests and keep in ``data`` which test reached which line.

    Raises ``SystemExit`` where a test fails: nothing can be learnt of a suite that fails by itself.
    """
    data.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(workers), "-m", MEASURED, "--cov", "--cov-context=test",
               "--cov-report=", *(f"--ignore={path}" for path in SLOW)]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "COVERAGE_FILE": str(data)}, check=False)
    if done.returncode:
        raise SystemExit(f"the tests fail without any mutant (exit code {done.returncode}): mend them first")


@dataclass(frozen=True)
class Reaching:
    """The tests to run for a line: ``direct`` call it, ``built`` tells that the build of a site runs it."""

    direct: tuple[str, ...]
    built: bool


class Reach:
    """What a measurement says of each line."""

    def __init__(self, data: Path) -> None:
        self._data = CoverageData(basename=str(data))
        self._data.read()
        self._files = {Path(file).resolve(): file for file in self._data.measured_files()}
        self._lines = Counter[str]()
        for file in self._files.values():
            for contexts in self._data.contexts_by_lineno(file).values():
                self._lines.update({test_of(context)[0] for context in contexts})

    def of(self, path: Path, line: int) -> Reaching:
        """The tests that reach a line of a file, those first that reach few other lines."""
        file = self._files.get(path.resolve())
        contexts = self._data.contexts_by_lineno(file).get(line, []) if file else []
        found = [test_of(context) for context in contexts]
        tests = {test for test, phase in found if test and phase != "setup"}
        shared = {test.partition("::")[0] for test, phase in found if test and phase == "setup"}
        return Reaching((*self._narrow_first(tests), *sorted(shared)), any(phase == "setup" for _, phase in found))

    def _narrow_first(self, tests: Iterable[str]) -> list[str]:
        return sorted(tests, key=lambda test: (self._lines[test], test))[:ENOUGH]


def test_of(context: str) -> tuple[str, str]:
    """The test and its phase that a context names.

    In the process of the tests it reads ``test|phase``; in one that a test started, ``test (phase)``, perhaps with
    more behind it.
    """
    started, _, own = context.partition("|")
    if started.endswith(")"):
        test, _, phase = started.rpartition(" (")
        return test, phase.rstrip(")")
    test, _, phase = (own if not started else context).rpartition("|")
    return test, phase
