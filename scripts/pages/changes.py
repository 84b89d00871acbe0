"""The page of changes: the ledger told version by version, passage by passage."""

from __future__ import annotations

from scripts.corpus import filing
from scripts.ledger.changes import changes
from scripts.ledger.plan import NAMES
from scripts.ledger.rules import told
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf

LISTED = 100
"""Documents that a version may add for the page to list the ids of their passages; of more, the documents only."""


def changes_page(shelf: Shelf) -> Page:
    """Return the page that lists what each version brought, newest first."""
    head = Head("变更记录", "各版本新增、更正、移动、拆分、合并与撤下的段落，逐条列出。", "about/", styles=("ledger",))
    context = {
        "shelf": shelf,
        "versions": changes(shelf.corpus.ledger),
        "names": NAMES,
        "told": told,
        "listed": LISTED,
    }
    return Page(render("changes.html", "changes/", head, context), filing.LEDGER)
