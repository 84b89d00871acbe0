"""Sentences broken across columns, pages and photo captions."""

from __future__ import annotations

import re

from scripts.text.kinds import LONGEST_HEADING, is_headline, is_list_item

_ENDS = "。！？!?…；;：:”’』」》）)】"
_INSIDE = re.compile(r"[。！？；!?;]")


def breaks_off(text: str) -> bool:
    """Tell whether running text stops in the middle of a sentence.

    Headlines stop without a mark too; running text is what is longer than a headline or already
    holds a finished sentence.
    """
    bare = text.strip()
    running = len(bare) > LONGEST_HEADING or bool(_INSIDE.search(bare))
    return running and bare[-1] not in _ENDS and not is_list_item(bare)


def may_continue(text: str) -> bool:
    """Tell whether a paragraph can be the rest of a broken sentence: neither a list item nor a headline."""
    return not is_list_item(text) and not is_headline(text)
