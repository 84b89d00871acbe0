"""What is annotated on a document, as TEI stand-off: beside the text, pointing into it.

Topics are ``interp``, figures ``measure`` (with ``num`` where a range is told), mentions ``rs``, parallels ``link``.
A stretch of a passage is ``#string-range(<id>,<offset>,<length>)``, offsets in code points of its text (TEI
Guidelines, 17.2.4).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from scripts.corpus.model import Figure
from scripts.corpus.records import ParallelRecord
from scripts.corpus.state import Corpus, Document

Make = Callable[..., etree._Element]
"""Makes a TEI element: name, content, attributes."""


def stand_off(document: Document, corpus: Corpus, make: Make) -> etree._Element | None:
    """Return the ``standOff`` of a document, or None where nothing is annotated; ``make`` makes elements."""
    parts = [part for part in _parts(document, corpus, make) if len(part)]
    return make("standOff", *parts) if parts else None


def _parts(document: Document, corpus: Corpus, make: Make) -> Iterator[etree._Element]:
    own = {passage.id: passage.text for passage in document.passages if passage.id}
    yield make("interpGrp", *_topics(document, make), type="topics")
    figures = (figure for figure in corpus.figures if figure.passage in own)
    yield make("list", *(_figure(figure, make) for figure in figures), type="figures")
    yield make("list", *_mentions(corpus, own, make), type="mentions")
    parallels = (p for p in corpus.parallels if any(member.passage in own for member in p.members))
    yield make("linkGrp", *_links(parallels, corpus, own, make), type="parallels")


def _topics(document: Document, make: Make) -> Iterator[etree._Element]:
    labels: dict[str, str] = {}
    held: defaultdict[str, list[str]] = defaultdict(list)
    for passage in document.passages:
        for topic in passage.topics:
            labels[topic.id] = topic.label
            held[topic.id].append(f"#{passage.id}")
    for id, places in held.items():
        yield make("interp", labels[id], n=id, inst=" ".join(places))


def _range(passage: str, start: int, end: int) -> str:
    return f"#string-range({passage},{start},{end - start})"


def _figure(figure: Figure, make: Make) -> etree._Element:
    place = _range(figure.passage, figure.start, figure.end)
    told = {"n": figure.id, "unit": figure.unit.replace(" ", "") or "1", "corresp": place}
    if figure.number_max:
        number = make("num", figure.quote, atLeast=figure.number, atMost=figure.number_max)
        return make("item", make("measure", number, **told), make("note", figure.measure))
    return make("item", make("measure", figure.quote, quantity=figure.number, **told), make("note", figure.measure))


def _mentions(corpus: Corpus, own: dict[str, str], make: Make) -> Iterator[etree._Element]:
    types = {entity.id: entity.type for entity in corpus.entities}
    for mention in corpus.mentions:
        if mention.passage in own and not mention.near:
            place = _range(mention.passage, mention.start, mention.end)
            words = own[mention.passage][mention.start : mention.end]
            yield make("item", make("rs", words, type=types[mention.target], key=mention.target, corresp=place))


def _links(
    parallels: Iterable[ParallelRecord], corpus: Corpus, own: dict[str, str], make: Make
) -> Iterator[etree._Element]:
    docs = {passage.id: passage.doc for passage in corpus.passages}
    for parallel in parallels:
        ids = dict.fromkeys(member.passage for member in parallel.members)
        places = [f"#{id}" if id in own else f"{docs[id]}.xml#{id}" for id in ids]
        if len(places) > 1:
            yield make("link", n=parallel.id, type=parallel.relation, target=" ".join(places))
