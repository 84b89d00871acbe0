"""Stray spaces go, spaces that separate stay."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

from scripts.corpus.traced import Traced


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Cc") and char not in "\n\t\r\x0b\x0c\x85"


_FORMATTED = chain(range(0x20000), range(0xE0000, 0xE1000))
"""Where Unicode has control and format characters: planes 2 to 13 hold ideographs or nothing, 15 and 16 are private."""
INVISIBLE = re.compile("[" + "".join(re.escape(char) for char in map(chr, _FORMATTED) if _is_invisible(char)) + "]+")
_SPACE = re.compile(r"\s+")
LONGEST_OPENING = 80  # a dateline or a byline is shorter
_IDEOGRAPHIC = "\u3000"
_MARK = re.compile(r"[，。、：；？！（）《》“”‘’…—「」『』【】〔〕]?")
_ASCII = re.compile(r"[!-~]")
_NAMES = re.compile(r"\S{0,12}(记者|通讯员|实习生|記者)[\s:：][^。，？！]{2,40}$")
_DATELINE = re.compile(r"\s*(本报|本网|本刊|本台|新华社|中新社)[^\s，。]{0,12}?(讯|电)\s+")
_LABEL = re.compile(r"\s+[\u4e00-\u9fff]{2,4}[:：]")
_CREDIT = re.compile(r"\s[(（][^()（）]*(供图|资料图|摄)[)）]")
_ALONE = r"(?![文图摄])[\u4e00-\u9fff]"  # a character that may be half a name; 文, 图, 摄 are roles in a byline
_PADDED_NAME = re.compile(rf"(?<![\u4e00-\u9fff])({_ALONE})(\s+)(?={_ALONE}(?![\u4e00-\u9fff]))")
_PADDED_LINE = re.compile(rf"^({_ALONE})(\s+)(?=[\u4e00-\u9fff])")


def drop_invisible(traced: Traced) -> Traced:
    """Remove format and control characters: byte order mark, zero-width space, soft hyphen. Line ends stay."""
    return traced.remove(INVISIBLE)


def unpad_names(traced: Traced) -> Traced:
    """Close the gap that lists set into names of two characters (罗 勇, 胡 勇) to align them with longer ones."""
    gaps = {
        i
        for pattern in (_PADDED_NAME, _PADDED_LINE)
        for match in pattern.finditer(traced.text)
        for i in range(*match.span(2))
    }
    return traced.keep(i not in gaps for i in range(len(traced)))


def _among_latin(text: str, start: int, end: int) -> bool:
    """Tell whether a space stands beside a quotation mark or dash that belongs to Latin words on both sides."""
    before, after = text[max(0, start - 2) : start].strip("“”‘’–—"), text[end : end + 2].strip("“”‘’–—")
    return bool(_ASCII.fullmatch(before[-1:]) and _ASCII.fullmatch(after[:1]))


def separates(text: str, start: int, end: int) -> bool:
    """Tell whether the white space at ``start:end`` separates words, names or the parts of a headline."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    dateline = _DATELINE.match(text, 0, LONGEST_OPENING)
    if (dateline and dateline.end() == end) or _CREDIT.match(text, start) or _LABEL.match(text, start):
        return True
    if _IDEOGRAPHIC in text[start:end] and not _MARK.fullmatch(before) and not _MARK.fullmatch(after):
        return True
    if _among_latin(text, start, end):
        return True
    if (_ASCII.fullmatch(before) and _ASCII.fullmatch(after)) or (len(text) < LONGEST_OPENING and _NAMES.match(text)):
        return True
    han = [bool(re.fullmatch(r"[\u4e00-\u9fff]", char)) for char in (before, after)]
    latin = [bool(re.fullmatch(r"[0-9A-Za-z,.;:!?)]", before)), bool(re.fullmatch(r"[0-9A-Za-z(]", after))]
    return all(han) or all(latin) or (before in "”』" and after in "“『")


def fold_spaces(traced: Traced) -> Traced:
    """Reduce every run of white space to one ordinary space; none is left at the ends."""
    gone = {i for match in _SPACE.finditer(traced.text) for i in range(match.start() + 1, match.end())}
    kept = traced.keep(i not in gone for i in range(len(traced))) if gone else traced
    return kept.substitute(re.compile(r"\s"), lambda _: " ").strip()


def drop_stray(traced: Traced) -> Traced:
    """Remove white space that does not separate; reduce the rest to one ordinary space."""
    gone: set[int] = set()
    for match in _SPACE.finditer(traced.text):
        first = match.start() + 1 if separates(traced.text, *match.span()) else match.start()
        gone.update(range(first, match.end()))
    kept = traced.keep(i not in gone for i in range(len(traced)))
    return kept.substitute(re.compile(r"\s"), lambda _: " ").strip()
