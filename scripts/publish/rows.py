"""The rows of the published data files; their fields and order are the data contract of the project.

Field order is the key order of the JSON. Offsets are half-open ``str`` indices: of ``spans``,
``start`` and ``end`` in `accounting` into the decoded raw file, elsewhere into the passage's ``text``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from scripts.corpus.conversion import Rule
from scripts.corpus.editions import Script
from scripts.corpus.model import By, Kind, Reason


class Row(BaseModel):
    """Base of all rows."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TopicRef(Row):
    """A topic on a passage."""

    id: str
    label: str
    by: By


class SourceRow(Row):
    """Where a passage stands in its raw file."""

    file: str
    sha256: str
    spans: tuple[tuple[int, int], ...]


class PassageRow(Row):
    """`passages.jsonl`: one published passage."""

    id: str
    doc: str
    n: int
    kind: Kind
    text: str
    text_hant: str
    text_hant_hk: str
    topics: tuple[TopicRef, ...]
    url: str
    source: SourceRow


class RightsRow(Row):
    """What may be done with a document's text."""

    statement: str
    holder: str | None
    quote: str | None


class FileRow(Row):
    """A raw file, and where its text was found."""

    file: str
    sha256: str
    url: str | None
    archived: str | None
    retrieved: str | None


class DocumentRow(Row):
    """`documents.jsonl`: one document; an unknown is null."""

    id: str
    title: str
    subtitle: str | None
    kind: Literal["article", "commentary", "photo-news"]
    publisher: str | None
    byline: str | None
    date_published: str | None
    date_event: str | None
    date_basis: str | None
    language: Script
    source: FileRow
    rights: RightsRow
    url: str
    passages: tuple[str, ...]
    publish: Literal["full", "excerpt", "record"]
    excerpt: int | None


class AccountingDataRow(Row):
    """`accounting.jsonl`: one span of a raw file.

    ``place`` names the page, paragraph or element of the file that the text was read out of; null in plain text.
    """

    file: str
    start: int
    end: int
    fate: Literal["published", "dropped"]
    passage: str | None
    reason: Reason | None
    duplicate_of: str | None
    place: str | None


class FigureRow(Row):
    """`figures.jsonl`: one numeric statement."""

    id: str
    passage: str
    quote: str
    start: int
    end: int
    number: str
    number_max: str | None
    unit: str
    qualifier: str | None
    measure: str
    period: str | None
    comparison: str | None
    series: str | None
    by: By


class MemberRow(Row):
    """One place of a parallel."""

    passage: str
    quote: str


class ParallelRow(Row):
    """`parallels.jsonl`: one claim in two or more places."""

    id: str
    claim: str
    relation: Literal["agree", "differ", "scope", "text"]
    members: tuple[MemberRow, ...]
    note: str | None
    by: By


class MentionRow(Row):
    """One place where an entity is named."""

    passage: str
    start: int
    end: int


class EntityRow(Row):
    """`entities.jsonl`: one entity with its mentions."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    description: str
    mentions: tuple[MentionRow, ...]
    belongs_to: tuple[str, ...]
    wikidata: str | None
    viaf: str | None


class TermRow(Row):
    """`glossary.jsonl`: one term, what it means, and the passages that use it."""

    id: str
    term: str
    aliases: tuple[str, ...]
    text: str
    passages: tuple[str, ...]


class TopicRow(Row):
    """`topics.jsonl`: one topic, what belongs to it, and its passages."""

    id: str
    label: str
    text: str
    definition: str
    passages: tuple[str, ...]


class EventRow(Row):
    """`events.jsonl`: one dated event and the passages that tell it."""

    id: str
    date: str
    label: str
    text: str
    passages: tuple[str, ...]
    by: By


class ConversionRow(Row):
    """`conversion.jsonl`: one character that could be converted in several ways.

    Which character that is, what it became and what stands around it, the texts of `passages` say at ``offset``:
    no conversion changes their length. ``stock_…`` is what OpenCC alone would have written.
    """

    passage: str
    offset: int
    rule: Rule
    by: str
    stock_hant: str
    stock_hant_hk: str


class WordRow(Row):
    """`words.jsonl`: one word by statistics, in the spelling in which texts are compared; the most frequent first.

    ``passages`` is in how many passages it stands, ``first`` the id of the first; how freely characters change before
    and after it and how firmly it holds together is in bits; ``curated``: a name of an entity or a term.
    """

    word: str
    count: int
    passages: int
    first: str
    entropy_before: float
    entropy_after: float
    binding: float
    curated: bool


class CharacterRow(Row):
    """`characters.jsonl`: one Han character, counted like a word."""

    character: str
    count: int
    passages: int
    first: str


FILES: dict[str, type[Row]] = {
    "passages": PassageRow,
    "documents": DocumentRow,
    "accounting": AccountingDataRow,
    "figures": FigureRow,
    "parallels": ParallelRow,
    "entities": EntityRow,
    "glossary": TermRow,
    "topics": TopicRow,
    "events": EventRow,
    "conversion": ConversionRow,
    "words": WordRow,
    "characters": CharacterRow,
}
"""The row type of each JSON Lines file, by its name without ``.jsonl``."""
