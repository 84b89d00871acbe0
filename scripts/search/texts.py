"""The texts that results show: shards of passages in one script, and what a filter needs to know of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from scripts.search.digits import encode

Row = Mapping[str, Any]
Convert = Callable[[str, str], str]
TEXT_FIELDS = {"zh-Hans": "text", "zh-Hant": "text_hant", "zh-Hant-HK": "text_hant_hk"}
SHARD = 2_000  # characters of text: about one document, 3 kB gzipped


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
    """Id, title, date, kind and publisher of a document, in one script."""
    shown = [document.get(field) for field in ("title", "publisher")]
    title, publisher = (text and convert(text, script) for text in shown)
    return [document["id"], title, date_of(document), document.get("kind"), publisher]


def date_of(document: Row) -> str | None:
    """The date a document is sorted and counted by: of publication, else of the event."""
    return document.get("date_published") or document.get("date_event")


def text_shard(passages: Sequence[Row], documents: Sequence[Row], script: str, convert: Convert) -> dict[str, Any]:
    """A shard: its documents, its topics' labels, the classes of its passages, and id, class, text of each."""
    classes, numbers = classify(passages)
    field = TEXT_FIELDS[script]
    return {
        "docs": [document_entry(document, script, convert) for document in documents],
        "labels": topic_labels(passages, script, convert),
        "classes": classes,
        "rows": [[row["id"], number, row[field]] for row, number in zip(passages, numbers, strict=True)],
    }


def facets(passages: Sequence[Row], documents: Sequence[Row], script: str, convert: Convert) -> dict[str, Any]:
    """All documents, all topics' labels, and the class (kind and topics) of every passage, one code each."""
    classes, numbers = classify(passages)
    return {
        "docs": [document_entry(document, script, convert) for document in documents],
        "labels": topic_labels(passages, script, convert),
        "classes": classes,
        "codes": "".join(map(encode, numbers)),
    }


def classify(passages: Iterable[Row]) -> tuple[list[list[Any]], list[int]]:
    """The distinct pairs of kind and topic ids, in order of appearance, and each passage's number among them."""
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    numbers = [
        seen.setdefault((row["kind"], tuple(topic["id"] for topic in row["topics"])), len(seen)) for row in passages
    ]
    return [[kind, list(topics)] for kind, topics in seen], numbers


def topic_labels(passages: Iterable[Row], script: str, convert: Convert) -> dict[str, str]:
    """Topic id → label in one script, of the topics that the passages have."""
    labels = {topic["id"]: topic["label"] for row in passages for topic in row["topics"]}
    return {id: convert(label, script) for id, label in sorted(labels.items())}
