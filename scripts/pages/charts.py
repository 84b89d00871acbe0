"""Charts of series, drawn at build time as SVG without scripts or styles of their own.

pygal computes the geometry; what it adds for its own interactive viewer is taken out. Colours come from
the site's style sheet, so that a chart follows light and dark; every bar links to the passage it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pygal
from lxml import etree
from markupsafe import Markup

from scripts.model import Figure
from scripts.pages import address
from scripts.pages.markup import literal
from scripts.pages.shelf import Shelf, dated, grouped

FEWEST = 3
"""Two numbers are better told in a sentence than drawn."""
RATES = ("%", "个百分点")
"""Units in which different measures of one period can stand beside one another."""
WIDTH, BAR, FONT, LONGEST = 560, 40, 15, 16
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_VIEWER = f"{_SVG}defs", f"{_SVG}desc", f"{_SVG}title"
_VIEWER_GROUPS = "plot tooltip-overlay", "plot overlay", "titles", "axis x", "axis x always_show"
Link = Callable[[str], str]


@dataclass(frozen=True)
class Point:
    """One bar: figures that state the same number of the same thing."""

    label: str
    quote: str
    number: float
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Chart:
    """Points that may be read together; `id` is unique on its page."""

    id: str
    title: str
    unit: str
    note: str
    points: tuple[Point, ...]


def charts(shelf: Shelf, figures: Sequence[Figure]) -> list[Chart]:
    """Return the charts worth drawing of these figures: series over time, then rates of change side by side.

    A series is drawn whole, even where only part of it belongs to `figures`.
    """
    found = [*_over_time(shelf, {figure.series for figure in figures}), *_side_by_side(figures)]
    return [chart for chart in found if _worth_drawing(chart)]


def _worth_drawing(chart: Chart) -> bool:
    return len(chart.points) >= FEWEST and len({point.number for point in chart.points}) > 1


def _over_time(shelf: Shelf, wanted: Collection[str | None]) -> Iterator[Chart]:
    """Yield the wanted series, in the curator's order, their points in order of time."""
    by_series = grouped(shelf.corpus.figures, lambda figure: figure.series or "")
    for one in shelf.corpus.curated.series:
        if one.id in wanted:
            ordered = sorted(by_series.get(one.id, ()), key=lambda figure: (_when(shelf, figure), figure.period or ""))
            points = _points(ordered, lambda figure: figure.period or _when(shelf, figure)[:4])
            yield Chart(f"series-{one.id}", one.label, one.unit, one.description, points)


def _side_by_side(figures: Iterable[Figure]) -> Iterator[Chart]:
    """Yield the rates that one period's texts compare in the same way, the greatest first."""
    rates = [figure for figure in figures if figure.unit in RATES and figure.comparison and figure.period]
    alike = grouped(rates, lambda figure: f"{figure.period}\t{figure.comparison}\t{figure.unit}")
    for number, (key, members) in enumerate(alike.items(), 1):
        period, comparison, unit = key.split("\t")
        points = sorted(_points(members, lambda figure: figure.measure), key=lambda point: -point.number)
        yield Chart(f"rates-{number}", f"{period}：{comparison}", unit, "各项所量不同，只宜看升降。", tuple(points))


def _when(shelf: Shelf, figure: Figure) -> str:
    """Return what orders a figure in time: the last year its period names, else its document's date."""
    years = re.findall(r"(?:19|20)\d\d", figure.period or "")
    return years[-1] if years else dated(shelf.document[shelf.passage[figure.passage].doc])


def _points(figures: Iterable[Figure], label: Callable[[Figure], str]) -> tuple[Point, ...]:
    same = grouped(figures, lambda figure: f"{label(figure)}\t{figure.number}")
    return tuple(
        Point(key.partition("\t")[0], found[0].quote, float(found[0].number), found) for key, found in same.items()
    )


def drawing(chart: Chart, shelf: Shelf, link: Link) -> Markup:
    """Return a chart as inline SVG, its links relative to the page that `link` belongs to."""
    root = etree.fromstring(_plot(chart, shelf, link), etree.XMLParser(remove_comments=True))
    _strip(root)
    _name(root, chart)
    for anchor, point in zip(root.iter(f"{_SVG}a"), reversed(chart.points), strict=True):
        anchor.set("href", anchor.attrib.pop(_HREF))
        anchor.set("aria-label", f"{point.label}：{point.quote}")
    return _serialised(root)


def _plot(chart: Chart, shelf: Shelf, link: Link) -> bytes:
    """Let pygal lay the bars out; the first point comes on top, so it is added last."""
    longest = max(len(_short(point.label)) for point in chart.points)
    plot = pygal.HorizontalBar(
        width=WIDTH, height=BAR * len(chart.points) + 12, show_legend=False, js=[], css=[], no_prefix=True,
        margin=6, margin_left=longest * FONT + 12, margin_right=7 * FONT, spacing=0, print_values=True,
        print_values_position="top", show_x_guides=False, show_y_guides=False, include_x_axis=True,
    )  # fmt: skip
    plot.x_labels = [_short(point.label) for point in reversed(chart.points)]
    plot.add(
        chart.title,
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


def _short(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"


def _strip(root: etree._Element) -> None:
    """Take out what only pygal's own viewer uses: styles, scripts, tooltips, the value axis."""
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is not None and (element.tag in _VIEWER or element.get("class", "") in _VIEWER_GROUPS):
            parent.remove(element)
        for name in {"style", "id"} & set(element.attrib):
            del element.attrib[name]


def _name(root: etree._Element, chart: Chart) -> None:
    """Give the drawing a title and a description that say what the bars say."""
    told = "；".join(f"{point.label} {point.quote}" for point in chart.points)
    name = chart.id
    root.set("role", "group")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    for tag, text in (("desc", told), ("title", f"{chart.title}（{chart.unit}）")):
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
