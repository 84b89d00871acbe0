"""The record of conversions that a reader has seen, ``accepted.tsv``, and the answers in it.

TAB separated, a header line, then method, source, result, context, reason. ``context`` is the text
around, with the source in square brackets, as much as makes it unmistakable; ``*`` accepts a
character everywhere. An answer with a context is also followed: the place is written as ``result``
says, whichever of its forms that is. What asks for an answer, `open_choices` says.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from scripts.corpus.conversion import Answer
from scripts.corpus.model import Problem

Method = Literal["boundary", "alone", "statistics", "phrase"]
RECORD = "accepted.tsv"
HEADER = "method\tsource\tresult\tcontext\treason"
EVERYWHERE = "*"


class OpenChoice(NamedTuple):
    """A place to look at: the source there, its conversion and the other one, in OpenCC's Traditional."""

    method: Method
    passage: str
    source: str
    result: str
    other: str
    before: str
    after: str


class Accepted(NamedTuple):
    """A reader's answer: the right conversion, and where."""

    line: int
    method: str
    source: str
    result: str
    context: str
    reason: str

    def covers(self, choice: OpenChoice) -> bool:
        """Whether this is the answer to an open choice."""
        if self.source != choice.source or self.method != choice.method:
            return False
        if self.context == EVERYWHERE:
            return self.result == choice.result
        return choice.before.endswith(self.before) and choice.after.startswith(self.after)

    @property
    def before(self) -> str:
        """The text before the source in the context."""
        return self.context.partition(f"[{self.source}]")[0]

    @property
    def after(self) -> str:
        """The text after the source in the context."""
        return self.context.partition(f"[{self.source}]")[2]


def parse_accepted(text: str, path: str) -> tuple[tuple[Accepted, ...], tuple[Problem, ...]]:
    """Read the record of answers to open choices; lines that are none are problems."""
    lines = text.rstrip("\n").split("\n") if text else [HEADER]
    accepted, problems = [], []
    if lines[0] != HEADER:
        problems.append(Problem(path, 1, "VAR07", f"首行不是 {HEADER}"))
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        marked = len(cells) == 5 and (cells[3] == EVERYWHERE or cells[3].count(f"[{cells[1]}]") == 1)
        if marked and all(cells) and cells[0] in get_args(Method):
            accepted.append(Accepted(number, *cells))
        else:
            problems.append(Problem(path, number, "VAR07", "这一行不是一条记录"))
    return tuple(accepted), tuple(problems)


def answers(record: str) -> tuple[Answer, ...]:
    """The answers of a record that are about one place."""
    accepted, _ = parse_accepted(record, "")
    return tuple(
        Answer(answer.source, answer.result, answer.before, answer.after)
        for answer in accepted
        if answer.context != EVERYWHERE
    )
