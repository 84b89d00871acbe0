"""Rules for `annotations/`: every annotation quotes its passage and names what exists."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scripts.checks.rule import Fault, rule
from scripts.corpus import filing
from scripts.corpus.model import Passage
from scripts.corpus.records import PassageAnnotation
from scripts.corpus.state import Corpus
from scripts.stages.annotate import place
from scripts.text.quantity import values


def _annotated(corpus: Corpus) -> Iterator[tuple[str, str, PassageAnnotation, Passage | None]]:
    """Yield path, passage id, annotation and passage (None where the document has no such passage)."""
    passages = {(passage.doc, passage.id): passage for passage in corpus.passages}
    for doc, record in sorted(corpus.curated.annotations.items()):
        for id, note in record.passages.items():
            yield filing.annotation(doc), id, note, passages.get((doc, id))


def quotation(passage: Passage, quote: str, within: str | None = None) -> tuple[str, str] | None:
    """Return message and hint where a quotation has no single place in its passage, else None."""
    if place(passage.text, quote, within) is not None:
        return None
    frame = within or quote
    times = passage.text.count(frame)
    if times > 1:
        return f"引文「{frame}」在段落 {passage.id} 中出现 {times} 次", "用 within 引一段更长、只出现一次的原文"
    if times == 1:
        return f"「{quote}」在 within 中出现 {frame.count(quote)} 次", "缩短 within，使引文在其中只出现一次"
    return f"引文「{frame}」不见于段落 {passage.id}", "按发布后的文字逐字引用"


@rule("ANN01")
def unknown_document(corpus: Corpus) -> Iterator[Fault]:
    """An annotation file belongs to a document of the corpus."""
    known = {record.id for record in corpus.curated.documents}
    for doc in sorted(corpus.curated.annotations):
        if doc not in known:
            yield filing.annotation(doc), 1, f"没有文献「{doc}」"


@rule("ANN02")
def unknown_passage(corpus: Corpus) -> Iterator[Fault]:
    """An annotated passage id stands in the annotated document."""
    for path, id, _, passage in _annotated(corpus):
        if passage is None:
            yield (
                path,
                corpus.curated.line(path, "passages", id),
                f"文献中没有段落 {id}",
            )


@rule("ANN03")
def wrong_beginning(corpus: Corpus) -> Iterator[Fault]:
    """The first words that an annotation gives are those of its passage."""
    for path, id, note, passage in _annotated(corpus):
        if passage and not passage.text.startswith(note.begins):
            line = corpus.curated.line(path, "passages", id, "begins")
            yield path, line, f"段落 {id} 不以「{note.begins}」开头，而是「{passage.text[:10]}」"


@rule("ANN04")
def figure_quotation(corpus: Corpus) -> Iterator[Fault]:
    """The quotation of a figure has exactly one place in its passage."""
    for path, id, note, passage in _annotated(corpus):
        for i, figure in enumerate(note.figures if passage else ()):
            fault = quotation(passage, figure.quote, figure.within) if passage else None
            if fault:
                yield path, corpus.curated.line(path, "passages", id, "figures", i), *fault


@rule("ANN05")
def event_quotation(corpus: Corpus) -> Iterator[Fault]:
    """The quotation of an event has exactly one place in its passage."""
    for path, id, note, passage in _annotated(corpus):
        for i, event in enumerate(note.events if passage else ()):
            fault = quotation(passage, event.quote) if passage else None
            if fault:
                yield path, corpus.curated.line(path, "passages", id, "events", i), *fault


@rule("ANN06")
def unknown_topic(corpus: Corpus) -> Iterator[Fault]:
    """The topics of a passage stand in `topics.yml`."""
    known = {topic.id for topic in corpus.curated.topics}
    for path, id, note, _ in _annotated(corpus):
        for topic in note.topics or ():
            if topic not in known:
                line = corpus.curated.line(path, "passages", id, "topics")
                yield path, line, f"没有专题「{topic}」"


@rule("ANN07")
def unknown_series(corpus: Corpus) -> Iterator[Fault]:
    """The series of a figure stands in `series.yml`."""
    known = {series.id for series in corpus.curated.series}
    for path, id, note, _ in _annotated(corpus):
        for i, figure in enumerate(note.figures):
            if figure.series and figure.series not in known:
                line = corpus.curated.line(path, "passages", id, "figures", i, "series")
                yield path, line, f"没有数列「{figure.series}」"


@rule("ANN08")
def number_not_quoted(corpus: Corpus) -> Iterator[Fault]:
    """The number of a figure follows from its quotation."""
    for path, id, note, _ in _annotated(corpus):
        for i, figure in enumerate(note.figures):
            wanted = {Decimal(number) for number in (figure.number, figure.number_max) if number is not None}
            if not wanted <= values(figure.quote):
                line = corpus.curated.line(path, "passages", id, "figures", i, "number")
                shown = "、".join(str(number) for number in sorted(wanted))
                yield path, line, f"从「{figure.quote}」得不出 {shown}"


@rule("ANN09")
def overlapping_figures(corpus: Corpus) -> Iterator[Fault]:
    """No two figures of a passage quote the same characters."""
    for path, id, note, passage in _annotated(corpus):
        places = [place(passage.text, figure.quote, figure.within) if passage else None for figure in note.figures]
        taken: list[tuple[int, int]] = []
        for i, at in enumerate(places):
            if at and any(at[0] < end and start < at[1] for start, end in taken):
                line = corpus.curated.line(path, "passages", id, "figures", i)
                message = f"数字「{note.figures[i].quote}」与前面的数字重叠"
                yield path, line, message
            taken += [at] if at else []


@rule("ANN10")
def repeated_topic(corpus: Corpus) -> Iterator[Fault]:
    """A passage carries a topic once."""
    for path, id, note, _ in _annotated(corpus):
        topics = note.topics or ()
        for topic in sorted({topic for topic in topics if topics.count(topic) > 1}):
            line = corpus.curated.line(path, "passages", id, "topics")
            yield path, line, f"专题「{topic}」写了两次"


@rule("ANN13")
def figure_of_other_topic(corpus: Corpus) -> Iterator[Fault]:
    """The topics of a figure are topics of its passage."""
    for path, id, note, _ in _annotated(corpus):
        for i, figure in enumerate(note.figures):
            for topic in figure.topics or ():
                if topic not in (note.topics or ()):
                    line = corpus.curated.line(path, "passages", id, "figures", i)
                    message = f"数字「{figure.quote}」的专题「{topic}」不是本段的专题"
                    yield path, line, message


@rule("ANN14")
def series_of_other_topics(corpus: Corpus) -> Iterator[Fault]:
    """The figures of a series are about the same topics, as far as their passages are."""
    passages = {passage.id: {topic.id for topic in passage.topics} for passage in corpus.passages}
    about: dict[str, set[str]] = {}
    for figure in corpus.figures:
        about.setdefault(figure.series or "", set()).update(figure.topics)
    for path, id, note, passage in _annotated(corpus):
        for i, record in enumerate(note.figures if passage else ()):
            own = set(passages[id] if record.topics is None else record.topics)
            if record.series and (others := (about.get(record.series, set()) & passages[id]) - own):
                line = corpus.curated.line(path, "passages", id, "figures", i)
                message = f"数字「{record.quote}」没有专题「{'、'.join(sorted(others))}」，同一数列的别处有"
                yield path, line, message
