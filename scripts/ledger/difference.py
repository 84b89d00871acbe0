"""Likeness of two passages, and their difference in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

Piece = Literal["same", "dropped", "added"]
ALIKE = 0.5
"""Two texts with a lower ratio of common characters are not taken for two states of one passage."""
COMPARED = 9_000_000
"""Product of the lengths up to which two texts are compared letter by letter."""
_CONTEXT = 8


def woven(old: str, new: str) -> list[tuple[Piece, str]]:
    """The two texts cut where they differ: what they share, what only the old and only the new has."""
    start = _begun_alike(old, new)
    end = _begun_alike(old[start:][::-1], new[start:][::-1])
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    parts = [("same", old[:start]), *_compared(before, after), ("same", old[len(old) - end :])]
    found: list[tuple[Piece, str]] = []
    for kind, text in parts:
        if text and found and found[-1][0] == kind:
            found[-1] = (kind, found[-1][1] + text)
        elif text:
            found.append((kind, text))
    return found


def _begun_alike(old: str, new: str) -> int:
    """So many characters at the beginning of both are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _compared(old: str, new: str) -> Iterator[tuple[Piece, str]]:
    """Compare two texts letter by letter, unless that would take minutes."""
    if len(old) * len(new) > COMPARED:
        yield from (("dropped", old), ("added", new))
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", old[a:b]
            continue
        yield from (("dropped", old[a:b]), ("added", new[c:d]))


def pieces(old: str, new: str) -> list[tuple[Piece, str]]:
    """The two texts cut where they differ, with long shared stretches shortened to ``…``."""
    found = woven(old, new)
    last = len(found) - 1
    return [
        (kind, _shortened(text, first=n == 0, last=n == last) if kind == "same" else text)
        for n, (kind, text) in enumerate(found)
    ]


def difference(old: str, new: str) -> str:
    """The two texts woven into one line: ``[-dropped-]{+added+}``, long agreement shortened to ``…``."""
    marks = {"same": ("", ""), "dropped": ("[-", "-]"), "added": ("{+", "+}")}
    return "".join(marks[kind][0] + text + marks[kind][1] for kind, text in pieces(old, new))


def excerpt(text: str, length: int = 24) -> str:
    """The beginning of a text, with ``…`` where it goes on."""
    return text if len(text) <= length else text[:length] + "…"


def pair_alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indices (old, new) of texts that are two states of one, each used once, likest first.

    Each new text is compared with the few old ones that share most of its bigrams.
    """
    index: dict[str, list[int]] = {}
    for i, text in enumerate(old):
        for gram in _grams(text):
            index.setdefault(gram, []).append(i)
    scored = []
    for j, text in enumerate(new):
        shared = Counter(i for gram in _grams(text) for i in index.get(gram, ()))
        for i, _ in shared.most_common(4):
            ratio = SequenceMatcher(None, old[i], text, autojunk=False).ratio()
            if ratio >= ALIKE:
                scored.append((-ratio, i, j))
    return _each_once(scored)


def _each_once(scored: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    taken_old, taken_new = set[int](), set[int]()
    for _, i, j in sorted(scored):
        if i not in taken_old and j not in taken_new:
            pairs.append((i, j))
            taken_old.add(i)
            taken_new.add(j)
    return pairs


def _grams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(max(1, len(text) - 1))}


def _shortened(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * _CONTEXT:
        return text
    head = "" if first else text[:_CONTEXT]
    tail = "" if last else text[-_CONTEXT:]
    return f"{head}…{tail}"
