"""APA 7, reference list: Author. (2018, April 7). Title. *Outlet*. URL (here without italics).

Rules after APA 7, 10.1 example 15 (newspaper article on the web) and 8.14 to 8.21 (authors), as the official CSL style
`apa` renders them. Ours: passage, corpus, version and hash in parentheses after the address, where APA
puts its notes on originals (9.41).
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.cite.item import CitationItem, Provenance
from scripts.cite.punctuation import sentences

ALL_AUTHORS = 20  # with more, the first nineteen, an ellipsis and the last


def format_apa(item: CitationItem) -> str:
    """Return the entry of the reference list after APA 7."""
    when = f"({item.published.english_year_first if item.published else 'n.d.'})."
    title_or_names = sentences([_names(item.authors) or item.title])
    rest = sentences([item.title if item.authors else "", item.outlet or ""])
    parts = (title_or_names, when, rest, _address(item), _provenance(item.provenance))
    return " ".join(part for part in parts if part)


def _names(authors: Sequence[str]) -> str:
    if len(authors) > ALL_AUTHORS:
        return f"{', '.join(authors[: ALL_AUTHORS - 1])}, … {authors[-1]}"
    if len(authors) < 2:
        return "".join(authors)
    comma = "," if len(authors) > 2 else ""
    return f"{', '.join(authors[:-1])}{comma} & {authors[-1]}"


def _address(item: CitationItem) -> str:
    if item.published:
        return item.url
    return f"Retrieved {item.accessed.english}, from {item.url}" if item.accessed else f"Retrieved {item.url}"


def _provenance(provenance: Provenance | None) -> str:
    if provenance is None:
        return ""
    corpus = f"{provenance.corpus_en}, Version {provenance.version}"
    if not provenance.passage:
        return f"({corpus})"
    return f"(Passage {provenance.passage}; {corpus}; SHA-256 {provenance.digest})"
