"""The list of entities and the glossary: the way in to each entity, and each term with the passages that name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scripts.corpus.model import Passage
from scripts.corpus.records import EntityRecord
from scripts.corpus.state import Document
from scripts.pages.lists import Owner, by_year, listed, named_parts, terms_apart
from scripts.pages.parts.parting import Part, initial, initial_label, parted, place, year_label
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf, grouped
from scripts.stages.mentions import names
from scripts.web import address
from scripts.web.markdown import gist
from scripts.web.wording import ENTITY_TYPES

Places = list[tuple[Document, list[Passage]]]
Initials = list[Part[EntityRecord]]
LIST, GLOSSARY = "entities/", "glossary/"
LISTED = 600
"""Entities that one list holds; of more, each kind has lists of its own, by initial if need be."""


def _places(shelf: Shelf, target: str) -> Places:
    """Return where an entry is named: documents, and in each the passages, once each."""
    ids = dict.fromkeys(mention.passage for mention in shelf.naming.get(target, ()))
    return shelf.of_document(shelf.passage[id_] for id_ in ids)


def led(shelf: Shelf) -> dict[str, str]:
    """Return the address of every name: a word to `see` that is another entry's name leads there."""
    entities = {name: address.entity(entity.id) for entity in shelf.corpus.entities for name in names(entity)}
    return entities | {name: f"glossary/#{term.id}" for term in shelf.corpus.terms for name in names(term)}


def entity_lists(shelf: Shelf) -> dict[str, Page]:
    """Return the list of entities by kind; of many entities the list of lists, and these: a kind or an initial each."""
    by_type = grouped(shelf.corpus.entities, lambda entity: entity.type)
    kinds = [(label, type_, by_type[type_]) for type_, label in ENTITY_TYPES.items() if type_ in by_type]
    counts = {id: len({mention.passage for mention in found}) for id, found in shelf.naming.items()}
    if len(shelf.corpus.entities) <= LISTED:
        return {LIST: _list(LIST, "名录", {"kinds": kinds, "counts": counts})}
    pages, index = {}, []
    for label, type_, members in kinds:
        lists = [(initial_label(part), place(f"{LIST}{type_}/", part), part.items) for part in _by_initial(members)]
        index.append((label, len(members), [(told, here, len(items)) for told, here, items in lists]))
        for told, here, items in lists:
            pages[here] = _list(here, f"{label} {told}".strip(), {"kinds": [(label, type_, items)], "counts": counts})
    head = Head("名录", _DESCRIPTION, LIST, styles=("evidence",), scripts=("entries",))
    return {LIST: Page(render("entity_lists.html", LIST, head, {"index": index}), "entities.yml"), **pages}


_DESCRIPTION = "文献中的人物、机构、地点、项目、行动与热线，各见于几段。"


def _list(here: str, title: str, context: Mapping[str, object]) -> Page:
    head = Head(title, _DESCRIPTION, LIST, styles=("evidence",))
    return Page(render("entities.html", here, head, {**context, "list": LIST}), "entities.yml")


def _by_initial(entities: Iterable[EntityRecord]) -> Initials:
    filed = sorted(entities, key=lambda entity: initial(entity.name))
    return parted(filed, [lambda entity: initial(entity.name)], LISTED)


def glossary_pages(shelf: Shelf, most: int) -> dict[str, Page]:
    """Return the glossary by address, in the curator's order.

    Of terms that are named at more than `most` places it holds the names, and each has a page of its own, with
    further pages by year where one cannot name all its passages.
    """
    terms = [(term, _places(shelf, term.id)) for term in shelf.corpus.terms]
    apart = terms_apart(shelf, most)
    head = Head("词汇", "文献中的专门用语，浅释，并注明见于何处。", GLOSSARY, styles=("evidence",))
    context = {"terms": terms, "shelf": shelf, "led": led(shelf)}
    template = "terms.html" if apart else "glossary.html"
    pages = {GLOSSARY: Page(render(template, GLOSSARY, head, context), "glossary.yml")}
    for term, found in terms if apart else ():
        here = address.term(term.id)
        parts = by_year(shelf, [passage for _, members in found for passage in members], most)
        shown = {**context, "term": term, "places": found, "parts": listed(here, parts, year_label)}
        about = Head(term.term, gist(term.text), GLOSSARY, styles=("evidence",))
        pages[here] = Page(render("term.html", here, about, shown), "glossary.yml")
        pages |= named_parts(shelf, parts, Owner(here, term.term, "glossary.yml", ("词汇", GLOSSARY)))
    return pages
