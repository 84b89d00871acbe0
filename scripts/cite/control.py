"""What a document page holds once, so that cite.js can cite any of its passages.

For each style there is the citation of the whole document and a pattern for its passages. In both, the day
of reading is a placeholder that the browser fills in; in the pattern, so are what is cited as it is written
(``⟦id⟧``: a passage, a stretch of one, a range of several) and as an address has it (``⟦place⟧``: ASCII alone),
the first two characters (``⟦shelf⟧``, the resolver's page) and the start of the hash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scripts.cite.item import CitationItem, Day, digest_of, item_of, narrowed
from scripts.cite.styles import STYLES, Style, citation_address
from scripts.corpus.records import CorpusRecord
from scripts.corpus.state import Document
from scripts.web import address

READING_DAY = Day("⟦iso⟧", "⟦year⟧", "⟦month⟧", "⟦day⟧", "⟦english⟧")


@dataclass(frozen=True)
class Entry:
    """One style in the control: the document's citation and the pattern for its passages."""

    style: Style
    document: str
    passage: str


@dataclass(frozen=True)
class Control:
    """The citation control of one document page.

    `digests` gives the start of each published passage's hash by its id (drafts have none); `files` are
    the document's citation files, each with its site address.
    """

    doc: str
    digests: Mapping[str, str]
    entries: tuple[Entry, ...]
    files: tuple[tuple[Style, str], ...]


def control(document: Document, corpus: CorpusRecord) -> Control:
    """Return what the template `_cite.html` needs for a document page."""
    whole = replace(item_of(document, corpus), accessed=READING_DAY)
    part = _pattern(whole, corpus)
    styles = STYLES.values()
    return Control(
        doc=document.id,
        digests={passage.id: digest_of(passage) for passage in document.passages if not passage.draft},
        entries=tuple(Entry(style, style.format(whole), style.format(part)) for style in styles),
        files=tuple((style, citation_address(style, document.id)) for style in styles if style.form == "data"),
    )


def _pattern(whole: CitationItem, corpus: CorpusRecord) -> CitationItem:
    part = narrowed(whole, corpus, "⟦id⟧", "⟦hash⟧")
    url = address.absolute(address.entry("⟦shelf⟧", "⟦place⟧"), corpus.base_url)
    return replace(part, key=f"{whole.key}-⟦place⟧", url=url)
