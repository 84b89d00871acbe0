"""Long lists in parts, each a page of its own: cut where the content says, so that a part's address stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from scripts.corpus.state import Document
from scripts.pages.parts.shelf import dated, grouped
from scripts.web import wording

T = TypeVar("T")
UNDATED = "undated"
"""The year of what has no date."""
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


def year(document: Document) -> str:
    """Return the year under which a document is filed."""
    return dated(document)[:4] or UNDATED


def year_label(part: Part[T]) -> str:
    """Return what a part by years is called: the year, and its number if the year has several."""
    first, *number = part.keys or (UNDATED,)
    return _numbered(wording.UNDATED if first == UNDATED else f"{first}年", number)


def number_label(part: Part[T]) -> str:
    """Return what a part is called that was cut out by number alone."""
    return _numbered("", part.keys)


def initial_label(part: Part[T]) -> str:
    """Return what a part by initials is called: the letter, and its number if the letter has several."""
    named = {DIGITS: "数字开头", OTHERS: "其他"}
    first, *number = part.keys or ("",)
    return _numbered(named.get(first, first.upper()), number)


def _numbered(told: str, number: Sequence[str]) -> str:
    return told + "".join(f"，第 {n} 页" if told else f"第 {n} 页" for n in number)


def place(here: str, part: Part[T]) -> str:
    """Return the address of a part of the list at `here`."""
    return here + "".join(f"{key}/" for key in part.keys)


def initial(name: str) -> str:
    """Return the small letter under which a name is filed: of its first character's sound, where that is Chinese."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 (half a second: only a list of very many names needs it)

    first = re.sub(r"[\W_]+", "", name)[:1]
    if first.isdecimal():
        return DIGITS
    letter = lazy_pinyin(first)[0][:1].lower() if first else ""
    return letter if re.fullmatch("[a-z]", letter) else OTHERS
