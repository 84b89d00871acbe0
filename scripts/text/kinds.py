"""What a paragraph is, as far as its form alone tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.corpus.model import Kind
from scripts.corpus.traced import Traced

LONGEST_HEADING = 45
BULLETS = "●•■◆▪◇□▲★※➤"
_BULLET = re.compile(rf"^\s*[{BULLETS}]\s*")
_ENUMERATION = re.compile(r"^(●|[①-⑳]|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]是|\d{1,2}[.、．](?!\d))")
_SENTENCE = re.compile(r"[。！？；!?;]")
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "byline",
        re.compile(r"^(\S{0,12}(记者|实习生|通讯员)|文|作者)[\s/：:]+\S{2,4}(\s+\S{1,6})*(\s*(摄|文|图|文/图))?$"),
    ),
    ("caption", re.compile(r"([(（][^()（）]{0,20}(资料图|供图|摄|图)[)）]|^图为.*|^图[:：].*)$")),
    ("editor-note", re.compile(r"^(编者按|编者的话|按语)\s*[:：]")),
    ("metadata", re.compile(r"^(发布)?(时间|日期|来源|责任编辑|编辑)\s*[:：]")),
    ("answer-note", re.compile(r"^\S{2,8}(回答记者提问|答记者问|介绍(相关|有关)?情况)$")),
    ("question", re.compile(r"^[^。，,]{2,20}记者\s*[:：].*[?？]$")),
)


def is_list_item(text: str) -> bool:
    """Tell whether a paragraph begins with a bullet or an enumeration (●, ①, （一）, 一是, 1.)."""
    return bool(_BULLET.match(text) or _ENUMERATION.match(text))


def drop_bullet(traced: Traced) -> Traced:
    """Remove the bullet before a list item; enumerations are words and stay."""
    match = _BULLET.match(traced.text)
    return traced[match.end() :] if match else traced


def is_headline(text: str) -> bool:
    """Tell whether a paragraph is short, holds no sentence mark and does not break off."""
    bare = text.strip()
    return len(bare) <= LONGEST_HEADING and not _SENTENCE.search(bare) and bare[-1:] not in "，、,"


def form(text: str) -> Kind | None:
    """Return the kind that a paragraph's form shows, or None for headlines and running text."""
    bare = text.strip()
    if is_list_item(bare):
        return "list-item"
    return next((kind for kind, pattern in _FORMS if pattern.search(bare)), None)


def by_position(texts: Sequence[str], titled: bool) -> list[Kind]:
    """Tell titles, subtitles, leads, headings and paragraphs apart by their order in a document.

    ``texts`` are those paragraphs of one document whose form shows nothing; ``titled`` says whether
    the source prints a title. Returns one kind a text.
    """
    kinds: list[Kind] = ["heading" if is_headline(text) else "paragraph" for text in texts]
    first = kinds.index("paragraph") if "paragraph" in kinds else None
    if titled and kinds[:1] == ["heading"]:
        kinds[0] = "title"
        if kinds[1:2] == ["heading"] and first is not None:
            kinds[1] = "subtitle"
    if first is not None and kinds.count("paragraph") > 1:
        kinds[first] = "lead"
    return kinds
