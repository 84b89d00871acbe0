"""What a raw file would become, before any record of it is written: its title, its subtitle, its layout."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.corpus.model import Block, Doubt, Finding, Kind, Source
from scripts.corpus.traced import Traced
from scripts.layout.reading import lay_out
from scripts.stages.dedupe import repeats
from scripts.stages.segment import arranged, published
from scripts.text.site_furniture import without_furniture
from scripts.text.spaces import drop_invisible


@dataclass(frozen=True)
class Draft:
    """The title and subtitle as they would be published (None where none is printed), layouts found, doubts, blocks."""

    title: str | None
    subtitle: str | None
    findings: tuple[Finding, ...]
    doubts: tuple[Doubt, ...]
    blocks: tuple[Block, ...]


def draft(source: Source) -> Draft:
    """Read a source as one document with a printed title, without any decision."""
    laid = lay_out(drop_invisible(Traced.whole(source.text)))
    again = repeats(laid.blocks)
    blocks = without_furniture([block for i, block in enumerate(laid.blocks) if i not in again])
    settled, doubts = arranged([block for block in blocks if published(block).text], (), titled=True)

    def text_of(kind: Kind) -> str | None:
        return next((published(block).text for block in settled if block.kind == kind), None)

    found = tuple(sorted([*laid.doubts, *doubts]))
    return Draft(text_of("title"), text_of("subtitle"), tuple(laid.findings), found, tuple(settled))
