"""Passages get the permanent ids that the ledger keeps for their texts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby

from scripts.corpus.ledger import Ledger
from scripts.corpus.model import Passage, Problem
from scripts.corpus.state import Document
from scripts.ledger.match import match


def identify(
    documents: Sequence[Document], ledger: Ledger, fresh: Collection[str] = ()
) -> tuple[tuple[Document, ...], list[Problem]]:
    """Give every passage its id; passages without one are marked as drafts.

    ``fresh`` are the ids that were never published nor committed. Returns the documents in the same order,
    and the ledger's problems (ID20-ID25).
    """
    flat: list[Passage] = [passage for document in documents for passage in document.passages]
    identified, problems = match(flat, ledger, fresh)
    by_doc = {doc: tuple(group) for doc, group in groupby(identified, key=lambda passage: passage.doc)}
    return tuple(replace(document, passages=by_doc.get(document.id, ())) for document in documents), list(problems)
