"""The ledger told as the history of the corpus: version by version, what happened to which passage."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from scripts.corpus.ledger import Event, Ledger, Live, after
from scripts.ledger.difference import Piece, pieces


@dataclass(frozen=True)
class Change:
    """An event other than mint; ``before`` is the passage as it stood until then."""

    event: Event
    before: Live

    @property
    def pieces(self) -> tuple[tuple[Piece, str], ...]:
        """Old and new text of an amendment, cut where they differ; empty for other events."""
        return tuple(pieces(self.before.text, self.event.text)) if self.event.event == "amend" else ()


@dataclass(frozen=True)
class VersionChanges:
    """What one version brought: its last date, ids minted by document, other changes in order."""

    version: str
    date: str
    minted: tuple[tuple[str, tuple[str, ...]], ...]
    changes: tuple[Change, ...]


def changes(ledger: Ledger) -> tuple[VersionChanges, ...]:
    """The history of a ledger that obeys the rules, newest version first."""
    live: dict[str, Live] = {}
    versions = []
    for version, group in groupby(ledger.events, key=lambda event: event.version):
        events = tuple(group)
        told = []
        for event in events:
            before = live.pop(event.id, None)
            if before is not None:
                told.append(Change(event, before))
            now = after(event, before, len(live))
            if now is not None:
                live[event.id] = now
        versions.append(VersionChanges(version, max(event.date for event in events), _minted(events), tuple(told)))
    return tuple(reversed(versions))


def _minted(events: tuple[Event, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    by_doc: dict[str, list[str]] = {}
    for event in events:
        if event.event == "mint":
            by_doc.setdefault(event.doc, []).append(event.id)
    return tuple((doc, tuple(ids)) for doc, ids in by_doc.items())
