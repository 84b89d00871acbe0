"""The conversion of a whole corpus, for its check and for its published record."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from scripts.convert.audit import Text, choices
from scripts.convert.open_choices import check_conversion
from scripts.convert.record import RECORD
from scripts.corpus.conversion import Choice, Overrides
from scripts.corpus.decoding import read_text
from scripts.corpus.model import Problem
from scripts.corpus.state import Corpus


def simplified_texts(corpus: Corpus) -> tuple[Text, ...]:
    """Every passage whose document is in Simplified, with its id."""
    documents = {document.id for document in corpus.documents if document.record.language == "zh-Hans"}
    return tuple(Text(passage.id, passage.text) for passage in corpus.passages if passage.doc in documents)


def conversion_rows(corpus: Corpus, overrides: Overrides, names: Collection[str]) -> Iterator[Choice]:
    """Yield every choice of conversion in the corpus, in its order; ``names`` are its persons."""
    yield from choices(simplified_texts(corpus), overrides, names)


def read_record(folder: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Read the record of accepted conversions of a ``variants`` folder.

    Returns None where there is none, or TXT01 where it is not UTF-8. Raises ``OSError`` where it cannot be read.
    """
    path = folder / RECORD
    return read_text(path, f"{folder.name}/{RECORD}") if path.exists() else (None, ())


def review(corpus: Corpus, names: Collection[str]) -> tuple[Problem, ...]:
    """Return what a curator has to settle about the conversion of a corpus; ``names`` are its persons.

    A corpus without ``variants/accepted.tsv`` has not begun to keep the record, and nothing is asked of it.
    """
    if corpus.accepted is None:
        return ()
    return check_conversion(simplified_texts(corpus), corpus.overrides, corpus.accepted, names)
