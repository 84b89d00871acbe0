"""A corpus with its documents: the state that the stages of the pipeline hand on, and the parts it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.corpus import filing
from scripts.corpus.conversion import Choice, Overrides
from scripts.corpus.curated import Curated
from scripts.corpus.ledger import Ledger
from scripts.corpus.model import (
    AccountingRow,
    Block,
    Candidate,
    Doubt,
    Dropped,
    Figure,
    Finding,
    Happening,
    Mention,
    Passage,
    Problem,
    Source,
    Span,
)
from scripts.corpus.records import Decision, DocumentRecord, EntityRecord, ParallelRecord, TermRecord
from scripts.corpus.traced import Traced
from scripts.work.run import ALONE, Work


@dataclass(frozen=True)
class Placed:
    """A decision and the raw spans of its quotations, in the order in which they are written."""

    doc: str
    path: str
    line: int
    decision: Decision
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Scope:
    """A document's part of a source: its record and the half-open raw span it takes."""

    record: DocumentRecord
    span: Span


@dataclass(frozen=True)
class Cleaned:
    """What cleaning made of one source: blocks in order, documents' parts, placed decisions, what was dropped.

    ``markup`` tells that tags or Markdown were read, ``findings`` the layouts found, ``doubts`` where two
    readings are close; ``stamps`` are the times before the turns of a chat, which may be quoted too.
    """

    source: Source
    blocks: tuple[Block, ...]
    scopes: tuple[Scope, ...]
    placed: tuple[Placed, ...]
    dropped: tuple[Dropped, ...]
    problems: tuple[Problem, ...]
    markup: bool = False
    findings: tuple[Finding, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    stamps: tuple[Traced, ...] = ()


@dataclass(frozen=True)
class Document:
    """A published document: its bibliographic record, its passages in reading order, where a reading was close."""

    record: DocumentRecord
    passages: tuple[Passage, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def id(self) -> str:
        """The document's id, as in its address ``/d/<id>/``."""
        return self.record.id


@dataclass(frozen=True)
class Corpus:
    """The state that the stages hand on; each fills in its part and leaves the rest alone.

    ``fresh`` are the ids of the ledger that were never published nor committed, ``work`` is how stages run.
    """

    root: Path
    curated: Curated
    ledger: Ledger
    overrides: Overrides = field(default_factory=Overrides)
    accepted: str | None = None
    fresh: frozenset[str] = frozenset()
    raw: Mapping[str, bytes] = field(default_factory=dict)
    cleaned: tuple[Cleaned, ...] = ()
    sources: tuple[Source, ...] = ()
    documents: tuple[Document, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    accounting: tuple[AccountingRow, ...] = ()
    figures: tuple[Figure, ...] = ()
    entities: tuple[EntityRecord, ...] = ()
    mentions: tuple[Mention, ...] = ()
    terms: tuple[TermRecord, ...] = ()
    term_mentions: tuple[Mention, ...] = ()
    events: tuple[Happening, ...] = ()
    parallels: tuple[ParallelRecord, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    conversion: tuple[Choice, ...] = ()
    work: Work = field(default=ALONE, repr=False, compare=False)
    problems: tuple[Problem, ...] = ()

    @property
    def lost(self) -> frozenset[str]:
        """Documents that the curator recorded but that cannot be made, for reasons told elsewhere."""
        unread = {filing.stem(name) for name in self.curated.unread if filing.is_record(name)}
        recorded = {record.id for record in self.curated.documents}
        return frozenset(unread | recorded - {document.id for document in self.documents})

    @cached_property
    def large(self) -> bool:
        """Whether so many ids are in use that the site must save room; the number alone decides."""
        return len(self.ledger.live()) > self.curated.corpus.large_above

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of every document, in corpus order."""
        return tuple(passage for document in self.documents for passage in document.passages)
