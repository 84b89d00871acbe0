"""Run the project's command line: as its users do, in a process of its own, or ten times faster in this one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import TextIO

from scripts.__main__ import main
from tests.remembered import remembering

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


class Terminal(StringIO):
    """A standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


@contextmanager
def standard_input(given: TextIO) -> Iterator[None]:
    ours, sys.stdin = sys.stdin, given
    try:
        yield
    finally:
        sys.stdin = ours


def call_scripts(*arguments: str | Path, given: TextIO | None = None) -> subprocess.CompletedProcess[str]:
    """Do in this process what ``python -m scripts`` does; return its exit code and output.

    A command that is only looked at for what it says needs no process of its own, which costs a second;
    each command also has a test that starts it with `run_scripts`.
    """
    command = [*map(str, arguments)]
    told, complained = StringIO(), StringIO()
    with (
        redirect_stdout(told),
        redirect_stderr(complained),
        standard_input(given or TextIOWrapper(BytesIO())),
        remembering(),
    ):
        try:
            code = main(command)
        except SystemExit as end:  # argparse: wrong usage
            code = int(end.code or 0)
    return subprocess.CompletedProcess(command, code, told.getvalue(), complained.getvalue())
