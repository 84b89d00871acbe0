"""The page that lays the conversion of scripts open: where there was a choice, what was chosen, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.convert.tables import version
from scripts.corpus.conversion import Choice
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf

ADDRESS = "about/script/"
RULES = {
    "curator": "编者核定",
    "project": "本语料词条",
    "region": "地区用字",
    "name": "人名",
    "rule": "上下文规则",
    "phrase": "OpenCC 词组",
    "boundary": "词的边界",
    "statistics": "词典里的邻字",
    "character": "OpenCC 单字",
}
"""What decided a choice, in Chinese."""


@dataclass(frozen=True)
class Rendering:
    """One rendering of a character: how it is written in each region, what decided, and where."""

    source: str
    hant: str
    hant_hk: str
    rule: str
    by: str
    places: tuple[Choice, ...]

    @property
    def mended(self) -> bool:
        """Whether OpenCC alone would have written another character."""
        first = self.places[0]
        return (first.hant, first.hant_hk) != (first.stock_hant, first.stock_hant_hk)


def renderings(choices: Iterable[Choice]) -> list[Rendering]:
    """Group choices by character, result and what decided, most frequent first within a character."""
    groups: defaultdict[tuple[str, str, str, str, str], list[Choice]] = defaultdict(list)
    for choice in choices:
        groups[(choice.source, choice.hant, choice.hant_hk, choice.rule, choice.by)].append(choice)
    found = [Rendering(*key, places=tuple(places)) for key, places in groups.items()]
    return sorted(found, key=lambda group: (group.source, -len(group.places), group.by))


def conversion_page(shelf: Shelf) -> Page:
    """Return the page of all choices of conversion, what the project mends first."""
    corpus = shelf.corpus
    found = renderings(corpus.conversion)
    characters: defaultdict[str, list[Rendering]] = defaultdict(list)
    for rendering in found:
        characters[rendering.source].append(rendering)
    context = {
        "shelf": shelf,
        "version": version(),
        "rules": RULES,
        "mended": [rendering for rendering in found if rendering.mended],
        "characters": dict(characters),
        "total": len(corpus.conversion),
    }
    head = Head("繁简转换", "哪些字有不止一种转法，每一处选了哪一种，依据是什么。", "about/")
    return Page(render("conversion.html", ADDRESS, head, context), "variants/")
