"""From the corpus to Markdown pages: one function a kind of page, one template each."""

from __future__ import annotations

from scripts.corpus.state import Corpus
from scripts.pages.agreement import ADDRESS as AGREEMENT
from scripts.pages.agreement import agreement_page
from scripts.pages.changes import changes_page
from scripts.pages.compare import compare_page
from scripts.pages.conversion import ADDRESS as CONVERSION
from scripts.pages.conversion import conversion_page
from scripts.pages.documents import document_page, documents_page
from scripts.pages.downloads import data_page
from scripts.pages.entities import entity_pages
from scripts.pages.figures import figures_page
from scripts.pages.former import former_pages
from scripts.pages.handwritten import fill
from scripts.pages.home import home_page
from scripts.pages.names import entity_lists, glossary_page
from scripts.pages.parts.key_figures import whole
from scripts.pages.parts.render import Page, parted
from scripts.pages.parts.shelf import shelve
from scripts.pages.resolver import resolver_pages
from scripts.pages.sources import source_pages
from scripts.pages.timeline import timeline_page
from scripts.pages.topics import topic_page, topics_page
from scripts.web import address

__all__ = ["Page", "fill", "pages", "parted"]


def pages(corpus: Corpus) -> dict[str, Page]:
    """Return every generated page of a corpus, by the path of its Markdown file below ``docs/``."""
    shelf = shelve(corpus)
    told = whole(shelf)
    found = {
        "": home_page(shelf),
        "documents/": documents_page(shelf),
        **{address.document(document.id): document_page(shelf, document) for document in corpus.documents},
        "topics/": topics_page(shelf),
        **{address.topic(topic.id): topic_page(shelf, topic, told) for topic in corpus.curated.topics},
        "figures/": figures_page(shelf, told),
        "compare/": compare_page(shelf),
        "timeline/": timeline_page(shelf),
        **entity_lists(shelf),
        **entity_pages(shelf),
        "glossary/": glossary_page(shelf),
        "data/": data_page(shelf),
        "changes/": changes_page(shelf),
        AGREEMENT: agreement_page(shelf),
        CONVERSION: conversion_page(shelf),
        **resolver_pages(shelf),
        **former_pages(shelf),
        **source_pages(shelf),
    }
    return {address.file_of(here): page for here, page in found.items()}
