"""The command line, `python -m scripts COMMAND …`: finds the commands of `scripts.commands` and runs one."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

from scripts import commands, report
from scripts.corpus.stopping import StoppedError


def parser(wanted: str = "") -> argparse.ArgumentParser:
    """Return the parser of the wanted command, or of all: each module of `scripts.commands` is one.

    What the other commands need is not loaded, which takes longer than most commands run.
    """
    top = argparse.ArgumentParser(prog="python -m scripts")
    subparsers = top.add_subparsers(required=True, metavar="COMMAND")
    names = [found.name for found in iter_modules(commands.__path__) if not found.name.startswith("_")]
    for name in [wanted] if wanted in names else names:
        module = import_module(f"scripts.commands.{name}")
        summary = (module.__doc__ or "").partition("\n")[0].rstrip(".")
        command = subparsers.add_parser(name, help=summary, description=summary)
        module.register(command)
        command.set_defaults(run=module.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code.

    0 done, 1 problems in the content or in the surroundings, 2 wrong usage, 130 broken off by the keyboard.
    """
    words = sys.argv[1:] if arguments is None else arguments
    given = parser(*words[:1]).parse_args(words)
    try:
        code: int = given.run(given)
    except StoppedError as end:
        report.error(str(end))
        return 1
    except OSError as error:
        if not report.surroundings(error):
            raise
        return 1
    except KeyboardInterrupt:
        report.error("已中断")
        return 130
    return code


def _ensure_unicode() -> None:
    """Begin again in Python's UTF-8 mode where file names and output cannot be Chinese (a C locale of old systems).

    Elsewhere what a terminal cannot show is printed as an escape, and nothing fails for it.
    """
    try:
        "语料".encode(sys.getfilesystemencoding())
    except UnicodeEncodeError:
        os.execve(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]], os.environ | {"PYTHONUTF8": "1"})
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    _ensure_unicode()
    sys.exit(main())
