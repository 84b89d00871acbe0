"""The trees of the site: the root in Simplified, one folder below it for each other script.

A variant page is the root page with its text converted; what the trees share (assets, data) stands
once, at the root, so links to it step one folder further up.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from scripts.corpus.model import SCRIPTS, TREES, Script
from scripts.publish.feeds import FEEDS

_REFERENCE = re.compile(r'(?<=[\s])(href|src|action|data-base|data-root)="([^"]*)"')
_SWITCH = re.compile(r'<a\b[^>]*\bclass="[^"]*\bscript-link\b[^"]*"[^>]*>')
_CANONICAL = re.compile(r'(<link\b[^>]*rel="canonical"[^>]*href=")([^"]*)(")')
_OUTSIDE = re.compile(r"^([a-z][a-z0-9+.-]*:|//|/|#|$|\?)", re.IGNORECASE)


def is_page(target: str) -> bool:
    """Tell whether a path below the root of a tree is a page or a feed, of which every tree has its own."""
    return (
        target in FEEDS
        or target in ("", ".")
        or target.endswith(("/", ".html"))
        or "." not in posixpath.basename(target)
    )


def _target(reference: str, page: str) -> str:
    """Return the path below the root of the tree that a relative reference on ``page`` leads to."""
    path = re.split(r"[?#]", reference, maxsplit=1)[0]
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return joined + "/" if path.endswith(("/", "..", ".")) else joined


def _reference(match: re.Match[str], page: str, tree: str) -> str:
    """Lead a reference to something that the trees share out of the tree, to the root of the site."""
    name, value = match[1], match[2]
    if name == "data-base":
        return f'{name}="../{value}"'
    target = "" if _OUTSIDE.match(value) else _target(value, page)
    if is_page(target):
        return match[0]
    path = re.split(r"[?#]", value, maxsplit=1)[0]
    shared = posixpath.relpath("/" + target, "/" + posixpath.dirname(tree + page))
    return f'{name}="{shared}{value[len(path) :]}"'


def _absolute(match: re.Match[str], home: str, tree: str) -> str:
    """Lead an absolute reference to a page (as the error page has them) into the tree."""
    name, value = match[1], match[2]
    below = value.removeprefix(home)
    if name == "data-base" or not value.startswith(home) or not is_page(re.split(r"[?#]", below, maxsplit=1)[0]):
        return match[0]
    return f'{name}="{home}{tree}{below}"'


def _follow(match: re.Match[str], page: str, tree: str, home: str) -> str:
    return _absolute(match, home, tree) if match[2].startswith("/") else _reference(match, page, tree)


def _counterpart(page: str, here: Script, target: Script) -> str:
    """Return the relative link from a page in one tree to the same page in another."""
    name = posixpath.basename(page)
    folder = posixpath.dirname(page)
    link = posixpath.relpath("/" + TREES[target] + folder, "/" + TREES[here] + folder) + "/"
    return link + ("" if name == "index.html" else name)


def _switch(match: re.Match[str], page: str, here: Script, home: str) -> str:
    """Point a link of the script switch from this tree to another; mark the link to this tree.

    On a page with absolute links, which may stand at any address, it leads to the other tree's home.
    """
    tag = re.sub(r'\s+aria-current="[^"]*"', "", match[0])
    target = next((script for script in TREES if f'hreflang="{script}"' in tag), here)
    link = home + TREES[target] if ' href="/' in tag else _counterpart(page, here, target)
    tag = re.sub(r'(\s)href="[^"]*"', rf'\1href="{link}"', tag)
    return tag[:-1] + ' aria-current="true">' if target == here else tag


def rebase(html: str, page: str, script: Script, base_url: str) -> str:
    """Make the links of a root page right for its copy in the tree of ``script``.

    ``page`` is the path of the page below the root of a tree (``d/x/index.html``). Everything but
    references to shared files, the script switch and the canonical address stays as it is.
    """
    tree = TREES[script]
    home = urlsplit(base_url).path or "/"
    moved = _REFERENCE.sub(lambda match: _follow(match, page, tree, home), html) if tree else html
    moved = _SWITCH.sub(lambda match: _switch(match, page, script, home), moved)
    return _CANONICAL.sub(lambda match: match[1] + match[2].replace(base_url, base_url + tree, 1) + match[3], moved)


@dataclass(frozen=True)
class Trees:
    """The trees in the folder of a site that is published at ``base_url``: pages of the root, copies in all of them."""

    folder: Path
    base_url: str

    def read(self, page: str) -> str:
        """Return a page of the root tree."""
        return (self.folder / page).read_text("utf-8")

    def write(self, page: str, html: tuple[str, ...]) -> int:
        """Write a page, given in every script, into every tree."""
        for script, text in zip(SCRIPTS, html, strict=True):
            file = self.folder / (TREES[script] + page)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(rebase(text, page, script, self.base_url), "utf-8", newline="\n")
        return len(html)
