"""Faults of a built site told where a hand can mend them: in the page that was written, not in what was made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from scripts.corpus.editions import TREES
from scripts.corpus.model import Problem


class Written(NamedTuple):
    """A page that a hand wrote: the name of its file, and its text."""

    name: str
    text: str


_LINK = re.compile(r"链接 (\S+?)(?=：| |$)")


def located(problems: Iterable[Problem], pages: Mapping[str, Written], site: str) -> list[Problem]:
    """Return problems of built pages at the lines of the files they were made from, each once for all editions.

    ``pages`` maps paths of built pages to what was written. A problem whose link does not stand there to
    the letter comes from a template or a generated page, and stays where it is,
    below the folder ``site``.
    """
    told = ((problem, _at_source(problem, pages)) for problem in problems)
    kept = (replace(fault, path=f"{site}/{fault.path}") if fault is problem else fault for problem, fault in told)
    return list(dict.fromkeys(kept))


def _at_source(problem: Problem, pages: Mapping[str, Written]) -> Problem:
    tree = next((prefix for prefix in TREES.values() if prefix and problem.path.startswith(prefix)), "")
    page, link = pages.get(problem.path.removeprefix(tree)), _LINK.search(problem.message)
    line = _line_of(page.text, link[1]) if page and link else 0
    if not page or not line:
        return problem
    return Problem(page.name, line, problem.code, f"链接 {link[1] if link else ''} 不通", problem.hint)


def _line_of(text: str, words: str) -> int:
    """Return the 1-based line on which words stand first, or 0."""
    return text.count("\n", 0, text.index(words)) + 1 if words in text else 0


def missing_pages(nav: object, there: Iterable[str], config: Written) -> Iterator[Problem]:
    """Tell of pages that the navigation names and nobody wrote (GA50), at their lines in the configuration."""
    known = set(there)
    for page, _ in titles(nav):
        if page.endswith(".md") and page not in known:
            yield Problem(config.name, _line_of(config.text, page) or 1, "GA50", f"导航里的 {page} 不存在")


def titles(nav: object, title: str | None = None) -> Iterator[tuple[str, str | None]]:
    """Yield every page and address of a navigation, which is lists of pages, of titles with pages, and of lists.

    With each comes its title, None where it has none of its own.
    """
    if isinstance(nav, str):
        yield nav, title
    elif isinstance(nav, dict):
        for name, part in nav.items():
            yield from titles(part, name)
    elif isinstance(nav, list):
        for part in nav:
            yield from titles(part)
