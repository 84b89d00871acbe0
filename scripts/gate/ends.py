"""The ends of cross-links: what they are tied to, as both directions call it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scripts.corpus.editions import TREES
from scripts.gate.page import Tie

End = tuple[str, str]
"""A page below its tree, and an element's id on it (empty: the page)."""
DOCUMENTS, ENTITIES = "d", "e"
YEARLY = (ENTITIES, "t", "glossary")
"""Sections where a thing that is named very often has further pages, a year each."""
CODES_OF = {
    "t": "GA60",
    ENTITIES: "GA61",
    "glossary": "GA61",
    "compare": "GA62",
    "figures": "GA63",
    "timeline": "GA64",
    DOCUMENTS: "GA65",
}
"""The code of a link that goes one way only, by the section at the end that is not the passage."""


def tree_of(path: str) -> str:
    """The folder of the tree that a file stands in; empty for the root."""
    return next((prefix for prefix in TREES.values() if prefix and path.startswith(prefix)), "")


def cross_links(path: str, ties: Iterable[Tie]) -> Iterator[tuple[tuple[End, End], int]]:
    """The cross-links of a page with the line of each: those with a passage at one end at least."""
    tree = tree_of(path)
    for tie in ties:
        start = (_whole(path.removeprefix(tree)), tie.owner)
        end = (_whole(tie.target.path.removeprefix(tree)), tie.target.fragment)
        if _counts(start) and _counts(end) and (is_passage(start) or is_passage(end)):
            yield (start, end), tie.line


def section(end: End) -> str:
    """The section of the site in which an end lies."""
    return end[0].partition("/")[0]


def is_passage(end: End) -> bool:
    """Whether an end is a passage of a document, not the document as a whole."""
    return section(end) == DOCUMENTS and end[1] != ""


def _whole(page: str) -> str:
    """The page that stands for a page: for one that lists a year of what names something, that of the thing."""
    section, *below = page.split("/")
    return f"{section}/{below[0]}/index.html" if section in YEARLY and len(below) > 1 else page


def _counts(end: End) -> bool:
    """Whether an end lies in one of the sections; a document as a whole is none of them."""
    return section(end) in CODES_OF and (section(end) != DOCUMENTS or is_passage(end))
