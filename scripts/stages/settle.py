"""What each block of a document is: its form, what markup says of it, and its place among the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.corpus.model import Block, Kind
from scripts.stages.asking import give_questions, is_sender
from scripts.stages.neighbours import give_kinds
from scripts.text.kinds import form, is_headline, is_spoken_headline
from scripts.text.markers import SPACED_TURN, Marker, asks, marker, spaced_speakers, speaker, speakers

FIRM: tuple[Kind, ...] = ("byline", "caption", "metadata", "question", "editor-note")
"""Kinds that a form shows so plainly that the markup of a heading or an item does not count against them."""

OPENING: tuple[Kind | None, ...] = ("byline", "metadata", "caption")
_MAIN = ("heading", "question", "list-item", "paragraph")
LONGEST_TITLE = 60
LONGEST_NOTICE = 8  # characters of the heading of a notice
FEWEST_NOTICES = 2  # headings as long as the one under the title, which is none of its own then
LONGEST_OVER_QUESTION = 16  # characters of a heading with a comma over a question
STACKED = 4  # headlines one below the other that are no headings
LONGEST_LETTER = 14  # blocks of the head of a mail and of the letter before what it forwards
_MAIL = re.compile(r"(?:发件人|寄件人|寄件者|From)\s*[:：]")
_SALUTATION = re.compile(
    "(?:(?:尊敬|亲爱|敬爱|親愛)的|各|致|全[体體市县縣区區省校])[^。！？；]{1,58}[：:]"
    "|[^。！？；]{1,30}(?:同志|先生|女士|同学|朋友|老师|家长|部门|单位|学校|街道|政府|[局委办处所])们?[：:]"
)
_NUMBER_OF_ISSUE = re.compile(r"第\s*[\d一二三四五六七八九十百]+\s*期")
_SOUND = re.compile("[（(][^（）()]+[)）]")
"""What is heard among the turns of speakers: （掌声）."""
_ISSUE = re.compile(r"^《|^[^\s：:，。]{2,22}(?:简报|公报|快报|简讯|通讯)$")


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
    spoken = at > 0 or (after is not None and speaker(after.traced.text) is not None)
    spaced = SPACED_TURN.match(text)
    turns = bool(turn and turn.name in names and len(text) > turn.length) or bool(spaced and spaced[1] in names)
    if (
        (turns and spoken)
        or text.count("\t") > 1
        or _is_aside(text, before, at, names)
        or (len(names) > 1 and at and blocks[at - 1].kind == "list-item" and _ends_turn(blocks, at))
        or (len(names) > 1 and len(re.findall("，", text)) > 1 and not is_headline(text))
    ):
        return False
    if is_headline(text):
        turn_after = speaker(after.traced.text) if after is not None else None
        answered = turn_after is not None and turn_after.name in names
        over = len(text) <= LONGEST_OVER_QUESTION and turn_after is not None and asks(turn_after.name)
        if at and answered and not over and "，" in text:
            return False
        if after and after.kind is None and is_headline(after.traced.text) and len(re.findall("[，：]", text)) > 1:
            return False
        quoted = re.fullmatch(r"[“「『][^”」』]+[”」』]", text)
        led = _ends(before) in "：:，" or (_ends(before) not in "。！？”…" and not blocks[at].gap)
        led = led and not is_headline(before) and blocks[at - 1].kind != "heading"
        return not (quoted and at and led)
    if not is_spoken_headline(text) or after is None or _ends(before) in "：:，":
        return False
    below = after.traced.text
    plain = after.kind in ("list-item", "table", "verse") or (after.kind is None and not is_headline(below))
    both_quoted = text[:1] in "“「" and below[:1] in "“「"
    return plain and not both_quoted and not is_spoken_headline(below) and (blocks[at].gap or len(below) > 20)


def _is_aside(text: str, before: str, at: int, names: frozenset[str]) -> bool:
    """Tell whether a block is what is heard among turns of speakers, or says behind a dash whose words stand above."""
    said = at > 1 and text[:2] == "——" and _ends(before) in "。！？”"
    return said or bool(names and _SOUND.fullmatch(text))


def _ends_turn(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether a block stands right below another, and a blank line and a speaker's name below it."""
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    return after is not None and after.gap and not blocks[at].gap and speaker(after.traced.text) is not None


