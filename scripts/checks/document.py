"""Rules for whole documents."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.rule import Fault, rule
from scripts.corpus import filing
from scripts.corpus.state import Corpus, Document
from scripts.ledger.ids import passage_hash

SAME = 0.8  # share of a document's long passages that stand word for word in another one
LONG = 20


def _hashes(document: Document) -> set[str]:
    return {passage_hash(passage.text) for passage in document.passages if len(passage.text) >= LONG}


def _is_new(document: Document) -> bool:
    return all(passage.draft for passage in document.passages)


@rule("DOC03")
def repeated_document(corpus: Corpus) -> Iterator[Fault]:
    """A document is not the copy of an earlier one: the same article saved from another page.

    Of two, the later is the one that is not minted yet. Where both are, neither is judged any more: a short one would
    else become the copy of a longer one that holds it and was rightly minted after it.
    """
    seen: dict[str, set[str]] = {}
    for document in sorted(corpus.documents, key=_is_new):
        own = _hashes(document)
        counts: dict[str, int] = {}
        for digest in own:
            for other in seen.get(digest, ()):
                counts[other] = counts.get(other, 0) + 1
            seen.setdefault(digest, set()).add(document.id)
        for other, shared in sorted(counts.items()) if _is_new(document) else ():
            if shared >= SAME * len(own):
                message = f"与文献「{other}」有 {shared}/{len(own)} 段逐字相同，应是同一篇"
                yield document.record.path, 1, message, f"删去这一份；来源信息并入 {filing.document(other)}"
