"""What the ledger says: events, and the ids that live, have ended or once named another text.

A ledger is a list of events; everything else is computed by replaying them. Replaying never fails:
a line that makes no sense is left out here and told by `scripts.ledger.rules`.

An event's ``text`` is the passage's text from that event on (mint, amend), so that ``sha256`` proves
it line by line, the text before an amendment stands in an earlier line that nobody may remove, and
the difference to an edited passage can be shown without any earlier build.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, get_args

EventName = Literal["mint", "amend", "move", "split", "merge", "retire"]
EVENTS: tuple[EventName, ...] = get_args(EventName)
ENDINGS: tuple[EventName, ...] = ("split", "merge", "retire")


@dataclass(frozen=True)
class Event:
    """One line of the ledger; ``date`` is ISO 8601, ``version`` the corpus version it belongs to.

    ``doc`` is the document after the event; ``sha256`` and ``text`` are set by mint and amend only;
    ``to`` holds the successors of an id that ends; ``line`` is the 1-based line in the file.
    """

    event: EventName
    date: str
    version: str
    id: str
    doc: str
    sha256: str = ""
    to: tuple[str, ...] = ()
    reason: str = ""
    text: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Live:
    """An id in use: its document, the hash and text it stands for, and its rank in the ledger."""

    id: str
    doc: str
    sha256: str
    order: int
    text: str


@dataclass(frozen=True)
class Superseded:
    """A text that an id stood for until ``version`` (``date``), and why it does so no longer."""

    id: str
    doc: str
    text: str
    sha256: str
    version: str
    date: str
    event: EventName
    reason: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Ledger:
    """The events in the order in which they were written down."""

    events: tuple[Event, ...] = ()

    @cached_property
    def _replayed(self) -> tuple[dict[str, Live], tuple[Superseded, ...]]:
        return replay(self)

    def live(self) -> dict[str, Live]:
        """Ids in use, in the order in which they were minted."""
        return dict(self._replayed[0])

    def ended(self) -> dict[str, Event]:
        """Ids no longer in use, each with the event (split, merge, retire) that ended it."""
        return {event.id: event for event in self.events if event.event in ENDINGS}

    def superseded(self, id: str | None = None) -> tuple[Superseded, ...]:
        """Earlier texts, of one id or of all, oldest first."""
        return tuple(old for old in self._replayed[1] if id is None or old.id == id)

    def known(self) -> frozenset[str]:
        """Every id ever minted; none of them may be minted again."""
        return frozenset(event.id for event in self.events if event.event == "mint")

    def without_texts(self, ids: Set[str]) -> Ledger:
        """This ledger with the texts of some ids blank; their events and hashes stay."""
        return Ledger(tuple(replace(event, text="") if event.id in ids else event for event in self.events))

    def extended(self, events: tuple[Event, ...]) -> Ledger:
        """This ledger with events added at its end."""
        return Ledger(self.events + events)


def replay(ledger: Ledger) -> tuple[dict[str, Live], tuple[Superseded, ...]]:
    """Live ids and superseded texts after the last event."""
    live: dict[str, Live] = {}
    old: list[Superseded] = []
    for order, event in enumerate(ledger.events):
        before = live.pop(event.id, None)
        if event.event in ("amend", *ENDINGS) and before is not None:
            old.append(_superseded(before, event))
        now = after(event, before, order)
        if now is not None:
            live[event.id] = now
    return dict(sorted(live.items(), key=lambda item: item[1].order)), tuple(old)


def after(event: Event, before: Live | None, order: int) -> Live | None:
    """What an id stands for after an event, given what it stood for before; None when it is not in use.

    ``order`` is the rank that a newly minted id gets.
    """
    if event.event == "mint":
        return before or Live(event.id, event.doc, event.sha256, order, event.text)
    if before is None or event.event in ENDINGS:
        return None
    if event.event == "move":
        return replace(before, doc=event.doc)
    return replace(before, sha256=event.sha256, text=event.text)


def superseded_texts(ledger: Ledger) -> list[Mapping[str, object]]:
    """Rows for the check of quotations: ``{id, doc, text, sha256, until, date, reason, to}``.

    ``until`` is the version from which on the text no longer stands under the id. Texts that were
    redacted (see `scripts.ledger.rules.redactable`) are left out.
    """
    return [
        {"id": old.id, "doc": old.doc, "text": old.text, "sha256": old.sha256, "until": old.version,
         "date": old.date, "reason": old.reason, "to": list(old.to)}
        for old in ledger.superseded() if old.text
    ]  # fmt: skip


def _superseded(before: Live, event: Event) -> Superseded:
    return Superseded(
        before.id, before.doc, before.text, before.sha256,
        event.version, event.date, event.event, event.reason, event.to,
    )  # fmt: skip
