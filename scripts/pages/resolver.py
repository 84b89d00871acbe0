"""Resolver pages ``/i/<first two characters>/``: where an id leads to, or what became of it.

The first character of an id is one of 19 consonants, the second one of 29, so there are at most
551 pages, and one that lists them. They are readable without JavaScript; `resolve.js` only saves a click.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.corpus import filing
from scripts.corpus.ledger import Event, Superseded
from scripts.corpus.model import Passage
from scripts.ledger.plan import NAMES
from scripts.ledger.rules import told
from scripts.pages.parts.places import Spot, spot
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf
from scripts.web import address
from scripts.work.run import Lazily


@dataclass(frozen=True)
class Entry:
    """An id: the passage it names, or the event that ended it and the last text it named."""

    id: str
    passage: Passage | None = None
    ended: Event | None = None
    last: Superseded | None = None


@dataclass(frozen=True)
class ToldEntry:
    """An entry as its page tells it: where its passage stands and in what document, its text or the last it had, and
    the event that ended it; `changed` says whether anything has happened to it.
    """

    id: str
    changed: bool
    spot: Spot | None
    title: str
    language: str
    text: str
    ended: Event | None


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
    shelves = sorted(by_prefix.items())
    items = Lazily(shelves, lambda held: (held[0], tuple(_told(shelf, entry) for entry in held[1])))
    made = shelf.corpus.work.each("resolver pages", _resolver_pages, shelf.corpus.large, items)
    pages = {address.RESOLVER: _shelves_page({prefix: len(members) for prefix, members in shelves})}
    return pages | {address.resolver_page(prefix): page for (prefix, _), page in zip(shelves, made, strict=True)}


def _told(shelf: Shelf, entry: Entry) -> ToldEntry:
    """Return an entry as its page tells it."""
    passage = entry.passage
    record = shelf.document[passage.doc].record if passage else None
    return ToldEntry(
        id=entry.id,
        changed=entry.id in shelf.changed,
        spot=spot(passage) if passage else None,
        title=record.title if record else "",
        language=record.language if record else "",
        text=passage.text if passage else entry.last.text if entry.last else "",
        ended=entry.ended,
    )


def _resolver_pages(large: bool, shelves: Sequence[tuple[str, tuple[ToldEntry, ...]]]) -> Iterator[Page]:
    for prefix, members in shelves:
        told_of = f"编号以 {prefix} 开头的段落：所在文献，或其变更。"
        head = Head(f"以 {prefix} 开头的编号", told_of, address.RESOLVER, styles=("ledger",), alone=large)
        context = {"entries": members, "names": NAMES, "told": told, "large": large}
        yield Page(render("resolver.html", address.resolver_page(prefix), head, context), filing.LEDGER)


def _shelves_page(counts: dict[str, int]) -> Page:
    """The list of the resolver pages, with the number of ids on each."""
    head = Head("按编号查段落", "全部段落编号，按前两位分页。", address.RESOLVER)
    context = {"shelves": list(counts.items()), "total": sum(counts.values())}
    return Page(render("shelves.html", address.RESOLVER, head, context), filing.LEDGER)
