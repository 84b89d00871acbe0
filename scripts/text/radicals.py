"""Radicals that PDF extraction sets in the place of characters: ⼈⺠ for 人民.

Source: Unicode Character Database, EquivalentUnifiedIdeograph.txt; the Kangxi radicals U+2F00–2FD5 by their
compatibility decomposition, of the supplement U+2E80–2EF3 those that stand for a whole character.
"""

from __future__ import annotations

import re
import unicodedata

from scripts.corpus.traced import Traced

_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺅⺆⺈⺋⺌⺍⺎⺐⺒⺓⺔⺕⺖⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺦⺧⺨⺩⺬⺭⺮⺯⺰⺶⺹⺺⺻⺼⺾⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙亻冂刀㔾小小兀尢巳幺彑彐忄扌攵旡日月歺母民氵氺灬爫丬牛犭王示礻竹糹纟羊耂肀聿肉艹虎衤覀西见角讠贝车辶辶辶钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
RADICAL = re.compile(f"[\u2f00-\u2fd5{''.join(_SUPPLEMENT)}]")


def character(radical: str) -> str:
    """Return the character that a radical stands for."""
    return _SUPPLEMENT.get(radical) or unicodedata.normalize("NFKC", radical)


def spell_radicals(traced: Traced) -> Traced:
    """Write the character in the place of each radical."""
    return traced.substitute(RADICAL, lambda match: character(match[0]))
