"""Whether a ledger extends the published one: same lines, same order, new ones only at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from scripts.corpus.ledger import Event, Ledger
from scripts.corpus.model import Problem
from scripts.ledger.rules import redactable

PUBLISHED = "已发布台账"
"""How the ledger of the last release is called in messages."""


def check_extension(
    ledger: Ledger, base: Ledger, path: str, name: str = PUBLISHED, *, ordered: bool = True
) -> Iterator[Problem]:
    """Faults GA02 to GA05 of a ledger against an earlier one; ``path`` is the file that they name.

    ``name`` is how the earlier one is called in messages; its order does not count where it is not
    ``ordered``. A text may be blank that was not, where its id was retired as a take-down.
    """
    blankable = redactable(ledger)
    old = [_comparable(event, blankable) for event in base.events]
    new = [_comparable(event, blankable) for event in ledger.events]
    if new[: len(old)] == old:
        return
    missing, added = Counter(old) - Counter(new), Counter(new) - Counter(old)
    if not missing and ordered:
        yield from _misplaced(old, new, path, name)
    edited = {(event.event, event.id): event for event in added}
    for line, event in enumerate(old, start=2):
        if event in missing:
            code = "GA03" if (event.event, event.id) in edited else "GA02"
            what = "被改动" if code == "GA03" else "不见了"
            yield Problem(path, line, code, f"{name}第 {line} 行（{event.event} {event.id}）{what}")


def _misplaced(old: list[Event], new: list[Event], path: str, name: str) -> Iterator[Problem]:
    published = set(old)
    kept = [event for event in new if event in published]
    if kept != old:
        line = next((n for n, pair in enumerate(zip(old, kept, strict=False), start=2) if pair[0] != pair[1]), 2)
        yield Problem(path, line, "GA04", f"{name}第 {line} 行起次序变了")
        return
    line = next(n for n, pair in enumerate(zip(old, new, strict=False), start=2) if pair[0] != pair[1])
    yield Problem(path, line, "GA05", f"第 {line} 行是新行，却插在{name}的行之间")


def _comparable(event: Event, blankable: frozenset[str]) -> Event:
    return replace(event, text="") if event.id in blankable else event
