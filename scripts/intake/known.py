"""What a corpus has already: exact and near duplicates of a text that is about to be taken in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from scripts.corpus.model import Passage
from scripts.ledger.ids import squeezed
from scripts.stages.align import SAME, likeness, telling

SHORTEST = 20  # shorter paragraphs (headings, bylines) repeat without being the same text


class Twin(NamedTuple):
    """A paragraph of a new text and the passage that says the same: word for word, or nearly."""

    paragraph: str
    passage: Passage
    exact: bool


def _index(passages: Iterable[Passage]) -> tuple[dict[str, Passage], dict[str, list[Passage]]]:
    whole, runs = dict[str, Passage](), defaultdict[str, list[Passage]](list)
    for passage in passages:
        whole.setdefault(squeezed(passage.text), passage)
        for run in telling(passage.text):
            runs[run].append(passage)
    return whole, runs


def twins(paragraphs: Sequence[str], passages: Sequence[Passage]) -> Iterator[Twin]:
    """Yield, for each paragraph, the first passage that is the same text or nearly so."""
    whole, runs = _index(passages)
    for text in (text for text in paragraphs if len(text) >= SHORTEST):
        if same := whole.get(squeezed(text)):
            yield Twin(text, same, True)
            continue
        near = {passage.id or passage.text: passage for run in telling(text) for passage in runs.get(run, ())}
        like = next((passage for passage in near.values() if likeness(text, passage.text) >= SAME), None)
        if like:
            yield Twin(text, like, False)
