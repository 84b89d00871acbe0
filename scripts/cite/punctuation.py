"""Stops, commas and quotation marks of English styles around Chinese text.

English styles put a stop or comma inside closing quotation marks and drop a stop after an end mark.
CSL's processor knows the end marks in ASCII only; here their full-width forms count as well, so that
a headline that ends with ？ is not followed by a second mark. Rules: CMOS 17, 6.9, 6.124, 13.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_END_MARKS = "?!.？！。"
_CLOSING = "”’"
_CORNERS = "」』"  # closing marks of Traditional texts; English styles do not move a mark inside them
_FLIP = str.maketrans("“”‘’", "‘’“”")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")


def _mark_inside(text: str, mark: str) -> str:
    body = text.rstrip(_CLOSING)
    return body + mark + text[len(body) :]


def with_stop(text: str) -> str:
    """End `text` with a full stop, inside closing quotation marks; none after an end mark."""
    return text if text.rstrip(_CLOSING + _CORNERS).endswith(tuple(_END_MARKS)) else _mark_inside(text, ".")


def with_comma(text: str) -> str:
    """End `text` with a comma inside closing quotation marks, in place of a Chinese stop; that of "et al." stays."""
    body = text.rstrip(_CLOSING + _CORNERS)
    return _mark_inside(body.removesuffix("。") + text[len(body) :], ",")


def sentences(parts: Iterable[str]) -> str:
    """Join the parts that are not empty, each closed by a full stop."""
    return " ".join(with_stop(part) for part in parts if part)


def clauses(parts: Iterable[str]) -> str:
    """Join the parts that are not empty by commas and close with a full stop."""
    *heads, last = [part for part in parts if part]
    return " ".join([*map(with_comma, heads), with_stop(last)])


def quoted(text: str) -> str:
    """Put `text` in double quotation marks; those within change from double to single and back."""
    flipped = "’".join(part.translate(_FLIP) for part in _APOSTROPHE.split(text))
    return f"“{flipped}”"
