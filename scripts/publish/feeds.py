"""What machines read first: the sitemap with its language variants, robots.txt and the Atom feeds."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, islice
from urllib.parse import quote

from lxml import etree

from scripts.corpus.editions import ORIGINAL, TREES, Script
from scripts.corpus.state import Corpus, Document
from scripts.ledger.changes import VersionChanges, changes
from scripts.ledger.plan import NAMES
from scripts.web import address
from scripts.web.serialised import serialised
from scripts.web.tables import PACKED

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
ATOM = "http://www.w3.org/2005/Atom"
Spell = Callable[[str, Script], str]
"""Spells a text, written in the given script, in the script of a feed."""
DOCUMENTS_FEED, CHANGES_FEED = "feed.xml", "changes.xml"
MOST = 50_000
"""How many addresses a sitemap may hold (https://www.sitemaps.org/protocol.html)."""
LATEST = 100
"""How many entries a feed holds at most."""


def _address(base: str, script: Script, page: str) -> str:
    """Return the absolute address of a page in a tree; ``index.html`` is its folder; escaped as RFC 3986 wants it."""
    return address.absolute(quote(page.removesuffix("index.html")), base, script)


def sitemaps(
    pages: Mapping[str, bool], base: str, date: str, large: bool = False, most: int = MOST
) -> dict[str, bytes]:
    """Return the sitemap by its path, or, in a ``large`` site or of more than ``most`` addresses, its parts and the
    index of them.

    ``pages`` says of each page whether every tree has it, or only the first. A part has whole sections of the site,
    which only a section of more than ``most`` addresses makes into several. Those of a large site are compressed, as
    the protocol of sitemaps allows: they name every page as often as there are trees.
    """
    if not large and sum(len(TREES) if everywhere else 1 for everywhere in pages.values()) <= most:
        return {"sitemap.xml": serialised(_urls(pages, base, date))}
    parts: dict[str, bytes] = {}
    room = most // len(TREES)
    for section, members in groupby(sorted(pages), lambda page: page.partition("/")[0].removesuffix(".html")):
        for number, part in enumerate(_batched(members, room)):
            name = f"sitemap-{section}{f'-{number + 1}' if number else ''}.xml"
            parts[name] = serialised(_urls({page: pages[page] for page in part}, base, date))
    if large:
        parts = {f"{name}{PACKED}": gzip.compress(content, mtime=0) for name, content in parts.items()}
    root = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap={None: SITEMAP})  # type: ignore[dict-item]
    for name in parts:
        entry = etree.SubElement(root, f"{{{SITEMAP}}}sitemap")
        etree.SubElement(entry, f"{{{SITEMAP}}}loc").text = base + name
    return {"sitemap.xml": serialised(root), **parts}


def _batched(members: Iterable[str], size: int) -> Iterator[list[str]]:
    """Yield the members in lists of this size; the last may be shorter."""
    rest = iter(members)
    while found := list(islice(rest, size)):
        yield found


def _urls(pages: Mapping[str, bool], base: str, date: str) -> etree._Element:
    """A sitemap of all trees; each entry names its variants (hreflang, Google's rules for sitemaps)."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})  # type: ignore[dict-item]
    for page, everywhere in sorted(pages.items()):
        for script in TREES if everywhere else (ORIGINAL,):
            entry = etree.SubElement(root, f"{{{SITEMAP}}}url")
            etree.SubElement(entry, f"{{{SITEMAP}}}loc").text = _address(base, script, page)
            etree.SubElement(entry, f"{{{SITEMAP}}}lastmod").text = date
            for other in (*TREES, None) if everywhere else ():
                link = etree.SubElement(entry, f"{{{XHTML}}}link", rel="alternate", hreflang=other or "x-default")
                link.set("href", _address(base, other or ORIGINAL, page))
    return root


def robots(base: str) -> bytes:
    """Return a robots.txt that lets everybody in and names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n".encode()


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element


def _frame(corpus: Corpus, script: Script, spell: Spell, title: str, name: str) -> etree._Element:
    """A feed without its entries; dated by the release of the corpus."""
    record = corpus.curated.corpus
    here = address.absolute("", record.base_url, script)
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    root.set("{http://www.w3.org/XML/1998/namespace}lang", script)
    _add(root, "id", here + name)
    _add(root, "title", spell(title, ORIGINAL))
    _add(root, "subtitle", spell(record.description, ORIGINAL))
    _add(root, "updated", _moment(record.released.isoformat()))
    _add(root, "link", rel="self", href=here + name)
    _add(root, "link", href=here)
    _add(_add(root, "author"), "name", spell(record.publisher, ORIGINAL))
    return root


def _moment(day: str) -> str:
    """Return a day as a date-time of RFC 3339, which Atom asks for."""
    return f"{day}T00:00:00Z"


def _entry(root: etree._Element, page: str, title: str, day: str, summary: str) -> etree._Element:
    entry = _add(root, "entry")
    _add(entry, "id", page)
    _add(entry, "title", title)
    _add(entry, "updated", _moment(day))
    _add(entry, "link", href=page)
    _add(entry, "summary", summary)
    return entry


def _last_changes(corpus: Corpus) -> list[tuple[str, Document]]:
    """Return the documents with the day of their last line in the ledger, the latest first."""
    days = {event.doc: event.date for event in sorted(corpus.ledger.events, key=lambda event: event.date)}
    released = corpus.curated.corpus.released.isoformat()
    dated = [(days.get(document.id, released), document) for document in corpus.documents]
    return sorted(dated, key=lambda pair: (pair[0], str(pair[1].record.date_published or "")), reverse=True)


def documents_feed(corpus: Corpus, script: Script, spell: Spell) -> bytes:
    """Return the Atom feed (RFC 4287) of the documents that entered or changed last, in one script."""
    record = corpus.curated.corpus
    root = _frame(corpus, script, spell, record.title, DOCUMENTS_FEED)
    for day, document in _last_changes(corpus)[:LATEST]:
        lead = next(
            (p.text for p in document.passages if p.kind in ("lead", "paragraph") and p.text), document.record.title
        )
        page = address.absolute(address.document(document.id), record.base_url, script)
        language = document.record.language
        entry = _entry(root, page, spell(document.record.title, language), day, spell(lead, language))
        for author in document.record.authors or filter(None, [document.record.publisher]):
            _add(_add(entry, "author"), "name", spell(author, language))
    return serialised(root)


def _told(version: VersionChanges) -> str:
    """Tell in one line how many passages a version brought and changed."""
    kinds = Counter(change.event.event for change in version.changes)
    minted = sum(len(ids) for _, ids in version.minted)
    parts = [f"新增 {minted} 段，见于 {len(version.minted)} 篇文献"] if minted else []
    return "；".join([*parts, *(f"{NAMES[kind]} {number} 段" for kind, number in kinds.items())]) + "。"


def changes_feed(corpus: Corpus, script: Script, spell: Spell) -> bytes:
    """Return the Atom feed of the versions of the corpus: what the ledger says each one changed."""
    record = corpus.curated.corpus
    root = _frame(corpus, script, spell, f"{record.title}：变更记录", CHANGES_FEED)
    for version in changes(corpus.ledger)[:LATEST]:
        page = address.absolute(address.version(version.version), record.base_url, script)
        _entry(root, page, spell(f"第 {version.version} 版", ORIGINAL), version.date, spell(_told(version), ORIGINAL))
    return serialised(root)


FEEDS: dict[str, Callable[[Corpus, Script, Spell], bytes]] = {
    DOCUMENTS_FEED: documents_feed,
    CHANGES_FEED: changes_feed,
}
"""The feeds of each tree, by their names below its root."""
