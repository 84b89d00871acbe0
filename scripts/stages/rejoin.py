"""Sentences that a column, a page or a caption has broken are made whole again."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence, Set
from dataclasses import replace

from scripts.corpus.model import Block, Doubt, Kind
from scripts.corpus.traced import Traced
from scripts.text.continuation import begins_anew, breaks_off, may_continue, runs_on, stops_short
from scripts.text.quotes import covers

MOST_PULLED = 20  # quotes set large in one text
_PULLED = re.compile("[【「“]([^【】「」“”]{4,40})[】」”]")
BETWEEN: tuple[Kind, ...] = ("caption",)
"""What may stand between the halves of a sentence."""


def _pulled(blocks: Sequence[Block]) -> frozenset[str]:
    """The blocks in brackets that repeat words of the text around them, as quotes set large do; they are few."""
    found = {block.traced.text: words[1] for block in blocks if (words := _PULLED.fullmatch(block.traced.text.strip()))}
    whole = "".join(block.traced.text for block in blocks) if len(found) <= MOST_PULLED else ""
    return frozenset(text for text, words in found.items() if whole.count(words) > 1)


def _rest_of(waiting: Sequence[Block], pulled: Set[str]) -> int | None:
    """Return the index of the first block that may go on with a sentence, past captions, credits and pulled quotes."""
    for i, block in enumerate(waiting):
        if block.traced.text in pulled:
            continue
        if block.kind is None:
            return i if may_continue(block.traced.text) else None
        if block.kind not in BETWEEN and not (block.kind == "byline" and block.traced.text.rstrip().endswith("摄")):
            return None
    return None


def rejoin(blocks: Sequence[Block], kept: Sequence[tuple[int, int]]) -> tuple[list[Block], list[Doubt]]:
    """Join broken sentences, except those that the curator keeps apart; tell where it was not plain."""
    waiting, done, doubts = deque(blocks), list[Block](), list[Doubt]()
    pulled = _pulled(blocks)
    while waiting:
        parts = [waiting.popleft()]
        while (rest := _rest(parts, waiting, kept, doubts, pulled)) is not None:
            parts.append(waiting[rest])
            del waiting[rest]
        done.append(replace(parts[0], traced=Traced.join(part.traced for part in parts)))
    return done, doubts


def _rest(
    parts: Sequence[Block],
    waiting: Sequence[Block],
    kept: Sequence[tuple[int, int]],
    doubts: list[Doubt],
    pulled: Set[str],
) -> int | None:
    """The index of the block that goes on with the last part of a sentence, or None; doubts are added."""
    block = parts[-1]
    end = block.traced.origin[-1]
    rest = _rest_of(waiting, pulled) if parts[0].kind is None and not covers(kept, end) else None
    if rest is None or (rest == 0 and (waiting[0].whole or not waiting[0].gap)):
        return None
    one, after = block.traced.text, waiting[rest].traced.text
    if not (breaks_off(one, begun=len(parts) > 1 or (block.torn and "，" in one)) or stops_short(one, after)):
        return None
    plain = block.torn or runs_on(one, after)
    if not plain and (rest == 0 or begins_anew(one, after)):
        doubts.append(Doubt(1, end, "这一段没有句末标点，下一段像是另起，未相连"))
        return None
    if not plain or rest == 0:
        doubts.append(Doubt(2, end, "这一段没有句末标点，已与后文相连"))
    return rest
