"""How a file of context rules is read (`contexts` says what its lines mean)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from scripts.convert.contexts import expand, looking_ahead, looking_back
from scripts.convert.fold import fold
from scripts.corpus.conversion import Context
from scripts.corpus.model import Problem

_LIST = re.compile(r"@(\S+) = (.+)")
Fault = tuple[str, str]


class _Reader:
    """Goes through a file line by line: what it has learned, and what was wrong."""

    def __init__(self, path: str) -> None:
        self.contexts: list[Context] = []
        self.problems: list[Problem] = []
        self._path = path
        self._lists: dict[str, str] = {}
        self._reason: list[str] = []
        self._explained = False

    def line(self, number: int, line: str) -> None:
        """Take in a line."""
        if line.startswith("#"):
            self._reason = [*([] if self._explained else self._reason), line.removeprefix("#").strip()]
            self._explained = False
        elif not line.strip():
            self._reason = []
        elif listed := _LIST.fullmatch(line):
            self._try(number, lambda: self._define(listed[1], listed[2]))
        else:
            self._explained = True
            self._try(number, lambda: self.contexts.extend(self._rules(number, line)))

    def _try(self, number: int, act: Callable[[], None]) -> None:
        try:
            act()
        except (KeyError, re.error, ValueError) as error:
            fault = error.args[0] if isinstance(error, _RuleError) else ("VAR10", f"这一行的前文或后文写错了：{error}")
            self.problems.append(Problem(self._path, number, *fault))

    def _define(self, name: str, pattern: str) -> None:
        self._lists[name] = expand(pattern, self._lists)
        re.compile(self._lists[name])

    def _rules(self, number: int, line: str) -> Iterator[Context]:
        cells = line.split("\t")
        if len(cells) != 4 or len(cells[0]) != len(cells[1]) or not cells[0]:
            raise _RuleError(("VAR01", f"这一行不是一条规则：{line}"))
        if not self._reason:
            raise _RuleError(("VAR04", f"「{cells[0]}」没有理由"))
        if fold(cells[0]) != fold(cells[1]):
            raise _RuleError(("VAR05", f"「{cells[1]}」不是「{cells[0]}」的另一种写法"))
        before, after = (expand(cell, self._lists) for cell in cells[2:])
        looking_back(before)
        looking_ahead(after)
        for char, form in zip(cells[0], cells[1], strict=True):
            yield Context(char, form, before, after, number, " ".join(self._reason))


class _RuleError(ValueError):
    """A line that is no rule; holds code, message and hint."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)


@lru_cache(maxsize=4)
def parse_contexts(text: str, path: str) -> tuple[tuple[Context, ...], tuple[Problem, ...]]:
    """Return the rules of a file, in order, and what is wrong with other lines of it."""
    reader = _Reader(path)
    for number, line in enumerate(text.split("\n"), start=1):
        reader.line(number, line)
    return tuple(reader.contexts), tuple(reader.problems)
