"""How Zotero takes a page: the rules of its translators "COinS", "Embedded Metadata" and "RDF", written anew.

Only the rules that a page of ours could meet. `read` returns the fields of the item, as Zotero names them. Order
of the sources of a field: Highwire tags (citation_*), then RDF (DC.*, og:*), then what is found in the page.
"""

from __future__ import annotations

import re
from typing import Any

from tests.tree import read_html

ITEM_TYPES = {"newspaperArticle", "journalArticle", "webpage", "blogPost", "document", "dataset"}
HIGHWIRE_TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_conference": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
OG_TYPES = {"website": "webpage", "book": "book", "video.other": "videoRecording"}
BYLINES = ("byline", "bylines", "vcard", "article-byline")
Item = dict[str, str | list[str] | None]


def read(page: str, url: str = "https://example.org/") -> Item:
    """Read the item of a page; `url` is where the page stands."""
    root = read_html(page)
    if root.xpath('//span[contains(concat(" ", @class, " "), " Z3988 ")]'):
        return {"itemType": "whatever the COinS says"}
    tags = _tags(root)
    item: Item = {"itemType": _type(tags), "title": _title(root, tags), "creators": _creators(root, tags)}
    kind = item["itemType"]
    item["publicationTitle"] = _first(tags, "dc:source") or (
        _first(tags, "og:site_name") if kind in {"newspaperArticle", "webpage", "blogPost"} else None
    )
    item["date"] = (
        _last(tags, "citation_publication_date", "citation_cover_date", "citation_date")
        or _first(tags, "article:published_time", "dc:date")
        or _attribute(root, "//time[@datetime]/@datetime")
    )
    item["language"] = _last(tags, "citation_language") or _first(tags, "dc:language") or root.get("lang")
    item["url"] = (
        _last(tags, "citation_public_url")
        or _first(tags, "og:url")
        or _attribute(root, "/html/head/link[@rel='canonical']/@href")
        or url
    )
    item["rights"] = _first(tags, "dc:rights")
    return item


def _tags(root: Any) -> list[tuple[str, str]]:
    """Return (name, content) of every meta tag; the prefix in lower case, set off by a colon if known."""
    found = []
    for meta in root.iter("meta"):
        content = meta.get("content")
        for name in (meta.get("name") or meta.get("property") or "").split():
            if content:
                prefix, mark, rest = re.findall(r"^([A-Za-z]*)([.:_]?)(.*)$", name)[0]
                known = mark and prefix.lower() in {"dc", "dcterms", "og", "article", "prism", "bib", "bibo"}
                found.append((f"{prefix.lower()}:{rest[:1].lower()}{rest[1:]}" if known else name, content))
    return found


def _type(tags: list[tuple[str, str]]) -> str:
    for name, _ in reversed(tags):
        if name in HIGHWIRE_TYPES:
            return HIGHWIRE_TYPES[name]
    og, dc = _first(tags, "og:type"), _first(tags, "dc:type")
    guess = "journalArticle" if _first(tags, "citation_title") else "webpage"
    return OG_TYPES.get(og or "") or (dc if dc in ITEM_TYPES else None) or guess


def _title(root: Any, tags: list[tuple[str, str]]) -> str | None:
    shown = _last(tags, "citation_title") or _first(tags, "dc:title", "og:title") or root.findtext(".//title")
    outlet = _first(tags, "dc:source")
    if shown and outlet:
        shown = re.sub(rf"\s*[-–—=_:|~#]\s*{re.escape(outlet)}\s*$", "", shown, flags=re.IGNORECASE)
    return shown and re.sub(r"\s+", " ", shown)


def _creators(root: Any, tags: list[tuple[str, str]]) -> list[str]:
    for name in ("citation_author", "dc:creator", "author", "article:author"):
        if names := [content for tag, content in tags if tag.lower() == name]:
            return [part.strip() for content in names for part in content.split(";")]
    return [
        " ".join(element.text_content().split())
        for element in root.iter()
        if any(word in (element.get("class") or "").lower() for word in BYLINES) and element.text_content().strip()
    ]


def _first(tags: list[tuple[str, str]], *names: str) -> str | None:
    return next((content for name in names for tag, content in tags if tag == name), None)


def _last(tags: list[tuple[str, str]], *names: str) -> str | None:
    found = [_first(tags, name) for name in names]
    return next((" ".join(content.split()) for content in reversed(found) if content), None)


def _attribute(root: Any, xpath: str) -> str | None:
    return next(iter(root.xpath(xpath)), None)
