"""The page that lays the conversion of scripts open: where there was a choice, what was chosen, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.convert.tables import version
from scripts.corpus.conversion import Choice
from scripts.pages.lists import CONVERSION, Parts, listed
from scripts.pages.parts.parting import initial, initial_label, parted
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf, grouped
from scripts.web.tables import lines_name

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


def conversion_pages(shelf: Shelf, most: int) -> dict[str, Page]:
    """Return the page of all choices of conversion by address, what the project mends first.

    Where there are more than `most` renderings, their characters have further pages, by initial.
    """
    found = renderings(shelf.corpus.conversion)
    parts = parted(found, [lambda rendering: initial(rendering.source)], most)
    whole = listed(CONVERSION, parts, initial_label)
    mended = [rendering for rendering in found if rendering.mended]
    shown = mended[:most] if whole else mended
    pages = {CONVERSION: _page(shelf, CONVERSION, "繁简转换", (() if whole else found, shown), whole)}
    for (label, here, _), part in zip(whole, parts, strict=False):
        pages[here] = _page(shelf, here, f"繁简转换：{label}", (part.items, ()))
    return pages


def _page(
    shelf: Shelf, here: str, title: str, shown: tuple[Sequence[Rendering], Sequence[Rendering]], parts: Parts = ()
) -> Page:
    found, mended = shown
    context = {
        "shelf": shelf,
        "version": version(),
        "rules": RULES,
        "mended": mended,
        "characters": grouped(found, lambda rendering: rendering.source),
        "total": len(shelf.corpus.conversion),
        "rows": lines_name("conversion", shelf.corpus.large),
        "parts": parts,
        "list": CONVERSION,
    }
    head = Head(title, "哪些字有不止一种转法，每一处选了哪一种，依据是什么。", "about/")
    return Page(render("conversion.html", here, head, context), "variants/")
