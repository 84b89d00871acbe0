"""Furniture among the blocks of a source: by the words of a block, and by its place behind the end of an article."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from scripts.corpus.model import Block
from scripts.corpus.traced import Traced
from scripts.text.controls import controls, is_rubric
from scripts.text.furniture import furniture
from scripts.text.kinds import form, is_headline, is_spoken_headline
from scripts.text.markers import label, marker, speaker
from scripts.text.page_rows import is_running, rows, system_messages
from scripts.text.related import KNOWN, related

TAIL = frozenset(
    {
        "link to related items",
        "comment box",
        "copyright line",
        "registration number",
        "call to follow",
        "mailing list",
        "controls of a platform",
    }
)
"""What opens the foot of a page: behind it no text of the article is to be expected."""

CONTROLS = frozenset({"page controls", "menu", "counters of the page"})
"""Of these two behind the last running text open the foot too."""

LONGEST_HEAD = 40  # blocks of a page before its article
_IMPRINT = re.compile(
    r"(主办|主办单位|承办|承办单位|协办|技术支持|运行维护|运维|地址|邮编|电话|联系电话|传真|邮箱|电子邮箱|网址|网站标识码|版权|联系我们|建议使用)\s*[：:]"
)
"""Labels that in the foot of a page are the site's own."""
_PAPERS = "日报|晚报|晨报|早报|时报|商报|都市报|社区报|日報|晚報|時報"
_WEEKLIES = "周报|周刊|旬刊|半月刊|月刊|校报|週報|週刊|青年报|少年报|农民报|工人报"
_TEASER = re.compile(r"(?:昨天|今天|前天|刚刚|剛剛|\d{1,2}\s*(?:分钟|分鐘|小时|小時|天|日)前)$")
"""How old an article is that a page leads to."""
_EDITOR = re.compile(r"[（(\[【]?\s*(?:责任编辑|责编|责任编审|責任編輯|編輯|编辑)\s*[:：]")
_MAIL = re.compile(
    r"(?:发件人|寄件人|寄件者|收件人|收件者|抄送|副本|主题|主旨|日期|时间|發送時間|发送时间|From|To|Cc|Date|Subject)\s*[:：]"
)
_SUBJECT = re.compile(r"(?:主题|主旨|Subject)\s*[:：]")
FEWEST_HEADERS = 3  # labels at the head of a mail
_SITE = re.compile(r"\S{2,8}(?:网|網|在线|客户端)")
_STAY = ("metadata", "byline")
_PAGE = re.compile(r"第?\s*[A-Z]?\d{1,3}\s*版")
_DATED = re.compile(r"\d{4}[-年/.]\d{1,2}|\d{1,2}-\d{1,2}\s")
_MEDIUM = re.compile("微博|微信|抖音|视频|图片|专题|客户端|目录|目錄|评论|朋友圈")
_RUBRIC = re.compile("[\u4e00-\u9fff]{2,4}")
_BOX = re.compile("[■●◆◎]?[ 　]?[一-鿿]{2,6}")
_REST = re.compile(r"[\u4e00-\u9fff]{2,4}|\d{3,}")
LONGEST_TITLE = 40
LONGEST_IMPRINT = 4  # blocks below a title with its authors, its source and its date
LONGEST_AUTHOR = 8  # characters of a name among them
LISTED_TIMES = 3  # times the length of a title that a row of titles has at least
FEWEST_LISTED = 3  # titles in a list of the articles of a page
FEWEST_RUBRICS = 4  # lines of a menu, one below the other
RUBRICS = 0.6  # share of them that are known
LONGEST_NAMED = 8  # blocks among which a page says the name of its site again
FEWEST_TITLE = 4  # characters of a title that the title of the window repeats


