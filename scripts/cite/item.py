"""What a citation says: the facts about a document or a passage, ready for every style.

A passage is cited at its resolver address, which never changes; a document at the address of its
page. Texts stay as the source prints them; a title in [square brackets] was supplied by the curator.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from scripts.corpus.editions import EDITIONS
from scripts.corpus.model import Passage
from scripts.corpus.records import CorpusRecord
from scripts.corpus.source_records import SourceRef
from scripts.corpus.state import Document
from scripts.ledger.ids import passage_hash
from scripts.web import address

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DIGEST_LENGTH = 16  # hex digits of the passage's hash in a citation: 64 bits tell any two texts apart


@dataclass(frozen=True)
class Day:
    """A date in the three spellings that styles use: 2018-04-07, (2018, 04, 07), April 7, 2018."""

    iso: str
    year: str
    month: str
    day: str
    english: str

    @classmethod
    def of(cls, when: date) -> Day:
        """Spell out a date; month names are English whatever the locale of the machine."""
        year, month, day = when.isoformat().split("-")
        return cls(when.isoformat(), year, month, day, f"{MONTHS[when.month - 1]} {when.day}, {year}")

    @property
    def english_year_first(self) -> str:
        """The date as APA 7 writes it: 2018, April 7."""
        return f"{self.year}, {self.english.removesuffix(f', {self.year}')}"


@dataclass(frozen=True)
class Provenance:
    """Where the cited text was read: which corpus, which version, which passage, with which hash.

    `passage` and `digest` are empty when a whole document is cited.
    """

    corpus: str
    corpus_en: str
    version: str
    passage: str = ""
    digest: str = ""


@dataclass(frozen=True)
class Found:
    """Where the text was found: its original address, an archived copy, the day on which it was taken."""

    url: str
    archived: str
    retrieved: Day | None


@dataclass(frozen=True)
class CitationItem:
    """One thing to be cited; `None` and empty mean that nothing tells, and no style invents it."""

    key: str
    title: str
    authors: tuple[str, ...]
    outlet: str | None
    published: Day | None
    language: str
    url: str
    provenance: Provenance | None = None
    accessed: Day | None = None
    found: Found | None = None


def digest_of(passage: Passage) -> str:
    """Return the start of a passage's hash: SHA-256 of its NFC text without white space (see `scripts.ledger.ids`)."""
    return (passage.digest or passage_hash(passage.text))[:DIGEST_LENGTH]


def item_of(
    document: Document, corpus: CorpusRecord, passage: Passage | None = None, accessed: date | None = None
) -> CitationItem:
    """Return the item for a document, or for one of its passages; `accessed` is the day of reading."""
    record = document.record
    whole = CitationItem(
        key=document.id,
        title=_one_line(record.title),
        authors=tuple(_one_line(name) for name in record.authors),
        outlet=_one_line(record.publisher) if record.publisher else None,
        published=Day.of(record.date_published) if record.date_published else None,
        language=EDITIONS[record.language].locale,
        url=address.absolute(address.document(document.id), corpus.base_url),
        provenance=Provenance(corpus.title, corpus.title_en, corpus.version),
        accessed=Day.of(accessed) if accessed else None,
        found=_found(record.source),
    )
    if passage is None:
        return whole
    return narrowed(whole, corpus, passage.id, digest_of(passage))


def _found(source: SourceRef) -> Found | None:
    if not (source.url or source.archived):
        return None
    return Found(source.url or "", source.archived or "", Day.of(source.retrieved) if source.retrieved else None)


def found_note(found: Found | None) -> str:
    """Return where the text was found as one line; empty where the record does not say."""
    if found is None:
        return ""
    taken = f"（{found.retrieved.iso} 取得）" if found.retrieved else ""
    address_ = f"原文网址 {found.url}{taken}" if found.url else ""
    return "；".join(part for part in (address_, f"存档 {found.archived}" if found.archived else "") if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def narrowed(item: CitationItem, corpus: CorpusRecord, passage_id: str, digest: str) -> CitationItem:
    """Return the item of a document narrowed to one passage, given its id and the start of its hash."""
    return replace(
        item,
        key=f"{item.key}-{passage_id}",
        url=address.absolute(address.resolver(passage_id), corpus.base_url),
        provenance=Provenance(corpus.title, corpus.title_en, corpus.version, passage_id, digest),
    )


def note_of(item: CitationItem) -> str:
    """Return what the note field of the data formats says: the provenance, and where the text was found."""
    told = (provenance_note(item.provenance) if item.provenance else "", found_note(item.found))
    return "；".join(part for part in told if part)


def provenance_note(provenance: Provenance) -> str:
    """Return the provenance as one line."""
    parts = [f"{provenance.corpus} v{provenance.version}"]
    if provenance.passage:
        parts += [f"段落编号 {provenance.passage}", f"SHA-256 {provenance.digest}"]
    return "；".join(parts)
