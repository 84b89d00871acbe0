"""Lists that have grown: in parts, each a page of its own, and where every entry then stands.

The page at the old address says which parts there are. An old address that names an entry (`figures/#ab1cd2.1`) goes
on to the part that holds it: by a table in small files, of which `entries.js` loads the one that it needs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from scripts.corpus.model import Figure, Happening, Passage
from scripts.corpus.records import ParallelRecord
from scripts.corpus.state import Document
from scripts.pages.parts.parting import Part, parted, place, year, year_label
from scripts.pages.parts.places import Places, places_of
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf, grouped
from scripts.web import address

T = TypeVar("T")
DOCUMENTS, FIGURES, TIMELINE, COMPARE = "documents/", "figures/", "timeline/", "compare/"
CHANGES, CONVERSION, SOURCES, NAMED = "changes/", "about/script/", "sources/", "named"
MOST: Mapping[str, int] = {
    DOCUMENTS: 500, FIGURES: 1000, TIMELINE: 1000, COMPARE: 300, CHANGES: 500, CONVERSION: 800, SOURCES: 500,
    NAMED: 1500,
}  # fmt: skip
"""Entries that one page of a list holds, some 60 kB on the wire; last the passages that a page names of one thing."""
Parts = Sequence[tuple[str, str, int]]
"""Of each part of a list what it is called, where it stands and how many entries it has."""
IN_ONE_FILE = 2000
"""Entries that one file of the table holds."""


@dataclass(frozen=True)
class Lists:
    """The parts of each list; a list that one page holds has a single part without keys."""

    documents: list[Part[Document]]
    figures: list[Part[Figure]]
    events: list[Part[tuple[Happening, ...]]]
    claims: list[Part[ParallelRecord]]


def lists_of(shelf: Shelf, most: Mapping[str, int] = MOST) -> Lists:
    """Cut the lists of a corpus, each by the year of the documents that its entries come from, or of the event."""
    corpus = shelf.corpus

    def of_passage(id: str) -> str:
        return year(shelf.document[shelf.passage[id].doc])

    return Lists(
        documents=parted(shelf.newest, [year], most[DOCUMENTS]),
        figures=parted(corpus.figures, [lambda figure: of_passage(figure.passage)], most[FIGURES]),
        events=parted(happenings(corpus.events), [lambda told: told[0].date[:4]], most[TIMELINE]),
        claims=parted(corpus.parallels, [lambda parallel: max(map(of_passage, _places(parallel)))], most[COMPARE]),
    )


def _places(parallel: ParallelRecord) -> list[str]:
    return [member.passage for member in parallel.members]


def happenings(events: Iterable[Happening]) -> list[tuple[Happening, ...]]:
    """Return what happened, in order of date: the events that tell one happening, that with its own date first."""
    told = grouped(events, lambda event: event.happening).values()
    first = [tuple(sorted(members, key=lambda event: event.same is not None)) for members in told]
    return sorted(first, key=lambda members: members[0].date)


def placed(shelf: Shelf, lists: Lists, named: int = MOST[NAMED]) -> Shelf:
    """Return a shelf that knows where the entries of lists in parts stand, and terms named at more places than this."""
    moved = {
        **_moved(FIGURES, lists.figures, lambda figure: [figure.id]),
        **_moved(TIMELINE, lists.events, lambda told: [event.id for event in told]),
        **_moved(COMPARE, lists.claims, lambda claim: [claim.id]),
    }
    if terms_apart(shelf, named):
        moved |= {f"glossary/#{term.id}": address.term(term.id) for term in shelf.corpus.terms}
    return replace(shelf, moved=moved)


def terms_apart(shelf: Shelf, named: int) -> bool:
    """Whether terms are named so often that each has a page of its own."""
    return sum(len(shelf.naming.get(term.id, ())) for term in shelf.corpus.terms) > named


def _moved(here: str, parts: Sequence[Part[T]], ids: Callable[[T], Iterable[str]]) -> dict[str, str]:
    return {
        f"{here}#{id}": f"{place(here, part)}#{id}"
        for part in parts
        if part.keys
        for item in part.items
        for id in ids(item)
    }


class Owner(NamedTuple):
    """What is named on pages by year: its address and name, its file, and the name and address of its section.

    `told` describes the pages where their title does not; `scripts` are those that they need.
    """

    here: str
    name: str
    file: str
    section: tuple[str, str]
    told: str | None = None
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True)
class NamedPart:
    """What a page by year is made of: where it stands, its file, its head, the way to it, and the passages it names."""

    here: str
    file: str
    head: Head
    trail: tuple[tuple[str, str], ...]
    total: int
    places: Places
    large: bool


def by_year(shelf: Shelf, passages: Sequence[Passage], most: int) -> list[Part[Passage]]:
    """Cut passages by the year of their documents."""
    return parted(passages, [lambda passage: year(shelf.document[passage.doc])], most)


def named_parts(shelf: Shelf, parts: Sequence[Part[Passage]], owner: Owner) -> Iterator[tuple[str, Page]]:
    """Yield the pages by year that name the passages of something; none where one page names them all."""
    found = [
        NamedPart(
            here=here,
            file=owner.file,
            head=_head(owner, label),
            trail=(owner.section, (owner.name, owner.here)),
            total=count,
            places=places_of(shelf, part.items),
            large=shelf.corpus.large,
        )
        for (label, here, count), part in zip(listed(owner.here, parts, year_label), parts, strict=False)
    ]
    made = shelf.corpus.work.each("named parts", _named_parts, None, found)
    yield from zip((part.here for part in found), made, strict=True)


def _head(owner: Owner, label: str) -> Head:
    told = f"{owner.name}：{label}的段落。" if owner.told is None else owner.told
    return Head(f"{owner.name}（{label}）", told, owner.section[1], styles=("evidence",), scripts=owner.scripts)


def _named_parts(_: None, parts: Sequence[NamedPart]) -> Iterator[Page]:
    for part in parts:
        yield Page(render("named_part.html", part.here, part.head, {"drawn": part}), part.file)


def table_name(here: str) -> str:
    """Return what the table of a list is called: on its page, and below ``assets/lists/``."""
    return here.strip("/")


def listed(here: str, parts: Sequence[Part[T]], label: Callable[[Part[T]], str]) -> Parts:
    """Return what the page of a list in parts shows of them; nothing of a list that is whole."""
    return [(label(part), place(here, part), len(part.items)) for part in parts if part.keys]


def tables(shelf: Shelf) -> dict[str, Page]:
    """Return the files of the tables, by path: from the id of an entry to the address of its part."""
    found: dict[str, dict[str, str]] = {}
    for old, new in ((old, new) for old, new in shelf.moved.items() if "#" in new):
        found.setdefault(old.partition("#")[0], {})[old.partition("#")[2]] = new.partition("#")[0]
    return {path: page for here, at in found.items() for path, page in _files(table_name(here), at)}


def shards(entries: int) -> int:
    """Return how many files the table of so many entries has."""
    return -(-entries // IN_ONE_FILE)


def _files(name: str, at: Mapping[str, str]) -> Iterable[tuple[str, Page]]:
    count = shards(len(at))
    held: list[dict[str, str]] = [{} for _ in range(count)]
    for id, target in at.items():
        held[_shard(id, count)][id] = target
    for shard, entries in enumerate(held):
        told = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
        yield f"assets/lists/{name}-{shard}.js", Page(f'yuan.deliver("{name}-{shard}",{told});\n', "")


def _shard(id: str, count: int) -> int:
    """The file that holds an entry, as `entries.js` reckons it."""
    return sum(map(ord, id)) % count
