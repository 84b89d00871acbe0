"""Happenings that are told in more than one place: a passage that names, dated or not, what another one dates."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scripts.corpus.model import Happening, Passage
from scripts.corpus.records import EventRecord
from scripts.propose.dates import Written
from scripts.propose.events import events
from scripts.propose.likeness import bigrams, longest_run
from scripts.propose.told import clause

TOLD = 0.45
"""Share of an event's label, its pairs of characters weighed by how rare they are, that a passage must hold."""
FEWEST = 4  # pairs of characters of a label below which it names too little to be recognised


class Again(NamedTuple):
    """A passage that tells a known event: which one, and the words that tell it, which stand there once."""

    passage: str
    event: Happening
    quote: str


def _weights(passages: Sequence[Passage]) -> Counter[str]:
    return Counter(pair for passage in passages for pair in bigrams(passage.text))


def _quote(text: str, label: str) -> str | None:
    run = longest_run(text, label)
    at = text.find(run)
    start, end = clause(text, at, at + len(run))
    return next((part for part in (text[start:end], text) if text.count(part) == 1), None)


def again(passages: Sequence[Passage], known: Sequence[Happening], every: Sequence[Passage]) -> Iterator[Again]:
    """Yield the passages that tell an event which stands with its date and label elsewhere.

    ``every`` are all passages of the corpus: what is rare is told from them.
    """
    seen = _weights(every)
    for event in (event for event in known if event.label):
        label = {pair: math.log(1 + len(every) / (1 + seen[pair])) for pair in bigrams(event.label)}
        whole = sum(label.values())
        for passage in passages if len(label) >= FEWEST else ():
            held = sum(weight for pair, weight in label.items() if pair in passage.text)
            if passage.id != event.passage and held >= TOLD * whole and (quote := _quote(passage.text, event.label)):
                yield Again(passage.id, event, quote)


def _agree(one: str, other: str) -> bool:
    """Tell whether two dates can be one, of which one may be reduced."""
    return one.startswith(other) or other.startswith(one)


def happenings(
    passages: Sequence[Passage], written: Written | None, known: Sequence[Happening], every: Sequence[Passage]
) -> Iterator[tuple[Passage, EventRecord, str]]:
    """Yield what passages date or tell again, with its date: the passage, the event for its annotation, the date.

    What is dated here and known from elsewhere is that happening; one told again without a date is proposed
    only where the passage dates nothing else.
    """
    heads = [event for event in known if event.same is None]
    told = list(again(passages, heads, every))
    for passage in passages:
        own = events(passage.text, written)
        others = [earlier for earlier in told if earlier.passage == passage.id]
        for event in own:
            same = next(
                (earlier.event for earlier in others if event.date and _agree(earlier.event.date, event.date)), None
            )
            yield (passage, _told_again(same, event.quote), same.date) if same else (passage, event, event.date or "")
        for earlier in others if not own else ():
            yield passage, _told_again(earlier.event, earlier.quote), earlier.event.date


def _told_again(event: Happening, quote: str) -> EventRecord:
    return EventRecord(same=event.id, quote=quote, by="rule")
