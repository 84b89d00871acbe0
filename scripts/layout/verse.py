"""Verse and slogans: short lines of one measure, whose line ends are the writer's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from scripts.layout.lines import Line, groups
from scripts.text.furniture import furniture
from scripts.text.kinds import form
from scripts.text.markers import SPACED_TURN, asks, label, marker, speaker

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ENDED = re.compile(r"[，。！？；、,!?;…—”’」』）]$")
_INNER = re.compile(r"[，。！？；、,!?;：:]")
LONGEST = 18  # Han characters of a line of verse or of a slogan
_AUTHOR = re.compile(r"^[^，。！？]{2,16}[ \u3000]+[\u4e00-\u9fff]{2,4}$")
FEWEST = 4
FREE = 14
RUN = 60  # lines of which a stanza may be the beginning
SET_IN = 4  # display columns by which verse is set in, against the text below it
COUPLET = 10  # Han characters of a line of two that are announced
PAUSED = 0.5  # share of the lines of a stanza that end with a comma, where they need be neither even nor short
SUNG = 12  # Han characters of a line of a song, whose lines need not be even


def _measure(line: Line) -> int:
    return len(_HAN.findall(line.body))


def _possible(line: Line) -> bool:
    """Tell whether a line is short, mostly Han, and begins no item, turn or bibliographic line."""
    size = _measure(line)
    foreign = len(re.findall(r"[A-Za-z0-9０-９]", line.body))
    name = SPACED_TURN.match(line.body)
    spoken = speaker(line.body) is not None or (name is not None and asks(name[1]))
    marked = marker(line.body) or label(line.body) or spoken
    plain = not marked and line.kind is None and line.body[-1] not in "：:" and not line.body[0].isdigit()
    return 1 <= size <= LONGEST and foreign <= 1 and plain and furniture(line.body) is None


def _regular(sizes: Sequence[int]) -> bool:
    """Tell whether lines are of one measure, or of two that alternate."""
    usual = Counter(sizes).most_common(1)[0][1]
    alternate = all(len(set(sizes[i::2])) == 1 for i in (0, 1)) and len(sizes) >= FEWEST
    return max(sizes) - min(sizes) <= 1 or usual >= 0.8 * len(sizes) or alternate


def _paused(run: Sequence[Line]) -> int:
    """Count the lines that end with a comma, as no paragraph does."""
    return sum(line.body[-1] in "，、," for line in run)


def _paused_runs(run: Sequence[Line]) -> list[tuple[int, int]]:
    """The stretches of a run whose lines all end with marks, half of them with commas, and the last with a stop."""
    found, start = list[tuple[int, int]](), 0
    for i in range(len(run) + 1):
        if i < len(run) and _ENDED.search(run[i].body):
            continue
        end = next((j for j in range(i, start, -1) if run[j - 1].body[-1] in "。！？”"), start)
        if end - start >= FEWEST and _paused(run[start:end]) >= PAUSED * (end - start):
            found.append((start, end))
        start = i + 1
    return found


def _has_end(lines: Sequence[Line], run: tuple[int, int], usual: str) -> bool:
    """Tell whether the lines of a run end as most of a text do: no other line end stands inside its paragraphs."""
    return all(line.end == usual for line in lines[run[0] : run[1] - 1])


def _spaced(lines: Sequence[Line]) -> list[int]:
    """For each line the end of the stanza that it begins, if blank lines part its lines; 0 where it begins none.

    They are of one measure, half of them with a comma at their end. Linear: lines that follow each other end as one.
    """
    commas = [0, *accumulate(line.body.endswith(("，", "、", ",")) for line in lines)]
    follows = [line.gap and _possible(line) and _ENDED.search(line.body) is not None for line in lines]
    sizes, found, end, even = [*map(_measure, lines)], [0] * len(lines), len(lines), len(lines)
    for start in reversed(range(len(lines))):
        if start + 1 < len(lines):
            end = end if follows[start + 1] else start + 1
            even = even if sizes[start] == sizes[start + 1] else start + 1
        stop = end - (end < len(lines) and not lines[end].gap)
        halved = commas[stop] - commas[start] >= PAUSED * (stop - start)
        if stop - start >= FEWEST and even >= stop and halved and _possible(lines[start]):
            found[start] = stop
    return found


def _ends(run: Sequence[Line]) -> float:
    return sum(bool(_ENDED.search(line.body)) for line in run) / len(run)


def is_stanza(run: Sequence[Line], announced: bool) -> bool:
    """Tell whether lines are a stanza: regular, and broken where the clauses end.

    ``announced`` tells that the text before ends in a colon; then two lines are enough.
    """
    if len(run) < (2 if announced else FEWEST) or not all(map(_possible, run)):
        return False
    if len({line.end for line in run[:-1]}) > 1 or _has_soft_ends(run):
        return False
    sizes = [_measure(line) for line in run]
    bare = not any(_INNER.search(line.body) for line in run)
    ended = _ends(run) == 1 and len(run) >= FEWEST and run[-1].body[-1:] in "。！？”"
    if ended and (max(sizes) <= SUNG or _paused(run) >= PAUSED * len(run)):
        return True
    if _regular(sizes):
        if len(run) >= FEWEST:
            return _ends(run) >= 0.75 or (bare and (announced or max(sizes) <= 10))
        couplet = len(run) == 2 and max(sizes) <= COUPLET and run[0].body[-1:] == "，"
        even = max(sizes) == min(sizes) and (_ends(run) >= 0.5 or bare or _alike(run))
        if announced and (even or couplet):
            return True
    return announced and len(run) >= 3 and max(sizes) <= FREE and (_ends(run) >= 0.75 or _halved(run))


def _has_soft_ends(run: Sequence[Line]) -> bool:
    """Tell whether the last line ends otherwise than those before it: their ends stand inside a paragraph."""
    return len(run) > 1 and bool(run[-1].end) and run[-1].end != run[0].end


def _halved(run: Sequence[Line]) -> bool:
    """Tell whether every line is of two halves of one measure with one comma between, as slogans are."""
    halves = [re.split("[，,、\\s]", line.body.rstrip("。！；;!，")) for line in run]
    return all(len(pair) == 2 and len(pair[0]) == len(pair[1]) for pair in halves)


def _stanza(run: Sequence[Line], announced: bool) -> int:
    """The lines of the stanza that a run begins with, 0 for none; one that is announced may end before the run does."""
    sizes = range(len(run), len(run) - 1 if not announced else 1, -1) if len(run) <= RUN else [len(run)]
    return next((size for size in sizes if is_stanza(run[:size], announced)), 0)


def _alike(run: Sequence[Line]) -> bool:
    """Tell whether all lines carry the same marks in the same places, as parallel slogans do."""
    return len({_HAN.sub("字", line.body) for line in run}) == 1


def _is_free(run: Sequence[Line]) -> bool:
    """Tell whether lines may be a stanza of free verse: short, none with a stop or a colon inside."""
    return (
        len(run) > 1
        and all(map(_possible, run))
        and max(map(_measure, run)) <= FREE
        and not any(re.search("[。！？：]", line.body[:-1]) for line in run)
    )


def _is_under_title(run: Sequence[Line], opening: bool) -> bool:
    """Tell whether two lines are the title of a poem and its author, who stand over it at the head of a text."""
    return opening and len(run) == 2 and (form(run[1].body) == "byline" or bool(_AUTHOR.search(run[1].body)))


def free_verse(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines of free verse, and of the title and the author right above it."""
    found, parts, at = set[int](), list[tuple[int, int]](), 0
    for group in groups(lines):
        parts.append((at, at + len(group)))
        at += len(group)
    for start, end in _free_verse(parts, lines):
        found |= set(range(start, end))
    first = parts[0][1] if parts else 0
    return found | (set(range(first)) if first in found and _is_under_title(lines[:first], True) else set())


