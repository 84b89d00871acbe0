"""What kind of text lies where in a raw file: decided by region, from the form of its lines, before any rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from scripts.corpus.model import Layout
from scripts.corpus.traced import Traced
from scripts.layout.columns import side_by_side
from scripts.layout.lines import JUMP, Line, is_stopped
from scripts.layout.table import tables
from scripts.layout.verse import free_verse, stanzas
from scripts.layout.wrapped import OVERFULL, WIDEST, Column, column, in_blocks
from scripts.text.markers import marker, speaker


@dataclass(frozen=True)
class Region:
    """Neighbouring lines of one layout, with the evidence for it in words and the confidence from 0 to 1.

    ``table`` is the text of a table; ``column`` the column of wrapped text.
    """

    kind: Layout
    lines: tuple[Line, ...]
    evidence: str
    confidence: float
    table: Traced | None = None
    column: Column | None = None


PARTED = 2  # paragraph separators that tell how a text parts its paragraphs


def _pieces(lines: Sequence[Line], broken: bool) -> list[tuple[str, list[Line], Traced | None]]:
    """Cut lines at tables and stanzas: (what, lines, text of a table)."""
    marks: list[tuple[int, int, str, Traced | None]] = [
        (start, end, "table", text) for start, end, text in tables(lines)
    ]
    taken = {i for start, end, *_ in marks for i in range(start, end)}
    marks += [
        (start, end, "verse", None) for start, end in stanzas(lines, broken) if not taken & set(range(start, end))
    ]
    found, at = list[tuple[str, list[Line], Traced | None]](), 0
    for start, end, what, text in sorted(marks, key=lambda mark: mark[0]):
        found += [("", list(lines[at:start]), None)] if at < start else []
        found.append((what, list(lines[start:end]), text))
        at = end
    return [*found, ("", list(lines[at:]), None)] if at < len(lines) else found


def _running(lines: Sequence[Line], whole: Column | None) -> Region:
    """The layout of running text: wrapped, paragraphs between blank lines, or a line a paragraph."""
    own = column(lines) or (whole if _fits(lines, whole) else None)
    articles = sum(bool(found and found.style == "article") for line in lines if (found := marker(line.body)))
    if own:
        evidence = f"{own.broken} 行在句中断开，其中 {own.near} 行断在第 {own.edge} 列附近"
        return Region("articles" if articles > 2 else "wrapped", tuple(lines), evidence, own.confidence, column=own)
    gaps = sum(line.gap for line in lines[1:])
    spaced = gaps >= 0.5 * max(1, len(lines) - 1)
    ended = sum(is_stopped(line.body) for line in lines) / len(lines)
    evidence = f"{len(lines)} 行，{gaps} 处空行，{ended:.0%} 的行以句末标点收尾"
    kind: Layout = "articles" if articles > 2 else "running" if spaced else "lines"
    return Region(kind, tuple(lines), evidence, 0.5 + 0.5 * abs(2 * gaps / max(1, len(lines) - 1) - 1))


def _fits(lines: Sequence[Line], whole: Column | None) -> bool:
    """Tell whether a few lines follow the column of the text around them."""
    if whole is None or len(lines) < 2:
        return False
    return all(line.right <= whole.edge + 3 for line in lines)


def _transcript(region: Region, names: frozenset[str]) -> Region:
    turns = sum(bool((found := speaker(line.body)) and found.name in names) for line in region.lines)
    if turns < 3 or region.kind not in ("running", "lines"):
        return region
    evidence = f"{turns} 行以说话人和冒号开头；{region.evidence}"
    return Region("transcript", region.lines, evidence, min(1.0, 0.5 + turns / 20), None, region.column)


def plain_regions(lines: Sequence[Line]) -> list[Region]:
    """Return the regions of lines without markup, in reading order."""
    found, rest = list[Region](), list(lines)
    while sides := side_by_side(rest):
        start, end, columns = sides
        found += _one_column(rest[:start])
        both = sum(len(column) for column in columns) - (end - start)
        evidence = f"{end - start} 行，其中 {both} 行的两侧都有文字，中间一道空白贯通"
        for side in _of_one_width(columns):
            found.append(Region("columns", tuple(side), evidence, min(1.0, 0.5 + both / 30), column=set_column(side)))
        rest = rest[end:]
    return found + _one_column(rest)


def set_column(lines: Sequence[Line]) -> Column:
    """The column of lines that are known to be wrapped: as found, else as wide as the widest of them."""
    return column(lines) or Column(max(line.right for line in lines), 0, 1)


def _at_margin(lines: list[Line]) -> list[Line]:
    """The lines of a column, moved so that its margin is the edge of the page."""
    left = margin(lines)
    return [replace(line, start=max(0, line.start - left)) for line in lines]


def _of_one_width(columns: Sequence[list[Line]]) -> list[list[Line]]:
    """Put columns of one width together, so that a paragraph may run from the foot of one to the head of the next."""
    sides = [_at_margin(side) for side in columns]
    edges = [set_column(side).edge for side in sides]
    if max(edges) - min(edges) > OVERFULL:
        return [[replace(side[0], gap=True), *side[1:]] for side in sides]
    for side, after in pairwise(sides):
        if _turns(side[-1], after):
            side[-1] = replace(side[-1], end=JUMP)
    return [[line for side in sides for line in side]]


def _turns(foot: Line, after: Sequence[Line]) -> bool:
    """Tell whether a sentence goes on at the head of the next column: it stands open, and the head is not indented."""
    indented = sum(line.start > 1 for line in after)
    return not is_stopped(foot.body) and indented > 1 and after[0].start <= 1 and not marker(after[0].body)


def _sections(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut lines where long paragraphs and wrapped columns follow each other, at blank lines; verse is no column."""
    whole = column(lines)
    if whole or len(lines) < 8:
        return [list(lines)]
    groups = list[list[Line]]()
    for line in lines:
        if line.gap or not groups:
            groups.append([])
        groups[-1].append(line)
    verse, at = free_verse(lines), 0
    narrow = list[bool]()
    for group in groups:
        short = len(group) > 2 and at not in verse and max(line.right for line in group) <= WIDEST
        narrow.append(short and _breaks(group))
        at += len(group)
    found = list[tuple[bool, list[Line]]]()
    for is_narrow, group in zip(narrow, groups, strict=True):
        if found and (
            found[-1][0] == is_narrow
            or (not is_narrow and len(group) == 1 and found[-1][0] and group[0].right <= WIDEST)
        ):
            found[-1][1].extend(group)
        else:
            found.append((is_narrow, list(group)))
    return [group for _, group in found]


