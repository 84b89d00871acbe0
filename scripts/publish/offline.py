"""Pages for reading from a disk: links to folders name their ``index.html``, as file:// needs."""

from __future__ import annotations

import re

_LINK = re.compile(r'(?<=\s)(href|action)="([^"?#]*)([^"]*)"')
_OUTSIDE = re.compile(r"^([a-z][a-z0-9+.-]*:|//|/)", re.IGNORECASE)


def _explicit(match: re.Match[str], archive: str) -> str:
    name, path, rest = match.groups()
    last = path.rsplit("/", 1)[-1]
    if not path or _OUTSIDE.match(path):
        return match[0]
    if last and archive.endswith(f"/{last}"):
        return f'{name}="{archive}{rest}"'
    folder = f"{path}/" if last in (".", "..") else path if not last else ""
    return f'{name}="{folder}index.html{rest}"' if folder else match[0]


def offline(html: str, archive: str) -> str:
    """Return a page with ``index.html`` added to every relative link that leads to a folder.

    ``archive`` is the published address of the copy itself, which does not hold itself: a link to a
    file of that name leads there.
    """
    return _LINK.sub(lambda match: _explicit(match, archive), html)
