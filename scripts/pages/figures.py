"""The page of figures: charts of the series, then every numeric statement in one table, or in one a year."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from scripts.corpus.model import Figure
from scripts.corpus.records import TopicRecord
from scripts.pages.lists import FIGURES, Parts, listed, shards, table_name
from scripts.pages.parts.drawing import drawing
from scripts.pages.parts.key_figures import Told
from scripts.pages.parts.parting import Part, year_label
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf

NOTHING = Told((), (), ())


def figures_pages(shelf: Shelf, told: Told, parts: Sequence[Part[Figure]]) -> dict[str, Page]:
    """Return the page of figures by address, of a list in parts also the parts; `told` is what the figures tell."""
    whole = listed(FIGURES, parts, year_label)
    pages = {FIGURES: _page(shelf, FIGURES, "数字", shelf.corpus.figures, (told, whole))}
    for (label, here, _), part in zip(whole, parts, strict=False):
        pages[here] = _page(shelf, here, f"数字：{label}", part.items, (NOTHING, ()))
    return pages


def _page(shelf: Shelf, here: str, title: str, figures: Sequence[Figure], shown: tuple[Told, Parts]) -> Page:
    told, parts = shown
    head = Head(
        title, "文献中的每一个数量：指标、时期、出自哪一段。", FIGURES,
        styles=("evidence",), scripts=("entries",) if parts else ("filter",),
    )  # fmt: skip
    used = {shelf.passage[figure.passage].doc for figure in figures}
    context = {
        "shelf": shelf,
        "figures": figures,
        "total": len(shelf.corpus.figures),
        "told": told,
        "draw": partial(drawing, shelf=shelf),
        "documents": [document for document in shelf.newest if document.id in used],
        "units": sorted({figure.unit for figure in figures}),
        "topics": _topics(shelf, figures),
        "parts": parts,
        "list": FIGURES,
        "table": table_name(FIGURES),
        "files": shards(len(figures)),
    }
    return Page(render("figures.html", here, head, context), "annotations")


def _topics(shelf: Shelf, figures: Sequence[Figure]) -> list[TopicRecord]:
    """Return the topics that these figures are about."""
    used = {topic for figure in figures for topic in figure.topics}
    return [topic for topic in shelf.corpus.curated.topics if topic.id in used]
