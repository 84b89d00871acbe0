"""What a page sets around an article in rows: bars and lists of links, tags, series, contacts of its desk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from scripts.corpus.model import Block
from scripts.text.controls import is_row_of_links
from scripts.text.desk import contacts, is_desk
from scripts.text.kinds import form
from scripts.text.markers import label, marker

LISTED = re.compile(r"^[·•●■▪◆]|^\d{1,2}\s*[｜|]|^\d{1,2}[　\s]+\S|\d{2}-\d{2}$|\d{4}-\d{2}-\d{2}$|https?://")
_SERIES = re.compile("收录于|收錄於")
_OF_SERIES = re.compile(r"#\S{1,20}|\d{1,4}\s?[个個篇](?:内容)?")
_TAG = re.compile(r"#[^\s#]{1,20}#?")
_WHEN = re.compile(r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\s　]*\d{1,2}:\d{2}(?::\d{2})?")
FEWEST_POSTS = 3  # posts of a thread
_LINKS = re.compile(
    r"[^\s｜|，。：:]{2,10}(?:\s*[｜|]\s*[^\s｜|，。：:]{2,10}){2,}|[\u4e00-\u9fff]{2,8}\s*[（(]\d+[)）]"
)
"""Three links and more with bars between; a link with the number of what is there."""
_BAR = re.compile(r"[^\s｜|，。：:/／]{4,10}(?:\s*[｜|/／·]\s*[^\s｜|，。：:/／]{4,10})+")
"""Links with bars between, each longer than the name of a person."""
_LAST_BAR = re.compile(r"(?=[^·|｜]*\d)[^·|｜。，]{2,24}(?:\s[·|｜]\s[^\s·|｜：:]{2,6}){2,}")
"""When a page was changed, and links to its history."""
_FIELD = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff\s　]{0,8}[：:]")
_END = re.compile(r"([—–－·*＊~-]+)[\s　]*[\u4e00-\u9fff]{1,4}[\s　]*\1")
"""The end of a text, between dashes: — 稿末 —."""
FEWEST_TITLES = 3  # lines above the first row of the foot that are a list: its heading, two titles
LONGEST_LISTED = 40  # characters of a title in it
LONGEST_OVER = 8  # characters of what stands over a row of buttons
LONGEST_POST = 60  # characters of the line over a post
FEWEST_BELOW = 4  # blocks below a bar of links at the head of a page
RUNNING = 20  # characters of a block of running text
_RUBRIC = re.compile("[\u4e00-\u9fff]{2,4}")
FEWEST_MESSAGES = 4  # messages by which tabs tell a chat
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?|[上下]午\d{1,2}:\d{2}")
_SENT_ALONE = re.compile(r"\[[^\[\]]{1,8}\]|☎.*")


def is_running(text: str) -> bool:
    """Tell whether a block holds running text: a sentence of some length."""
    return len(text) >= RUNNING and "。" in text


def _listed(blocks: Sequence[Block], names: Sequence[str | None]) -> set[int]:
    """Blocks of a list of links that stands in the middle of a page, under its heading."""
    found = set[int]()
    for i in range(1, len(blocks)):
        under = names[i - 1] == "link to related items" or i - 1 in found
        text = blocks[i].traced.text
        if under and not names[i] and LISTED.search(text) and not re.search("[。；]", text):
            found.add(i)
    return found


def _desk(blocks: Sequence[Block], names: Sequence[str | None]) -> set[int]:
    """The lines of a paper's desk, and lines that hold contacts and nothing else right beside them."""
    own = {i for i, block in enumerate(blocks) if names[i] == "desk of the paper" or is_desk(block.traced.text)}
    beside = {j for i in own for j in (i - 1, i + 1) if 0 <= j < len(blocks)}
    return own | {j for j in beside if contacts(blocks[j].traced.text)}


def _series(blocks: Sequence[Block]) -> set[int]:
    """Tags and counts below the name of the series that an article was put in."""
    found = set[int]()
    for i in range(1, len(blocks)):
        above = blocks[i - 1].traced.text.strip()
        if (i - 1 in found or _SERIES.match(above)) and _OF_SERIES.fullmatch(blocks[i].traced.text.strip()):
            found.add(i)
    return found


def _posts(blocks: Sequence[Block]) -> set[int]:
    """The lines of a forum over each post: alike but for their numbers, with the date, and a number that counts up."""
    alike = dict[str, list[tuple[int, list[int]]]]()
    for i, block in enumerate(blocks):
        text = block.traced.text
        if len(text) <= LONGEST_POST and _WHEN.search(text):
            numbers = [int(number) for number in re.findall(r"\d{1,5}", _WHEN.sub("", text))]
            alike.setdefault(re.sub(r"\d+", "#", "".join(text.split())), []).append((i, numbers))
    found = set[int]()
    for rows_ in alike.values():
        columns = list(zip(*(numbers for _, numbers in rows_), strict=False))
        counts = any(all(one < after for one, after in pairwise(column)) for column in columns)
        found |= {i for i, _ in rows_} if len(rows_) >= FEWEST_POSTS and counts else set()
    return found


