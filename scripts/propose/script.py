"""Traditional text as the rules read it: the same number of characters, each in its Simplified form."""

from __future__ import annotations

from functools import cache

from scripts.convert.fold import fold


@cache
def _simplified(char: str) -> str:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return fold(char)
    return char


def simplified(text: str) -> str:
    """Return a text with every character that Simplified writing does not have in its Simplified form.

    Offsets stay valid; a character that both write (著, 座) stays.
    """
    return "".join(map(_simplified, text))
