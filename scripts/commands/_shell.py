"""Run MkDocs over a corpus: with the shell of this clone, or with the one that is installed with the package."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml

from scripts.corpus.site_settings import own
from scripts.work.run import CACHE, CLUSTER

SCRIPTS = Path(__file__).parent.parent
TO_MKDOCS = ("nav", "repo_url", "repo_name", "edit_uri", "copyright")
"""What MkDocs itself must know of a corpus' own settings; `scripts/hooks.py` sees to the others."""
PACKED = SCRIPTS / "shell"
SHELL = PACKED if PACKED.is_dir() else SCRIPTS.parent
"""Where mkdocs.yml and docs/ lie: beside `scripts/` in a clone, inside it in a package (see pyproject.toml)."""


def config(folder: Path) -> str:
    """Return the MkDocs configuration of a corpus: the shell's, with the places of its parts on this machine.

    What the corpus' own `mkdocs.yml` says of the frame goes before what the shell says.
    """
    said = {key: value for key, value in own(folder).data.items() if key in TO_MKDOCS}
    return yaml.safe_dump(
        said
        | {
            "INHERIT": str(SHELL / "mkdocs.yml"),
            "docs_dir": str(SHELL / "docs"),
            "theme": {"custom_dir": str(SCRIPTS / "templates" / "frame")},
            "hooks": [str(SCRIPTS / "hooks.py")],
            "watch": [str(folder.resolve()), str(SCRIPTS)],
        }
    )


def environment(
    folder: Path, base_url: str | None, forgetful: bool = False, cluster: str | None = None
) -> dict[str, str]:
    """Return the environment that tells `scripts/hooks.py` which corpus to publish, where, and how work runs.

    A ``forgetful`` build remembers nothing; ``cluster`` is the address of a scheduler.
    """
    working = ({CACHE: ""} if forgetful else {}) | ({CLUSTER: cluster} if cluster else {})
    address = {"YUAN_BASE_URL": base_url} if base_url else {}
    return os.environ | {"YUAN_CORPUS": str(folder.resolve()), "NO_MKDOCS_2_WARNING": "1"} | address | working


@contextmanager
def written_config(folder: Path) -> Iterator[Path]:
    """Write the configuration of a corpus to a file that lasts as long as it is needed; yield its path."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "mkdocs.yml"
        file.write_text(config(folder), "utf-8")
        yield file


def whole_command(file: Path, command: Sequence[str], engine: str = "mkdocs") -> list[str]:
    """Return what starts a command of MkDocs, or of an engine that runs its hooks, with a configuration."""
    return [sys.executable, "-m", engine, *command, "--config-file", str(file)]
