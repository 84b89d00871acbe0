"""What is read out of a file that is no plain text: its text, by which tool, and what a reader should look at."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST_TEXT = 8_000_000
"""Bytes of text that are taken at once. A document of this length (two and a half million characters) is a library."""
LARGEST_FILE = 200_000_000
"""Bytes of a PDF or Word file that are opened, and that a Word file may unpack to."""


class RefusalError(Exception):
    """Why a file cannot be taken, in the words of the curator."""


@dataclass(frozen=True)
class Extracted:
    """Text as a tool read it. ``tool`` is its name and version; ``doubts`` are sentences for the curator."""

    text: str
    tool: str
    doubts: tuple[str, ...] = ()


def listed(numbers: list[int]) -> str:
    """Write page numbers as a reader does: 3、5、8."""
    return "、".join(map(str, numbers))
