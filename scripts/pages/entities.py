"""The page of each entity: what it is, where it is named, and what is named with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from scripts.corpus.model import Passage
from scripts.corpus.records import EntityRecord
from scripts.corpus.registers import REGISTERS
from scripts.pages.names import led
from scripts.pages.parts.contrast import marked
from scripts.pages.parts.parting import Part, parted, place, year, year_label
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf
from scripts.web import address, wording
from scripts.web.markdown import gist

LIST = "entities/"
QUOTED = 20
"""Passages that the page of an entity quotes; more of them it names."""
NAMED = 1500
"""Passages that one page names; of more, each year has a page of its own."""
COMPANIONS = 24
"""So many entities are told to be named with another."""


def entity_pages(shelf: Shelf) -> dict[str, Page]:
    """Return the page of each entity by address; one that is named very often has further pages, a year each."""
    company, below = _company(shelf), _below(shelf.corpus.entities)
    words = {"shelf": shelf, "led": led(shelf), "quoted": QUOTED}
    pages: dict[str, Page] = {}
    for entity in shelf.corpus.entities:
        context = words | _said(shelf, entity)
        context |= {"companions": company.get(entity.id, ()), "below": below.get(entity.id, ())}
        pages |= _pages_of(entity, _parts(shelf, entity), context)
    return pages


def _pages_of(
    entity: EntityRecord, parts: Sequence[Part[Passage]], context: Mapping[str, object]
) -> Iterable[tuple[str, Page]]:
    here = address.entity(entity.id)
    listed = [(year_label(part), place(here, part), part.items) for part in parts]
    whole = not parts[0].keys
    yield here, _page("entity.html", here, entity.name, entity, {**context, "parts": listed, "whole": whole})
    for label, at, passages in () if whole else listed:
        title = f"{entity.name}（{label}）"
        yield at, _page("entity_part.html", at, title, entity, {**context, "passages": passages})


def _page(template: str, here: str, title: str, entity: EntityRecord, context: Mapping[str, object]) -> Page:
    head = Head(title, gist(entity.description), LIST, styles=("evidence",), scripts=("copy",))
    return Page(render(template, here, head, context), "entities.yml")


def _said(shelf: Shelf, entity: EntityRecord) -> dict[str, object]:
    """Return what the curator says of an entity."""
    written = [(register, getattr(entity, register.field)) for register in REGISTERS]
    return {
        "entity": entity,
        "kind": wording.ENTITY_TYPES[entity.type],
        "above": [shelf.entity[id] for id in entity.belongs_to],
        "marked": partial(_marked, shelf, entity),
        "identifiers": [(register.name, it, register.address(it)) for register, it in written if it],
    }


def _marked(shelf: Shelf, entity: EntityRecord, passage: Passage) -> Markup:
    """Return the text of a passage with the places marked where an entity is named."""
    places = [(place.start, place.end) for place in shelf.naming[entity.id] if place.passage == passage.id]
    return marked(passage.text, places)


def _parts(shelf: Shelf, entity: EntityRecord) -> list[Part[Passage]]:
    """Return the passages that name an entity, newest document first, in parts that a page can hold."""

    ids = dict.fromkeys(mention.passage for mention in shelf.naming.get(entity.id, ()))
    places = shelf.of_document(shelf.passage[id] for id in ids)
    return parted(
        [passage for _, members in places for passage in members],
        [lambda passage: year(shelf.document[passage.doc])],
        NAMED,
    )


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