def _foot(blocks: Sequence[Block], names: Sequence[str | None]) -> int:
    """The block with which the foot of the page begins: furniture behind the last running text; the end if none.

    The name of the editor ends an article, where the page goes on to furniture.
    """
    last = max(
        (i for i, block in enumerate(blocks) if not names[i] and is_running(block.traced.text)), default=len(blocks)
    )
    controls = [i for i in range(last + 1, len(blocks)) if names[i] in CONTROLS]
    tails = [i for i in range(last + 1, len(blocks)) if names[i] in TAIL]
    signed = [i + 1 for i in range(last + 1, len(blocks)) if _EDITOR.match(blocks[i].traced.text)]
    if signed and tails and signed[0] < tails[-1]:
        return min(signed[0], tails[0])
    return min(tails[:1] + (controls[:1] if len(controls) > 1 else []), default=len(blocks))


def _stays(block: Block) -> bool:
    """Tell whether a block in the foot of a page is still the article's: its credits, its captions.

    Dates in the foot are those of the items listed there, and its addresses are the site's.
    """
    text = block.traced.text
    if _IMPRINT.match(text) or _TEASER.search(text):
        return False
    return form(text) in ("byline", "caption") or label(text) or block.kind in ("table", "verse")


def _heads(blocks: Sequence[Block], names: Sequence[str | None]) -> set[int]:
    """Blocks before the article at the head of a page: what names the site, and what lists the articles of the page.

    The path to the page, or a row of controls, ends the head where the title stands below it; above controls the
    title must stand in the list too, or over its source or date; so it must above any other furniture.
    """
    first = next((i for i, block in enumerate(blocks) if not names[i] and is_running(block.traced.text)), len(blocks))
    for end in range(min(first, LONGEST_HEAD) - 1, -1, -1):
        if not names[end]:
            continue
        below = range(end + 1, min(first, end + LONGEST_HEAD))
        titles = [blocks[i].traced.text for i in below if not names[i] and _is_title(blocks[i])]
        dated = next((i for i in below if not names[i] and _is_title(blocks[i]) and _is_dated(blocks, i)), 0)
        dated = 0 if names[end] == "chat notice" or any(map(_is_inside, blocks[:end])) else dated
        above = [i for i in range(end) if not names[i] and not re.search("[。；]", blocks[i].traced.text)]
        listed = any(title in blocks[i].traced.text for i in above for title in titles)
        listed = listed and names[end] in ("menu", "page controls")
        over = dated or next((i for i in below if len(blocks[i].traced) > LONGEST_AUTHOR), end)
        above += [i for i in range(end, over) if _REST.fullmatch(blocks[i].traced.text)]
        if titles and (names[end] == "breadcrumb" or listed or dated):
            return {i for i in above if form(blocks[i].traced.text) not in _STAY or _PAGE.match(blocks[i].traced.text)}
    return set()


def _is_dated(blocks: Sequence[Block], title: int) -> bool:
    """Tell whether the date of an article or its source stands below its title, its author between them."""
    if len(blocks[title].traced) <= LONGEST_AUTHOR:
        return False
    below = [block.traced.text for block in blocks[title + 1 : title + 1 + LONGEST_IMPRINT]]
    end = next((i for i, text in enumerate(below) if _DATED.search(text) and form(text) == "metadata"), len(below))
    return end < len(below) and all(len(text) <= LONGEST_AUTHOR for text in below[:end])


def _is_inside(block: Block) -> bool:
    """Tell whether a block shows that an article, or a talk, has begun: a date, somebody who speaks."""
    text = block.traced.text
    dated = form(text) == "metadata" and _DATED.search(text)
    return bool(dated) or (speaker(text) is not None and not text.rstrip().endswith(("：", ":")))


def _rubric(blocks: Sequence[Block], foot: int) -> set[int]:
    """The name of a part of a site, above the title of an article with its date, where the page has a foot."""
    if len(blocks) < 3 or foot == len(blocks) or not _RUBRIC.fullmatch(blocks[0].traced.text.strip()):
        return set()
    return {0} if _is_title(blocks[1]) and _is_dated(blocks, 1) else set()


