"""The page of figures: charts of the series, then every numeric statement in one table."""

from __future__ import annotations

from functools import partial

from scripts.pages.charts import charts, drawing
from scripts.pages.render import Head, Page, render
from scripts.pages.shelf import Shelf


def figures_page(shelf: Shelf) -> Page:
    """Return the page of figures."""
    figures = shelf.corpus.figures
    head = Head(
        "数字", "文献中的每一个数量：量的是什么、什么时期、出自哪一段。", "figures/",
        styles=("evidence",), scripts=("filter",),
    )  # fmt: skip
    used = {shelf.passage[figure.passage].doc for figure in figures}
    context = {
        "shelf": shelf,
        "figures": figures,
        "charts": charts(shelf, figures),
        "draw": partial(drawing, shelf=shelf),
        "documents": [document for document in shelf.newest if document.id in used],
        "units": sorted({figure.unit for figure in figures}),
    }
    return Page(render("figures.html", "figures/", head, context), "annotations")
