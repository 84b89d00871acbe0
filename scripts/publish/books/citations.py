"""How to cite what a page of a book holds: the document in every style for readers, each passage in the first."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.cite.item import CitationItem, digest_of, item_of, narrowed
from scripts.cite.styles import DEFAULT, STYLES, Style
from scripts.corpus.model import Passage
from scripts.corpus.records import CorpusRecord
from scripts.corpus.state import Document
from scripts.publish.books.xhtml import Content, Element, element

ENTRY = "cite-"
"""Before the id of a passage, the anchor of its citation."""


def _cited(style: Style, item: CitationItem) -> list[Content]:
    """A citation, its address as a link."""
    before, url, after = style.format(item).strip().partition(item.url)
    return [before, element("a", url, href=url, translate="no") if url else None, after]


def citations(document: Document, passages: Sequence[Passage], corpus: CorpusRecord) -> Element:
    """Return the section on citing a document and these of its passages."""
    whole = item_of(document, corpus)
    readers = [style for style in STYLES.values() if style.form == "text"]
    styles = [
        part
        for style in readers
        for part in (element("dt", style.label, translate="no"), element("dd", *_cited(style, whole)))
    ]
    entries = []
    for passage in passages:
        item = narrowed(whole, corpus, passage.id, digest_of(passage))
        back = element("a", f"¶{passage.id}", href=f"#{passage.id}", translate="no", role="doc-backlink")
        entries.append(element("li", back, " ", *_cited(STYLES[DEFAULT], item), id=f"{ENTRY}{passage.id}"))
    heads = element("h2", "引用", id="cite"), element("h3", "全文"), element("h3", "逐段")
    return element(
        "section", heads[0], heads[1], element("dl", *styles), heads[2], element("ul", *entries), class_="cite"
    )
