"""Record that a passage was split."""

from __future__ import annotations

from random import SystemRandom

from scripts.commands._arguments import ArgumentParser, Namespace, add_corpus, add_reason, add_yes
from scripts.commands._ledger import apply
from scripts.ledger.commands import plan_split


def register(parser: ArgumentParser) -> None:
    """Declare the arguments of `split`."""
    add_corpus(parser)
    add_yes(parser)
    add_reason(parser)
    parser.add_argument("id")
    parser.add_argument("--into", type=int, nargs="+", default=(), metavar="N", help="numbers of the new passages")


def run(given: Namespace) -> int:
    """Show the split and, once confirmed, append it; return the exit code."""
    rng = SystemRandom()
    return apply(given.corpus, lambda now: plan_split(now, given.id, given.reason, rng, given.into), given.yes)
