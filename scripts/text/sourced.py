"""Prose that names its sources: the ids of passages stand in square brackets behind the words that rest on them.

For example ``首月运送旅客1200人次[f4ghj6 h6jkm4]。`` Published as words without marks, shown with a link for each id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = re.compile(r"\[((?=[a-z]*\d)[a-z0-9]{6}(?: (?=[a-z]*\d)[a-z0-9]{6})*)\](?!\()")
"""The mark: one or more ids (six characters, a digit at least), apart by a space; no link of Markdown."""
_SENTENCE = re.compile(rf"[^。！？\n]+[。！？]*[”’）]*(?:{MARK.pattern})*")


@dataclass(frozen=True)
class Sentence:
    """A sentence as its reader sees it, and the passages that it rests on."""

    words: str
    passages: tuple[str, ...]


def sources(text: str) -> tuple[str, ...]:
    """Return the ids of all passages that a text names as its sources, each once, in their order."""
    return tuple(dict.fromkeys(id_ for mark in MARK.finditer(text) for id_ in mark[1].split()))


def unsourced(text: str) -> str:
    """Return the words of a text without the marks of its sources."""
    return MARK.sub("", text)


def sentences(text: str) -> list[Sentence]:
    """Split a text into sentences, each with the passages named in it."""
    found = (match[0].strip() for match in _SENTENCE.finditer(text))
    return [Sentence(unsourced(sentence), sources(sentence)) for sentence in found if unsourced(sentence)]