def _said_again(blocks: Sequence[Block], gone: Collection[int]) -> set[int]:
    """Where a page prints its title a second time: over the text, or in the place of pictures.

    Where it lists its articles first, the list goes instead.
    """
    first = next((i for i, block in enumerate(blocks) if is_running(block.traced.text)), len(blocks))
    said, again = dict[str, int](), set[int]()
    for i, block in enumerate(blocks if gone else blocks[:first]):
        text = block.traced.text.strip().lstrip("•● ")
        if i and form(text) == "caption" and text == blocks[i - 1].traced.text.strip() and len(text) > LONGEST_AUTHOR:
            again.add(i)
        other = marker(text) or form(text) or text.endswith("。")
        if i in gone or not LONGEST_AUTHOR < len(text) <= LONGEST_TITLE or other:
            continue
        if text in said:
            between = range(said[text], i)
            listed = len(between) >= FEWEST_LISTED and all(_is_title(blocks[j]) for j in between)
            again |= set(between) if listed else {i}
        elif i < min(first, LONGEST_HEAD):
            said[text] = i
    return again


def _row_of_titles(blocks: Sequence[Block]) -> set[int]:
    """A row of the titles of a page above the article that one of them names."""
    first = next((i for i, block in enumerate(blocks) if is_running(block.traced.text)), len(blocks))
    found = set[int]()
    for i in range(min(first, LONGEST_NAMED)):
        row = "".join(blocks[i].traced.text.split())
        below = ("".join(block.traced.text.split()) for block in blocks[i + 1 : first])
        if any(LONGEST_AUTHOR < len(title) < len(row) / LISTED_TIMES and title in row for title in below):
            found.add(i)
    return found


def _vertical_menu(blocks: Sequence[Block]) -> set[int]:
    """Links to the parts of a site, one below the other at the head of a page: most are known as such."""
    found, run = set[int](), list[int]()
    for i, block in enumerate([*blocks[:LONGEST_HEAD], None]):
        short = (
            block is not None and len(block.traced) <= LONGEST_AUTHOR and not re.search("[，。：:]", block.traced.text)
        )
        if block is not None and short and not (run and block.gap and not blocks[run[-1]].gap):
            run.append(i)
            continue
        known = sum(is_rubric(blocks[j].traced.text.strip()) for j in run)
        if len(run) >= FEWEST_RUBRICS and known >= RUBRICS * len(run):
            found |= set(run)
        run = [i] if short else []
    return found


def _is_title(block: Block) -> bool:
    text = block.traced.text
    called = len(text) <= LONGEST_TITLE and bool(re.search("^[^。]*[！？!?…]$", text))
    return form(text) is None and (is_headline(text) or is_spoken_headline(text) or called) and text[-1] not in "：:"


def furniture_among(blocks: Sequence[Block]) -> list[list[bool] | None]:
    """Return for each block None where it is text, else of each character whether it is furniture."""
    names = [None if block.kind in ("table", "verse") else furniture(block.traced.text) for block in blocks]
    names = [None if _is_between(blocks, names, i) else name for i, name in enumerate(names)]
    foot, listed = _foot(blocks, names), rows(blocks, names) | _heads(blocks, names)
    listed |= _window_titles(blocks) | _rubric(blocks, foot)
    listed |= _vertical_menu(blocks) | _row_of_titles(blocks)
    listed |= _mail_head(blocks) | system_messages(blocks) | related(blocks, names)
    listed |= _said_again(blocks, {i for i, name in enumerate(names) if name} | listed)
    found = list[list[bool] | None]()
    for i, block in enumerate(blocks):
        counted = i > foot and re.fullmatch(r"\d[\d.,]*[万萬w]?\+?", block.traced.text)
        whole = names[i] or counted or i in listed or (i >= foot and not _stays(block)) or _is_nameplate(blocks, i)
        flags = [True] * len(block.traced) if whole else controls(block.traced.text)
        found.append(flags if any(flags) else None)
    return found


