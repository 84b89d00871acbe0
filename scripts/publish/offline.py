"""Pages for reading from a disk: links to folders name their ``index.html``, as file:// needs."""

from __future__ import annotations

import re

_LINK = re.compile(r'(?<=\s)(href|action)="([^"?#]*)([^"]*)"')
_OUTSIDE = re.compile(r"^([a-z][a-z0-9+.-]*:|//|/)", re.IGNORECASE)


def _explicit(match: re.Match[str]) -> str:
    name, path, rest = match.groups()
    if not path or _OUTSIDE.match(path):
        return match[0]
    folder = path if path.endswith("/") else f"{path}/" if path.rsplit("/", 1)[-1] in (".", "..") else ""
    return f'{name}="{folder}index.html{rest}"' if folder else match[0]


def offline(html: str) -> str:
    """Return a page with ``index.html`` added to every relative link that leads to a folder."""
    return _LINK.sub(_explicit, html)
