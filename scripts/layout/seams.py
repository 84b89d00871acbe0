"""What stands between two lines that are one text: nothing, a space, or a hyphen that goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from scripts.corpus.traced import Traced

_LAST = re.compile(r"[^\s\u2e80-\u9fff，。！？；：、（）“”‘’《》【】「」]+$")
_FIRST = re.compile(r"[^\s\u2e80-\u9fff，。！？；：、（）“”‘’《》【】「」]+")
_LETTER_END = re.compile(r"[A-Za-z\u00c0-\u024f][,.;:!?)]?$|\d[,;:!?]$")
_WORD_START = re.compile(r"[A-Za-z\u00c0-\u024f0-9(]")
_LOCATOR = re.compile(r"//|[@_]|\w/|^www\.|\w\.\w")
_MIXED = re.compile(r"(?=.*\d)(?=.*[A-Za-z]).{6,}")
_COMPOUND = re.compile(
    r"(?:^|-)(one|two|three|four|five|six|seven|eight|nine|ten|half|full|part|self|non|co|well|high|low|long|short|multi|first|"
    r"second|third|old|new|real|open|cross|all|ex|semi|mid|up|on|off|in|out|over|video|voice|live|group|free|zero|cloud|data|"
    r"user|hand|mobile|face|peer|point|state|world|anti|pre|post|bi|tri|sub|ultra|quasi|vice)-?$",
    re.IGNORECASE,
)
"""First parts of words that are written with a hyphen; the wrap may fall behind it."""
_NUMERAL = re.compile("teen|t?ieth|ty(?:$|-)")
"""The rest of a numeral, whose first part is a word of its own."""
_SECOND = re.compile(
    r"(?:based|free|friendly|term|level|class|quality|tech|speed|proof|style|sized?|wide|known|driven|powered|oriented|only|user|"
    r"year|hour|day|date|minute|old|call|calls|chat|source|end|to|of|by|in|up|out|and|the|made|related|language|market|scale)$",
    re.IGNORECASE,
)
"""Second parts of such words."""

_NOTHING = Traced("", range(0))


_INNER = re.compile("-(?:to|of|by|and|the|in|on|at|for|a|or|up|off|out)$", re.IGNORECASE)
_HYPHENED = re.compile("[A-Za-z]+(?:-[A-Za-z]+)+")


def hyphened(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that are written with a hyphen inside lines, in small letters."""
    return frozenset(word.lower() for text in texts for word in _HYPHENED.findall(text))


def drops_hyphen(before: str, after: str, hyphened: Set[str] = frozenset()) -> bool:
    """Tell whether the hyphen at the end of a line was set by the wrap: a word goes on, no number, name or address.

    So two parts that begin with capitals show, a word that is ``hyphened`` elsewhere, and one that has more hyphens.
    """
    last, first = _LAST.search(before), _FIRST.match(after)
    if not before.endswith(("-", "\u2010", "\u00ad")) or not last or not first:
        return False
    stem, rest = last[0][:-1], first[0].rstrip(".,;:!?)")
    if (
        f"{stem}-{rest}".lower() in hyphened
        or (rest[:1].isupper() and stem[:1].isupper() and not stem.isupper())
        or _INNER.search(stem)
        or (_COMPOUND.search(stem) and not _NUMERAL.match(rest))
        or _SECOND.match(rest)
        or _LOCATOR.search(stem)
        or _LOCATOR.search(rest)
        or re.search(r"\d", stem + rest)
    ):
        return False
    return bool(re.search(r"[A-Za-z]{2}$", stem) and re.match(r"[A-Za-z]", rest))


def needs_space(before: str, after: str, cut: bool = False) -> bool:
    """Tell whether words on both sides of a line end are parted by a space; ``cut``: the line was not full."""
    if not _LETTER_END.search(before) or not _WORD_START.match(after):
        return bool(
            re.search(r"\d$", before) and re.match(r"[A-Za-z]", after) and not cut and not _identifier(before, after)
        )
    return not cut and not _identifier(before, after)


def _identifier(before: str, after: str) -> bool:
    """Tell whether an address or identifier goes on over the line end."""
    last, first = _LAST.search(before), _FIRST.match(after)
    if not last or not first:
        return False
    tail, head = last[0], first[0]
    return bool(
        (_LOCATOR.search(tail) and not tail.endswith((",", ";"))) or (_MIXED.fullmatch(tail) and re.search(r"\d", head))
    )


def seam(before: Traced, after: Traced, between: Traced, cut: bool = False) -> Traced:
    """Return what stands between two lines of one text: a space in the place of the line end, or nothing."""
    if len(between) and needs_space(before.text, after.text, cut):
        return Traced(" ", between.origin[:1])
    return _NOTHING


def joined(parts: Sequence[tuple[Traced, Traced, bool]], hyphened: Set[str] = frozenset()) -> Traced:
    """Join lines to one text; each part is a line, its line end, and whether it was cut before the column was full.

    ``hyphened`` are the words that keep their hyphen.
    """
    whole = list[Traced]()
    for i, (text, tail, cut) in enumerate(parts):
        if i + 1 == len(parts):
            whole.append(text)
            continue
        after = parts[i + 1][0]
        hyphen = drops_hyphen(text.text, after.text, hyphened)
        whole += [text[:-1]] if hyphen else [text, seam(text, after, tail, cut)]
    return Traced.join(whole)
