"""Taking lines out of the ledger again that nobody has seen: ids minted by mistake and never committed."""

from __future__ import annotations

from collections.abc import Collection

from scripts.corpus import filing
from scripts.corpus.ledger import Ledger
from scripts.corpus.model import Problem
from scripts.ledger.plan import Situation
from scripts.ledger.rules import check_ledger


def without(ledger: Ledger, ids: Collection[str]) -> Ledger:
    """The ledger without the lines of these ids."""
    return Ledger(tuple(event for event in ledger.events if event.id not in ids))


def idle(situation: Situation) -> tuple[str, ...]:
    """Fresh ids that no passage has, in the order of the ledger: what two `mint` at once leave behind."""
    return tuple(id for id in situation.lost if id in situation.fresh)


def problems_of_unminting(situation: Situation, ids: Collection[str]) -> tuple[Problem, ...]:
    """What stands against taking ids out: ID40 for an id that is not fresh or for none at all.

    Else the codes of `check_ledger`, where another line needs the id.
    """
    kept = [id for id in ids if id not in situation.fresh]
    if kept or not ids:
        message = f"编号 {' '.join(kept)} 已经提交或发布过，或无从查知" if kept else "没有可以取出的编号"
        return (Problem(filing.LEDGER, 1, "ID40", message),)
    before = set(check_ledger(situation.ledger))
    return tuple(problem for problem in check_ledger(without(situation.ledger, ids)) if problem not in before)
