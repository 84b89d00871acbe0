"""Which tests reach a line: read from a measurement of the whole suite that notes the running test with each line.

What a process that a test started has run is noted without a name, and so is what runs when a module is
imported. The build of a site is such a process: every test that looks at that site reaches what it ran.
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

MEASURED = "not browser and (special or not long)"
SLOW = ("tests/test_house.py", "tests/test_setup.py", "tests/test_hosting.py", "tests/test_dead_code.py")
"""Tests of other things than what the scripts do; they read or run the project as a whole."""
ENOUGH = 80
"""Tests of one line that are run; those that reach little else first."""


def measure(data: Path, workers: int) -> None:
    """Run the suite without its browser tests and keep in ``data`` which test reached which line.

    Raises ``SystemExit`` where a test fails: nothing can be learnt of a suite that fails by itself.
    """
    data.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(workers), "-m", MEASURED,
               "-p", "tests.mutants.without_real_site", "--cov", "--cov-context=test", "--cov-report=",
               *(f"--ignore={path}" for path in SLOW)]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "COVERAGE_FILE": str(data)}, check=False)
    if done.returncode:
        raise SystemExit(f"the tests fail without any mutant (exit code {done.returncode}): mend them first")


@dataclass(frozen=True)
class Reaching:
    """The tests to run for a line; ``built`` tells that a process which a test started runs it, too."""

    tests: tuple[str, ...]
    built: bool


class Reach:
    """What a measurement says of each line."""

    def __init__(self, data: Path) -> None:
        self._data = CoverageData(basename=str(data))
        self._data.read()
        measured = self._data.measured_files()
        self._lines = {Path(file).resolve(): self._data.contexts_by_lineno(file) for file in measured}
        every = (contexts for lines in self._lines.values() for contexts in lines.values())
        self._reached = Counter(context for contexts in every for context in contexts)

    def of(self, path: Path, line: int) -> Reaching:
        """The tests that reach a line of a file, those first that reach few other lines.

        For a line that runs at import those that reach any line of its module.
        """
        lines = self._lines.get(path.resolve(), {})
        noted = set(lines.get(line, ()))
        named = (noted - {""}) or {context for contexts in lines.values() for context in contexts if context}
        return Reaching(self._narrow_first(named), "" in noted)

    def _narrow_first(self, contexts: Iterable[str]) -> tuple[str, ...]:
        """The tests of some contexts, ``test|phase``; one that sets up serves others of its file."""
        found: dict[str, None] = {}
        for context in sorted(contexts, key=lambda context: (self._reached[context], context)):
            test, _, phase = context.rpartition("|")
            found[test.partition("::")[0] if phase == "setup" else test] = None
        return tuple(found)[:ENOUGH]
