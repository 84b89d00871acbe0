"""Characters that sound alike, for near matches: who types by sound picks the wrong one of them (反炸 for 反诈)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from scripts.search.folding import Folder

BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ing", "in"), ("eng", "en"))
"""Sounds that many speakers do not tell apart; input methods offer to mix these too (模糊音)."""
COMMON = "".join(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
)
"""What people type: the 3,755 characters of level 1 of GB/T 2312."""


def homophones(used: Collection[str], folder: Folder) -> str:
    """Groups of characters that sound alike, tones aside, separated by spaces.

    ``used`` are the folded characters of the texts. A group holds at least one of them and another
    character; a character with several sounds stands in several groups.
    """
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for char in {*used, *map(folder.text, COMMON)}:
        for sound in _sounds(char):
            groups[sound].add(char)
    found = ("".join(sorted(group)) for group in groups.values() if len(group) > 1 and not group.isdisjoint(used))
    return " ".join(sorted(found))


def _sounds(char: str) -> set[str]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 (half a second: only texts that have changed need it)

    readings = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return {_blur(sound) for sounds in readings for sound in sounds}


def _blur(sound: str) -> str:
    for distinct, alike in BLURRED:
        sound = sound.replace(distinct, alike)
    return sound
