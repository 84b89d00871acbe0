"""One spelling for texts and queries; `search-core.js` folds in the same way, code point by code point.

A code point becomes its NFKC form (full-width digits and Latin, ``…`` → ``...``) in lower case, of
which every character goes through the character table (Traditional → Simplified).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping


class Folder:
    """Folds with one character table, given as by `scripts.convert.fold.fold_table`.

    Raises ``ValueError`` if folding twice would not be folding once: a target that the table, NFKC
    or lower case would change again.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        unsettled = [target for target in table.values() if target in table or plain(target) != target]
        if unsettled:
            raise ValueError(f"fold table is not closed: {''.join(unsettled[:10])}")
        self._table = dict(table)
        self._known: dict[str, str] = {}

    def char(self, char: str) -> str:
        """One code point folded; the result may be longer than one."""
        if char not in self._known:
            self._known[char] = "".join(self._table.get(part, part) for part in plain(char))
        return self._known[char]

    def text(self, text: str) -> str:
        """A text folded."""
        return "".join(map(self.char, text))

    def compact(self, used: Collection[str]) -> str:
        """The part of the table that leads to a character of ``used``, for the browser.

        Groups separated by spaces: the folded character, then all that fold to it (``群羣 里裏裡``).
        """
        groups: defaultdict[str, str] = defaultdict(str)
        for source, target in sorted(self._table.items()):
            if target in used:
                groups[target] += source
        return " ".join(target + groups[target] for target in sorted(groups))


def plain(char: str) -> str:
    """A code point's NFKC form in lower case."""
    return unicodedata.normalize("NFKC", char).lower()
