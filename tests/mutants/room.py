"""A copy of the project in which one module at a time is wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.cli import ROOT
from tests.mutants.operators import Mutant
from tests.project import tracked
from tests.test_build import digests

PATIENCE = 600
"""Seconds after which a run is given up: a mutant may well never end, or the machine be busy."""
ENDLESS = "no end"
UNIMPORTED = "a module of tests that can no longer be imported"
USAGE = 4
"""Pytest's exit code where it was called wrongly: a test that is not there kills no mutant."""
CORPORA = ("tests/toy_corpus", "corpus")


class Room:
    """A folder with a copy of the project's files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        for path in tracked():
            copy = folder / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copy)
        # By their hash, not by their time: two versions of a module may be of one second and one length.
        self._run("compileall", "-q", "--invalidation-mode", "checked-hash", "scripts")

    @contextmanager
    def holding(self, mutant: Mutant) -> Iterator[None]:
        """Put a mutant in its place, and the right source back afterwards."""
        path = self.folder / mutant.path
        right = path.read_text("utf-8")
        path.write_text(mutant.applied(right), "utf-8")
        try:
            yield
        finally:
            path.write_text(right, "utf-8")

    def failed(self, arguments: Sequence[str]) -> str:
        """Run pytest until a test fails; return the name of that test, or nothing where all pass."""
        done = self._run("pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", *arguments)
        if done is None:
            return ENDLESS
        if "found no collectors" in done.stderr:  # the mutant breaks the import of a test module
            return UNIMPORTED
        if done.returncode == USAGE:
            raise RuntimeError(f"pytest does not know these tests: {done.stderr[-300:]}")
        lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        return "" if done.returncode in (0, 5) else (lines or ["an error outside of the tests"])[-1][:160]

    def built(self, corpus: str) -> dict[str, str]:
        """The digests of the site of a corpus; of none where the build fails."""
        site = self.folder / "build" / "site"
        shutil.rmtree(site, ignore_errors=True)
        self._run("scripts", "build", "--corpus", corpus, "--out", str(site))
        return digests(site)

    def _run(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str] | None:
        environment = {**os.environ, "CI": "true"}
        command = [sys.executable, "-m", module, *arguments]
        try:
            return subprocess.run(
                command, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                check=False, timeout=PATIENCE,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return None
