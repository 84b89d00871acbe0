"""RIS, type NEWS (newspaper article), as Zotero, EndNote and Mendeley read it.

Lines end with a line feed; a value is one line. `T2` is the newspaper, `DB` the corpus, `N1` our note.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.cite.item import CitationItem, Day, note_of


def format_ris(item: CitationItem) -> str:
    """Return one RIS record, from ``TY`` to ``ER``."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _fields(item)]
    return "\n".join(["TY  - NEWS", *lines, "ER  - ", ""])


def _fields(item: CitationItem) -> Iterator[tuple[str, str]]:
    yield "ID", item.key
    for name in item.authors:
        yield "AU", name
    yield "TI", item.title
    if item.outlet:
        yield "T2", item.outlet
    if item.published:
        yield "PY", item.published.year
        yield "DA", _slashed(item.published)
    yield "LA", item.language
    yield "UR", item.url
    if item.accessed:
        yield "Y2", _slashed(item.accessed)
    if item.provenance:
        yield "DB", item.provenance.corpus
    if note := note_of(item):
        yield "N1", note


def _slashed(day: Day) -> str:
    return f"{day.year}/{day.month}/{day.day}"
