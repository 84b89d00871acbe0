"""Several passages on one line: bullets after each other, a turn of a speaker behind another's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scripts.layout.lines import Line
from scripts.text.markers import BULLETS, is_role, speaker

LONGEST = 5000  # characters of a line in which turns are looked for
_NAMES = "○〇"
"""What hides a name (王○○) begins an item behind a space only; no other bullet needs one before it."""
_ARROWS = "\u2190-\u21ff\u2794-\u27be"
_INTRODUCED = re.compile(rf"(?:[^{BULLETS}]*[：:。；](?!\s*[{_ARROWS}]))?\s*(?=[{BULLETS}])")
"""What may stand before the first item: nothing, or words that end in a colon or a stop. Arrows behind a colon show
a way (路线：→渡口→石桥)."""
_BULLET = re.compile(rf"(?:^|(?<=\s)|(?<=[。；]))[{BULLETS}](?=\S|\s)")
_TURN_INSIDE = re.compile(r"(?<=[。？！?!…])([”」』]?)\s*([^\s\W\d_]{1,8})[：:]")
"""A name and a colon right behind a sentence."""


def _cut(line: Line, places: Sequence[int]) -> list[Line]:
    """Cut a line before the given characters; the parts stand below each other, without a blank line."""
    edges = [0, *places, len(line.body)]
    parts = [line.text[start:end].strip() for start, end in pairwise(edges)]
    return [
        replace(line, text=part, whole=part if i else line.whole, gap=line.gap and i == 0)
        for i, part in enumerate(parts)
        if part.text
    ]


def _bullets(text: str) -> list[int]:
    """The places inside a line where an item begins: the same bullet several times, words behind each."""
    before = _INTRODUCED.match(text)
    at = before.end() if before else len(text)
    first, *parts = text[at : at + 1], *text[at + 1 :].split(text[at : at + 1] or None)
    if first and first not in _NAMES and len(parts) > 1 and all(part.strip() for part in parts):
        return [i for i, char in enumerate(text) if char == first and i]
    found = [match.start() for match in _BULLET.finditer(text)]
    same = len(found) > 1 and len({text[i] for i in found}) == 1
    return [i for i in found if i] if same else []


def _turns_inside(text: str, names: frozenset[str]) -> list[tuple[int, str]]:
    """The names before a colon behind a sentence of a line that is itself a turn, outside of quotation marks."""
    first = speaker(text) if len(text) < LONGEST else None
    if first is None or not (first.name in names or is_role(first.name)):
        return []
    found = ((match.start(2), match[2]) for match in _TURN_INSIDE.finditer(text))
    return [(at, name) for at, name in found if text.count("“", 0, at) == text.count("”", 0, at)]


def inner_speakers(lines: Sequence[Line], names: frozenset[str]) -> frozenset[str]:
    """Return who speaks inside the line of another's turn: roles, and names that come back or are known (``names``)."""
    found = Counter(name for line in lines for _, name in _turns_inside(line.body, names))
    return frozenset(name for name, count in found.items() if count > 1 or name in names or is_role(name))


def apart(lines: Sequence[Line], names: frozenset[str]) -> list[Line]:
    """Return lines of which each holds one item or one turn; ``names`` are the speakers of the text."""
    speakers = sorted((re.escape(name) for name in names if len(name) > 1), key=len, reverse=True)
    name = "|".join(speakers)
    turn = (
        re.compile(rf"(?<=[。？！?!”])\s*(?:(?:{name})[：:]|[【\[](?:{name}|[^】\]，。]{{2,16}}[记記]者)[】\]])")
        if speakers
        else None
    )
    found = list[Line]()
    for line in lines:
        places = set(_bullets(line.body))
        places |= {at for at, name in _turns_inside(line.body, names) if name in names}
        if turn and len(line.body) < LONGEST:
            places |= {match.start() for match in turn.finditer(line.body) if match.start()}
        found += _cut(line, sorted(places)) if places else [line]
    return found
