"""Signs that a text uses as bullets, whatever they are: the lines of a list begin with the same one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from scripts.layout.lines import Line
from scripts.text.markers import marker

FEWEST = 3  # lines that begin with a sign; two are enough where a space parts it from the words of each
PLAIN = "•◦▪▸◆□"
"""Bullets of which one stands for each sign of a text."""
_NO_SIGN = frozenset("\"'.,;:!?，。；：！？、…—#@%&/\\<>|=^`_·¿¡‰′″")
"""Marks of sentences, tags, addresses, quoted mail and rows of cells."""
_LETTERS = frozenset("lnuovqüØ")
"""What bullets of Wingdings become as plain text."""
_DRAWING = re.compile("[\u2500-\u259f]")
"""Lines and blocks of which tables and rules are drawn."""
_WORDS = re.compile(r"\s*[^\W_]|\s*[“‘「『《【〈（(\"]")
_SIGNED_NUMBER = re.compile(r"[-+－＋−~～]\d")


def _sign(text: str) -> str:
    """The sign before the words of a line, "" where it is none or known as a bullet."""
    char, rest = text[:1], text[1:]
    if not rest or char in _NO_SIGN or _DRAWING.match(char) or marker(text) is not None or _SIGNED_NUMBER.match(text):
        return ""
    if char in _LETTERS:
        return char if rest[0].isspace() and not rest.lstrip()[0].isascii() else ""
    shown = unicodedata.category(char) in ("So", "Sm", "Sk", "Po", "Pd", "Co") or char == "〇"
    return char if shown and _WORDS.match(rest) else ""


def _is_row(rows: Sequence[str]) -> bool:
    """Tell whether lines with one sign are a list."""
    spaced = all(text[1].isspace() for text in rows)
    return len(rows) >= FEWEST or (len(rows) > 1 and spaced and rows[0][0] not in _LETTERS)


def with_bullets(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a plain bullet in the place of a sign with which several of them begin."""
    signs = [_sign(line.body) if line.kind is None else "" for line in lines]
    rows = {sign: [line.body for line, own in zip(lines, signs, strict=True) if own == sign] for sign in signs if sign}
    used = {char for line in lines for char in PLAIN if line.body.startswith(char)}
    free = iter([char for char in PLAIN if char not in used] + [PLAIN[0]] * len(rows))
    plain = {sign: next(free) for sign, row in rows.items() if _is_row(row)}
    return [_with(line, sign, plain[sign]) if sign in plain else line for line, sign in zip(lines, signs, strict=True)]


def _with(line: Line, sign: str, bullet: str) -> Line:
    """A line with a bullet in the place of its sign, wherever it begins an item; a tab behind it parts no cells."""
    begun = re.compile(rf"((?:^\s*|(?<=\s)|(?<=[。；]))){re.escape(sign)}(\t?)(?=\s*\w)")
    text, whole = (
        part.substitute(begun, lambda found: found[1] + bullet + " " * len(found[2]))
        for part in (line.text, line.whole)
    )
    return replace(line, text=text, whole=whole)
