"""Who asks in a dialogue or a chat, and which of its turns are questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scripts.corpus.model import Block
from scripts.text.markers import SENT_AT, SPACED_TURN, asks, label, marker, senders, spaced_speakers, speaker, speakers

FEWEST = 4  # turns of a dialogue in which anybody may ask
MOST = 0.7  # share of blocks with a name and a colon where all names are speakers
_SENT = re.compile(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s+\S.{0,24}$")
_ASKED = re.compile("[？?][”」』）)]?$")
_NAMED = re.compile(r"[^\W\d_]")
_STOPPED = re.compile("[。！!…][”」』）)]?$")
_HOST = re.compile("主持人?(?![\u4e00-\u9fff]*会)|主播")
_PUBLIC = re.compile(".{0,4}(?:观众|觀眾|听众|聽眾|网友|網友)")


def is_sender(block: Block) -> bool:
    """Tell whether a block is the line of a chat that gives the sender and the time, in either order."""
    text = block.traced.text.strip()
    clock = re.search(r"\d{1,2}[:：]\d{2}$", text) or _SENT.match(text) or SENT_AT.fullmatch(text)
    return block.kind == "metadata" and bool(clock) and not label(text)


def _name(block: Block) -> str:
    turn = speaker(block.traced.text)
    return turn.name if turn else ""


def _ends_message(blocks: Sequence[Block], i: int, named_above: bool) -> bool:
    """Tell whether a block is the last of a message; ``named_above``: who sent it stands on a line above the time."""
    below = i + 1 + named_above
    return i + 1 == len(blocks) or (below < len(blocks) and is_sender(blocks[below]))


def _turns(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """The turns of a dialogue or a chat that nothing else shows to be of a kind: (block, who speaks)."""
    names = speakers(block.traced.text for block in blocks)
    named = [name for block in blocks if (name := _name(block))]
    if len(named) >= max(FEWEST, MOST * len(blocks)):
        names = frozenset(named)
    names |= spaced_speakers(block.traced.text for block in blocks)
    found, sender = list[tuple[int, str]](), ""
    for i, block in enumerate(blocks):
        turn = SPACED_TURN.match(block.traced.text)
        name = turn[1] if turn and turn[1] in names else _name(block)
        title = i == 0 and not (len(blocks) > 1 and speaker(blocks[1].traced.text))
        if name in names and not title:
            found.append((i, name))
        elif is_sender(block):
            sender = block.traced.text
        elif sender and block.kind is None and _ends_message(blocks, i, named_above=not _NAMED.search(sender)):
            found.append((i, sender))
    return found


def _give_senders(blocks: list[Block]) -> None:
    """Lines of a time and a name, in place, are those of senders."""
    for i in senders([block.traced.text.strip() for block in blocks]):
        blocks[i] = replace(blocks[i], kind="metadata")


def _give_turns(blocks: list[Block]) -> None:
    """Turns of a dialogue that a bullet marks, in place, are no items: names come back, and one of them asks."""
    found = {
        i: mark for i, block in enumerate(blocks) if (mark := marker(block.traced.text)) and mark.style == "bullet"
    }
    turns = {i: speaker(blocks[i].traced.text[mark.length :]) for i, mark in found.items()}
    asked = sum(blocks[i].kind == "question" for i in turns)
    again = Counter(turn.name for i, turn in turns.items() if turn and blocks[i].kind == "list-item")
    if asked > 1 and again and again.most_common(1)[0][1] > 1:
        for i, turn in turns.items():
            blocks[i] = replace(
                blocks[i], kind="paragraph" if turn and blocks[i].kind == "list-item" else blocks[i].kind
            )


def _answered(turns: Sequence[tuple[int, str]]) -> set[int]:
    """The turns right before one of a speaker who has answered a reporter, but for those of such speakers and hosts."""
    answering = {after for (_, name), (_, after) in pairwise(turns) if asks(name) and not asks(after)}
    answering = {name for name in answering if not _HOST.match(name)}
    return {
        i
        for (i, name), (_, after) in pairwise(turns)
        if after in answering and name not in answering and not _HOST.match(name)
    }


def give_questions(blocks: list[Block]) -> None:
    """Turns that ask, in place: those of one whose turns, two and more, all end in a question mark.

    Where a reporter is among the speakers, or a host who asks, only they ask, and whom those answer who have answered
    them; else so does any turn that ends in one, with another speaker's behind it. The mark of a reporter's question
    may be lost.
    """
    _give_senders(blocks)
    _give_turns(blocks)
    turns = _turns(blocks)
    open_ = [(i, name) for i, name in turns if blocks[i].kind is None]
    asked = {i for i, _ in open_ if _ASKED.search(blocks[i].traced.text.rstrip())}
    counts = Counter(name for _, name in open_)
    only = {name for name, count in counts.items() if count > 1} - {name for i, name in open_ if i not in asked}
    led = any(asks(name) and not _PUBLIC.match(name) for _, name in turns)
    hosted = any(_HOST.match(name) and i in asked for i, name in open_)
    follows = {i for (i, name), (_, after) in pairwise(turns) if name != after}
    answered = _answered(turns) if led else set[int]()
    free = not led and not hosted and len(turns) >= FEWEST
    for i, name in open_:
        spoken = (led and asks(name)) or _HOST.match(name)
        lost = i in answered and asks(name) and not _STOPPED.search(blocks[i].traced.text.rstrip())
        if lost or (i in asked and (spoken or i in answered or (name in only and not led) or (free and i in follows))):
            blocks[i] = replace(blocks[i], kind="question")