def _tags(blocks: Sequence[Block], names: Sequence[str | None]) -> set[int]:
    """Tags on lines of their own behind the last running text, and the name of the part of the site above them."""
    last = max((i for i, block in enumerate(blocks) if not names[i] and is_running(block.traced.text)), default=0)
    found = {i for i in range(last + 1, len(blocks)) if _TAG.fullmatch(blocks[i].traced.text.strip())}
    first = min(found, default=0) - 1
    return found | ({first} if first > last and _RUBRIC.fullmatch(blocks[first].traced.text.strip()) else set())


def _bars(blocks: Sequence[Block], names: Sequence[str | None]) -> set[int]:
    """Rows of short links at the very head of a page, whatever their words."""
    found = set[int]()
    for i, block in enumerate(blocks[:-FEWEST_BELOW]):
        if block.kind or not (names[i] or is_row_of_links(block.traced.text)) or form(block.traced.text):
            break
        found |= set() if names[i] else {i}
    return found


def _is_listed(block: Block, name: str | None) -> bool:
    """Tell whether a block is a few words without a mark of a sentence and without a form of its own."""
    text = block.traced.text
    plain = not name and block.kind is None and not form(text) and not marker(text) and not label(text)
    return plain and len(text) <= LONGEST_LISTED and not re.search("[，。；：:]|[！？…”]$", text)


def _below(blocks: Sequence[Block], names: Sequence[str | None]) -> set[int]:
    """What stands below the last running text of a page with a foot: links with a bar between or with a count, titles.

    The foot shows itself by two such rows, or by one and furniture; a signature is no list of titles.
    """
    last = max((i for i, block in enumerate(blocks) if not names[i] and is_running(block.traced.text)), default=-1)
    tail = range(last + 1, len(blocks)) if last >= 0 else range(0)
    own = {i for i in tail if not names[i] and _LINKS.fullmatch(blocks[i].traced.text.strip())}
    own = {i for i in own if not form(blocks[i].traced.text)}
    known = sorted(own | {i for i in tail if names[i]})
    if len(known) < 2:
        return set()
    first = known[0]
    while first - 1 > last and _is_listed(blocks[first - 1], names[first - 1]):
        first -= 1
    titles = range(first, known[0]) if known[0] - first >= FEWEST_TITLES and own else range(0)
    return own | set(titles)


def _between(blocks: Sequence[Block], names: Sequence[str | None]) -> set[int]:
    """Lines of a few words below the last running text with furniture right above and right below them.

    Right above a row of buttons stands what names them, too: 分享這篇文章.
    """
    last = max((i for i, block in enumerate(blocks) if not names[i] and is_running(block.traced.text)), default=-1)
    found, run = set[int](), list[int]()
    for i in range(last + 1, len(blocks)) if last >= 0 else ():
        if not names[i]:
            run = [*run, i] if _is_listed(blocks[i], names[i]) else []
            continue
        between = bool(run) and names[run[0] - 1] is not None
        named = names[i] in ("menu", "page controls") and bool(run) and len(blocks[run[-1]].traced) <= LONGEST_OVER
        found |= set(run) if between else {run[-1]} if named else set()
        run = []
    return found


def _empty_fields(blocks: Sequence[Block]) -> set[int]:
    """Labels with nothing behind them, one below the other at the head of a paper: fields of a form."""
    run = [i for i, block in enumerate(blocks[:FEWEST_BELOW]) if _FIELD.fullmatch(block.traced.text.strip())]
    return set(run) if len(run) > 1 and run == [*range(run[0], run[0] + len(run))] else set()


def _end_bar(blocks: Sequence[Block], names: Sequence[str | None]) -> set[int]:
    """The last line of a page, furniture apart: links with bars between, or the end of a text between dashes."""
    last = max((i for i, name in enumerate(names) if not name), default=0)
    text = blocks[last].traced.text.strip() if blocks else ""
    ends = bool(_BAR.fullmatch(text) or _END.fullmatch(text)) and not form(text)
    ends = ends or bool(_LAST_BAR.fullmatch(text))
    return {last} if last > 1 and blocks[last].kind is None and ends else set()


def rows(blocks: Sequence[Block], names: Sequence[str | None]) -> set[int]:
    """Return the numbers of the blocks that are such rows; ``names`` tells which are furniture by their words."""
    by_name = _listed(blocks, names) | _desk(blocks, names)
    of_foot = _below(blocks, names) | _end_bar(blocks, names) | _between(blocks, names) | _tags(blocks, names)
    return by_name | of_foot | _empty_fields(blocks) | _posts(blocks) | _series(blocks) | _bars(blocks, names)


def system_messages(blocks: Sequence[Block]) -> set[int]:
    """What a chat program says itself, among messages whose time, sender and words tabs part: a time, and no sender.

    So is a message that only names what was sent: [照片].
    """
    fields = {i: block.traced.text.split("\t") for i, block in enumerate(blocks)}
    timed = {i: parts for i, parts in fields.items() if _CLOCK.fullmatch(parts[0].strip())}
    if sum(len(parts) > 2 for parts in timed.values()) < FEWEST_MESSAGES:
        return set()
    return {i for i, parts in timed.items() if len(parts) == 2 or _SENT_ALONE.fullmatch(parts[-1].strip())}
