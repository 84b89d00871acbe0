"""What an article within a file is."""

from __future__ import annotations

from dataclasses import dataclass

SHORTEST = 40  # characters of running text below which a stretch is no article but a line beside one


@dataclass(frozen=True)
class Article:
    """A stretch of a source that reads as one article: its half-open raw span, its first paragraph.

    ``within`` are the spans in it that are none of its words: heads of the messages by which it was passed on.
    """

    start: int
    end: int
    title: str
    within: tuple[tuple[int, int], ...] = ()
