"""What figures tell: changes and charts that are drawn, and the curator's series that are said.

A topic page shows of these what its passages are about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scripts.corpus.model import Figure, Passage
from scripts.pages.parts.charts import Chart, changes, charts
from scripts.pages.parts.shelf import Shelf, grouped


@dataclass(frozen=True)
class Value:
    """A number as printed, its unit where that is not printed beside it, the period, and the passages that state it.

    Unit and period may be empty.
    """

    quote: str
    unit: str
    period: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class KeyFigure:
    """What is measured, its values (of a change the first and the second), and the figures behind them."""

    label: str
    values: tuple[Value, ...]
    figures: tuple[Figure, ...]
    change: bool = False


@dataclass(frozen=True)
class Told:
    """What is said by single figures, what changed, and what is drawn as a chart."""

    keys: tuple[KeyFigure, ...]
    changes: tuple[Chart, ...]
    charts: tuple[Chart, ...]


def whole(shelf: Shelf) -> Told:
    """Return what all figures of the corpus tell."""
    figures = shelf.corpus.figures
    return Told(tuple(_series(shelf, figures)), tuple(changes(shelf, figures)), tuple(charts(shelf, figures)))


def of_topic(shelf: Shelf, everything: Told, topic_id: str) -> Told:
    """Return what belongs to a topic: of which more than half of the figures stand in its passages.

    A passage may speak of several things; this keeps the figures of the others away. One change alone is
    said, two or more are drawn in one panel; a series that is drawn is not said as well.
    """
    here = {passage.id for passage in shelf.on_topic.get(topic_id, ())}
    changed = [chart for chart in everything.changes if _mostly(_figures_of(chart), here)]
    drawn = [chart for chart in everything.charts if _mostly(_figures_of(chart), here)]
    panel = changed if len(changed) > 1 else []
    used = {figure.series for chart in (*changed, *drawn) for figure in _figures_of(chart)}
    keys = [key for key in everything.keys if key.figures[0].series not in used and _mostly(key.figures, here)]
    alone = [] if panel else [_change(shelf, chart) for chart in changed]
    return Told((*alone, *keys), tuple(panel), tuple(drawn))


def _figures_of(chart: Chart) -> list[Figure]:
    return [figure for point in chart.points for figure in point.figures]


def _mostly(figures: Collection[Figure], passages: Collection[str]) -> bool:
    return 2 * sum(figure.passage in passages for figure in figures) > len(figures)


def _series(shelf: Shelf, figures: Iterable[Figure]) -> Iterator[KeyFigure]:
    by_series = grouped(figures, lambda figure: figure.series or "")
    for one in shelf.corpus.curated.series:
        if found := by_series.get(one.id):
            same = grouped(found, lambda figure: f"{figure.number}\t{figure.number_max}\t{figure.qualifier}")
            yield KeyFigure(one.label, tuple(_value(shelf, members) for members in same.values()), found)


def _change(shelf: Shelf, chart: Chart) -> KeyFigure:
    values = tuple(_value(shelf, point.figures) for point in chart.points)
    return KeyFigure(chart.title, values, tuple(_figures_of(chart)), change=True)


def _value(shelf: Shelf, figures: Sequence[Figure]) -> Value:
    """Return figures of one number as a value; of their quotations the longest, which has its unit."""
    quote = max((figure.quote for figure in figures), key=len)
    periods = dict.fromkeys(figure.period for figure in figures if figure.period)
    ids = dict.fromkeys(figure.passage for figure in figures)
    unit = figures[0].unit if quote[-1].isdigit() else ""
    return Value(quote, unit, "、".join(periods), tuple(shelf.passage[id_] for id_ in ids))
