"""Charts drawn at build time as SVG without scripts or styles of their own.

pygal computes the geometry; what it adds for its own interactive viewer is taken out, and each label is put
above its bar, so that a drawing fits a phone. Colours come from the site's style sheet, so that a chart
follows light and dark; every bar links to the passage it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pygal
from lxml import etree
from markupsafe import Markup

from scripts.convert.cut import opening
from scripts.pages.parts.charts import Chart
from scripts.pages.parts.markup import literal
from scripts.pages.parts.shelf import Shelf
from scripts.web import address

WIDTH, ROW, BAR, FONT, LONGEST = 360, 48, 18, 15, 23
"""In the drawing's units: its width, height of a label with its bar, of a bar, of type; most characters of a label."""
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_VIEWER = f"{_SVG}defs", f"{_SVG}desc", f"{_SVG}title"
_VIEWER_GROUPS = "plot tooltip-overlay", "plot overlay", "titles", "axis x", "axis x always_show"
Link = Callable[[str], str]


def drawing(chart: Chart, shelf: Shelf, link: Link) -> Markup:
    """Return a chart as inline SVG, its links relative to the page that `link` belongs to."""
    root = etree.fromstring(_plot(chart, shelf, link), etree.XMLParser(remove_comments=True))
    _strip(root)
    _stack(root, chart)
    _name(root, chart)
    for anchor, point in zip(root.iter(f"{_SVG}a"), chart.points, strict=True):
        anchor.set("href", anchor.attrib.pop(_HREF))
        anchor.set("aria-label", f"{point.label}：{point.quote}")
    etree.cleanup_namespaces(root)
    return _serialised(root)


def _plot(chart: Chart, shelf: Shelf, link: Link) -> bytes:
    """Let pygal lay the bars out; the first point comes on top, so it is added last."""
    plot = pygal.HorizontalBar(
        width=WIDTH, height=ROW * len(chart.points), show_legend=False, js=[], css=[], no_prefix=True,
        margin=0, margin_right=_room(chart), spacing=0, print_values=True, print_values_position="top",
        show_x_guides=False, show_y_guides=False, range=(0, max(point.number for point in chart.points)),
    )  # fmt: skip
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


def _room(chart: Chart) -> int:
    """Return the width to keep free beside the bars for their numbers: a digit is half as wide as a character."""
    widths = [sum(1 if ord(one) > 0x2E7F else 0.6 for one in point.quote) for point in chart.points]
    return round(max(widths) * FONT) + 14


def _strip(root: etree._Element) -> None:
    """Take out what only pygal's own viewer uses: styles, scripts, tooltips, the value axis."""
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is not None and (element.tag in _VIEWER or element.get("class", "") in _VIEWER_GROUPS):
            parent.remove(element)
        for name in {"style", "id"} & set(element.attrib):
            del element.attrib[name]


def _stack(root: etree._Element, chart: Chart) -> None:
    """Put a label above each bar and its number at its end, in rows of one height, from top to bottom."""
    for group in list(root.iter()):
        if any(child.get("class") in ("bar", "value") for child in group):
            group[:] = reversed(group)
    bars, values = _classed(root, "tooltip-trigger"), _classed(root, "value")
    for row, (point, bar, value) in enumerate(zip(chart.points, bars, values, strict=True)):
        top, width = ROW * row, max(2.0, float(bar.get("width", "0")))
        _place(bar, {"x": 0, "y": top + ROW - BAR - 6, "width": width, "height": BAR, "class": "rect"})
        _place(value, {"x": width + 8, "y": top + ROW - BAR / 2 - 1, "class": "value"})
        label = etree.Element(f"{_SVG}text")
        label.text = opening(point.label, LONGEST)
        _place(label, {"x": 0, "y": top + FONT, "class": "label"})
        value.addprevious(label)


def _classed(root: etree._Element, name: str) -> list[etree._Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def _place(element: etree._Element, attributes: dict[str, float | str]) -> None:
    element.attrib.clear()
    for name, value in attributes.items():
        element.set(name, f"{value:.1f}" if isinstance(value, float) else str(value))


def _name(root: etree._Element, chart: Chart) -> None:
    """Give the drawing a title and a description that say what the bars say."""
    told = "；".join(f"{point.label} {point.quote}" for point in chart.points)
    name = chart.id
    root.set("role", "group")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    title = f"{chart.title}（{chart.unit}）" if chart.unit else chart.title
    for tag, text in (("desc", told), ("title", title)):
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
