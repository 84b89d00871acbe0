"""The text of a passage with what it names marked in place: figures, entities, terms.

Marks never overlap and never change a character: the concatenated text is the passage's text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from scripts.corpus.model import Mention, Passage
from scripts.pages.parts.markup import literal
from scripts.pages.parts.shelf import Around
from scripts.web import address
from scripts.web.markdown import gist

Link = Callable[[str], str]


@dataclass(frozen=True)
class Mark:
    """A stretch of a passage that leads somewhere; of two with the same place the lower `rank` is shown."""

    start: int
    end: int
    rank: int
    style: str
    target: str
    tip: str


def marks_of(around: Around, passage: Passage) -> tuple[list[Mark], list[Mark]]:
    """Return the marks of a passage in reading order, apart, and those that have no place left.

    A mark inside another keeps its place, and the outer one gets what is left of its own: both lead
    somewhere. Only of two marks with the same place one is left without.
    """
    found = _found(around, passage)
    shown = _apart(found)
    led = {mark.target for mark in shown}
    return shown, list({mark.target: mark for mark in found if mark.target not in led}.values())


def _found(around: Around, passage: Passage) -> list[Mark]:
    return [
        *(
            Mark(figure.start, figure.end, 0, "figure", f"figures/#{figure.id}", figure.measure)
            for figure in around.figures.get(passage.id, ())
        ),
        *(_entity(around, mention, passage.text) for mention in around.entities_in.get(passage.id, ())),
        *(_term(around, mention, passage.text) for mention in around.terms_in.get(passage.id, ())),
    ]


def _entity(around: Around, mention: Mention, text: str) -> Mark:
    entity = around.entity[mention.target]
    tip = _tip(text[mention.start : mention.end], entity.name, entity.description)
    return Mark(mention.start, mention.end, 1, "entity", address.entity(entity.id), tip)


def _term(around: Around, mention: Mention, text: str) -> Mark:
    term = around.term[mention.target]
    tip = _tip(text[mention.start : mention.end], term.term, term.text)
    return Mark(mention.start, mention.end, 1, "term", f"glossary/#{term.id}", tip)


def _tip(said: str, name: str, told: str) -> str:
    """Return what a mark tells of what it names: the name too where the text, or what is told, does not say it."""
    what = gist(told)
    return what if said == name or what.startswith(name) else f"{name}：{what}"


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Give every character to the shortest mark over it, and cut the marks accordingly.

    A link may hold no link (HTML, 4.5.1), so marks cannot nest: of 近900人 inside 救助近900人次 the outer one keeps
    救助 and 次. To go by characters is the plain way; a passage is short, and marks overlap in any manner.
    """
    over: dict[int, Mark] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start - mark.end, -mark.rank, mark.start)):
        over |= dict.fromkeys(range(mark.start, mark.end), mark)
    parts: list[Mark] = []
    for at, mark in sorted(over.items(), key=lambda item: item[0]):
        if parts and parts[-1].end == at and parts[-1].target == mark.target:
            parts[-1] = replace(parts[-1], end=at + 1)
        else:
            parts.append(replace(mark, start=at, end=at + 1))
    return parts


def painted(text: str, marks: Iterable[Mark], link: Link) -> Markup:
    """Return the text as HTML, with each mark as a link; `marks` are in order and apart."""
    parts, done = [], 0
    for mark in marks:
        parts.append(literal(text[done : mark.start]))
        parts.append(
            Markup('<a class="mark {}" href="{}" title="{}">{}</a>').format(
                mark.style, Markup(link(mark.target)), literal(mark.tip), literal(text[mark.start : mark.end])
            )
        )
        done = mark.end
    return Markup("").join([*parts, literal(text[done:])])
