"""The vocabulary of the project: what a source, a passage and an annotation are.

Everything here is immutable. Stages take these values and return new ones; nothing in this
module reads, writes or prints. Character offsets are half-open Python ``str`` indices into the
decoded raw text of a source, or (``start``/``end`` of annotations) into the text of a passage.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scripts.corpus.codes import CODES
from scripts.corpus.traced import Traced

Kind = Literal[
    "title", "subtitle", "lead", "heading", "paragraph", "list-item", "question", "answer-note",
    "caption", "byline", "editor-note", "metadata", "table", "verse",
]  # fmt: skip
Reason = Literal["duplicate", "boilerplate", "unrelated", "layout"]
By = Literal["rule", "curator"]
Layout = Literal[
    "running", "lines", "wrapped", "columns", "markdown", "html", "verse", "table", "articles", "transcript",
]  # fmt: skip
"""How text stands in a stretch of a raw file: paragraphs between blank lines, a line a paragraph, and so on."""
Span = tuple[int, int]


def visible(text: str) -> str:
    """A text on one line in which every character shows: invisible and control characters as their escapes.

    A message must not be broken in two by a line feed in a file name, nor look right where a zero-width
    character is what is wrong.
    """
    shown = (char if char.isprintable() or unicodedata.category(char) == "Zs" else ascii(char)[1:-1] for char in text)
    return "".join(shown)


_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def is_writable(text: str) -> bool:
    """Whether every format of the site can hold a text.

    The narrowest is XML 1.0, https://www.w3.org/TR/xml/#charsets.
    """
    return _UNWRITABLE.search(text) is None


@dataclass(frozen=True, order=True)
class Problem:
    """A fault in the corpus, told to the curator as ``path:line: CODE message — hint``.

    The hint is the register's (`scripts.corpus.codes`) unless a better one is given. Raises KeyError
    for a code that the register does not hold.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "hint", self.hint or CODES[self.code].hint)

    def __str__(self) -> str:
        return visible(f"{self.path}:{self.line}: {self.code} {self.message} — {self.hint}")


@dataclass(frozen=True)
class Source:
    """A raw file as received: its bytes' digest and its decoded text (nothing normalised).

    ``read_from`` names the file, and the tool, that the text was read out of, where it was.
    """

    file: str
    sha256: str
    encoding: str
    text: str
    read_from: str | None = None


@dataclass(frozen=True)
class Block:
    """A stretch of a source that reads as one unit, before it belongs to a document.

    ``gap`` tells that a blank line or an edge of markup stands before it, ``whole`` that markup sets it as a
    paragraph of its own, ``torn`` that its last line was broken by the column.
    """

    traced: Traced
    kind: Kind | None = None
    gap: bool = True
    whole: bool = False
    torn: bool = False


@dataclass(frozen=True)
class Finding:
    """What layout a stretch of a source was found to have: the evidence in words, the confidence from 0 to 1."""

    start: int
    end: int
    kind: Layout
    evidence: str
    confidence: float
    by: By = "rule"


@dataclass(frozen=True, order=True)
class Doubt:
    """A place of a source where two readings are close: the sooner to be looked at, the smaller its rank."""

    rank: int
    start: int
    message: str


@dataclass(frozen=True)
class Dropped:
    """A stretch of a source that is not published, and why."""

    file: str
    start: int
    end: int
    reason: Reason
    duplicate_of: Span | None = None


@dataclass(frozen=True)
class Topic:
    """The label of a topic on a passage, and who gave it."""

    id: str
    label: str
    by: By


@dataclass(frozen=True)
class Figure:
    """A numeric statement; ``start``/``end`` are offsets into the passage's text, ``topics`` are those it is about."""

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
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A place where an entity or a glossary term is named; offsets into the passage's text.

    ``near``: not it is named there, but something near or contrasting that leads to its entry.
    """

    target: str
    passage: str
    start: int
    end: int
    near: bool = False


@dataclass(frozen=True)
class Happening:
    """Something dated that a passage tells; ``date`` is ISO 8601, possibly reduced (2018-04).

    Where several passages tell one happening, ``same`` of all but one is the id of that one, whose date and
    label they share.
    """

    id: str
    date: str
    label: str
    passage: str
    quote: str
    by: By
    same: str | None = None

    @property
    def happening(self) -> str:
        """The id of what happened: that of the first telling."""
        return self.same or self.id


@dataclass(frozen=True)
class Passage:
    """The smallest citable unit: one title, paragraph, list item, caption …

    ``spans`` are the stretches of the source's decoded text that it was made from, in reading
    order; ``line`` is the 1-based line of the raw file where it begins. ``id`` is empty until
    the ledger knows the text. ``digest`` is the hash of the whole text where only a part of it, or none, is published
    (`scripts.stages.withhold`); empty otherwise.
    """

    id: str
    doc: str
    n: int
    kind: Kind
    text: str
    file: str
    spans: tuple[Span, ...]
    line: int
    topics: tuple[Topic, ...] = ()
    note: str | None = None
    near: tuple[str, ...] = ()
    draft: bool = False
    digest: str = ""


@dataclass(frozen=True)
class AccountingRow:
    """The fate of one stretch of a raw file; ``duplicate_of`` is a passage id."""

    file: str
    start: int
    end: int
    fate: Literal["published", "dropped"]
    passage: str | None
    reason: Reason | None
    duplicate_of: str | None


@dataclass(frozen=True)
class Candidate:
    """Two passages that look alike and that no curator has judged yet."""

    first: str
    second: str
    evidence: str


@dataclass(frozen=True)
class StageCount:
    """What a stage took in, gave out, set aside (by reason) and spelt otherwise (by rule); shown by the reporter."""

    stage: str
    taken: int
    given: int
    seconds: float
    dropped: Mapping[str, int] = field(default_factory=dict)
    spelt: Mapping[str, int] = field(default_factory=dict)
