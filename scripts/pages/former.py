"""The texts that an id stood for before: a page for each id to which something has happened, an anchor a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scripts.cite.item import DIGEST_LENGTH, item_of, narrowed
from scripts.cite.styles import citation
from scripts.corpus import filing
from scripts.ledger.difference import Piece
from scripts.ledger.plan import NAMES
from scripts.ledger.rules import told
from scripts.ledger.wordings import Past, Wording, past_of
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf
from scripts.web import address


@dataclass(frozen=True)
class Shown:
    """A text of an id as its page shows it: the script it is in, how it differs from the next, how to cite it."""

    wording: Wording
    language: str
    change: list[tuple[Piece, str]]
    citation: str

    @property
    def digest(self) -> str:
        """The start of its hash, as citations carry it."""
        return self.wording.sha256[:DIGEST_LENGTH]


def former_pages(shelf: Shelf) -> dict[str, Page]:
    """Return the page of each id to which something has happened, by address."""
    past = past_of(shelf.corpus.ledger)
    return {address.former(id): _page(shelf, past, id) for id in past.of}


def _page(shelf: Shelf, past: Past, id: str) -> Page:
    head = Head(
        f"段落 {id} 的历次文字",
        f"编号 {id} 先后指过的文字，各自的起止、变更的原因与差别。",
        address.RESOLVER,
        styles=("ledger",),
    )
    context: Mapping[str, object] = {
        "shelf": shelf,
        "id": id,
        "now": shelf.passage.get(id),
        "texts": [_shown(shelf, past, wording) for wording in past.of[id]],
        "names": NAMES,
        "told": told,
    }
    return Page(render("former.html", address.former(id), head, context), filing.LEDGER)


def _shown(shelf: Shelf, past: Past, wording: Wording) -> Shown:
    document = shelf.document.get(wording.doc)
    language = document.record.language if document else "zh-Hans"
    return Shown(wording, language, past.change(wording), _citation(shelf, wording))


def _citation(shelf: Shelf, wording: Wording) -> str:
    """Cite a text as of the version that brought it; empty where its document is no longer there."""
    document = shelf.document.get(wording.doc)
    if document is None:
        return ""
    corpus = shelf.corpus.curated.corpus
    then = corpus.model_copy(update={"version": wording.since.version})
    item = narrowed(item_of(document, then), then, wording.id, wording.sha256[:DIGEST_LENGTH])
    here = address.absolute(address.former(wording.id, wording.number), corpus.base_url)
    return citation(replace(item, url=here))
