"""Blank lines that part no paragraphs: those between the lines of a column, as printing and copying leave them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.layout.lines import Line, is_stopped
from scripts.layout.pairs import is_prose
from scripts.layout.wrapped import OVERFULL, Column, column, is_full
from scripts.text.furniture import furniture
from scripts.text.kinds import form
from scripts.text.markers import label, marker, speaker

FEWEST = 2  # sentences torn at a blank line; a single one is for a curator to judge
TORN = 0.5  # share of the blank lines below running text that stand in sentences
KNOWN = 3  # lines broken near the edge of a column that is known without them
INDENTS = 2  # indented lines that tell how paragraphs begin


def _is_open(line: Line) -> bool:
    """Tell whether a line of running text ends in the middle of a sentence."""
    return is_prose(line) and not is_stopped(line.body) and line.body[-1] not in "：:；;—"


def _begins(line: Line) -> bool:
    """Tell whether a line begins a passage by its form."""
    text = line.body
    return bool(marker(text) or label(text) or speaker(text) or form(text) or furniture(text) or line.kind)


def _edge(lines: Sequence[Line], torn: Sequence[int]) -> Column | None:
    """The column of the text: as its lines tell, else as its torn sentences do, beyond which no line runs."""
    known = column(lines)
    if known and known.near >= KNOWN:
        return known
    closed = column([replace(line, gap=line.gap and i not in torn) for i, line in enumerate(lines)])
    if closed is None or any(line.right > closed.edge + OVERFULL for line in lines):
        return None
    return closed


def without_torn_gaps(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without the blank lines in the middle of sentences, where the line before fills its column
    and does not run beyond it.

    Where paragraphs are indented, a full line that stops goes on with one that is not, too.
    """
    indents = sum(line.start > 1 for line in lines) >= INDENTS
    gaps = [i for i in range(1, len(lines)) if lines[i].gap and not _begins(lines[i]) and is_prose(lines[i - 1])]
    torn = [i for i in gaps if _is_open(lines[i - 1]) and lines[i].start <= lines[i - 1].start]
    found = _edge(lines, torn) if len(torn) >= FEWEST and len(torn) > TORN * len(gaps) else None
    if found is None:
        return list(lines)
    within = (i for i in torn if lines[i - 1].right <= found.edge + OVERFULL)
    inside = {i for i in within if is_full(lines[i - 1], lines[i], found.edge)}
    if indents and len(inside) >= FEWEST:
        full = (i for i in gaps if is_full(lines[i - 1], lines[i], found.edge, 0))
        inside |= {i for i in full if lines[i].start <= 1 and is_stopped(lines[i - 1].body)}
    return [replace(line, gap=line.gap and i not in inside) for i, line in enumerate(lines)]
