"""What `mkdocs.yml` says, read without MkDocs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Reads past what only an engine needs: values of the environment, functions of extensions."""


def _passed_over(*_: object) -> None:
    return None


_Loader.add_multi_constructor("!", _passed_over)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _passed_over)


@dataclass(frozen=True)
class Script:
    """An entry of ``extra_javascript``; its text is the path."""

    path: str
    defer: bool = False

    def __str__(self) -> str:
        return self.path


def read_settings(file: Path) -> dict[str, Any]:
    """Return the settings of the shell, scripts as `Script`. Raises yaml.YAMLError where the file is none."""
    settings: dict[str, Any] = yaml.load(file.read_text("utf-8"), _Loader)
    scripts = settings.get("extra_javascript") or []
    made = [Script(one) if isinstance(one, str) else Script(one["path"], one.get("defer", False)) for one in scripts]
    return settings | {"extra_javascript": made, "extra_css": settings.get("extra_css") or []}
