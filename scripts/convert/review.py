"""The conversion of a whole corpus, for its check and for its published record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from scripts.convert.audit import Text, choices
from scripts.convert.open_choices import check_conversion, open_choices
from scripts.convert.record import RECORD, OpenChoice
from scripts.corpus import filing
from scripts.corpus.conversion import Choice, Overrides, shared
from scripts.corpus.decoding import read_text
from scripts.corpus.model import Passage, Problem
from scripts.corpus.state import Corpus

Common = tuple[Overrides, frozenset[str]]
"""What the conversion of every text depends on: the overrides, and the persons of the corpus."""


def name_of(passage: Passage) -> str:
    """Return by what a curator finds a passage: its id, else its place."""
    return passage.id if not passage.draft else f"{filing.raw(passage.file)}:{passage.line}"


def simplified_texts(corpus: Corpus, name: Callable[[Passage], str]) -> list[tuple[Text, ...]]:
    """Every passage of each document in Simplified, with its name."""
    return [
        tuple(Text(name(passage), passage.text) for passage in document.passages)
        for document in corpus.documents
        if document.record.language == "zh-Hans"
    ]


def _choices(common: Common, documents: Sequence[tuple[Text, ...]]) -> list[list[Choice]]:
    overrides, names = common
    return [list(choices(texts, shared(overrides), names)) for texts in documents]


def _open_choices(common: Common, documents: Sequence[tuple[Text, ...]]) -> list[list[OpenChoice]]:
    return [list(open_choices(texts, *common)) for texts in documents]


def conversion_rows(corpus: Corpus, names: frozenset[str]) -> Iterator[Choice]:
    """Yield every choice of conversion in the corpus, in its order; ``names`` are its persons.

    What many of them say, and all but what stands around them is that, they share: so they take a fifth of the room.
    """
    texts, said = simplified_texts(corpus, lambda passage: passage.id), dict[str | int, Any]()
    for choice in chain.from_iterable(corpus.work.each("choices", _choices, (corpus.overrides, names), texts)):
        yield Choice._make(said.setdefault(part, part) for part in choice)


def read_record(folder: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Read the record of accepted conversions of a ``variants`` folder.

    Returns None where there is none, or TXT01 where it is not UTF-8. Raises ``OSError`` where it cannot be read.
    """
    path = folder / RECORD
    return read_text(path, f"{folder.name}/{RECORD}") if path.exists() else (None, ())


def review(corpus: Corpus, names: frozenset[str]) -> tuple[Problem, ...]:
    """Return what a curator has to settle about the conversion of a corpus; ``names`` are its persons.

    A corpus without ``variants/accepted.tsv`` has not begun to keep the record, and nothing is asked of it.
    """
    if corpus.accepted is None:
        return ()
    documents = simplified_texts(corpus, name_of)
    found = corpus.work.each("open choices", _open_choices, (corpus.overrides, names), documents)
    texts = [*chain.from_iterable(documents)]
    places = {name_of(passage): (filing.raw(passage.file), passage.line) for passage in corpus.passages}
    return check_conversion(texts, corpus.overrides, corpus.accepted, chain.from_iterable(found), places)
