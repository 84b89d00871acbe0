"""Rules for `readings/`: the independent readings label what exists."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.rule import Fault, rule
from scripts.corpus import filing
from scripts.corpus.state import Corpus


@rule("RDG02")
def reading_of_nothing(corpus: Corpus) -> Iterator[Fault]:
    """A reading names passages that were minted and topics of `topics.yml`."""
    known, topics = corpus.ledger.known(), {topic.id for topic in corpus.curated.topics}
    for reader, reading in corpus.curated.readings.items():
        path = filing.reading(reader)
        for id, labels in reading.items():
            line = corpus.curated.line(path, id)
            if id not in known:
                yield path, line, f"没有段落 {id}"
            for label in sorted(labels - topics):
                yield path, line, f"没有专题「{label}」", "改正拼写；专题见 topics.yml"
