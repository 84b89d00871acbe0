"""Subtitle files (SubRip, WebVTT): tags between the words tell how they are set, and are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scripts.corpus.traced import Traced
from scripts.layout.lines import Line

FEWEST = 3
"""Subtitles by which a file is one of subtitles."""
_STYLE = re.compile(r"\{\\[^{}\n]*\}|</?(?:[bius]|c|font|ruby|rt)\b[^<>\n]*>", re.IGNORECASE)
"""Tags of both formats. That of a voice names who speaks: it stays."""

_DASH = re.compile(r"(?:[-–‐]\s*|—\s+)(?![-–—\d\s])")
"""What stands before the words of each, where two speak in one subtitle."""


def is_subtitled(lines: Iterable[str]) -> bool:
    """Tell whether lines are those of subtitles, each below the times at which it comes and goes."""
    return sum(" --> " in line for line in lines) >= FEWEST


def without_styles(text: Traced) -> tuple[Traced, list[Traced]]:
    """Take the tags out of subtitles: the text without them, and the tags; another text stays as it is."""
    if not is_subtitled(text.text.split("\n")):
        return text, []
    tags = [text[match.start() : match.end()] for match in _STYLE.finditer(text.text)]
    return text.remove(_STYLE), tags


def with_turns(lines: Sequence[Line]) -> tuple[list[Line], list[Traced]]:
    """Set each speaker of a subtitle in which two speak apart, and take the dash before the words: lines, dashes."""
    found, dashes = list[Line](), list[Traced]()
    for line in lines:
        dash = _DASH.match(line.body)
        if dash is None:
            found.append(line)
            continue
        dashes.append(line.text[: dash.end()])
        words = line.text[dash.end() :]
        found.append(replace(line, text=words, whole=words, gap=True))
    return found, dashes
