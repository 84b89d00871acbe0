"""Who asks in a dialogue or a chat, and which of its turns are questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scripts.corpus.model import Block
from scripts.text.markers import asks, label, speaker, speakers

FEWEST = 4  # turns of a dialogue in which anybody may ask
MOST = 0.7  # share of blocks with a name and a colon where all names are speakers
_SENT = re.compile(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s+\S.{0,24}$")
_ASKED = re.compile("[？?][”」』）)]?$")
_PUBLIC = re.compile(".{0,4}(?:观众|觀眾|听众|聽眾|网友|網友)")


def is_sender(block: Block) -> bool:
    """Tell whether a block is the line of a chat that gives the sender and the time, in either order."""
    text = block.traced.text.strip()
    clock = re.search(r"\d{1,2}[:：]\d{2}$", text) or _SENT.match(text)
    return block.kind == "metadata" and bool(clock) and not label(text)


def _turns(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """The turns of a dialogue or a chat that nothing else shows to be of a kind: (block, who speaks)."""
    names = speakers(block.traced.text for block in blocks)
    named = [turn.name for block in blocks if (turn := speaker(block.traced.text))]
    if len(named) >= max(FEWEST, MOST * len(blocks)):
        names = frozenset(named)
    found = list[tuple[int, str]]()
    for i, block in enumerate(blocks):
        turn = speaker(block.traced.text)
        title = i == 0 and not (len(blocks) > 1 and speaker(blocks[1].traced.text))
        if turn and turn.name in names and not title:
            found.append((i, turn.name))
        elif i and block.kind is None and is_sender(blocks[i - 1]):
            found.append((i, blocks[i - 1].traced.text))
    return found


def give_questions(blocks: list[Block]) -> None:
    """Turns that ask, in place: those of one whose turns, two and more, all end in a question mark.

    Where no reporter is among the speakers, so is any turn that ends in one and is followed by another speaker's.
    """
    turns = _turns(blocks)
    open_ = [(i, name) for i, name in turns if blocks[i].kind is None]
    asked = {i for i, _ in open_ if _ASKED.search(blocks[i].traced.text.rstrip())}
    counts = Counter(name for _, name in open_)
    only = {name for name, count in counts.items() if count > 1} - {name for i, name in open_ if i not in asked}
    led = any(asks(name) and not _PUBLIC.match(name) for _, name in turns)
    follows = {i for (i, name), (_, after) in pairwise(turns) if name != after}
    free = not led and len(turns) >= FEWEST
    for i, name in open_:
        if i in asked and ((name in only and not led) or (free and i in follows)):
            blocks[i] = replace(blocks[i], kind="question")
