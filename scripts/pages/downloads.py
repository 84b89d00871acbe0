"""The data page: which files there are, what a row of each is, and how each kind of user takes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from scripts.cite.styles import FILE_STYLES, ONE_FILE, citation_address
from scripts.corpus import filing
from scripts.pages.lists import happenings
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf
from scripts.web.formats import offered
from scripts.web.tables import ANNOTATIONS, DATABASE, OTHERS, PACKAGES, TABLES, lines_name
from scripts.words.of_corpus import listing_of

MEASURED = (DATABASE, ANNOTATIONS, filing.LEDGER)
"""The files beside the tables whose size is known before the others describe them."""


def data_page(shelf: Shelf) -> Page:
    """Return the data page; sizes, digests and previews are filled in when the files are made (`publish.open_data`)."""
    corpus = shelf.corpus
    found = listing_of(corpus)
    counted: dict[str, Sequence[Any]] = {
        "passages": corpus.passages,
        "documents": corpus.documents,
        "accounting": corpus.accounting,
        "figures": corpus.figures,
        "parallels": corpus.parallels,
        "entities": corpus.entities,
        "glossary": corpus.terms,
        "topics": corpus.curated.topics,
        "events": happenings(corpus.events),
        "conversion": corpus.conversion,
        "words": found.words,
        "characters": found.characters,
    }
    beside = PACKAGES if corpus.large else ()
    told = "开放数据：每一行都带段落编号，可与网站互相查证。"
    head = Head("数据", told, "data/", styles=("evidence", "data", "written"), scripts=("tabs",))
    context = {
        "tables": [(table, len(counted[table.name])) for table in TABLES],
        "others": [(name, meaning, name in MEASURED and name not in beside) for name, meaning in OTHERS],
        "beside": beside,
        "lines_of": partial(lines_name, large=corpus.large),
        "word": corpus.curated.topics[0].label if corpus.curated.topics else corpus.curated.corpus.title[:2],
        "documents": shelf.newest,
        "formats": offered(corpus.large),
        "citations": sorted(FILE_STYLES, key=lambda style: style.id != ONE_FILE),
        "file_of": citation_address,
        "corpus": corpus.curated.corpus,
    }
    return Page(render("data.html", "data/", head, context), "corpus.yml")
