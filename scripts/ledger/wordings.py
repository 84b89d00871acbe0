"""What each id stood for, text after text: the ledger read along one id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.corpus.ledger import ENDINGS, Event, Ledger
from scripts.ledger.difference import Piece, woven
from scripts.ledger.ids import squeezed

BORDER = "¶"
"""Stands in a difference where one passage ends and the next begins."""


@dataclass(frozen=True)
class Wording:
    """A text that an id stood for: since which event and until which; ``moves`` took it to other documents.

    ``number`` counts the texts of an id from 1 and never changes, because a ledger only grows; ``doc`` is where
    it stood at first; ``text`` is empty where it was redacted or is withheld.
    """

    id: str
    number: int
    doc: str
    text: str
    sha256: str
    since: Event
    moves: tuple[Event, ...] = ()
    until: Event | None = None


@dataclass(frozen=True)
class Past:
    """All texts, oldest first, of every id to which something has happened; and what a change is told from.

    ``first`` is the first text of each id, ``merged`` the last texts of the ids that became one, by what they became.
    """

    of: Mapping[str, tuple[Wording, ...]]
    first: Mapping[str, str]
    merged: Mapping[tuple[str, ...], tuple[str, ...]]

    def change(self, wording: Wording) -> list[tuple[Piece, str]]:
        """Return the difference between a text and what took its place; empty where one of the two is not to be read.

        What a passage was split into, and what was merged, stands in one line with a border between passages.
        A passage that was retired, or moved as it was, differs from nothing.
        """
        event = wording.until
        if event is None or event.event == "retire":
            return []
        before = self.merged[event.to] if event.event == "merge" else (wording.text,)
        after = (event.text,) if event.event == "amend" else tuple(self.first.get(id, "") for id in event.to)
        if not all(before) or not all(after):
            return []
        if squeezed("".join(reversed(before))) == squeezed("".join(after)):
            before = before[::-1]
        return woven(BORDER.join(before), BORDER.join(after))


def past_of(ledger: Ledger) -> Past:
    """Return the past of all ids of a ledger that obeys the rules."""
    found: defaultdict[str, list[Wording]] = defaultdict(list)
    for event in ledger.events:
        _told(found[event.id], event)
    merged: defaultdict[tuple[str, ...], tuple[str, ...]] = defaultdict(tuple)
    for event in ledger.events:
        if event.event == "merge":
            merged[event.to] += (found[event.id][-1].text,)
    of = {id: tuple(texts) for id, texts in found.items() if _has_past(texts)}
    return Past(of, {id: texts[0].text for id, texts in found.items()}, merged)


def _told(texts: list[Wording], event: Event) -> None:
    """Add to the texts of an id what an event did to them."""
    if event.event == "move":
        texts[-1] = replace(texts[-1], moves=(*texts[-1].moves, event))
    elif event.event in ("amend", *ENDINGS):
        texts[-1] = replace(texts[-1], until=event)
    if event.event in ("mint", "amend"):
        texts.append(Wording(event.id, len(texts) + 1, event.doc, event.text, event.sha256, event))


def _has_past(texts: Sequence[Wording]) -> bool:
    return len(texts) > 1 or texts[-1].until is not None or bool(texts[-1].moves)
