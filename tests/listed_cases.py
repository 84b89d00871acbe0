"""Phrases that conversion of Chinese is known to get wrong, and what is right: `golden/convert/listed.tsv`.

They come from the public trackers of OpenCC and its ports (the column ``source`` names the thread)
and from the language of police, government and press. In the expected text ``{a|b}`` says that both
are right; a disputed case is one that readers judge differently.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

LISTED = Path(__file__).parent / "golden" / "convert" / "listed.tsv"
_EITHER = re.compile(r"(\{[^{}]*\|[^{}]*\})")


class Case(NamedTuple):
    """A phrase in one script; ``names`` are persons whom the curator has annotated."""

    kind: str
    source: str
    script: str
    text: str
    names: frozenset[str]
    expected: str
    disputed: bool

    def right(self, converted: str) -> bool:
        """Whether this is an expected conversion."""
        parts = _EITHER.split(self.expected)
        parts[0::2] = map(re.escape, parts[0::2])
        parts[1::2] = ["(?:" + "|".join(map(re.escape, part[1:-1].split("|"))) + ")" for part in parts[1::2]]
        return re.fullmatch("".join(parts), converted) is not None


def listed_cases() -> list[Case]:
    """Every listed case, in the order of the file."""
    rows = (line.split("\t") for line in LISTED.read_text("utf-8").splitlines()[1:])
    return [
        Case(kind, source, script, text, frozenset(filter(None, names.split("、"))), expected, disputed == "yes")
        for kind, source, script, text, names, expected, disputed in rows
    ]
