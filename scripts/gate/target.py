"""Where a link in a built page leads: to a file of the site, to elsewhere, or to nowhere."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote, urlsplit

Fate = Literal["inside", "absolute", "outside"]


@dataclass(frozen=True)
class Target:
    """A link as resolved: the file it means (site-relative), its fragment, and whether it stays inside.

    ``absolute``: begins with ``/``. ``outside``: climbs above the root of the site.
    """

    fate: Fate
    path: str
    fragment: str


@lru_cache(maxsize=65536)
def resolve(page: str, link: str, base_url: str = "") -> Target | None:
    """The target of a link on a page; None where the link leads to another site or is data.

    ``page`` is site-relative (``d/x/index.html``); ``base_url`` is the published address of the site,
    with a trailing slash, under which absolute addresses are links of our own. A directory means its
    ``index.html``. On error pages, which are served at any address, links may begin with the path of
    the base (any path where it is unknown).
    """
    link = link.strip()
    if base_url and (link + "/").startswith(base_url):
        page, link = "index.html", link[len(base_url) :]
    parts = _split(link)
    if parts is None or parts[0]:
        return None
    path, fragment = parts[1:]
    if path.startswith("/"):
        root = urlsplit(base_url).path or "/"
        if posixpath.basename(page) != "404.html" or not (path + "/").startswith(root):
            return Target("absolute", path, fragment)
        page, path = "index.html", path[len(root) :] or "./"
    if not path:
        return Target("inside", page, fragment)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if joined.startswith(".."):
        return Target("outside", joined, fragment)
    if path.endswith("/") or joined == "." or posixpath.basename(path) in (".", ".."):
        joined = "index.html" if joined == "." else f"{joined}/index.html"
    return Target("inside", joined, fragment)


def _split(link: str) -> tuple[str, str, str] | None:
    """Scheme or host, path, fragment (both decoded); None for what cannot be read as an address."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    fragment = unquote(parts.fragment).partition(":~:")[0]
    return parts.scheme or parts.netloc, unquote(parts.path), fragment
