"""Kinds that the neighbours of a block show: items of a row, headings over text, credits, bibliographic lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from scripts.corpus.model import Block
from scripts.text.kinds import is_headline
from scripts.text.markers import Marker, Style, marker, speaker

LONGEST_CLAUSE = 40
LONGEST_LEVEL = 24  # characters of a heading that ends in a mark all the same
TAIL = 4  # blocks at the end of a text among which its credits stand
DEEPEST = 3  # levels of headings with ordinals that stand over each other
_LEVELS: frozenset[Style] = frozenset({"section", "bracketed", "number", "bracketed number", "chapter"})
_NOTE = re.compile(r"[【\[]?(?:编者按|编者的话|按语|编后|编后语|編者按|編後|开栏的话|开栏语)[】\]]?[：:]?")
_OFFICE = re.compile(
    r"^[^\s，。：:“《]{4,}(办公室|委员会|人民政府|公安局|管理局|领导小组|总队|支队|大队|中心|气象台|编辑部)\s*(?:主办|编印|编|印|供稿)?$"
)
_CREDIT = re.compile(r"[\u4e00-\u9fff]{2,5}\s*([|｜丨/／])\s*[^\s，。！？][^，。！？]{0,24}")
_ANONYMOUS = re.compile(r"[□■◇⊙◎●\s]*[\u4e00-\u9fff]某{1,2}(?:[\s　、][\u4e00-\u9fff]某{1,2})*")
_AUTHORS = re.compile(
    r"(?:(?:图文|文图|圖文|文|图|摄影|攝影|文字|撰文|采写|采访)\s*[：:/／|｜]"
    r"\s*[^\s，。：:]{2,12}(?:[ 、][^\s，。：:]{2,4})*[\s　]*)+"
)


def _ends(text: str) -> str:
    return text.rstrip()[-1:]


def _photos(blocks: list[Block]) -> None:
    """A row of lines with the mark of a photo is a list; a credit under a caption is one too.

    What stands behind a bullet of its own right above the credit of a photo is its caption.
    """
    marked = [bool((found := marker(block.traced.text)) and found.style == "photo") for block in blocks]
    alone = Counter(sign for block in blocks if (sign := _bullet_of(block)))
    for i, block in enumerate(blocks):
        near = [j for j in (i - 1, i + 1) if 0 <= j < len(blocks) and marked[j]]
        if marked[i] and near:
            blocks[i] = replace(block, kind="list-item")
        elif i and block.kind == "byline" and blocks[i - 1].kind == "caption" and _ends(block.traced.text) == "摄":
            blocks[i] = replace(block, kind="caption")
        elif (
            i and re.fullmatch("[（(][^（）()]{2,20}[)）]", block.traced.text) and alone[_bullet_of(blocks[i - 1])] == 1
        ):
            blocks[i - 1] = replace(blocks[i - 1], kind="caption" if block.kind == "caption" else blocks[i - 1].kind)


def _bullet_of(block: Block) -> str:
    found = marker(block.traced.text)
    return found.name if found and found.style == "bullet" else ""


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


def _text_below(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether running text stands below a block that is longer than it, or a heading of a lower level."""
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if after is None:
        return False
    own, below = marker(blocks[i].traced.text), marker(after.traced.text)
    if below:
        return after.kind == "heading" and own is not None and below.style != own.style
    return after.kind is None and not is_headline(after.traced.text)


def _series(blocks: Sequence[Block]) -> list[list[int]]:
    """The rows of ordinals of one style that count up one by one, each from where it begins."""
    found, open_ = list[list[int]](), dict[Style, tuple[int, list[int]]]()
    for i, block in enumerate(blocks):
        mark = marker(block.traced.text)
        if mark is None or mark.style not in _LEVELS:
            continue
        last, row = open_.get(mark.style, (0, list[int]()))
        if not row or mark.number != last + 1:
            row = list[int]()
            found.append(row)
        row.append(i)
        open_[mark.style] = (mark.number, row)
    return found


