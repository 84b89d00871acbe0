"""One spelling for texts and queries: what a reader takes for the same, or cannot type, is the same after it.

This is the one home of the rules. The index is spelled by them, the browser gets them as data (`Folder.table`,
carried out by ``docs/assets/js/search/fold.js``) and the search page shows them (`RULES`). In order:

1. What no reader sees is left out: `UNSEEN`, the thin spaces that part thousands, and line ends, but between numbers
   or Latin words.
2. A letter, together with the marks that belong to it, becomes its NFKC form in lower case, of which every
   character goes through the character table (Traditional → Simplified; a radical → its character).
3. All kinds of a mark are one: `MARKS`.
4. What may be written longer or shorter is short: `RUNS` and `THOUSANDS`.

The patterns are written in what Python's `re` and JavaScript's regular expressions have in common, but for one class.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from scripts.text.radicals import RADICALS


class Rule(NamedTuple):
    """A rule as the search page shows it: its name, and spellings that it makes the same."""

    label: str
    same: tuple[tuple[str, ...], ...]


def _ranges(hexadecimal: str) -> str:
    """The inside of a character class, from code points and ranges of them in hexadecimal digits."""
    return "".join("-".join(chr(int(end, 16)) for end in part.split("-")) for part in hexadecimal.split())


UNSEEN = _ranges(
    "0-8 E-1F 7F-9F AD 34F 61C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FEFF FFA0"
    " FFF0-FFFB 1BCA0-1BCA3 1D173-1D17A E0000-E0FFF"
)
"""Control characters that are no white space, and what has the property Default_Ignorable_Code_Point (Unicode
Character Database, DerivedCoreProperties.txt): zero-width characters, soft hyphen, variation selectors, tags."""

PARTS = _ranges("1160-11FF D7B0-D7FB FF9E-FF9F")
"""What belongs to the letter before it and is no combining mark: the later parts of Korean syllables, and the sound
marks of half-width kana. Combining marks are those of the category M, which `re` does not know by its name."""
COMBINING = "".join(filter(lambda char: unicodedata.category(char)[0] == "M", map(chr, range(0x300, 0x20000))))

MARKS = (
    "\"“”„‟＂'‘’‚‛＇`´«»‹›「」『』｢｣﹁﹂﹃﹄〝〞〟",
    "-‐‑‒–—―⁃−⸺⸻─━﹘﹣－︱︲",
    "·•‧∙⋅⸱・･ㆍ᛫",
    "~〜～∼˜⁓〰",
    "….⋯‥︙︰".replace(".", ""),
)
"""Kinds of quotation marks, dashes and hyphens, middle dots, wave dashes, ellipses; the first stands for all."""

_DIGIT, _THIN = "0-9", "\u2005\u2006\u2009\u202f"
_LINE_END = f"\\n(?![{_DIGIT}A-Za-z](?![\u0300-\u036f]))|(?<![{_DIGIT}A-Za-z])\\n"
"""The end of a line of verse or of a row of a table, so that a phrase over it is found; two numbers stay two."""
_GAP = f"{_LINE_END}|(?<=[{_DIGIT}])[{_THIN}](?=[{_DIGIT}]{{3}}(?![{_DIGIT}]))"
"""Looked for once the unseen is gone, which may stand between a gap and what decides about it."""
_LETTER = f".[{COMBINING}{PARTS}]*"
_JOINED = re.compile(f"[{COMBINING}{PARTS}]")
"""Without such a character every letter is one: then a text is folded letter by letter, which is ten times as fast."""
_CUT = "(?![\\s\\S])"  # the end: of a text, or of a query that may end within a number
THOUSANDS = (
    f"(?<=[{_DIGIT}])(?<![{_DIGIT}]{{4}}),(?=[{_DIGIT}]{{3}}(?![{_DIGIT}])|[{_DIGIT}]{{0,2}}{_CUT})"
    f"|(?<![\\s\\S]),(?=[{_DIGIT}]{{3}}(?![{_DIGIT}])|[{_DIGIT}]{{1,2}}{_CUT})"
)
"""A comma that parts thousands. A query may be cut out of a text anywhere, so that at its beginning or end a
comma counts with what there is of a number."""
RUNS = (("(?:…|\\.{2,}|。{2,}|·{3,})+", "…"), ("-{2,}", "-"))
"""Ellipses and dashes of any length are one."""

RULES = (
    Rule("繁体、简体、异体", (("網絡", "网络"), ("裏", "裡", "里"))),
    Rule("全角、半角、大小写", (("ＡＩ", "AI", "ai"), ("１２０", "120"), ("㎡", "m2"))),
    Rule("引号", (("“", "‘", "「", "『", "«", '"'),)),
    Rule("连接号、破折号、减号", (("——", "—", "–", "-", "−"),)),
    Rule("省略号", (("……", "…", "......", "。。。"),)),
    Rule("间隔号", (("·", "・", "•"),)),
    Rule("浪纹号", (("～", "〜", "~"),)),
    Rule("千分位的逗号", (("12,000", "１２，０００", "12000"),)),
    Rule("部首", (("⻓", "长"), ("⺠", "民"))),
    Rule("字母与附加符号分开写的", (("e\u0301", "é"),)),
)
"""What the search page tells; that unseen characters do not count, it tells in words."""


class _Letters(dict[int, str]):
    """The folding of letters by their code point, each worked out when it is first met."""

    def __init__(self, letter: Callable[[str], str]) -> None:
        super().__init__()
        self._letter = letter

    def __missing__(self, code: int) -> str:
        self[code] = self._letter(chr(code))
        return self[code]


class Folder:
    """Folds with one character table, given as by `scripts.convert.fold.fold_table`.

    Raises ``ValueError`` if folding twice would not be folding once: a target that the table, NFKC
    or lower case would change again.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        unsettled = [target for target in table.values() if target in table or plain(target) != target]
        if unsettled:
            raise ValueError(f"fold table is not closed: {''.join(unsettled[:10])}")
        self._table = dict(table) | {radical: table.get(char, char) for radical, char in RADICALS.items()}
        self._known: dict[str, str] = {}
        self._single = _Letters(self.letter)

    def letter(self, written: str) -> str:
        """One character with the marks that belong to it, folded; the result may be longer than one."""
        if written not in self._known:
            self._known[written] = "".join(self._table.get(part, part) for part in plain(written))
        return self._known[written]

    def text(self, text: str) -> str:
        """A text folded."""
        seen = re.sub(_GAP, "", re.sub(f"[{UNSEEN}]", "", text))
        if _JOINED.search(seen):
            spelled = re.sub(_LETTER, lambda found: self.letter(found[0]), seen, flags=re.DOTALL)
        else:
            spelled = seen.translate(self._single)
        for pattern, instead in RUNS:
            spelled = re.sub(pattern, instead, spelled)
        return re.sub(THOUSANDS, "", spelled)

    def table(self, used: Collection[str]) -> dict[str, Any]:
        """The rules for the browser (``FoldingTable`` in types.d.ts), for texts of the characters ``used``."""
        return {
            "unseen": f"[{UNSEEN}]",
            "gap": _GAP,
            "letter": f".[\\p{{M}}{PARTS}]*",
            "marks": list(MARKS),
            "runs": RUNS,
            "thousands": THOUSANDS,
            "characters": self.compact(used),
        }

    def compact(self, used: Collection[str]) -> str:
        """The part of the character table that leads to a character of ``used``.

        Groups separated by spaces: the folded character, then all that fold to it (``群羣 里裏裡``).
        """
        groups: defaultdict[str, str] = defaultdict(str)
        for source, target in sorted(self._table.items()):
            if target in used:
                groups[target] += source
        return " ".join(target + groups[target] for target in sorted(groups))


def _marks(groups: Iterable[str]) -> dict[str, str]:
    return {mark: group[0] for group in groups for mark in group}


_MARK = _marks(MARKS)


def plain(written: str) -> str:
    """A character with its marks as NFKC in lower case, or the mark that stands for it."""
    if written in _MARK:
        return _MARK[written]
    return "".join(_MARK.get(char, char) for char in unicodedata.normalize("NFKC", written).lower())
