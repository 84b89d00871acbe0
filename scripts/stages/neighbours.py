"""Kinds that the neighbours of a block show: items of a row, headings over text, credits, bibliographic lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scripts.corpus.model import Block
from scripts.stages.imprint import give_bibliography
from scripts.text.kinds import is_headline, is_spoken_headline
from scripts.text.markers import Marker, Style, han_number, marker, speaker

FIELDS = 3  # of a message of a chat as exported: the time, who sent it, the words
LONGEST_CLAUSE = 40
FEWEST_ROWS = 3  # short lines under a colon that are items
LONGEST_LEVEL = 24  # characters of a heading that ends in a mark all the same
DEEPEST = 3  # levels of headings with ordinals that stand over each other
_LEVELS: frozenset[Style] = frozenset({"section", "bracketed", "number", "bracketed number", "chapter"})
_AT = re.compile(r"\d{1,2}[:：]\d{2}(?:\s*[-—–~～至]\s*\d{1,2}[:：]\d{2})?[\s　，：:]*[^\s\d][^。]{1,40}$")
_ASKED = re.compile("[？?]$")
_ORDINAL_WORD = re.compile("(?:第|其)([一二三四五六七八九十])[，,：:]")
_PART = re.compile(r"(?:(?i:part|no|chapter)[.\s]*)?0?[1-9]\d?")


def _ends(text: str) -> str:
    return text.rstrip()[-1:]


def _rows(blocks: list[Block]) -> None:
    """Short lines right below each other, under a line with a colon, are items."""
    for i, block in enumerate(blocks):
        if _ends(block.traced.text) not in "：:":
            continue
        end = i + 1
        while end < len(blocks) and _is_row(blocks[end]):
            end += 1
        if end - i > FEWEST_ROWS:
            for at in range(i + 1, end):
                blocks[at] = replace(blocks[at], kind="list-item")


def _is_row(block: Block) -> bool:
    text = block.traced.text
    return block.kind is None and not block.gap and is_headline(text) and marker(text) is None and not speaker(text)


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


def _programme(blocks: list[Block]) -> None:
    """Lines right below each other that each begin with a time of the day are the items of a programme."""
    row = list[int]()
    for i in range(len(blocks) + 1):
        text = blocks[i].traced.text.strip() if i < len(blocks) else ""
        if text.count("\t") < FIELDS - 1 and i < len(blocks) and blocks[i].kind is None and _AT.match(text):
            row.append(i)
            continue
        for at in row if len(row) >= FEWEST_ROWS else ():
            blocks[at] = replace(blocks[at], kind="list-item")
        row = []


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
    return after.kind == "table" or (after.kind is None and not is_headline(after.traced.text))


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
    core = bare.rstrip("：:；;。！？!?")
    called = bare[-1] in "！？!?"
    short = len(core) <= LONGEST_LEVEL and (called or (is_headline(core) and not re.search("[，：]", core)))
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
        lower = below is not None and own is not None and below.style != own.style
        if lower and below is not None and below.number <= 1 and is_headline(blocks[i].traced.text.strip()):
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

    So they are where one stands over several paragraphs, or over items with another mark; questions, where all ask.
    """
    rows = dict[str, list[int]]()
    for i, block in enumerate(blocks):
        found = marker(block.traced.text)
        if found and found.style == "bullet" and block.kind == "list-item":
            rows.setdefault(found.name, []).append(i)
    for row in rows.values():
        heads = all(_is_head(blocks[i].traced.text.strip()[1:]) for i in row)
        below = [_running_below(blocks, i) for i in row]
        listed = [_items_below(blocks, i + count + 1, blocks[i]) for i, count in zip(row, below, strict=True)]
        over = all(count or items for count, items in zip(below, listed, strict=True))
        asked = all(_ASKED.search(blocks[i].traced.text.strip()) for i in row) and all(below)
        if heads and len(row) > 1 and over and (max(below) > 1 or any(listed) or asked):
            for i in row:
                blocks[i] = replace(blocks[i], kind="question" if asked else "heading")


def _is_head(text: str) -> bool:
    return is_headline(text) or is_spoken_headline(text)


def _running_below(blocks: Sequence[Block], at: int) -> int:
    """Count the paragraphs of running text right below a block."""
    end = at + 1
    while end < len(blocks) and blocks[end].kind is None and not is_headline(blocks[end].traced.text):
        end += 1
    return end - at - 1


def _items_below(blocks: Sequence[Block], at: int, over: Block) -> bool:
    """Tell whether an item with another mark stands at a place."""
    found = marker(blocks[at].traced.text) if at < len(blocks) and blocks[at].kind == "list-item" else None
    return found is not None and found.name != _bullet_of(over) and (found.style == "bullet" or found.number == 1)


def _part_numbers(blocks: list[Block]) -> None:
    """Numbers that stand alone and count one by one, each over other text, number the parts of a text: headings."""
    found = [
        i for i, block in enumerate(blocks[:-1]) if block.kind is None and _PART.fullmatch(block.traced.text.strip())
    ]
    numbers = [int(re.sub(r"\D", "", blocks[i].traced.text)) for i in found]
    apart = all(after - i > 1 for i, after in pairwise(found))
    if len(found) > 1 and apart and numbers == list(range(1, len(found) + 1)):
        for i in found:
            blocks[i] = replace(blocks[i], kind="heading")


def _bulleted_title(blocks: list[Block]) -> None:
    """A single bullet before the first line of a text, over its source or date, is the mark of its title."""
    first = next((i for i, block in enumerate(blocks[:-1]) if block.kind != "metadata"), len(blocks))
    signs = [_bullet_of(block) for block in blocks if block.kind == "list-item"]
    if first + 1 < len(blocks) and blocks[first].kind == "list-item" and blocks[first + 1].kind == "metadata":
        sign = _bullet_of(blocks[first])
        if sign and signs.count(sign) == 1 and is_headline(blocks[first].traced.text[1:].strip()):
            blocks[first] = replace(blocks[first], kind="heading")


def _ordinal_words(blocks: list[Block]) -> None:
    """Paragraphs right below each other that begin with 第一，第二， (其一，其二，) and count from one are items."""
    row = list[int]()
    for i in range(len(blocks) + 1):
        found = _ORDINAL_WORD.match(blocks[i].traced.text) if i < len(blocks) and blocks[i].kind is None else None
        if found and han_number(found[1]) == len(row) + 1:
            row.append(i)
            continue
        for at in row if len(row) > 1 else ():
            blocks[at] = replace(blocks[at], kind="list-item")
        row = [i] if found and han_number(found[1]) == 1 else []


RULES = (
    _ordinal_words,
    _programme,
    _clauses,
    _rows,
    _photos,
    _levels,
    _sections,
    _marked_headings,
    give_bibliography,
    _part_numbers,
    _bulleted_title,
)
"""In this order."""


def give_kinds(blocks: list[Block]) -> None:
    """Give blocks in place the kind that their neighbours show."""
    for rule in RULES:
        rule(blocks)
