"""How often the listed words stand in each topic, year and kind of a large corpus: no browser reads it whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from typing import Any

from scripts.convert.fold import fold_table
from scripts.search.folding import Folder
from scripts.search.texts import UNDATED, dated
from scripts.work.run import Work

Row = Mapping[str, Any]
STACK = 16
"""Documents that are counted together."""
Passage = tuple[str, tuple[str, ...]]
"""A text, and the parts of the corpus to which it belongs."""


def part_counts(listed: Sequence[str], passages: Iterable[Row], documents: Iterable[Row], work: Work) -> dict[str, Any]:
    """Return the words and, of each part, how often each of them stands in it.

    ``passages`` and ``documents`` are rows of the published data files; passages of a document stand together.
    """
    years = {document["id"]: (dated(document) or UNDATED)[:4] for document in documents}
    held = [[(row["text"], _parts_of(row, years[row["doc"]])) for row in rows] for rows in _stacks(passages)]
    totals: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for counts in work.each("words of parts", _counted, tuple(listed), held, at_once=2):
        for part, numbers in counts.items():
            totals[part].update(numbers)
    return {"listed": list(listed), "counts": {part: _row(totals[part], len(listed)) for part in sorted(totals)}}


def _stacks(passages: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield passages by so many documents: the counts of each alone would take longer to add up than to count anew."""
    documents = (rows for _, rows in groupby(passages, lambda row: row["doc"]))
    while stack := list(chain.from_iterable(map(list, islice(documents, STACK)))):
        yield stack


def _parts_of(row: Row, year: str) -> tuple[str, ...]:
    """The parts of a passage, named as in the page's addresses."""
    return (*(f"topic:{topic['id']}" for topic in row["topics"]), f"year:{year}", f"kind:{row['kind']}")


def _row(counts: Mapping[int, int], length: int) -> list[int]:
    return [counts.get(number, 0) for number in range(length)]


def _counted(listed: tuple[str, ...], stacks: Sequence[Sequence[Passage]]) -> Iterator[dict[str, dict[int, int]]]:
    """Yield of each stack, for each part, the numbers of the words that stand in it, each with its count."""
    number = {word: at for at, word in enumerate(listed)}
    sizes, folder = sorted({len(word) for word in listed}), Folder(fold_table())
    for stack in stacks:
        found: defaultdict[str, Counter[int]] = defaultdict(Counter)
        for text, parts in ((folder.text(text), parts) for text, parts in stack):
            spans = (text[at : at + size] for size in sizes for at in range(len(text) - size + 1))
            counts = Counter(number[span] for span in spans if span in number)
            for part in parts:
                found[part].update(counts)
        yield {part: dict(counts) for part, counts in found.items()}
