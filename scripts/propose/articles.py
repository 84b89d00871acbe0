"""Several articles in one file: where one ends and the next begins, as far as their form tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.corpus.model import Source
from scripts.corpus.state import Cleaned
from scripts.corpus.traced import Traced
from scripts.propose.dates import days
from scripts.text.furniture import furniture
from scripts.text.kinds import form, is_headline
from scripts.text.quotes import locate

QUOTED = 16  # characters that an extent quotes at each end, where they are the only ones
SHORTEST = 40  # characters of running text below which a stretch is no article but a line beside one
_BULLETIN = re.compile(
    r"^\s*[【\[（(]?(?:本[报網网刊台]|[一-鿿]{2,12}?)(?:快)?(?:讯|訊|电)\s*[】\]）)（(\s]|^\s*[（(](?:本报)?(?:记者|通讯员)\s*[一-鿿]"
)
_ENDS = re.compile(
    r"(?:^|[\s。！？”」（(【])[一-鿿-]{0,14}(?:记者|記者|通讯员|通訊員|实习生|作者|文|图|摄影|编辑|編輯)[\s:：／/]+[一-鿿]{1,4}(?:[\s、]+[一-鿿]{1,4})*"
    r"(?:\s*[摄攝文图])?[）)】]?$|[（(](?:完|更多内容见.{1,6}版|下转.{1,8}|紧接.{1,8})[）)]$"
)
_SEPARATOR = re.compile(r"^\s*([-—_=*＊※·.~～#]{3,}|[◆■●★]{1,5})\s*$")
_HEAD = re.compile(r"^\s*(#\s|【[^】]{4,40}】\s*$|标题\s*[:：])")


@dataclass(frozen=True)
class Article:
    """A stretch of a source that reads as one article: its half-open raw span and its first paragraph."""

    start: int
    end: int
    title: str


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


def _has_text(pieces: Sequence[Traced]) -> bool:
    return sum(len(piece.text) for piece in pieces if not _is_beside(piece.text)) >= SHORTEST


def articles(source: Source, pieces: Sequence[Traced]) -> list[Article]:
    """Return the articles of a source, in their order; stray headlines without a text belong to none."""
    shown = [piece for piece in pieces if not _SEPARATOR.match(piece.text)]
    if not shown:
        return []
    starts = _starts(source, shown)
    parts = [shown[begin:end] for begin, end in zip(starts, [*starts[1:], len(shown)], strict=True)]
    return [
        Article(part[0].origin[0], part[-1].origin[-1] + 1, part[0].text.strip()) for part in parts if _has_text(part)
    ]


def extent(text: Traced, article: Article) -> tuple[str, str] | None:
    """Return the first and the last words of an article, each long enough to stand once in the source, or None."""
    inside = [at for at, origin in enumerate(text.origin) if article.start <= origin < article.end]
    words = text.text[inside[0] : inside[-1] + 1]
    for size in range(QUOTED, min(len(words), 8 * QUOTED) + 1):
        start, end = words[:size].strip(), words[-size:].strip()
        if "\n" not in start + end and len(locate(text, start)) == 1 and len(locate(text, end)) == 1:
            return start, end
    return None


def of_cleaned(cleaned: Cleaned) -> list[Article]:
    """Return the articles among the blocks of a cleaned source."""
    return articles(cleaned.source, [block.traced for block in cleaned.blocks])
