"""Which books there are: one of each document, of each topic, and of the corpus, in each script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from scripts.convert.markup.tree import Conversion, converted
from scripts.convert.spelling import Speller, spelled
from scripts.corpus.editions import ORIGINAL, SCRIPTS, TREES, Script
from scripts.corpus.model import Passage
from scripts.corpus.records import CorpusRecord, TopicRecord
from scripts.corpus.state import Corpus, Document
from scripts.publish.books.container import About, epub, nav_html
from scripts.publish.books.passages import leaf
from scripts.publish.books.xhtml import Element, Entry, Leaf, element, in_script, leaf_html, plain, prose
from scripts.web import address, wording

TITLE = "title.xhtml"


Part = tuple[Document, tuple[Passage, ...]]
"""A document, and these of its passages that stand in a book."""


@dataclass(frozen=True)
class Binding:
    """What every book depends on besides what it holds: the record of the corpus, and how text is converted."""

    record: CorpusRecord
    conversion: Conversion

    def spell(self, text: str, target: Script, source: Script = ORIGINAL) -> str:
        """Return a text in the target script."""
        return spelled(text, target, source, self.conversion.overrides, self.conversion.names)


@dataclass(frozen=True)
class Laid:
    """A page of a book, and its text in every script."""

    leaf: Leaf
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """A book before it is bound: the page of the site that it is made of, its title, its pages.

    ``opening`` is its first page where it is not one of the ``laid`` ones.
    """

    page: str
    file: str
    title: str
    script: Script
    creators: tuple[str, ...]
    dated: str
    rights: str
    laid: tuple[Laid, ...]
    opening: Leaf | None = None


def _document_book(document: Document, laid: Laid) -> Book:
    record = document.record
    published = record.date_published.isoformat() if record.date_published else ""
    page = address.document(document.id)
    creators = record.authors or ((record.publisher,) if record.publisher else ())
    title = " ".join(record.title.split())
    rights = record.rights.statement
    return Book(page, address.book(page), title, record.language, creators, published, rights, (laid,))


def _collected(page: str, file: str, opening: Leaf, record: CorpusRecord, laid: tuple[Laid, ...]) -> Book:
    """A book of several documents, which the corpus made; its title is that of the page that opens it."""
    creators, day = (record.publisher,), record.released.isoformat()
    return Book(page, file, opening.entry.label, ORIGINAL, creators, day, record.text_rights, laid, opening)


def _imprint(record: CorpusRecord) -> Element:
    version = f"{record.title} {record.version}，{wording.written(record.released)}。{record.publisher}。"
    home = element("a", record.base_url, href=record.base_url, translate="no")
    return element("section", element("p", version, home), element("p", record.text_rights), class_="imprint")


def _title(record: CorpusRecord, title: str, *told: Element) -> Leaf:
    """The page that opens a book of several documents: what it is, of which version, under which rights."""
    return Leaf(TITLE, leaf_html(title, element("h1", title), *told, _imprint(record)), Entry(TITLE, title))


def _topic_book(topic: TopicRecord, record: CorpusRecord, laid: tuple[Laid, ...]) -> Book:
    """The passages on a topic by document."""
    page = address.topic(topic.id)
    here = address.absolute(page, record.base_url)
    told = [prose(text, here) for text in (topic.introduction, topic.advice) if text]
    definition = element("p", "归入本专题的段落：", plain(topic.definition))
    return _collected(page, address.book(page), _title(record, topic.label, *told, definition), record, laid)


def _on_topic(topic: TopicRecord, corpus: Corpus) -> list[Part]:
    """The documents with passages on a topic, and these passages."""
    held = (
        (document, tuple(passage for passage in document.passages if _is_on(passage, topic)))
        for document in corpus.documents
    )
    return [(document, passages) for document, passages in held if passages]


def _is_on(passage: Passage, topic: TopicRecord) -> bool:
    return any(label.id == topic.id for label in passage.topics)


def _corpus_book(record: CorpusRecord, laid: tuple[Laid, ...]) -> Book:
    opening = _title(record, record.title, element("p", record.description))
    return _collected("", address.book(record.id), opening, record, laid)


def _laid(binding: Binding, parts: Sequence[Part]) -> list[Laid]:
    """Set parts of documents as pages, in every script."""
    leaves = [leaf(document, passages, binding.record) for document, passages in parts]
    texts = converted(binding.conversion, [item.html for item in leaves])
    return [Laid(*made) for made in zip(leaves, texts, strict=True)]


def _unbound(corpus: Corpus, binding: Binding) -> Iterator[Book]:
    """Yield every book: of the documents, the topics, the corpus. Its own book and that of the corpus share a page."""
    parts: list[Part] = [(document, document.passages) for document in corpus.documents]
    topics = [(topic, held) for topic in corpus.curated.topics if (held := _on_topic(topic, corpus))]
    every = [*parts, *(part for _, held in topics for part in held)]
    laid = iter(corpus.work.each("leaves", _laid, binding, every))
    whole = tuple(islice(laid, len(parts)))
    yield from map(_document_book, corpus.documents, whole)
    for topic, held in topics:
        yield _topic_book(topic, binding.record, tuple(islice(laid, len(held))))
    if whole:
        yield _corpus_book(binding.record, whole)


def _bound(binding: Binding, books: Sequence[Book]) -> Iterator[tuple[bytes, ...]]:
    """Yield each book as a file in every script."""
    for book in books:
        leaves = [*([book.opening] if book.opening else []), *(item.leaf for item in book.laid)]
        contents = nav_html(book.title, [item.entry for item in leaves])
        own = [*([book.opening.html] if book.opening else []), contents]
        *opening, nav = converted(binding.conversion, own)
        pages = [*opening, *(item.texts for item in book.laid)]
        yield tuple(
            epub(
                _about(book, binding, script),
                [
                    replace(item, html=in_script(texts[number], script))
                    for item, texts in zip(leaves, pages, strict=True)
                ],
                in_script(nav[number], script),
            )
            for number, script in enumerate(binding.conversion.targets)
        )


def books(corpus: Corpus, speller: Speller) -> Iterator[tuple[str, bytes]]:
    """Yield every book in every script, each with its address in the tree of the script."""
    binding = Binding(corpus.curated.corpus, Conversion(SCRIPTS, corpus.overrides, speller.names))
    unbound = list(_unbound(corpus, binding))
    made = corpus.work.each("books", _bound, binding, unbound)
    for book, files in zip(unbound, made, strict=True):
        yield from ((TREES[script] + book.file, file) for script, file in zip(SCRIPTS, files, strict=True))


def _about(book: Book, binding: Binding, script: Script) -> About:
    record, spell = binding.record, binding.spell
    return About(
        identifier=address.absolute(book.file, record.base_url, script),
        source=address.absolute(book.page, record.base_url, script),
        title=spell(book.title, script, book.script),
        creators=tuple(spell(name, script, book.script) for name in book.creators),
        publisher=spell(record.publisher, script),
        rights=spell(book.rights, script),
        dated=book.dated,
        modified=record.released,
        script=script,
    )
