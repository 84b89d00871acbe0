"""Text that remembers, character by character, where in the raw file it came from."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from operator import sub

_INK = re.compile(r"\S+")


def _joined(parts: Sequence[Sequence[int]]) -> Sequence[int]:
    """Offsets one after the other; stretches of a file that follow each other stay a range."""
    if len(parts) == 1:
        return parts[0]
    ranges = [part for part in parts if isinstance(part, range)]
    if len(ranges) == len(parts) and all(one.stop == after.start for one, after in pairwise(ranges)):
        return range(ranges[0].start, ranges[-1].stop) if ranges else range(0)
    whole = array("q")
    for part in parts:
        whole.extend(part)
    return whole


@dataclass(frozen=True, eq=False)
class Traced:
    """Text with the raw offset of each of its characters.

    A rule may replace a character (it keeps its origin) or remove it, never add one: so every
    published character is accounted for by construction. ``origin`` is a range where the text is a
    stretch of the file, else an array: a text of twenty million characters fits in memory.
    """

    text: str
    origin: Sequence[int]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.origin):
            raise ValueError(f"{len(self.text)} characters, {len(self.origin)} origins")

    @classmethod
    def whole(cls, text: str) -> Traced:
        """Take a raw text as it is: character i comes from offset i."""
        return cls(text, range(len(text)))

    @classmethod
    def join(cls, parts: Iterable[Traced]) -> Traced:
        """Put texts one after the other, in time linear in their length."""
        solid = [part for part in parts if part.text]
        if not solid:
            return cls("", range(0))
        return cls("".join(part.text for part in solid), _joined([part.origin for part in solid]))

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Traced:
        return Traced(self.text[part], self.origin[part])

    def __add__(self, other: Traced) -> Traced:
        return Traced.join((self, other))

    def strip(self) -> Traced:
        """Drop white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def keep(self, wanted: Iterable[bool]) -> Traced:
        """Keep the characters whose flag is true; one flag a character."""
        flags = bytearray(wanted)
        if len(flags) != len(self.text):
            raise ValueError(f"{len(self.text)} characters, {len(flags)} flags")
        if all(flags):
            return self
        return Traced("".join(compress(self.text, flags)), array("q", compress(self.origin, flags)))

    def substitute(self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> Traced:
        """Replace each match by text of the same length; raise ValueError if the length differs."""
        return Traced(pattern.sub(replace, self.text), self.origin)

    def remove(self, pattern: re.Pattern[str]) -> Traced:
        """Remove every match of the pattern."""
        parts, at = [], 0
        for match in pattern.finditer(self.text):
            parts.append(self[at : match.start()])
            at = match.end()
        return Traced.join([*parts, self[at:]]) if at else self

    def _stretches(self) -> Iterable[tuple[int, int]]:
        """Yield the stretches of the raw file that the inked parts of the text stand on."""
        for match in _INK.finditer(self.text):
            part = self.origin[match.start() : match.end()]
            if isinstance(part, range):
                yield part.start, part.stop
                continue
            steps = list(map(sub, part[1:], part))
            start = 0
            for i in (i for i, step in enumerate(steps) if step != 1):
                yield part[start], part[i] + 1
                start = i + 1
            yield part[start], part[-1] + 1

    def spans(self, raw: str) -> tuple[tuple[int, int], ...]:
        """Return the half-open stretches of ``raw`` this text came from.

        Two stretches with only white space between them in ``raw`` are one.
        """
        found: list[tuple[int, int]] = []
        for start, end in self._stretches():
            if found and start >= found[-1][1] and not raw[found[-1][1] : start].strip():
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return tuple(found)
