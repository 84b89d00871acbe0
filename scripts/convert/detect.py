"""Which script a text is written in, told by the characters that only one script has."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

from scripts.convert.tables import table
from scripts.corpus.editions import Script

HONGKONG = frozenset("着裏綫衞説閲鋭脱税兑悦温户")
"""Forms of Hong Kong's school list that Taiwan does not write."""
TAIWAN = frozenset("裡臺")
"""Forms that Taiwan writes and Hong Kong does not."""
STRAY = 0.2
"""Share of characters of the other script above which a text is mixed: names and quotations stay below."""


class Evidence(NamedTuple):
    """How many characters of a text exist in Simplified only, and how many in Traditional only."""

    simplified: int
    traditional: int

    @property
    def mixed(self) -> bool:
        """Whether both scripts have a good share of the text."""
        return min(self) > STRAY * sum(self)


def evidence(text: str) -> Evidence:
    """Count the characters of a text that tell its script."""
    counts = Counter(text)
    return Evidence(*(sum(counts[char] for char in telling.intersection(counts)) for telling in _telling()))


def detect_script(text: str) -> Script | None:
    """Return the script that prevails in a text; None where no character tells.

    Hong Kong is told from Taiwan by forms that only one of them writes; without such, a Traditional
    text counts as Taiwan's.
    """
    return _prevailing(text, evidence(text))


def _prevailing(text: str, found: Evidence) -> Script | None:
    simplified, traditional = found
    if simplified == traditional == 0:
        return None
    if simplified >= traditional:
        return "zh-Hans"
    balance = sum((char in HONGKONG) - (char in TAIWAN) for char in text)
    return "zh-Hant-HK" if balance > 0 else "zh-Hant"


def language_problem(text: str, language: Script) -> tuple[str, str] | None:
    """Return message and hint if a document that is said to be in ``language`` is in another script.

    A mixed text is not wrong: only the curator can say which of its scripts is the original.
    """
    found = evidence(text)
    detected = _prevailing(text, found)
    if detected is None or found.mixed or (detected == "zh-Hans") == (language == "zh-Hans"):
        return None
    form = "简体" if detected == "zh-Hans" else "繁体"
    counts = f"简 {found.simplified} 字，繁 {found.traditional} 字"
    return f"正文是{form}（{counts}），著录为 {language}", f"把 language 改为 {detected}，或核对原始文件"


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that a text of the other script cannot have; 乾, 著 and the like stand in both."""
    simplified = {char for char, targets in table("STCharacters").items() if char not in targets}
    traditional = {char for char, targets in table("TSCharacters").items() if char not in targets}
    common = {char for char in traditional if char.encode("gb2312", "ignore")}
    return frozenset(simplified - traditional), frozenset(traditional - common - simplified)
