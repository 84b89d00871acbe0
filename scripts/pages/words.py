"""The page of words and characters: the lists, and what the browser counts by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scripts.convert.fold import fold_table
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf
from scripts.search.folding import Folder
from scripts.words.listing import BOUND, FREE, LEAST, LONGEST, Entry, Listing, listing

ADDRESS = "words/"
CHARACTERS, WORDS = 300, 800
"""Entries of the lists: what a page can hold."""
NEEDED = ("elements", "fold", "passages", "query", "facets", "seek", "measures", "words")
"""The scripts of the page, below ``search/``."""


def words_page(shelf: Shelf) -> Page:
    """Return the page of characters and words."""
    head = Head(
        "字词",
        "常用的字，依统计成词的字串，一部分与其余相比的特征词，任一词的搭配。",
        "search/",
        styles=("search", "counts"),
        scripts=tuple(f"search/{name}" for name in NEEDED),
    )
    texts = tuple(passage.text for passage in shelf.corpus.passages)
    (found,) = shelf.corpus.work.each("words", _listed, None, [texts])
    folder = Folder(fold_table())
    named = {folder.text(word) for word in shelf.named}
    limits = {"least": LEAST, "free": FREE, "bound": BOUND, "longest": LONGEST}
    corpus = shelf.corpus.curated.corpus
    context = {"found": found, "named": named, "rate": lambda entry: _rate(entry, found.size), "limits": limits}
    return Page(render("words.html", ADDRESS, head, {**context, "corpus": corpus}), "corpus.yml")


def _listed(_: None, corpora: Sequence[tuple[str, ...]]) -> Iterator[Listing]:
    """Yield the lists of a corpus, given by the texts of its passages."""
    folder = Folder(fold_table())
    for texts in corpora:
        yield listing([folder.text(text) for text in texts], CHARACTERS, WORDS)


def _rate(entry: Entry, size: int) -> str:
    return f"{entry.count / size * 10_000:.2f}"
