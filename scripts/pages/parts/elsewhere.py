"""Where else the claims of a passage stand: what its margin names beside the label of each claim.

A label is true of a claim as a whole. Of two of its places another claim may say something closer: among
places that measure different things, two that give one number agree. Beside the looser label such a place
is left out; it stands beside the closer one, in the same margin.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.corpus.records import ParallelRecord
from scripts.pages.parts.shelf import Around

CLOSER = {"scope": ("differ", "agree"), "differ": ("agree",)}
"""Relations that say something closer of two places than a claim of this relation does."""


@dataclass(frozen=True)
class Elsewhere:
    """A claim of a passage, and the other passages of which its label is true as seen from there."""

    claim: ParallelRecord
    places: tuple[str, ...]


def elsewhere(around: Around, passage: str) -> tuple[Elsewhere, ...]:
    """Return the claims of a passage, by its id, in the order of the corpus, each with its other places."""
    claims = around.parallels.get(passage, ())
    return tuple(Elsewhere(claim, _places(around, claims, claim, passage)) for claim in claims)


def _places(around: Around, claims: tuple[ParallelRecord, ...], claim: ParallelRecord, passage: str) -> tuple[str, ...]:
    closer = [other for other in claims if other.relation in CLOSER.get(claim.relation, ())]
    places = dict.fromkeys(member.passage for member in claim.members if member.passage != passage)

    def told(place: str) -> bool:
        return any(all(_same_words(around, claim, other, end) for end in (passage, place)) for other in closer)

    return tuple(place for place in places if not told(place))


def _same_words(around: Around, one: ParallelRecord, other: ParallelRecord, passage: str) -> bool:
    """Tell whether two claims quote words of a passage in common."""
    text = around.passage[passage].text
    return any(
        start < past and begin < end
        for start, end in _stretches(one, passage, text)
        for begin, past in _stretches(other, passage, text)
    )


def _stretches(claim: ParallelRecord, passage: str, text: str) -> list[tuple[int, int]]:
    quotes = [member.quote for member in claim.members if member.passage == passage]
    return [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
