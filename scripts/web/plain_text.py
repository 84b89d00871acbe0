"""A document as plain text, with the ids of its passages."""

from __future__ import annotations

from scripts.corpus.state import Corpus, Document


def on_one_line(text: str) -> str:
    """Return a text without line feeds and tabs: lines of verse and rows of a table parted by an ideographic space."""
    return text.replace("\t", " ").replace("\n", "\u3000")


def plain_text(document: Document, corpus: Corpus) -> bytes:
    """Return a document as UTF-8 text: its title, then one line a passage, ``id TAB kind TAB text``."""
    lines = [f"# {document.record.title}", *(f"{p.id}\t{p.kind}\t{on_one_line(p.text)}" for p in document.passages)]
    return ("\n".join(lines) + "\n").encode()
