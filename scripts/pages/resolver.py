"""Resolver pages ``/i/<first two characters>/``: where an id leads to, or what became of it.

The first character of an id is one of 19 consonants, the second one of 29, so there are at most
551 pages, and one that lists them. They are readable without JavaScript; `resolve.js` only saves a click.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from scripts.corpus import filing
from scripts.corpus.ledger import Event, Superseded
from scripts.corpus.model import Passage
from scripts.ledger.plan import NAMES
from scripts.ledger.rules import told
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf
from scripts.web import address


@dataclass(frozen=True)
class Entry:
    """An id: the passage it names, or the event that ended it and the last text it named."""

    id: str
    passage: Passage | None = None
    ended: Event | None = None
    last: Superseded | None = None


def entries(shelf: Shelf) -> list[Entry]:
    """Every id of the ledger that names or named a passage, in alphabetical order."""
    ledger = shelf.corpus.ledger
    ended, last = ledger.ended(), {old.id: old for old in ledger.superseded()}
    gone = [Entry(id, None, event, last.get(id)) for id, event in ended.items()]
    live = [Entry(id, shelf.passage[id]) for id in ledger.live() if id in shelf.passage]
    return sorted(live + gone, key=lambda entry: entry.id)


def resolver_pages(shelf: Shelf) -> dict[str, Page]:
    """The resolver pages and the list of them, by address; only prefixes in use have one."""
    by_prefix: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries(shelf):
        by_prefix[address.shelf(entry.id)].append(entry)
    pages = {address.RESOLVER: _shelves_page({prefix: len(members) for prefix, members in sorted(by_prefix.items())})}
    for prefix, members in sorted(by_prefix.items()):
        here = address.resolver_page(prefix)
        title = f"以 {prefix} 开头的编号"
        head = Head(
            title,
            f"编号以 {prefix} 开头的段落：所在文献，或其变更。",
            address.RESOLVER,
            styles=("ledger",),
            alone=shelf.corpus.large,
        )
        context = {
            "shelf": shelf,
            "prefix": prefix,
            "entries": members,
            "names": NAMES,
            "told": told,
        }
        pages[here] = Page(render("resolver.html", here, head, context), filing.LEDGER)
    return pages


def _shelves_page(counts: dict[str, int]) -> Page:
    """The list of the resolver pages, with the number of ids on each."""
    head = Head("按编号查段落", "全部段落编号，按前两位分页。", address.RESOLVER)
    context = {"shelves": list(counts.items()), "total": sum(counts.values())}
    return Page(render("shelves.html", address.RESOLVER, head, context), filing.LEDGER)
