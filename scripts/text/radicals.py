"""Radicals that stand for characters: what fonts of PDF files put in the place of 民 or 车 when their text is copied.

NFKC knows the Kangxi radicals (U+2F00–2FD5), and of the supplement (U+2E80–2EF3) only two. This table has those
of the supplement that are whole characters, after EquivalentUnifiedIdeograph.txt of the Unicode Character Database;
parts of characters (⺡ ⺾) stand for nothing but themselves.
"""

from __future__ import annotations

import re
import unicodedata

from scripts.corpus.traced import Traced

_PAIRS = (
    "⺁厂 ⺇几 ⺊卜 ⺌小 ⺍小 ⺎兀 ⺐尢 ⺒巳 ⺓幺 ⺛旡 ⺜日 ⺝月 ⺟母 ⺠民 ⺧牛 ⺩王 ⺪疋 ⺫目 ⺬示 ⺮竹 ⺶羊 ⺷羊 ⺻聿"
    " ⺼肉 ⺽臼 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻊足 ⻋车 ⻑長 ⻓长 ⻔门 ⻕阜 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞食 ⻡首"
    " ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟"
)
RADICALS = {pair[0]: pair[1] for pair in _PAIRS.split()}
"""A radical of the supplement and the character that it stands for."""
_RADICAL = re.compile(f"[\u2f00-\u2fd5{''.join(RADICALS)}]")


def character(radical: str) -> str:
    """Return the character that a radical stands for."""
    return RADICALS.get(radical) or unicodedata.normalize("NFKC", radical)


def spell_radicals(traced: Traced) -> Traced:
    """Write the character in the place of each radical."""
    return traced.substitute(_RADICAL, lambda match: character(match[0]))


def number(text: str) -> int:
    """Return how many radicals of a text are spelt as characters."""
    return len(_RADICAL.findall(text))
