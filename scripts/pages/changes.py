"""The page of changes: the ledger told version by version, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from scripts.corpus import filing
from scripts.ledger.changes import VersionChanges, changes
from scripts.ledger.plan import NAMES
from scripts.ledger.rules import told
from scripts.pages.lists import CHANGES
from scripts.pages.parts.parting import number_label, parted, place
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf

DOCUMENTED = 1000
"""Documents that a version may add for the page to name them; of more it says how many."""
LISTED = 100
"""Documents that a version may add for the page to list the ids of their passages; of more, the documents only."""


def changes_pages(shelf: Shelf, most: int) -> dict[str, Page]:
    """Return the page that lists what each version brought, newest first, by address.

    Where that comes to more than `most` changes, each version has a page of its own, or several.
    """
    versions = changes(shelf.corpus.ledger)
    if sum(len(version.changes) for version in versions) <= most:
        return {CHANGES: _page(shelf, CHANGES, "变更记录", {"versions": versions})}
    named = [(version, f"{CHANGES}{version.version.replace('.', '-')}/") for version in versions]
    pages = {CHANGES: _page(shelf, CHANGES, "变更记录", {"versions": (), "parts": named})}
    for version, here in named:
        pages |= _version(shelf, version, here, most)
    return pages


def _version(shelf: Shelf, version: VersionChanges, here: str, most: int) -> Iterator[tuple[str, Page]]:
    """Yield the page of a version, and further ones with what it has no room for."""
    title = f"变更记录：第 {version.version} 版"
    first, *others = parted(version.changes, [], most)
    further = [(number_label(part), place(here, part)) for part in others]
    yield here, _page(shelf, here, title, {"versions": [replace(version, changes=first.items)], "further": further})
    for part, (label, at) in zip(others, further, strict=True):
        rest = replace(version, minted=(), changes=part.items)
        yield at, _page(shelf, at, f"{title}（{label}）", {"versions": [rest]})


def _page(shelf: Shelf, here: str, title: str, shown: Mapping[str, object]) -> Page:
    head = Head(title, "各版本新增、更正、移动、拆分、合并与撤下的段落，逐条列出。", "about/", styles=("ledger",))
    context = {"shelf": shelf, "names": NAMES, "told": told, "listed": LISTED, "documented": DOCUMENTED}
    context |= {"parts": (), "further": (), "list": CHANGES, **shown}
    return Page(render("changes.html", here, head, context), filing.LEDGER)
