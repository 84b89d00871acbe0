"""What `mkdocs.yml` says, read without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml

from scripts.corpus.site_settings import merged

_JOINED = ("extra_javascript", "extra_css")
"""Lists to which a corpus adds its own."""


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
    type: str = ""
    defer: bool = False
    asynchronous: bool = False

    def __str__(self) -> str:
        return self.path


def _script(entry: Any) -> Script:
    """Return a script as MkDocs reads it: one that is named ``.mjs`` and nothing more is a module."""
    if isinstance(entry, str):
        return Script(entry, "module" if entry.endswith(".mjs") else "")
    return Script(entry["path"], entry.get("type") or "", entry.get("defer", False), entry.get("async", False))


_REPOSITORIES = {
    "github.com": ("GitHub", "edit/master/docs/"),
    "gitlab.com": ("GitLab", "edit/master/docs/"),
    "bitbucket.org": ("Bitbucket", "src/default/docs/"),
}
"""What MkDocs calls a repository at a host, and where it edits its pages, unless the settings say so."""


def read_settings(file: Path, own: Mapping[str, Any], colours: str | None) -> dict[str, Any]:
    """Return the settings of the shell with those of a corpus before them; scripts as `Script`.

    ``colours`` is the style sheet with the colours of the site. Raises yaml.YAMLError where the file is none.
    """
    shell: dict[str, Any] = yaml.load(file.read_text("utf-8"), _Loader)
    settings = merged(shell, {key: value for key, value in own.items() if key not in _JOINED})
    scripts = [*(shell.get("extra_javascript") or []), *(own.get("extra_javascript") or [])]
    styles = [*(shell.get("extra_css") or []), *([colours] if colours else []), *(own.get("extra_css") or [])]
    return (
        settings
        | {"extra_javascript": [_script(entry) for entry in scripts], "extra_css": styles}
        | _repository(settings)
    )


def _repository(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return name and place of editing of the repository, as said or by its host."""
    host = urlsplit(settings.get("repo_url") or "").netloc.lower()
    name, place = _REPOSITORIES.get(host, (host.split(".")[0].title(), None))
    said = settings.get("edit_uri") or place
    return {
        "repo_name": settings.get("repo_name") or name,
        "edit_uri": said and (said if said.endswith("/") else f"{said}/"),
    }


def edit_url(settings: Mapping[str, Any], file: str) -> str | None:
    """Return where a page that a hand wrote can be edited; None where nothing says so."""
    repository = settings.get("repo_url") or ""
    base = repository if repository.endswith("/") or not repository else f"{repository}/"
    return urljoin(base, settings["edit_uri"]) + file if settings["edit_uri"] else None
