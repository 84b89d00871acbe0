"""The engines that can render the site, and what starts each: all read the same pages and are finished alike.

CONTRIBUTING.md says which is the default, and when to change it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from scripts.commands._arguments import ArgumentParser
from scripts.commands._shell import SHELL, whole_command

DEFAULT = "mkdocs"
HOOKED = (DEFAULT, "properdocs")
"""The engines that run `scripts/hooks.py`; they alone can show a preview, in which hooks do what pages need."""


def _with_hooks(engine: str, config: Path, site: Path) -> list[str]:
    """Return the command of an engine that runs `scripts/hooks.py`, which does the rest."""
    return whole_command(config, ["build", "--strict", "--quiet", "--site-dir", str(site)], engine)


def _zensical(_: Path, site: Path) -> list[str]:
    """Return the command of what is done before and after an engine that runs no hooks, and of the engine."""
    return [sys.executable, "-m", "scripts.engines.zensical", str(SHELL / "mkdocs.yml"), str(site)]


ENGINES: dict[str, Callable[[Path, Path], list[str]]] = {
    **{engine: partial(_with_hooks, engine) for engine in HOOKED},
    "zensical": _zensical,
}
"""By the name of its package: what starts an engine, given its configuration and the folder of the site."""


def add_engine(parser: ArgumentParser) -> None:
    """Declare the option that names an engine."""
    parser.add_argument("--engine", choices=ENGINES, default=DEFAULT, help=f"what renders (default: {DEFAULT})")


def missing(engine: str) -> str | None:
    """Return what to do where an engine is not installed; None where it is."""
    return None if find_spec(engine) else f"没有安装 {engine}：用 `make site ENGINE={engine}`，它会先装好"
