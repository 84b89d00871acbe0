"""What is proposed for one field of a record, and what a document is read as for that."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.corpus.model import Kind

Block = tuple[Kind, str]
"""A passage's kind and text."""
ABOUT: frozenset[Kind] = frozenset({"metadata", "byline", "caption", "editor-note"})
HEAD = 6  # blocks in which a page says what it is


@dataclass(frozen=True)
class Field:
    """A value for one field of the record, and what in the source says so."""

    name: str
    value: str | tuple[str, ...] | None
    evidence: str
