"""Subtitle files (SubRip, WebVTT): tags between the words tell how they are set, and are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scripts.corpus.traced import Traced
from scripts.layout.lines import Line
from scripts.text.kinds import is_headline

FEWEST = 3
"""Subtitles by which a file is one of subtitles."""
_STYLE = re.compile(r"\{\\[^{}\n]*\}|</?(?:[bius]|c|font|ruby|rt)\b[^<>\n]*>", re.IGNORECASE)
"""Tags of both formats. That of a voice names who speaks: it stays."""

_ENDED = re.compile("[，。！？；：、…,.!?;:”」』）)]$")
_DASH = re.compile(r"(?:[-–‐]\s*|—\s+)(?![-–—\d\s])")
"""What stands before the words of each, where two speak in one subtitle."""


def is_subtitled(lines: Iterable[str]) -> bool:
    """Tell whether lines are those of subtitles, each below the times at which it comes and goes."""
    return sum(" --> " in line for line in lines) >= FEWEST


def under_title(lines: Sequence[Line]) -> int:
    """Return the number of the line of times under a title, -1 where the first subtitle is none.

    It is the only one that no mark ends, of one line, and reads as a headline.
    """
    times = [i for i, line in enumerate(lines) if " --> " in line.body]
    if len(times) < FEWEST:
        return -1
    words = [
        [line.body for line in lines[at + 1 : after] if not line.body.isdecimal()]
        for at, after in zip(times, [*times[1:], len(lines)], strict=True)
    ]
    ended = all(cue and _ENDED.search(cue[-1]) for cue in words[1:])
    titled = len(words[0]) == 1 and is_headline(words[0][0]) and not _ENDED.search(words[0][0])
    return times[1] if ended and titled else -1


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
