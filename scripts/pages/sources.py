"""The page of each raw file: every stretch of it marked as published or dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePosixPath

from scripts.corpus import filing
from scripts.corpus.model import AccountingRow, Finding, Reason, Source
from scripts.corpus.stretches import LineNumbers
from scripts.layout.names import LAYOUTS
from scripts.pages.lists import SOURCES, Parts, listed
from scripts.pages.parts.parting import number_label, parted
from scripts.pages.parts.places import Spot, Where, spot, where
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf, grouped
from scripts.text.places import PAGE, Places
from scripts.web import address

BY_NUMBER = f"{SOURCES}by/"
"""Below it lie the parts of the list; pages of sources have one step less."""
REASONS: tuple[Reason, ...] = ("duplicate", "boilerplate", "unrelated", "layout")


@dataclass(frozen=True)
class Portion:
    """A stretch of raw text with its fate; with neither passage nor reason it is white space.

    ``place`` is set where a page or a paragraph begins of the file that the text was read out of.
    """

    text: str
    passage: Spot | None = None
    reason: Reason | None = None
    duplicate_of: Spot | None = None
    place: str = ""


@dataclass(frozen=True)
class Summary:
    """A source in numbers: non-space characters, per cent published, characters dropped by reason."""

    source: Source
    name: str
    characters: int
    published: str
    dropped: tuple[tuple[Reason, int], ...]
    documents: tuple[Where, ...]


@dataclass(frozen=True)
class Drawn:
    """What the page of a source is made of: the source in numbers, its accounting and the passages that this names,
    the layouts that were found; `alone` says whether the page stands in one script only.
    """

    summed: Summary
    rows: tuple[AccountingRow, ...]
    spots: Mapping[str, Spot]
    findings: tuple[Finding, ...]
    alone: bool


def _solid(text: str) -> int:
    return len("".join(text.split()))


def summary(shelf: Shelf, source: Source, rows: tuple[AccountingRow, ...]) -> Summary:
    """Return a source in numbers; `rows` are its accounting rows."""
    total = _solid(source.text)
    lost = {
        reason: sum(_solid(source.text[row.start : row.end]) for row in rows if row.reason == reason)
        for reason in REASONS
    }
    published = total - sum(lost.values())
    return Summary(
        source=source,
        name=PurePosixPath(source.file).name,
        characters=total,
        published=f"{100 * published / total:.1f}" if total else "0",
        dropped=tuple((reason, count) for reason, count in lost.items() if count),
        documents=tuple(map(where, shelf.from_source.get(source.file, ()))),
    )


def _merged(text: str, rows: tuple[AccountingRow, ...]) -> Iterator[AccountingRow]:
    """Yield the rows in order, neighbours of one fate that only white space parts made one."""
    waiting: AccountingRow | None = None
    for row in sorted(rows, key=lambda row: row.start):
        if waiting and _alike(waiting, row) and not text[waiting.end : row.start].strip():
            waiting = replace(waiting, end=row.end)
            continue
        if waiting:
            yield waiting
        waiting = row
    if waiting:
        yield waiting


def _alike(first: AccountingRow, other: AccountingRow) -> bool:
    return replace(first, start=0, end=0) == replace(other, start=0, end=0)


def portions(drawn: Drawn) -> list[Portion]:
    """Cut a source into portions; their texts joined are the source's text."""
    source, tagged = drawn.summed.source, any(item.kind == "html" for item in drawn.findings)
    merged = list(_merged(source.text, drawn.rows))
    edges = [0, *(edge for row in merged for edge in (row.start, row.end)), len(source.text)]
    texts = [source.text[start:end] for start, end in pairwise(edges)]
    marked = [_portion(drawn.spots, row, text) for row, text in zip(merged, texts[1::2], strict=True)]
    between = [Portion(text) for text in texts[::2]]
    woven = [portion for pair in zip(between, marked, strict=False) for portion in pair] + [between[-1]]
    found = [portion for portion in woven if portion.text]
    return list(_placed(source, found, tagged)) if source.read_from or tagged else found


