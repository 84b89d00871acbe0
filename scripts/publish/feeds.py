"""What machines read first: the sitemap with its language variants, robots.txt and the Atom feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from scripts.model import TREES, Corpus, Document, Script

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
ATOM = "http://www.w3.org/2005/Atom"


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _address(base: str, script: Script, page: str) -> str:
    """Return the absolute address of a page in a tree; ``index.html`` is its folder."""
    return base + TREES[script] + page.removesuffix("index.html")


def sitemap(pages: Iterable[str], base: str, date: str) -> bytes:
    """Return the sitemap of all trees; each entry names its variants (hreflang, Google's rules for sitemaps)."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})  # type: ignore[dict-item]
    for page in sorted(pages):
        for script in TREES:
            entry = etree.SubElement(root, f"{{{SITEMAP}}}url")
            etree.SubElement(entry, f"{{{SITEMAP}}}loc").text = _address(base, script, page)
            etree.SubElement(entry, f"{{{SITEMAP}}}lastmod").text = date
            for other in (*TREES, None):
                link = etree.SubElement(entry, f"{{{XHTML}}}link", rel="alternate", hreflang=other or "x-default")
                link.set("href", _address(base, other or "zh-Hans", page))
    return _bytes(root)


def robots(base: str) -> bytes:
    """Return a robots.txt that lets everybody in and names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n".encode()


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element


def _entry(root: etree._Element, document: Document, address: str, updated: str, spell: Callable[[str], str]) -> None:
    entry = _add(root, "entry")
    record = document.record
    _add(entry, "id", address)
    _add(entry, "title", spell(record.title))
    _add(entry, "updated", updated)
    _add(entry, "link", href=address)
    for author in record.authors or ((record.publisher,) if record.publisher else ()):
        _add(_add(entry, "author"), "name", spell(author))
    lead = next((p.text for p in document.passages if p.kind in ("lead", "paragraph")), "")
    _add(entry, "summary", spell(lead))


def feed(corpus: Corpus, script: Script, spell: Callable[[str], str]) -> bytes:
    """Return the Atom feed (RFC 4287) of the documents in one script; dated by the corpus version."""
    record = corpus.curated.corpus
    updated = f"{record.released.isoformat()}T00:00:00Z"
    here = record.base_url + TREES[script]
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    root.set("{http://www.w3.org/XML/1998/namespace}lang", script)
    _add(root, "id", here)
    _add(root, "title", spell(record.title))
    _add(root, "subtitle", spell(record.description))
    _add(root, "updated", updated)
    _add(root, "link", rel="self", href=f"{here}feed.xml")
    _add(root, "link", href=here)
    _add(_add(root, "author"), "name", spell(record.publisher))
    for document in corpus.documents:
        _entry(root, document, f"{here}d/{document.id}/", updated, spell)
    return _bytes(root)
