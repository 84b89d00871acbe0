"""The files of the project: what git knows or would add; in a downloaded archive, all but what is made there."""

from __future__ import annotations

import subprocess
from fnmatch import fnmatchcase
from pathlib import Path

from tests.cli import ROOT


def tracked(*patterns: str, root: Path = ROOT) -> list[Path]:
    """Return the files of a clone below ``root`` that match one of the patterns (``*`` also stands for slashes).

    Without patterns: all of them. The order is that of their names.
    """
    names = _known_to_git(root) if _is_checkout(root) else _unpacked(root)
    chosen = [name for name in names if not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)]
    return [root / name for name in sorted(set(chosen)) if (root / name).is_file()]


def _is_checkout(root: Path) -> bool:
    """Tell whether ``root`` is a git checkout of its own; an archive may lie within somebody else's."""
    return (root / ".git").exists()


def _known_to_git(root: Path) -> list[str]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split("\0")


def _unpacked(root: Path) -> list[str]:
    """Every file but those that .gitignore names; its patterns here are names of files and folders."""
    lines = (root / ".gitignore").read_text("utf-8").splitlines()
    ignored = [line.rstrip("/") for line in lines if line and not line.startswith("#")]
    paths = [path.relative_to(root) for path in root.rglob("*") if path.is_file()]
    return [
        path.as_posix() for path in paths if not any(fnmatchcase(part, name) for part in path.parts for name in ignored)
    ]