def _mail_head(blocks: Sequence[Block]) -> set[int]:
    """The head of a mail that is itself the text: labels one below the other, an address, the title as subject."""
    head = [i for i, block in enumerate(blocks[:LONGEST_NAMED]) if _MAIL.match(block.traced.text)]
    texts = [blocks[i].traced.text for i in head]
    subject = next((text for text in texts if _SUBJECT.match(text)), "")
    below = (block.traced.text.strip() for block in blocks[len(head) : len(head) + LONGEST_NAMED])
    titled = any(len(title) >= FEWEST_TITLE and title in subject for title in below)
    mail = len(head) >= FEWEST_HEADERS and head == list(range(len(head))) and "@" in "".join(texts)
    return set(head) if mail and titled else set()


def _is_between(blocks: Sequence[Block], names: Sequence[str | None], i: int) -> bool:
    """Tell whether a word that may be a link stands between paragraphs of running text, as a heading does.

    So does the label of what a report adds to itself (相关链接), where no titles stand below it.
    """
    if names[i] == KNOWN and _BOX.fullmatch(blocks[i].traced.text.strip()):
        beside = [*blocks[max(0, i - 1) : i], *blocks[i + 1 : i + 2]]
        return len(beside) > 1 and all(is_running(block.traced.text) for block in beside)
    if names[i] != "menu" or not _MEDIUM.fullmatch(blocks[i].traced.text.strip()):
        return False
    if blocks[i].traced.text.strip() in ("目录", "目錄"):
        return not any([*names[max(0, i - 1) : i], *names[i + 1 : i + 2]])
    before = any(is_running(block.traced.text) for block in blocks[max(0, i - 2) : i])
    after = any(is_running(block.traced.text) for block in blocks[i + 1 : i + 3])
    return before and after and not any([*names[max(0, i - 1) : i], *names[i + 1 : i + 2]])


def _window_titles(blocks: Sequence[Block]) -> set[int]:
    """The title of the window, where a text begins with it: the title that follows, a mark, the name of the site."""
    whole = blocks[0].traced.text if blocks else ""
    for block in blocks[1:4]:
        title = block.traced.text.strip()
        if len(title) >= FEWEST_TITLE and re.fullmatch(
            rf"{re.escape(title)}\s*[-_|｜—–]+\s*[^，。]{{2,24}}", whole.strip()
        ):
            return {0}
    return set()


def _is_nameplate(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether a block is the name of the paper at the head of a page, over its date and page number."""
    text = blocks[i].traced.text
    plate = re.fullmatch(rf"\S{{2,8}}(?:({_PAPERS})|{_WEEKLIES})(数字报|电子报)?(?:\s+[A-Z][A-Za-z .&'-]+)?", text)
    under = [block.traced.text for block in blocks[:4] if form(block.traced.text) == "metadata"]
    short = i == 0 and re.fullmatch("[\u4e00-\u9fff]{1,5}(?<![简簡公快通喜])[报報]", text)
    latin = re.fullmatch(r"[A-Z][A-Z .&'-]{3,40}", text) and i <= 4
    page = "[版期周]|星期" if plate and plate[1] else "版"
    first = all(form(block.traced.text) == "metadata" for block in blocks[:i])
    named = [block.traced.text for block in blocks[:LONGEST_NAMED]]
    if i < LONGEST_NAMED and text == named[0] and named.count(text) > 1 and _SITE.fullmatch(text):
        return True
    if short and any(re.search("[版期]", under_) for under_ in under):
        return True
    return bool(latin) or (bool(plate) and i <= 3 and first and any(re.search(page, text) for text in under))


def without_furniture(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that are text, controls among their words taken out."""
    found = list[Block]()
    for block, flags in zip(blocks, furniture_among(blocks), strict=True):
        text: Traced = block.traced if flags is None else block.traced.keep(not flag for flag in flags).strip()
        found += [replace(block, traced=text)] if text.text else []
    return found
