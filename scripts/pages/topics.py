"""The list of topics and the page of each: an essay of evidence made of passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from scripts.corpus.model import Passage
from scripts.corpus.records import TopicRecord
from scripts.corpus.state import Document
from scripts.pages.compare import Claim, claim, ordered
from scripts.pages.lists import Owner, Parts, by_year, listed, named_parts
from scripts.pages.parts.drawing import drawing
from scripts.pages.parts.key_figures import Told, of_topic
from scripts.pages.parts.parting import year_label
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf, dated
from scripts.web import address
from scripts.web.markdown import plain

CONTESTED = ("differ", "scope")
"""Relations of claims whose sides a topic page quotes; the others it lists."""
QUOTED = 250
"""Passages up to which a topic page quotes them all; a page of thousands would weigh megabytes."""
CLAIMS = 100
"""Claims that a topic page quotes, and of those that agree ten times as many by name."""
TABLED = 500
"""Figures up to which a topic page has a table of them all."""
TopicCount = tuple[TopicRecord, int, int]


@dataclass(frozen=True)
class Gathered:
    """Passages of a topic under one label, quoted or only named."""

    label: str
    passages: tuple[Passage, ...]
    quoted: bool = True


def counted(shelf: Shelf) -> list[TopicCount]:
    """Return every topic with its number of passages and of documents, main topics first."""
    found = [(topic, shelf.on_topic.get(topic.id, ())) for topic in shelf.corpus.curated.topics]
    counts = [(topic, len(passages), len({passage.doc for passage in passages})) for topic, passages in found]
    return sorted(counts, key=lambda count: not count[0].main)


def topics_page(shelf: Shelf) -> Page:
    """Return the list of topics."""
    head = Head("专题", f"{shelf.corpus.curated.corpus.title}的专题一览。", "topics/")
    records = shelf.corpus.curated.annotations.values()
    read = {id_ for record in records for id_, note in record.passages.items() if note.topics is not None}
    unread = any(passage.id not in read for passage in shelf.corpus.passages)
    return Page(render("topics.html", "topics/", head, {"topics": counted(shelf), "unread": unread}), "topics.yml")


def topic_pages(shelf: Shelf, everything: Told, most: int) -> dict[str, Page]:
    """Return the page of each topic by address; one of more than `most` passages has further pages, by year.

    `everything` is what the figures of the whole corpus tell.
    """
    pages: dict[str, Page] = {}
    for topic in shelf.corpus.curated.topics:
        here = address.topic(topic.id)
        themes = _themes(shelf, topic, shelf.on_topic.get(topic.id, ()))
        named = [passage for theme in themes if not theme.quoted for passage in theme.passages]
        passages = [passage for _, found in shelf.of_document(named) for passage in found]
        parts = by_year(shelf, passages, most)
        pages[here] = _topic_page(shelf, topic, everything, (themes, listed(here, parts, year_label)))
        pages |= named_parts(shelf, parts, Owner(here, topic.label, "topics.yml", ("专题", "topics/")))
    return pages


def _topic_page(shelf: Shelf, topic: TopicRecord, everything: Told, shown: tuple[list[Gathered], Parts]) -> Page:
    themes, years = shown
    passages = shelf.on_topic.get(topic.id, ())
    figures = shelf.about.get(topic.id, ())
    groups = shelf.of_document(passages)
    claims = _claims(shelf, passages)
    head = Head(topic.label, plain(topic.introduction), "topics/", styles=("evidence",), scripts=("copy",))
    context = {
        "shelf": shelf,
        "topic": topic,
        "passages": passages,
        "groups": groups,
        "years": _years(document for document, _ in groups),
        "figures": figures,
        "tabled": len(figures) <= TABLED,
        "told": of_topic(shelf, everything, topic),
        "draw": partial(drawing, shelf=shelf),
        "themes": themes,
        "years_of": lambda theme: () if theme.quoted else years,
        "most_claims": CLAIMS,
        "listed_claims": 10 * CLAIMS,
        "contested": [claim for claim in claims if claim.parallel.relation in CONTESTED],
        "agreed": [claim for claim in claims if claim.parallel.relation not in CONTESTED],
        "related": _related(shelf, topic, passages),
    }
    return Page(render("topic.html", address.topic(topic.id), head, context), "topics.yml")


def _years(documents: Iterable[Document]) -> str:
    years = sorted({dated(document)[:4] for document in documents} - {""})
    if not years:
        return ""
    return f"{years[0]}年" if len(years) == 1 else f"{years[0]}—{years[-1]}年"


def _themes(shelf: Shelf, topic: TopicRecord, passages: tuple[Passage, ...]) -> list[Gathered]:
    """Return the curator's groups, then the passages that none of them holds, by name only if there are too many."""
    themes = [Gathered(theme.label, tuple(shelf.passage[id_] for id_ in theme.passages)) for theme in topic.themes]
    held = {passage.id for theme in themes for passage in theme.passages}
    rest = tuple(passage for passage in passages if passage.id not in held)
    label = "其他段落" if themes else "原文摘录"
    return [*themes, *([Gathered(label, rest, len(passages) <= QUOTED)] if rest else [])]


def _claims(shelf: Shelf, passages: Iterable[Passage]) -> list[Claim]:
    """Return the claims that stand in two or more of these passages, those that differ first."""
    here = {passage.id for passage in passages}
    found = {parallel.id: parallel for id_ in here for parallel in shelf.parallels.get(id_, ())}
    inside = [
        parallel
        for parallel in shelf.corpus.parallels
        if parallel.id in found and len(here & {member.passage for member in parallel.members}) > 1
    ]
    return ordered([claim(shelf, parallel) for parallel in inside])


def _related(shelf: Shelf, topic: TopicRecord, passages: Iterable[Passage]) -> list[tuple[TopicRecord, int]]:
    """Return the topics that share passages with this one, and how many, most first."""
    shared = [other.id for passage in passages for other in passage.topics if other.id != topic.id]
    found = [(shelf.topic[id_], shared.count(id_)) for id_ in dict.fromkeys(shared)]
    return sorted(found, key=lambda pair: -pair[1])
