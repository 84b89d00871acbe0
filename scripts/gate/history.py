"""What git remembers of a ledger while it is being written: the published state, and the last committed one.

The gate proves a built site before it is published; here the same is asked of the working copy, so that
a line taken out by hand is told before anything is minted in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.corpus.ledger import Ledger
from scripts.corpus.model import Problem
from scripts.gate.base import find_base, git
from scripts.gate.extension import PUBLISHED, check_extension
from scripts.ledger.file import parse_ledger

COMMITTED = "最近一次提交的台账"


@dataclass(frozen=True)
class History:
    """Earlier states of a ledger.

    ``published`` is the ledger of the last release; ``committed`` that of HEAD, and of the other side
    while a merge is under way; both are empty where no git tells.
    """

    published: Ledger | None = None
    committed: tuple[Ledger, ...] = ()

    def faults(self, ledger: Ledger, path: str) -> Iterator[Problem]:
        """What of the earlier states the ledger lacks or has altered (GA02 to GA05).

        In a merge either side's new lines may come first, so the order does not count.
        """
        told = list(check_extension(ledger, self.published, path, PUBLISHED)) if self.published else []
        for state in () if told else self.committed:
            told += check_extension(ledger, state, path, COMMITTED, ordered=len(self.committed) == 1)
        yield from dict.fromkeys(told)

    def fresh(self, ledger: Ledger) -> frozenset[str]:
        """Ids that were minted since: nobody can have cited them. None where no git tells."""
        if not self.committed:
            return frozenset()
        earlier = (*self.committed, *([self.published] if self.published else []))
        return ledger.known() - {id for state in earlier for id in state.known()}


def history(ledger_file: Path, env: Mapping[str, str]) -> History:
    """Ask git for the earlier states of a ledger; ``env`` is as for `scripts.gate.base.find_base`.

    Raises BaseError where continuous integration has not fetched what would tell.
    """
    folder = ledger_file.parent
    if git(folder, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return History()
    sides = ["HEAD"] + ["MERGE_HEAD"] * (git(folder, "rev-parse", "--verify", "--quiet", "MERGE_HEAD") is not None)
    texts = [git(folder, "show", f"{side}:./{ledger_file.name}") or "" for side in sides]
    return History(find_base(None, ledger_file, env), tuple(parse_ledger(text)[0] for text in texts))
