"""The lists of a corpus: made once, and remembered while its texts and its vocabulary stay the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from scripts.convert.fold import fold_table
from scripts.corpus.records import EntityRecord, TermRecord
from scripts.corpus.state import Corpus
from scripts.search.folding import Folder
from scripts.stages.mentions import leading_words
from scripts.words.listing import Listing, listing
from scripts.work.run import Work

Texts = tuple[str, ...]


def listing_of(corpus: Corpus) -> Listing:
    """Return the lists of a corpus, of its folded texts."""
    records: list[EntityRecord | TermRecord] = [*corpus.entities, *corpus.terms]
    curated = frozenset(word for record in records for word in leading_words(record))
    return listing_by(corpus.work, tuple(passage.text for passage in corpus.passages), curated)


@lru_cache(maxsize=1)  # pages, data and search ask one after the other
def listing_by(work: Work, texts: Texts, curated: frozenset[str]) -> Listing:
    """Return the lists of texts as they are, made or remembered; ``curated`` are names as curators write them."""
    (found,) = work.each("words", _listings, curated, [texts])
    listed: Listing = found
    return listed


def _listings(curated: frozenset[str], corpora: Sequence[Texts]) -> list[Listing]:
    return [_listing(texts, curated) for texts in corpora]


def _listing(texts: Texts, curated: frozenset[str]) -> Listing:
    folder = Folder(fold_table())
    return listing([folder.text(text) for text in texts], frozenset(map(folder.text, curated)))