def _is_level(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether a block is a heading but for the mark at its end, with text below it that is longer."""
    bare = blocks[i].traced.text.strip()
    core = bare.rstrip("：:；;。")
    short = len(core) <= LONGEST_LEVEL and is_headline(core) and not re.search("[，：]", core)
    if not (short and _text_below(blocks, i)):
        return False
    after = blocks[i + 1]
    return core == bare or after.kind == "heading" or len(after.traced.text) > len(bare)


def _levels(blocks: list[Block]) -> None:
    """An ordinal over running text, or over headings of a lower level, is a heading; right below its like it is not.

    One that ends in a mark is a heading where all of its row stand so.
    """
    rows = _series(blocks)
    for _ in range(DEEPEST):
        for row in rows:
            whole = len(row) > 1 and all(_is_level(blocks, i) for i in row)
            for i in row:
                bare, found = blocks[i].traced.text.strip(), marker(blocks[i].traced.text)
                plain = blocks[i].kind == "list-item" and is_headline(bare) and _text_below(blocks, i)
                if blocks[i].kind in (None, "list-item") and (whole or (plain and not _follows(blocks, i, found))):
                    blocks[i] = replace(blocks[i], kind="heading")
    for row in rows:
        _over_items(blocks, row)


def _over_items(blocks: list[Block], row: Sequence[int]) -> None:
    """An ordinal over nothing but items of a lower level is a heading where others of its row are."""
    if not any(blocks[i].kind == "heading" for i in row):
        return
    for i in row:
        below = marker(blocks[i + 1].traced.text) if i + 1 < len(blocks) else None
        own = marker(blocks[i].traced.text)
        lower = below is not None and own is not None and below.style in _LEVELS and below.style != own.style
        if lower and below is not None and below.number == 1 and is_headline(blocks[i].traced.text.strip()):
            blocks[i] = replace(blocks[i], kind="heading")


def _follows(blocks: Sequence[Block], i: int, found: Marker | None) -> bool:
    """Tell whether the ordinal before it in its row stands right above a block."""
    above = marker(blocks[i - 1].traced.text) if i else None
    return bool(above and found and above.style == found.style and above.number + 1 == found.number)


def _sections(blocks: list[Block]) -> None:
    """One sentence after another with 一、 二、 are items.

    So are ordinals one right below the other under a line with a colon.
    """
    for i, block in enumerate(blocks):
        found = marker(block.traced.text)
        if not found:
            continue
        bare = block.traced.text.strip()
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        below = marker(after.traced.text) if after else None
        if found.style == "section" and block.kind is None and below and below.style == "section" and i:
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
    """Lines with one bullet that stand apart, each over text of its own, are headings.

    So they are where one stands over several paragraphs, or over items with another mark.
    """
    rows = dict[str, list[int]]()
    for i, block in enumerate(blocks):
        found = marker(block.traced.text)
        if found and found.style == "bullet" and block.kind == "list-item":
            rows.setdefault(found.name, []).append(i)
    for row in rows.values():
        heads = all(is_headline(blocks[i].traced.text.strip()[1:]) for i in row)
        below = [_running_below(blocks, i) for i in row]
        listed = [_items_below(blocks, i + count + 1, blocks[i]) for i, count in zip(row, below, strict=True)]
        over = all(count or items for count, items in zip(below, listed, strict=True))
        if heads and len(row) > 1 and over and (max(below) > 1 or any(listed)):
            for i in row:
                blocks[i] = replace(blocks[i], kind="heading")


def _running_below(blocks: Sequence[Block], at: int) -> int:
    """Count the paragraphs of running text right below a block."""
    end = at + 1
    while end < len(blocks) and blocks[end].kind is None and not is_headline(blocks[end].traced.text):
        end += 1
    return end - at - 1


def _items_below(blocks: Sequence[Block], at: int, over: Block) -> bool:
    """Tell whether an item with another mark stands at a place."""
    return at < len(blocks) and blocks[at].kind == "list-item" and _bullet_of(blocks[at]) not in ("", _bullet_of(over))


def _offices(blocks: list[Block]) -> None:
    """The name of an office beside the line of its date is part of the imprint."""
    for i, block in enumerate(blocks):
        text = block.traced.text.strip()
        near = [blocks[j].kind for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
        if block.kind is None and len(text) <= 24 and _OFFICE.search(text) and "metadata" in near:
            blocks[i] = replace(block, kind="metadata")


def _opening(blocks: list[Block]) -> None:
    """Labelled lines among the bibliographic ones are of their kind (主持人：… under 地点：…); so is a column name.

    What stands below 编者按 on a line of its own is the note.
    """
    if blocks and blocks[0].kind is None and re.fullmatch(r"【[^】]{2,8}】", blocks[0].traced.text.strip()):
        blocks[0] = replace(blocks[0], kind="metadata")
    turns = Counter(found.name for block in blocks if (found := speaker(block.traced.text)))
    for i, block in enumerate(blocks):
        text = block.traced.text
        turn = speaker(text)
        if (
            block.kind is None
            and turn
            and (turns[turn.name] == 1 or "，" not in text)
            and i
            and blocks[i - 1].kind == "metadata"
            and not re.search("[。！？]|[：:]$", text.strip())
        ):
            blocks[i] = replace(block, kind="metadata")
        elif i and block.kind is None and _NOTE.fullmatch(blocks[i - 1].traced.text.strip()):
            blocks[i - 1 : i + 1] = [replace(block, kind="editor-note") for block in blocks[i - 1 : i + 1]]


def _credits(blocks: list[Block]) -> None:
    """A line built as the credits beside it (编校 / 某某) is one of them."""
    for order in (range(1, len(blocks)), range(len(blocks) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for i in order:
            found = _CREDIT.fullmatch(blocks[i].traced.text.strip())
            beside = _CREDIT.fullmatch(blocks[i - step].traced.text.strip())
            if blocks[i].kind is None and found and beside and found[1] == beside[1]:
                blocks[i] = replace(blocks[i], kind=blocks[i - step].kind)


def _authors(blocks: list[Block]) -> None:
    """Names that stand right under the title, or at the end, are those of the authors."""
    for i, block in enumerate(blocks[-TAIL:], start=max(0, len(blocks) - TAIL)):
        if block.kind is None and _AUTHORS.fullmatch(block.traced.text.strip()):
            blocks[i] = replace(block, kind="byline")
    for i, block in enumerate(blocks[:6]):
        if "。" in block.traced.text:
            break
        bare = block.traced.text.strip()
        credit = block.kind in (None, "metadata") and _AUTHORS.fullmatch(bare)
        named = block.kind in (None, "list-item") and i == 1 and _ANONYMOUS.fullmatch(bare)
        if i and blocks[i - 1].kind is None and (credit or named):
            blocks[i] = replace(block, kind="byline")


def give_kinds(blocks: list[Block]) -> None:
    """Give blocks in place the kind that their neighbours show."""
    for rule in (_clauses, _photos, _levels, _sections, _marked_headings, _opening, _offices, _credits, _authors):
        rule(blocks)
