"""The page that says how far the readers of the topics agree, and how the keyword rule does."""

from __future__ import annotations

from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf
from scripts.stages.agreement import agreement

ADDRESS = "about/agreement/"


def agreement_page(shelf: Shelf) -> Page:
    """Return the page of Cohen's kappa, precision and recall by topic."""
    head = Head(
        "标注的一致性", "两位标注者独立标注专题的一致程度，以及关键词规则与定稿相比的精确率与召回率。", "about/"
    )
    readings = list(shelf.corpus.curated.readings.values())
    context = {"rows": agreement(shelf.corpus, readings), "readers": len(readings)}
    return Page(render("agreement.html", ADDRESS, head, context), "readings/")
