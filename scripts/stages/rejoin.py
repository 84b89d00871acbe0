"""Sentences that a column, a page or a caption has broken are made whole again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.corpus.model import Block, Doubt, Kind
from scripts.corpus.traced import Traced
from scripts.text.continuation import begins_anew, breaks_off, may_continue, runs_on, stops_short
from scripts.text.quotes import covers

BETWEEN: tuple[Kind, ...] = ("caption",)
"""What may stand between the halves of a sentence."""


def _rest_of(blocks: Sequence[Block], at: int) -> int | None:
    """Return the index of the block that continues the broken one at ``at``, past captions, or None."""
    for i in range(at + 1, len(blocks)):
        block = blocks[i]
        if block.kind is None:
            apart = (block.gap and not block.whole) or i > at + 1
            return i if apart and may_continue(block.traced.text) else None
        if block.kind not in BETWEEN and not (block.kind == "byline" and block.traced.text.rstrip().endswith("摄")):
            return None
    return None


def rejoin(blocks: Sequence[Block], kept: Sequence[tuple[int, int]]) -> tuple[list[Block], list[Doubt]]:
    """Join broken sentences, except those that the curator keeps apart; tell where it was not plain."""
    joined, doubts, at = list(blocks), list[Doubt](), 0
    while at < len(joined):
        block = joined[at]
        end = block.traced.origin[-1]
        open_end = block.kind is None and not covers(kept, end)
        rest = _rest_of(joined, at) if open_end else None
        if (
            rest is not None
            and not breaks_off(block.traced.text)
            and not stops_short(block.traced.text, joined[rest].traced.text)
        ):
            rest = None
        if rest is None:
            at += 1
            continue
        texts = (block.traced.text, joined[rest].traced.text)
        plain = block.torn or runs_on(*texts)
        if not plain and (rest == at + 1 or begins_anew(*texts)):
            doubts.append(Doubt(1, end, "这一段没有句末标点，下一段像是另起，未相连"))
            at += 1
            continue
        if not plain or rest == at + 1:
            doubts.append(Doubt(2, end, "这一段没有句末标点，已与后文相连"))
        joined[at] = replace(block, traced=Traced.join((block.traced, joined[rest].traced)), torn=joined[rest].torn)
        del joined[rest]
    return joined, doubts
