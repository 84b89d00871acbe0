"""What is published of each document by itself: its files, and how it is cited; remembered while nothing of it changes.

A document is told with a corpus that holds it alone, and of everything else what its files may name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from scripts.cite.control import control
from scripts.cite.forms import Pattern
from scripts.cite.styles import DEFAULT, citation_files
from scripts.corpus.curated import Curated
from scripts.corpus.ledger import Ledger
from scripts.corpus.records import ParallelRecord
from scripts.corpus.state import Corpus, Document
from scripts.search.texts import Citations, Exported
from scripts.web.formats import document_files
from scripts.work.run import Lazily

T = TypeVar("T")


@dataclass(frozen=True)
class Single:
    """A document's files by address; the pattern by which its passages are cited, how programs are told, the start of
    each passage's hash; the forms that make its citations.
    """

    doc: str
    files: Mapping[str, bytes]
    pattern: str
    exported: Exported
    digests: Mapping[str, str]
    forms: Mapping[str, Pattern]


def singles(corpus: Corpus) -> tuple[Single, ...]:
    """Return what is published of each document by itself, in the order of the corpus."""
    parts = Lazily(corpus.documents, _Parts(corpus).of)
    return tuple(corpus.work.each("single documents", _singly, corpus.large, parts))


def citations(held: Iterable[Single]) -> Citations:
    """Return how to cite any passage in the default style, for the check of quotations, and for programs."""
    documents = list(held)
    return Citations(
        {document.doc: document.pattern for document in documents},
        {id: digest for document in documents for id, digest in document.digests.items()},
        {document.doc: document.exported for document in documents},
    )


def _singly(large: bool, corpora: Sequence[Corpus]) -> Iterator[Single]:
    for corpus in corpora:
        document, record = corpus.documents[0], corpus.curated.corpus
        cited = control(document, record, large)
        files = {path: text.encode() for path, text in citation_files(document, record, large).items()}
        own = {entry.style.id: entry.passage for entry in cited.own if entry.style.form == "data"}
        yield Single(
            doc=document.id,
            files=document_files(document, corpus) | files,
            pattern=next(entry.passage for entry in cited.entries if entry.style.id == DEFAULT),
            exported=Exported(cited.form, cited.facts, own),
            digests=cited.digests,
            forms=cited.forms,
        )


class _Parts:
    """A corpus taken apart by documents."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._doc = {passage.id: passage.doc for passage in corpus.passages if passage.id}
        self._document = {document.id: document for document in corpus.documents}
        self._entity = {entity.id: entity for entity in corpus.entities}
        self._figures = self._by_document((figure, [figure.passage]) for figure in corpus.figures)
        self._mentions = self._by_document((mention, [mention.passage]) for mention in corpus.mentions)
        told = ((parallel, [member.passage for member in parallel.members]) for parallel in corpus.parallels)
        self._parallels = self._by_document(told)

    def of(self, document: Document) -> Corpus:
        """Return the corpus of one document, which stands first in it."""
        mentions, parallels = self._mentions.get(document.id, ()), self._parallels.get(document.id, ())
        return Corpus(
            Path(),
            Curated(self._corpus.curated.corpus),
            Ledger(),
            documents=(document, *self._others(document, parallels)),
            figures=tuple(self._figures.get(document.id, ())),
            entities=tuple(self._entity[id] for id in dict.fromkeys(mention.target for mention in mentions)),
            mentions=tuple(mentions),
            parallels=tuple(parallels),
        )

    def _by_document(self, placed: Iterable[tuple[T, Sequence[str]]]) -> dict[str, list[T]]:
        found: dict[str, list[T]] = {}
        for thing, passages in placed:
            for doc in dict.fromkeys(self._doc[passage] for passage in passages if passage in self._doc):
                found.setdefault(doc, []).append(thing)
        return found

    def _others(self, document: Document, parallels: Iterable[ParallelRecord]) -> Iterator[Document]:
        """Yield the documents with which claims are shared, each with the passages that make them."""
        ids = {member.passage for parallel in parallels for member in parallel.members}
        for doc in sorted({self._doc[id] for id in ids if id in self._doc} - {document.id}):
            other = self._document[doc]
            yield replace(other, passages=tuple(passage for passage in other.passages if passage.id in ids))
