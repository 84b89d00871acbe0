"""From a raw text to its blocks: recognise the layout of every region, then read it by the rules of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from scripts.corpus.model import Block, Doubt, Finding, Layout, Span
from scripts.corpus.traced import Traced
from scripts.layout.between import lifted, runs_over_codes
from scripts.layout.blank import without_torn_gaps
from scripts.layout.columns import side_by_side
from scripts.layout.entities import decode
from scripts.layout.frame import Frame
from scripts.layout.headlines import is_parted, with_whole_headlines, with_whole_numbers
from scripts.layout.lines import Line, lines_of
from scripts.layout.markup_html import html_lines, is_html, navigation
from scripts.layout.markup_light import without_codes, without_wiki_links
from scripts.layout.markup_markdown import is_markdown, markdown_lines
from scripts.layout.numbered import without_numbers
from scripts.layout.one_line import apart, inner_speakers
from scripts.layout.recognise import Region, margin, plain_regions, set_column, soft_ends, with_transcripts
from scripts.layout.running import Reader
from scripts.layout.seams import hyphened
from scripts.layout.signs import with_bullets
from scripts.layout.subtitles import is_subtitled, with_turns, with_voices, without_styles
from scripts.layout.table import tables
from scripts.layout.torn import is_copied
from scripts.layout.verse import stanzas
from scripts.layout.wrapped import column, in_blocks, is_spaced
from scripts.text.markers import senders, spaced_speakers, speaker, speakers

FEWEST_TURNS = 3  # of speakers in subtitles, so that only they begin paragraphs
_DRAWING = re.compile(r"[\s\u2500-\u257f|]+")


@dataclass
class Laid:
    """What reading a layout gave: blocks in reading order, lines that are no text, findings, doubts."""

    blocks: list[Block] = field(default_factory=list)
    furniture: list[Traced] = field(default_factory=list)
    layout: list[Traced] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    stamps: list[Traced] = field(default_factory=list)
    markup: bool = False


@dataclass(frozen=True)
class Override:
    """The layout that a curator says a stretch of the raw text has."""

    span: Span
    kind: Layout
    reason: str


def _extent(lines: Sequence[Line]) -> Span:
    starts = [line.whole.origin[0] for line in lines if len(line.whole)]
    ends = [line.text.origin[-1] + 1 for line in lines if len(line.text)]
    return min(starts), max(ends)


def _blocks(region: Region, frame: Frame) -> list[Block]:
    """Read a region by the rules of its kind."""
    if region.kind == "table" and region.table is not None:
        return [Block(region.table, "table", region.lines[0].gap)]
    if region.kind == "verse":
        parts = [
            part
            for line in region.lines
            for part in (line.text, Traced("\n", line.tail.origin[:1]) if line.tail.text else line.tail)
        ]
        return [Block(Traced.join(parts).strip(), "verse", region.lines[0].gap)]
    edge = region.column.edge if region.column and not frame.copied else None
    gaps = sum(line.gap for line in region.lines[1:])
    slack = region.column.slack if region.column else frame.slack
    blocks = edge is not None and is_spaced(region.lines)
    own = replace(frame, edge=edge, slack=slack, spaced=gaps >= 2, blocks=blocks, margin=margin(region.lines))
    return [block for block in Reader(own).read(region.lines) if not _DRAWING.fullmatch(block.traced.text)]


def _marked_up(lines: Sequence[Line], kind: Layout) -> list[Region]:
    """Regions of lines that come from markup; tables are lines of their own there."""
    found, run = list[Region](), list[Line]()
    for line in lines:
        if line.kind == "table":
            found += _marked_run(run, kind)
            found.append(Region("table", (line,), "", 1.0, line.text))
            run = []
        else:
            run.append(line)
    return found + _marked_run(run, kind)


def _marked_run(lines: Sequence[Line], kind: Layout) -> list[Region]:
    """Regions of lines of markup: stanzas apart, and in Markdown tables that are set with spaces alone."""
    set_apart = {start: (end, Region("verse", tuple(lines[start:end]), "", 1.0)) for start, end in stanzas(lines)}
    for start, end, text in tables(lines) if kind == "markdown" else ():
        set_apart.setdefault(start, (end, Region("table", tuple(lines[start:end]), "", 1.0, text)))
    found, at = list[Region](), 0
    for start in sorted([*set_apart, len(lines)]):
        if at < start:
            found.append(Region(kind, tuple(lines[at:start]), "", 1.0, column=column(lines[at:start])))
        end, region = set_apart.get(start, (start, None))
        if start < at or region is None:
            continue
        found, at = [*found, region], end
    return found


def _forced(lines: Sequence[Line], kind: Layout) -> list[Region]:
    """Regions of lines whose layout the curator has said."""
    if kind == "table":
        found = tables(lines)
        if found:
            return [Region("table", tuple(lines), "", 1.0, Traced.join(text for *_, text in found))]
    if kind == "columns":
        sides = side_by_side(lines)
        if sides:
            return [Region("columns", tuple(side), "", 1.0, column=set_column(side)) for side in sides[2]]
    edge = set_column(lines) if kind in ("wrapped", "columns") else column(lines) if kind == "articles" else None
    return [Region(kind, tuple(lines), "", 1.0, column=edge)]


def _lines(text: Traced, kind: Layout | None, laid: Laid) -> tuple[list[Line], str]:
    """The lines of one part of a file, by what it is written in; what is markup or navigation goes into ``laid``."""
    if kind == "html" or (kind is None and is_html(text.text)):
        lines = html_lines(text)
        bars = navigation(lines)
        laid.furniture += [lines[i].text for i in sorted(bars)]
        return [line for i, line in enumerate(lines) if i not in bars], "html"
    if kind == "markdown" or (kind is None and is_markdown(text.text)):
        text, links, pages = without_wiki_links(text)
        laid.layout += links
        laid.furniture += pages
        return markdown_lines(text), "markdown"
    words, tags = without_styles(decode(text))
    words, codes, pictures = without_codes(words)
    laid.layout += [*tags, *codes]
    laid.furniture += pictures
    lines, numbers = without_numbers(lines_of(words))
    laid.layout += numbers
    return lines, ""


def _read_part(text: Traced, laid: Laid, forced: Override | None) -> None:
    """Read one part of a file into ``laid``; ``forced`` is what the curator says of it."""
    kind = forced.kind if forced else None
    lines, mode = _lines(text, kind, laid)
    laid.markup = laid.markup or bool(mode)
    cues = is_subtitled(line.body for line in lines)
    subtitled = cues or runs_over_codes(lines)
    page = lifted(lines)
    page.kept, dashes = with_turns(page.kept) if cues else (page.kept, [])
    page.kept, voices = with_voices(page.kept) if cues else (page.kept, [])
    page.kept = with_bullets(page.kept)
    lines = _with_senders(page.kept if mode or kind else without_torn_gaps(page.kept))
    laid.furniture += page.heads
    laid.layout += [*page.signs, *page.stamps, *dashes, *voices]
    laid.stamps += page.stamps
    if not lines:
        return
    names, (soft, clause) = speakers(line.body for line in lines), soft_ends(lines)
    names |= spaced_speakers(line.body for line in lines) | inner_speakers(lines, names)
    lines = apart(lines if kind else with_whole_headlines(with_whole_numbers(lines)), names)
    flowing, parted = mode == "markdown" or subtitled, is_parted(lines)
    frame = Frame(None, soft, clause, names, flowing=flowing, parted=parted, soft_breaks=parted and mode == "markdown")
    frame = replace(frame, copied=is_copied(lines), cues=subtitled and _has_turns(lines, names))
    frame = replace(frame, broken=not mode and in_blocks(lines), hyphened=hyphened(line.body for line in lines))
    if frame.cues:
        regions = [Region("transcript", tuple(lines), "字幕中有说话人和冒号", 1.0)]
    elif mode:
        regions = _marked_up(lines, mode)  # type: ignore[arg-type]  # the two front ends are kinds of layout
    elif kind:
        regions = _forced(lines, kind)
    else:
        regions = with_transcripts(plain_regions(lines), names)
    for region in regions:
        laid.blocks += [replace(block, whole=bool(mode)) for block in _blocks(region, frame)]
    laid.findings += _findings(regions, forced, mode)


def _with_senders(lines: Sequence[Line]) -> list[Line]:
    """Set the lines of a chat that tell the time and the sender of a message apart from its words."""
    found = senders([line.body for line in lines])
    return [replace(line, gap=line.gap or i in found or i - 1 in found) for i, line in enumerate(lines)]


def _has_turns(lines: Sequence[Line], names: frozenset[str]) -> bool:
    """Tell whether speakers take turns in subtitles, one of them known as such."""
    found = [turn.name for line in lines if (turn := speaker(line.body))]
    return len(found) >= FEWEST_TURNS and any(name in names for name in found)


def _findings(regions: Iterable[Region], forced: Override | None, mode: str) -> list[Finding]:
    """The regions as data: neighbours of one kind are one finding."""
    found = list[Finding]()
    for region in regions:
        start, end = _extent(region.lines)
        evidence = (
            forced.reason if forced else region.evidence or {"html": "标签", "markdown": "Markdown 记号"}.get(mode, "")
        )
        made = Finding(start, end, region.kind, evidence, round(region.confidence, 2), "curator" if forced else "rule")
        if found and found[-1].kind == made.kind and made.kind in ("verse", "columns"):
            last = found.pop()
            made = Finding(
                min(last.start, start), max(last.end, end), made.kind, last.evidence, last.confidence, last.by
            )
        found.append(made)
    return found


def _parts(text: Traced, overrides: Sequence[Override]) -> list[tuple[Traced, Override | None]]:
    """Cut a text where the curator's layouts begin and end."""
    parts, at = list[tuple[Traced, Override | None]](), 0
    for item in sorted(overrides, key=lambda override: override.span):
        start, end = max(at, item.span[0]), item.span[1]
        parts += [(text[at:start], None), (text[start:end], item)]
        at = max(at, end)
    return [(part, item) for part, item in [*parts, (text[at:], None)] if part.text.strip()]


def lay_out(text: Traced, overrides: Sequence[Override] = ()) -> Laid:
    """Recognise the layout of a whole raw text and return its blocks in reading order."""
    laid = Laid()
    for part, item in _parts(text, overrides):
        _read_part(part, laid, item)
    return laid
