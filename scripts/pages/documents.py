"""The list of documents and the page of each: a bibliographic head, the passages, source and rights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from pathlib import PurePosixPath

from scripts.cite.control import control
from scripts.cite.head import head_meta
from scripts.cite.item import item_of
from scripts.cite.styles import citation
from scripts.convert.cut import opening
from scripts.corpus.model import Passage
from scripts.corpus.records import CorpusRecord, TopicRecord
from scripts.corpus.state import Document
from scripts.pages.lists import DOCUMENTS, Parts, listed
from scripts.pages.parts import inline
from scripts.pages.parts.elsewhere import Elsewhere, elsewhere
from scripts.pages.parts.lined import words_of
from scripts.pages.parts.parting import Part, year_label
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Around, Shelf, dated
from scripts.pages.parts.surroundings import around
from scripts.web import address, reporting, wording
from scripts.web.formats import offered
from scripts.work.run import Lazily


@dataclass(frozen=True)
class Shown:
    """A passage as the template sets it: `tag` is the element that holds its text.

    `hidden` are marks that found no place in the text; `elsewhere` are the claims of the passage that
    also stand elsewhere, `differing` tells whether any of them differs there.
    """

    passage: Passage
    tag: str
    marks: tuple[inline.Mark, ...]
    hidden: tuple[inline.Mark, ...]
    elsewhere: tuple[Elsewhere, ...]
    differing: bool
    near: tuple[Passage, ...]


OPENING = ("title", "subtitle", "metadata")
"""Kinds that belong to the head of a document where they stand at its beginning."""


@dataclass(frozen=True)
class Drawn:
    """What the page of a document is made of: the document, what stands around it, the record of the corpus.

    `topics` are the id and the label of those of its passages, each with how many are on it; `earlier` and `later` are
    its neighbours in time, without their passages; `large` says whether the corpus is.
    """

    document: Document
    around: Around
    about: CorpusRecord
    topics: tuple[tuple[str, str, int], ...]
    earlier: Document | None
    later: Document | None
    large: bool


def _shown(around: Around, passage: Passage, first_title: Passage | None) -> Shown:
    told = elsewhere(around, passage.id)
    marks, hidden = inline.marks_of(around, passage)
    headings = {"title": "h1" if passage is first_title else "h2", "heading": "h2"}
    return Shown(
        passage=passage,
        tag=headings.get(passage.kind, "p"),
        marks=tuple(marks),
        hidden=tuple(hidden),
        elsewhere=told,
        differing=any(parallel.claim.relation == "differ" for parallel in told),
        near=tuple(around.passage[other] for other in passage.near if other in around.passage),
    )


def _topics(shelf: Shelf, document: Document) -> list[tuple[TopicRecord, int]]:
    """Return the topics of a document with the number of its passages on each, most first."""
    found = [topic.id for passage in document.passages for topic in passage.topics]
    present = [(topic, found.count(topic.id)) for topic in shelf.corpus.curated.topics if topic.id in found]
    return sorted(present, key=lambda pair: -pair[1])


def _neighbours(shelf: Shelf, document: Document) -> tuple[Document | None, Document | None]:
    """Return the documents before and after this one in time, without their passages."""
    at = shelf.place[document.id]
    earlier = shelf.newest[at + 1] if at + 1 < len(shelf.newest) else None
    later = shelf.newest[at - 1] if at else None
    bare = (held and replace(held, passages=(), doubts=()) for held in (earlier, later))
    return next(bare), next(bare)


def document_pages(shelf: Shelf) -> dict[str, Page]:
    """Return the page of every document, by address."""
    corpus = shelf.corpus
    about, large = corpus.curated.corpus, corpus.large

    def drawn(document: Document) -> Drawn:
        topics = tuple((topic.id, topic.label, count) for topic, count in _topics(shelf, document))
        return Drawn(document, around(shelf, document), about, topics, *_neighbours(shelf, document), large)

    made = corpus.work.each("document pages", _document_pages, None, Lazily(corpus.documents, drawn))
    return {address.document(document.id): page for document, page in zip(corpus.documents, made, strict=True)}


def _document_pages(_: None, documents: Sequence[Drawn]) -> Iterator[Page]:
    return map(document_page, documents)


def document_page(drawn: Drawn) -> Page:
    """Return the page of one document."""
    document, about = drawn.document, drawn.about
    title = next((passage for passage in document.passages if passage.kind == "title"), None)
    shown = [_shown(drawn.around, passage, title) for passage in document.passages]
    opening = list(takewhile(lambda item: item.passage.kind in OPENING, shown))
    head = _head(document, about, drawn.large)
    context = {
        "shelf": drawn.around,
        "document": document,
        "record": document.record,
        "titled": title is not None,
        "opening": opening,
        "runs": [(kind, list(run)) for kind, run in groupby(shown[len(opening) :], lambda item: item.passage.kind)],
        "headings": [passage for passage in document.passages if passage.kind in ("heading", "question")],
        "cite": control(document, about, drawn.large),
        "printed": citation(item_of(document, about)),
        "explains": any(mark.style == "term" for line in shown for mark in line.marks),
        "topics": drawn.topics,
        "earlier": drawn.earlier,
        "later": drawn.later,
        "formats": offered(drawn.large),
        "large": drawn.large,
        "words_of": words_of,
        "ways": [(way, way.of(document, about)) for way in reporting.ways(about)],
        "version": about.version,
        "source_name": PurePosixPath(document.record.source.file).name,
    }
    markdown = render("document.html", address.document(document.id), head, context)
    return Page(markdown, document.record.path)


def _head(document: Document, about: CorpusRecord, large: bool) -> Head:
    return Head(
        title=document.record.title,
        description=_description(document),
        section="documents/",
        doc=document.id,
        citation=head_meta(document, about, large),
        styles=("cite",),
        scripts=("cite", "copy"),
    )


def _description(document: Document) -> str:
    """Return the opening of the first running paragraph, for search engines and previews."""
    kinds = ("lead", "paragraph")
    texts = (passage.text for passage in document.passages if passage.kind in kinds and passage.text)
    text = next(texts, document.record.title)
    return opening(text, 120)


def documents_pages(shelf: Shelf, parts: Sequence[Part[Document]]) -> dict[str, Page]:
    """Return the list of all documents by address, newest first, by year; of a list in parts also the parts."""
    whole = listed(DOCUMENTS, parts, year_label)
    pages = {DOCUMENTS: _list(shelf, DOCUMENTS, "文献", () if whole else shelf.newest, whole)}
    titled = {here: f"文献：{label}" for label, here, _ in whole}
    return pages | {
        here: _list(shelf, here, title, part.items) for (here, title), part in zip(titled.items(), parts, strict=False)
    }


def _list(shelf: Shelf, here: str, title: str, held: Iterable[Document], parts: Parts = ()) -> Page:
    years = groupby(held, lambda document: dated(document)[:4])
    head = Head(title, f"{shelf.corpus.curated.corpus.title}收录的全部文献，按日期排列。", DOCUMENTS)
    context = {
        "years": [(year, [(document, _topics(shelf, document)) for document in found]) for year, found in years],
        "total": len(shelf.newest),
        "passages": len(shelf.corpus.passages),
        "unit": wording.UNDATED,
        "parts": parts,
        "list": DOCUMENTS,
    }
    return Page(render("documents.html", here, head, context), "documents")
