"""The timeline: dated events that passages tell, by year."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from scripts.corpus.model import Happening
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf, grouped


def timeline_page(shelf: Shelf) -> Page:
    """Return the timeline, oldest event first; a reduced date stands before the days in it."""
    years = groupby(happenings(shelf.corpus.events), lambda told: told[0].date[:4])
    head = Head("年表", "文献中写明日期的事件，按时间排列，每条可到原文。", "timeline/", styles=("evidence",))
    return Page(
        render(
            "timeline.html",
            "timeline/",
            head,
            {"shelf": shelf, "years": [(year, list(found)) for year, found in years]},
        ),
        "annotations",
    )


def happenings(events: Iterable[Happening]) -> list[tuple[Happening, ...]]:
    """Return what happened, in order of date: the events that tell one happening, that with its own date first."""
    told = grouped(events, lambda event: event.happening).values()
    first = [tuple(sorted(members, key=lambda event: event.same is not None)) for members in told]
    return sorted(first, key=lambda members: members[0].date)
