"""The command line, `python -m scripts COMMAND …`: finds the commands of `scripts.commands` and runs one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

from scripts import commands


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands: each module of `scripts.commands` is one."""
    top = argparse.ArgumentParser(prog="python -m scripts")
    subparsers = top.add_subparsers(required=True, metavar="COMMAND")
    for name in (found.name for found in iter_modules(commands.__path__) if not found.name.startswith("_")):
        module = import_module(f"scripts.commands.{name}")
        summary = (module.__doc__ or "").partition("\n")[0].rstrip(".")
        command = subparsers.add_parser(name, help=summary, description=summary)
        module.register(command)
        command.set_defaults(run=module.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 problems in the content, 2 wrong usage."""
    given = parser().parse_args(arguments)
    code: int = given.run(given)
    return code


if __name__ == "__main__":
    sys.exit(main())
