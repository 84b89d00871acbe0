"""The pages of entities and of the glossary: each entry with the passages that name it."""

from __future__ import annotations

from scripts.corpus.model import Passage
from scripts.corpus.state import Document
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf, grouped
from scripts.stages.mentions import names
from scripts.web.wording import ENTITY_TYPES

Places = list[tuple[Document, list[Passage]]]


def _places(shelf: Shelf, target: str) -> Places:
    """Return where an entry is named: documents, and in each the passages, once each."""
    ids = dict.fromkeys(mention.passage for mention in shelf.naming.get(target, ()))
    return shelf.of_document(shelf.passage[id_] for id_ in ids)


def _led(shelf: Shelf) -> dict[str, str]:
    """Return the address of every name: a word to `see` that is another entry's name leads there."""
    entities = {name: f"entities/#{one.id}" for one in shelf.corpus.entities for name in names(one)}
    return entities | {name: f"glossary/#{term.id}" for term in shelf.corpus.terms for name in names(term)}


def entities_page(shelf: Shelf) -> Page:
    """Return the page of entities, by type."""
    by_type = grouped(shelf.corpus.entities, lambda entity: entity.type)
    types = [
        (label, type_, [(entity, _places(shelf, entity.id)) for entity in by_type[type_]])
        for type_, label in ENTITY_TYPES.items()
        if type_ in by_type
    ]
    head = Head("名录", "文献中的人物、机构、地点、项目、行动与热线，见于何处。", "entities/", styles=("evidence",))
    return Page(
        render("entities.html", "entities/", head, {"types": types, "shelf": shelf, "led": _led(shelf)}), "entities.yml"
    )


def glossary_page(shelf: Shelf) -> Page:
    """Return the glossary, in the curator's order."""
    terms = [(term, _places(shelf, term.id)) for term in shelf.corpus.terms]
    head = Head("词汇", "文献中的专门用语，浅释，并注明见于何处。", "glossary/", styles=("evidence",))
    return Page(
        render("glossary.html", "glossary/", head, {"terms": terms, "shelf": shelf, "led": _led(shelf)}), "glossary.yml"
    )
