"""Decisions by rule on what cleaning leaves to a reader: captions, lists, furniture, by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scripts.corpus.model import Kind, Passage
from scripts.text.kinds import is_headline

LONGEST_ITEM = 30  # characters of a line in a list of names or offices
_CRUMBS = re.compile(r"^\S{1,8}(\s*[>＞»›/|]\s*\S{1,12}){1,5}$")
_CONTROLS = re.compile(
    r"^(字号|字体|收藏|分享|打印|朗读|扫一扫|阅读(量|数)|浏览(量|次数)|点击(量|数)|评论\s*\d*|赞\s*\d*)[\s:：\d|]*$"
)
_TELLS = re.compile(r"[，,]|\d月\d")
"""What a caption has and a headline seldom: it tells something, with when and where."""
_HEADS_A_LIST = re.compile(r"[:：]$")


class Decision(NamedTuple):
    """A decision as a record holds it, the passage it is about, and what around it speaks for it."""

    passage: Passage
    action: str
    what: str
    evidence: str


def _captions(passages: Sequence[Passage]) -> Iterator[Decision]:
    """Lines without an end mark that stand beside a caption: a page lists the captions of its pictures together."""
    kinds: list[Kind] = [passage.kind for passage in passages]
    for at in range(len(passages) - 1, 0, -1):
        before = kinds[at + 1 : at + 2] == ["caption"]
        after = kinds[at - 1] == "caption" and bool(_TELLS.search(passages[at].text))
        if kinds[at] == "heading" and (before or after) and not _HEADS_A_LIST.search(passages[at].text):
            kinds[at] = "caption"
            yield Decision(passages[at], "kind", "caption", "与图片说明并列，没有句末标点")


def _items(passages: Sequence[Passage]) -> Iterator[Decision]:
    """Short lines after one that ends with a colon, up to the next such line or running text."""
    inside = False
    for passage in passages:
        heads = bool(_HEADS_A_LIST.search(passage.text)) and is_headline(passage.text)
        short = passage.kind == "heading" and len(passage.text) <= LONGEST_ITEM
        if inside and short and not heads:
            yield Decision(passage, "kind", "list-item", "上一行以冒号领起，逐行列出")
        inside = heads or (inside and short)


def _furniture(passages: Sequence[Passage]) -> Iterator[Decision]:
    for passage in passages:
        if _CRUMBS.match(passage.text) and re.search("[>＞»›|]", passage.text):
            yield Decision(passage, "cut", "boilerplate", "网页的位置导航")
        elif _CONTROLS.match(passage.text):
            yield Decision(passage, "cut", "boilerplate", "网页的按钮或计数")


def decisions(passages: Sequence[Passage]) -> list[Decision]:
    """Return the decisions that the form around a passage suggests, one a passage, in order of place."""
    found = {
        decision.passage.n: decision for decision in (*_captions(passages), *_items(passages), *_furniture(passages))
    }
    return [found[n] for n in sorted(found)]


def value(decision: Decision, source: str) -> dict[str, str] | None:
    """Return a decision as a record holds it, quoted from the source; None where its words stand there twice."""
    start, end = decision.passage.spans[0][0], decision.passage.spans[0][1]
    quote = source[start:end].split("\n", maxsplit=1)[0].strip()
    bare, whole = "".join(quote.split()), "".join(source.split())
    if not bare or whole.count(bare) != 1:
        return None
    named = {"kind": decision.what} if decision.action == "kind" else {}
    reason = {"reason": decision.what} if decision.action == "cut" else {}
    return {"action": decision.action, **named, "quote": quote, **reason, "why": f"{decision.evidence}。"}
