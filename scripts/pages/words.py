"""The page of words and characters: the lists, and what the browser counts by them."""

from __future__ import annotations

from typing import Any

from scripts.corpus.records import CorpusRecord
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf
from scripts.words.listing import BOUND, FREE, LEAST, LONGEST, Listing, shown
from scripts.words.of_corpus import listing_of

ADDRESS = "words/"
NEEDED = (
    "elements",
    "fold",
    "passages",
    "query",
    "facets",
    "seek",
    "occurrences",
    "measures",
    "wordtables",
    "wordsbeside",
    "words",
)
"""The scripts of the page, below ``search/``."""
HEAD = Head(
    "字词",
    "常用的字，依统计成词的字串，一部分与其余相比的特征词，任一词的分布与搭配。",
    "search/",
    styles=("search", "counts"),
    scripts=tuple(f"search/{name}" for name in NEEDED),
)


def words_page(shelf: Shelf) -> Page:
    """Return the page of characters and words."""
    corpus = shelf.corpus
    return Page(
        render("words.html", ADDRESS, HEAD, words_context(listing_of(corpus), corpus.curated.corpus)), "corpus.yml"
    )


def words_context(found: Listing, corpus: CorpusRecord) -> dict[str, Any]:
    """Return what the template of the page gets."""
    words, characters = shown(found)
    return {
        "found": found,
        "words": words,
        "characters": characters,
        "rate": lambda entry: f"{entry.count / found.size * 10_000:.2f}",
        "limits": {"least": LEAST, "free": FREE, "bound": BOUND, "longest": LONGEST},
        "corpus": corpus,
    }
