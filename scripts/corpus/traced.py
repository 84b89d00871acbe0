"""Text that remembers, character by character, where in the raw file it came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Traced:
    """Text with the raw offset of each of its characters.

    A rule may replace a character (it keeps its origin) or remove it, never add one: so every
    published character is accounted for by construction.
    """

    text: str
    origin: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.origin):
            raise ValueError(f"{len(self.text)} characters, {len(self.origin)} origins")

    @classmethod
    def whole(cls, text: str) -> Traced:
        """Take a raw text as it is: character i comes from offset i."""
        return cls(text, tuple(range(len(text))))

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Traced:
        return Traced(self.text[part], self.origin[part])

    def __add__(self, other: Traced) -> Traced:
        return Traced(self.text + other.text, self.origin + other.origin)

    def strip(self) -> Traced:
        """Drop white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def keep(self, wanted: Iterable[bool]) -> Traced:
        """Keep the characters whose flag is true; one flag a character."""
        pairs = [pair for pair, keep in zip(zip(self.text, self.origin, strict=True), wanted, strict=True) if keep]
        return Traced("".join(char for char, _ in pairs), tuple(origin for _, origin in pairs))

    def substitute(self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> Traced:
        """Replace each match by text of the same length; raise ValueError if the length differs."""
        return Traced(pattern.sub(replace, self.text), self.origin)

    def spans(self, raw: str) -> tuple[tuple[int, int], ...]:
        """Return the half-open stretches of ``raw`` this text came from.

        Two stretches with only white space between them in ``raw`` are one.
        """
        found: list[tuple[int, int]] = []
        for at in (o for c, o in zip(self.text, self.origin, strict=True) if not c.isspace()):
            if found and at >= found[-1][1] and not raw[found[-1][1] : at].strip():
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return tuple(found)
