"""The page of figures: charts of the series, then every numeric statement in one table."""

from __future__ import annotations

from functools import partial

from scripts.corpus.records import TopicRecord
from scripts.pages.parts.drawing import drawing
from scripts.pages.parts.key_figures import Told
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf


def figures_page(shelf: Shelf, told: Told) -> Page:
    """Return the page of figures; `told` is what they tell."""
    figures = shelf.corpus.figures
    head = Head(
        "数字", "文献中的每一个数量：指标、时期、出自哪一段。", "figures/",
        styles=("evidence",), scripts=("filter",),
    )  # fmt: skip
    used = {shelf.passage[figure.passage].doc for figure in figures}
    context = {
        "shelf": shelf,
        "figures": figures,
        "told": told,
        "draw": partial(drawing, shelf=shelf),
        "documents": [document for document in shelf.newest if document.id in used],
        "units": sorted({figure.unit for figure in figures}),
        "topics": _topics(shelf),
    }
    return Page(render("figures.html", "figures/", head, context), "annotations")


def _topics(shelf: Shelf) -> list[TopicRecord]:
    """Return the topics that figures are about."""
    used = {topic for figure in shelf.corpus.figures for topic in figure.topics}
    return [topic for topic in shelf.corpus.curated.topics if topic.id in used]
