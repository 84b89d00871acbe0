"""Find paragraphs of a source that repeat earlier ones, as when a page was saved twice."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import reduce

from scripts.corpus.model import Block
from scripts.corpus.traced import Traced
from scripts.text.kinds import form
from scripts.text.markers import marker, speaker
from scripts.text.punctuation import WIDTH
from scripts.text.quotes import squeeze

LONG = 20  # a shorter paragraph may be repeated by the writer; it counts only beside another repeat
PAGE = 3  # so many repeats in a row, in the order of the first, are a page saved twice
FURNITURE = 3  # a line without a sentence that stands so often is the page's, not the writer's
PROSE = 60  # a longer paragraph of running text is not said twice


def likeness_key(paragraph: Traced) -> str:
    """Return a digest that is equal for paragraphs of equal words: SHA-256 after width folding, without spaces."""
    folded = reduce(lambda text, rule: rule(text), WIDTH, paragraph)
    return hashlib.sha256(squeeze(folded.text).encode()).hexdigest()


def _runs(again: dict[int, int], between: Callable[[int], bool]) -> Iterator[list[int]]:
    """Yield the repeats that follow each other as their originals do, over at most one paragraph that does not."""
    run = list[int]()
    for i, of in again.items():
        if run and not (0 < i - run[-1] <= 2 and 0 < of - again[run[-1]] <= 2 and (i - run[-1] == 1 or between(i - 1))):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _is_own(block: Block) -> bool:
    """Tell whether a writer may well say a block again: an item, a step, a question, an answer, a refrain."""
    text = block.traced.text.strip()
    return (
        block.kind in ("verse", "table", "list-item") or bool(marker(text) or speaker(text)) or form(text) is not None
    )


def repeats(blocks: Sequence[Block]) -> dict[int, int]:
    """Map the index of each repeated block to the index of the one it repeats.

    A page saved twice is a run of repeats; beside it only long prose and lines of furniture count as repeated.
    """
    first, counts = dict[str, int](), Counter[int]()
    again = dict[int, int]()
    for i, block in enumerate(blocks):
        of = first.setdefault(likeness_key(block.traced), i)
        counts[of] += 1
        if of != i:
            again[i] = of
    found = dict[int, int]()
    for run in _runs(again, lambda i: len(blocks[i].traced) < LONG):
        texts = [blocks[i].traced.text for i in run]
        page = (
            len(run) >= PAGE
            and sum(len(text) >= LONG and not _is_own(blocks[i]) for i, text in zip(run, texts, strict=True)) >= 2
        )
        for i, text in zip(run, texts, strict=True):
            line = counts[again[i]] >= FURNITURE and len(text) >= 8 and "。" not in text
            if page or (not _is_own(blocks[i]) and (len(text) >= PROSE or line)):
                found[i] = again[i]
    return found
