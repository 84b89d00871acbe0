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
from scripts.gate.brief import NOWHERE, lines_of
from scripts.gate.built import Built
from scripts.gate.ends import CODES_OF, End, cross_links, is_passage, section, tree_of


def check_crosslinks(site: Built) -> Iterator[Problem]:
    """Faults GA60 to GA65: a cross-link that is not returned. Linear in the number of links."""
    for tree in TREES.values():
        pages = [path for path in site.pages if tree_of(path) == tree]
        if not _is_returned(site, pages):
            yield from _check_tree(site, tree, pages)


def _is_returned(site: Built, pages: list[str]) -> bool:
    """Whether the briefs of the pages of a tree bear out that every cross-link goes both ways."""
    ties = {tie for path in pages for tie in lines_of(site.briefs[path].ties)}
    return NOWHERE not in ties and all(ties.issuperset(lines_of(site.briefs[path].returns)) for path in pages)


def _check_tree(site: Built, tree: str, pages: list[str]) -> Iterator[Problem]:
    ties = dict(tie for path in pages for tie in cross_links(path, site.briefs[path].leads.ties))
    for (start, end), line in ties.items():
        if (end, start) not in ties:
            code = CODES_OF[section(end if is_passage(start) else start)]
            yield Problem(tree + start[0], line, code, f"{_told(start)}链接到{_told(end)}，那边没有链接回来")


def _told(end: End) -> str:
    page = end[0].removesuffix("index.html")
    return f"「{page}#{end[1]}」" if end[1] else f"「{page}」"
