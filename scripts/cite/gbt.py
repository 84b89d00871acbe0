"""GB/T 7714 (numeric system), editions of 2025 and 2015: 著者. 题名[N/OL]. 报名，日期. 地址.

Rules after the standard's clause on articles in serials (报纸的析出文献) as the official CSL styles
`china-national-standard-gb-t-7714-{2025,2015}-numeric` render it. The edition of 2025 writes
full-width commas and has no date of access for newspapers (only, in brackets, in place of a missing date);
the edition of 2015 writes half-width ones, adds the date of access, and sets Latin names in capitals.
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.cite.item import CitationItem, Found, Provenance

NAMED_AUTHORS = 3  # with more, the first three and 等


def format_2025(item: CitationItem) -> str:
    """Return the reference after GB/T 7714-2025."""
    bracketed_year = f"[{item.accessed.year}]" if item.accessed else ""
    day = item.published.iso if item.published else bracketed_year
    place = "，".join(part for part in (_outlet(item), day) if part)
    notes = (_provenance(item.provenance, "，", "："), _found(item.found))
    return _reference(item, _names(item.authors, "，"), place, notes)


def format_2015(item: CitationItem) -> str:
    """Return the reference after GB/T 7714-2015."""
    names = [name.upper() for name in item.authors]
    day = item.published.iso if item.published else ""
    place = ", ".join(part for part in (_outlet(item), day) if part)
    accessed = f"[{item.accessed.iso}]" if item.accessed else ""
    notes = (_provenance(item.provenance, ", ", ": "), _found(item.found))
    return _reference(item, _names(names, ", "), place + accessed, notes)


def _reference(item: CitationItem, names: str, place: str, notes: tuple[str, ...]) -> str:
    parts = (names, f"{item.title}[N/OL]", place, item.url, *notes)
    return ". ".join(part for part in parts if part) + "."


def _names(authors: Sequence[str], comma: str) -> str:
    shown = [*authors[:NAMED_AUTHORS], "等"] if len(authors) > NAMED_AUTHORS else authors
    return comma.join(shown)


def _found(found: Found | None) -> str:
    """Return our note on where the text was found, with the day of retrieval in brackets as the standard has it."""
    if found is None:
        return ""
    day = f"[{found.retrieved.iso}]" if found.retrieved else ""
    return f"原载{day}{found.url or found.archived}"


def _outlet(item: CitationItem) -> str:
    return (item.outlet or "").replace(".", "")


def _provenance(provenance: Provenance | None, comma: str, colon: str) -> str:
    """Return our note after the address: 段落编号：id，corpus version，SHA-256：hash."""
    if provenance is None:
        return ""
    corpus = f"{provenance.corpus} v{provenance.version}"
    if not provenance.passage:
        return corpus
    return comma.join([f"段落编号{colon}{provenance.passage}", corpus, f"SHA-256{colon}{provenance.digest}"])
