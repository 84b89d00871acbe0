"""All proposals for one document of a corpus, in the order in which a curator works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pypinyin import lazy_pinyin

from scripts.corpus.codes import BESIDE_IDS
from scripts.corpus.model import Passage, Problem
from scripts.corpus.records import DocumentRecord, FigureRecord, PassageAnnotation
from scripts.corpus.state import Cleaned, Corpus
from scripts.propose import topics as topic_rules
from scripts.propose.articles import of_cleaned
from scripts.propose.dates import Written
from scripts.propose.dating import plain_year, written
from scripts.propose.field import Block, Field
from scripts.propose.figures import find
from scripts.propose.happenings import happenings
from scripts.propose.kinds import decisions, value
from scripts.propose.likeness import Likely, likely
from scripts.propose.parting import parted
from scripts.propose.people import candidates
from scripts.propose.periods import Around, after, main_period, period
from scripts.propose.proposal import Proposal
from scripts.propose.quantities import Found
from scripts.propose.record import record
from scripts.propose.script import simplified
from scripts.propose.told import clause, comparison, measure
from scripts.stages.annotate import place
from scripts.stages.clean import clean
from scripts.stages.segment import segment
from scripts.stages.suggest import UNLABELLED

BEGINS = 8  # characters by which an annotation says which passage it means


@dataclass(frozen=True)
class Setting:
    """What the rules read a document with: its corpus, its passages with ids, and when it was written (year, month)."""

    corpus: Corpus
    record: DocumentRecord
    passages: tuple[Passage, ...]
    written: Written | None


def _bare(corpus: Corpus, doc: str) -> tuple[Cleaned, tuple[Block, ...]]:
    """Return a document's source cleaned as if its curator had decided nothing yet, and its passages.

    A title is supplied, so that no passage is taken for one: whether there is a title is what the rules are asked.
    """
    wanted = next(record for record in corpus.curated.documents if record.id == doc)
    records = tuple(
        record.model_copy(update={"title": "[ ]", "decisions": ()}) if record.id == doc else record
        for record in corpus.curated.documents
    )
    source = next(source for source in corpus.sources if source.file == wanted.source.file)
    cleaned = clean(source, replace(corpus.curated, documents=records))
    made, _ = segment(cleaned, {})
    first = next((place for place in of_cleaned(cleaned)), None) if wanted.source.extent is None else None
    blocks = [passage for document in made if document.id == doc for passage in document.passages]
    inside = [passage for passage in blocks if first is None or first.start <= passage.spans[0][0] < first.end]
    return cleaned, tuple((passage.kind, passage.text) for passage in inside or blocks)


def fields(corpus: Corpus, doc: str) -> list[Field]:
    """Return what the rules read for every field of a document's record, whatever its record says now."""
    cleaned, blocks = _bare(corpus, doc)
    return record(blocks, cleaned.source.text)


def _now(given: DocumentRecord, name: str) -> Any:
    return getattr(given.rights if name.startswith("rights.") else given, name.rpartition(".")[2])


def _record(given: DocumentRecord, found: Sequence[Field]) -> Iterator[Proposal]:
    """Propose fields that the record leaves open: null, empty, a supplied title."""
    for field in found:
        now, value = _now(given, field.name), field.value
        open_ = not now or (field.name == "title" and now.startswith("[") and not str(value).startswith("["))
        told = str(now) == str(value) or (field.name == "kind" and value == now)
        if field.name == "kind" and given.byline is None and given.date_published is None and value != now:
            open_ = True
        if value and open_ and not told:
            shown = list(value) if isinstance(value, tuple) else value
            yield Proposal(f"record.{field.name}", "record", "", {field.name: shown}, field.evidence)


def _articles(corpus: Corpus, given: DocumentRecord, cleaned: Cleaned) -> Iterator[Proposal]:
    """Propose a document for each article of a source that no document has parted yet."""
    alone = sum(record.source.file == given.source.file for record in corpus.curated.documents) == 1
    yield from parted(given, cleaned) if alone and not given.source.extent else ()


