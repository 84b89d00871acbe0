"""The head of a page of a newspaper: the name of the paper, a date, the number of the page."""

from __future__ import annotations

import re

from scripts.text.markers import label

DATE = re.compile(
    r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月"
    r"|(?:民[国國])?[一二三四五六七八九十廿卅]{1,4}年[一二三四五六七八九十]{1,2}月"
)
_PAPER = re.compile(
    r"(?:日报|晚报|晨报|早报|时报|商报|都市报|社区报|周报|周刊|月刊|旬刊|校报|学报|报|快讯|日報|晚報|時報|週刊)$"
)
_SPACED_OUT = re.compile("(?<!\\S)[一-鿿](?:[ 　][一-鿿])+(?!\\S)")
"""A name whose characters a space parts."""
NAMEPLATE = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:日报|晚报|晨报|早报|时报|商报|都市报|社区报|周报|周刊|旬刊|月刊|校报|日報|晚報|時報|週刊)"
)
_PAGE = re.compile(
    r"第?\s*[A-Z]?\d{1,3}\s*版?|[A-Z]?\d{1,2}版.{0,6}|(?:第[一二三四五六七八九十\d]{1,3}[张張大])?第[一二三四五六七八九十]{1,3}版"
)
GAPS = re.compile(r"[ \t]{2,}|　+|\s[|｜]\s")


def is_masthead(text: str) -> bool:
    """Tell whether a line is the head of a newspaper page: the paper's name, wide gaps, a date or the page."""
    text = _SPACED_OUT.sub(lambda name: "".join(name[0].split()), text)
    parts = [part.strip() for part in GAPS.split(text.strip()) if part and part.strip()]
    words = text.split()
    if len(parts) == 1 and len(words) > 2 and _PAPER.search(words[0]):
        return len(words) <= 6 and any(map(DATE.fullmatch, words)) and any(map(_PAGE.match, words[1:]))
    words = [part for part in parts if not label(part)]
    if (
        len(parts) < 2
        or len(text) > 90
        or re.search("[。！？]", text)
        or any(re.search("[：:]", word) for word in words)
    ):
        return False
    dated = any(DATE.search(part) for part in parts)
    paper = any(_PAPER.search(word) for word in words)
    page = any(_PAGE.fullmatch(part) for part in parts)
    return dated + paper + page >= 2 and (paper or page)


def is_page_label(text: str) -> bool:
    """Tell whether a line is the name of a page: 第四版　综合."""
    return bool(re.fullmatch(r"第\s*[0-9一二三四五六七八九十]{1,3}\s*版[\s·：:]*[^\s，。]{0,6}", text))
