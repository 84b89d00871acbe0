"""Tables: drawn in box characters, with pipes, with tabs, or set in aligned cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from statistics import mean

from scripts.corpus.traced import Traced
from scripts.layout.lines import Line, width
from scripts.layout.seams import seam
from scripts.text.controls import is_menu
from scripts.text.markers import asks, label, marker

_FRAME = re.compile(
    r"[\s\u2500-\u257f]*[\u2500-\u257f][\s\u2500-\u257f]*|\+[-=+:\s]*[-=][-=+:\s]*\+|\|[\s:|+-]*-{2,}[\s:|+-]*\|?"
)
_DRAWN = re.compile(r"[│┃║┆┇┊┋|｜]")
_WALL = re.compile("[│┃║┆┇┊┋]")
_WIDE_GAP = re.compile(r"\t+|[ \u00a0]{2,}|[ \u00a0]*　[ \u00a0　]*")
PADDED = re.compile("(?<!\\S)([\u4e00-\u9fff])( {2,})([\u4e00-\u9fff])(?!\\S)")
WITHIN = "\u2002"
_TAB = re.compile(r"\t")
_CLAUSE = re.compile("[，。；！？]$")
"""How a line of verse ends whose halves a gap parts; a cell holds no clause."""
_PIPE = re.compile(r"\s*[|｜]\s*")
FEWEST = 3
ASIDE = 1  # display columns by which a cell may stand off the one above it
VERSE = 0.7  # share of rows that end as clauses do, from which they are lines of verse
LONGEST_CELL = 28
WIDEST = 400  # display columns of a line of a table
Row = list[list[Traced]]


def _unpadded(word: re.Match[str]) -> str:
    """A word of two characters set wide, with spaces between them that part no cells."""
    return word[1] + WITHIN * len(word[2]) + word[3]


def _is_frame(text: str) -> bool:
    return bool(_FRAME.fullmatch(text.strip()))


def _is_drawn(text: str) -> bool:
    bare = text.strip()
    walls = len(_WALL.findall(bare))
    return (bool(_DRAWN.match(bare)) and len(_DRAWN.findall(bare)) >= 2) or walls >= 2


def _cut(text: Traced, pattern: re.Pattern[str]) -> list[tuple[Traced, Traced]]:
    """Cut a text at a separator: (cell, the first character of the separator behind it), white space kept."""
    cells, at = [], 0
    for match in pattern.finditer(text.text):
        cells.append((text[at : match.start()], text[match.start() : match.start() + 1]))
        at = match.end()
    return [*cells, (text[at:], text[len(text) :])]


def _drawn_cells(line: Line, bare: bool) -> list[tuple[Traced, Traced]]:
    """The cells of a line; ``bare`` tells that no wall stands at its ends, so that the first may be empty."""
    cells = _cut(line.text, _DRAWN)
    inner = range(0 if bare else 1, len(cells) - 1)
    return [cell for i, cell in enumerate(cells) if i in inner or cell[0].text.strip()]


def _as(char: str, at: Traced) -> Traced:
    """A white space character in the place of a mark of the table's drawing."""
    return Traced(char * min(1, len(at)), at.origin[:1])


def _row(lines: Sequence[list[tuple[Traced, Traced]]], end: Traced) -> Traced:
    """One row of a table from the lines it stands on: each cell whole, a tab behind it, a line feed at the end."""
    size = max(len(cells) for cells in lines)
    parts = list[Traced]()
    for column in range(size):
        pieces = [cells[column] for cells in lines if column < len(cells)]
        inked = [cell.strip() for cell, _ in pieces if cell.text.strip()]
        whole = list[Traced]()
        for i, cell in enumerate(inked):
            whole += [seam(inked[i - 1], cell, pieces[0][1])] if i else []
            whole.append(cell)
        parts += whole
        if column < size - 1:
            parts.append(_as("\t", pieces[0][1]))
    return Traced.join([*parts, _as("\n", end)])


def _drawn_rows(lines: Sequence[Line], bare: bool) -> list[list[Line]]:
    """Lines of a drawn table in rows: between two frames, or a line each where only the head is framed."""
    blocks, frames = list[list[Line]](), 0
    fresh = True
    for line in lines:
        if _is_frame(line.body):
            fresh, frames = True, frames + 1
            continue
        if fresh:
            blocks.append([])
        blocks[-1].append(line)
        fresh = False
    if len(blocks) > 2 or all(len(block) == 1 for block in blocks):
        return blocks
    rows = list[list[Line]]()
    for block in blocks:
        for i, line in enumerate(block):
            cells = _drawn_cells(line, bare)
            continues = i and any(not cell.text.strip() for cell, _ in cells[:1]) and len(cells) > 1
            if continues:
                rows[-1].append(line)
            else:
                rows.append([line])
    return rows


