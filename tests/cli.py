"""Run the project's command line as its users do: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
TOY = ROOT / "tests" / "toy_corpus"


def outside_make() -> dict[str, str]:
    """This environment without what `make test` hands to a make that it starts."""
    return {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}


def run_scripts(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m scripts`` with the given arguments; return its exit code and output."""
    return run_module("scripts", *arguments, cwd=cwd, **environment)


def run_module(
    module: str, *arguments: str | Path, cwd: Path = ROOT, given: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m module`` without a terminal, ``given`` on its standard input; return code and output."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    inherited = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    return subprocess.run(
        command,
        cwd=cwd,
        env={**inherited, "NO_COLOR": "1", "COLUMNS": "400", **environment},
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
