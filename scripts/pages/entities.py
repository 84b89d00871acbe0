"""The page of each entity: what it is, where it is named, and what is named with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.corpus.model import Passage
from scripts.corpus.records import EntityRecord
from scripts.corpus.registers import REGISTERS
from scripts.corpus.state import Document
from scripts.pages.lists import Owner, Parts, by_year, listed, named_parts
from scripts.pages.names import led
from scripts.pages.parts.contrast import Stretch, marked
from scripts.pages.parts.parting import Part, year_label
from scripts.pages.parts.places import Places, places_of
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Around, Shelf, grouped
from scripts.pages.parts.surroundings import basis
from scripts.web import address, wording
from scripts.web.markdown import gist
from scripts.work.run import Lazily

LIST = "entities/"
QUOTED = 20
"""Passages that the page of an entity quotes; more of them it names."""
NAMED = 1500
"""Passages that one page names; of more, each year has a page of its own."""
COMPANIONS = 24
"""So many entities are told to be named with another."""


@dataclass(frozen=True)
class Drawn:
    """What the page of an entity is made of: its record, what it is tied to, and where it is named.

    `above` and `below` are ids with names, `companions` also with the number of passages, `led` where the words to see
    lead, `basis` what bears out the description. `quoted` are the documents with the passages that are quoted, each
    with the places of the name in it; more of them are named as `places`, or counted by `years`.
    """

    entity: EntityRecord
    above: tuple[tuple[str, str], ...]
    below: tuple[tuple[str, str], ...]
    companions: tuple[tuple[str, str, int], ...]
    led: Mapping[str, str]
    basis: Around
    total: int
    years: Parts
    places: Places
    quoted: tuple[tuple[Document, tuple[tuple[Passage, tuple[Stretch, ...]], ...]], ...]
    large: bool


def entity_pages(shelf: Shelf) -> dict[str, Page]:
    """Return the page of each entity by address; one that is named very often has further pages, a year each."""
    entities, draw = shelf.corpus.entities, _drawing(shelf)
    parts = [_parts(shelf, entity) for entity in entities]
    made = shelf.corpus.work.each(
        "entity pages", _entity_pages, None, Lazily([*zip(entities, parts, strict=True)], draw)
    )
    pages: dict[str, Page] = {}
    for entity, years, page in zip(entities, parts, made, strict=True):
        here = address.entity(entity.id)
        owner = Owner(here, entity.name, "entities.yml", ("名录", LIST), gist(entity.description), ("copy",))
        pages[here] = page
        pages |= named_parts(shelf, years, owner)
    return pages


def _drawing(shelf: Shelf) -> Callable[[tuple[EntityRecord, Sequence[Part[Passage]]]], Drawn]:
    """Return what gathers all that the page of an entity is made of, given the parts of its passages."""
    company, below, words = _company(shelf), _below(shelf.corpus.entities), led(shelf)

    def drawn(named: tuple[EntityRecord, Sequence[Part[Passage]]]) -> Drawn:
        entity, parts = named
        passages = [passage for part in parts for passage in part.items]
        whole, quotes = not parts[0].keys, len(passages) <= QUOTED
        return Drawn(
            entity=entity,
            above=tuple((id, shelf.entity[id].name) for id in entity.belongs_to),
            below=tuple((other.id, other.name) for other in below.get(entity.id, ())),
            companions=tuple((other.id, other.name, count) for other, count in company.get(entity.id, ())),
            led={word: shelf.moved.get(words[word], words[word]) for word in entity.see if word in words},
            basis=basis(shelf, entity.description),
            total=len(passages),
            years=listed(address.entity(entity.id), parts, year_label),
            places=places_of(shelf, passages) if whole and not quotes else (),
            quoted=_quoted(shelf, entity, passages) if whole and quotes else (),
            large=shelf.corpus.large,
        )

    return drawn


def _quoted(
    shelf: Shelf, entity: EntityRecord, passages: Sequence[Passage]
) -> tuple[tuple[Document, tuple[tuple[Passage, tuple[Stretch, ...]], ...]], ...]:
    """Return passages by document, each with the places where an entity is named."""
    at = grouped(shelf.naming.get(entity.id, ()), lambda mention: mention.passage)
    return tuple(
        (
            replace(document, passages=(), doubts=()),
            tuple((passage, tuple((place.start, place.end) for place in at[passage.id])) for passage in found),
        )
        for document, found in shelf.of_document(passages)
    )


def _entity_pages(_: None, entities: Sequence[Drawn]) -> Iterator[Page]:
    return map(entity_page, entities)


def entity_page(drawn: Drawn) -> Page:
    """Return the page of one entity."""
    entity = drawn.entity
    head = Head(entity.name, gist(entity.description), LIST, styles=("evidence",), scripts=("copy",))
    written = [(register, getattr(entity, register.field)) for register in REGISTERS]
    context = {
        "drawn": drawn,
        "entity": entity,
        "kind": wording.ENTITY_TYPES[entity.type],
        "marked": marked,
        "identifiers": [(register.name, it, register.address(it)) for register, it in written if it],
    }
    return Page(render("entity.html", address.entity(entity.id), head, context), "entities.yml")


def _parts(shelf: Shelf, entity: EntityRecord) -> list[Part[Passage]]:
    """Return the passages that name an entity, newest document first, in parts that a page can hold."""
    ids = dict.fromkeys(mention.passage for mention in shelf.naming.get(entity.id, ()))
    places = shelf.of_document(shelf.passage[id] for id in ids)
    return by_year(shelf, [passage for _, members in places for passage in members], NAMED)


def _company(shelf: Shelf) -> Mapping[str, Sequence[tuple[EntityRecord, int]]]:
    """Return which entities are named in the same passages as each, and in how many of them, most first."""
    together: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mentions in shelf.entities_in.values():
        here = sorted({mention.target for mention in mentions if not mention.near})
        for id in here:
            together[id].update(other for other in here if other != id)
    return {
        id: [(shelf.entity[other], count) for other, count in sorted(counts.items(), key=_most)[:COMPANIONS]]
        for id, counts in together.items()
    }


def _most(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _below(entities: Iterable[EntityRecord]) -> Mapping[str, Sequence[EntityRecord]]:
    """Return what belongs to each entity, in the curator's order."""
    found: defaultdict[str, list[EntityRecord]] = defaultdict(list)
    for entity in entities:
        for id in entity.belongs_to:
            found[id].append(entity)
    return found
