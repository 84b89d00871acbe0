"""Several articles in one file: where one ends and the next begins, as far as their form tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.corpus.model import Source
from scripts.corpus.state import Cleaned
from scripts.corpus.traced import Traced
from scripts.propose.article import SHORTEST, Article
from scripts.propose.chat import passed_on
from scripts.propose.dates import days
from scripts.text.furniture import furniture
from scripts.text.kinds import form, is_headline, is_list_item

_BULLETIN = re.compile(
    r"^\s*[【\[（(]?(?:本[报網网刊台]|[一-鿿]{2,16}?(?:\d{1,2}月\d{1,2}日)?)(?:快)?(?:讯|訊|电|電)\s*[】\]）)（(\s]|^\s*[（(](?:本报)?(?:记者|通讯员)\s*[一-鿿]"
)
_ENDS = re.compile(
    r"(?:^|[\s。！？”」（(【])[一-鿿-]{0,14}(?:记者|記者|通讯员|通訊員|实习生|作者|文|图|摄影|编辑|編輯)[\s:：／/]+[一-鿿]{1,4}(?:[\s、]+[一-鿿]{1,4})*"
    r"(?:\s*[摄攝文图])?[）)】]?$|[（(](?:完|更多内容见.{1,6}版|下转.{1,8}|紧接.{1,8})[）)]$"
    r"|^[（(](?:(?:来源|稿源|原载)\s*[:：].{2,16}|[一-鿿]{2,4}(?:[\s、][一-鿿]{2,4})*)[)）]$"
)
_SEPARATOR = re.compile(r"^\s*([-—_=*＊※·.~～#]{3,}|[◆■●★]{1,5})\s*$")
_CONTENTS = re.compile(
    r"^[【\[]?(本期|今日|本版)?(目录|导读|要目|内容提要|看点|本期内容)[】\]]?\s*[:：]?$|^(目录|导读|本期内容)\s*[:：]"
)
_ISSUE = re.compile(
    r"^(?=.{0,40}$)\S{2,14}?([（(]?\d{4}年)?第?\s*\d+\s*期|^第?\s*[A-Z]?\d+\s*版"
    r"|^(?=.{0,40}$)[一-鿿]{2,12}(报|刊|讯)[\s·]*(19|20)\d\d\s*[年.-]"
)
_HEAD = re.compile(r"^\s*(#\s|【[^】]{4,40}】\s*$|标题\s*[:：])")


def _is_head(text: str) -> bool:
    return is_headline(text) and form(text) is None and len(text.strip()) >= 4


def _ended(text: str) -> bool:
    return bool(_ENDS.search(text.strip()))


def _is_beside(text: str) -> bool:
    """Tell whether a paragraph stands around the running text of an article: headline, byline, caption, note."""
    return is_headline(text) or form(text) in ("byline", "caption", "metadata", "editor-note")


def _is_signature(pieces: Sequence[Traced], at: int) -> bool:
    """Tell whether an office stands there with the date under it, and no text under that: the end of a notice."""
    below = [piece.text.strip() for piece in pieces[at + 1 : at + 3]]
    dated = bool(below) and any(day.start == 0 and day.end == len(below[0]) for day in days(below[0]))
    return dated and (len(below) == 1 or _is_head(below[1]))


def _begins(pieces: Sequence[Traced], at: int, apart: bool) -> bool:
    """Tell whether an article begins at a paragraph, after the running text of another one."""
    text, before = pieces[at].text, pieces[at - 1].text
    following = pieces[at + 1].text if at + 1 < len(pieces) else ""
    if _HEAD.match(text) or (_BULLETIN.match(text) and len(text) > SHORTEST and not _is_head(before)):
        return True
    ended = apart or _ended(before)
    if _is_head(text):
        if _is_signature(pieces, at):
            return False
        return ended or bool(_BULLETIN.match(following)) or form(following) == "metadata"
    return _ended(before) and form(text) is None and len(text) > SHORTEST


def _starts(source: Source, pieces: Sequence[Traced]) -> list[int]:
    """Return the indexes of the paragraphs at which an article begins; the first one always does."""
    found, running = [0], False
    for at in range(1, len(pieces)):
        running = running or not _is_beside(pieces[at - 1].text)
        between = source.text[pieces[at - 1].origin[-1] + 1 : pieces[at].origin[0]]
        apart = any(_SEPARATOR.match(line) or furniture(line) for line in between.splitlines())
        if running and _begins(pieces, at, apart):
            found.append(at)
            running = False
    return found


def _without_masthead(pieces: list[Traced]) -> list[Traced]:
    """Return the first article of several without what stands above it: the name of the issue, its contents."""
    at, listed = 0, False
    for n, piece in enumerate(pieces[:-1]):
        text = piece.text.strip()
        listed = listed or bool(_CONTENTS.search(text))
        greets = n == 0 and len(text) < SHORTEST and text.endswith(("。", "：", "！"))
        item = listed and is_list_item(text)
        if _ISSUE.search(text) or _CONTENTS.search(text) or greets or item:
            at = n + 1
    return pieces[at:]


def _has_text(pieces: Sequence[Traced]) -> bool:
    return sum(len(piece.text) for piece in pieces if not _is_beside(piece.text)) >= SHORTEST


def articles(source: Source, pieces: Sequence[Traced]) -> list[Article]:
    """Return the articles of a source, in their order; stray headlines without a text belong to none."""
    shown = [piece for piece in pieces if not _SEPARATOR.match(piece.text)]
    if not shown:
        return []
    starts = _starts(source, shown)
    parts = [shown[begin:end] for begin, end in zip(starts, [*starts[1:], len(shown)], strict=True)]
    if len(parts) > 1:
        parts[0] = _without_masthead(parts[0])
    return [
        Article(part[0].origin[0], part[-1].origin[-1] + 1, part[0].text.strip()) for part in parts if _has_text(part)
    ]


def of_cleaned(cleaned: Cleaned) -> list[Article]:
    """Return the articles among the blocks of a cleaned source."""
    passed = passed_on(cleaned.source.text)
    return articles(cleaned.source, [block.traced for block in cleaned.blocks]) if passed is None else passed
