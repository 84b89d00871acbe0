"""Lines that are numbered one by one down the page, as records of courts and drafts are: the numbers are no words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scripts.corpus.traced import Traced
from scripts.layout.lines import Line, width

FEWEST = 8  # numbered lines that tell a numbered page from a list
NUMBERED = 0.9  # share of the lines of a page that begin with a number
_NUMBER = re.compile(r"(\d{1,4})(?:(?: {2,}|\t|　)(?=\S)|$)")


def without_numbers(lines: Sequence[Line]) -> tuple[list[Line], list[Traced]]:
    """Take the numbers from the lines of a numbered page: the lines, and the numbers. A number alone is a blank line.

    A list is no such page: here blank lines count, too.
    """
    found = {i: match for i, line in enumerate(lines) if (match := _NUMBER.match(line.body))}
    counted = [int(match[1]) for match in found.values()]
    blank = any(len(match[0]) == len(lines[i].body) for i, match in found.items())
    whole = len(found) >= max(FEWEST, NUMBERED * len(lines)) and blank
    if not whole or any(after != one + 1 and after != 1 for one, after in pairwise(counted)):
        return list(lines), []
    kept, numbers, gap = list[Line](), list[Traced](), False
    for i, line in enumerate(lines):
        end = found[i].end() if i in found else 0
        numbers += [line.text[:end]] if end else []
        gap = gap or line.gap
        if end < len(line.body):
            start = line.start + width(line.body[:end])
            kept.append(replace(line, text=line.text[end:], whole=line.text[end:], start=start, gap=gap))
            gap = False
        else:
            gap = True
    left = min((line.start for line in kept), default=0)
    return [replace(line, start=line.start - left) for line in kept], numbers
