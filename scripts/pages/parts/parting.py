"""Long lists in parts, each a page of its own: cut where the content says, so that a part's address stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pypinyin import lazy_pinyin

from scripts.pages.parts.shelf import grouped

T = TypeVar("T")
DIGITS, OTHERS = "0", "other"
"""Initials of what begins with a digit, and of what begins with no letter, digit or Chinese character."""


@dataclass(frozen=True)
class Part(Generic[T]):
    """A part of a list: by what it was cut out, outermost first (none: it is the whole), and what is in it."""

    keys: tuple[str, ...]
    items: tuple[T, ...]


def parted(
    items: Sequence[T], cuts: Sequence[Callable[[T], str]], most: int, keys: tuple[str, ...] = ()
) -> list[Part[T]]:
    """Cut a list into parts of at most `most` items: by the first of `cuts`, what is still too long by the next.

    What no cut makes short enough is cut by number: 1, 2 … Groups and items keep the order in which they come.
    """
    if len(items) <= most:
        return [Part(keys, tuple(items))]
    if not cuts:
        starts = range(0, len(items), most)
        return [Part((*keys, str(n)), tuple(items[at : at + most])) for n, at in enumerate(starts, start=1)]
    groups = grouped(items, cuts[0])
    return [part for key, members in groups.items() for part in parted(members, cuts[1:], most, (*keys, key))]


def initial(name: str) -> str:
    """Return the small letter under which a name is filed: of its first character's sound, where that is Chinese."""
    first = re.sub(r"[\W_]+", "", name)[:1]
    if first.isdecimal():
        return DIGITS
    letter = lazy_pinyin(first)[0][:1].lower() if first else ""
    return letter if re.fullmatch("[a-z]", letter) else OTHERS
