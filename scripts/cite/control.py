"""What a document page holds once, so that cite.js can cite any of its passages.

For each style there is the citation of the whole document and a pattern for its passages. In both, the day
of reading is a placeholder that the browser fills in; in the pattern, so are what is cited as it is written
(``⟦id⟧``: a passage, a stretch of one, a range of several) and as an address has it (``⟦place⟧``: ASCII alone),
the first two characters (``⟦shelf⟧``, the resolver's page) and the start of the hash. Most of the two is the
same words: the page has these once, and beside them what differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from scripts.cite.item import CitationItem, Day, digest_of, item_of, narrowed
from scripts.cite.styles import STYLES, Style, citation_address
from scripts.corpus.records import CorpusRecord
from scripts.corpus.state import Document
from scripts.web import address

READING_DAY = Day("⟦iso⟧", "⟦year⟧", "⟦month⟧", "⟦day⟧", "⟦english⟧")


class Piece(NamedTuple):
    """A stretch of a citation: words that document and passage share, then what the one and the other has."""

    shared: str
    document: str
    passage: str


@dataclass(frozen=True)
class Entry:
    """One style in the control: the document's citation and the pattern for its passages."""

    style: Style
    document: str
    passage: str

    @property
    def pieces(self) -> list[Piece]:
        """Both citations in one: the shared words once."""
        lines = self.document.splitlines(keepends=True), self.passage.splitlines(keepends=True)
        if len(lines[0]) != len(lines[1]):
            return [Piece("", self.document, self.passage)]
        return list(_joined(piece for pair in zip(*lines, strict=True) for piece in _pieces(*pair)))


_WORD = re.compile(r"\w+|\W")
"""Words are not cut: what a word becomes in another script hangs on the whole of it."""


def _pieces(document: str, passage: str) -> Iterator[Piece]:
    """Yield what two lines share at their beginning, where they differ, and what they share at their end."""
    one, other = _WORD.findall(document), _WORD.findall(passage)
    start = _common(one, other)
    end = min(_common(one[::-1], other[::-1]), len(one) - start, len(other) - start)
    middle = ("".join(words[start : len(words) - end]) for words in (one, other))
    yield Piece("".join(one[:start]), *middle)
    yield Piece("".join(one[len(one) - end :]), "", "")


def _common(one: list[str], other: list[str]) -> int:
    """So many words at the beginning are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces, runs of shared words as one."""
    shared = ""
    for piece in pieces:
        shared += piece.shared
        if piece.document or piece.passage:
            yield Piece(shared, piece.document, piece.passage)
            shared = ""
    yield Piece(shared, "", "")


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