def _is_over_text(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether a short block at the end of a text stands over running text that has lost its stop, or a caption."""
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if after is None or re.search("[，：；]", blocks[i].traced.text):
        return False
    return after.kind == "caption" or (after.kind is None and "，" in after.traced.text)


def with_forms(blocks: Sequence[Block]) -> list[Block]:
    """Give blocks the kind that their form and their neighbours show; None where only their place tells."""
    found = [replace(block, kind=shown(block)) for block in blocks]
    give_questions(found)
    give_kinds(found)
    return found


def _may_be_title(blocks: Sequence[Block], i: int, names: frozenset[str]) -> bool:
    """Tell whether a line with marks of a sentence may be the title: a question, a call, or the line over the byline.

    What stands before a colon in it is nobody who speaks in the text.
    """
    text = blocks[i].traced.text.strip()
    if i + 1 == len(blocks) or len(text) > LONGEST_TITLE or "。" in text or text[-1:] in "，、,：:；":
        return False
    turn, spaced = speaker(text), SPACED_TURN.match(blocks[i].traced.text)
    if turn and (turn.name in names or re.search(r"[\d点时分]", turn.name)):
        return False
    if spaced and spaced[1] in names:
        return False
    return is_spoken_headline(text) or blocks[i + 1].kind in OPENING or (turn is not None and text[-1:] in "？！?!…")


def _title(blocks: Sequence[Block], kinds: Sequence[Kind | None], names: frozenset[str]) -> int | None:
    """The first open block or heading, where it may be a title and nothing but bibliography stands before it.

    Without one, the name of an issue (《…》第3期, …简报) that the text begins with is its title. Before the text that a
    mail forwards a letter may stand.
    """
    letter = bool(blocks) and bool(_MAIL.match(blocks[0].traced.text))
    if len(blocks) > 1 and _is_issue(blocks[0]) and _NUMBER_OF_ISSUE.search(blocks[1].traced.text):
        return 0
    for i, block in enumerate(blocks):
        if block.kind in OPENING or (letter and kinds[i] in ("paragraph", "lead") and i < LONGEST_LETTER):
            continue
        found = marker(block.traced.text)
        if found and ((found.style == "bullet" and block.kind != "heading") or _is_first_chapter(blocks, i, found)):
            break
        may = kinds[i] == "heading" or _may_be_title(blocks, i, names)
        if may and block.kind in (None, "heading"):
            named = _is_issue(blocks[0]) and len(block.traced.text) < len(blocks[0].traced.text)
            return 0 if named else i
        break
    return 0 if blocks and _is_issue(blocks[0]) else None


def _is_first_chapter(blocks: Sequence[Block], at: int, first: Marker) -> bool:
    """Tell whether a heading is one of a row of chapters, so that it is not the title of the whole."""
    if first.style not in ("chapter", "section"):
        return False
    marks = (marker(block.traced.text) for block in blocks[at + 1 :])
    return any(found and found.style == first.style and found.number == first.number + 1 for found in marks)


def _is_issue(block: Block) -> bool:
    """Tell whether a block is the name of a bulletin."""
    return block.kind == "metadata" and bool(_ISSUE.search(block.traced.text.strip()))


def _subtitle(blocks: Sequence[Block], kinds: Sequence[Kind | None], title: int) -> int | None:
    at = title + 1
    if at + 1 >= len(blocks) or blocks[at].kind is not None or "paragraph" not in kinds:
        return None
    text = blocks[at].traced.text.strip()
    later = [blocks[i].traced.text.strip() for i in range(at + 1, len(kinds)) if kinds[i] == "heading"]
    alike = sum(abs(len(other) - len(text)) <= 1 for other in later)
    if len(text) <= LONGEST_NOTICE and alike >= max(FEWEST_NOTICES, 0.5 * len(later)):
        return None
    turn = speaker(blocks[at + 1].traced.text)
    if turn is not None and re.fullmatch("[（(【\\[][^（）()【】]+[)）】\\]]", text):
        return None
    named = kinds[at] == "heading" or text.startswith("——") or is_spoken_headline(text)
    return at if named and not marker(text) and not re.match(r"\d{1,2}$|0\d", text) else None


def settle(blocks: Sequence[Block], titled: bool) -> list[Block]:
    """Give every block its kind; ``titled`` says whether the source prints a title."""
    names = speakers(block.traced.text for block in blocks) | spaced_speakers(block.traced.text for block in blocks)
    kinds: list[Kind | None] = [
        block.kind or ("heading" if _is_heading(blocks, i, names) else "paragraph") for i, block in enumerate(blocks)
    ]
    end = next((i for i in range(len(kinds) - 1, 0, -1) if kinds[i] not in ("heading", *OPENING)), 0)
    for i in range(end + 1, len(kinds)):
        if blocks[i].kind is None and end and not _is_over_text(blocks, i):
            kinds[i] = "paragraph"
    if _is_chat(blocks):
        head = next(i for i, block in enumerate(blocks) if is_sender(block))
        kinds[head:] = ["paragraph" if kind == "heading" else kind for kind in kinds[head:]]
    _stacked(blocks, kinds)
    title = _title(blocks, kinds, names) if titled else None
    if title is not None:
        kinds[title] = "title"
        subtitle = _subtitle(blocks, kinds, title)
        if subtitle is not None:
            kinds[subtitle] = "subtitle"
    _lead(blocks, kinds, names)
    return [replace(block, kind=kind) for block, kind in zip(blocks, kinds, strict=True)]


def _stacked(blocks: Sequence[Block], kinds: list[Kind | None]) -> None:
    """Short lines that stand one below the other are text set line by line; only the last may stand over text."""
    run = list[int]()
    for i in range(len(kinds) + 1):
        plain = i < len(kinds) and kinds[i] == "heading" and blocks[i].kind is None
        if plain and not marker(blocks[i].traced.text):
            run.append(i)
            continue
        for at in run[:-1] if len(run) >= STACKED and run[0] else ():
            kinds[at] = "paragraph"
        run = []


def _is_chat(blocks: Sequence[Block]) -> bool:
    """Tell whether messages with the sender and the time above each make up a text."""
    return sum(map(is_sender, blocks)) > 2


def _lead(blocks: Sequence[Block], kinds: list[Kind | None], names: frozenset[str]) -> None:
    """The first paragraph is the lead, unless a section, a question or an item comes first, or it is the only one.

    Nothing before the title counts, as a letter may stand there. A letter, which begins with whom it is to, has none.
    """
    begun = kinds.index("title") if "title" in kinds else 0
    first = next((i for i, kind in enumerate(kinds) if i >= begun and kind in _MAIN), None)
    opening = blocks[first].traced.text.strip() if first is not None else ""
    if first is None or _SALUTATION.fullmatch(opening) or (names and _SOUND.fullmatch(opening)):
        return
    if kinds[first] != "paragraph" or kinds.count("paragraph") < 2 or _is_chat(blocks):
        return
    text = blocks[first].traced.text
    found, turn, spaced = marker(text), speaker(text), SPACED_TURN.match(text)
    if spaced and spaced[1] in names:
        return
    if not (turn and (turn.name in names or len(turn.name) <= 4)) and not (found and found.style == "article"):
        kinds[first] = "lead"
