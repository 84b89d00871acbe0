"""Which books there are: one of each document, of each topic, and of the corpus, in each script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.convert.markup.page import Pages
from scripts.convert.spelling import Speller
from scripts.corpus.editions import ORIGINAL, SCRIPTS, TREES, Script
from scripts.corpus.model import Passage
from scripts.corpus.records import TopicRecord
from scripts.corpus.state import Corpus, Document
from scripts.publish.books.container import About, epub, nav_html
from scripts.publish.books.passages import leaf
from scripts.publish.books.xhtml import Element, Entry, Leaf, element, in_script, leaf_html, plain, prose
from scripts.web import address, wording

TITLE = "title.xhtml"


@dataclass(frozen=True)
class Book:
    """A book before it is set in a script: the page of the site that it is made of, its title, its pages."""

    page: str
    file: str
    title: str
    script: Script
    creators: tuple[str, ...]
    dated: str
    rights: str
    leaves: tuple[Leaf, ...]


def _document_book(document: Document, corpus: Corpus) -> Book:
    record = document.record
    published = record.date_published.isoformat() if record.date_published else ""
    page = address.document(document.id)
    leaves = (leaf(document, document.passages, corpus.curated.corpus),)
    creators = record.authors or ((record.publisher,) if record.publisher else ())
    title = " ".join(record.title.split())
    rights = record.rights.statement
    return Book(page, address.book(page), title, record.language, creators, published, rights, leaves)


def _collected(page: str, file: str, title: str, corpus: Corpus, leaves: tuple[Leaf, ...]) -> Book:
    """A book of several documents, which the corpus made."""
    record = corpus.curated.corpus
    creators, day = (record.publisher,), record.released.isoformat()
    return Book(page, file, title, ORIGINAL, creators, day, record.text_rights, leaves)


def _imprint(corpus: Corpus) -> Element:
    record = corpus.curated.corpus
    version = f"{record.title} {record.version}，{wording.written(record.released)}。{record.publisher}。"
    home = element("a", record.base_url, href=record.base_url, translate="no")
    return element("section", element("p", version, home), element("p", record.text_rights), class_="imprint")


def _title(corpus: Corpus, title: str, *told: Element) -> Leaf:
    """The page that opens a book of several documents: what it is, of which version, under which rights."""
    return Leaf(TITLE, leaf_html(title, element("h1", title), *told, _imprint(corpus)), Entry(TITLE, title))


def _topic_book(topic: TopicRecord, corpus: Corpus) -> Book | None:
    """The passages on a topic by document; None where there are none."""
    record, page = corpus.curated.corpus, address.topic(topic.id)
    held = [
        (document, tuple(passage for passage in document.passages if _is_on(passage, topic)))
        for document in corpus.documents
    ]
    leaves = tuple(leaf(document, passages, record) for document, passages in held if passages)
    if not leaves:
        return None
    here = address.absolute(page, record.base_url)
    told = [prose(text, here) for text in (topic.introduction, topic.advice) if text]
    definition = element("p", "归入本专题的段落：", plain(topic.definition))
    opening = _title(corpus, topic.label, *told, definition)
    return _collected(page, address.book(page), topic.label, corpus, (opening, *leaves))


def _is_on(passage: Passage, topic: TopicRecord) -> bool:
    return any(label.id == topic.id for label in passage.topics)


def _corpus_book(corpus: Corpus) -> Book:
    record = corpus.curated.corpus
    opening = _title(corpus, record.title, element("p", record.description))
    leaves = tuple(leaf(document, document.passages, record) for document in corpus.documents)
    return _collected("", address.book(record.id), record.title, corpus, (opening, *leaves))


def _unset(corpus: Corpus) -> Iterator[Book]:
    yield from (_document_book(document, corpus) for document in corpus.documents)
    topics = (_topic_book(topic, corpus) for topic in corpus.curated.topics)
    yield from (book for book in topics if book)
    if corpus.documents:
        yield _corpus_book(corpus)


def books(corpus: Corpus, speller: Speller) -> Iterator[tuple[str, bytes]]:
    """Yield every book in every script, each with its address in the tree of the script."""
    pages = Pages(SCRIPTS, corpus.overrides, ORIGINAL, speller.names)
    for book in _unset(corpus):
        html = [item.html for item in book.leaves] + [nav_html(book.title, [item.entry for item in book.leaves])]
        for script, texts in zip(SCRIPTS, zip(*pages.convert(html), strict=True), strict=True):
            *held, nav = (in_script(text, script) for text in texts)
            leaves = [replace(leaf, html=text) for leaf, text in zip(book.leaves, held, strict=True)]
            yield TREES[script] + book.file, epub(_about(book, corpus, speller, script), leaves, nav)


def _about(book: Book, corpus: Corpus, speller: Speller, script: Script) -> About:
    record = corpus.curated.corpus
    return About(
        identifier=address.absolute(book.file, record.base_url, script),
        source=address.absolute(book.page, record.base_url, script),
        title=speller.spell(book.title, script, book.script),
        creators=tuple(speller.spell(name, script, book.script) for name in book.creators),
        publisher=speller.spell(record.publisher, script),
        rights=speller.spell(book.rights, script),
        dated=book.dated,
        modified=record.released,
        script=script,
    )
