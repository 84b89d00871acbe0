"""From a corpus to its data files: rows, then bytes. Nothing here depends on the clock or the machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scripts.convert.spelling import Speller, spelled
from scripts.corpus.conversion import Choice, Overrides
from scripts.corpus.editions import COLUMNS, ORIGINAL, Script
from scripts.corpus.model import Figure, Happening, Mention, Passage
from scripts.corpus.source_records import SourceRef
from scripts.corpus.state import Corpus, Document
from scripts.publish.formats.tables import Table
from scripts.publish.rows import (
    FILES,
    AccountingDataRow,
    CharacterRow,
    ConversionRow,
    DocumentRow,
    EntityRow,
    EventRow,
    FigureRow,
    FileRow,
    MemberRow,
    MentionRow,
    ParallelRow,
    PassageRow,
    RightsRow,
    Row,
    SourceRow,
    TermRow,
    TopicRef,
    TopicRow,
    WordRow,
)
from scripts.publish.schemas import curated_schemas, row_schemas
from scripts.text.places import Places
from scripts.text.sourced import unsourced
from scripts.web import address
from scripts.web.tables import lines_name
from scripts.words.listing import Entry
from scripts.words.of_corpus import listing_of

Texts = tuple[Script, tuple[str, ...]]
"""The texts of a document's passages, and their script."""


def _spelled(common: tuple[Overrides, frozenset[str]], documents: Sequence[Texts]) -> Iterator[list[dict[str, str]]]:
    """Yield for each document the texts of its passages in the columns of the other scripts."""
    others = [(script, column) for script, column in COLUMNS.items() if script != ORIGINAL]
    for source, texts in documents:
        yield [{column: spelled(text, script, source, *common) for script, column in others} for text in texts]


def _passages(corpus: Corpus, speller: Speller) -> Iterator[PassageRow]:
    held = [(document.record.language, tuple(p.text for p in document.passages)) for document in corpus.documents]
    made = corpus.work.each("spelled", _spelled, (corpus.overrides, speller.names), held)
    for document, columns in zip(corpus.documents, made, strict=True):
        for passage, converted in zip(document.passages, columns, strict=True):
            yield _passage(passage, document, converted, corpus.curated.corpus.base_url)


def _passage(passage: Passage, document: Document, converted: Mapping[str, str], base: str) -> PassageRow:
    return PassageRow(
        id=passage.id,
        doc=passage.doc,
        n=passage.n,
        kind=passage.kind,
        text=passage.text,
        **converted,
        topics=tuple(TopicRef(id=topic.id, label=topic.label, by=topic.by) for topic in passage.topics),
        url=address.absolute(address.passage(passage), base),
        source=SourceRow(file=passage.file, sha256=document.record.source.sha256, spans=passage.spans),
    )


def _file(source: SourceRef) -> FileRow:
    return FileRow(
        file=source.file,
        sha256=source.sha256,
        url=source.url,
        archived=source.archived,
        retrieved=source.retrieved.isoformat() if source.retrieved else None,
    )


def _document(document: Document, base: str) -> DocumentRow:
    record = document.record
    rights = record.rights
    return DocumentRow(
        id=record.id,
        title=record.title,
        subtitle=record.subtitle,
        kind=record.kind,
        publisher=record.publisher,
        byline=record.byline,
        date_published=record.date_published.isoformat() if record.date_published else None,
        date_event=record.date_event,
        date_basis=record.date_basis,
        language=record.language,
        source=_file(record.source),
        rights=RightsRow(statement=rights.statement, holder=rights.holder, quote=rights.quote),
        url=address.absolute(address.document(record.id), base),
        passages=tuple(passage.id for passage in document.passages),
        publish=record.publish,
        excerpt=record.excerpt,
    )


def _by_target(mentions: Iterable[Mention]) -> defaultdict[str, list[Mention]]:
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in (item for item in mentions if not item.near):
        found[mention.target].append(mention)
    return found


def _entities(corpus: Corpus) -> Iterator[EntityRow]:
    mentions = _by_target(corpus.mentions)
    for record in corpus.entities:
        yield EntityRow(
            **record.model_dump(exclude={"exceptions", "see", "description"}),
            description=unsourced(record.description),
            mentions=tuple(MentionRow(passage=m.passage, start=m.start, end=m.end) for m in mentions[record.id]),
        )


def _terms(corpus: Corpus) -> Iterator[TermRow]:
    mentions = _by_target(corpus.term_mentions)
    for record in corpus.terms:
        used = dict.fromkeys(mention.passage for mention in mentions[record.id])
        fields = record.model_dump(exclude={"exceptions", "see", "text"})
        yield TermRow(**fields, text=unsourced(record.text), passages=tuple(used))


