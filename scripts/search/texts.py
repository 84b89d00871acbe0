"""The texts that results show: shards of passages in one script, and what a filter needs to know of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scripts.corpus.editions import COLUMNS
from scripts.web.wording import PASSAGE_KINDS, marked

Row = Mapping[str, Any]
Convert = Callable[[str, str], str]
TEXT_FIELDS: dict[str, str] = dict(COLUMNS.items())
FIELDS = ("id", "doc", "n", "kind", "topics", *TEXT_FIELDS.values())
"""What an index is made of, of the row of a passage."""
_FIRST = "0"  # the character of the first label, as in docs/assets/js/search/passages.js
UNDATED = "—"  # the year of a document without a date, as in docs/assets/js/search/facets.js
SHARD = 800  # characters of text: 1.5 kB gzipped, for hits may be far apart


class Exported(NamedTuple):
    """The name of the forms of a document's citations, which many share, and the facts that fill them
    (`scripts.cite.forms`); by style the patterns that no form gives.
    """

    form: str
    facts: Mapping[str, str]
    own: Mapping[str, str]


@dataclass(frozen=True)
class Citations:
    """How to cite a passage: a pattern by document id, the start of the text's hash by passage id.

    A pattern holds the placeholders of `scripts.cite.control`: ⟦id⟧ ⟦place⟧ ⟦shelf⟧ ⟦hash⟧ and those of the day
    of reading.
    """

    patterns: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    exports: Mapping[str, Exported] = field(default_factory=dict)
    """By document id: how programs are told, as the source has it."""


def shard_starts(passages: Sequence[Row], first_of_documents: Sequence[int], sharded: bool) -> list[int]:
    """The numbers of the passages with which a shard begins; a shard ends with a document where it can."""
    starts, size = [0], 0
    firsts = set(first_of_documents)
    for number, row in enumerate(passages):
        full = size > SHARD or (number in firsts and size > SHARD // 2)
        if sharded and full:
            starts.append(number)
            size = 0
        size += len(row["text"])
    return starts


def document_entry(document: Row, script: str, convert: Convert) -> list[str | None]:
    """Id, title, date and publisher of a document, in one script; of what the date is, and who says it."""
    shown = [document.get(field) for field in ("title", "publisher")]
    title, publisher = (text and convert(text, script) for text in shown)
    if (date := dated(document)) is None:
        return [document["id"], title, None, publisher]
    of = "published" if document.get("date_published") else "event"
    return [document["id"], title, date, publisher, of, _basis(document)]


def dated(document: Row) -> str | None:
    """The date of a document: of publication, else of the event; that, and that it is inferred, is said."""
    published = document.get("date_published")
    day = published or document.get("date_event")
    return day and marked(day, event=not published, inferred=_basis(document) == "inferred")


def _basis(document: Row) -> str:
    """Whether a date is stated or inferred; empty where that is not told."""
    return (document.get("date_basis") or "").partition(":")[0]


def text_shard(passages: Sequence[Row], documents: Sequence[Row], script: str, convert: Convert) -> dict[str, Any]:
    """The texts of these passages, what filters need to know of them, and their ids.

    What packs them makes its codes by the stretch: so what is Chinese comes first, and ids do not lie in between.
    """
    texts = [row[TEXT_FIELDS[script]] for row in passages]
    return (
        {"texts": texts}
        | facets(passages, documents, script, convert)
        | {"ids": in_a_row([row["id"] for row in passages])}
    )


def in_a_row(ids: Sequence[str]) -> str:
    """The ids of passages, one after the other, each as wide as the longest: so they are fewest bytes."""
    width = max(map(len, ids), default=0)
    return "".join(id.ljust(width) for id in ids)


def facets(passages: Sequence[Row], documents: Sequence[Row], script: str, convert: Convert) -> dict[str, Any]:
    """Documents, labels, and the class (kind and topics) of every passage."""
    return {
        "docs": [document_entry(document, script, convert) for document in documents],
        "labels": labels_of(passages, script, convert),
        "classes": classify(passages),
    }


def citation_shard(documents: Iterable[Row], citations: Citations, script: str, convert: Convert) -> dict[str, str]:
    """The patterns of a shard's documents, in one script."""
    patterns = ((document["id"], citations.patterns.get(document["id"])) for document in documents)
    return {id: convert(pattern, script) for id, pattern in patterns if pattern}


def shared_shard(passages: Iterable[Row], documents: Iterable[Row], citations: Citations) -> dict[str, Any]:
    """The digests of a shard's passages, and how programs are told of its documents: the same in every script."""
    exports = ((document["id"], citations.exports.get(document["id"])) for document in documents)
    digests = ((row["id"], citations.digests.get(row["id"])) for row in passages)
    return {
        "digests": {id: digest for id, digest in digests if digest},
        "exports": {id: exported for id, exported in exports if exported},
    }


def classify(passages: Iterable[Row]) -> str:
    """Of each passage a word: its kind and its topics by their places in `labels_of`, as characters from 0 on.

    What is alike looks alike, so that little of it comes over the line.
    """
    rows = list(passages)
    written = {key: chr(ord(_FIRST) + place) for place, key in enumerate(_labels(rows))}
    words = ([row["kind"], *(topic["id"] for topic in row["topics"])] for row in rows)
    return " ".join("".join(written[key] for key in word) for word in words)


def labels_of(passages: Iterable[Row], script: str, convert: Convert) -> dict[str, str]:
    """Kind and topic id → label in one script, of those that the passages have."""
    return {id: convert(label, script) for id, label in _labels(passages).items()}


def _labels(passages: Iterable[Row]) -> dict[str, str]:
    rows = list(passages)
    kinds = {row["kind"]: PASSAGE_KINDS[row["kind"]] for row in rows}
    topics = {topic["id"]: topic["label"] for row in rows for topic in row["topics"]}
    return dict(sorted((kinds | topics).items()))
