"""Charts of series, drawn at build time as SVG without scripts or styles of their own.

pygal computes the geometry; what it adds for its own interactive viewer is taken out. Colours come from
the site's style sheet, so that a chart follows light and dark; every bar links to the passage it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pygal
from lxml import etree
from markupsafe import Markup

from scripts.model import Figure
from scripts.pages import address
from scripts.pages.markup import literal
from scripts.pages.shelf import Shelf, dated, grouped
from scripts.records import SeriesRecord

FEWEST = 3
"""Two numbers are better told in a sentence than drawn."""
WIDTH, BAR, FONT = 560, 40, 15
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_VIEWER = f"{_SVG}defs", f"{_SVG}desc", f"{_SVG}title"
Link = Callable[[str], str]


@dataclass(frozen=True)
class Point:
    """One bar: figures that state the same number of the same period."""

    label: str
    quote: str
    number: float
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Chart:
    """A series with its points in order of time."""

    series: SeriesRecord
    points: tuple[Point, ...]


def charts(shelf: Shelf, figures: Iterable[Figure]) -> list[Chart]:
    """Return the charts worth drawing of the series that these figures belong to, in the curator's order."""
    wanted = {figure.series for figure in figures}
    by_series = grouped(shelf.corpus.figures, lambda figure: figure.series or "")
    found = [
        Chart(one, _points(shelf, by_series.get(one.id, ())))
        for one in shelf.corpus.curated.series
        if one.id in wanted
    ]
    return [chart for chart in found if len(chart.points) >= FEWEST]


def _when(shelf: Shelf, figure: Figure) -> str:
    """Return what orders a figure in time: the last year its period names, else its document's date."""
    years = re.findall(r"(?:19|20)\d\d", figure.period or "")
    return years[-1] if years else dated(shelf.document[shelf.passage[figure.passage].doc])


def _points(shelf: Shelf, figures: Sequence[Figure]) -> tuple[Point, ...]:
    ordered = sorted(figures, key=lambda one: (_when(shelf, one), one.period or ""))
    same = grouped(ordered, lambda one: f"{one.period or _when(shelf, one)[:4]}|{one.number}")
    return tuple(
        Point(key.partition("|")[0], found[0].quote, float(found[0].number), found) for key, found in same.items()
    )


def drawing(chart: Chart, shelf: Shelf, link: Link) -> Markup:
    """Return a chart as inline SVG, its links relative to the page that `link` belongs to."""
    root = etree.fromstring(_plot(chart, shelf, link), etree.XMLParser(remove_comments=True))
    _strip(root)
    _name(root, chart)
    for anchor, point in zip(root.iter(f"{_SVG}a"), reversed(chart.points), strict=True):
        anchor.set("href", anchor.attrib.pop(_HREF))
        anchor.attrib.pop("target", None)
        anchor.set("aria-label", f"{point.label}：{point.quote}")
    return _serialised(root)


def _plot(chart: Chart, shelf: Shelf, link: Link) -> bytes:
    """Let pygal lay the bars out; the first point comes on top, so it is added last."""
    longest = max(len(point.label) for point in chart.points)
    plot = pygal.HorizontalBar(
        width=WIDTH, height=BAR * len(chart.points) + 12, show_legend=False, js=[], css=[], no_prefix=True,
        margin=6, margin_left=longest * FONT + 12, margin_right=9 * FONT, spacing=0, show_y_labels=True,
        show_x_guides=False, show_y_guides=False, print_values=True, include_x_axis=True,
    )  # fmt: skip
    plot.x_labels = [point.label for point in reversed(chart.points)]
    plot.add(
        chart.series.label,
        [
            {
                "value": point.number,
                "formatter": lambda _, quote=point.quote: quote,
                "xlink": {"href": str(link(address.passage(shelf.passage[point.figures[0].passage])))},
            }
            for point in reversed(chart.points)
        ],
    )
    rendered: bytes = plot.render()
    return rendered


def _strip(root: etree._Element) -> None:
    """Take out what only pygal's own viewer uses: styles, scripts, tooltips, the value axis."""
    for element in list(root.iter(*_VIEWER)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for part in ("tooltip-overlay", "plot overlay", "titles", "axis x"):
        for element in root.xpath(f"//*[contains(@class, '{part}') and not(contains(@class, 'text-overlay'))]"):
            element.getparent().remove(element)
    for element in root.iter():
        for name in ("style", "id"):
            element.attrib.pop(name, None)


def _name(root: etree._Element, chart: Chart) -> None:
    """Give the drawing a title and a description that say what the bars say."""
    told = "；".join(f"{point.label} {point.quote}" for point in chart.points)
    name = f"chart-{chart.series.id}"
    root.set("role", "group")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    for tag, text in (("desc", told), ("title", f"{chart.series.label}（{chart.series.unit}）")):
        element = etree.Element(f"{_SVG}{tag}", id=f"{name}-{tag}")
        element.text = text
        root.insert(0, element)


def _serialised(root: etree._Element) -> Markup:
    """Write the SVG as HTML that Markdown leaves alone; text in it becomes literal."""
    texts = {}
    for number, element in enumerate(root.iter()):
        if element.text and element.text.strip():
            texts[f"\ue000{number}\ue001"] = literal(element.text)
            element.text = f"\ue000{number}\ue001"
    html = etree.tostring(root, encoding="unicode")
    return Markup(re.sub("\ue000\\d+\ue001", lambda found: texts[found[0]], html))
