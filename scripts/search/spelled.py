"""Shards of texts in several scripts at the price of one: the original, and what a table of characters gets wrong.

Nearly every character is always converted to the same one. These stand in a table for the whole corpus; beside the
original of a shard stand only the places where the table is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Shard = Mapping[str, Any]
WHOLE = -1
"""The place of an exception that stands for a whole string: one of another length."""
Exceptions = list[list[Any]]
"""Number of the string (in the order of `strings_of`), place in it, and what stands there."""


def strings_of(shard: Shard) -> list[str]:
    """Return all strings of a shard that differ by script: titles and publishers, labels, texts."""
    told = [text for _, title, _, publisher, *_ in shard["docs"] for text in (title, publisher) if text]
    return [*told, *(shard["labels"][key] for key in sorted(shard["labels"])), *shard["texts"]]


def usual(originals: Iterable[str], converted: Iterable[str]) -> dict[str, str]:
    """Return what each character mostly becomes, where that is another one."""
    counts = Counter[tuple[str, str]]()
    for one, other in zip(originals, converted, strict=True):
        if len(one) == len(other):
            counts.update(zip(one, other, strict=True))
    rarest_first = sorted(counts, key=lambda pair: (-counts[pair], pair), reverse=True)
    most = dict(rarest_first)
    return {char: became for char, became in sorted(most.items()) if became != char}


def exceptions(originals: Sequence[str], converted: Sequence[str], table: Mapping[str, str]) -> Exceptions:
    """Return where the table does not make the converted strings of the originals."""
    found: Exceptions = []
    every = str.maketrans(dict(table))
    for number, (one, other) in enumerate(zip(originals, converted, strict=True)):
        if len(one) != len(other):
            found.append([number, WHOLE, other])
        elif one.translate(every) != other:
            pairs = enumerate(zip(one, other, strict=True))
            found += [[number, place, became] for place, (char, became) in pairs if table.get(char, char) != became]
    return found
