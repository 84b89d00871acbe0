"""The engines that can render the site, and what starts each: all read the same pages and are finished alike.

CONTRIBUTING.md says which is the default, and when to change it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from scripts.commands._shell import SHELL, whole_command

DEFAULT = "mkdocs"


def _with_hooks(engine: str, config: Path, site: Path) -> list[str]:
    """Return the command of an engine that runs `scripts/hooks.py`, which does the rest."""
    return whole_command(config, ["build", "--strict", "--quiet", "--site-dir", str(site)], engine)


def _zensical(_: Path, site: Path) -> list[str]:
    """Return the command of what is done before and after an engine that runs no hooks, and of the engine."""
    return [sys.executable, "-m", "scripts.engines.zensical", str(SHELL / "mkdocs.yml"), str(site)]


ENGINES: dict[str, Callable[[Path, Path], list[str]]] = {
    DEFAULT: partial(_with_hooks, DEFAULT),
    "properdocs": partial(_with_hooks, "properdocs"),
    "zensical": _zensical,
}
"""By the name of its package: what starts an engine, given its configuration and the folder of the site."""
