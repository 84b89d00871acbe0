"""Which figures can be read together, and how: series over time, before and after. One measure, one scale.

Nothing is drawn here (see `scripts.pages.parts.drawing`); a chart is words and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.corpus.model import Figure
from scripts.pages.parts.shelf import Shelf, dated, grouped

FEWEST, MOST = 3, 60
"""Two numbers are better told in a sentence than drawn, and nobody reads a drawing of hundreds."""
MINUTES = {"分钟": 1, "小时": 60, "天": 1440}
"""Units of time in minutes: what changes from one to another can still be compared."""
_CHANGE = re.compile(r"[从由].*[至到为]")
_ASIDE = re.compile(r"（([^（）]*)）$")


@dataclass(frozen=True)
class Point:
    """One bar: figures that state the same number of the same thing; `number` is what the bar's length shows."""

    label: str
    quote: str
    number: float
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Chart:
    """Points that may be read together; `id` is unique on its page, `unit` and `note` may be empty."""

    id: str
    title: str
    unit: str
    note: str
    points: tuple[Point, ...]


def charts(shelf: Shelf, figures: Sequence[Figure]) -> list[Chart]:
    """Return the charts worth drawing of these figures: the series they belong to, each one measure over time.

    A series is drawn whole, even where only part of it belongs to `figures`.
    """
    found = _over_time(shelf, {figure.series for figure in figures})
    return [chart for chart in found if _worth_drawing(chart)]


def changes(shelf: Shelf, figures: Iterable[Figure]) -> list[Chart]:
    """Return what a text says to have changed from one number to another, each as a chart of two bars.

    The two are figures of one passage and one measure (but for a remark in brackets at its end: 提升前,
    提升后) with the same comparison, which says 从…到…. Two texts that tell the same change make one chart.
    """
    told = [figure for figure in figures if _CHANGE.match(figure.comparison or "")]
    pairs = grouped(told, lambda figure: (figure.passage, figure.comparison, _subject(figure))).values()
    whole = [(pair[0], pair[1]) for pair in pairs if len(pair) == 2 and _alike(*pair)]
    same = grouped(whole, lambda pair: (_subject(pair[0]), _size(pair[0]), _size(pair[1])))
    return [_change(shelf, number, found) for number, found in enumerate(same.values(), 1)]


def _subject(figure: Figure) -> str:
    return _ASIDE.sub("", figure.measure)


def _size(figure: Figure) -> float:
    return float(figure.number) * MINUTES.get(figure.unit, 1)


def _alike(before: Figure, after: Figure) -> bool:
    return before.unit == after.unit or {before.unit, after.unit} <= set(MINUTES)


def _change(shelf: Shelf, number: int, pairs: Sequence[tuple[Figure, Figure]]) -> Chart:
    sides = [tuple(pair[side] for pair in pairs) for side in (0, 1)]
    return Chart(
        id=f"change-{number}",
        title=_subject(sides[0][0]),
        unit="",
        note=_said_of_both(shelf, *pairs[0]),
        points=tuple(Point(_when_told(side[0]), side[0].quote, _size(side[0]), side) for side in sides),
    )


def _said_of_both(shelf: Shelf, before: Figure, after: Figure) -> str:
    """Return the description of the series that holds both: that of one side is not true of the other."""
    held = (series for series in shelf.corpus.curated.series if series.id == before.series == after.series)
    return next((series.description for series in held), f"{before.comparison}。")


def _when_told(figure: Figure) -> str:
    """Return what tells one side of a change from the other: the remark in brackets, else the period."""
    remark = _ASIDE.search(figure.measure)
    return re.split("[；，]", remark[1])[0] if remark else figure.period or figure.measure


def _worth_drawing(chart: Chart) -> bool:
    return FEWEST <= len(chart.points) <= MOST and len({point.number for point in chart.points}) > 1


def _over_time(shelf: Shelf, wanted: Collection[str | None]) -> Iterator[Chart]:
    """Yield the wanted series, in the curator's order, their points in order of time."""
    by_series = grouped(shelf.corpus.figures, lambda figure: figure.series or "")
    for series in shelf.corpus.curated.series:
        if series.id in wanted:
            ordered = sorted(
                by_series.get(series.id, ()), key=lambda figure: (when(shelf, figure), figure.period or "")
            )
            points = _points(ordered, lambda figure: figure.period or when(shelf, figure)[:4])
            yield Chart(f"series-{series.id}", series.label, series.unit, series.description, points)


def when(shelf: Shelf, figure: Figure) -> str:
    """Return what orders a figure in time: the last year its period names, else its document's date."""
    years = re.findall(r"(?:19|20)\d\d", figure.period or "")
    return years[-1] if years else dated(shelf.document[shelf.passage[figure.passage].doc])


def _points(figures: Iterable[Figure], label: Callable[[Figure], str]) -> tuple[Point, ...]:
    same = grouped(figures, lambda figure: (label(figure), figure.number))
    return tuple(Point(name, told[0].quote, float(number), told) for (name, number), told in same.items())
