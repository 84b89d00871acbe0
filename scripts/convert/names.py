"""Personal names in converted text: 于某 is a man of the name of 于, not 於某.

OpenCC reads a surname as the word that is written alike. Where the annotations name a person, the
name is spelled here: the surname as ``surnames.txt`` says, the rest as OpenCC spells it alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from scripts.convert.tables import table

_PRONOUN = re.compile(r"某[些种個个一项年月日地处时类位天次件条款段]")
_LONGEST_WORD_BEFORE = 3


def spell_names(
    source: str,
    converted: str,
    names: Collection[str],
    surnames: Mapping[str, str],
    convert: Callable[[str], str],
) -> str:
    """Return ``converted``, the conversion of ``source``, with the names in it spelled as names.

    ``names`` are persons of this text as the source writes them; ``convert`` converts a name that
    stands alone. Both texts have the same length and so has the result.
    """
    wanted = sorted((name for name in names if name in source), key=len, reverse=True)
    if not wanted:
        return converted
    spelling = {name: surnames.get(name[0], convert(name)[0]) + convert(name)[1:] for name in wanted}
    parts = []
    end = 0
    for match in re.finditer("|".join(map(re.escape, wanted)), source):
        if _is_name(source, match.start(), match.group()):
            parts += [converted[end : match.start()], spelling[match.group()]]
            end = match.end()
    return "".join((*parts, converted[end:]))


def _is_name(text: str, start: int, name: str) -> bool:
    """Whether surname + 某 is a name here: not 对于某, where the first character ends a word, nor 于某些."""
    if not name.endswith("某"):
        return True
    words = table("STPhrases")
    before = (text[max(0, start - size) : start + 1] for size in range(1, _LONGEST_WORD_BEFORE + 1))
    ends_word = any(len(word) > 1 and word in words for word in before)
    return not ends_word and not _PRONOUN.match(text, start + len(name) - 1)
