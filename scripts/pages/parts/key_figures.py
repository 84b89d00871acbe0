"""What figures tell: changes and series that are drawn, and for each topic the figures that are said.

The key figures of a topic are those about it on which its introduction rests, and those that several
documents tell; never a number that is part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scripts.corpus.model import Figure, Passage
from scripts.corpus.records import TopicRecord
from scripts.pages.parts.charts import MOST, Chart, changes, charts, when
from scripts.pages.parts.shelf import Shelf, grouped
from scripts.text.sourced import sentences
from scripts.web.markdown import unfolded

LAST = (10**6, 0)
"""The place of a figure that no introduction tells: behind all that one does."""


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
    """Return the changes and charts of the whole corpus; of it nothing is said by single figures."""
    figures = shelf.corpus.figures
    return Told((), tuple(changes(shelf, figures)), tuple(charts(shelf, figures)))


def of_topic(shelf: Shelf, everything: Told, topic: TopicRecord) -> Told:
    """Return what the figures about a topic tell.

    One change alone is said, two or more are drawn in one panel; what is drawn is not said as well.
    """
    about = {figure.id for figure in shelf.about.get(topic.id, ())}
    changed = [chart for chart in everything.changes if _within(chart, about)]
    drawn = [chart for chart in everything.charts if _within(chart, about)]
    panel = changed if len(changed) > 1 else []
    used = [figure for chart in (*changed, *drawn) for figure in _figures_of(chart)]
    alone = [] if panel else [_change(shelf, chart) for chart in changed]
    return Told((*alone, *_keys(shelf, topic, used)), tuple(panel), tuple(drawn))


def _figures_of(chart: Chart) -> list[Figure]:
    return [figure for point in chart.points for figure in point.figures]


def _within(chart: Chart, about: Collection[str]) -> bool:
    return any(figure.id in about for figure in _figures_of(chart))


def _keys(shelf: Shelf, topic: TopicRecord, used: Sequence[Figure]) -> Iterator[KeyFigure]:
    """Yield the key figures of a topic: first those of its introduction in their order, then those told by several."""
    taken = {figure.id for figure in used} | {figure.series for figure in used if figure.series}
    pool = [figure for figure in shelf.about.get(topic.id, ()) if not {figure.id, figure.series} & taken]
    rested = _rested(shelf, topic)
    found = []
    for members in grouped(pool, lambda figure: figure.series or figure.id).values():
        counted = tuple(figure for figure in members if not named(shelf, figure))
        places = [rested[figure.id] for figure in counted if figure.id in rested]
        documents = {shelf.passage[figure.passage].doc for figure in counted}
        if places or (len(documents) > 1 and counted[0].series and len(counted) <= MOST):
            found.append((min(places, default=LAST), counted))
    for _, counted in sorted(found, key=lambda pair: pair[0]):
        yield _key(shelf, counted)


def _rested(shelf: Shelf, topic: TopicRecord) -> dict[str, tuple[int, int]]:
    """Return the figures that a sentence of the introduction tells from a passage that it names.

    With each its place: the number of the sentence, and the offset in it.
    """
    found: dict[str, tuple[int, int]] = {}
    for number, sentence in enumerate(sentences(unfolded(topic.introduction))):
        words = _without_names(shelf, sentence.words)
        for figure in (figure for id_ in sentence.passages for figure in shelf.figures.get(id_, ())):
            at = re.search(rf"(?<![\d.]){re.escape(figure.quote)}", words)
            if at:
                found.setdefault(figure.id, (number, at.start()))
    return found


def _without_names(shelf: Shelf, words: str) -> str:
    """Blot out names that hold a number: 30 in the name of a measure is no figure."""
    numbered = (name for name in shelf.named if any(char.isdigit() for char in name))
    for name in sorted(numbered, key=len, reverse=True):
        words = words.replace(name, "□" * len(name))
    return words


def named(shelf: Shelf, figure: Figure) -> bool:
    """Tell whether a figure is part of a name: of an entity or a term that its passage mentions around it."""
    mentions = (*shelf.entities_in.get(figure.passage, ()), *shelf.terms_in.get(figure.passage, ()))
    span = figure.start, figure.end
    return any(
        mention.start <= figure.start and figure.end <= mention.end and (mention.start, mention.end) != span
        for mention in mentions
    )


def _key(shelf: Shelf, figures: tuple[Figure, ...]) -> KeyFigure:
    """Return what figures of one kind tell, in the order of their times."""
    series = next((record for record in shelf.corpus.curated.series if record.id == figures[0].series), None)
    ordered = sorted(figures, key=lambda figure: when(shelf, figure))
    same = grouped(ordered, lambda figure: (figure.number, figure.number_max, figure.qualifier))
    values = tuple(_value(shelf, members) for members in same.values())
    return KeyFigure(series.label if series else figures[0].measure, values, figures)


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