def _free_verse(parts: Sequence[tuple[int, int]], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Stanzas of free verse: two or more in a row, of three lines and more in the mean."""
    found, row = list[tuple[int, int]](), list[tuple[int, int]]()
    for group in [*parts, (len(lines), len(lines))]:
        if not _is_under_title(lines[slice(*group)], group[0] == 0) and _is_free(lines[slice(*group)]):
            row.append(group)
            continue
        if len(row) > 1 and sum(end - start for start, end in row) >= 3 * len(row):
            found += row
        row = []
    return found


def _block_like(lines: Sequence[Line], start: int, found: Sequence[tuple[int, int]]) -> int:
    """The end of a block between blank lines that is built as the stanza right above it, 0 where it is not.

    As many lines, as long: then a line may end in a colon.
    """
    if not found or found[-1][1] != start or not lines[start].gap:
        return 0
    above = lines[slice(*found[-1])]
    block = lines[start : start + len(above)]
    ends = start + len(above) == len(lines) or (start + len(above) < len(lines) and lines[start + len(above)].gap)
    whole = len(block) == len(above) >= FEWEST and not any(line.gap for line in block[1:]) and ends
    alike = all(abs(_measure(one) - _measure(other)) <= 1 for one, other in zip(above, block, strict=False))
    return start + len(block) if whole and alike and not any(line.kind or marker(line.body) for line in block) else 0


def _is_even(run: Sequence[Line]) -> bool:
    return _ends(run) == 1 and _regular([_measure(line) for line in run])


def stanzas(lines: Sequence[Line], broken: bool = False) -> list[tuple[int, int]]:
    """Return the stretches of lines that are verse, half-open; blank lines part stanzas.

    In a text whose paragraphs are ``broken`` at any place only lines of one measure, each with a mark at its end, are.
    """
    found, parts, start = list[tuple[int, int]](), list[tuple[int, int]](), 0
    spaced = _spaced(lines)
    usual = Counter(line.end for line in lines).most_common(1)[0][0] if lines else ""
    while start < len(lines):
        if spaced[start]:
            found.append((start, spaced[start]))
            start = spaced[start]
            continue
        end, left = start + 1, lines[start].start
        while end < len(lines) and not lines[end].gap and _possible(lines[start]) and _possible(lines[end]):
            if lines[end].start + SET_IN <= left:
                break
            left = min(left, lines[end].start)
            end += 1
        before = lines[start - 1] if start else None
        colon = before is not None and before.body.endswith(("：", ":")) and before.end == usual
        announced = colon or bool(found and found[-1][1] == start)
        whole = _block_like(lines, start, found)
        end = max(end, whole)
        size = whole - start if whole else _stanza(lines[start:end], announced)
        if size:
            found.append((start, start + size))
            end = start + size
        else:
            runs = [(start + first, start + last) for first, last in _paused_runs(lines[start:end])]
            found += [run for run in runs if is_stanza(lines[slice(*run)], False) and _has_end(lines, run, usual)]
        parts.append((start, end))
        start = end
    if broken:
        return [run for run in found if _is_even(lines[slice(*run)])]
    return sorted({*found, *_free_verse(parts, lines)})