def _topics(corpus: Corpus) -> Iterator[TopicRow]:
    for record in corpus.curated.topics:
        held = (passage.id for passage in corpus.passages if any(topic.id == record.id for topic in passage.topics))
        yield TopicRow(
            id=record.id,
            label=record.label,
            text=unsourced(record.introduction),
            definition=record.definition,
            passages=tuple(held),
        )


def _figure(figure: Figure) -> FigureRow:
    return FigureRow(**{name: value for name, value in vars(figure).items() if name in FigureRow.model_fields})


def _events(events: Iterable[Happening]) -> Iterator[EventRow]:
    """Yield one row a happening: the passage whose event it is first, then the others that tell it."""
    told: defaultdict[str, list[Happening]] = defaultdict(list)
    for event in events:
        told[event.happening].append(event)
    for members in told.values():
        first, *others = sorted(members, key=lambda event: event.same is not None)
        passages = dict.fromkeys((first.passage, *(other.passage for other in others)))
        yield EventRow(
            id=first.id, date=first.date, label=first.label, text=first.quote, passages=tuple(passages), by=first.by
        )


_CHOSEN = tuple(ConversionRow.model_fields)


def _choice(choice: Choice) -> ConversionRow:
    return ConversionRow(**{name: getattr(choice, name) for name in _CHOSEN})


def _conversions(_: None, many: Sequence[Sequence[Choice]]) -> Iterator[Table]:
    for choices in many:
        yield Table(map(_choice, choices))


def _conversion(corpus: Corpus) -> Table:
    """Return the table that has most rows, remembered as a whole: most edits change no text."""
    (table,) = corpus.work.each("table of conversions", _conversions, None, [corpus.conversion])
    return table  # type: ignore[no-any-return]


def _parallels(corpus: Corpus) -> Iterator[ParallelRow]:
    for record in corpus.parallels:
        members = tuple(MemberRow(passage=member.passage, quote=member.quote) for member in record.members)
        yield ParallelRow(
            id=record.id, claim=record.claim, relation=record.relation, members=members, note=record.note, by=record.by
        )


def _accounting(corpus: Corpus) -> Iterator[AccountingDataRow]:
    """Yield what became of every stretch, with its place in the file that it was read out of."""
    tagged = {
        cleaned.source.file for cleaned in corpus.cleaned if any(finding.kind == "html" for finding in cleaned.findings)
    }
    read_out = [source for source in corpus.sources if source.read_from or source.file in tagged]
    places = {source.file: Places(source.text, source.file in tagged) for source in read_out}
    for row in corpus.accounting:
        where = places[row.file].at(row.start) if row.file in places else None
        yield AccountingDataRow(**vars(row), place=where)


def _word(entry: Entry, corpus: Corpus) -> WordRow:
    """Return the row of a word; bits to four decimals."""
    return WordRow(
        word=entry.text,
        count=entry.count,
        passages=entry.passages,
        first=corpus.passages[entry.first].id,
        entropy_before=round(entry.before, 4),
        entropy_after=round(entry.after, 4),
        binding=round(entry.bound, 4),
        curated=entry.curated,
    )


def _character(entry: Entry, corpus: Corpus) -> CharacterRow:
    first = corpus.passages[entry.first].id
    return CharacterRow(character=entry.text, count=entry.count, passages=entry.passages, first=first)


def rows(corpus: Corpus, speller: Speller) -> dict[str, Table]:
    """Return the rows of every JSON Lines file, by its name without ``.jsonl``."""
    base = corpus.curated.corpus.base_url
    listed = listing_of(corpus)
    made: dict[str, Iterable[Row]] = {
        "passages": _passages(corpus, speller),
        "documents": (_document(document, base) for document in corpus.documents),
        "accounting": _accounting(corpus),
        "figures": (_figure(figure) for figure in corpus.figures),
        "parallels": _parallels(corpus),
        "entities": _entities(corpus),
        "glossary": _terms(corpus),
        "topics": _topics(corpus),
        "events": _events(corpus.events),
        "words": (_word(entry, corpus) for entry in listed.words),
        "characters": (_character(entry, corpus) for entry in listed.characters),
    }
    return {name: Table(made[name]) if name in made else _conversion(corpus) for name in FILES}


def data_files(held: Mapping[str, Table], large: bool) -> dict[str, bytes]:
    """Return the tables as files below ``data/``: JSON Lines, those of a ``large`` corpus compressed, and schemas."""
    files = {
        address.data(lines_name(name, large)): table.packed if large else table.lines() for name, table in held.items()
    }
    files |= {address.data(f"schemas/{name}"): content for name, content in row_schemas().items()}
    files |= {address.data(f"schemas/curated/{name}"): content for name, content in curated_schemas().items()}
    return files