def _drawn_table(lines: Sequence[Line]) -> Traced | None:
    """The text of a drawn table, or None where its lines are too few or hold nothing."""
    frames = sum(_is_frame(line.body) for line in lines)
    rows = len(lines) - frames
    if rows < 2 or (not frames and rows < FEWEST):
        return None
    bare = 2 * sum(bool(_DRAWN.match(line.body)) for line in lines) < rows
    cells = [([_drawn_cells(line, bare) for line in row], row[-1].tail) for row in _drawn_rows(lines, bare)]
    table = Traced.join(_row(row, tail) for row, tail in cells if all(row)).strip()
    return table if table.text.strip() else None


def _aligned(block: Sequence[Line], pattern: re.Pattern[str]) -> bool:
    """Tell whether lines are rows of cells: as many on each line, short, without a sentence, begun alike."""
    rows = [[cell.text.strip() for cell, _ in _cut(line.text, pattern)] for line in block]
    sizes = {len(row) for row in rows}
    cells = [cell for row in rows for cell in row]
    if len(sizes) != 1 or min(sizes) < 2 or any(not cell for cell in cells if pattern is not _TAB):
        return False
    ranked = len(rows[0]) == 2 and [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    if ranked or any(asks(row[0]) for row in rows):
        return False
    clauses = sum(bool(_CLAUSE.search(row[-1])) for row in rows) >= VERSE * len(rows)
    if clauses or mean(map(width, cells)) > LONGEST_CELL or sum("。" in cell for cell in cells) > 0.2 * len(rows):
        return False
    if any(label(line.body) or (marker(line.body) and pattern is not _TAB) for line in block[:2]):
        return False
    if pattern is _PIPE and (any(label(line.body) for line in block) or any(is_menu(line.body) for line in block)):
        return False
    return min(sizes) > 2 or pattern is _TAB or _stops_alike(block)


def _stops_alike(block: Sequence[Line]) -> bool:
    """Tell whether the last cells of all lines begin at one display column, or hold a number each."""
    cells = [_cut(line.text, _WIDE_GAP) for line in block]
    starts = {width(line.text.text[: -len(row[-1][0].text)]) for line, row in zip(block, cells, strict=True)}
    numbers = all(re.search(r"\d", row[-1][0].text) for row in cells[1:])
    return len(starts) == 1 or (numbers and len(block) > FEWEST)


def _runs(lines: Sequence[Line], pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of lines, without a blank one, that hold the same number of cells, more than one."""
    sizes = [len(pattern.findall(line.body)) + 1 if line.right <= WIDEST else 1 for line in lines]
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and sizes[end] == sizes[start] and not lines[end].gap:
            continue
        if sizes[start] > 1 and end - start >= FEWEST:
            yield start, end
        start = end


def _cells_at(line: Line) -> list[tuple[int, int, Traced, Traced]]:
    """The cells of a line that wide gaps part: (where it begins, where it ends, cell, the gap behind it)."""
    found, at = list[tuple[int, int, Traced, Traced]](), 0
    gaps = [*(match.span() for match in _WIDE_GAP.finditer(line.body)), (len(line.body), len(line.body))]
    for start, end in gaps:
        left, right = (line.start + width(line.body[:place]) for place in (at, start))
        found.append((left, right, line.text[at:start], line.text[start:end]))
        at = end
    return found


def _under(head: Sequence[tuple[int, int, Traced, Traced]], line: Line) -> list[tuple[Traced, Traced]] | None:
    """The cells of a line under those of the head of a table, empty where none stands; None where one does not fit."""
    cells, row, used = _cells_at(line), list[tuple[Traced, Traced]](), 0
    lead = line.whole[: len(line.whole) - len(line.whole.text.lstrip())]
    for left, right, *_ in head:
        fits = used < len(cells) and (abs(cells[used][0] - left) <= ASIDE or abs(cells[used][1] - right) <= ASIDE)
        if fits:
            row.append((cells[used][2], cells[used][3][:1]))
            used += 1
        elif used and len(cells[used - 1][3]) > 1:
            row.append((line.text[:0], cells[used - 1][3][1:2]))
        elif not used and len(row) < len(lead):
            row.append((line.text[:0], lead[len(row) : len(row) + 1]))
        elif used < len(cells) or not used:
            return None
    return row if used == len(cells) else None


def _ends_block(lines: Sequence[Line], start: int, at: int) -> bool:
    """Tell whether a line ends the block of a table that begins at ``start``: no gap in it, nor below a later cell."""
    line = lines[at]
    if line.gap or line.right > WIDEST:
        return True
    later = _cells_at(lines[start])[1:] if lines[start].right <= WIDEST else []
    return not _WIDE_GAP.search(line.body) and not any(abs(line.start - left) <= ASIDE for left, *_ in later)


def _goes_on(row: Sequence[tuple[Traced, Traced]], above: Sequence[tuple[Traced, Traced]]) -> bool:
    """Tell whether the cells of a line go on with those above: the first is empty, and each stands below another."""
    pairs = list(zip(row, above, strict=True))
    return not row[0][0].text and all(over.text for (cell, _), (over, _) in pairs if cell.text)


def _in_rows(rows: Sequence[list[tuple[Traced, Traced]]]) -> list[list[list[tuple[Traced, Traced]]]]:
    """The lines of a table in rows: a line whose cells go on stands with the one above."""
    found = list[list[list[tuple[Traced, Traced]]]]()
    for row in rows:
        if found and _goes_on(row, found[-1][0]) and sum(bool(cell.text) for cell, _ in row) < len(row) - 1:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _with_gaps(lines: Sequence[Line]) -> dict[int, tuple[int, Traced]]:
    """Tables in which cells are empty or take several lines: by first line, as in `_spaced`.

    Cells stand under those of the first line.
    """
    found, start = dict[int, tuple[int, Traced]](), 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and not _ends_block(lines, start, end):
            continue
        block, start = lines[start:end], end
        head = _cells_at(block[0]) if len(block) > FEWEST and block[0].right <= WIDEST else []
        under = [_under(head, line) for line in block] if len(head) >= FEWEST else []
        rows = _in_rows([row for row in under if row]) if under and all(under) else []
        whole = [row for row in rows if all(cell.text for cell, _ in row[0])]
        several = all(sum(bool(cell.text) for cell, _ in row[0]) > 1 for row in rows)
        plain = not any(re.search("[。；]", line.body) for line in block) and not re.search("，", block[0].body)
        if len(rows) >= FEWEST and len(whole) < len(block) and several and plain:
            ends = accumulate(map(len, rows))
            parts = [_row(row, block[last - 1].tail) for row, last in zip(rows, ends, strict=True)]
            found[end - len(block)] = (end, Traced.join(parts).strip())
    return found


def _spaced(lines: Sequence[Line]) -> dict[int, tuple[int, Traced]]:
    """Tables in aligned cells, parted by tabs or wide gaps: by first line, (behind the last, its text)."""
    whole = _with_gaps(lines)
    found = dict(whole)
    for pattern in (_PIPE, _WIDE_GAP, _TAB):
        for start, end in _runs(lines, pattern):
            if start not in whole and _aligned(lines[start:end], pattern):
                rows = [_row([_cut(line.text, pattern)], line.tail) for line in lines[start:end]]
                found[start] = (end, Traced.join(rows).strip())
    return found


def _drawn(lines: Sequence[Line]) -> dict[int, tuple[int, Traced]]:
    """Tables drawn in lines: by first line, (behind the last, its text)."""
    found, start = dict[int, tuple[int, Traced]](), 0
    marks = [_is_frame(line.body) or _is_drawn(line.body) for line in lines]
    for end in range(1, len(lines) + 1):
        if end < len(lines) and marks[end] == marks[start]:
            continue
        table = _drawn_table(lines[start:end]) if marks[start] else None
        if table:
            found[start] = (end, table)
        start = end
    return found


def tables(lines: Sequence[Line]) -> list[tuple[int, int, Traced]]:
    """Return every table among the lines: first line, behind the last, its text with tabs and line feeds."""
    if not lines:
        return []
    lines = [replace(line, text=line.text.substitute(PADDED, _unpadded)) for line in lines]
    drawn, spaced = _drawn(lines), _spaced(lines)
    found, at = list[tuple[int, int, Traced]](), 0
    for start in sorted({*drawn, *spaced}):
        end, text = drawn.get(start) or spaced[start]
        if start >= at:
            found.append((start, end, text))
            at = end
    return found
