"""The corpus as pages look things up in it: by id, by passage, by topic, by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from scripts.corpus.model import Figure, Happening, Mention, Passage
from scripts.corpus.records import EntityRecord, ParallelRecord, TermRecord, TopicRecord
from scripts.corpus.state import Corpus, Document
from scripts.stages.mentions import leading_words

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Grouped = Mapping[str, tuple[T, ...]]


@dataclass(frozen=True)
class Around:
    """What stands around passages, looked up by id: all that the page of a document may ask for.

    `moved` gives the address of an entry whose list is in parts, by its address in the whole list; `changed` are the
    ids to which something has happened since they were minted.
    """

    document: Mapping[str, Document]
    passage: Mapping[str, Passage]
    entity: Mapping[str, EntityRecord]
    term: Mapping[str, TermRecord]
    figures: Grouped[Figure]
    events: Grouped[Happening]
    entities_in: Grouped[Mention]
    terms_in: Grouped[Mention]
    parallels: Grouped[ParallelRecord]
    changed: frozenset[str]
    moved: Mapping[str, str] = field(default_factory=dict, kw_only=True)


@dataclass(frozen=True)
class Shelf(Around):
    """Look-up tables over one corpus; every tuple keeps the order of the corpus.

    `place` is where a document stands in `newest`, by its id; `about` has the figures of each topic, `named` every
    word that leads to an entity or a term.
    """

    corpus: Corpus
    newest: tuple[Document, ...]
    place: Mapping[str, int]
    from_source: Grouped[Document]
    topic: Mapping[str, TopicRecord]
    on_topic: Grouped[Passage]
    about: Grouped[Figure]
    named: frozenset[str]
    naming: Grouped[Mention]

    def of_document(self, passages: Iterable[Passage]) -> list[tuple[Document, list[Passage]]]:
        """Group passages by document, newest document first, in reading order."""
        by_doc = grouped(passages, lambda passage: passage.doc)
        return [
            (self.document[doc], sorted(by_doc[doc], key=lambda passage: passage.n))
            for doc in sorted(by_doc, key=self.place.__getitem__)
        ]


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    """Group items by a key, keeping their order within each group."""
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(members) for name, members in groups.items()}


def dated(document: Document) -> str:
    """Return the date a document is filed under: of publication, else of the event, else empty."""
    return str(document.record.date_published or document.record.date_event or "")


def _by_first(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Group the second of each pair by the first."""
    groups = grouped(pairs, lambda pair: pair[0])
    return {first: tuple(second for _, second in members) for first, members in groups.items()}


def _topics_of(passages: Iterable[Passage]) -> dict[str, tuple[Passage, ...]]:
    pairs = [(topic.id, passage) for passage in passages for topic in passage.topics]
    return _by_first(pairs)


def _figures_about(figures: Iterable[Figure]) -> dict[str, tuple[Figure, ...]]:
    pairs = [(topic, figure) for figure in figures for topic in figure.topics]
    return _by_first(pairs)


def _named(corpus: Corpus) -> frozenset[str]:
    words = [*map(leading_words, corpus.entities), *map(leading_words, corpus.terms)]
    return frozenset(word for found in words for word in found)


def _parallels_of(parallels: Iterable[ParallelRecord]) -> dict[str, tuple[ParallelRecord, ...]]:
    pairs = [(id, parallel) for parallel in parallels for id in dict.fromkeys(m.passage for m in parallel.members)]
    return _by_first(pairs)


def shelve(corpus: Corpus) -> Shelf:
    """Build the look-up tables of a corpus."""
    oldest = sorted(corpus.documents, key=lambda document: (dated(document), document.id))
    newest = tuple(reversed(oldest))
    return Shelf(
        corpus=corpus,
        newest=newest,
        place={document.id: place for place, document in enumerate(newest)},
        document={document.id: document for document in corpus.documents},
        from_source=grouped(newest, lambda document: document.record.source.file),
        passage={passage.id: passage for passage in corpus.passages},
        topic={topic.id: topic for topic in corpus.curated.topics},
        entity={entity.id: entity for entity in corpus.entities},
        term={term.id: term for term in corpus.terms},
        on_topic=_topics_of(corpus.passages),
        figures=grouped(corpus.figures, lambda figure: figure.passage),
        about=_figures_about(corpus.figures),
        named=_named(corpus),
        events=grouped(corpus.events, lambda event: event.passage),
        entities_in=grouped(corpus.mentions, lambda mention: mention.passage),
        terms_in=grouped(corpus.term_mentions, lambda mention: mention.passage),
        naming=grouped((*corpus.mentions, *corpus.term_mentions), lambda mention: mention.target),
        parallels=_parallels_of(corpus.parallels),
        changed=frozenset(event.id for event in corpus.ledger.events if event.event != "mint"),
    )
