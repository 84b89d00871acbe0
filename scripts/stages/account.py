"""Every character of every raw file is published or dropped with a reason."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile
from typing import TypeVar

from scripts.corpus import filing
from scripts.corpus.model import AccountingRow, Dropped, Passage, Problem, Source, Span
from scripts.corpus.state import Document
from scripts.corpus.stretches import LineNumbers, ink, stretches, without
from scripts.text.places import place
from scripts.text.spaces import INVISIBLE

Filed = TypeVar("Filed", Passage, Dropped)


def _published(passages: Iterable[Passage]) -> list[AccountingRow]:
    return [
        AccountingRow(passage.file, start, end, "published", passage.id, None, None)
        for passage in passages
        for start, end in passage.spans
    ]


def _layout(source: Source, taken: Iterable[Span]) -> tuple[list[Span], list[Span]]:
    """Split the characters that no span holds into invisible ones, which are layout, and the unexplained."""
    rest = without(ink(source.text), taken)
    unseen = bytearray(len(rest))
    for match in INVISIBLE.finditer(source.text):
        unseen[match.start() : match.end()] = rest[match.start() : match.end()]
        rest[match.start() : match.end()] = bytes(match.end() - match.start())
    return stretches(unseen, source.text), stretches(rest, source.text)


class _Finder:
    """Finds the row that tells the fate of a span: the first in it that is more than layout, else the first."""

    def __init__(self, rows: Iterable[AccountingRow]) -> None:
        self.rows = sorted(rows, key=lambda row: row.start)
        self.ends = [row.end for row in self.rows]

    def within(self, span: Span) -> AccountingRow | None:
        begin = bisect_right(self.ends, span[0])
        inside = list(takewhile(lambda row: row.start < span[1], islice(self.rows, begin, None)))
        return next((row for row in inside if row.reason != "layout"), inside[0] if inside else None)


def _dropped(dropped: Iterable[Dropped], known: _Finder) -> list[AccountingRow]:
    """Rows of what was dropped; the repeat of something dropped shares its reason."""
    rows = []
    for item in dropped:
        origin = known.within(item.duplicate_of) if item.duplicate_of else None
        reason = origin.reason if origin and origin.reason else item.reason
        of = origin.passage if origin else None
        rows.append(AccountingRow(item.file, item.start, item.end, "dropped", None, reason, of))
    return rows


def _where(source: Source, start: int) -> str:
    """Say where a stretch stands in the file that a text was read out of."""
    return f"（{source.read_from}{place(source.text, start)}）" if source.read_from else ""


def _account(source: Source, passages: Sequence[Passage], dropped: Sequence[Dropped]) -> list[AccountingRow | Problem]:
    """Account for one source, given what was published and dropped of it."""
    rows = _published(passages)
    rows += _dropped([item for item in dropped if item.reason != "duplicate"], _Finder([]))
    rows += _dropped([item for item in dropped if item.reason == "duplicate"], _Finder(rows))
    layout, unexplained = _layout(source, ((row.start, row.end) for row in rows))
    rows += [AccountingRow(source.file, start, end, "dropped", None, "layout", None) for start, end in layout]
    lines = LineNumbers(source.text)
    problems = [
        Problem(
            filing.raw(source.file), lines.of(start), "ACC01",
            f"原文「{' '.join(source.text[start:end].split())[:20]}」没有着落" + _where(source, start),
        )
        for start, end in unexplained
    ]  # fmt: skip
    return [*sorted(rows, key=lambda row: row.start), *problems]


def _by_file(items: Iterable[Filed]) -> defaultdict[str, list[Filed]]:
    found: defaultdict[str, list[Filed]] = defaultdict(list)
    for item in items:
        found[item.file].append(item)
    return found


def account(
    sources: Sequence[Source], documents: Sequence[Document], dropped: Sequence[Dropped]
) -> tuple[tuple[AccountingRow, ...], list[Problem]]:
    """Account for every non-space character of every source.

    Returns the rows in order of file and offset, and ACC01 for every stretch that is neither
    published nor dropped.
    """
    published = _by_file(passage for document in documents for passage in document.passages)
    gone = _by_file(dropped)
    items = [item for source in sources for item in _account(source, published[source.file], gone[source.file])]
    return (
        tuple(item for item in items if isinstance(item, AccountingRow)),
        [item for item in items if isinstance(item, Problem)],
    )
