"""The timeline: dated events that passages tell, by year."""

from __future__ import annotations

from itertools import groupby

from scripts.pages.render import Head, Page, render
from scripts.pages.shelf import Shelf


def timeline_page(shelf: Shelf) -> Page:
    """Return the timeline, oldest event first; a reduced date stands before the days in it."""
    events = sorted(shelf.corpus.events, key=lambda event: event.date)
    years = [(year, list(found)) for year, found in groupby(events, lambda event: event.date[:4])]
    head = Head("年表", "文献所记有日期的事，按时间排列，每条通向原文。", "timeline/", styles=("evidence",))
    return Page(render("timeline.html", "timeline/", head, {"shelf": shelf, "years": years}), "annotations")
