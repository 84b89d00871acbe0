"""The timeline: dated events that passages tell, by year."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from scripts.corpus.model import Event
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf, grouped


def timeline_page(shelf: Shelf) -> Page:
    """Return the timeline, oldest event first; a reduced date stands before the days in it."""
    events = sorted(shelf.corpus.events, key=lambda event: event.date)
    years = [(year, together(found)) for year, found in groupby(events, lambda event: event.date[:4])]
    head = Head("年表", "文献所记有日期的事，按时间排列，每条通向原文。", "timeline/", styles=("evidence",))
    return Page(render("timeline.html", "timeline/", head, {"shelf": shelf, "years": years}), "annotations")


def together(events: Iterable[Event]) -> list[tuple[Event, ...]]:
    """Put events of one date and one wording together: several passages tell them."""
    return list(grouped(events, lambda event: f"{event.date}\t{event.label}").values())
