"""From the corpus to Markdown pages: one function a kind of page, one template each."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.corpus.state import Corpus
from scripts.pages.agreement import ADDRESS as AGREEMENT
from scripts.pages.agreement import agreement_page
from scripts.pages.changes import changes_pages
from scripts.pages.compare import compare_pages
from scripts.pages.conversion import conversion_pages
from scripts.pages.documents import document_pages, documents_pages
from scripts.pages.downloads import data_page
from scripts.pages.entities import entity_pages
from scripts.pages.figures import figures_pages
from scripts.pages.former import former_pages
from scripts.pages.handwritten import fill
from scripts.pages.home import home_page
from scripts.pages.lists import CHANGES, CONVERSION, MOST, NAMED, SOURCES, lists_of, placed, tables
from scripts.pages.names import entity_lists, glossary_pages
from scripts.pages.parts.key_figures import whole
from scripts.pages.parts.render import Page, parted
from scripts.pages.parts.shelf import shelve
from scripts.pages.resolver import resolver_pages
from scripts.pages.sources import source_pages
from scripts.pages.timeline import timeline_pages
from scripts.pages.topics import topic_pages, topics_page
from scripts.pages.words import ADDRESS as WORDS
from scripts.pages.words import words_page
from scripts.web import address

__all__ = ["Page", "fill", "pages", "parted"]


def pages(corpus: Corpus, most: Mapping[str, int] = MOST) -> dict[str, Page]:
    """Return every generated page of a corpus, by the path of its Markdown file below ``docs/``.

    Beside the pages stand the tables of lists in parts, which are scripts; one page of a list holds ``most`` entries.
    """
    bare = shelve(corpus)
    lists = lists_of(bare, most)
    shelf = placed(bare, lists, most[NAMED])
    told = whole(shelf)
    found = {
        "": home_page(shelf),
        **documents_pages(shelf, lists.documents),
        **document_pages(shelf),
        "topics/": topics_page(shelf),
        **topic_pages(shelf, told, most[NAMED]),
        **figures_pages(shelf, told, lists.figures),
        **compare_pages(shelf, lists.claims),
        **timeline_pages(shelf, lists.events),
        **entity_lists(shelf),
        **entity_pages(shelf),
        **glossary_pages(shelf, most[NAMED]),
        "data/": data_page(shelf),
        **changes_pages(shelf, most[CHANGES]),
        AGREEMENT: agreement_page(shelf),
        WORDS: words_page(shelf),
        **conversion_pages(shelf, most[CONVERSION]),
        **resolver_pages(shelf),
        **former_pages(shelf),
        **source_pages(shelf, most[SOURCES]),
    }
    return {address.file_of(here): page for here, page in found.items()} | tables(shelf)
