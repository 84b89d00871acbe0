"""The machine-readable head of a document page: citation tags, Dublin Core, JSON-LD, Signposting.

Zotero reads a page as newspaper article from ``citation_*`` with ``DC.type`` newspaperArticle and takes the
newspaper from ``DC.source`` (its translators "Embedded Metadata" and "RDF"); ``citation_journal_title``
would make it a journal article, COinS and ``og:type=website`` a web page, so none of them appears.
Links: signposting.org, "FAIR Signposting Profile". JSON-LD: schema.org NewsArticle, for search engines.
All addresses are absolute and lead to the original script, which is what one cites.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from scripts.cite.item import CitationItem, item_of
from scripts.cite.styles import citation_address, file_styles
from scripts.corpus.records import CorpusRecord
from scripts.corpus.state import Document
from scripts.web import address
from scripts.web.formats import FORMATS

RIGHTS_PAGE = "about/rights/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_TOLD_TWICE = frozenset({"DC.title", "DC.creator", "DC.date", "DC.language", "DC.identifier"})
"""What the citation tags say, too: pages of a large corpus have those alone."""


def head_meta(document: Document, corpus: CorpusRecord, large: bool = False) -> dict[str, Any]:
    """Return plain data for ``page.meta.citation``, which partials/citation-head.html renders.

    Keys: `meta`, a list of ``{name, content}``; `links`, a list of ``{rel, href, type}`` (type may be
    empty); `json_ld`, JSON text that is safe inside a ``<script>`` element. In a ``large`` corpus it names the
    corpus, and what it is stands on the data page alone.
    """
    item = item_of(document, corpus)
    return {
        "meta": [
            {"name": name, "content": content}
            for name, content in _tags(item, document)
            if not (large and name in _TOLD_TWICE)
        ],
        "links": [
            {"rel": rel, "href": href, "type": mime} for rel, href, mime in _links(item, document, corpus, large)
        ],
        "json_ld": _script_safe(json_ld(document, corpus, large)),
    }


def _tags(item: CitationItem, document: Document) -> Iterator[tuple[str, str]]:
    yield "citation_title", item.title
    for name in item.authors:
        yield "citation_author", name
    if item.published:
        yield "citation_publication_date", item.published.iso
    yield "citation_language", item.language
    yield "citation_public_url", item.url
    yield "DC.type", "newspaperArticle"
    yield "DC.title", item.title
    for name in item.authors:
        yield "DC.creator", name
    if item.outlet:
        yield "DC.source", item.outlet
    if item.published:
        yield "DC.date", item.published.iso
    yield "DC.language", item.language
    yield "DC.identifier", item.url
    yield "DC.rights", document.record.rights.statement


def _links(item: CitationItem, document: Document, corpus: CorpusRecord, large: bool) -> Iterator[tuple[str, str, str]]:
    yield "schema.DC", DUBLIN_CORE, ""
    yield "cite-as", item.url, ""
    for style in file_styles(large):
        yield "describedby", address.absolute(citation_address(style, document.id), corpus.base_url), style.mime
    for form in FORMATS:
        yield "item", address.absolute(form.address(document.id), corpus.base_url), form.media_type
    yield "license", address.absolute(RIGHTS_PAGE, corpus.base_url), ""


def json_ld(document: Document, corpus: CorpusRecord, large: bool = False) -> dict[str, Any]:
    """Return the schema.org description of a document: a NewsArticle that is part of a Dataset."""
    item, record = item_of(document, corpus), document.record
    fields: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": item.url,
        "url": item.url,
        "headline": item.title,
        "alternativeHeadline": record.subtitle,
        "author": [{"@type": "Person", "name": name} for name in item.authors],
        "publisher": {"@type": "Organization", "name": item.outlet} if item.outlet else None,
        "datePublished": item.published.iso if item.published else None,
        "inLanguage": record.language,
        "copyrightNotice": record.rights.statement,
        "isBasedOn": record.source.url,
        "archivedAt": record.source.archived,
        "isPartOf": _named(corpus) if large else _dataset(corpus),
    }
    return {name: value for name, value in fields.items() if value}


def _named(corpus: CorpusRecord) -> dict[str, Any]:
    return {"@type": "Dataset", "@id": corpus.base_url, "name": corpus.title}


def _dataset(corpus: CorpusRecord) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "@id": corpus.base_url,
        "url": corpus.base_url,
        "name": corpus.title,
        "alternateName": corpus.title_en,
        "description": corpus.description,
        "version": corpus.version,
        "dateModified": corpus.released.isoformat(),
        "license": address.absolute(RIGHTS_PAGE, corpus.base_url),
        "creator": {"@type": "Organization", "name": corpus.publisher},
    }


def _script_safe(value: dict[str, Any]) -> str:
    """Serialise to JSON without the characters that could end a script element (HTML, 4.12.1.3)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
