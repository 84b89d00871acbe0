"""Makers of small ledgers and passages for the tests of ledger, gate and resolver."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from scripts.corpus.ledger import Event, Ledger
from scripts.corpus.model import Passage
from scripts.ledger.ids import mint_id, passage_hash
from scripts.ledger.match import match
from scripts.ledger.plan import Plan, Situation

DATE, VERSION = "2026-01-02", "0.1.0"


def passages_of(doc: str, texts: Iterable[str]) -> tuple[Passage, ...]:
    return tuple(
        Passage("", doc, n, "paragraph", text, f"{doc}.txt", ((0, len(text)),), n)
        for n, text in enumerate(texts, start=1)
    )


def minted(passages: Iterable[Passage], seed: int = 1, ledger: Ledger | None = None) -> Ledger:
    """The ledger with a mint line for each passage."""
    start, rng = ledger or Ledger(), Random(seed)
    taken, events = set(start.known()), []
    for passage in passages:
        id = mint_id(rng, taken)
        taken.add(id)
        sha256 = passage_hash(passage.text)
        events.append(Event("mint", DATE, VERSION, id, passage.doc, sha256, text=passage.text))
    return start.extended(tuple(events))


def situation(passages: tuple[Passage, ...], ledger: Ledger, version: str = "0.2.0") -> Situation:
    return Situation(match(passages, ledger)[0], ledger, "2026-02-03", version)


def codes(plan: Plan) -> list[str]:
    return [problem.code for problem in plan.problems]
