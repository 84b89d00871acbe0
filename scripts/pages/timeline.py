"""The timeline: dated events that passages tell, by year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from scripts.corpus.model import Happening
from scripts.pages.lists import TIMELINE, Parts, listed, shards, table_name
from scripts.pages.parts.parting import Part, year_label
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf

Told = tuple[Happening, ...]


def timeline_pages(shelf: Shelf, parts: Sequence[Part[Told]]) -> dict[str, Page]:
    """Return the timeline by address, oldest event first; of a list in parts also the parts.

    A reduced date stands before the days in it.
    """
    whole = listed(TIMELINE, parts, year_label)
    pages = {TIMELINE: _page(shelf, TIMELINE, "年表", () if whole else parts[0].items, whole)}
    for (label, here, _), part in zip(whole, parts, strict=False):
        pages[here] = _page(shelf, here, f"年表：{label}", part.items)
    return pages


def _page(shelf: Shelf, here: str, title: str, held: Iterable[Told], parts: Parts = ()) -> Page:
    years = groupby(held, lambda told: told[0].date[:4])
    told = "文献中写明日期的事件，按时间排列，每条可到原文。"
    head = Head(title, told, TIMELINE, styles=("evidence",), scripts=("entries",) if parts else ())
    context = {
        "shelf": shelf,
        "years": [(year, list(found)) for year, found in years],
        "parts": parts,
        "list": TIMELINE,
        "table": table_name(TIMELINE),
        "files": shards(len(shelf.corpus.events)),
    }
    return Page(render("timeline.html", here, head, context), "annotations")
