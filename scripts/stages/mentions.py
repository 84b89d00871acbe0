"""Find every mention of entities and glossary terms: longest name first, no name inside a longer number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scripts.corpus.model import Mention, Passage
from scripts.corpus.records import EntityRecord, TermRecord

Named = EntityRecord | TermRecord


def names(record: Named) -> tuple[str, ...]:
    """Return the name and the aliases of an entity or a term."""
    return (record.name if isinstance(record, EntityRecord) else record.term, *record.aliases)


def leading_words(record: Named) -> tuple[str, ...]:
    """Return every word that leads to an entity or a term: its names, and the words that say `see` of it."""
    return (*names(record), *record.see)


def _leading(records: Sequence[Named]) -> dict[str, Named]:
    """Return which entry each word leads to: its own name, else the entry that says `see` of it."""
    named = {name: record for record in records for name in names(record)}
    return {word: record for record in records for word in record.see} | named


def _pattern(name: str) -> str:
    """Escape a name; digits or Latin letters at its ends must not run on (99 is not found in 1995)."""
    head = r"(?<![0-9A-Za-z.])" if name[0].isascii() and name[0].isalnum() else ""
    tail = r"(?![0-9A-Za-z]|\.\d)" if name[-1].isascii() and name[-1].isalnum() else ""
    return head + re.escape(name) + tail


def _excepted(record: Named, passage: Passage, start: int, end: int) -> bool:
    """Tell whether a curator said that the name means something else here."""
    for exception in record.exceptions:
        at = passage.text.find(exception.quote) if exception.passage == passage.id else -1
        if at >= 0 and at <= start and end <= at + len(exception.quote):
            return True
    return False


def find_mentions(passages: Iterable[Passage], records: Sequence[Named]) -> tuple[Mention, ...]:
    """Return all mentions, in order of passage and place; where names overlap the longest wins."""
    owner = _leading(records)
    if not owner:
        return ()
    pattern = re.compile("|".join(_pattern(name) for name in sorted(owner, key=len, reverse=True)))
    return tuple(
        Mention(owner[match[0]].id, passage.id, *match.span(), match[0] not in names(owner[match[0]]))
        for passage in passages
        for match in pattern.finditer(passage.text)
        if not _excepted(owner[match[0]], passage, *match.span())
    )
