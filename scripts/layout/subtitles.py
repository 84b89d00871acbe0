"""Subtitle files (SubRip, WebVTT): tags between the words tell how they are set, and are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scripts.corpus.traced import Traced
from scripts.layout.lines import Line, is_stopped
from scripts.layout.seams import joined
from scripts.text.kinds import is_headline

FEWEST = 3
"""Subtitles by which a file is one of subtitles."""
_STYLE = re.compile(r"\{\\[^{}\n]*\}|</?(?:[bius]|c|font|ruby|rt)\b[^<>\n]*>", re.IGNORECASE)
"""Tags of both formats. That of a voice names who speaks: see `with_voices`."""
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]+)>[ \t]*")
_VOICE_END = re.compile("</v>")

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


def _merged(before: Line, line: Line, words: Traced) -> Line:
    """What one voice says, in one line."""
    text = joined([(before.text, before.tail, False), (words, line.tail, False)])
    return replace(before, text=text, whole=text, tail=line.tail)


def with_voices(lines: Sequence[Line]) -> tuple[list[Line], list[Traced]]:
    """Make one line of what a voice says in subtitles that name their voices: lines, and the rest of the tags.

    The name stands before the words of each turn, with a space in the place of the mark that ends its tag.
    """
    found, tags, name = list[Line](), list[Traced](), ""
    for line in lines:
        tags += [line.text[match.start() : match.end()] for match in _VOICE_END.finditer(line.body)]
        words = line.text.remove(_VOICE_END)
        voice = _VOICE.match(words.text)
        again = voice is not None and voice[1] == name
        if voice:
            tags.append(words[: voice.end() if again else voice.start(1)])
            called = Traced.join([words[voice.start(1) : voice.end(1)], _space(words, voice.end(1))])
            words = words[voice.end() :] if again else called + words[voice.end() :]
            name = voice[1]
        if again or (name and not voice and not is_stopped(found[-1].body)):
            found[-1] = _merged(found[-1], line, words)
        else:
            found.append(replace(line, text=words, whole=words, gap=line.gap or bool(name)))
    return found, tags


def _space(text: Traced, at: int) -> Traced:
    """A wide space in the place of a mark."""
    return Traced("\u3000", text.origin[at : at + 1])