def _placed(source: Source, found: list[Portion], tagged: bool) -> Iterator[Portion]:
    """Yield the portions, cut where a page ends; the first of each page, paragraph or element has its place.

    Of HTML only what is published has one: all else there is tags.
    """
    places, offset, last = Places(source.text, tagged), 0, ""
    for portion in found:
        for part in filter(None, re.split(f"(?<={PAGE})", portion.text)):
            shown = part.strip() and (portion.reason is None or not tagged)
            here = places.at(offset) if shown else last
            yield replace(portion, text=part, place=here if here != last else "")
            offset, last = offset + len(part), here


def _portion(spots: Mapping[str, Spot], row: AccountingRow, text: str) -> Portion:
    passage = spots.get(row.passage) if row.passage else None
    duplicate_of = spots.get(row.duplicate_of) if row.duplicate_of else None
    return Portion(text, passage, row.reason, duplicate_of)


def source_pages(shelf: Shelf, most: int) -> dict[str, Page]:
    """Return the list of sources, in parts where there are more than `most`, and the page of each, by address."""
    held = list(map(drawing(shelf), shelf.corpus.sources))
    summaries = [drawn.summed for drawn in held]
    made = shelf.corpus.work.each("source pages", _source_pages, None, held)
    found = {address.source(summed.source.file): page for summed, page in zip(summaries, made, strict=True)}
    parts = parted(summaries, [], most)
    whole = listed(BY_NUMBER, parts, number_label)
    index = _list(shelf, SOURCES, "原始文件", () if whole else summaries, whole)
    for (label, here, _), part in zip(whole, parts, strict=False):
        found[here] = _list(shelf, here, f"原始文件：{label}", part.items)
    return {SOURCES: index, **found}


def drawing(shelf: Shelf) -> Callable[[Source], Drawn]:
    """Return what gathers all that the page of a source is made of."""
    rows = grouped(shelf.corpus.accounting, lambda row: row.file)
    findings = {cleaned.source.file: cleaned.findings for cleaned in shelf.corpus.cleaned}

    def drawn(source: Source) -> Drawn:
        own = rows.get(source.file, ())
        found = findings.get(source.file, ())
        return Drawn(summary(shelf, source, own), own, _spots(shelf, own), found, shelf.corpus.large)

    return drawn


def _spots(shelf: Shelf, rows: Iterable[AccountingRow]) -> dict[str, Spot]:
    """Return the passages that accounting names, by id."""
    ids = filter(None, (id for row in rows for id in (row.passage, row.duplicate_of)))
    return {id: spot(shelf.passage[id]) for id in ids if id in shelf.passage}


def _list(shelf: Shelf, here: str, title: str, sources: Sequence[Summary], parts: Parts = ()) -> Page:
    head = Head(title, "收到时的文件，逐字标明收入与略去。", "about/", styles=("evidence",))
    context = {"shelf": shelf, "sources": sources, "parts": parts, "list": SOURCES}
    return Page(render("sources.html", here, head, context), filing.RAW)


def _source_pages(_: None, sources: Sequence[Drawn]) -> Iterator[Page]:
    return map(_page, sources)


def _page(drawn: Drawn) -> Page:
    summed = drawn.summed
    told = f"原始文件 {summed.name} 的逐字去向。"
    head = Head(summed.name, told, "about/", styles=("evidence",), alone=drawn.alone)
    lines = LineNumbers(summed.source.text)
    context = {
        "one": summed,
        "alone": drawn.alone,
        "portions": portions(drawn),
        "findings": [(lines.of(item.start), lines.of(item.end - 1), item) for item in drawn.findings],
        "layouts": LAYOUTS,
    }
    return Page(render("source.html", address.source(summed.source.file), head, context), filing.raw(summed.name))
