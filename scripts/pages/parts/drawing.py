"""Charts drawn at build time as SVG without scripts or styles of their own.

A bar is as long as its number; its label stands above it, so that a drawing fits a phone. Colours come from the
site's style sheet, so that a chart follows light and dark; every bar links to the passage it comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from scripts.convert.cut import opening
from scripts.pages.parts.charts import Chart
from scripts.pages.parts.render import environment
from scripts.pages.parts.shelf import Shelf
from scripts.web import address

WIDTH, ROW, BAR, FONT, LONGEST = 360, 48, 18, 15, 23
"""In the drawing's units: its width, height of a label with its bar, of a bar, of type; most characters of a label."""
FILLED = 0.8
"""Share of the width beside the numbers that the longest bar takes: in some typefaces numbers are wider."""
Link = Callable[[str], str]


class Bar(NamedTuple):
    """One bar as it is drawn: where its row begins, its length, what it says, and where it leads."""

    top: int
    width: float
    label: str
    quote: str
    name: str
    target: str


def bars(chart: Chart, shelf: Shelf) -> list[Bar]:
    """Return the bars of a chart, in rows of one height from top to bottom."""
    longest = max(point.number for point in chart.points)
    scale = FILLED * (WIDTH - _room(chart)) / longest if longest > 0 else 0
    return [
        Bar(
            top=ROW * row,
            width=max(2.0, scale * point.number),
            label=opening(point.label, LONGEST),
            quote=point.quote,
            name=f"{point.label}：{point.quote}",
            target=address.passage(shelf.passage[point.figures[0].passage]),
        )
        for row, point in enumerate(chart.points)
    ]


def drawing(chart: Chart, shelf: Shelf, link: Link) -> Markup:
    """Return a chart as inline SVG, its links relative to the page that `link` belongs to."""
    sizes = {"width": WIDTH, "row": ROW, "bar": BAR, "font": FONT}
    drawn = environment().get_template("_chart.html").render(chart=chart, bars=bars(chart, shelf), link=link, **sizes)
    return Markup(drawn)


def _room(chart: Chart) -> int:
    """Return the width to keep free beside the bars for their numbers: a digit is half as wide as a character."""
    widths = [sum(1 if ord(character) > 0x2E7F else 0.6 for character in point.quote) for point in chart.points]
    return round(max(widths) * FONT) + 14