def _breaks(group: Sequence[Line]) -> bool:
    inner = group[:-1]
    open_ = [line for line in inner if not is_stopped(line.body)]
    return len(open_) >= 0.5 * len(inner) and median(line.right for line in inner) >= 16


def _one_column(lines: Sequence[Line]) -> list[Region]:
    found, broken = list[Region](), in_blocks(lines)
    for section in _sections(lines):
        whole = column(section)
        for what, part, text in _pieces(section, broken):
            if what == "table" and text is not None:
                found.append(Region("table", tuple(part), f"{len(part)} 行分成对齐的格", 0.9, text))
            elif what == "verse":
                found.append(Region("verse", tuple(part), f"{len(part)} 行短句，长短整齐，行末断在句读处", 0.8))
            elif part:
                found.append(_running(part, whole))
    return found


def with_transcripts(regions: Sequence[Region], names: frozenset[str]) -> list[Region]:
    """Name the regions in which speakers take turns."""
    return [_transcript(region, names) for region in regions]


def margin(lines: Sequence[Line]) -> int:
    """The display column at which most lines begin."""
    starts = Counter(line.start for line in lines)
    return min(start for start, count in starts.items() if count >= 0.25 * len(lines) or count == max(starts.values()))


def soft_ends(lines: Sequence[Line]) -> tuple[frozenset[str], frozenset[str]]:
    """Return line ends that stand inside paragraphs beside a commoner one: those that always do, those in a sentence.

    U+2028 is the line separator by its name, a lone CR the line end of a text field; a lone LF beside CR LF may be
    either. Where U+2029 parts paragraphs, which is its name, a vertical tab ends a line inside one, however common.
    """
    ends = Counter(line.end for line in lines if line.end not in ("", JUMP))
    if ends["\u2029"] >= PARTED:
        return frozenset(ends.keys() & {"\u2028", "\x0b"} | {JUMP}), frozenset(ends.keys() & {"\n", "\x85"})
    usual = ends.most_common(1)[0][0] if ends else ""
    others = {end for end in ends if end != usual}
    return frozenset(others & {"\u2028", "\r", "\x0b"} | {JUMP}), frozenset(others & {"\n", "\x85"})
