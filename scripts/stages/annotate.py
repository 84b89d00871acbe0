"""Stand-off annotations find their place in the passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scripts.corpus.curated import Curated
from scripts.corpus.model import Figure, Happening, Passage, Topic
from scripts.corpus.records import EventRecord, FigureRecord, PassageAnnotation, TopicRecord
from scripts.corpus.state import Corpus, Document
from scripts.stages.mentions import find_mentions
from scripts.stages.suggest import suggest


def place(text: str, quote: str, within: str | None = None) -> tuple[int, int] | None:
    """Return the offsets of a quotation in a passage, or None unless it stands there exactly once."""
    frame = within or quote
    if text.count(frame) != 1 or frame.count(quote) != 1:
        return None
    start = text.index(frame) + frame.index(quote)
    return start, start + len(quote)


def _figure(passage: Passage, n: int, record: FigureRecord) -> Figure | None:
    at = place(passage.text, record.quote, record.within)
    if at is None:
        return None
    return Figure(
        f"{passage.id}.{n}", passage.id, record.quote, *at, record.number, record.number_max, record.unit,
        record.qualifier, record.measure, record.period, record.comparison, record.series, record.by,
        tuple(topic.id for topic in passage.topics if record.topics is None or topic.id in record.topics),
    )  # fmt: skip


def _told(notes: Mapping[str, PassageAnnotation]) -> dict[str, EventRecord]:
    """Return the events that have a date and a label of their own, by id."""
    events = {f"{id}.e{n}": event for id, note in notes.items() for n, event in enumerate(note.events, start=1)}
    return {id: event for id, event in events.items() if event.same is None}


def _event(passage: Passage, n: int, record: EventRecord, told: Mapping[str, EventRecord]) -> Happening | None:
    """Return an event as its passage tells it; None where its quotation or the event that it names is amiss."""
    id = f"{passage.id}.e{n}"
    head = told.get(record.same or id)
    if place(passage.text, record.quote) is None or head is None or head.date is None or head.label is None:
        return None
    return Happening(id, head.date, head.label, passage.id, record.quote, record.by, record.same)


def _topics(passage: Passage, note: PassageAnnotation | None, topics: Mapping[str, TopicRecord]) -> tuple[Topic, ...]:
    """Return the curator's topics; where no curator has read the passage, the rule's suggestions."""
    if note is None or note.topics is None:
        return suggest(passage, tuple(topics.values()))
    return tuple(Topic(id, topics[id].label, "curator") for id in topics if id in note.topics)


def _notes(curated: Curated) -> dict[str, PassageAnnotation]:
    return {id: note for record in curated.annotations.values() for id, note in record.passages.items()}


def _annotated(document: Document, notes: Mapping[str, PassageAnnotation], curated: Curated) -> Document:
    topics = {topic.id: topic for topic in curated.topics}
    passages = []
    for passage in document.passages:
        note = notes.get(passage.id)
        passages.append(replace(passage, topics=_topics(passage, note, topics), note=note.note if note else None))
    return replace(document, passages=tuple(passages))


def annotate(corpus: Corpus) -> Corpus:
    """Attach topics, notes, figures, events, mentions and parallels to the passages they quote.

    An annotation whose quotation has no single place is left out here and reported by
    `scripts.checks.annotation`.
    """
    notes = _notes(corpus.curated)
    documents = tuple(_annotated(document, notes, corpus.curated) for document in corpus.documents)
    passages = [passage for document in documents for passage in document.passages]
    noted = [(passage, notes[passage.id]) for passage in passages if passage.id in notes]
    told = _told(notes)
    figures = [_figure(p, n, record) for p, note in noted for n, record in enumerate(note.figures, start=1)]
    events = [_event(p, n, record, told) for p, note in noted for n, record in enumerate(note.events, start=1)]
    return replace(
        corpus,
        documents=documents,
        figures=tuple(figure for figure in figures if figure),
        events=tuple(sorted((event for event in events if event), key=lambda event: event.date)),
        entities=corpus.curated.entities,
        mentions=find_mentions(passages, corpus.curated.entities),
        terms=corpus.curated.glossary,
        term_mentions=find_mentions(passages, corpus.curated.glossary),
        parallels=corpus.curated.parallels.parallels,
    )
