"""How running text stands in a region, and the paragraph that is being read of it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from scripts.corpus.model import Block
from scripts.corpus.traced import Traced
from scripts.layout.lines import JUMP, Line, is_stopped
from scripts.layout.seams import joined
from scripts.layout.torn import BRACKET, without_links
from scripts.layout.wrapped import FULL, TOLERANCE


@dataclass(frozen=True)
class Frame:
    """How running text stands in a region: the edge of its column (None: a line is a paragraph), and more.

    ``soft`` are line ends that end no paragraph because another one does, ``clause`` those that end none inside a
    sentence, ``speakers`` the names whose turns begin with a colon; ``spaced`` tells that blank lines part paragraphs,
    ``blocks`` that they part all, ``broken`` that lines are broken at any place in these, ``parted`` that blank lines
    part the paragraphs of the whole text, ``copied`` that it comes from a page that tears its paragraphs at links,
    ``flowing`` that a line end in a sentence ends none (subtitles, Markdown), ``cues`` that only a turn of a speaker
    begins one (subtitles with speakers), ``soft_breaks`` that a line end behind a sentence ends none either (Markdown
    whose paragraphs are parted by blank lines); ``hyphened`` are words that are written with a hyphen.
    """

    edge: int | None = None
    soft: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    spaced: bool = False
    blocks: bool = False
    broken: bool = False
    flowing: bool = False
    parted: bool = False
    copied: bool = False
    soft_breaks: bool = False
    cues: bool = False
    hyphened: frozenset[str] = frozenset()
    margin: int = 0
    slack: int = TOLERANCE


@dataclass
class Open:
    """The paragraph being read: its lines, each with whether it was cut before the column was full."""

    lines: list[Line] = field(default_factory=list)
    cuts: list[bool] = field(default_factory=list)

    def block(self, edge: int | None, hyphened: Set[str]) -> Block:
        """Return the block of the lines; ``edge`` is that of their column, ``hyphened`` words keep their hyphen."""
        parts = [(line.text, line.tail, cut) for line, cut in zip(self.lines, [*self.cuts, False], strict=True)]
        inked = without_links([part for part in parts if not BRACKET.fullmatch(part[0].text)])
        first, last = self.lines[0], self.lines[-1]
        cut = last.end == JUMP or (bool(edge) and last.right >= FULL * (edge or 0))
        torn = cut and not is_stopped(last.body)
        return Block(joined(inked, hyphened) if inked else Traced.join([]), first.kind, first.gap, torn=torn)
