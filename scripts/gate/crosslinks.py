"""Cross-links of the corpus go both ways: from a passage to what is said about it, and back.

A cross-link is tied at both ends to an element by its id, or to the page of a topic, an entity or a term
as a whole (with the further pages that it may have). Whatever a passage links to must link to that passage, and
what links to a passage must be linked from it: chips and extracts of topics, marks in the text and the places
of entities and terms, claims of `/compare/`, rows of `/figures/`, events of `/timeline/`, passages that are
nearly alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.corpus.editions import TREES
from scripts.corpus.model import Problem
from scripts.gate.built import Built

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


def check_crosslinks(site: Built) -> Iterator[Problem]:
    """Faults GA60 to GA65: a cross-link that is not returned. Linear in the number of links."""
    for tree in TREES.values():
        ties = dict(_ties(site, tree))
        for (start, end), line in ties.items():
            if (end, start) not in ties:
                code = CODES_OF[_section(end if _is_passage(start) else start)]
                yield Problem(tree + start[0], line, code, f"{_told(start)}链接到{_told(end)}，那边没有链接回来")


def _ties(site: Built, tree: str) -> Iterator[tuple[tuple[End, End], int]]:
    """The cross-links of a tree with the line of each: those with a passage at one end at least."""
    others = tuple(prefix for prefix in TREES.values() if prefix and prefix != tree)
    for path, page in site.pages.items():
        if not path.startswith(tree) or path.startswith(others):
            continue
        for tie in page.ties:
            start = (_whole(path.removeprefix(tree)), tie.owner)
            end = (_whole(tie.target.path.removeprefix(tree)), tie.target.fragment)
            if _counts(start) and _counts(end) and (_is_passage(start) or _is_passage(end)):
                yield (start, end), tie.line


def _whole(page: str) -> str:
    """The page that stands for a page: for one that lists a year of what names something, that of the thing."""
    section, *below = page.split("/")
    return f"{section}/{below[0]}/index.html" if section in YEARLY and len(below) > 1 else page


def _counts(end: End) -> bool:
    """Whether an end lies in one of the sections; a document as a whole is none of them."""
    return _section(end) in CODES_OF and (_section(end) != DOCUMENTS or _is_passage(end))


def _section(end: End) -> str:
    return end[0].partition("/")[0]


def _is_passage(end: End) -> bool:
    """Whether an end is a passage of a document, not the document as a whole."""
    return _section(end) == DOCUMENTS and end[1] != ""


def _told(end: End) -> str:
    page = end[0].removesuffix("index.html")
    return f"「{page}#{end[1]}」" if end[1] else f"「{page}」"
