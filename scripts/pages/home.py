"""The home page: what this is, the main topics, the latest documents, the ways to read."""

from __future__ import annotations

from dataclasses import replace

from scripts.pages.compare import Claim, claim
from scripts.pages.lists import happenings
from scripts.pages.parts.render import Head, Page, render
from scripts.pages.parts.shelf import Shelf
from scripts.pages.topics import counted

LATEST = 8
WAYS = (
    ("检索", "search/", "逐字查全部原文，关键词居中，可排序、筛选、下载"),
    ("核对引文", "verify/", "贴上一句话，看它出自哪一段，是否一字不差"),
    ("笔记", "notebook/", "收集段落，排序加注，以八种引文格式带走"),
    ("对照", "compare/", "同一说法在不同文献里怎么写，数字有无出入"),
    ("年表", "timeline/", "文献中写明日期的事件，按时间排列"),
    ("数字", "figures/", "每一个数量：指标、多少、出自哪一段"),
    ("名录", "entities/", "人物、机构、地点、项目、行动、热线，见于何处"),
    ("词汇", "glossary/", "专门用语浅释"),
    ("字词", "words/", "常用的字与词，一部分与其余相比，词的搭配"),
    ("原始文件", "sources/", "收到的文件，逐字标明哪些收入、哪些略去"),
    ("数据", "data/", "开放数据，全部带段落编号"),
    ("关于", "about/", "怎样编成，怎样引用，权利与更正"),
)
"""The further ways into the corpus: label, address, what one finds there."""


def home_page(shelf: Shelf) -> Page:
    """Return the home page."""
    record = shelf.corpus.curated.corpus
    topics = counted(shelf)
    head = Head(record.title, record.description, "/", styles=("evidence",))
    context = {
        "shelf": shelf,
        "corpus": record,
        "tally": _tally(shelf),
        "main": [counts for counts in topics if counts[0].main],
        "others": [counts for counts in topics if not counts[0].main],
        "latest": shelf.newest[:LATEST],
        "total": len(shelf.newest),
        "example": _example(shelf),
        "ways": WAYS,
    }
    return Page(render("home.html", "", head, context), "corpus.yml")


def _example(shelf: Shelf) -> Claim | None:
    """Return the first claim on which documents differ visibly, with one side of each; None if there is none."""
    for parallel in shelf.corpus.parallels:
        found = claim(shelf, parallel)
        sides = {side.passage.doc: side for side in reversed(found.sides)}
        if parallel.relation == "differ" and len(sides) > 1 and all("<mark>" in side.quote for side in sides.values()):
            return replace(found, sides=tuple(reversed(sides.values())))
    return None


def _tally(shelf: Shelf) -> list[tuple[int, str, str]]:
    corpus = shelf.corpus
    counts = [
        (len(corpus.documents), "篇文献", "documents/"),
        (len(corpus.passages), "个段落", "documents/"),
        (len(corpus.figures), "个数字", "figures/"),
        (len(corpus.parallels), "组对照", "compare/"),
        (len(happenings(corpus.events)), "条记事", "timeline/"),
    ]
    return [count for count in counts if count[0]]
