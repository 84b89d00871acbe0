"""Withhold: what of a corpus may not be published is taken out, once, before anything is made of it.

A document's record says ``publish: full`` (the rule), ``excerpt`` (its first characters) or ``record`` (the
bibliographic record alone). Pages, search, variants, data and the published ledger are made of what this
stage returns, so that no format needs a rule of its own. Ids, kinds, numbers and hashes stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from scripts.corpus.conversion import Choice
from scripts.corpus.ledger import Ledger
from scripts.corpus.model import Figure, Happening, Mention, Passage, Source
from scripts.corpus.records import ParallelRecord
from scripts.corpus.state import Corpus, Document
from scripts.ledger.ids import passage_hash

BIBLIOGRAPHIC = ("title", "subtitle", "byline")
"""Kinds whose text is part of the bibliographic record, which is always published."""
MASK = "▒"
"""Stands in a raw text for a character that is not published; white space stays."""


def shown_lengths(document: Document) -> dict[int, int]:
    """Return how many characters of each passage are published, by the passage's number.

    An excerpt takes the first characters of the document, its passages in order.
    """
    record, left = document.record, document.record.excerpt or 0
    shown: dict[int, int] = {}
    for passage in document.passages:
        whole, part = len(passage.text), min(len(passage.text), left)
        left -= part
        if record.publish == "full" or passage.kind in BIBLIOGRAPHIC:
            shown[passage.n] = whole
        else:
            shown[passage.n] = part if record.publish == "excerpt" else 0
    return shown


def _passage(passage: Passage, shown: int) -> Passage:
    """Return a passage with what is published of its text; its hash is kept where some is not."""
    if shown == len(passage.text):
        return passage
    note = passage.note if shown else None
    return replace(passage, text=passage.text[:shown], digest=passage_hash(passage.text), note=note)


def _document(document: Document) -> Document:
    if document.record.publish == "full":
        return document
    shown = shown_lengths(document)
    return replace(document, passages=tuple(_passage(p, shown[p.n]) for p in document.passages))


def _masked(source: Source, open_: Mapping[str, list[tuple[int, int]]]) -> Source:
    """Return a source whose text is masked outside the stretches that may be shown."""
    shown = {i for start, end in open_.get(source.file, ()) for i in range(start, end)}
    text = "".join(char if i in shown or char.isspace() else MASK for i, char in enumerate(source.text))
    return replace(source, text=text)


def _sources(corpus: Corpus, documents: tuple[Document, ...]) -> tuple[Source, ...]:
    """Mask every source that holds something withheld, outside the passages that are shown whole."""
    closed = {document.record.source.file for document in documents if document.record.publish != "full"}
    open_: dict[str, list[tuple[int, int]]] = {}
    for document in documents:
        for passage in document.passages:
            if not passage.digest:
                open_.setdefault(passage.file, []).extend(passage.spans)
    return tuple(_masked(source, open_) if source.file in closed else source for source in corpus.sources)


def _ledger(ledger: Ledger, documents: tuple[Document, ...]) -> Ledger:
    """Blank the texts of ids that stand, or ended, in a document which is not published whole."""
    closed = {document.id for document in documents if document.record.publish != "full"}
    whole = {passage.id for document in documents for passage in document.passages if not passage.digest}
    last = {event.id: event.doc for event in ledger.events}
    return ledger.without_texts({id for id, doc in last.items() if doc in closed and id not in whole})


def _choices(corpus: Corpus, text: Mapping[str, str]) -> Iterator[Choice]:
    """The choices of conversion in what is shown; a context that reaches beyond it is cut to the character."""
    for choice in corpus.conversion:
        shown = text[choice.passage]
        if choice.offset < len(shown):
            yield choice if choice.context in shown else choice._replace(context=choice.source)


def _parallels(corpus: Corpus, text: Mapping[str, str]) -> Iterator[ParallelRecord]:
    """The parallels of which two members at least are shown, without the others."""
    for parallel in corpus.parallels:
        members = tuple(member for member in parallel.members if member.quote in text.get(member.passage, ""))
        if len(members) > 1:
            yield parallel.model_copy(update={"members": members})


def _events(corpus: Corpus, text: Mapping[str, str]) -> Iterator[Happening]:
    """The tellings that are shown; where the first of a happening is not, the next one takes its place."""
    shown = [event for event in corpus.events if event.quote in text[event.passage]]
    ids = {event.id for event in shown}
    first: dict[str, str] = {}
    for event in shown:
        if event.same is None or event.same in ids:
            yield event
        elif event.same in first:
            yield replace(event, same=first[event.same])
        else:
            first[event.same] = event.id
            yield replace(event, same=None)


def withhold(corpus: Corpus) -> Corpus:
    """Return the corpus as it may be published, without what only its stages and its check need."""
    cleaned = tuple(replace(part, blocks=(), placed=(), doubts=(), stamps=()) for part in corpus.cleaned)
    corpus = replace(corpus, raw={}, cleaned=cleaned, candidates=())
    if all(document.record.publish == "full" for document in corpus.documents):
        return corpus
    documents = tuple(map(_document, corpus.documents))
    text = {passage.id: passage.text for document in documents for passage in document.passages}

    def shown(mention: Mention | Figure) -> bool:
        return mention.end <= len(text[mention.passage])

    return replace(
        corpus,
        documents=documents,
        sources=_sources(corpus, documents),
        ledger=_ledger(corpus.ledger, documents),
        figures=tuple(filter(shown, corpus.figures)),
        mentions=tuple(filter(shown, corpus.mentions)),
        term_mentions=tuple(filter(shown, corpus.term_mentions)),
        events=tuple(_events(corpus, text)),
        parallels=tuple(_parallels(corpus, text)),
        conversion=tuple(_choices(corpus, text)),
    )
