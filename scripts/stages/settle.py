"""What each block of a document is: its form, what markup says of it, and its place among the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.corpus.model import Block, Kind
from scripts.text.kinds import form, is_headline, is_spoken_headline
from scripts.text.markers import label, marker, speaker, speakers

FIRM: tuple[Kind, ...] = ("byline", "caption", "metadata", "question", "editor-note")
"""Kinds that a form shows so plainly that the markup of a heading or an item does not count against them."""

OPENING: tuple[Kind | None, ...] = ("byline", "metadata", "caption")
LONGEST_TITLE = 60
LONGEST_CLAUSE = 40
_NOTE = re.compile(r"[【\[]?(?:编者按|编者的话|按语|编后|编后语|編者按|編後|开栏的话|开栏语)[】\]]?[：:]?")
_SENT = re.compile(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s+\S.{0,24}$")
_OFFICE = re.compile(
    r"^[^\s，。：:“《]{4,}(办公室|委员会|人民政府|公安局|管理局|领导小组|总队|支队|大队|中心|气象台|编辑部)\s*(?:主办|编印|编|印|供稿)?$"
)


def shown(block: Block) -> Kind | None:
    """Return what a block is by its form and its markup; None where only its place tells."""
    kind = form(block.traced.text)
    if block.kind in ("table", "verse"):
        return block.kind
    return kind if kind in FIRM else block.kind or kind


def _ends(text: str) -> str:
    return text.rstrip()[-1:]


def _is_heading(blocks: Sequence[Block], at: int, names: frozenset[str]) -> bool:
    """Tell whether an open block is a headline: by its form, and by the text before and after it."""
    text = blocks[at].traced.text.strip()
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    before = blocks[at - 1].traced.text if at else ""
    turn = speaker(text)
    if turn and turn.name in names and at and len(text) > turn.length:
        return False
    if is_headline(text):
        if after and after.kind is None and is_headline(after.traced.text) and len(re.findall("[，：]", text)) > 1:
            return False
        quoted = re.fullmatch(r"[“「『][^”」』]+[”」』]", text)
        return not (quoted and at and (before.rstrip()[-1:] not in "。！？”…" and not is_headline(before)))
    if not is_spoken_headline(text) or after is None or _ends(before) in "：:，":
        return False
    below = after.traced.text
    plain = after.kind in ("list-item", "table", "verse") or (after.kind is None and not is_headline(below))
    both_quoted = text[:1] in "“「" and below[:1] in "“「"
    return plain and not both_quoted and not is_spoken_headline(below) and (blocks[at].gap or len(below) > 20)


def _photos(blocks: list[Block]) -> None:
    """A row of lines with the mark of a photo is a list; a credit under a caption is one too."""
    marked = [bool((found := marker(block.traced.text)) and found.style == "photo") for block in blocks]
    for i, block in enumerate(blocks):
        near = [j for j in (i - 1, i + 1) if 0 <= j < len(blocks) and marked[j]]
        if marked[i] and near:
            blocks[i] = replace(block, kind="list-item")
        elif i and block.kind == "byline" and blocks[i - 1].kind == "caption" and _ends(block.traced.text) == "摄":
            blocks[i] = replace(block, kind="caption")


def _clauses(blocks: list[Block]) -> None:
    """Short lines that each end in a semicolon, the last in a stop, under a line with a colon are items."""
    for i, block in enumerate(blocks):
        if _ends(block.traced.text) not in "：:":
            continue
        end = i + 1
        while end < len(blocks) and blocks[end].kind is None and _ends(blocks[end].traced.text) in "；;":
            end += 1
        last = end < len(blocks) and blocks[end].kind is None and _ends(blocks[end].traced.text) == "。"
        row = blocks[i + 1 : end + 1] if last else []
        if len(row) > 2 and all(len(block.traced.text) <= LONGEST_CLAUSE for block in row):
            blocks[i + 1 : end + 1] = [replace(block, kind="list-item") for block in row]


def _ordinals(blocks: list[Block]) -> None:
    """An ordinal over running text of its own is a heading; one sentence after another with 一、 二、 are items.

    So are ordinals one right below the other under a line with a colon.
    """
    for i, block in enumerate(blocks):
        found = marker(block.traced.text)
        if not found:
            continue
        bare = block.traced.text.strip()
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        below = marker(after.traced.text) if after else None
        if found.style in ("bracketed", "number", "chapter") and block.kind == "list-item" and is_headline(bare):
            running = after is not None and after.kind is None and not below and not is_headline(after.traced.text)
            blocks[i] = replace(block, kind="heading") if running else block
        elif found.style == "section" and block.kind is None and below and below.style == "section" and i:
            listed = _ends(blocks[i - 1].traced.text) in "：:" or (
                blocks[i - 1].kind == "list-item" and found.number > 1
            )
            blocks[i] = replace(block, kind="list-item") if listed or not is_headline(bare) else block
        elif found.style == "section" and block.kind is None and (i and blocks[i - 1].kind == "list-item"):
            last = marker(blocks[i - 1].traced.text)
            again = last is not None and last.style == "section" and last.number + 1 == found.number
            blocks[i] = replace(block, kind="list-item") if again else block
        elif found.style == "section" and block.kind is None and not is_headline(bare):
            rows = [marker(blocks[j].traced.text) for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
            if any(row and row.style == "section" for row in rows):
                blocks[i] = replace(block, kind="list-item")


def _marked_headings(blocks: list[Block]) -> None:
    """Lines with one bullet that stand apart, each over running text, one of them over several paragraphs: headings."""
    rows = dict[str, list[int]]()
    for i, block in enumerate(blocks):
        found = marker(block.traced.text)
        if found and found.style == "bullet" and block.kind == "list-item":
            rows.setdefault(found.name, []).append(i)
    for row in rows.values():
        heads = all(is_headline(blocks[i].traced.text.strip()[1:]) for i in row)
        below = [_running_below(blocks, i) for i in row]
        if heads and len(row) > 1 and min(below) > 0 and max(below) > 1:
            for i in row:
                blocks[i] = replace(blocks[i], kind="heading")


def _running_below(blocks: Sequence[Block], at: int) -> int:
    """Count the paragraphs of running text right below a block."""
    end = at + 1
    while end < len(blocks) and blocks[end].kind is None and not is_headline(blocks[end].traced.text):
        end += 1
    return end - at - 1


def _offices(blocks: list[Block]) -> None:
    """The name of an office beside the line of its date is part of the imprint."""
    for i, block in enumerate(blocks):
        text = block.traced.text.strip()
        near = [blocks[j].kind for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
        if block.kind is None and len(text) <= 24 and _OFFICE.search(text) and "metadata" in near:
            blocks[i] = replace(block, kind="metadata")


def _askers(blocks: list[Block]) -> None:
    """One whose turns, two and more, all end in a question mark is who asks, whatever the name."""
    turns = dict[str, list[int]]()
    for i, block in enumerate(blocks):
        if block.kind is None and (found := speaker(block.traced.text)):
            turns.setdefault(found.name, []).append(i)
    for row in turns.values():
        if len(row) > 1 and all(_ends(blocks[i].traced.text) in "？?" for i in row):
            for i in row:
                blocks[i] = replace(blocks[i], kind="question")


def _opening(blocks: list[Block]) -> None:
    """Labelled lines among the bibliographic ones are of their kind (主持人：… under 地点：…); so is a column name.

    What stands below 编者按 on a line of its own is the note.
    """
    if blocks and blocks[0].kind is None and re.fullmatch(r"【[^】]{2,8}】", blocks[0].traced.text.strip()):
        blocks[0] = replace(blocks[0], kind="metadata")
    for i, block in enumerate(blocks):
        text = block.traced.text
        if (
            block.kind is None
            and speaker(text)
            and i
            and blocks[i - 1].kind == "metadata"
            and not re.search("[。！？]|[：:]$", text.strip())
        ):
            blocks[i] = replace(block, kind="metadata")
        elif i and block.kind is None and _NOTE.fullmatch(blocks[i - 1].traced.text.strip()):
            blocks[i - 1 : i + 1] = [replace(block, kind="editor-note") for block in blocks[i - 1 : i + 1]]


def with_forms(blocks: Sequence[Block]) -> list[Block]:
    """Give blocks the kind that their form and their neighbours show; None where only their place tells."""
    found = [replace(block, kind=shown(block)) for block in blocks]
    for rule in (_clauses, _photos, _ordinals, _askers, _marked_headings, _opening, _offices):
        rule(found)
    return found


def _may_be_title(blocks: Sequence[Block], i: int, names: frozenset[str]) -> bool:
    """Tell whether a line with marks of a sentence may be the title: a question, a call, or the line over the byline.

    What stands before a colon in it is nobody who speaks in the text.
    """
    text = blocks[i].traced.text.strip()
    if i + 1 == len(blocks) or len(text) > LONGEST_TITLE or "。" in text or text[-1:] in "，、,：:；":
        return False
    turn = speaker(text)
    if turn and (turn.name in names or re.search(r"[\d点时分]", turn.name)):
        return False
    return is_spoken_headline(text) or blocks[i + 1].kind in OPENING or (turn is not None and text[-1:] in "？！?!…")


def _title(blocks: Sequence[Block], kinds: Sequence[Kind | None], names: frozenset[str]) -> int | None:
    """The first open block or heading, where it may be a title and nothing but bibliography stands before it.

    Without one, the name of an issue (《…》第3期) that the text begins with is its title.
    """
    for i, block in enumerate(blocks):
        if block.kind in OPENING:
            continue
        may = kinds[i] == "heading" or _may_be_title(blocks, i, names)
        if may and block.kind in (None, "heading"):
            return i
        break
    named = blocks and blocks[0].kind == "metadata" and blocks[0].traced.text.strip().startswith("《")
    return 0 if named else None


def _subtitle(blocks: Sequence[Block], kinds: Sequence[Kind | None], title: int) -> int | None:
    at = title + 1
    if at + 1 >= len(blocks) or blocks[at].kind is not None or "paragraph" not in kinds:
        return None
    text = blocks[at].traced.text.strip()
    named = kinds[at] == "heading" or text.startswith("——") or is_spoken_headline(text)
    return at if named and not marker(text) and not re.match(r"\d{1,2}$|0\d", text) else None


def settle(blocks: Sequence[Block], titled: bool) -> list[Block]:
    """Give every block its kind; ``titled`` says whether the source prints a title."""
    names = speakers(block.traced.text for block in blocks)
    kinds: list[Kind | None] = [
        block.kind or ("heading" if _is_heading(blocks, i, names) else "paragraph") for i, block in enumerate(blocks)
    ]
    end = next((i for i in range(len(kinds) - 1, 0, -1) if kinds[i] not in ("heading", *OPENING)), 0)
    for i in range(end + 1, len(kinds)):
        kinds[i] = "paragraph" if blocks[i].kind is None and end else kinds[i]
    if _is_chat(blocks):
        head = next(i for i, block in enumerate(blocks) if _is_sender(block))
        kinds[head:] = ["paragraph" if kind == "heading" else kind for kind in kinds[head:]]
    title = _title(blocks, kinds, names) if titled else None
    if title is not None:
        kinds[title] = "title"
        subtitle = _subtitle(blocks, kinds, title)
        if subtitle is not None:
            kinds[subtitle] = "subtitle"
    _lead(blocks, kinds, names)
    return [replace(block, kind=kind) for block, kind in zip(blocks, kinds, strict=True)]


def _is_chat(blocks: Sequence[Block]) -> bool:
    """Tell whether messages with the sender and the time above each make up a text."""
    return sum(map(_is_sender, blocks)) > 2


def _is_sender(block: Block) -> bool:
    """Tell whether a block is the line of a chat that gives the sender and the time, in either order."""
    text = block.traced.text.strip()
    clock = re.search(r"\d{1,2}[:：]\d{2}$", text) or _SENT.match(text)
    return block.kind == "metadata" and bool(clock) and not label(text)


def _lead(blocks: Sequence[Block], kinds: list[Kind | None], names: frozenset[str]) -> None:
    """The first paragraph is the lead, unless a section, a question or an item comes first, or it is the only one."""
    first = next((i for i, kind in enumerate(kinds) if kind in ("heading", "question", "list-item", "paragraph")), None)
    if first is None or kinds[first] != "paragraph" or kinds.count("paragraph") < 2 or _is_chat(blocks):
        return
    text = blocks[first].traced.text
    found, turn = marker(text), speaker(text)
    if not (turn and (turn.name in names or len(turn.name) <= 4)) and not (found and found.style == "article"):
        kinds[first] = "lead"
