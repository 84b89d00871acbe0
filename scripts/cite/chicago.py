"""Chicago Manual of Style 17, notes and bibliography: newspaper articles on the web.

Rules after CMOS 17, 14.191 to 14.198 (newspapers), 14.76 (authors), 14.145 (n.d.), as the official CSL
style `chicago-notes-bibliography-17th-edition` renders them. An article without author stands in the
bibliography under the outlet; a date of access only where no date of publication is known. Ours:
passage, corpus, version and hash before the address, where Chicago names databases (14.9, 14.174).
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.cite.item import CitationItem, Provenance
from scripts.cite.punctuation import clauses, quoted, sentences

IN_BIBLIOGRAPHY = (10, 7)  # up to ten authors all, else the first seven and et al.
IN_NOTES = (3, 1)


def format_bibliography(item: CitationItem) -> str:
    """Return the entry of a Chicago bibliography."""
    outlet = item.outlet or ""
    under = _names(item.authors, IN_BIBLIOGRAPHY) or outlet
    place = f"{outlet}, {_date(item)}" if outlet and item.authors else _date(item)
    accessed = f"Accessed {item.accessed.english}" if item.accessed and not item.published else ""
    provenance = _provenance(item.provenance)
    corpus = provenance[:1].upper() + provenance[1:]
    return sentences([under, _title(item), place, corpus, accessed, item.url])


def format_note(item: CitationItem) -> str:
    """Return the first, full note of Chicago's notes and bibliography system."""
    names = _names(item.authors, IN_NOTES)
    accessed = f"accessed {item.accessed.english}" if item.accessed and not item.published else ""
    source = [item.outlet or "", _date(item), _provenance(item.provenance), accessed]
    return clauses([names, _title(item), *source, item.url])


def _title(item: CitationItem) -> str:
    return quoted(item.title) if item.outlet else item.title


def _date(item: CitationItem) -> str:
    return item.published.english if item.published else "n.d."


def _names(authors: Sequence[str], limits: tuple[int, int]) -> str:
    most, shown = limits
    if len(authors) > most:
        comma = "," if shown > 1 else ""
        return f"{', '.join(authors[:shown])}{comma} et al."
    if len(authors) < 2:
        return "".join(authors)
    comma = "," if len(authors) > 2 else ""
    return f"{', '.join(authors[:-1])}{comma} and {authors[-1]}"


def _provenance(provenance: Provenance | None) -> str:
    if provenance is None:
        return ""
    corpus = f"{provenance.corpus_en}, version {provenance.version}"
    if not provenance.passage:
        return corpus
    return f"passage {provenance.passage}, {corpus}, SHA-256 {provenance.digest}"
