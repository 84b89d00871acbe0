"""What only follows from another fault is not told: the one place where problems are left out.

What each code needs to be judged stands in the register, `scripts.corpus.codes`.
"""

from __future__ import annotations

from collections.abc import Iterable

from scripts.corpus import filing
from scripts.corpus.codes import CODES, DRAFT, Need
from scripts.corpus.ledger import Ledger
from scripts.corpus.model import Problem
from scripts.corpus.state import Corpus


def _is_met(need: Need, problem: Problem, corpus: Corpus) -> bool:
    match need:
        case "records":
            return not any(filing.is_record(name) for name in corpus.curated.unread)
        case "annotations":
            return not any(filing.is_annotation(name) for name in corpus.curated.unread)
        case "documents":
            return not corpus.lost
        case "document":
            return not any(problem.path == filing.annotation(doc) for doc in corpus.lost)
        case file:
            return file not in corpus.curated.unread and bool(getattr(corpus.curated, file.removesuffix(".yml")))


def without_consequences(problems: Iterable[Problem], corpus: Corpus) -> list[Problem]:
    """Return the problems of a processed corpus that follow from no other one.

    What needs a sound corpus is told only where nothing else is; a passage without an id does no harm to it.
    """
    own, last = list[Problem](), list[Problem]()
    for problem in problems:
        needs = CODES[problem.code].needs
        if "sound" in needs:
            last.append(problem)
        elif all(_is_met(need, problem, corpus) for need in needs):
            own.append(problem)
    return own + last if all(problem.code == DRAFT for problem in own) else own


def present_part(ledger: Ledger, corpus: Corpus) -> Ledger:
    """Return the ledger without the events of documents that cannot be made: their ids are not asked for."""
    lost = corpus.lost
    return Ledger(tuple(event for event in ledger.events if event.doc not in lost))
