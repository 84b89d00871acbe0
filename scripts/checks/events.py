"""Rules for dated events: one happening is told once, with all the passages that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from scripts.checks.rule import Fault, rule
from scripts.corpus import filing
from scripts.corpus.model import Happening
from scripts.corpus.records import EventRecord
from scripts.corpus.state import Corpus

SAYING_THE_SAME = ("agree", "differ", "text")
"""Relations of claims that can be about one and the same happening; a claim of another scope is not."""


def _records(corpus: Corpus) -> dict[str, tuple[str, tuple[str | int, ...], EventRecord]]:
    """Return file, place in it and record of every event, by its id."""
    return {
        f"{id}.e{i + 1}": (filing.annotation(doc), ("passages", id, "events", i), event)
        for doc, record in sorted(corpus.curated.annotations.items())
        for id, note in record.passages.items()
        for i, event in enumerate(note.events)
    }


@rule("ANN11")
def unknown_happening(corpus: Corpus) -> Iterator[Fault]:
    """The event that another passage tells as well exists, and has a date and a label of its own."""
    events = _records(corpus)
    for path, place, event in events.values():
        if event.same and (event.same not in events or events[event.same][2].same):
            line = corpus.curated.line(path, *place)
            yield path, line, f"没有自有日期的记事「{event.same}」"


@rule("ANN12")
def happening_told_twice(corpus: Corpus) -> Iterator[Fault]:
    """Two events are one where date and label are the same, or where one claim quotes both and their dates agree."""
    events = _records(corpus)
    pairs = [*_alike(corpus), *_of_one_claim(corpus)]
    twice = {second.id: (first, second) for first, second in pairs if first.happening != second.happening}
    for first, second in twice.values():
        path, place, _ = events[second.id]
        message = f"「{second.label}」与 {first.id}「{first.label}」是一件事"
        hint = f"留日期较详的一条，另一条只写 same: {first.id} 和引文"
        yield path, corpus.curated.line(path, *place), message, hint


def _alike(corpus: Corpus) -> Iterator[tuple[Happening, Happening]]:
    seen: dict[tuple[str, str], Happening] = {}
    for event in corpus.events:
        yield seen.setdefault((event.date, event.label), event), event


def _of_one_claim(corpus: Corpus) -> Iterator[tuple[Happening, Happening]]:
    """Yield the pairs of events that members of one claim quote, the more exact date first."""
    told: dict[str, list[Happening]] = {}
    for event in corpus.events:
        told.setdefault(event.passage, []).append(event)
    texts = {passage.id: passage.text for passage in corpus.passages}
    for claim in corpus.curated.parallels.parallels:
        if claim.relation in SAYING_THE_SAME:
            found = [
                event
                for member in claim.members
                for event in told.get(member.passage, ())
                if _overlap(texts[member.passage], event.quote, member.quote)
            ]
            for one, other in combinations(sorted(found, key=lambda event: -len(event.date)), 2):
                if one.date.startswith(other.date):
                    yield one, other


def _overlap(text: str, one: str, other: str) -> bool:
    start, begin = text.find(one), text.find(other)
    return start >= 0 and begin >= 0 and start < begin + len(other) and begin < start + len(one)
