"""One spelling for all scripts: the mapping under which a text and its conversions are equal.

Search compares folded texts. Two characters fold alike if OpenCC turns the one into the other when
it converts Simplified text (by character or inside a phrase), when it localises for Taiwan or Hong
Kong, or when it simplifies a Traditional character; `TAIWAN` adds what its tables lack. The relation
is closed to classes, so a few Simplified pairs fall together (著/着, 象/像, 坐/座, 炼/链, 划/画): the price
of finding every converted text, and any part of it.
Phrase tables from Traditional to Simplified stay out: they would join more characters, and nothing
that a page shows needs them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from scripts.convert.tables import table

Pair = tuple[str, str]

SHOWN = (
    "STCharacters", "STPhrases", "STPhrases_GeneratedFromRegionalPhrases",
    "TWVariants", "TWVariantsPhrases", "HKVariants", "HKVariantsPhrases",
)  # fmt: skip
TYPED = ("TSCharacters", "TSCharactersExt", "TWVariantsRev", "HKVariantsRev")
JAPANESE = "JPShinjitaiCharacters"
TAIWAN: tuple[Pair, ...] = (("帐", "賬"), ("划", "畫"))
"""What Taiwan writes with another character and OpenCC's tables leave as it is: 帳戶 for 賬戶, 計畫 for 計劃.

The first of a pair stands for its class: a list of words shows it, and 计划 is commoner than 画.
"""


@cache
def fold_table() -> dict[str, str]:
    """Each character that folds to another one, with that one; all keys and values are one code point."""
    votes = Counter(target for name in TYPED for _, target in _pairs(name))
    chosen = {first for first, _ in TAIWAN}
    classes = _classes((*_shown(), *_typed(), *_japanese(), *TAIWAN))
    folded = {}
    for members in classes:
        best = min(members, key=lambda char: (char not in chosen, not _in_gb2312(char), -votes[char], char))
        folded.update({char: best for char in members if char != best})
    return dict(sorted(folded.items()))


def fold(text: str) -> str:
    """The text with every character folded; its length in code points stays the same."""
    mapping = fold_table()
    return "".join(mapping.get(char, char) for char in map(_canonical, text))


def _canonical(char: str) -> str:
    composed = unicodedata.normalize("NFC", char)
    return composed if len(composed) == 1 else char


def _pairs(name: str) -> set[Pair]:
    """The differing characters of the entries and their preferred values, position by position."""
    entries = [(source, targets[0]) for source, targets in table(name).items() if len(source) == len(targets[0])]
    sources, values = ("".join(column) for column in zip(*entries, strict=True))
    return {pair for pair in set(zip(sources, values, strict=True)) if pair[0] != pair[1]}


def _shown() -> Iterator[Pair]:
    return (pair for name in SHOWN for pair in _pairs(name))


def _typed() -> Iterator[Pair]:
    """Traditional to Simplified, without pairs of which both are common Simplified characters (哩/里)."""
    pairs = (pair for name in TYPED for pair in _pairs(name))
    return (pair for pair in pairs if not all(map(_in_gb2312, pair)))


def _japanese() -> Iterator[Pair]:
    """Forms that only Japanese has (広); 芸 or 欠 are other words in Chinese."""
    return (pair for pair in _pairs(JAPANESE) if not _encodes(pair[0], "gb2312", "big5"))


def _in_gb2312(char: str) -> bool:
    return _encodes(char, "gb2312")


def _encodes(char: str, *charsets: str) -> bool:
    for charset in charsets:
        try:
            char.encode(charset)
        except UnicodeEncodeError:
            continue
        return True
    return False


def _classes(pairs: Iterable[Pair]) -> list[set[str]]:
    """The connected components of the pairs, each once."""
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        joined = set(pair).union(*(classes[char] for char in pair))
        classes.update(dict.fromkeys(joined, joined))
    return list({id(members): members for members in classes.values()}.values())
