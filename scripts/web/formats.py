"""The register of the formats in which a document can be downloaded, in the order in which they are offered.

Citations have a register of their own, `scripts.cite.styles`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scripts.corpus.state import Corpus, Document
from scripts.web import address
from scripts.web.plain_text import plain_text
from scripts.web.tei import tei


@dataclass(frozen=True)
class Format:
    """A format: its folder below ``data/``, the suffix and media type of its files, and what makes one.

    ``label`` names it on the data page, ``word`` on the page of a document.
    """

    folder: str
    suffix: str
    media_type: str
    label: str
    word: str
    make: Callable[[Document, Corpus], bytes]

    def address(self, doc: str) -> str:
        """Return the address of a document's file."""
        return address.data(f"{self.folder}/{doc}{self.suffix}")


TEXT = Format("text", ".txt", "text/plain", "TXT", "纯文本", plain_text)
FORMATS = (
    TEXT,
    Format("tei", ".xml", "application/tei+xml", "TEI", "TEI", tei),
)


@dataclass(frozen=True)
class Book:
    """The book of a document, one in each script: offered beside the formats, and bound in `scripts.publish.books`."""

    media_type: str = "application/epub+zip"
    label: str = "EPUB"
    word: str = "电子书"

    def address(self, doc: str) -> str:
        """Return the address of a document's book."""
        return address.book(address.document(doc))


def offered(large: bool) -> tuple[Format | Book, ...]:
    """Return what is offered of a document; the books of a large corpus stand beside its site."""
    return FORMATS if large else (*FORMATS, Book())


def document_files(document: Document, corpus: Corpus) -> dict[str, bytes]:
    """Return a document in every format, by address."""
    return {form.address(document.id): form.make(document, corpus) for form in FORMATS}
