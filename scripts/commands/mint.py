"""Give new passages their ids."""

from __future__ import annotations

from random import SystemRandom

from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus, add_yes
from scripts.commands._ledger import apply
from scripts.ledger.commands import plan_mint


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `mint`."""
    add_corpus(parser)
    add_yes(parser)


def run(given: Namespace) -> int:
    """Show the ids of new passages and, once confirmed, append them; return the exit code."""
    return apply(given.corpus, lambda now: plan_mint(now, SystemRandom()), given.yes)