def _kinds(corpus: Corpus, given: DocumentRecord) -> Iterator[Proposal]:
    """Propose decisions on passages as they are now: what the curator has decided is settled."""
    document = next((document for document in corpus.documents if document.id == given.id), None)
    source = next((source.text for source in corpus.sources if source.file == given.source.file), "")
    for decision in decisions(document.passages) if document else ():
        made = value(decision, source)
        if made:
            yield Proposal(f"kind.{decision.passage.spans[0][0]}", "kind", "", made, decision.evidence)


def _note(corpus: Corpus, passage: Passage) -> PassageAnnotation | None:
    notes = corpus.curated.annotations.get(passage.doc)
    return notes.passages.get(passage.id) if notes else None


def models(corpus: Corpus, without: str = "") -> dict[str, topic_rules.Model]:
    """Train the model of every topic on the passages that a curator has read, those of one document aside."""
    labelled = [
        (passage.text, {topic.id for topic in passage.topics})
        for passage in corpus.passages
        if passage.doc != without and (note := _note(corpus, passage)) and note.topics is not None
    ]
    return {topic.id: topic_rules.train(labelled, topic.id) for topic in corpus.curated.topics}


def topics(setting: Setting, trained: Mapping[str, topic_rules.Model]) -> Iterator[Proposal]:
    """Propose topics for every passage whose topics no curator has given."""
    for passage in (passage for passage in setting.passages if passage.kind not in UNLABELLED):
        found = topic_rules.suggestions(passage.text, setting.corpus.curated.topics, trained)
        if found:
            told = "；".join(f"{label.topic}：{'、'.join(label.words or label.runs)}" for label in found)
            yield Proposal(
                f"topics.{passage.id}", "topics", passage.id, {"topics": [label.topic for label in found]}, told
            )


