"""What the page of one thing needs of a corpus, and nothing else: a page is made anew when that changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from scripts.corpus.records import ParallelRecord
from scripts.corpus.state import Document
from scripts.pages.parts.shelf import Around, Shelf
from scripts.text.sourced import sources
from scripts.web import address

T = TypeVar("T")


def around(shelf: Shelf, document: Document) -> Around:
    """Return what stands around the passages of a document."""
    own = [passage.id for passage in document.passages]
    entities, terms = _of(shelf.entities_in, own), _of(shelf.terms_in, own)
    parallels = _of(shelf.parallels, own)
    passages = _of(shelf.passage, [*own, *_others(document, parallels)])
    held = {passage.doc for passage in passages.values()}
    found = Around(
        document={id: replace(shelf.document[id], passages=(), doubts=()) for id in sorted(held)},
        passage=passages,
        entity=_of(shelf.entity, [mention.target for found in entities.values() for mention in found]),
        term=_of(shelf.term, [mention.target for found in terms.values() for mention in found]),
        figures=_of(shelf.figures, own),
        events=_of(shelf.events, own),
        entities_in=entities,
        terms_in=terms,
        parallels=parallels,
        changed=shelf.changed.intersection(own),
    )
    return replace(found, moved=_of(shelf.moved, _entries(found)))


def basis(shelf: Shelf, text: str) -> Around:
    """Return what bears out the curator's words: the passages that they name, and their documents."""
    passages = _of(shelf.passage, sources(text))
    held = sorted({passage.doc for passage in passages.values()})
    documents = {id: replace(shelf.document[id], passages=(), doubts=()) for id in held}
    return Around(documents, passages, {}, {}, {}, {}, {}, {}, {}, frozenset())


def _of(held: Mapping[str, T], ids: Iterable[str]) -> dict[str, T]:
    return {id: held[id] for id in ids if id in held}


def _others(document: Document, parallels: Mapping[str, tuple[ParallelRecord, ...]]) -> Iterator[str]:
    """Yield the passages to which the page leads: that say the same, are nearly the same, bear out its introduction."""
    for passage in document.passages:
        yield from passage.near
    for claims in parallels.values():
        yield from (member.passage for claim in claims for member in claim.members)
    yield from sources(document.record.introduction or "")


def _entries(found: Around) -> Iterator[str]:
    """Yield the entries of lists to which the page leads, each by its address in the whole list."""
    yield from (f"figures/#{figure.id}" for figures in found.figures.values() for figure in figures)
    yield from (f"timeline/#{event.id}" for events in found.events.values() for event in events)
    yield from (address.claim(claim.id) for claims in found.parallels.values() for claim in claims)
    yield from (f"glossary/#{id}" for id in found.term)
