"""Rules that choose a character's form by what stands before and after it: their file, and how they apply.

A file of rules is UTF-8 text in blocks like those of `overrides`: comment lines, the reason, then
rules, one a line: character TAB form TAB before TAB after. ``before`` and ``after`` are regular
expressions for the text that ends or begins there, empty for any; ``·`` at the character's side of
either says that a word ends or begins there, and ``〈name〉`` stands for a list that a line
``@name = one|another`` gave. Of the rules of a character the first that fits decides. A rule that
asks for nothing on either side is the character's usual form, for where no phrase decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from scripts.corpus.conversion import Context

EDGE = "·"
_LISTED = re.compile("〈([^〉]*)〉")
_REACH, _AHEAD = 12, 64
"""Characters before the place and after it that a rule may look at: a long line costs no more than its length."""


def expand(pattern: str, lists: Mapping[str, str]) -> str:
    """Put lists in the place of their names; raise ``KeyError`` for a name that no line gave."""
    return _LISTED.sub(lambda match: f"(?:{lists[match[1]]})", pattern)


@cache
def looking_back(before: str) -> re.Pattern[str]:
    """The pattern for what a rule asks for before the place; reading a file makes it, and rules use it again.

    Raises ``re.error`` where it is none.
    """
    return re.compile(rf"(?:{before.removesuffix(EDGE)})\Z", re.MULTILINE)


@cache
def looking_ahead(after: str) -> re.Pattern[str]:
    """The pattern for what a rule asks for after the place, as `looking_back` makes the other one."""
    return re.compile(after.removeprefix(EDGE))


class ContextRule:
    """A rule, ready to be asked about places; its patterns are made when they are first needed."""

    def __init__(self, context: Context) -> None:
        self.form = context.form
        self.context = context
        self._before = context.before.removesuffix(EDGE)
        self._after = context.after.removeprefix(EDGE)
        self.begins = context.before.endswith(EDGE)
        self.ends = context.after.startswith(EDGE)

    @property
    def usual(self) -> bool:
        """Whether the rule asks for nothing."""
        return not (self.context.before or self.context.after)

    @cached_property
    def _pattern_before(self) -> re.Pattern[str]:
        return looking_back(self.context.before)

    @cached_property
    def _pattern_after(self) -> re.Pattern[str]:
        return looking_ahead(self.context.after)

    def fits(self, text: str, place: int, begin: int, end: int) -> bool:
        """Whether the rule holds for the character at this place, edges apart, as seen from ``begin`` to ``end``."""
        if self._after and not self._pattern_after.match(text, place + 1, end):
            return False
        return not self._before or bool(self._pattern_before.search(text, begin, place))


def fitting(rules: Iterable[ContextRule], text: str, place: int) -> ContextRule | None:
    """The first rule that holds for the character at this place, edges apart; rules see its line only."""
    first, last = max(0, place - _REACH), place + _AHEAD
    begin, end = max(first, text.rfind("\n", first, place) + 1), text.find("\n", place, last)
    return next((rule for rule in rules if rule.fits(text, place, begin, end if end >= 0 else last)), None)


class ContextRules:
    """All rules, by character."""

    def __init__(self, contexts: Iterable[Context]) -> None:
        self._deciding: dict[str, list[ContextRule]] = {}
        self._usual: dict[str, ContextRule] = {}
        for context in contexts:
            rule = ContextRule(context)
            if rule.usual:
                self._usual[context.source] = rule
            else:
                self._deciding.setdefault(context.source, []).append(rule)

    def within(self, word: str, place: int) -> tuple[ContextRule, ...]:
        """The rules that may decide the character at a place of a word: those that do not ask for other edges."""
        begins, ends = place == 0, place == len(word) - 1
        rules = self._deciding.get(word[place], ())
        return tuple(rule for rule in rules if (begins or not rule.begins) and (ends or not rule.ends))

    def usual(self, char: str) -> ContextRule | None:
        """Return the rule that gives a character's usual form."""
        return self._usual.get(char)
