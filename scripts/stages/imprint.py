"""Bibliography by its neighbours: labelled lines in a row, offices, credits, names of authors, notes of the editor."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from scripts.corpus.model import Block
from scripts.layout.headlines import OFFICE_NAMED
from scripts.layout.page_furniture import is_section_label
from scripts.text.kinds import drop_bullet, is_headline
from scripts.text.markers import is_role, marker, speaker

TAIL = 4  # blocks at the end of a text among which its credits stand
_NOTE = re.compile(r"[【\[]?(?:编者按|编者的话|按语|编后|编后语|編者按|編後|开栏的话|开栏语)[】\]]?[：:]?")
_OFFICE = re.compile(
    r"^[^\s，。：:“《]{4,}(办公室|委员会|人民政府|公安局|管理局|领导小组|总队|支队|大队|中心|气象台|编辑部)\s*(?:主办|编印|编|印|供稿)?$"
)
_OFFICES = re.compile(
    "(?:[\u4e00-\u9fff]{2,16}(?:[局厅廳部委办辦院署处處]|办公室|委员会|政府|中心|[总總支大][队隊])(?:[\\s　]+|$)){2,4}"
)
"""Several offices side by side."""
_CREDIT = re.compile(r"[\u4e00-\u9fff]{2,5}\s*([|｜丨/／])\s*[^\s，。！？][^，。！？]{0,24}")
FEWEST_LABELLED = 3  # lines of a row of bibliography
KNOWN = 0.4  # share of them whose labels are known
_LABELLED = re.compile(
    r"([\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,4})\s*[：:]\s*[^。！？；，]{1,40}(?:，[^。！？；，]{1,20})?"
)
_BARE_LABEL = re.compile(r"([\u4e00-\u9fff]{2,6})\s*[：:]")
LONGEST_PRESENT = 24  # characters of a line that says who takes part
HEAD = 4  # blocks of the head of a page
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
LONGEST_POSTER = 12  # characters of the name over a post
LONGEST_TYPE = 8  # characters of what a paper is called by its kind
_PAGE_LABEL = re.compile(r"[A-Z]?\d{2}\s+[\u4e00-\u9fff]{2,4}(?:[·•/][\u4e00-\u9fff]{2,4})?")
_TYPE = re.compile(
    "(?:新[闻聞])?(?:公[报報]|通[报報]|稿|通稿|[发發][布佈])|(?:通知)?公告|通告|快[讯訊]|[简簡][报報讯訊]|要[闻聞]"
)
_ANONYMOUS = re.compile(r"[□■◇⊙◎●\s]*[\u4e00-\u9fff]某{1,2}(?:[\s　、][\u4e00-\u9fff]某{1,2})*")
_SIGNED = re.compile(r"[（(](?!.*(?:略|待续|待續|节选|節選)[)）])[^（）()，。：:\d]{2,14}[)）]")
_NAME = re.compile("[□■◇⊙◎●☉\\s]*(?:[\u4e00-\u9fff]{3}|[\u4e00-\u9fff][ 　][\u4e00-\u9fff])")
"""A name of three characters, or of two set as wide as three."""
_OFFICE_ALONE = re.compile(
    "[\u4e00-\u9fff]{2,16}(?:[课課专專调調]?[研题題]?[组組]|编辑部|[课課]题组|办公室|研究室|[记記]者站|通讯组|政策室)"
)
"""Who signs a report under its headline: an office with a name, or an office that writes."""
_AUTHORS = re.compile(
    r"(?:(?:图文|文图|圖文|文|图|摄影|攝影|文字|撰文|采写|采访)\s*[：:/／|｜]"
    r"\s*[^\s，。：:]{2,12}(?:[ 、][^\s，。：:]{2,4})*[\s　]*)+"
)


def _under_labels(blocks: list[Block]) -> set[str]:
    """The words before a colon that stand right below bibliography wherever they stand: labels of a repeated row."""
    found = [(i, turn.name) for i, block in enumerate(blocks) if (turn := speaker(block.traced.text))]
    apart = {name for i, name in found if not i or blocks[i - 1].kind != "metadata"}
    return {name for _, name in found} - apart


def _labelled(blocks: list[Block]) -> None:
    """A line of a label and a few words is bibliography where it stands in a row of such lines, not few known as such.

    One is enough behind bullets. The first line of a text may be its title, and who speaks again is no label.
    """
    turns = Counter(found.name for block in blocks if (found := speaker(block.traced.text)))
    said = {name for name, count in turns.items() if count > 1} - _under_labels(blocks)
    rows = list[list[int]]([[]])
    for i, block in enumerate(blocks):
        bare = drop_bullet(block.traced).text.strip()
        labelled = _LABELLED.fullmatch(bare) or (_BARE_LABEL.fullmatch(bare) if block.kind == "list-item" else None)
        own = i > 0 and labelled is not None and ("".join(labelled[1].split()) not in said)
        if labelled and (block.kind == "metadata" or own):
            rows[-1].append(i)
        elif rows[-1]:
            rows.append([])
    for row in rows:
        known = sum(blocks[i].kind == "metadata" for i in row)
        marked = all(marker(blocks[i].traced.text) for i in row)
        if len(row) >= FEWEST_LABELLED and known >= (1 if marked else KNOWN * len(row)):
            for i in row:
                listed = blocks[i].kind in (None, "list-item")
                blocks[i] = replace(blocks[i], kind="metadata" if listed else blocks[i].kind)


def _page_labels(blocks: list[Block]) -> None:
    """The number of a page and the name of its section, beside the date at the head of a page."""
    for i, block in enumerate(blocks[:HEAD]):
        near = {blocks[j].kind for j in (i - 1, i + 1) if 0 <= j < len(blocks)}
        if block.kind is None and _PAGE_LABEL.fullmatch(block.traced.text.strip()) and "metadata" in near:
            blocks[i] = replace(block, kind="metadata")


def _names_type(block: Block) -> bool:
    text = block.traced.text.strip()
    return bool(_TYPE.fullmatch(text)) or is_section_label(text)


def _types(blocks: list[Block]) -> None:
    """What a paper is called by its kind (新聞公報), over its title: two headlines before any text."""
    if len(blocks) > 2 and blocks[0].kind is None and _names_type(blocks[0]):
        below = blocks[1].traced.text.strip()
        if blocks[1].kind in (None, "heading") and is_headline(below) and len(below) > LONGEST_TYPE:
            blocks[0] = replace(blocks[0], kind="metadata")


def _offices(blocks: list[Block]) -> None:
    """The name of an office beside the line of its date is part of the imprint."""
    for i, block in enumerate(blocks):
        text = block.traced.text.strip()
        near = [blocks[j].kind for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
        if (
            block.kind is None
            and len(text) <= 24
            and (_OFFICE.search(text) or _OFFICES.fullmatch(text))
            and "metadata" in near
        ):
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
            and (turns[turn.name] == 1 or (is_role(turn.name) and "，" not in text))
            and (len(text) <= LONGEST_PRESENT or not is_role(turn.name))
            and i
            and blocks[i - 1].kind == "metadata"
            and turn.length < len(text.strip())
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


def _is_over(blocks: list[Block], i: int) -> bool:
    """Tell whether the subtitle of a text stands above a line."""
    return i > 1 and blocks[i - 1].traced.text.strip()[:1] in "—–―"


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
        below = blocks[i + 1].traced.text if i + 1 < len(blocks) else ""
        name = _ANONYMOUS.fullmatch(bare) or (_NAME.fullmatch(bare) and "。" in below)
        name = name or (i < HEAD and "。" in below and OFFICE_NAMED.fullmatch(bare))
        office = i < HEAD and "。" in below and _OFFICE_ALONE.fullmatch(bare) and _is_over(blocks, i)
        first = all(above.kind == "metadata" for above in blocks[: i - 1]) or _is_over(blocks, i)
        found = marker(bare)
        named = (
            block.kind in (None, "list-item")
            and not (found and found.style == "article")
            and ((first and name) or office)
        )
        if i and blocks[i - 1].kind in (None, "heading") and (credit or named):
            blocks[i] = replace(block, kind="byline")


def _posters(blocks: list[Block]) -> None:
    """A name that comes back below a blank line, right over a time, is that of who wrote what stands below."""
    over = [
        i
        for i in range(len(blocks) - 1)
        if blocks[i + 1].kind == "metadata" and _CLOCK.search(blocks[i + 1].traced.text)
    ]
    named = [i for i in over if blocks[i].gap and blocks[i].kind is None and len(blocks[i].traced) <= LONGEST_POSTER]
    counts = Counter(blocks[i].traced.text.strip() for i in named)
    for i in named:
        if counts[blocks[i].traced.text.strip()] > 1 and not re.search(r"\W", blocks[i].traced.text.strip()):
            blocks[i] = replace(blocks[i], kind="byline")


def _signed(blocks: list[Block]) -> None:
    """A name in brackets below a report, over the heading of the next or at the end, says who sent it."""
    for i, block in enumerate(blocks[1:], start=1):
        ended = blocks[i - 1].traced.text.rstrip()[-1:] in "。！？”"
        below = blocks[i + 1] if i + 1 < len(blocks) else None
        last = below is None or (below.kind in (None, "heading") and is_headline(below.traced.text.strip()))
        if block.kind is None and ended and last and _SIGNED.fullmatch(block.traced.text.strip()):
            blocks[i] = replace(block, kind="metadata")


def give_bibliography(blocks: list[Block]) -> None:
    """Give blocks in place the kind of bibliography that their neighbours show."""
    for rule in (_opening, _labelled, _page_labels, _types, _offices, _credits, _authors, _posters, _signed):
        rule(blocks)
