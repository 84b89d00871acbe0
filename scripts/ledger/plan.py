"""What a command is given and what it proposes: a situation, and a plan that breaks no published id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from scripts.corpus import filing
from scripts.corpus.ledger import Event, Ledger, Live
from scripts.corpus.model import Passage, Problem
from scripts.corpus.state import Corpus
from scripts.ledger.diagnose import Diagnosis, diagnose
from scripts.ledger.difference import difference, excerpt
from scripts.ledger.match import attach
from scripts.ledger.rules import check_ledger

NAMES = {"mint": "铸造", "amend": "更正", "move": "移动", "split": "拆分", "merge": "合并", "retire": "撤下"}
"""The Chinese name of each event, for previews and pages."""


@dataclass(frozen=True)
class Situation:
    """The passages as the pipeline makes them now, the ledger, and the stamp of new lines.

    ``date`` is ISO 8601, ``version`` the corpus version in which the events will be published; ``fresh``
    are the ids of the ledger that were never published nor committed.
    """

    passages: tuple[Passage, ...]
    ledger: Ledger
    date: str
    version: str
    fresh: frozenset[str] = frozenset()

    @property
    def stamp(self) -> tuple[str, str]:
        """Date and version, as they stand in each new line."""
        return self.date, self.version

    @cached_property
    def drafts(self) -> tuple[Passage, ...]:
        """Passages that no live id stands for."""
        return tuple(passage for passage in attach(self.passages, self.ledger)[0] if passage.draft)

    @cached_property
    def lost(self) -> dict[str, Live]:
        """Live ids that no passage has."""
        return {live.id: live for live in attach(self.passages, self.ledger)[1]}

    @cached_property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """What does not fit, explained."""
        return diagnose(self.drafts, tuple(self.lost.values()))


@dataclass(frozen=True)
class Plan:
    """What a command would write; nothing may be written while there are problems."""

    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    preview: str = ""


def situation_of(corpus: Corpus, date: str) -> Situation:
    """The situation of a corpus; new lines belong to the version that `corpus.yml` names."""
    return Situation(corpus.passages, corpus.ledger, date, corpus.curated.corpus.version, corpus.fresh)


def refusal(code: str, message: str, hint: str = "") -> Plan:
    """A plan that does nothing but say why."""
    return Plan(problems=(Problem(filing.LEDGER, 1, code, message, hint),))


def sealed(situation: Situation, events: Sequence[Event], wanted: dict[str, Passage]) -> Plan:
    """A plan for these events, after a trial: ``wanted`` tells where each new or amended id must land.

    Refused are events that make no sense (the codes of `check_ledger`) and events after which a
    passage would bear another id than it bears now or than was wanted (ID39).
    """
    trial = situation.ledger.extended(tuple(events))
    before = set(check_ledger(situation.ledger, filing.LEDGER))
    problems = [problem for problem in check_ledger(trial, filing.LEDGER) if problem not in before]
    if not problems:
        problems = _misplaced(situation, trial, wanted)
    if problems:
        return Plan(problems=tuple(problems))
    preview = "\n".join(_line(event, situation.ledger.live(), wanted) for event in events)
    return Plan(tuple(events), (), preview)


def _misplaced(situation: Situation, trial: Ledger, wanted: dict[str, Passage]) -> list[Problem]:
    now = {_place(passage): passage.id for passage in attach(situation.passages, situation.ledger)[0] if passage.id}
    now |= {_place(passage): id for id, passage in wanted.items()}
    problems = []
    for passage in attach(situation.passages, trial)[0]:
        expected = now.get(_place(passage), "")
        if passage.id != expected:
            message = f"{passage.doc} 第 {passage.n} 段的编号会变成「{passage.id}」，应为「{expected}」"
            problems.append(Problem(filing.LEDGER, 1, "ID39", message))
    return problems


def _place(passage: Passage) -> tuple[str, int]:
    return passage.doc, passage.n


def _line(event: Event, live: dict[str, Live], wanted: dict[str, Passage]) -> str:
    head = f"{NAMES[event.event]}  {event.id}  {event.doc}"
    passage = wanted.get(event.id)
    if event.event == "mint" and passage is not None:
        return f"{head}  第 {passage.n} 段  {excerpt(event.text, 40)}"
    if event.event == "amend":
        return f"{head}  {difference(live[event.id].text, event.text)}（{event.reason}）"
    successors = f" → {' '.join(event.to)}" if event.to else ""
    return f"{head}{successors}（{event.reason}）"
