"""Rules for the vocabularies: every entry has its own id and is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scripts.checks.rule import Fault, rule
from scripts.corpus import filing
from scripts.corpus.records import EntityRecord, Entry, TermRecord
from scripts.corpus.state import Corpus
from scripts.stages.mentions import names

FILES = ("topics", "entities", "glossary", "series")
FROM_TO = re.compile(r"[从由].*[至到为]")
"""How a comparison tells the two ends of a change."""


def _entries(corpus: Corpus) -> Iterator[tuple[str, Sequence[Entry]]]:
    for stem in FILES:
        yield f"{stem}.yml", getattr(corpus.curated, stem)


def _used(corpus: Corpus) -> dict[str, set[str]]:
    """Return the ids in use, by vocabulary file."""
    return {
        "topics.yml": {topic.id for passage in corpus.passages for topic in passage.topics},
        "entities.yml": {mention.target for mention in corpus.mentions if not mention.near},
        "glossary.yml": {mention.target for mention in corpus.term_mentions if not mention.near},
        "series.yml": {figure.series for figure in corpus.figures if figure.series},
    }


@rule("VOC01")
def repeated_id(corpus: Corpus) -> Iterator[Fault]:
    """An id stands once in its vocabulary."""
    for path, entries in _entries(corpus):
        counted = Counter(entry.id for entry in entries)
        for i, entry in enumerate(entries):
            if counted[entry.id] > 1:
                yield path, corpus.curated.line(path, i, "id"), f"编号「{entry.id}」出现 {counted[entry.id]} 次"


@rule("VOC02")
def unused_entry(corpus: Corpus) -> Iterator[Fault]:
    """An entry of a vocabulary is used somewhere in the corpus; topics, once a curator has given any."""
    used = _used(corpus)
    begun = any(
        note.topics for annotation in corpus.curated.annotations.values() for note in annotation.passages.values()
    )
    for path, entries in _entries(corpus):
        if path == "topics.yml" and not begun:
            continue
        for i, entry in enumerate(entries):
            if entry.id not in used[path]:
                yield path, corpus.curated.line(path, i), f"「{entry.id}」没有用到"


@rule("VOC03")
def unused_alias(corpus: Corpus) -> Iterator[Fault]:
    """A name or alias occurs in the corpus as it is written."""
    for path, entries in _entries(corpus):
        for i, entry in enumerate(entries):
            for name in names(entry) if isinstance(entry, EntityRecord | TermRecord) else ():
                if not any(name in passage.text for passage in corpus.passages):
                    yield path, corpus.curated.line(path, i), f"名称「{name}」不见于任何段落"


@rule("VOC04")
def shared_name(corpus: Corpus) -> Iterator[Fault]:
    """A name belongs to one entry of its vocabulary."""
    for path, entries in _entries(corpus):
        owner: dict[str, str] = {}
        for i, entry in enumerate(entries):
            for name in names(entry) if isinstance(entry, EntityRecord | TermRecord) else ():
                other = owner.setdefault(name, entry.id)
                if other != entry.id:
                    yield path, corpus.curated.line(path, i), f"名称「{name}」已属于「{other}」"


@rule("VOC05")
def theme_without_topic(corpus: Corpus) -> Iterator[Fault]:
    """A passage listed under a theme of a topic carries that topic."""
    carried = {(topic.id, passage.id) for passage in corpus.passages for topic in passage.topics}
    for i, topic in enumerate(corpus.curated.topics):
        for j, theme in enumerate(topic.themes):
            for passage in theme.passages:
                if (topic.id, passage) not in carried:
                    line = corpus.curated.line("topics.yml", i, "themes", j)
                    yield "topics.yml", line, f"段落 {passage} 没有专题「{topic.id}」"


@rule("VOC06")
def short_series(corpus: Corpus) -> Iterator[Fault]:
    """A series joins at least two figures."""
    counted = Counter(figure.series for figure in corpus.figures)
    for i, series in enumerate(corpus.curated.series):
        if counted[series.id] == 1:
            line = corpus.curated.line("series.yml", i)
            yield "series.yml", line, f"数列「{series.id}」只有一个数字"


@rule("VOC07")
def mixed_units(corpus: Corpus) -> Iterator[Fault]:
    """The figures of a series are counted in its unit."""
    units = {series.id: series.unit for series in corpus.curated.series}
    for doc, record in sorted(corpus.curated.annotations.items()):
        for id, note in record.passages.items():
            for i, figure in enumerate(note.figures):
                unit = units.get(figure.series or "", figure.unit)
                if unit != figure.unit:
                    path = filing.annotation(doc)
                    line = corpus.curated.line(path, "passages", id, "figures", i, "unit")
                    message = f"单位「{figure.unit}」与数列「{figure.series}」的「{unit}」不同"
                    yield path, line, message


@rule("VOC10")
def passage_in_two_themes(corpus: Corpus) -> Iterator[Fault]:
    """A passage stands once among the themes of a topic."""
    for i, topic in enumerate(corpus.curated.topics):
        seen: set[str] = set()
        for j, theme in enumerate(topic.themes):
            for passage in theme.passages:
                if passage in seen:
                    line = corpus.curated.line("topics.yml", i, "themes", j, "passages")
                    yield "topics.yml", line, f"段落 {passage} 在「{topic.label}」里列了两次"
                seen.add(passage)


@rule("VOC12")
def mixed_measures(corpus: Corpus) -> Iterator[Fault]:
    """The figures of a series measure one thing: all are levels, or all are changes compared in the same way.

    They are drawn on one scale, on which a level of 94 % beside a rise of 5 % would mislead. The two ends of
    a change (从…到…) are levels.
    """
    compared: dict[str, set[str]] = {}
    for figure in corpus.figures:
        said = figure.comparison or ""
        compared.setdefault(figure.series or "", set()).add("" if FROM_TO.match(said) else said)
    for i, series in enumerate(corpus.curated.series):
        if len(found := compared.get(series.id, set())) > 1:
            line = corpus.curated.line("series.yml", i)
            shown = "、".join(f"「{name or '无'}」" for name in sorted(found))
            message = f"数列「{series.id}」的数字比较的方式不同：{shown}"
            yield "series.yml", line, message


@rule("VOC11")
def vocabulary_lost(corpus: Corpus) -> Iterator[Fault]:
    """A vocabulary that annotations or readings use is there: one that is empty was lost, and is told once."""
    notes = [note for record in corpus.curated.annotations.values() for note in record.passages.values()]
    labels = [label for reading in corpus.curated.readings.values() for label in reading.values()]
    used = {
        "topics": sum(bool(note.topics) for note in notes) + sum(map(bool, labels)),
        "series": sum(bool(figure.series) for note in notes for figure in note.figures),
    }
    for stem, count in used.items():
        path = f"{stem}.yml"
        if count and not getattr(corpus.curated, stem) and path not in corpus.curated.unread:
            yield path, 1, f"{path} 不在或是空的，而标注里有 {count} 处用到它"