def _within(text: str, found: Found) -> str | None:
    """Return the shortest stretch around a quotation that stands once in its passage, where itself does not."""
    quote = text[found.start : found.end]
    for more in range(len(text)):
        start, end = max(0, found.start - more // 2), min(len(text), found.end + (more + 1) // 2)
        frame = text[start:end]
        if text.count(frame) == 1 and frame.count(quote) == 1:
            return frame if frame != quote else None
    return None


def _plain(number: Any) -> str:
    return format(number.normalize(), "f")


def figure(text: str, found: Found, around: Around) -> dict[str, Any] | None:
    """Return a figure as an annotation holds it, or None where its quotation cannot be made the only one."""
    values = {
        "quote": text[found.start : found.end],
        "within": _within(text, found),
        "number": _plain(found.number),
        "number_max": None if found.number_max is None else _plain(found.number_max),
        "unit": found.unit,
        "qualifier": found.qualifier,
        "measure": measure(text, found),
        "period": period(text, found, around),
        "comparison": comparison(text, found),
    }
    made = FigureRecord.model_validate(values)
    return made.model_dump(exclude_none=True, exclude={"by"}) if place(text, made.quote, made.within) else None


def figures(setting: Setting) -> Iterator[Proposal]:
    """Propose every quantity that no curator has annotated."""
    known = [(figure.passage, figure.start, figure.end) for figure in setting.corpus.figures]
    texts = [passage.text for passage in setting.passages]
    around = Around(setting.written, main_period(texts, setting.written))
    for passage in (passage for passage in setting.passages if passage.kind != "byline"):
        taken = [(start, end) for id, start, end in known if id == passage.id]
        for n, found in enumerate(find(simplified(passage.text)), start=1):
            value = figure(passage.text, found, around)
            if value and not any(start < found.end and found.start < end for start, end in taken):
                start, end = clause(passage.text, found.start, found.end)
                yield Proposal(f"figure.{passage.id}.{n}", "figure", passage.id, value, passage.text[start:end])
        around = after(passage.text, around)


def _events(setting: Setting) -> Iterator[Proposal]:
    corpus = setting.corpus
    known = {(happening.passage, happening.date) for happening in corpus.events}
    own = [passage for passage in setting.passages if passage.kind not in UNLABELLED]
    found = happenings(own, setting.written, corpus.events, corpus.passages)
    for n, (passage, event, date) in enumerate(found, start=1):
        if (passage.id, date) not in known:
            value = event.model_dump(exclude_none=True, exclude={"by"})
            told = event.label or f"另一处已记此事（{date}）"
            yield Proposal(f"event.{passage.id}.{n}", "event", passage.id, value, told)


def _slug(name: str) -> str:
    sounds = [sound for sound in lazy_pinyin(name.strip("“”")) if sound.isascii() and sound.isalnum()]
    return "-".join(sound.lower() for sound in sounds) or "mingcheng"


def _entities(setting: Setting) -> Iterator[Proposal]:
    taken = {record.id for record in setting.corpus.curated.entities}
    for name in candidates(setting.passages, setting.corpus.curated.entities):
        id = _slug(name.name)
        id = f"{id}-2" if id in taken else id
        value = {"id": id, "type": name.type, "name": name.name, "description": f"见于「{name.words}」。"}
        yield Proposal(f"entity.{id}", "entity", name.passage, value, name.words)


def _quote(text: str, run: str) -> str:
    """Return the clause around a shared run, or as much of the passage as stands once."""
    at = text.find(run)
    start, end = clause(text, at, at + len(run))
    return text[start:end] if text.count(text[start:end]) == 1 else text


def _parallel(pair: Likely, texts: Mapping[str, str]) -> Proposal:
    ids = sorted((pair.passage, pair.other))
    members = [{"passage": id, "quote": _quote(texts[id], pair.run)} for id in (pair.passage, pair.other)]
    value = {"id": "-".join(ids), "claim": members[0]["quote"], "relation": "text", "members": members}
    return Proposal(
        f"parallel.{'-'.join(ids)}", "parallel", pair.passage, value, f"相似 {pair.score:.1f}，同有「{pair.run}」"
    )


def _parallels(setting: Setting) -> Iterator[Proposal]:
    told = [passage for passage in setting.corpus.passages if passage.id and passage.kind not in UNLABELLED]
    others = [passage for passage in told if passage.doc != setting.record.id]
    texts = {passage.id: passage.text for passage in told}
    curated = setting.corpus.curated.parallels
    groups = [[member.passage for member in parallel.members] for parallel in curated.parallels]
    groups += [list(pair.members) for pair in curated.dismissed]
    judged = {frozenset((a, b)) for group in groups for a in group for b in group if a != b}
    own = [passage for passage in setting.passages if passage.kind not in UNLABELLED]
    for pair in sorted(likely(own, others), key=lambda found: -found.score):
        if frozenset((pair.passage, pair.other)) not in judged and pair.run:
            yield _parallel(pair, texts)


def _when(given: DocumentRecord, found: Sequence[Field], blocks: Sequence[Block]) -> Written | None:
    recorded = given.date_published.isoformat() if given.date_published else given.date_event
    year = plain_year([text for _, text in blocks])
    known = written([Field("date_published", recorded, "")]) or written(found)
    return known or (Written(year[0], 12) if year else None)


def proposals(corpus: Corpus, doc: str) -> list[Proposal]:
    """Return everything that the rules propose for a document and its curator has not said; ids are in order of place.

    Passages without an id can carry no annotation: for them nothing is proposed.
    """
    given = next(record for record in corpus.curated.documents if record.id == doc)
    cleaned, blocks = _bare(corpus, doc)
    found = record(blocks, cleaned.source.text)
    passages = tuple(passage for passage in corpus.passages if passage.doc == doc and passage.id and not passage.draft)
    setting = Setting(corpus, given, passages, _when(given, found, blocks))
    unread = [passage for passage in passages if (note := _note(corpus, passage)) is None or note.topics is None]
    return [
        *_record(given, found), *_kinds(corpus, given), *_articles(corpus, given, cleaned),
        *topics(replace(setting, passages=tuple(unread)), models(corpus, doc)), *figures(setting), *_events(setting),
        *_entities(setting), *_parallels(setting),
    ]  # fmt: skip


def standing(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems of a corpus that stand against proposing: all but what is said about ids and passages."""
    return [problem for problem in problems if not problem.code.startswith((*BESIDE_IDS, "DOC", "SCR"))]
