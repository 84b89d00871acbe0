"""Where things are named: documents and their passages as lists tell of them, and no more than lists tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from scripts.corpus.model import Passage
from scripts.corpus.state import Document
from scripts.pages.parts.shelf import Shelf


class Spot(NamedTuple):
    """A passage: its document, its id, its number there."""

    doc: str
    id: str
    n: int


class Titled(NamedTuple):
    """What a list says of a document: its title and its date."""

    title: str
    date_published: date | None
    date_event: str | None


class Where(NamedTuple):
    """A document in a list."""

    id: str
    record: Titled


Places = tuple[tuple[Where, tuple[Spot, ...]], ...]
"""Documents, newest first, each with passages in reading order."""


def places_of(shelf: Shelf, passages: Iterable[Passage]) -> Places:
    """Return passages as a list names them."""
    return tuple((where(document), tuple(map(spot, found))) for document, found in shelf.of_document(passages))


def where(document: Document) -> Where:
    """Return a document as a list names it."""
    record = document.record
    return Where(document.id, Titled(record.title, record.date_published, record.date_event))


def spot(passage: Passage) -> Spot:
    """Return a passage as a list names it."""
    return Spot(passage.doc, passage.id, passage.n)
