"""Find quotations in raw text; white space never decides whether they match."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from scripts.corpus.traced import Traced


def squeeze(text: str) -> str:
    """Return ``text`` without its white space."""
    return "".join(text.split())


def locate(text: Traced, quote: str) -> list[tuple[int, int]]:
    """Find every place of ``quote`` in ``text``, as half-open spans of the raw file.

    Overlapping places count. A span begins and ends on a character of the quotation.
    """
    ink = text.keep(not char.isspace() for char in text.text)
    wanted, found, at = squeeze(quote), list[tuple[int, int]](), -1
    while wanted and (at := ink.text.find(wanted, at + 1)) >= 0:
        found.append((ink.origin[at], ink.origin[at + len(wanted) - 1] + 1))
    return found


def quotable(texts: Sequence[Traced], stamps: Sequence[Traced]) -> Traced:
    """Return the text in which quotations are looked up: texts, before each the time stamp that was taken from it."""
    ends = [stamp.origin[-1] for stamp in stamps]
    parts, at = list[Traced](), 0
    for text in texts:
        behind = bisect_left(ends, text.origin[0]) if ends and len(text) else 0
        parts += stamps[max(at, behind - 1) : behind]
        parts.append(text)
        at = max(at, behind)
    return Traced.join(parts)


def covers(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    """Tell whether the raw offset lies in one of the spans."""
    return any(start <= offset < end for start, end in spans)
