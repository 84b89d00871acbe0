"""Markup of forums (BBCode) and of wikis: it is taken out of plain text, whose lines are then read as any others."""

from __future__ import annotations

import re

from scripts.corpus.traced import Traced

FEWEST = 2  # closing tags of a forum, or headings of a wiki, by which a text is written so
_TAGS = "b|i|u|s|size|color|font|align|center|left|right|url|email|quote|list|indent|float|backcolor|code|p"
_TAG = re.compile(rf"\[/?(?:{_TAGS})(?:=[^\[\]\n]*)?\]", re.IGNORECASE)
_CLOSED = re.compile(rf"\[/(?:{_TAGS})\]", re.IGNORECASE)
_ITEM = re.compile(r"^([ \t]*)\[\*\]", re.MULTILINE)
_PICTURE = re.compile(r"\[(img|attach|flash|media)(?:=[^\[\]\n]*)?\][^\[\]\n]*\[/\1\]", re.IGNORECASE)

_HEADED = re.compile(r"^(={2,5})[^=\n]+\1[ \t]*$", re.MULTILINE)
_WIKI = re.compile(
    r"^={2,5}[ \t]*(?=[^=\n]+={2,5}[ \t]*$)|(?<![ \t])[ \t]*={2,5}[ \t]*$|'{2,5}"
    r"|\[\[(?![^\[\]\n|]*:)(?:[^\[\]\n|]*\|)?|\]\]|<ref[^<>\n]*/>|<ref[^<>\n]*>[^<\n]*</ref>|<references\s*/?>",
    re.MULTILINE,
)
_LINKED = re.compile(r"\[\[[^\[\]\n]+\]\]")
_LINK_MARKS = re.compile(r"\[\[(?:[^\[\]\n|]*\|)?(?=[^\[\]\n]+\]\])|(?<=[^\[\]\n])\]\]")
_WIKI_PAGE = re.compile(r"\[\[[^\[\]\n|]*:[^\[\]\n]*\]\]|\{\{[^{}]*\}\}")
"""Categories, pictures and templates of a wiki."""


def _taken(text: Traced, pattern: re.Pattern[str]) -> tuple[Traced, list[Traced]]:
    """A text without what matches a pattern, and that."""
    return text.remove(pattern), [text[match.start() : match.end()] for match in pattern.finditer(text.text)]


def without_wiki_links(text: Traced) -> tuple[Traced, list[Traced], list[Traced]]:
    """Take the brackets of links of a wiki, and its categories, out of a text that is written in another markup."""
    if len(_LINKED.findall(text.text)) < FEWEST:
        return text, [], []
    rest, page = _taken(text, _WIKI_PAGE)
    rest, codes = _taken(rest, _LINK_MARKS)
    return rest, codes, page


def without_codes(text: Traced) -> tuple[Traced, list[Traced], list[Traced]]:
    """Take the markup out of a text: what is left, the markup, and what the page sets; another text stays as it is."""
    if len(_CLOSED.findall(text.text)) >= FEWEST:
        rest, page = _taken(text, _PICTURE)
        rest, codes = _taken(rest.substitute(_ITEM, lambda item: f"{item[1]}•  "), _TAG)
        return rest, codes, page
    if len(_HEADED.findall(text.text)) >= FEWEST:
        rest, page = _taken(text, _WIKI_PAGE)
        rest, codes = _taken(rest, _WIKI)
        return rest, codes, page
    return text, [], []
