"""Why passages and ledger do not fit: what happened to the ids without a passage, and to the drafts.

A draft is a passage that no live id stands for; an id is lost when no passage has its text. Each
diagnosis explains some of them; together the diagnoses explain each lost id and each draft once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from scripts.corpus.ledger import Live
from scripts.corpus.model import Passage
from scripts.ledger.difference import pair_alike
from scripts.ledger.ids import passage_hash, squeezed

Case = Literal["moved", "split", "merged", "changed", "new", "lost"]


@dataclass(frozen=True)
class Diagnosis:
    """One explanation: which lost ids it concerns, and which drafts."""

    case: Case
    lost: tuple[Live, ...]
    drafts: tuple[Passage, ...]


@dataclass
class _Open:
    """What has not been explained yet, in order; shrinks as diagnoses are made."""

    lost: dict[str, Live]
    drafts: dict[tuple[str, int], Passage]
    diagnoses: list[Diagnosis] = field(default_factory=list)

    def found(self, case: Case, lost: Sequence[Live], drafts: Sequence[Passage]) -> None:
        """Note a diagnosis; what it explains is open no longer."""
        self.diagnoses.append(Diagnosis(case, tuple(lost), tuple(drafts)))
        for live in lost:
            del self.lost[live.id]
        for draft in drafts:
            del self.drafts[draft.doc, draft.n]


def diagnose(drafts: Sequence[Passage], lost: Sequence[Live]) -> tuple[Diagnosis, ...]:
    """Explain drafts and lost ids, the surest explanation first.

    moved: same text, other document. split, merged: the joined texts are the same to the character.
    changed: alike, same document. What remains is new or lost. Quadratic only in what is lost from
    one document.
    """
    state = _Open({live.id: live for live in lost}, {(draft.doc, draft.n): draft for draft in drafts})
    _moved(state)
    for doc in dict.fromkeys(live.doc for live in state.lost.values()):
        part = _Open(
            {id: live for id, live in state.lost.items() if live.doc == doc},
            {place: draft for place, draft in state.drafts.items() if draft.doc == doc},
        )
        for explain in (_split, _merged, _changed):
            explain(part)
        for diagnosis in part.diagnoses:
            state.found(diagnosis.case, diagnosis.lost, diagnosis.drafts)
    for draft in tuple(state.drafts.values()):
        state.found("new", (), (draft,))
    for live in tuple(state.lost.values()):
        state.found("lost", (live,), ())
    return tuple(state.diagnoses)


def _moved(state: _Open) -> None:
    drafts: dict[str, list[Passage]] = {}
    for draft in state.drafts.values():
        drafts.setdefault(passage_hash(draft.text), []).append(draft)
    for live in tuple(state.lost.values()):
        if drafts.get(live.sha256):
            state.found("moved", (live,), (drafts[live.sha256].pop(0),))


def _split(state: _Open) -> None:
    for live in tuple(state.lost.values()):
        drafts = tuple(state.drafts.values())
        run = _run(squeezed(live.text), [squeezed(draft.text) for draft in drafts])
        parts = [drafts[i] for i in run]
        if len(parts) > 1 and all(after.n == before.n + 1 for before, after in pairwise(parts)):
            state.found("split", (live,), parts)


def _merged(state: _Open) -> None:
    for draft in tuple(state.drafts.values()):
        lost = tuple(state.lost.values())
        run = _run(squeezed(draft.text), [squeezed(live.text) for live in lost])
        if len(run) > 1:
            state.found("merged", [lost[i] for i in run], (draft,))


def _changed(state: _Open) -> None:
    lost, drafts = tuple(state.lost.values()), tuple(state.drafts.values())
    for i, j in pair_alike([live.text for live in lost], [draft.text for draft in drafts]):
        state.found("changed", (lost[i],), (drafts[j],))


def _run(whole: str, texts: Sequence[str]) -> range:
    """The indices of consecutive texts that, joined, are the whole; empty where there are none such."""
    for start, first in enumerate(texts):
        if not first or not whole.startswith(first):
            continue
        end, joined = start, ""
        while end < len(texts) and len(joined) < len(whole):
            joined += texts[end]
            end += 1
        if joined == whole:
            return range(start, end)
    return range(0)
